"""What of a board is visible at a scale, with every place in points: one calculation for screen and paper.

Per visible row the visible slice is found by ``searchsorted``. A row with more events than it has room for (one per
``DENSE`` points) is shown as a density; the same goes for the strips of folded and hidden rows. For the rest the edges
of all marks are computed as columns, and labels get a place: inside the bar, inside on a plate (over hatching), or
behind the mark, as far as the next mark in the row leaves room.

All heights are those of the stack; a painter moves them below the axis and scrolls.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from werkbank.drawing.tokens import LANE_KINDS
from werkbank.timeline.board import ROW_SPAN, Board, Floats, Ints
from werkbank.timeline.extents import Mark
from werkbank.timeline.marks import SOFT
from werkbank.timeline.scale import Scale
from werkbank.timeline.sizes import USUAL, Sizes
from werkbank.timeline.stack import NOT_SHOWN, Stack, Strip

DENSE = 8.0  # points an event must have, else its row is a density
BIN = 3.0  # points a step of a density
MOST_LABELS = 220
MOST_LIT = 400  # lit marks in a row that is a density
LEAST_ROOM = 36.0
LEAST_BAR = 4.0
_FIRST = 1e6  # puts lit marks before all others
BADGE = 13.0  # room for '?'
NATURE_MARK = 12.0  # room for the quote mark or balloon in a bar


Bools = NDArray[np.bool_]


class LabelPlace(IntEnum):
    """Where a label stands."""

    INSIDE = 0
    PLATE = 1  # inside, over hatching or on a bracket: on a plate
    BEHIND = 2
    BEFORE = 3  # ends at the mark: for what is recent, when all of it fits


class Label(NamedTuple):
    """One label: the number of its event, its left edge, the top of its row, its room, its place."""

    event: int
    x: float
    top: float
    room: float
    place: int  # a LabelPlace
    wanted: float = 0.0  # how wide all of its text is


class Window(NamedTuple):
    """The part of the stack that is seen."""

    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """Visible marks as columns in points (``index`` into the board), labels, and densities."""

    index: Ints
    top: Floats
    xa: Floats
    xb: Floats
    xc: Floats
    xd: Floats
    xm: Floats  # of a moment: the middle of its diamond
    moment: NDArray[np.bool_]
    marks: Ints
    kind: Ints
    nature: Ints
    labels: tuple[Label, ...]
    strips: tuple[Strip, ...]
    density: NDArray[np.intp]  # strip, kind, step: how many events touch it
    lit: Bools | None = None  # which marks are lit while the others step back; None when nothing is
    dense: tuple[Strip, ...] = ()  # those strips that are rows with more events than room

    def __len__(self) -> int:
        return len(self.index)


class Detail(NamedTuple):
    """How much of it is shown one by one."""

    dense: float = DENSE  # points an event must have, else its row is a density
    labels: int = MOST_LABELS
    least: float = LEAST_ROOM  # a label with less room is left out
    densities: tuple[Strip, ...] | None = None  # the rows that are densities; None: those with more than room


ON_SCREEN = Detail()


def frame(
    board: Board,
    stack: Stack,
    *,
    scale: Scale,
    window: Window,
    sizes: Sizes = USUAL,
    lit: Bools | None = None,
    detail: Detail = ON_SCREEN,
) -> Frame:
    """Everything visible in a window; ``lit`` tells of each event of the board whether it is lit."""
    singles, strips = _visible(board, stack, scale=scale, window=window, sizes=sizes, lit=lit, detail=detail)
    index = np.concatenate(singles) if singles else np.zeros(0, dtype=np.int32)
    marks = board.marks[index]
    moment = (marks & int(Mark.MOMENT)) != 0
    xa, xb, xc, xd = (_x(column[index], scale) for column in (board.a, board.b, board.c, board.d))
    xm = _x(board.middle[index], scale)
    wide = np.where(moment, 0.0, LEAST_BAR)
    xd = np.maximum(xd, xa + wide)
    top = stack.row_top[board.row[index]]
    left = np.where(moment, np.minimum(xa, xm - sizes.diamond), xa)
    right = np.where(moment, np.maximum(xd, xm + sizes.diamond), xd)
    plate = np.where(moment, xm + sizes.diamond, left)
    known = _Marks(index, left, right, xb, xc, plate, top, moment, marks)
    shining = None if lit is None else lit[index]
    labels = _labels(board, known, scale=scale, window=window, sizes=sizes, lit=shining, detail=detail)
    kind = board.kind[index]
    return Frame(
        index, top, xa, xb, xc, xd, xm, moment, marks, kind if shining is None else np.where(shining, kind, SOFT),
        board.nature[index], labels, strips, _densities(board, strips, scale=scale, window=window), shining,
        tuple(strip for strip in strips if strip not in stack.strips),
    )  # fmt: skip


def _x(days: Ints | Floats, scale: Scale) -> Floats:
    return np.asarray(scale.left + (days - scale.first) * scale.per_day, dtype=np.float64)


def _visible(
    board: Board, stack: Stack, *, scale: Scale, window: Window, sizes: Sizes, lit: Bools | None, detail: Detail
) -> tuple[list[Ints], tuple[Strip, ...]]:
    tops = stack.row_top
    seen = (tops != NOT_SHOWN) & (tops + sizes.bar > window.top) & (tops < window.bottom)
    reach = 2 * sizes.diamond / scale.per_day
    first, last = scale.day(window.left) - reach, scale.day(window.right) + reach
    most = max(24.0, (window.right - window.left) / detail.dense)
    strips = [strip for strip in stack.strips if strip.top + strip.height > window.top and strip.top < window.bottom]
    rows = np.flatnonzero(seen)
    ends, begins = board.by_row()
    i = ends.searchsorted(rows * ROW_SPAN + _within(first, board))
    j = begins.searchsorted(rows * ROW_SPAN + _within(last, board), side="right")
    i = np.maximum(board.row_first[rows], i - 1)  # its label may reach into view
    many = j - i > most
    if detail.densities is not None:
        many = np.isin(board.row_first[rows], [strip.first for strip in detail.densities])
    singles = [_runs(i[~many], j[~many])]
    for row, low, high in zip(rows[many].tolist(), i[many].tolist(), j[many].tolist(), strict=True):
        whole = slice(int(board.row_first[row]), int(board.row_first[row + 1]))
        strips.append(Strip(whole.start, whole.stop, float(tops[row]), sizes.bar))
        if lit is not None:  # what is lit is seen one by one, also where all together are a density
            singles.append((low + np.flatnonzero(lit[low:high])[:MOST_LIT]).astype(np.int32))
    return singles, tuple(strips)


def _within(day: float, board: Board) -> float:
    """A day as it counts inside a row of ``Board.by_row``."""
    return min(max(day - board.first_day, -ROW_SPAN / 2 + 1), ROW_SPAN / 2 - 1)


def _runs(first: NDArray[np.integer], last: NDArray[np.integer]) -> Ints:
    """All numbers ``first .. last`` of each pair, one after the other."""
    counts = np.maximum(last - first, 0)
    before = np.cumsum(counts) - counts
    return (np.repeat(first - before, counts) + np.arange(counts.sum())).astype(np.int32)


def _densities(board: Board, strips: tuple[Strip, ...], *, scale: Scale, window: Window) -> NDArray[np.intp]:
    steps = int((window.right - window.left) // BIN) + 1
    shape = len(strips), len(LANE_KINDS), steps
    if not strips:
        return np.zeros(shape, dtype=np.intp)
    keys = []
    for number, strip in enumerate(strips):
        here = slice(strip.first, strip.last)
        middle = (_x(board.middle[here], scale) - window.left) / BIN
        inside = (middle >= 0) & (middle < steps)
        keys.append((number * shape[1] + board.kind[here][inside]) * steps + middle[inside].astype(np.int64))
    counts = np.bincount(np.concatenate(keys), minlength=shape[0] * shape[1] * steps)
    return counts.reshape(shape)


def skyline(density: NDArray[np.intp]) -> Floats:
    """How high each step of each strip stands, 0 to 1: grows with the logarithm, so it does not change on panning."""
    counts = density.sum(axis=1)
    return np.where(counts > 0, np.minimum(1.0, (2 + np.log2(np.maximum(counts, 1))) / 6), 0.0)


class _Marks(NamedTuple):
    """Edges of the marks that labels stand in or behind."""

    event: Ints
    left: Floats
    right: Floats
    xb: Floats
    xc: Floats
    plate: Floats  # where a label may begin inside: behind a diamond it stands on the bracket
    top: Floats
    moment: NDArray[np.bool_]
    marks: Ints


def _labels(
    board: Board, marks: _Marks, *, scale: Scale, window: Window, sizes: Sizes, lit: Bools | None, detail: Detail
) -> tuple[Label, ...]:
    """Choose the labels with most room, then the first place in which all of the text fits, else the widest."""
    if not len(marks.event):
        return ()
    gap = sizes.of(4)
    behind = marks.right + gap + np.where(marks.marks & int(Mark.UNSURE), sizes.of(BADGE), 0.0)
    behind += np.where(marks.marks & int(Mark.RUNNING), sizes.of(7), 0.0)
    shift = np.where((board.nature[marks.event] > 0) & ~marks.moment, sizes.of(NATURE_MARK), 0.0)
    rooms = np.empty((4, len(behind)))
    rooms[0] = np.minimum(marks.xc, window.right) - np.maximum(marks.xb, window.left) - 2 * gap - shift
    rooms[1] = np.minimum(marks.right, window.right) - np.maximum(marks.plate, window.left) - 2 * gap - shift
    rooms[2] = np.minimum(_next(board, marks.event, scale=scale, sizes=sizes), window.right) - behind - gap
    rooms[2, behind < window.left] = 0.0  # the end of a text alone says nothing
    rooms[3] = marks.left - np.maximum(_before(board, marks.event, scale=scale, sizes=sizes), window.left) - 2 * gap
    rooms[0, marks.moment] = 0.0
    chosen = _roomiest(rooms, least=sizes.of(detail.least), most=detail.labels, lit=lit)
    index, rooms = marks.event[chosen], rooms[:, chosen]
    wanted = board.label_widths(index) * sizes.text
    place = _places(rooms, wanted=wanted)
    left = marks.left[chosen]
    start = np.where(place == LabelPlace.INSIDE, marks.xb[chosen], marks.plate[chosen])
    inside = np.maximum(start, window.left) + gap + shift[chosen]
    x = np.choose(place, (inside, inside, behind[chosen], left - gap - wanted))
    room = rooms[place, np.arange(len(chosen))]
    columns = (index, x, marks.top[chosen], room, place, wanted)
    return tuple(map(Label, *(column.tolist() for column in columns)))


def _roomiest(rooms: Floats, *, least: float, most: int, lit: Bools | None) -> NDArray[np.intp]:
    best = rooms[1:].max(axis=0)
    chosen = np.flatnonzero(best >= least)
    if lit is not None:
        best = best + np.where(lit, _FIRST, 0.0)
    if len(chosen) > most:
        chosen = chosen[np.argpartition(-best[chosen], most)[:most]]
    return chosen


def _places(rooms: Floats, *, wanted: Floats) -> NDArray[np.intp]:
    fits = rooms >= wanted
    widest = (rooms[:3] * np.array([[1.0], [0.7], [1.0]])).argmax(axis=0)
    order = (LabelPlace.INSIDE, LabelPlace.BEHIND, LabelPlace.BEFORE, LabelPlace.PLATE)
    return np.select([fits[place] for place in order], list(order), widest).astype(np.intp)


def _before(board: Board, index: Ints, *, scale: Scale, sizes: Sizes) -> Floats:
    """Where the mark before in the same row ends, with all of its label behind it."""
    before = np.maximum(index - 1, 0)
    same = (index > 0) & (board.row[before] == board.row[index])
    moment = (board.marks[before] & int(Mark.MOMENT)) != 0
    right = _x(board.d[before], scale)
    right = np.where(moment, np.maximum(right, _x(board.middle[before], scale) + sizes.diamond), right)
    label = board.label_widths(before) * sizes.text + sizes.of(BADGE + 8)
    return np.where(same, right + label, -np.inf)


def _next(board: Board, index: Ints, *, scale: Scale, sizes: Sizes) -> Floats:
    """The left edge of the next mark in the same row."""
    after = np.minimum(index + 1, len(board) - 1)
    same = (index + 1 < len(board)) & (board.row[after] == board.row[index])
    moment = (board.marks[after] & int(Mark.MOMENT)) != 0
    left = _x(board.a[after], scale)
    left = np.where(moment, np.minimum(left, _x(board.middle[after], scale) - sizes.diamond), left)
    return np.where(same, left, np.inf)
