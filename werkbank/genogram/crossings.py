"""What an order of rows costs: the crossings it forces, and how far it strays from what the data ask for.

Crossings of two nets between the same rows are counted without places: the fewest that any placing and any choice of
tracks could reach. Let U leave the upper row left of V. If all children of U stand left of those of V there is none.
Otherwise either U's bar lies above V's (then each child of U right of V's first one is a crossing, or V's drop goes
through U's bar and only the children of U strictly inside V's children count), or the other way round.

Light costs decide between orders with equal crossings: children out of the order of birth (``order_siblings.py``), then
strangers inside sibships, then families from outside in canonical order.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import combinations

from werkbank.genogram.order_forms import CROSSING, Form
from werkbank.genogram.order_scene import Net, Scene
from werkbank.genogram.order_siblings import SiblingOrder

SPAN, FOUNDER = 0.1, 0.3

Rows = Sequence[Sequence[int]]
"""Per row the numbers of its blocks, left to right."""

Strand = tuple[float, list[float]]
"""A net as the place of its top and the sorted places of its bottoms."""


class Judge:
    """Counts the cost of orders of one scene."""

    def __init__(self, s: Scene, *, forms: list[list[Form]], wishes: frozenset[tuple[str, str]] = frozenset()) -> None:
        self.s, self.forms = s, forms
        self.gaps: list[list[int]] = [[] for _ in range(s.rows)]
        for number, net in enumerate(s.nets):
            self.gaps[net.gap].append(number)
        self.siblings = [SiblingOrder(s, net, wishes=wishes) for net in s.nets]
        self.founders: list[list[int]] = [[] for _ in range(s.rows)]
        for block, atoms in enumerate(s.blocks):
            if not any(a in s.natal for a in atoms):
                self.founders[s.atoms[atoms[0]].row].append(block)

    def places(self, rows: Rows, *, chosen: Sequence[int]) -> list[int]:
        """The place in its row of every atom, from 1."""
        at = [0] * len(self.s.atoms)
        for row in rows:
            i = 1
            for block in row:
                for atom in self.forms[block][chosen[block]].atoms:
                    at[atom] = i
                    i += 1
        return at

    def cost(self, rows: Rows, *, chosen: Sequence[int]) -> float:
        """The whole cost."""
        at = self.places(rows, chosen=chosen)
        return sum(self.gap_cost(gap, at=at) for gap in range(self.s.rows)) + self.form_cost(chosen)

    def form_cost(self, chosen: Sequence[int]) -> float:
        """What the chosen forms cost by themselves."""
        return sum(f[c].cost for f, c in zip(self.forms, chosen, strict=True))

    def faults(self, rows: Rows, *, chosen: Sequence[int]) -> float:
        """What children and partners out of order cost more than they have to."""
        at = self.places(rows, chosen=chosen)
        torn = sum(self.siblings[n].cost(sorted(net.bottoms, key=at.__getitem__)) for n, net in enumerate(self.s.nets))
        return torn + self.form_cost(chosen) - sum(f[0].cost for f in self.forms)

    def wrong(self, gap: int, *, at: Sequence[float]) -> Iterator[Net]:
        """The nets between two rows that cross another one, or whose children stand out of order."""
        numbers = self.gaps[gap]
        nets = [self.s.nets[n] for n in numbers]
        strands = [(at[net.top], sorted(at[b] for b in net.bottoms)) for net in nets]
        pairs = combinations(range(len(nets)), 2)
        crossed = {k for i, j in pairs if pairs_cost([strands[i], strands[j]], others=()) for k in (i, j)}
        for i, net in enumerate(nets):
            if i in crossed or self.siblings[numbers[i]].cost(sorted(net.bottoms, key=at.__getitem__)) > 0:
                yield net

    def crossings(self, rows: Rows, *, chosen: Sequence[int]) -> int:
        """The crossings between rows that this order forces."""
        return self.crossings_at(self.places(rows, chosen=chosen))

    def crossings_at(self, at: Sequence[float]) -> int:
        """The same for the places of all atoms in their rows."""
        return sum(self._pairs_cost(gap, at=at) for gap in range(self.s.rows))

    def gap_cost(self, gap: int, *, at: Sequence[float]) -> float:
        """The cost of the nets between two rows; atoms at -1 are not there."""
        cost = CROSSING * self._pairs_cost(gap, at=at)
        for number in self.gaps[gap]:
            here = sorted([b for b in self.s.nets[number].bottoms if at[b] >= 0], key=at.__getitem__)
            if len(here) > 1:
                cost += SPAN * (at[here[-1]] - at[here[0]]) + self.siblings[number].cost(here)
        return cost + self.founders_cost(gap, at=at)

    def founders_cost(self, row: int, *, at: Sequence[float]) -> float:
        """Families that come in from outside stand in canonical order when nothing else decides."""
        places = [p for b in self.founders[row] if (p := at[self.s.blocks[b][0]]) >= 0]
        return FOUNDER * sum(a > b for i, a in enumerate(places) for b in places[i + 1 :])

    def _pairs_cost(self, gap: int, *, at: Sequence[float]) -> int:
        nets = []
        for number in self.gaps[gap]:
            net = self.s.nets[number]
            bottoms = sorted([at[b] for b in net.bottoms if at[b] >= 0])
            if bottoms and at[net.top] >= 0:
                nets.append((at[net.top], bottoms))
        nets.sort()
        count = 0
        for i, (_, us) in enumerate(nets):
            last = us[-1]
            for _, vs in nets[i + 1 :]:
                if last > vs[0]:
                    count += _pair(us, vs)
        return count


def pairs_cost(nets: Sequence[Strand], *, others: Sequence[Strand], limit: float = float("inf")) -> int:
    """The crossings of ``nets`` with each other and with ``others``; stops counting above ``limit``."""
    count = 0
    for i, (top, us) in enumerate(nets):
        first, last = us[0], us[-1]
        for other, vs in (*nets[i + 1 :], *others):
            if top < other:
                if last > vs[0]:
                    count += _pair(us, vs)
            elif vs[-1] > first:
                count += _pair(vs, us)
        if count > limit:
            break
    return count


def _pair(us: list[float], vs: list[float]) -> int:
    """The fewest crossings of two nets, the first leaving left of the second."""
    if len(us) == 1 or len(vs) == 1:
        return 1 if us[-1] > vs[0] else 0
    skipped = bisect_right(us, vs[0])
    before = bisect_left(vs, us[-1])
    inside_v = bisect_left(us, vs[-1]) - skipped
    inside_u = before - bisect_right(vs, us[0])
    return min(len(us) - skipped, before, 1 + max(0, inside_v), 1 + max(0, inside_u))
