"""Where everything stands in one view or picture, and the shapes behind the marks as columns of boxes.

Screen and paper draw their ground from these columns: lives, grid, help curve. All in points from the top left of the
view; lanes begin at ``top``, days lie between ``left`` and ``right``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from werkbank.timeline.age_axis import age_axis
from werkbank.timeline.axis import Axis, axis
from werkbank.timeline.backgrounds import Ribbon
from werkbank.timeline.board import Board, Floats, Ints
from werkbank.timeline.curve import Steps
from werkbank.timeline.scale import Scale
from werkbank.timeline.sizes import Sizes
from werkbank.timeline.stack import Band, Stack


@dataclass(frozen=True, slots=True)
class Ground:
    """See the module; ``bands`` are the lanes in view."""

    board: Board
    stack: Stack
    scale: Scale
    sizes: Sizes
    left: float
    right: float
    top: float
    bands: tuple[Band, ...]
    seasons: bool = False  # whether seasons are shaded where months are wide enough

    @property
    def bottom(self) -> float:
        """The lower edge of the last lane."""
        return self.top + self.stack.height

    def x(self, day: float) -> float:
        """Where a day stands, kept between the sides."""
        return min(max(self.scale.x(day), self.left), self.right)

    def xs(self, days: Floats | Ints) -> Floats:
        """Where days stand, kept between the sides."""
        x = self.scale.left + (days - self.scale.first) * self.scale.per_day
        return np.clip(x, self.left, self.right)

    def sees(self, day: float) -> bool:
        """Whether a day lies between the sides."""
        return self.left <= self.scale.x(day) <= self.right

    @property
    def head(self) -> float:
        """Height of axis, help curve and signals together."""
        return head_of(self.board, sizes=self.sizes)

    def axis(self) -> Axis:
        """The cells of the axis."""
        if self.board.align is not None:
            return age_axis(self.scale, left=self.left, right=self.right)
        return axis(self.scale, left=self.left, right=self.right)


def head_of(board: Board, *, sizes: Sizes) -> float:
    """Height of what stands above the lanes: lives beside each other have no common days for a curve or signals."""
    if board.align is not None:
        return sizes.axis
    return sizes.axis + sizes.curve + (sizes.signals if board.signals else 0.0)


FINEST = 2.0  # points: steps closer together are read at this distance


class Lives(NamedTuple):
    """Boxes in which the person of a lane is not alive, upright lines at birth and death; (x, y, w, h) a row."""

    outside: Floats
    lines: Floats


def lives(ground: Ground) -> Lives:
    """Before birth and after death of the persons whose lanes are in view."""
    outside, lines = [], []
    for band in ground.bands:
        life = band.lane.life if band.lane else None
        if life is None:
            continue
        y = ground.top + band.top
        for day, is_birth in ((life.born, True), (life.died, False)):
            if day is None:
                continue
            x = ground.x(day)
            box = (ground.left, y, x - ground.left) if is_birth else (x, y, ground.right - x)
            outside.append((*box, band.height))
            if ground.left < x < ground.right:
                lines.append((x, y, 1.0, band.height))
    return Lives(_boxes(outside), _boxes(lines))


class Eighteen(NamedTuple):
    """A youth's 17,5 or 18 in a lane."""

    x: float
    y: float
    height: float
    whole: bool
    named: bool  # lives beside each other turn 18 at one x: only the first lane says so


def eighteens(ground: Ground) -> tuple[Eighteen, ...]:
    """The marks in view at which youths turn 17,5 and 18."""
    found = []
    for band in ground.bands:
        life = band.lane.life if band.lane else None
        for day, whole in ((life.half_eighteen, False), (life.eighteen, True)) if life else ():
            if day is not None and ground.sees(day):
                named = ground.board.align is None or ground.top + band.top < ground.head + band.height
                found.append(Eighteen(ground.scale.x(day), ground.top + band.top, band.height, whole, named))
    return tuple(found)


def own_days(ground: Ground, day: float) -> list[tuple[float, float, float]]:
    """Where a day of the calendar stands in each lane of lives beside each other: x, top and height."""
    lanes = ((band, band.lane) for band in ground.bands)
    placed = ((band, day - lane.shift) for band, lane in lanes if lane is not None)
    return [(ground.scale.x(own), ground.top + band.top, band.height) for band, own in placed if ground.sees(own)]


class RibbonPlace(NamedTuple):
    """One row of bands in a lane: its top in the stack, and where the lane begins and how high it is."""

    ribbon: Ribbon
    top: float
    lane_top: float
    lane_height: float


def ribbons_of(bands: Iterable[Band], *, sizes: Sizes) -> tuple[RibbonPlace, ...]:
    """All rows of bands of these lanes, with heights from the top of the stack."""
    return tuple(
        RibbonPlace(ribbon, band.top + n * sizes.ribbon, band.top, band.height)
        for band in bands
        if band.lane is not None and not band.folded
        for n, ribbon in enumerate(band.lane.ribbons)
    )


class CurvePlace(NamedTuple):
    """Where the help curve stands: the line in its middle, points a help, points a report."""

    base: float
    unit: float
    drop: float


def curve_place(ground: Ground) -> CurvePlace:
    """Help above the line, reports below it."""
    sizes, curve = ground.sizes, ground.board.curve
    above, below = sizes.curve * 0.68, sizes.curve * 0.32
    unit = (above - sizes.of(8)) / max(3, curve.maybe.most)
    drop = (below - sizes.of(5)) / max(2, curve.quarters.most)
    return CurvePlace(sizes.axis + above, unit, drop)


def columns(ground: Ground, steps: Steps) -> tuple[Floats, Floats, Floats]:
    """Left side, right side and level of the steps in view; never more than one every ``FINEST`` points."""
    if not len(steps.days):
        empty = np.zeros(0)
        return empty, empty, empty
    first, last = ground.scale.day(ground.left), ground.scale.day(ground.right)
    low = max(0, int(steps.days.searchsorted(first)) - 1)
    high = int(steps.days.searchsorted(last, side="right")) + 1
    days, levels = steps.days[low:high], steps.levels[low:high]
    x = ground.xs(days)
    right = np.append(x[1:], ground.xs(steps.days[high : high + 1]) if high < len(steps.days) else x[-1:])
    if len(x) * FINEST > ground.right - ground.left:
        grid = np.arange(ground.left, ground.right, FINEST)
        at = np.maximum(x.searchsorted(grid, side="right") - 1, 0)
        return grid, grid + FINEST, np.where(grid >= x[0], levels[at], 0).astype(np.float64)
    seen = right > x
    return x[seen], right[seen], levels[seen].astype(np.float64)


def _boxes(found: Sequence[tuple[float, ...]]) -> Floats:
    return np.array(found, dtype=np.float64).reshape(-1, 4)
