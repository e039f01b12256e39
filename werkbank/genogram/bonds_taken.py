"""What bonds have taken already, and what it costs the next one to come near."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from werkbank.genogram.bonds_room import APART, MET, apart
from werkbank.genogram.check_ink import Segment, crossing
from werkbank.genogram.layout import Point

NOWHERE = math.inf
CLOSE = 5.0  # nearer than this to a bond of others, a line is hard to follow


class Taken:
    """What other bonds have taken already: straight pieces with the box round each."""

    def __init__(self) -> None:
        self._pieces: list[tuple[float, float, float, float, frozenset[str], Segment]] = []

    def add(self, pair: frozenset[str], points: Sequence[Point]) -> None:
        """One more bond lies along these points."""
        for (ax, ay), (bx, by) in pairwise(points):
            box = (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
            self._pieces.append((*box, pair, Segment(ax, ay, bx, by)))

    def near(self, box: tuple[float, float, float, float]) -> list[object]:
        """The pieces in a box, in the order in which they were laid."""
        left, top, right, bottom = box
        return [
            one for one in self._pieces if one[2] >= left and one[0] <= right and one[3] >= top and one[1] <= bottom
        ]

    def knows(self, pair: frozenset[str]) -> bool:
        """Whether a bond of these two people lies already."""
        return any(whose == pair for *_, whose, _ in self._pieces)

    def cost(self, pair: frozenset[str], a: Point, b: Point) -> float:
        """Bonds of the same two people stay apart; others may cross, at a price."""
        piece, total = Segment(*a, *b), 0.0
        x1, x2 = (a[0], b[0]) if a[0] < b[0] else (b[0], a[0])
        y1, y2 = (a[1], b[1]) if a[1] < b[1] else (b[1], a[1])
        x1, y1, x2, y2 = x1 - APART, y1 - APART, x2 + APART, y2 + APART
        for left, top, right, bottom, whose, other in self._pieces:
            if right < x1 or left > x2 or bottom < y1 or top > y2:
                continue
            if whose == pair:
                if apart(piece, other) < APART:
                    return NOWHERE
            elif crossing(piece, other):
                total += MET
            elif apart(piece, other) < CLOSE:
                total += 2 * MET
        return total
