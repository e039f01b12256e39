"""The events of a strip with their places on its ruler, and the ruler itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from werkbank.drawing.shapes import Anchor, Box, Face, Item, Line, Rect, Style, Text
from werkbank.drawing.tokens import LANE_KINDS, WEIGHT_THIN
from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.entities import Event
from werkbank.model.kinds import Nature
from werkbank.model.vocabulary import vocabulary
from werkbank.timeline.axis import axis
from werkbank.timeline.cutting import width
from werkbank.timeline.extents import Extent, Mark, extent_of
from werkbank.timeline.labels import lane_kind, when_of
from werkbank.timeline.marks import Look, bar, diamond
from werkbank.timeline.scale import Scale, fitting
from werkbank.timeline.sizes import Sizes

RULER = 18.0  # height of the ruler with its years
ROW = 13.0
ROWS, MORE_ROWS = 4, 7  # rows of marks on one side of the ruler: with little room, and with more
TAIL = 26.0  # points: an end that nobody knows is torn off so far after what is known
SMALL = Sizes(0.72)
_NATURES = (Nature.FACT, Nature.OPINION, Nature.STORY)


@dataclass(frozen=True, slots=True)
class Told:
    """One event of the story: its number, when, in whose words, and where it lies."""

    event: Event
    number: int
    when: str
    words: str
    extent: Extent | None

    @property
    def key(self) -> str:
        """The key of its group."""
        return f"event:{self.event.id}"

    @property
    def alt(self) -> str:
        """What a screen reader says."""
        return f"{self.number}. {self.when}: {self.words}"


def told(casus: Casus, *, today: date, chosen: Collection[str] | None) -> tuple[Told, ...]:
    """The events of the strip in the order of time, those without a date last.

    ``chosen`` names them; without it those that the family chose; when it chose none, all.
    """
    events = [e for e in casus.events.values() if (e.chosen if chosen is None else e.id in chosen)]
    if not events and chosen is None:
        events = list(casus.events.values())
    with_dates = [(event, extent_of(event, today=today)) for event in events]
    with_dates.sort(key=lambda pair: _order(*pair))
    return tuple(Told(e, n, _when(e, x), _words(e), x) for n, (e, x) in enumerate(with_dates, start=1))


def _order(event: Event, extent: Extent | None) -> tuple[bool, int, int, int, str]:
    return extent is None, extent.a if extent else 0, extent.d if extent else 0, event.rank, event.id


def _when(event: Event, extent: Extent | None) -> str:
    known = extent is not None or event.date.ordering
    return when_of(event) if known else tr("datum onbekend")


def _words(event: Event) -> str:
    """What people call it, else the plain sentence of its kind."""
    kind = vocabulary().event_kinds.get(event.kind)
    return event.title or (kind.sentence or kind.label if kind else event.kind)


def scale_of(story: Sequence[Told], *, left: float, right: float) -> Scale:
    """Days over the width, with some air on both sides."""
    extents = [one.extent for one in story if one.extent]
    first, last = min(e.a for e in extents), max(e.d for e in extents)
    air = max(180, (last - first) // 30)
    return fitting(max(1, first - air), last + air, left=left, right=right)


def middle(one: Told, scale: Scale) -> float:
    """Where the eye goes: the diamond of a moment, the begin of a period."""
    extent = one.extent
    if extent is None:
        return scale.left
    return scale.x(extent.middle if extent.is_moment else min((extent.a + extent.b) / 2, extent.d))


def ruler(scale: Scale, *, top: float, right: float) -> Iterator[Item]:
    """A quiet band with years."""
    left, size = scale.left, 9.0
    yield Rect(Box(left, top, right - left, RULER), Style("", "surface_sunken"), 3)
    ticks = axis(scale, left=left, right=right).fine
    xs = [scale.x(day) for day in ticks.days.tolist()]
    every = 1
    while xs and len(xs) > 1 and (xs[1] - xs[0]) * every < width("2020", size=size) + 8:
        every += 1
    for x, day in zip(xs, ticks.days.tolist(), strict=True):
        year = date.fromordinal(day)
        if (
            year.month == 1
            and year.day == 1
            and left + 2 <= x <= right - width("2020", size=size, face=Face.BOLD) - 4
            and year.year % every == 0
        ):
            yield Line(((x, top), (x, top + RULER)), Style("line_strong", width=WEIGHT_THIN))
            yield Text(x + 3, top + RULER / 2 + size * 0.35, str(year.year), size, Face.BOLD, Anchor.START, "ink_soft")


def rows(story: Sequence[Told], scale: Scale, *, most: int = ROWS) -> list[int]:
    """A row for each mark so that marks don't lie on each other, as far as there are rows."""
    free: list[float] = []
    found = []
    for one in story:
        left, right = _sides(one, scale)
        row = next((n for n, x in enumerate(free) if x <= left), len(free))
        if row >= most:
            row = min(range(most), key=lambda n: free[n])
        if row == len(free):
            free.append(right)
        free[row] = max(free[row], right)
        found.append(row)
    return found


def _sides(one: Told, scale: Scale) -> tuple[float, float]:
    extent = one.extent
    if extent is None:
        return scale.left, scale.left
    if extent.is_moment:
        x = scale.x(extent.middle)
        return x - SMALL.diamond - 1, x + SMALL.diamond + 1
    a, _, _, d = _edges(extent, scale)
    return a, d + 8


def _edges(extent: Extent, scale: Scale) -> tuple[float, float, float, float]:
    """The four edges of a period; an unknown end is torn off soon after what is known."""
    a, b, c, d = (scale.x(day) for day in extent[:4])
    if extent.marks & Mark.END_TORN:
        d = min(d, max(a, b) + TAIL)
        b, c = min(b, d), min(c, d)
    return a, b, c, max(d, a + 6)


def mark(one: Told, scale: Scale, *, top: float) -> tuple[Item, ...]:
    """A bar or a diamond, small."""
    extent = one.extent
    if extent is None:
        return ()
    look = Look(LANE_KINDS.index(lane_kind(one.event)), _NATURES.index(one.event.nature), Mark(extent.marks))
    if extent.is_moment:
        return diamond(scale.x(extent.middle), top, look, sizes=SMALL)
    return bar(_edges(extent, scale), top, look, sizes=SMALL)
