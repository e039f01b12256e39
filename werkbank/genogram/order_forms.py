"""The forms of a block: in which left-to-right orders partners can stand, and what each costs by itself.

Partners side by side are joined at the height of the symbols. Partners with others between them are joined by a line
*above* the symbols that leaves the top of one (the hub), runs over those between and comes down beside the other (or
on its top, when there are no children). Such a line crosses the lines to the parents of those it passes, so it is
worth a lot to put partners with drawn parents at the ends.

Partners stand in order of time where the record tells it of both. Where it does not, somebody who gets one more partner
keeps the first on the same side, and the new one stands on the other.

Algorithm: up to five persons all orders are tried, more are built by insertion with a small beam. Costs, from heavy to
light: two lines on one side of a symbol, crossings, strangers between first two partners, wishes of the user, partners
out of the order of time, the man on the right.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import permutations

from werkbank.genogram.order_scene import Scene, Tie
from werkbank.genogram.pedigree_family import is_dated

CLASH, CROSSING, STRANGER, WISH, TIME, MAN_RIGHT, LENGTH, MIRRORED = 3000.0, 1000.0, 300.0, 40.0, 3.0, 5.0, 2.0, 0.5
FIRST_RIGHT, BY_ID = 2.4, 0.2
ALL_ORDERS, BEAM, KEEP = 5, 6, 24


@dataclass(frozen=True, slots=True)
class Over:
    """A partner line above the symbols, from the top of ``hub`` to ``far``, down at ``drop`` (-1: on top of
    ``far``).
    """

    union: str
    hub: int
    far: int
    drop: int


@dataclass(frozen=True, slots=True)
class Under:
    """A partner line below the leaves between ``left`` and ``right``; see ``order_under.py``."""

    union: str
    left: int
    right: int
    drop: int


@dataclass(frozen=True, slots=True)
class Form:
    """One order of a block's atoms, its own cost, and its lines above and below the symbols."""

    atoms: tuple[int, ...]
    cost: float
    overs: tuple[Over, ...] = ()
    crossings: int = 0
    unders: tuple[Under, ...] = ()


def forms(s: Scene, *, wishes: frozenset[tuple[str, str]] = frozenset()) -> list[list[Form]]:
    """The forms of every block, cheapest first."""
    ties_of: list[list[Tie]] = [[] for _ in s.blocks]
    for tie in s.ties:
        ties_of[s.block_of[tie.a]].append(tie)
    return [_forms(s, block=b, ties=t, wishes=wishes) for b, t in zip(s.blocks, ties_of, strict=True)]


def _forms(s: Scene, *, block: list[int], ties: list[Tie], wishes: frozenset[tuple[str, str]]) -> list[Form]:
    if len(block) == 1:
        return [Form((block[0],), 0.0)]
    ghosts = {t.drop for t in ties if t.b == t.drop}
    movers = [a for a in block if s.atoms[a].person or a in ghosts]
    judge = _Judge(s, ties=ties, wishes=wishes)
    orders: Iterable[Sequence[int]]
    orders = permutations(movers) if len(movers) <= ALL_ORDERS else _beam(judge, ties=ties, movers=movers)
    return sorted((judge.form(order) for order in orders), key=lambda f: (f.cost, f.atoms))[:KEEP]


def _beam(judge: _Judge, *, ties: list[Tie], movers: list[int]) -> list[list[int]]:
    degree = {m: sum(m in (t.a, t.b) for t in ties) for m in movers}
    start = max(movers, key=lambda m: (degree[m], -m))
    reached = [start]
    for member in reached:
        for tie in ties:
            for one, other in ((tie.a, tie.b), (tie.b, tie.a)):
                if one == member and other not in reached:
                    reached.append(other)
    beam = [[start]]
    for member in reached[1:]:
        longer = {(*o[:i], member, *o[i:]) for o in beam for i in range(len(o) + 1)}
        ranked = sorted(longer, key=lambda o: (judge.form(o).cost, o))
        beam = [list(o) for o in ranked[: KEEP if member == reached[-1] else BEAM]]
    return beam


