"""Sizes of the timeline in points on paper, in device-independent pixels on screen: one table for both.

``scale`` makes everything larger together (projector, large print), so that screen and paper keep one layout.
"""

from __future__ import annotations

from dataclasses import dataclass

ROWS_SHOWN = 8  # rows of a lane before the rest is behind '+n'


@dataclass(frozen=True, slots=True)
class Sizes:
    """Every length that a layout of the timeline needs."""

    scale: float = 1.0

    def of(self, length: float) -> float:
        """A length, scaled."""
        return length * self.scale

    @property
    def names(self) -> float:
        """Width of the frozen column with the names of lanes."""
        return self.of(142)

    @property
    def row(self) -> float:
        """Distance from one row of a lane to the next."""
        return self.of(20)

    @property
    def bar(self) -> float:
        """Height of a bar and of the area that belongs to a diamond."""
        return self.of(16)

    @property
    def pad(self) -> float:
        """Room above the first and below the last row of a lane."""
        return self.of(3)

    @property
    def folded(self) -> float:
        """Height of a folded lane."""
        return self.of(20)

    @property
    def axis(self) -> float:
        """Height of the years and months on top."""
        return self.of(36)

    @property
    def curve(self) -> float:
        """Height of the band with the help curve."""
        return self.of(62)

    @property
    def ribbon(self) -> float:
        """Height of one row of bands in the background of a lane."""
        return self.of(15)

    @property
    def signals(self) -> float:
        """Height of the lane with signals."""
        return self.of(20)

    @property
    def fold(self) -> float:
        """Width of the arrow that folds a lane, at the left of its name."""
        return self.of(20)

    @property
    def text(self) -> float:
        """Type size of labels."""
        return self.of(11.5)

    @property
    def name(self) -> float:
        """Type size of the names of lanes."""
        return self.of(12)

    @property
    def coarse(self) -> float:
        """Type size of the upper line of the axis."""
        return self.of(11.5)

    @property
    def note(self) -> float:
        """Type size of ticks, counts and the legend."""
        return self.of(10)

    @property
    def diamond(self) -> float:
        """Half the width of a diamond."""
        return self.of(6)


USUAL = Sizes()
