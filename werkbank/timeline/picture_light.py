"""What may lie under or over the marks on paper: the light of a pattern, and how many other dates an event has."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from werkbank.drawing.shapes import Anchor, Box, Face, Item, Rect, Style, Text
from werkbank.drawing.tokens import WEIGHT_THIN
from werkbank.timeline.ground import Ground
from werkbank.timeline.seasons import seasons
from werkbank.timeline.sizes import Sizes

LIGHT = Style("highlight_edge", "highlight", 1.0)
_COUNT = 9.0  # points high, at scale 1
_SEASONS = ("band", "surface")  # winter is a little darker than summer


def season_items(ground: Ground, *, grid: Style) -> Iterator[Item]:
    """Winters, summers and the lines of months, where months are wide enough."""
    if (year := seasons(ground)) is None:
        return
    for edges, role in zip((year.winters, year.summers), _SEASONS, strict=True):
        for left, right in zip(*edges.tolist(), strict=True):
            if right > left:
                yield Rect(Box(left, ground.top, right - left, ground.stack.height), Style("", role))
    for x in year.months.tolist():
        yield Rect(Box(x, ground.top, 0.5, ground.stack.height), Style("", grid.stroke))


def over_and_under(
    box: Box, *, event: str, lit: Collection[str], others: Mapping[str, int], sizes: Sizes
) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """What lies under the mark of an event, and what stands over it."""
    under = (Rect(Box(box.x - 2, box.y - 2, box.w + 4, box.h + 4), LIGHT),) if event in lit else ()
    return under, count_items(box, others[event], sizes=sizes) if event in others else ()


def count_items(box: Box, count: int, *, sizes: Sizes) -> tuple[Item, ...]:
    """'+1' over the end of a mark: one other date than the one that is shown."""
    tall, wide = sizes.of(_COUNT), sizes.of(_COUNT * 1.6)
    plate = Box(box.x + box.w - wide * 0.6, box.y - tall * 0.55, wide, tall)
    size = sizes.of(7.5)
    return (
        Rect(plate, Style("ink", "surface_raised", WEIGHT_THIN), 2),
        Text(plate.x + wide / 2, plate.y + tall / 2 + size * 0.35, f"+{count}", size, Face.BOLD, Anchor.MIDDLE),
    )
