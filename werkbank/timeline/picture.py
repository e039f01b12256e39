"""The timeline as a picture for SVG and paper: the same lanes, rows, marks and labels as on screen.

    drawing = draw(casus, today=today, width=1120)

From top to bottom: axis, help curve, lanes, legend. Each mark is a group with key ``event:<id>`` and a sentence for
screen readers; the name of a person's lane has key ``person:<id>``. Without ``height`` the picture is as high as its
lanes; with a smaller one it is scaled down as a whole, so nothing is left out.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from werkbank.drawing.geometry import placed
from werkbank.drawing.shapes import Drawing, Item
from werkbank.i18n import ntr, tr
from werkbank.model.casus import Casus
from werkbank.timeline import scale as scales
from werkbank.timeline.ages import Align
from werkbank.timeline.backgrounds import USUAL_BACKINGS, Backing
from werkbank.timeline.board import Board, Showing, lay
from werkbank.timeline.frame import Window, frame
from werkbank.timeline.ground import Ground, head_of
from werkbank.timeline.lanes import Grouping
from werkbank.timeline.legend import legend as legend_of
from werkbank.timeline.picture_ground import axis_items, cursor_items, curve_items, lane_items, name_items, today_items
from werkbank.timeline.picture_marks import mark_items, strip_items
from werkbank.timeline.picture_paper import EVERYTHING
from werkbank.timeline.picture_signals import signal_items
from werkbank.timeline.sifting import OPEN, Sieve
from werkbank.timeline.sizes import USUAL, Sizes
from werkbank.timeline.stack import Folding, stack

MARGIN = 6.0


def draw(
    casus: Casus,
    *,
    today: date,
    width: float = 1120.0,
    height: float | None = None,
    sizes: Sizes = USUAL,
    as_of: date | None = None,
    grouping: Grouping = Grouping.PERSON,
    span: tuple[date, date] | None = None,
    chosen: Collection[str] = (),
    legend: bool = True,
    sieve: Sieve = OPEN,
    align: Align | None = None,
    backings: Collection[Backing] = USUAL_BACKINGS,
) -> Drawing:
    """The timeline of a casus; ``chosen`` event ids get a ring, ``as_of`` a line.

    ``sieve`` keeps some events, ``align`` puts lives beside each other at the same age, ``backings`` are the bands
    behind the lives.
    """
    showing = Showing(sieve, align=align, backings=frozenset(backings))
    board = lay(casus, today=today, grouping=grouping, showing=showing)
    items, tall = _items(
        board, width=width, sizes=sizes, as_of=as_of, span=span, chosen=frozenset(chosen), key=legend, align=align
    )
    title = tr("Tijdlijn {naam}", naam=casus.sheet.name).strip()
    alt = ntr("Tijdlijn met {n} gebeurtenis.", "Tijdlijn met {n} gebeurtenissen.", len(board) + len(board.tray))
    if height is None or height >= tall:
        return Drawing(width, height or tall, items, title, alt)
    factor = height / tall
    shrunk = tuple(placed(item, scale=factor, dx=width * (1 - factor) / 2) for item in items)
    return Drawing(width, height, shrunk, title, alt)


def _items(
    board: Board, *, width: float, sizes: Sizes, as_of: date | None, span: tuple[date, date] | None,
    chosen: frozenset[str], key: bool, align: Align | None,
) -> tuple[tuple[Item, ...], float]:  # fmt: skip
    pile = stack(board, sizes=sizes, folding=Folding(opened=_all_keys(board)))
    left, right = sizes.names, width - MARGIN
    scale = _scale(board, span=span, left=left, right=right)
    ground = Ground(board, pile, scale, sizes, left, right, top=head_of(board, sizes=sizes), bands=pile.bands)
    shown = frame(
        board, pile, scale=scale, window=Window(left, right, 0.0, pile.height), sizes=sizes, detail=EVERYTHING
    )
    bottom = ground.top + pile.height
    items: list[Item] = [
        *lane_items(ground),
        *today_items(ground),
        *strip_items(shown, ground),
        *mark_items(shown, ground, chosen=chosen),
        *axis_items(ground),
        *(curve_items(ground) if align is None else ()),
        *signal_items(ground),
        *name_items(ground, arrows=False),
        *(cursor_items(ground, as_of=as_of) if as_of and align is None else ()),
    ]
    if key:
        under = legend_of(width=width, top=bottom + sizes.of(10), sizes=sizes, tray=len(board.tray))
        items.append(under.group)
        bottom = under.bottom
    return tuple(items), bottom + MARGIN


def _all_keys(board: Board) -> frozenset[str]:
    return frozenset(lane.name.key for lane in board.lanes)


def _scale(board: Board, *, span: tuple[date, date] | None, left: float, right: float) -> scales.Scale:
    if span is None:
        return scales.fit(board, left=left, right=right)
    first, last = (day.toordinal() for day in span)
    return scales.fitting(first, max(last + 1, first + 1), left=left, right=right)
