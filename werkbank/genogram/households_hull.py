"""The outline round some people that leaves everybody else out: closed, upright and level, as tight as it can be.

The plane is cut into a small grid by the edges of everybody's room (years, symbol, texts). Cells of members belong to
the home, cells of strangers never do. Pieces that do not touch are joined by the shortest free corridor; then the shape
is filled up where it is hollow: a free run of cells between two cells of the home is filled when the row (or column)
beside it is in the home all along, so that nobody is ever closed in. Members who are too far apart stay in pieces.

Invariant (held by tests): no point of a stranger's room lies inside an outline.
"""

from __future__ import annotations

import heapq
import math
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise, product

from werkbank.genogram.households_trace import Cell, Polygon, traced
from werkbank.genogram.layout import Place
from werkbank.genogram.layout_sizes import ABOVE

KEEP_OFF = 1.5  # from a stranger
CORRIDOR = 6.0  # width of the way between two pieces
FARTHEST = 320.0  # what a way may cost; a dearer one joins nothing: two pieces with one name read better
WIDE_COSTS = 0.02  # of a way over large cells, a point of area
KEPT = 2500  # outlines that are remembered; some megabytes for a very large family
SIGHT = 70.0  # how far beside the members strangers count

Bounds = tuple[float, float, float, float]
SIDES = ((1, 0), (0, 1), (-1, 0), (0, -1))


def room_of(place: Place) -> Bounds:
    """Everything that is drawn of a person: left, top, right, bottom."""
    label = place.label
    left, right = min(place.x - place.w / 2, label.x), max(place.x + place.w / 2, label.x + label.w)
    return left, place.y - place.h / 2 - ABOVE, right, max(place.y + place.h / 2, label.y + label.h)


def outlines(members: Sequence[Bounds], strangers: Iterable[Bounds], *, pad: float) -> tuple[Polygon, ...]:
    """Closed polygons (the first point is not given again) round the rooms of members; usually one."""
    if not members:
        return ()
    left, top = min(m[0] for m in members), min(m[1] for m in members)
    near = _near(strangers, members)
    found = _outlines(_seen_from(members, left, top), _seen_from(near, left, top), pad)
    return tuple(tuple((round(x + left, 3), round(y + top, 3)) for x, y in polygon) for polygon in found)


def _seen_from(boxes: Iterable[Bounds], x: float, y: float) -> tuple[Bounds, ...]:
    """The same boxes as seen from a corner, in a fixed order: alike wherever these people stand together."""
    return tuple(sorted((round(a - x, 1), round(b - y, 1), round(c - x, 1), round(d - y, 1)) for a, b, c, d in boxes))


@lru_cache(maxsize=KEPT)
def _outlines(members: tuple[Bounds, ...], strangers: tuple[Bounds, ...], pad: float) -> tuple[Polygon, ...]:
    """Kept, because an edit elsewhere in the family at most moves these people together."""
    return _Grid(members, strangers, pad=pad).outlines()


def _near(strangers: Iterable[Bounds], members: Sequence[Bounds]) -> list[Bounds]:
    left, top = min(m[0] for m in members) - SIGHT, min(m[1] for m in members) - SIGHT
    right, bottom = max(m[2] for m in members) + SIGHT, max(m[3] for m in members) + SIGHT
    return [s for s in strangers if s[0] < right and s[2] > left and s[1] < bottom and s[3] > top]


def _grown(box: Bounds, by: float) -> Bounds:
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