class _Judge:
    """Turns an order of persons (and drops of single parents) into a form with its cost."""

    def __init__(self, s: Scene, *, ties: list[Tie], wishes: frozenset[tuple[str, str]]) -> None:
        self.s, self.ties, self.wishes = s, ties, wishes
        self.partners: dict[int, list[int]] = {}
        self.dated: dict[int, list[bool]] = {}
        for tie in ties:
            known = is_dated(s.fam, s.fam.unions[tie.union])
            for one, other in ((tie.a, tie.b), (tie.b, tie.a)):
                self.partners.setdefault(one, []).append(other)
                self.dated.setdefault(one, []).append(known)

    def form(self, order: Sequence[int]) -> Form:
        at = {member: i for i, member in enumerate(order)}
        ties = [t for t in self.ties if t.a in at and t.b in at]
        taken: set[tuple[int, int]] = set()  # (member, side) with a line at the height of the symbols
        extra: dict[tuple[int, int], list[int]] = {}  # drops to insert: (member, side) -> atoms, outwards
        clashes, overs = 0, []
        for tie in ties:
            if abs(at[tie.a] - at[tie.b]) == 1:
                side = at[tie.b] - at[tie.a]
                taken |= {(tie.a, side), (tie.b, -side)}
                if tie.drop not in (-1, tie.b):
                    extra[tie.a, side] = [tie.drop]
        for tie in ties:
            if abs(at[tie.a] - at[tie.b]) > 1:
                over, bad = self._over(tie, at=at, taken=taken, extra=extra)
                overs.append(over)
                clashes += bad
        atoms: list[int] = []
        for member in order:
            atoms += [*reversed(extra.get((member, -1), ())), member, *extra.get((member, 1), ())]
        crossings = self._crossings(atoms, overs=overs)
        cost = CLASH * clashes + CROSSING * crossings + self._soft(order, at=at, ties=ties)
        return Form(tuple(atoms), round(cost, 9), tuple(overs), crossings)  # sums of floats decide nothing

    def _over(
        self, tie: Tie, *, at: dict[int, int], taken: set[tuple[int, int]], extra: dict[tuple[int, int], list[int]]
    ) -> tuple[Over, bool]:
        """Chooses the hub and where the line comes down; the second value is True if two lines share a side."""
        if tie.b == tie.drop:
            return Over(tie.union, tie.a, tie.b, tie.drop), False
        more = len(self.partners[tie.a]) - len(self.partners[tie.b]) or tie.b - tie.a
        hub, far = (tie.a, tie.b) if more > 0 else (tie.b, tie.a)
        if tie.drop < 0:
            return Over(tie.union, hub, far, -1), False
        for one, other in ((hub, far), (far, hub)):
            near = 1 if at[one] > at[other] else -1
            for side in (near, -near):
                if (other, side) not in taken:
                    taken.add((other, side))
                    extra.setdefault((other, side), []).append(tie.drop)
                    return Over(tie.union, one, other, tie.drop), False
        extra.setdefault((far, 1), []).append(tie.drop)
        return Over(tie.union, hub, far, tie.drop), True

    def _crossings(self, atoms: list[int], *, overs: list[Over]) -> int:
        at = {atom: i for i, atom in enumerate(atoms)}
        natal = self.s.natal
        count, spans = 0, []
        for over in overs:
            lo, hi = sorted((at[over.hub], at[over.drop if over.drop >= 0 else over.far]))
            for atom in atoms[lo + 1 : hi]:
                if atom in natal:
                    count += len(natal[atom])
            spans.append((lo, hi, over.hub))
        for i, (a, b, hub) in enumerate(spans):
            for c, d, other in spans[i + 1 :]:
                if other != hub and (a < c < b < d or c < a < d < b):
                    count += 1
        return count

    def _soft(self, order: Sequence[int], *, at: dict[int, int], ties: list[Tie]) -> float:
        cost = MIRRORED * (order[0] > order[-1])
        for tie in ties:
            between = abs(at[tie.a] - at[tie.b]) - 1
            few = max(len(self.partners[tie.a]), len(self.partners[tie.b])) <= 2
            cost += between * (STRANGER if few else LENGTH)
            cost += self._wrong_side(tie, at=at)
        for member, partners in self.partners.items():
            if len(partners) > 1:
                here = [(at[p], known) for p, known in zip(partners, self.dated[member], strict=True) if p in at]
                for i, (place, known) in enumerate(here):
                    for other, known_too in here[i + 1 :]:
                        if other < place:
                            cost += TIME if known and known_too else BY_ID
        if self.wishes:
            names = [self.s.atoms[m].person for m in order]
            cost += WISH * sum((b, a) in self.wishes for i, a in enumerate(names) for b in names[i + 1 :])
        return cost

    def _wrong_side(self, tie: Tie, *, at: dict[int, int]) -> float:
        """The man of a couple stands left; a later partner of an unknown time does not turn the first two round."""
        if self.partners[tie.a][0] != tie.b or self.partners[tie.b][0] != tie.a:
            return 0.0
        left, right = sorted((tie.a, tie.b), key=at.__getitem__)
        sexes = [n.sex for m in (left, right) if (n := self.s.fam.persons.get(self.s.atoms[m].person))]
        alone = len(self.partners[tie.a]) == len(self.partners[tie.b]) == 1
        if sexes in (["v", "m"], ["m", "v"]):
            return (MAN_RIGHT if alone else FIRST_RIGHT) * (sexes[0] == "v")
        return 0.0 if alone else FIRST_RIGHT * (left > right)
