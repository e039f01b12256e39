"""What one block costs at any place in its row, while all others keep their order.

Only the nets that hang from the block or that the block hangs from can change, so only they are counted: against each
other and against the other nets of the two gaps. Atoms that are not in their row stand at -1 and count for nothing.

Whatever a block meets outside itself depends on the place alone, not on its form, because nobody else stands within it;
so that is counted once a place (``_Spot``), and for each form only what its own atoms do to each other.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from werkbank.genogram.crossings import SPAN, Judge, Strand, pairs_cost
from werkbank.genogram.order_scene import Scene

WIDTH = 0.8
"""All atoms of a block stand within this of the start."""


@dataclass(slots=True)
class _Spot:
    """A place: what every form costs there, the spans of the other siblings and who joins them, crossings so far."""

    light: float
    spans: list[tuple[float, float, int]]
    crossings: int = -1


@dataclass(slots=True)
class _Hanging:
    """A net above the block: where its top and other bottoms are, and which atoms of the block hang from it."""

    number: int
    top: float
    ends: list[float]
    siblings: list[int]
    own: list[int]


@dataclass(slots=True)
class _Standing:
    """A net below the block: its top there, and where its bottoms are."""

    top: int
    ends: list[float]


class Trial:
    """What the nets of one block cost at any place in its row."""

    def __init__(self, s: Scene, *, judge: Judge, at: list[float], block: int) -> None:
        self.s, self.judge, self.at = s, judge, at
        self.atoms = s.blocks[block]
        self.row = row = s.atoms[self.atoms[0]].row
        self.founder = block in judge.founders[row]
        self.hanging: list[_Hanging] = []
        self.standing: list[_Standing] = []
        self.above, self.below = self._others(row - 1) if row else [], self._others(row)
        self.size = len(self.above) + len(self.below)
        self.several = [h for h in self.hanging if len(h.own) > 1]
        self.spots: dict[float, _Spot] = {}

    def _others(self, gap: int) -> list[Strand]:
        """Sorts out the nets of a gap; those that are no business of the block, as (top, bottoms)."""
        others: list[Strand] = []
        at, atoms = self.at, self.atoms
        for number in self.judge.gaps[gap]:
            net = self.s.nets[number]
            ends = sorted([at[b] for b in net.bottoms if at[b] >= 0])
            if net.top in atoms:
                self.standing += [_Standing(net.top, ends)] if ends else []
            elif own := [b for b in net.bottoms if b in atoms]:
                kin = sorted([b for b in net.bottoms if at[b] >= 0], key=at.__getitem__)
                self.hanging.append(_Hanging(number, at[net.top], ends, kin, own))
            elif ends and at[net.top] >= 0:
                others.append((at[net.top], ends))
        return others

    def without(self) -> tuple[float, int]:
        """Light costs and crossings that the nets of the block have already, without it."""
        light = sum(self._siblings_cost(h.number, h.siblings) for h in self.hanging)
        light += self.judge.founders_cost(self.row, at=self.at) if self.founder else 0.0
        nets = [(h.top, h.ends) for h in self.hanging if h.ends and h.top >= 0]
        return light, pairs_cost(nets, others=self.above)

    def light(self, atoms: Sequence[int], *, start: float) -> float:
        """Everything but crossings, with these atoms from ``start`` on (all within one place)."""
        spot = self.spots.get(start) or self._look(start)
        cost, step = spot.light, WIDTH / len(atoms)
        for low, high, atom in spot.spans:
            x = start + atoms.index(atom) * step
            cost += SPAN * (x - low if x > high else high - x if x < low else high - low)
        if self.several:
            self._set(atoms, start=start)
            for h in self.several:
                here = sorted([*h.siblings, *h.own], key=self.at.__getitem__)
                cost += self._siblings_cost(h.number, here)
            self._unset(atoms)
        return round(cost, 9)  # so that sums of floats decide nothing

    def crossings(self, atoms: Sequence[int], *, start: float, limit: float) -> int:
        """Crossings of the block's own nets; more than ``limit``, which may only fall, are not counted to the end."""
        spot = self.spots.get(start) or self._look(start)
        if spot.crossings < 0:
            spot.crossings = self._crossings_with_others(start, limit=limit)
        if spot.crossings > limit or max(len(self.hanging), len(self.standing)) < 2:
            return spot.crossings
        self._set(atoms, start=start)
        among = pairs_cost(list(self._above(start)), others=()) + pairs_cost(list(self._below()), others=())
        self._unset(atoms)
        return spot.crossings + among

    def _look(self, start: float) -> _Spot:
        """What every form costs at a place."""
        spot = self.spots[start] = _Spot(0.0, [])
        for h in self.hanging:
            if len(h.own) == 1 and h.ends:
                place = bisect(h.ends, start)
                here = [*h.siblings[:place], h.own[0], *h.siblings[place:]]
                spot.light += self.judge.siblings[h.number].cost(here)
                spot.spans.append((h.ends[0], h.ends[-1], h.own[0]))
        if self.founder:
            self._set(self.atoms, start=start)
            spot.light += self.judge.founders_cost(self.row, at=self.at)
            self._unset(self.atoms)
        return spot

    def _crossings_with_others(self, start: float, *, limit: float) -> int:
        self._set(self.atoms, start=start)
        count = 0
        for net in self._above(start):
            count += pairs_cost((net,), others=self.above, limit=limit - count)
        for net in self._below():
            count += pairs_cost((net,), others=self.below, limit=limit - count)
        self._unset(self.atoms)
        return count

    def _siblings_cost(self, number: int, here: Sequence[int]) -> float:
        if len(here) < 2:
            return 0.0
        return SPAN * (self.at[here[-1]] - self.at[here[0]]) + self.judge.siblings[number].cost(here)

    def _above(self, start: float) -> Iterator[Strand]:
        for h in self.hanging:
            if h.top >= 0:
                if h.ends:
                    place = bisect(h.ends, start)
                    mine = sorted([self.at[a] for a in h.own])
                    yield h.top, [*h.ends[:place], *mine, *h.ends[place:]]
                else:
                    yield h.top, sorted([self.at[a] for a in h.own])

    def _below(self) -> Iterator[Strand]:
        return ((self.at[one.top], one.ends) for one in self.standing)

    def _set(self, atoms: Sequence[int], *, start: float) -> None:
        for i, atom in enumerate(atoms):
            self.at[atom] = start + i * WIDTH / len(atoms)

    def _unset(self, atoms: Sequence[int]) -> None:
        for atom in atoms:
            self.at[atom] = -1