class _Grid:
    """Cells between the edges of everybody's room."""

    def __init__(self, members: Iterable[Bounds], strangers: Sequence[Bounds], *, pad: float) -> None:
        self._members = [_grown(m, pad) for m in members]
        self._strangers = [_grown(s, KEEP_OFF) for s in strangers]
        lanes = [_grown(s, KEEP_OFF + CORRIDOR) for s in strangers]
        edges = [*self._members, *self._strangers, *lanes]
        self.xs = _lines(v for box in edges for v in (box[0], box[2]))
        self.ys = _lines(v for box in edges for v in (box[1], box[3]))
        self._barred = self._cells(self._strangers)
        self.home = self._cells(self._members) - self._barred

    def _cells(self, boxes: Iterable[Bounds]) -> set[Cell]:
        found: set[Cell] = set()
        for left, top, right, bottom in boxes:
            columns = range(bisect_left(self.xs, left), bisect_left(self.xs, right))
            rows = range(bisect_left(self.ys, top), bisect_left(self.ys, bottom))
            found.update(product(columns, rows))
        return found

    def outlines(self) -> tuple[Polygon, ...]:
        """The whole work."""
        self._join()
        while self._fill(0) or self._fill(1):
            pass
        self._close_holes()
        return tuple(traced(self.home, xs=self.xs, ys=self.ys))

    # --- joining -------------------------------------------------------------------------------------------------

    def _join(self) -> None:
        pieces = self._pieces()
        pieces.sort(key=lambda piece: (-len(piece), min(piece)))
        joined, rest = pieces[:1], pieces[1:]
        while rest:
            way = self._way(joined[0], set().union(*rest))
            if way is None:
                return
            self.home.update(way)
            pieces = self._pieces()
            start = min(joined[0])
            joined = [piece for piece in pieces if start in piece]
            rest = [piece for piece in pieces if start not in piece]

    def _pieces(self) -> list[set[Cell]]:
        left, found = set(self.home), []
        while left:
            todo = [min(left)]
            left.discard(todo[0])
            for x, y in todo:
                for cell in ((x + 1, y), (x, y + 1), (x - 1, y), (x, y - 1)):
                    if cell in left:
                        left.discard(cell)
                        todo.append(cell)
            found.append(set(todo))
        return found

    def _way(self, start: set[Cell], goal: set[Cell]) -> list[Cell] | None:
        """The cells of the cheapest free way between two pieces."""
        heap: list[tuple[float, Cell, Cell | None]] = [(0.0, cell, None) for cell in sorted(start)]
        came: dict[Cell, Cell | None] = {}
        least = dict.fromkeys(start, -1.0)  # of what waits; a dearer way to the same cell need not wait
        price, barred, least_of = self._price, self._barred, least.get
        while heap:
            spent, cell, before = heapq.heappop(heap)
            if cell in came:
                continue
            came[cell] = before
            if cell in goal:
                return _traced_back(came, cell)
            x, y = cell
            for following in ((x + 1, y), (x, y + 1), (x - 1, y), (x, y - 1)):
                if following not in came and following not in barred:
                    whole = spent + price(cell, following)
                    if whole <= least_of(following, FARTHEST):
                        least[following] = whole
                        heapq.heappush(heap, (whole, following, cell))
        return None

    def _price(self, cell: Cell, other: Cell) -> float:
        """What it costs to go to a cell beside one; infinite past the edge of the grid."""
        columns, rows = self._columns, self._rows
        right, down = other
        if not (0 <= right < len(columns) and 0 <= down < len(rows)):
            return math.inf
        wide, high = columns[right], rows[down]
        far = abs(wide[0] - columns[cell[0]][0]) + abs(high[0] - rows[cell[1]][0])
        return far * 0.5 if other in self.home else far + WIDE_COSTS * wide[1] * high[1]

    @cached_property
    def _columns(self) -> list[tuple[float, float]]:
        """Middle and width of every column."""
        return [((a + b) / 2, b - a) for a, b in pairwise(self.xs)]

    @cached_property
    def _rows(self) -> list[tuple[float, float]]:
        """Middle and height of every row."""
        return [((a + b) / 2, b - a) for a, b in pairwise(self.ys)]

    # --- filling -------------------------------------------------------------------------------------------------

    def _fill(self, along: int) -> bool:
        """Fill hollow runs in rows (0) or columns (1); True when something changed."""
        lines: dict[int, list[int]] = {}
        for cell in self.home:
            lines.setdefault(cell[1 - along], []).append(cell[along])
        changed = False
        for line, held in sorted(lines.items()):
            held.sort()
            for a, b in pairwise(held):
                if b - a > 1:
                    changed |= self._fill_run(range(a + 1, b), line, along=along)
        return changed

    def _fill_run(self, run: range, line: int, *, along: int) -> bool:
        def cells(where: int) -> list[Cell]:
            return [(i, where) if along == 0 else (where, i) for i in run]

        if any(cell in self._barred for cell in cells(line)):
            return False
        if not any(all(cell in self.home for cell in cells(line + side)) for side in (-1, 1)):
            return False
        self.home.update(cells(line))
        return True

    def _close_holes(self) -> None:
        """Fill what is closed in all round and holds nobody."""
        columns, rows = {x for x, _ in self.home}, {y for _, y in self.home}
        left, top, right, bottom = min(columns) - 1, min(rows) - 1, max(columns) + 1, max(rows) + 1
        inside = set(product(range(left, right + 1), range(top, bottom + 1))) - self.home
        todo = [(left, top)]  # round the home nothing is closed in: what is not reached from there, is
        inside.discard(todo[0])
        for x, y in todo:
            for cell in ((x + 1, y), (x, y + 1), (x - 1, y), (x, y - 1)):
                if cell in inside:
                    inside.discard(cell)
                    todo.append(cell)
        if not inside & self._barred:
            self.home |= inside


def _traced_back(came: dict[Cell, Cell | None], end: Cell) -> list[Cell]:
    out = [end]
    while (before := came[out[-1]]) is not None:
        out.append(before)
    return out


def _lines(values: Iterable[float]) -> list[float]:
    """Sorted edges; those within a hair of each other are one."""
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > 1e-6:
            out.append(value)
    return out
