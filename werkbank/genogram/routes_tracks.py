"""At which height each sibship bar runs between two rows, so that no two unions share a bar.

Every net with a bar gets a place in a list from top to bottom; bars whose ranges touch get different tracks. The order
matters: with U above V, the drop of V crosses U's bar where it comes down inside it, and the lines from U's bar to its
children cross V's bar. A line that would come down exactly on another union's line costs more than any crossing.

Algorithm: costs for every pair that touches, then the exact best order for up to seven nets that touch each other, else
insertion and improvement by moving single nets; a track is one below the deepest track above it that touches.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from werkbank.genogram.layout_sizes import LINE_GAP

SAME_COLUMN, CLOSE_COLUMN, SHORT_FIRST = 50.0, 0.2, 0.001
EXACT = 7


@dataclass(frozen=True, slots=True)
class Bar:
    """What one net asks of the tracks: the x where it comes down, and the x of all that hangs from it."""

    top: float
    bottoms: tuple[float, ...]

    @property
    def low(self) -> float:
        """The left end."""
        return min(self.top, *self.bottoms)

    @property
    def high(self) -> float:
        """The right end."""
        return max(self.top, *self.bottoms)

    @property
    def straight(self) -> bool:
        """True if it needs no bar: one line straight down."""
        return self.high - self.low < 0.01


def tracks(bars: Sequence[Bar]) -> list[int]:
    """The track of every bar, 0 on top; straight ones get 0."""
    result = [0] * len(bars)
    for group in _touching(bars):
        order = _best_order(group, bars=bars)
        for i, number in enumerate(order):
            above = [result[n] for n in order[:i] if _touch(bars[n], bars[number])]
            result[number] = max(above, default=-1) + 1
    return result


def crossings(bars: Sequence[Bar], *, track: Sequence[int]) -> list[tuple[int, int]]:
    """The crossings between two rows: pairs of numbers (upper bar, lower bar), one for each crossing."""
    found: list[tuple[int, int]] = []
    for i, u in enumerate(bars):
        for j, v in enumerate(bars):
            if u.straight or i == j:
                continue
            if v.straight:
                found += [(i, j)] * (u.low < v.top < u.high)
            elif track[i] < track[j]:
                found += [(i, j)] * round(_crossed(u, v))
    return found


def _crossed(u: Bar, v: Bar) -> float:
    """Crossings with ``u`` above ``v``."""
    return (u.low < v.top < u.high) + sum(v.low < x < v.high for x in u.bottoms)


def _touch(a: Bar, b: Bar) -> bool:
    return a.low < b.high + LINE_GAP and b.low < a.high + LINE_GAP


def _touching(bars: Sequence[Bar]) -> list[list[int]]:
    """Groups of bars that touch, directly or through others."""
    groups: list[list[int]] = []
    reach = float("-inf")
    for number in sorted(
        (n for n, b in enumerate(bars) if not b.straight), key=lambda n: (bars[n].low, bars[n].high, n)
    ):
        if bars[number].low >= reach + LINE_GAP:
            groups.append([])
        groups[-1].append(number)
        reach = max(reach, bars[number].high)
    return groups


def _above(u: Bar, v: Bar) -> float:
    """What it costs to have ``u`` above ``v``."""
    if not _touch(u, v):
        return 0.0
    cost = SHORT_FIRST if u.high - u.low > v.high - v.low else 0.0
    cost += _crossed(u, v)
    # Here the line into u's child and the line out of v's parents pass each other in one column.
    for x in u.bottoms:
        gap = abs(x - v.top)
        cost += SAME_COLUMN if gap < 1.0 else CLOSE_COLUMN if gap < LINE_GAP else 0.0
    return cost


def _best_order(group: list[int], *, bars: Sequence[Bar]) -> list[int]:
    if len(group) == 1:
        return group
    size = len(group)
    cost = [[_above(bars[a], bars[b]) if a != b else 0.0 for b in group] for a in group]
    places = _exact(size, cost=cost) if size <= EXACT else _improve(_insert(size, cost=cost), cost=cost)
    return [group[i] for i in places]


def _exact(size: int, *, cost: list[list[float]]) -> list[int]:
    """Best order by growing sets from the top."""
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
    for _ in range(size):
        longer: dict[int, tuple[float, list[int]]] = {}
        for used, (spent, order) in best.items():
            for i in range(size):
                if used >> i & 1:
                    continue
                total = spent + sum(cost[j][i] for j in order)
                key = used | 1 << i
                if key not in longer or total < longer[key][0] - 1e-9:
                    longer[key] = (total, [*order, i])
        best = longer
    return best[(1 << size) - 1][1]


def _insert(size: int, *, cost: list[list[float]]) -> list[int]:
    order: list[int] = []
    for i in range(size):
        order.insert(_best_place(i, order, cost=cost), i)
    return order


def _improve(order: list[int], *, cost: list[list[float]]) -> list[int]:
    for _ in range(3):
        before = order[:]
        for i in sorted(order):
            order.remove(i)
            order.insert(_best_place(i, order, cost=cost), i)
        if order == before:
            break
    return order


def _best_place(i: int, order: list[int], *, cost: list[list[float]]) -> int:
    total = sum(cost[i][j] for j in order)
    best, place = total, 0
    for k, j in enumerate(order):
        total += cost[j][i] - cost[i][j]
        if total < best - 1e-9:
            best, place = total, k + 1
    return place
