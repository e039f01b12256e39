"""The order of the rows: decided from the data, then searched for fewer crossings.

Algorithm. 1. From the first blocks that can be a start, one walk each that decides by the ends rule
(``order_walk.py``); a walk without any fault ends the search, and for a family without loops that is the rule. 2. The
cheapest walks are repaired (``order_repair.py``) until nothing gets cheaper; a tiny family that still has a crossing is
also repaired by any two and three blocks at once. All of it is deterministic and bounded by
a number of trials, never by time, so one family has one drawing on every machine.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import permutations

from werkbank.genogram.crossings import Judge
from werkbank.genogram.order_forms import CROSSING, Form, forms
from werkbank.genogram.order_leaves import with_leaves
from werkbank.genogram.order_memory import Memory, question
from werkbank.genogram.order_repair import LARGE, Repair, groups
from werkbank.genogram.order_scene import Scene, core
from werkbank.genogram.order_siblings import BY_ID, WISH
from werkbank.genogram.order_walk import Walk
from werkbank.genogram.progress import Effort, Progress, part, silent

STARTS = 8
REPAIRS = 3
ROUNDS = 4
SMALL = 25
TINY = 8
"""A core of so few blocks is searched by any two and three of them at once."""

EFFORT = 200_000
"""How much one search may look at: places, and lines at them."""


@dataclass(frozen=True, slots=True)
class Order:
    """Blocks per row, left to right, the form of each block, and the crossings between rows that this order forces."""

    rows: tuple[tuple[int, ...], ...]
    forms: tuple[Form, ...]
    forced: int

    @property
    def crossed(self) -> int:
        """All crossings, those inside the blocks too."""
        return self.forced + sum(form.crossings for form in self.forms)


@dataclass(frozen=True, slots=True)
class _Try:
    """Rows with the number of the form of each block among its ``shapes``."""

    cost: float
    rows: list[list[int]]
    chosen: list[int]
    shapes: list[list[Form]]


SEARCHED: Memory[_Try] = Memory()


def order(s: Scene, *, wishes: frozenset[tuple[str, str]] = frozenset(), progress: Progress = silent) -> Order:
    """The best order found for one linked family; a wish (a, b) asks for ``a`` left of ``b``."""
    inner = core(s)
    effort = Effort(EFFORT, part(progress, low=0.0, high=0.5))  # of its own, whatever is remembered

    def search() -> _Try:
        return _searched(inner, shapes=forms(inner, wishes=wishes), wishes=wishes, effort=effort)

    found = SEARCHED.answer(question(inner, wishes=wishes), search)
    shapes = found.shapes
    whole = _Whole(s, shapes=shapes, wishes=wishes)
    best = whole.order(found)
    least = Judge(inner, forms=shapes, wishes=wishes).crossings(found.rows, chosen=found.chosen)
    tries = [found]
    if best.forced > least and len(inner.blocks) <= LARGE:  # the leaves do not fit in between: make room for them
        room = part(progress, low=0.5, high=1.0)
        for other in _with_room(s, whole=whole, best=best, found=found, progress=room):
            roomy = whole.order(other)
            best = min(best, roomy, key=_crossed)
            tries.append(other)
            if roomy.forced <= least:
                break
    if best.forced > least:  # no room for all of them: let some stand between partners
        best = min(best, *(whole.order(t, within=True) for t in tries), key=_crossed)
    return best


def _crossed(order: Order) -> int:
    return order.crossed


def _with_room(s: Scene, *, whole: _Whole, best: Order, found: _Try, progress: Progress) -> Iterator[_Try]:
    """Orders of the core with room for leaves: first what changes little, then, if that is not enough, any other."""
    stubbed = core(s, stubs=True)
    shapes = [*whole.shapes[: whole.core], *([Form((block[0],), 0.0)] for block in stubbed.blocks[whole.core :])]
    judge = Judge(stubbed, forms=shapes, wishes=whole.wishes)
    asked = question(stubbed, wishes=whole.wishes)
    chosen = [*found.chosen, *(0 for _ in shapes[whole.core :])]
    start = _Try(0.0, _stub_rows(s, stubbed=stubbed, rows=best.rows, core=whole.core), chosen, shapes)
    yield SEARCHED.answer(
        (asked, tuple(map(tuple, start.rows)), tuple(chosen)),
        lambda: _repaired(stubbed, walk=start, judge=judge, parts=groups(stubbed), effort=Effort(EFFORT, progress)),
    )
    effort = Effort(EFFORT, progress)
    search = partial(_searched, stubbed, shapes=shapes, wishes=whole.wishes, effort=effort)
    yield SEARCHED.answer(asked, search)


def _stub_rows(s: Scene, *, stubbed: Scene, rows: Sequence[Sequence[int]], core: int) -> list[list[int]]:
    """The rows of the whole family with one stub for all leaves of a union."""
    stub_of = {stubbed.atoms[block[0]].union: number for number, block in enumerate(stubbed.blocks) if number >= core}
    union_of = {b: s.nets[s.natal[s.blocks[b][0]][0]].union for row in rows for b in row if b >= core}
    return [list(dict.fromkeys(stub_of[union_of[b]] if b >= core else b for b in row)) for row in rows]


class _Whole:
    """Makes the order of the whole family from that of its core."""

    def __init__(self, s: Scene, *, shapes: list[list[Form]], wishes: frozenset[tuple[str, str]]) -> None:
        self.s, self.wishes, self.core = s, wishes, len(shapes)
        self.shapes = [*shapes, *([Form((block[0],), 0.0)] for block in s.blocks[len(shapes) :])]
        self.judge = Judge(s, forms=self.shapes, wishes=wishes)

    def order(self, found: _Try, *, within: bool = False) -> Order:
        """The leaves hung into the rows of the core, between partners too if asked."""
        picks = [*found.chosen[: self.core], *(0 for _ in self.shapes[self.core :])]
        forms = tuple(f[c] for f, c in zip(self.shapes, picks, strict=True))
        inner = [[b for b in row if b < self.core] for row in found.rows]
        rows, shapes = with_leaves(self.s, rows=inner, forms=forms, wishes=self.wishes, within=within)
        at = [0] * len(self.s.atoms)
        for row in rows:
            for i, atom in enumerate((a for b in row for a in shapes[b].atoms), start=1):
                at[atom] = i
        return Order(tuple(tuple(r) for r in rows), tuple(shapes), self.judge.crossings_at(at))


def _searched(s: Scene, *, shapes: list[list[Form]], wishes: frozenset[tuple[str, str]], effort: Effort) -> _Try:
    """The order of the core."""
    judge = Judge(s, forms=shapes, wishes=wishes)
    walks = _walks(s, shapes=shapes, judge=judge)
    best = walks[0]
    faults = judge.faults(best.rows, chosen=best.chosen)
    if best.cost >= (WISH if wishes else CROSSING) or (len(s.blocks) <= SMALL and faults >= BY_ID):
        parts = groups(s)
        vain: set[Hashable] = set()
        for walk in walks[: REPAIRS if len(s.blocks) <= LARGE else 1]:
            other = _repaired(s, walk=walk, judge=judge, parts=parts, effort=effort, vain=vain)
            best = min(best, other, key=lambda t: t.cost)
            if best.cost < CROSSING:
                break
        if best.cost >= CROSSING and len(s.blocks) <= TINY:
            some = [list(g) for size in (2, 3) for g in permutations(range(len(s.blocks)), size)]
            best = _repaired(s, walk=best, judge=judge, parts=some, effort=effort)
        mirror = _mirrored(best, shapes=shapes, judge=judge)
        if mirror.cost < best.cost:
            best = _repaired(s, walk=mirror, judge=judge, parts=parts, effort=effort, vain=vain)
    return best


def _walks(s: Scene, *, shapes: list[list[Form]], judge: Judge) -> list[_Try]:
    """Walks from different starts, cheapest first."""
    found: list[_Try] = []
    starts = [b for b, atoms in enumerate(s.blocks) if not any(a in s.natal for a in atoms)]
    for start in starts[:STARTS]:
        walk = Walk(s, forms=shapes, start=start)
        rows = walk.rows()
        if any(rows == other.rows for other in found):
            continue
        found.append(_Try(judge.cost(rows, chosen=walk.chosen), rows, walk.chosen, shapes))
        if found[-1].cost < CROSSING:
            break
    return sorted(found, key=lambda t: t.cost)


def _repaired(
    s: Scene,
    *,
    walk: _Try,
    judge: Judge,
    parts: list[list[int]],
    effort: Effort,
    vain: set[Hashable] | None = None,
) -> _Try:
    """A walk made cheaper; ``vain`` remembers what was tried in vain, also by other walks that came to the same."""
    repair = Repair(s, judge=judge, rows=walk.rows, chosen=walk.chosen, effort=effort, vain=vain)
    for _ in range(ROUNDS):
        if not repair.improve(parts):
            break
    return _Try(repair.cost, repair.rows, repair.chosen, walk.shapes)


def _mirrored(one: _Try, *, shapes: list[list[Form]], judge: Judge) -> _Try:
    """The mirror image, which has as many crossings but may suit the data better."""
    chosen = []
    for block, i in enumerate(one.chosen):
        atoms = shapes[block][i].atoms[::-1]
        chosen.append(next((j for j, form in enumerate(shapes[block]) if form.atoms == atoms), i))
    rows = [row[::-1] for row in one.rows]
    return _Try(judge.cost(rows, chosen=chosen), rows, chosen, shapes)
