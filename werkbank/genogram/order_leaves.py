"""Hangs the leaves back into rows whose order is settled, so that one more child turns nobody round.

The order of everybody else never depends on the leaves: they are put down afterwards. A leaf goes where its line
crosses least, and of such places where it stands in order of birth. Leaves of a couple without other children go
between what hangs from the lines left of theirs and what hangs from those right of it, where nothing crosses.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from werkbank.genogram.crossings import Strand, pairs_cost
from werkbank.genogram.order_forms import Form
from werkbank.genogram.order_scene import Net, Scene
from werkbank.genogram.order_siblings import SiblingOrder
from werkbank.genogram.order_under import opened, openings

Rows = list[list[int]]


def with_leaves(
    s: Scene, *, rows: Rows, forms: Sequence[Form], wishes: frozenset[tuple[str, str]], within: bool = False
) -> tuple[Rows, Sequence[Form]]:
    """The rows and forms of the whole scene from those of its core.

    ``within`` lets leaves stand between partners too, where that saves crossings (``order_under.py``).
    """
    places = [_places(row, forms=forms) for row in rows]
    shapes = list(forms)
    whole = [row[:] for row in rows] + [[] for _ in range(s.rows - len(rows))]
    for gap in range(s.rows - 1):
        nets = [net for net in s.nets if net.gap == gap]
        if any(b >= s.core_atoms for net in nets for b in net.bottoms):
            below = places[gap + 1] if gap + 1 < len(places) else {}
            blocks = whole[gap + 1]
            inner = [o for b in blocks for o in _inner_slots(s, b, form=forms[b], below=below)] if within else []
            row = _Row(s, nets=nets, above=places[gap], below=below, blocks=blocks, inner=inner, wishes=wishes)
            whole[gap + 1], inside = row.filled()
            for b in blocks if inside else ():
                shapes[b] = opened(s, forms[b], inside=inside)
    return whole, shapes


def _places(row: Sequence[int], *, forms: Sequence[Form]) -> dict[int, float]:
    atoms = [a for b in row for a in forms[b].atoms]
    return {atom: float(i) for i, atom in enumerate(atoms)}


@dataclass(frozen=True, slots=True)
class _Slot:
    """A place for leaves: left of a block of the row, or within one right after ``atom``."""

    x: float
    block: int
    atom: int = -1


def _inner_slots(s: Scene, block: int, *, form: Form, below: dict[int, float]) -> list[_Slot]:
    atoms = [form.atoms[o.after] for o in openings(s, form)] if len(form.atoms) > 1 else []
    return [_Slot(below[atom] + 0.5, block, atom) for atom in atoms]


class _Row:
    """One row of the core that takes in its leaves; a *slot* is a place between two of its blocks, or in one."""

    def __init__(
        self,
        s: Scene,
        *,
        nets: list[Net],
        above: dict[int, float],
        below: dict[int, float],
        blocks: list[int],
        inner: list[_Slot],
        wishes: frozenset[tuple[str, str]],
    ) -> None:
        self.s, self.above, self.below, self.blocks, self.wishes = s, above, below, blocks, wishes
        self.nets = sorted(nets, key=lambda net: above[net.top])
        self.strands: list[Strand] = [(above[n.top], self._bottoms(n)) for n in self.nets]
        ends = [min(below[a] for a in s.blocks[b]) for b in blocks]
        outer = [_Slot(x - 0.5, b) for x, b in zip(ends, blocks, strict=True)]
        outer.append(_Slot((max(below.values()) + 0.5) if below else 0.0, -1))
        self.slots = sorted([*outer, *inner], key=lambda slot: slot.x)
        self.starts = [slot.x for slot in self.slots]
        self.outer = [i for i, slot in enumerate(self.slots) if slot.atom < 0]

    def _bottoms(self, net: Net) -> list[float]:
        return sorted(self.below[b] for b in net.bottoms if b in self.below)

    def filled(self) -> tuple[list[int], dict[int, list[int]]]:
        """The blocks of the row with all leaves but those within a block, which are told by the atom left of them."""
        slots: dict[int, list[int]] = defaultdict(list)
        for number, net in enumerate(self.nets):
            if any(b >= self.s.core_atoms for b in net.bottoms):
                for atom, slot in self._slots_of(number, net):
                    slots[slot].append(atom)
        out: list[int] = []
        inside: dict[int, list[int]] = {}
        for i, here in enumerate(self.slots):
            if here.atom >= 0:
                inside[here.atom] = slots[i]
            else:
                out += [*(self.s.block_of[a] for a in slots[i]), *([here.block] if here.block >= 0 else [])]
        return out, {atom: leaves for atom, leaves in inside.items() if leaves}

    def _slots_of(self, number: int, net: Net) -> list[tuple[int, int]]:
        """Every leaf of a net with its slot; leaves of one slot from left to right."""
        leaves = [b for b in net.bottoms if b >= self.s.core_atoms]
        siblings = sorted((b for b in net.bottoms if b in self.below), key=self.below.__getitem__)
        if not siblings:
            slot = self._alone(number)
            order = SiblingOrder(self.s, net, wishes=self.wishes)
            return [(leaf, slot) for leaf in _by_wishes(leaves, order=order)]
        free = self._free(number, siblings)
        return self._among(net, leaves=leaves, siblings=siblings, free=free)

    def _cost(self, number: int, slot: int) -> tuple[int, bool]:
        """The crossings of a net with one leaf more in a slot; of equal ones those within a block cost more."""
        top, bottoms = self.strands[number]
        others = [strand for i, strand in enumerate(self.strands) if i != number and strand[1]]
        inside = self.slots[slot].atom >= 0
        return pairs_cost([(top, sorted([*bottoms, self.starts[slot]]))], others=others), inside

    def _alone(self, number: int) -> int:
        """The slot of leaves without other siblings."""
        top = self.strands[number][0]
        left = [strand[1][-1] for strand in self.strands[:number] if strand[1]]
        right = [strand[1][0] for strand in self.strands[number + 1 :] if strand[1]]
        starts = [self.starts[i] for i in self.outer]
        low = bisect_left(starts, max(left)) if left else 0
        high = bisect_left(starts, min(right)) - 1 if right else len(self.blocks)
        if low <= high:
            return self.outer[low if left or not right else high]
        return min(range(len(self.slots)), key=lambda i: (*self._cost(number, i), abs(self.starts[i] - top), i))

    def _free(self, number: int, siblings: Sequence[int]) -> list[tuple[int, int]]:
        """Slots beside the siblings where a leaf crosses least: (siblings left of it, slot)."""
        at = {block: i for i, block in enumerate(self.blocks)}
        beside = [at[self.s.block_of[b]] for b in siblings]
        near = [(i, place) for i, place in enumerate(beside)] + [(i + 1, place + 1) for i, place in enumerate(beside)]
        spots = sorted({(i, self.outer[place]) for i, place in near})
        if len(self.strands) == 1:
            return spots
        ends = [self.below[b] for b in siblings]
        spots += [(bisect_left(ends, slot.x), i) for i, slot in enumerate(self.slots) if slot.atom >= 0]
        cost = {slot: self._cost(number, slot) for slot in {slot for _, slot in spots}}
        least = min(cost.values())
        return [(i, slot) for i, slot in spots if cost[slot] == least]

    def _among(
        self, net: Net, *, leaves: Sequence[int], siblings: list[int], free: list[tuple[int, int]]
    ) -> list[tuple[int, int]]:
        """Leaves one by one into the order of their siblings, where that order suffers least."""
        judge = SiblingOrder(self.s, net, wishes=self.wishes)
        here = siblings[:]
        slot_of: dict[int, int] = {}
        for leaf in leaves:
            tries = []
            for i, slot in free:
                start = here.index(siblings[i - 1]) + 1 if i else 0
                stop = here.index(siblings[i]) if i < len(siblings) else len(here)
                same = [p for p in range(start, stop + 1) if _fits(here[start:p], here[p:stop], slot_of, slot)]
                tries += [(judge.cost([*here[:p], leaf, *here[p:]]), p, slot) for p in same]
            _, place, slot = min(tries)
            here.insert(place, leaf)
            slot_of[leaf] = slot
        return [(leaf, slot_of[leaf]) for leaf in here if leaf in slot_of]


def _fits(left: Sequence[int], right: Sequence[int], slot_of: dict[int, int], slot: int) -> bool:
    """True if a leaf in this slot stands between leaves in slots further left and further right, or the same."""
    return all(slot_of[a] <= slot for a in left) and all(slot_of[a] >= slot for a in right)


def _by_wishes(leaves: Sequence[int], *, order: SiblingOrder) -> list[int]:
    """Siblings in order of birth, or as the user asked."""
    if not order.wishes:
        return list(leaves)
    here: list[int] = []
    for leaf in leaves:
        tries = [(order.cost([*here[:p], leaf, *here[p:]]), -p) for p in range(len(here) + 1)]
        here.insert(-min(tries)[1], leaf)
    return here
