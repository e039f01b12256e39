"""A sibship bar in parts: each part says to which children it leads, so that a foster child's part can be dotted.

From the line that comes down from the parents the bar runs to both sides; a part between two feet leads to all children
further out. Where the children at the feet are not known one by one (a line passes on to a lower row) the bar stays
whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from werkbank.genogram.layout import Line

NEAR = 0.01  # points
Part = tuple[Line, tuple[str, ...] | None]


def spans_of(lines: Sequence[Line]) -> Mapping[int, tuple[Part, ...]]:
    """Per number of a sibship bar its parts, for bars that lead to children in more than one part."""
    unions: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        unions[line.union].append(line)
    found: dict[int, tuple[Part, ...]] = {}
    for number, line in enumerate(lines):
        if line.kind == "sibship" and len(line.points) == 2 and (parts := _parts(line, unions[line.union])):
            found[number] = parts
    return found


def _parts(bar: Line, others: Sequence[Line]) -> tuple[Part, ...]:
    (low, y), (high, _) = sorted(bar.points)
    feet = _feet(bar, others)
    tops = [line.points[-1][0] for line in others if line is not bar and _ends_on(line, y) and line.child is None]
    if len(tops) != 1 or not feet or any(not children for children in feet.values()):
        return ()
    cuts = sorted({low, high, *feet, *tops})
    parts = []
    for left, right in pairwise(cuts):
        outward = [x for x in feet if (x <= left + NEAR if right <= tops[0] + NEAR else x >= right - NEAR)]
        children = tuple(child for x in sorted(outward) for child in feet[x])
        parts.append((replace(bar, points=((left, y), (right, y))), children))
    return tuple(parts)


def _ends_on(line: Line, y: float) -> bool:
    return line.points[0][1] < y - NEAR and abs(line.points[-1][1] - y) < NEAR


def _feet(bar: Line, others: Sequence[Line]) -> dict[float, tuple[str, ...]]:
    """The x of every line that leaves the bar downward, and the children it leads to."""
    y = bar.points[0][1]
    feet: dict[float, tuple[str, ...]] = {}
    for line in others:
        x, start = line.points[0]
        if line is bar or abs(start - y) > NEAR or line.points[-1][1] <= y + NEAR:
            continue
        if line.child is not None:
            feet[x] = (*feet.get(x, ()), line.child)
        else:  # down to where the lines of twins part
            end = line.points[-1]
            feet[x] = tuple(twin.child for twin in others if twin.child and twin.points[0] == end)
    return feet
