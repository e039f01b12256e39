"""What one block costs at any place in its row, while all others keep their order.

Only the nets that hang from the block or that the block hangs from can change, so only they are counted: against each
other and against the other nets of the two gaps. Atoms that are not in their row stand at -1 and count for nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from werkbank.genogram.crossings import SPAN, Judge, pairs_cost
from werkbank.genogram.order_forms import CROSSING
from werkbank.genogram.order_scene import Scene


class Trial:
    """What the nets of one block cost at any place in its row."""

    def __init__(self, s: Scene, *, judge: Judge, at: list[float], block: int) -> None:
        own = set(s.blocks[block])
        row = s.atoms[s.blocks[block][0]].row
        self.s, self.at = s, at
        self.hanging, self.above = self._split(judge, own=own, gap=row - 1) if row else ([], [])
        self.standing, self.below = self._split(judge, own=own, gap=row)
        self.judge, self.row = judge, row
        self.size = len(self.above) + len(self.below)
        self.founder = block in judge.founders[row]

    def _split(self, judge: Judge, *, own: set[int], gap: int) -> tuple[list[int], list[tuple[float, list[float]]]]:
        """The nets of the block in a gap, and all others that are there as (top, bottoms)."""
        mine: list[int] = []
        others: list[tuple[float, list[float]]] = []
        for number in judge.gaps[gap]:
            net = self.s.nets[number]
            if net.top in own or not own.isdisjoint(net.bottoms):
                mine.append(number)
                continue
            bottoms = sorted([self.at[b] for b in net.bottoms if self.at[b] >= 0])
            if bottoms and self.at[net.top] >= 0:
                others.append((self.at[net.top], bottoms))
        return mine, others

    def light(self, atoms: Sequence[int], *, start: float) -> float:
        """Everything but crossings, with these atoms from ``start`` on (all within one place)."""
        at = self.at
        self._set(atoms, start=start)
        cost = 0.0
        for number in self.hanging:
            here = sorted([b for b in self.s.nets[number].bottoms if at[b] >= 0], key=at.__getitem__)
            if len(here) > 1:
                cost += SPAN * (at[here[-1]] - at[here[0]]) + self.judge.siblings[number].cost(here)
        if self.founder:
            cost += self.judge.founders_cost(self.row, at=at)
        self._unset(atoms)
        return cost

    def crossings(self, atoms: Sequence[int], *, start: float, limit: float) -> int:
        """Crossings of the block's own nets; stops counting when they cost more than ``limit``."""
        at = self.at
        self._set(atoms, start=start)
        count = 0
        for mine, others in ((self.hanging, self.above), (self.standing, self.below)):
            nets = []
            for number in mine:
                net = self.s.nets[number]
                bottoms = sorted([at[b] for b in net.bottoms if at[b] >= 0])
                if bottoms and at[net.top] >= 0:
                    nets.append((at[net.top], bottoms))
            if nets:
                count += pairs_cost(nets, others=others, limit=limit / CROSSING - count)
        self._unset(atoms)
        return count

    def _set(self, atoms: Sequence[int], *, start: float) -> None:
        for i, atom in enumerate(atoms):
            self.at[atom] = start + i * 0.8 / len(atoms)

    def _unset(self, atoms: Sequence[int]) -> None:
        for atom in atoms:
            self.at[atom] = -1
