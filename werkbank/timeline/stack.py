"""Where lanes and rows stand from top to bottom: folded, open, or capped with a strip for what does not fit.

A band is one lane as it is shown. A folded band, and the last strip of a band that hides rows, show how many events
there are over time instead of the events. Lanes without events stand together in one band that names how many they
are; nothing is left out without a count that can be clicked.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from werkbank.timeline.board import Board, Floats, Lane
from werkbank.timeline.sizes import ROWS_SHOWN, USUAL, Sizes

STRIP = 7.0  # height of the strip for hidden rows
NOT_SHOWN = -1.0


class Strip(NamedTuple):
    """Events ``first .. last`` of the board as a density between two heights."""

    first: int
    last: int
    top: float
    height: float


class Band(NamedTuple):
    """One lane as it is shown; ``lane`` is None for the band that stands for lanes without events."""

    lane: Lane | None
    top: float
    height: float
    folded: bool = False
    hidden: int = 0  # events, or lanes in the band without a lane

    @property
    def bottom(self) -> float:
        """The height at which the next band begins."""
        return self.top + self.height


@dataclass(frozen=True, slots=True, eq=False)
class Stack:
    """All bands; ``row_top`` is the upper edge of the bars of each row, or ``NOT_SHOWN``."""

    bands: tuple[Band, ...]
    strips: tuple[Strip, ...]
    row_top: Floats
    height: float

    def band_at(self, y: float) -> Band | None:
        """The band at a height."""
        return next((band for band in self.bands if band.top <= y < band.bottom), None)


class Folding(NamedTuple):
    """What is folded or opened, by the keys of lanes."""

    folded: Collection[str] = frozenset()
    opened: Collection[str] = frozenset()
    all_lanes: bool = False  # lanes without events too


NOTHING_FOLDED = Folding()


def stack(board: Board, *, sizes: Sizes = USUAL, folding: Folding = NOTHING_FOLDED, cap: int = ROWS_SHOWN) -> Stack:
    """Put the lanes of a board below each other."""
    build = _Build(board, sizes, folding, cap)
    everything = folding.all_lanes or not len(board)
    empty = 0
    for lane in board.lanes:
        if lane.count or everything:
            build.add(lane)
        else:
            empty += 1
    build.add_empty(empty)
    return Stack(tuple(build.bands), tuple(build.strips), build.row_top, build.y)


class _Build:
    def __init__(self, board: Board, sizes: Sizes, folding: Folding, cap: int) -> None:
        self.board, self.sizes, self.folding, self.cap = board, sizes, folding, cap
        self.bands: list[Band] = []
        self.strips: list[Strip] = []
        self.row_top = np.full(len(board.row_first) - 1, NOT_SHOWN)
        self.y = 0.0

    def add(self, lane: Lane) -> None:
        key = lane.name.key
        if key in self.folding.folded:
            self._strip(lane.first, lane.first + lane.rows, top=self.y + 4, height=self.sizes.folded - 8)
            self._band(lane, self.sizes.folded, folded=True, hidden=lane.count)
            return
        shown = lane.rows if key in self.folding.opened else min(lane.rows, self.cap)
        head = lane.head_rows * self.sizes.ribbon
        first = self.y + head + self.sizes.pad + (self.sizes.row - self.sizes.bar) / 2
        self.row_top[lane.first : lane.first + shown] = first + np.arange(shown) * self.sizes.row
        height = head + shown * self.sizes.row + 2 * self.sizes.pad
        hidden = lane.hidden if shown < lane.rows else 0
        if hidden:
            top = self.y + height - self.sizes.pad / 2
            self._strip(lane.first + shown, lane.first + lane.rows, top=top, height=self.sizes.of(STRIP))
            height += self.sizes.of(STRIP)
        self._band(lane, height, hidden=hidden)

    def add_empty(self, count: int) -> None:
        if count:
            self._band(None, self.sizes.folded, hidden=count)

    def _strip(self, first_row: int, last_row: int, *, top: float, height: float) -> None:
        first, last = (int(self.board.row_first[row]) for row in (first_row, last_row))
        self.strips.append(Strip(first, last, top, height))

    def _band(self, lane: Lane | None, height: float, *, folded: bool = False, hidden: int = 0) -> None:
        self.bands.append(Band(lane, self.y, height, folded, hidden))
        self.y += height
