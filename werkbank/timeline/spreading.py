"""Push things on a line apart so that none overlap, moving them as little as possible.

Least squares with the order kept: neighbours that would overlap become one block that sits where its members would on
average like to be; blocks join until none touch. Ends that stick out are pushed back in.
"""

from __future__ import annotations

from collections.abc import Sequence


def spread(wanted: Sequence[float], *, gap: float, low: float, high: float) -> list[float]:
    """New middles at least ``gap`` apart, in the order given (rising); within ``low .. high`` as far as they fit."""
    blocks: list[tuple[float, int]] = []  # where the first would like to be, how many
    for place in wanted:
        first, count = min(max(place, low), high), 1
        while blocks and blocks[-1][0] + blocks[-1][1] * gap > first:
            before, members = blocks.pop()
            mean = (before * members + (first - members * gap) * count) / (members + count)
            first, count = mean, members + count
            first = max(low, min(first, high - (count - 1) * gap))
        blocks.append((first, count))
    return [first + n * gap for first, count in blocks for n in range(count)]
