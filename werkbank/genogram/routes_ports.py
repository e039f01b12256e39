"""Where lines end on a symbol: each on its own port.

On the top: lines to partners further left, then the lines to parents in the middle, then lines to partners further
right; of those on one side the one that goes furthest is nearest to the middle, so that they nest without crossing. At
the sides: one line each, to the partner next to it.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence

from werkbank.genogram.layout_sizes import PORT
from werkbank.genogram.pedigree import Node

USABLE = 0.42
"""Share of the symbol's side, from the middle, where lines may end on the top."""


def top_ports(
    natal: Sequence[tuple[float, Hashable]], *, overs: Sequence[tuple[float, Hashable]], size: float
) -> dict[Hashable, float]:
    """Offsets from the middle; ``natal`` and ``overs`` are (where the line goes to, relative to the symbol; its
    key).
    """
    ports: dict[Hashable, float] = {}
    parents = [key for _, key in sorted(natal, key=lambda n: n[0])]
    for i, key in enumerate(parents):
        ports[key] = (i - (len(parents) - 1) / 2) * PORT
    start = (len(parents) - 1) / 2 * PORT
    for side in (-1, 1):
        outward = [key for dx, key in sorted(overs, key=lambda o: -abs(o[0])) if (dx > 0) == (side > 0)]
        step = min(PORT, (USABLE * size - start) / max(1, len(outward)))
        for i, key in enumerate(outward):
            ports[key] = side * (start + (i + 1) * step)
    return ports


def rim(node: Node, *, dx: float) -> float:
    """How far above (or below) the centre the outline of a symbol is, ``dx`` beside the centre."""
    half = node.size / 2
    if node.sex == "m":
        return half
    if node.sex == "v":
        return math.sqrt(max(0.0, half * half - dx * dx))
    return max(0.0, half - abs(dx))


def side(node: Node, *, centre: tuple[float, float], towards: float, height: float) -> Sequence[tuple[float, float]]:
    """Points from the outline of a symbol to the line at ``height`` that leaves it towards ``towards``.

    A symbol that the user moved off its row is reached by a short upright line.
    """
    x, y = centre
    dy = height - y
    if abs(dy) <= 0.35 * node.size:
        reach = rim(node, dx=dy) if node.sex != "m" else node.size / 2
        return ((x + math.copysign(reach, towards - x), height),)
    return ((x, y + math.copysign(node.size / 2, dy)), (x, height))


Ports = Mapping[tuple[int, Hashable], float]
