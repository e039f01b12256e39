"""From cells of a grid to the polygons round them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from werkbank.genogram.layout import Point

Cell = tuple[int, int]
Polygon = tuple[Point, ...]


def traced(cells: Set[Cell], *, xs: Sequence[float], ys: Sequence[float]) -> Iterator[Polygon]:
    """The border of the cells, the home on the right hand; where two corners touch each keeps to its own."""
    ahead: dict[Cell, list[Cell]] = {}
    for x, y in sorted(cells):
        for a, b, beside in (
            ((x, y), (x + 1, y), (x, y - 1)),
            ((x + 1, y), (x + 1, y + 1), (x + 1, y)),
            ((x + 1, y + 1), (x, y + 1), (x, y + 1)),
            ((x, y + 1), (x, y), (x - 1, y)),
        ):
            if beside not in cells:
                ahead.setdefault(a, []).append(b)
    while ahead:
        start = min(ahead)
        loop = [start]
        at, to = start, ahead[start].pop(0)
        while to != start:
            loop.append(to)
            at, to = to, _turned(at, to, ahead[to])
        yield _corners(loop, xs=xs, ys=ys)
        for corner in [corner for corner, left in ahead.items() if not left]:
            del ahead[corner]


def _corners(loop: list[Cell], *, xs: Sequence[float], ys: Sequence[float]) -> Polygon:
    """Points of a loop where it turns."""
    found = []
    for before, at, after in zip((loop[-1], *loop), loop, (*loop[1:], loop[0]), strict=False):
        if (at[0] - before[0], at[1] - before[1]) != (after[0] - at[0], after[1] - at[1]):
            found.append((round(xs[at[0]], 3), round(ys[at[1]], 3)))
    return tuple(found)


def _turned(before: Cell, at: Cell, choices: list[Cell]) -> Cell:
    """The next corner; of two, the one to the right, so that two touching squares are two loops."""
    dx, dy = at[0] - before[0], at[1] - before[1]
    right = (at[0] - dy, at[1] + dx)
    chosen = right if right in choices else choices[0]
    choices.remove(chosen)
    return chosen
