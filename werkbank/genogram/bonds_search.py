"""One emotional line looking for its way: straight when that is free, else over the corners of what stands between.

Corners are added as they are met, so that a large family costs no more than the few people on the way. A found way is
looked over once more for what kept it from being shorter, until that changes nothing.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from werkbank.genogram.bonds_curve import rounded
from werkbank.genogram.bonds_near import AROUND, Bounds
from werkbank.genogram.bonds_ports import Form, core, ports
from werkbank.genogram.bonds_room import APART, MET, Room, Wall, cut, label, years
from werkbank.genogram.bonds_taken import NOWHERE, Taken
from werkbank.genogram.layout import Layout, Point

BEND, SHARP = 10.0, 25.0  # any bend; turning right back costs twice SHARP more
LEANING, STEEPEST = 30.0, 0.2  # what it costs to leave a symbol aslant, and how far aslant at most (a cosine)
SHORT, SHORT_COSTS = 20.0, 4.0  # a shorter line has no room for its signs
FARTHER = 40.0  # how much longer than the shortest a straight way may be
REACH = 30.0  # from the middle of a symbol to its farthest port
MOST_CORNERS = 120
ROUNDS = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """A bond that wants a way."""

    id: str
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Way:
    """From the first to the second person; ``size`` is the scale of the signs that fit along it."""

    points: tuple[Point, ...]
    size: float = 1.0
    bends: tuple[Point, ...] = ()  # the same way before its bends were rounded


class Search:
    """One bond looking for its way."""

    def __init__(self, laid: Layout, bond: Asked, *, forms: Mapping[str, Form], taken: Taken) -> None:
        self.own = (bond.one, bond.other)
        self.pair = frozenset(self.own)
        self._taken = taken
        places = [laid.persons[name] for name in self.own]
        shapes: list[Form] = [forms.get(name, "square") for name in self.own]
        self._cores = [core(p, f, n) for p, f, n in zip(places, shapes, self.own, strict=True)]
        self._names = [w(p, n).grown(0.5) for p, n in zip(places, self.own, strict=True) for w in (years, label)]
        self._middle = [(place.x, place.y) for place in places]
        self._ports = [ports(p, f) for p, f in zip(places, shapes, strict=True)]
        self._box = _union(*self._cores, *self._names)
        self._out = {
            port: _unit(middle, port) for middle, side in zip(self._middle, self._ports, strict=True) for port in side
        }

    @property
    def box(self) -> Bounds:
        """Nothing outside it was looked at."""
        left, top, right, bottom = self._box
        return left - AROUND, top - AROUND, right + AROUND, bottom + AROUND

    def way(self, room: Room, size: float, keep_apart: bool) -> Way | None:  # noqa: FBT001 - a step of _Rooms
        """The cheapest way in this room, or None."""
        self._room, self._strict = room, keep_apart
        self._walls = [*self._cores, *(self._names if room.names else ())]
        self._known: dict[tuple[Point, Point], float] = {}
        starts, goals = ([p for p in side if not self._in_wall(p)] for side in self._ports)
        if not starts or not goals:
            return None
        points = self._straight(starts, goals) or self._around(starts, goals)
        return Way(rounded(points), size, tuple(points)) if points else None

    def _in_wall(self, point: Point) -> bool:
        return any(_inside(w, point) for w in self._walls) or bool(self._room.around(point, own=self.own))

    def _price(self, a: Point, b: Point) -> float:
        """What a straight piece costs; ``NOWHERE`` when it is not free."""
        if (price := self._known.get((a, b))) is None:
            price = self._known[a, b] = self._priced(a, b)
        return price

    def _priced(self, a: Point, b: Point) -> float:
        leaving = self._leaning(a, b) + self._leaning(b, a)
        if leaving >= NOWHERE or self._blocked(a, b):
            return NOWHERE
        taken = self._taken.cost(self.pair, a, b)
        if taken >= NOWHERE and not self._strict:
            taken = 10 * MET
        return leaving + self._room.cost(a, b) + taken

    def _leaning(self, port: Point, other: Point) -> float:
        """A line leaves a symbol away from it, best straight out; 0 for a point that is no port."""
        if (out := self._out.get(port)) is None:
            return 0.0
        ahead = _unit(port, other)
        straight = out[0] * ahead[0] + out[1] * ahead[1]
        return NOWHERE if straight < STEEPEST else LEANING * (1 - straight) ** 2

    def _blocked(self, a: Point, b: Point) -> bool:
        for wall in self._walls:
            if cut(a, b, wall):
                return True
        return next(self._room.met(a, b, own=self.own), None) is not None

    def _straight(self, starts: Sequence[Point], goals: Sequence[Point]) -> list[Point] | None:
        nearest = sorted((math.dist(a, b), a, b) for a in starts for b in goals)
        best, found = NOWHERE, None
        for far, a, b in nearest:
            if far >= best or far > nearest[0][0] + FARTHER:
                break
            short = SHORT_COSTS * max(0.0, SHORT - far)
            if (price := self._price(a, b) + short) < best:
                best, found = price, [a, b]
        return found

    def _around(self, starts: Sequence[Point], goals: Sequence[Point]) -> list[Point] | None:
        """Search over corners, adding those of what was met, until a way is found that has no better one beside it."""
        corners: dict[Point, None] = {}
        seen: set[Wall] = set()
        self._add(corners, seen, self._room.met(self._middle[0], self._middle[1], own=self.own))
        self._add(corners, seen, self._names)
        best: list[Point] | None = None
        for _ in range(ROUNDS):
            found, reached = self._shortest(starts, goals, tuple(corners))
            if found and found == best:
                return best
            best = found or best
            before = len(corners)
            if before > MOST_CORNERS:
                return best
            for a, b in self._shortcuts(found) if found else self._tries(reached, goals):
                self._add(corners, seen, self._room.met(a, b, own=self.own))
            if len(corners) == before:
                return best
        return best

    def _shortcuts(self, found: Sequence[Point]) -> list[tuple[Point, Point]]:
        """What would make a way shorter if nothing stood in between."""
        pairs = [(a, b) for i, a in enumerate(found) for b in found[i + 2 :]]
        return [*pairs, *((a, self._middle[1]) for a in found), *((a, self._middle[0]) for a in found)]

    @staticmethod
    def _tries(reached: Sequence[Point], goals: Sequence[Point]) -> list[tuple[Point, Point]]:
        return [(point, min(goals, key=lambda g: (math.dist(point, g), g))) for point in reached]

    def _add(self, corners: dict[Point, None], seen: set[Wall], walls: Iterable[Wall]) -> None:
        """The free corners of some walls, and of the walls that cover the other corners."""
        todo = [wall for wall in walls if wall not in seen]
        for wall in todo:
            if wall in seen or len(corners) > MOST_CORNERS:
                continue
            seen.add(wall)
            self._box = _union(self._box, wall)
            for point in self._round(wall):
                covering = [w for w in self._walls if _inside(w, point)]
                covering += self._room.around(point, own=self.own)
                todo += covering
                if not covering:
                    corners[point] = None

    def _round(self, wall: Wall) -> tuple[Point, ...]:
        """The corners of a wall; where another bond of these two may hug it already, also a lane further out."""
        if self._taken.knows(self.pair):
            return (*_corners(wall), *_corners(wall.grown(APART + 1.0)))
        return _corners(wall)

    def _shortest(
        self, starts: Sequence[Point], goals: Sequence[Point], corners: tuple[Point, ...]
    ) -> tuple[list[Point] | None, list[Point]]:
        """The cheapest way over some corners, and every point that could be reached."""
        ends, target = set(goals), self._middle[1]
        number = count()
        heap: list[tuple[float, int, Point, Point | None, float]] = [
            (0.0, next(number), point, None, 0.0) for point in starts
        ]
        came: dict[Point, Point | None] = {}
        while heap:
            _, _, point, before, spent = heapq.heappop(heap)
            if point in came:
                continue
            came[point] = before
            if point in ends:
                return _traced(came, point), list(came)
            for following in (*corners, *goals):
                if following not in came and (price := self._price(point, following)) < NOWHERE:
                    total = spent + price + (_bend(before, point, following) if before else 0.0)
                    rest = max(0.0, math.dist(following, target) - REACH)
                    heapq.heappush(heap, (total + rest, next(number), following, point, total))
        return None, list(came)


def _union(*boxes: Bounds | Wall) -> Bounds:
    """The box round some boxes."""
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def _bend(before: Point, at: Point, after: Point) -> float:
    """What a bend costs: the sharper, the dearer."""
    one, two = _unit(before, at), _unit(at, after)
    return BEND + SHARP * (1 - one[0] * two[0] - one[1] * two[1])


def _inside(wall: Wall, point: Point) -> bool:
    return wall.left < point[0] < wall.right and wall.top < point[1] < wall.bottom


def _unit(a: Point, b: Point) -> Point:
    whole = math.dist(a, b) or 1.0
    return ((b[0] - a[0]) / whole, (b[1] - a[1]) / whole)


def _corners(wall: Wall) -> tuple[Point, ...]:
    left, top, right, bottom = wall.left - 0.4, wall.top - 0.4, wall.right + 0.4, wall.bottom + 0.4
    return (left, top), (right, top), (right, bottom), (left, bottom)


def _traced(came: Mapping[Point, Point | None], end: Point) -> list[Point]:
    out = [end]
    while (before := came[out[-1]]) is not None:
        out.append(before)
    return out[::-1]
