"""The pen that draws one emotional line: its curve, its style and the size of its signs."""

from __future__ import annotations

from dataclasses import dataclass, replace

from werkbank.drawing.shapes import Hatch, Item, Line, Point, Polygon, Style
from werkbank.genogram.bonds_curve import Curve

ARROW, WING = 7.0, 2.9
HIGH, TOOTH = 2.8, 5.0  # of a zigzag


@dataclass(frozen=True, slots=True)
class Pen:
    """One bond being drawn: its curve, its style, the scale of its signs."""

    curve: Curve
    style: Style
    size: float = 1.0

    def line(self, start: float, end: float, *, side: float = 0.0, dash: tuple[float, ...] = ()) -> Item:
        """A piece of the line."""
        return Line(self.curve.part(start, end, side=side * self.size), self._dashed(dash))

    def zigzag(self, start: float, end: float, *, high: float = HIGH, step: float = TOOTH, side: float = 0.0) -> Item:
        """A piece with teeth."""
        points = self.curve.zigzag(start, end, high=high * self.size, step=step * self.size, side=side * self.size)
        return Line(points, self.style)

    def shape(self, points: tuple[Point, ...], *, filled: bool) -> Item:
        """A small closed sign."""
        return Polygon(points, self.solid(filled=filled))

    def solid(self, *, filled: bool) -> Style:
        """The style of a closed sign: filled, empty, or hatched when it is only suspected."""
        plain = replace(self.style, dash=())
        if filled and self.style.dash:
            return replace(plain, hatch=Hatch.DIAGONAL)
        return replace(plain, fill=self.style.stroke if filled else "surface")

    def _dashed(self, dash: tuple[float, ...]) -> Style:
        return replace(self.style, dash=dash) if dash else self.style

    @property
    def end(self) -> float:
        return self.curve.length

    @property
    def middle(self) -> float:
        return self.curve.length / 2

    @property
    def shaft(self) -> float:
        """The middle of what an arrow leaves free."""
        return (self.curve.length - ARROW * self.size) / 2
