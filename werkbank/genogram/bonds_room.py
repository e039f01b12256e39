"""Where an emotional line may run: symbols and texts are walls, lines of the family and other bonds cost something.

Walls are kept in bands of equal height (all symbols of a row make one band), sorted by their left side; a straight
piece is cut by each band that it passes and looked up there. So a family of hundreds is asked in microseconds.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from werkbank.genogram.check_ink import Segment, crossing
from werkbank.genogram.layout import Layout, Place, Point
from werkbank.genogram.layout_sizes import ABOVE

NEAR_LINE = 3.5
"""Closer than this to a line of the family counts as running on it."""

CROSSED, ALONG, MET = 6.0, 1.0, 14.0
"""What it costs, in points of length: to cross a line, to run along one (a point), to cross another bond."""

ACROSS = 16.0
"""A piece that is this long beside a line still crosses it; what is longer runs along it."""

APART = 7.0
"""Least distance of two bonds between the same people."""

YEARS = 20.0  # half the width of the years above a symbol
TEXT_ROOM = 1.0  # around texts


class Wall(NamedTuple):
    """A box that no bond may enter: edges, and whose it is ('' = nobody's)."""

    left: float
    top: float
    right: float
    bottom: float
    owner: str

    def grown(self, by: float) -> Wall:
        """With more room on each side."""
        return Wall(self.left - by, self.top - by, self.right + by, self.bottom + by, self.owner)


def symbol(place: Place, owner: str) -> Wall:
    """The box of a symbol."""
    half, high = place.w / 2, place.h / 2
    return Wall(place.x - half, place.y - high, place.x + half, place.y + high, owner)


def years(place: Place, owner: str) -> Wall:
    """The room for the years above a symbol."""
    top = place.y - place.h / 2
    return Wall(place.x - YEARS, top - ABOVE, place.x + YEARS, top - 1.0, owner)


def label(place: Place, owner: str) -> Wall:
    """The text under a symbol."""
    x, y, w, h = place.label
    return Wall(x, y, x + w, y + h, owner)


def cut(a: Point, b: Point, wall: Wall) -> tuple[float, float] | None:
    """The part of a straight piece that lies inside a box, as fractions of its length."""
    (ax, ay), (bx, by) = a, b
    if (ax <= wall.left and bx <= wall.left) or (ax >= wall.right and bx >= wall.right):
        return None
    if (ay <= wall.top and by <= wall.top) or (ay >= wall.bottom and by >= wall.bottom):
        return None
    dx, dy = bx - ax, by - ay
    first, last = 0.0, 1.0
    for step, start, low, high in ((dx, a[0], wall.left, wall.right), (dy, a[1], wall.top, wall.bottom)):
        if abs(step) < 1e-9:
            if not low < start < high:
                return None
            continue
        one, two = (low - start) / step, (high - start) / step
        first, last = max(first, min(one, two)), min(last, max(one, two))
    return (first, last) if last - first > 1e-9 else None


class _Bands:
    """Walls by height."""

    def __init__(self, walls: Iterable[Wall]) -> None:
        found: dict[tuple[float, float], list[Wall]] = defaultdict(list)
        for wall in walls:
            found[wall.top, wall.bottom].append(wall)
        self._bands = [
            (top, bottom, (ordered := sorted(held)), [w.left for w in ordered], max(w.right - w.left for w in held))
            for (top, bottom), held in sorted(found.items())
        ]

    def met(self, a: Point, b: Point) -> Iterator[Wall]:
        """Every wall that a straight piece enters."""
        low, high = (a[1], b[1]) if a[1] <= b[1] else (b[1], a[1])
        for top, bottom, held, lefts, widest in self._bands:
            if top >= high:
                return  # and so do all that follow
            if bottom <= low:
                continue
            x1, x2 = _between(a, b, top, bottom)
            for wall in held[bisect_left(lefts, x1 - widest) : bisect_right(lefts, x2)]:
                if wall.right > x1 and wall.left < x2:
                    yield wall


def _between(a: Point, b: Point, top: float, bottom: float) -> tuple[float, float]:
    """From where to where a straight piece runs while it is in a band."""
    if a[1] == b[1]:
        return (a[0], b[0]) if a[0] <= b[0] else (b[0], a[0])
    (ax, ay), (bx, by) = a, b
    low, high = (ay, by) if ay <= by else (by, ay)
    low, high = low if low > top else top, high if high < bottom else bottom
    slope, rise = bx - ax, by - ay
    one, two = ax + slope * (low - ay) / rise, ax + slope * (high - ay) / rise
    return (one, two) if one <= two else (two, one)


class Room:
    """The walls of a laid-out family with a certain clearance, and its lines."""

    def __init__(self, laid: Layout, *, clearance: float, texts: Iterable[Wall] = (), names: bool = True) -> None:
        self.names = names
        self.walls: dict[str, list[Wall]] = defaultdict(list)
        for owner, place in laid.persons.items():
            self.walls[owner].append(symbol(place, owner).grown(clearance))
            if names:
                self.walls[owner] += [years(place, owner), label(place, owner).grown(min(clearance, 2.5))]
        if names:
            self.walls[""] += [text.grown(TEXT_ROOM) for text in texts]
        self._bands = _Bands(wall for walls in self.walls.values() for wall in walls)
        self._lines = _Bands(_line_walls(laid))

    def met(self, a: Point, b: Point, *, own: tuple[str, str]) -> Iterator[Wall]:
        """The walls of other people that a straight piece enters."""
        return (wall for wall in self._bands.met(a, b) if wall.owner not in own)

    def around(self, point: Point, *, own: tuple[str, str]) -> list[Wall]:
        """The walls of other people that a point lies in."""
        return list(self.met(point, (point[0] + 0.01, point[1] + 0.01), own=own))

    def cost(self, a: Point, b: Point) -> float:
        """What it costs to run from here to there past the lines of the family."""
        whole, total = math.dist(a, b), 0.0
        for wall in self._lines.met(a, b):
            if (inside := cut(a, b, wall)) is not None:
                along = (inside[1] - inside[0]) * whole
                total += CROSSED + ALONG * max(0.0, along - ACROSS)
        return whole + total


def _line_walls(laid: Layout) -> Iterator[Wall]:
    for line in laid.lines:
        for (ax, ay), (bx, by) in zip(line.points, line.points[1:], strict=False):
            if abs(ax - bx) > 1 and abs(ay - by) > 1:
                continue  # the slanting lines of twins: short, and crossed without harm
            left, right, top, bottom = min(ax, bx), max(ax, bx), min(ay, by), max(ay, by)
            yield Wall(left, top, right, bottom, "").grown(NEAR_LINE)


def apart(one: Segment, other: Segment) -> float:
    """The least distance of two straight pieces; 0 when they cross."""
    if crossing(one, other):
        return 0.0
    pairs = ((one, other), (other, one))
    return min(_to_piece(end, piece) for p, piece in pairs for end in ((p.x1, p.y1), (p.x2, p.y2)))


def _to_piece(point: Point, piece: Segment) -> float:
    dx, dy = piece.x2 - piece.x1, piece.y2 - piece.y1
    whole = dx * dx + dy * dy
    t = max(0.0, min(1.0, ((point[0] - piece.x1) * dx + (point[1] - piece.y1) * dy) / whole)) if whole else 0.0
    return math.hypot(point[0] - piece.x1 - t * dx, point[1] - piece.y1 - t * dy)
