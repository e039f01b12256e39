"""From decisions to rows: one walk through a linked family that sets down everybody from left to right.

The walk follows every net once; what hangs from it comes down as one strip, so a family without loops is drawn without
crossings whenever the ends rule holds: a child whose partner has a drawn family stands at an end of its sibship, with
that partner on the outside. On its way the walk decides by that rule about the form of each block (``chosen``) and the
order of the blocks under each net (``kids``); where the rule is silent, the cheapest form and the order of births hold.

How a strip is put together: seen from a block below a net, what is reached through it has a middle (its own row and
deeper) and two *wings* (rows above it, which have to pass its parents left or right). Seen from a block above a net,
it is the mirror image: a middle (its own row and higher) and two *skirts* (deeper rows, left and right of where we
came from).
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import Any, TypeVar, cast

from werkbank.genogram.order_forms import Form
from werkbank.genogram.order_scene import Scene

Strip = dict[int, list[int]]
Parts = tuple[Strip, Strip, Strip]
Steps = Generator[Any, Parts, Parts]
T = TypeVar("T")


def join(*strips: Strip) -> Strip:
    """Strips side by side."""
    out: Strip = {}
    for strip in strips:
        for row, blocks in strip.items():
            if row in out:
                out[row] = out[row] + blocks
            else:
                out[row] = blocks
    return out


def split(strip: Strip, *, row: int) -> tuple[Strip, Strip]:
    """The rows above ``row``, and ``row`` and the deeper ones."""
    return {r: b for r, b in strip.items() if r < row}, {r: b for r, b in strip.items() if r >= row}


def run(steps: Generator[Any, Any, T]) -> T:
    """Runs steps that wait for other steps, on a list instead of the stack: families can be long chains."""
    waiting = [steps]
    answer: Any = None
    while True:
        try:
            waiting.append(waiting[-1].send(answer))
            answer = None
        except StopIteration as end:
            waiting.pop()
            answer = end.value
            if not waiting:
                return cast("T", answer)


class Walk:
    """One walk over a scene."""

    def __init__(self, s: Scene, *, forms: list[list[Form]], start: int) -> None:
        self.s, self.forms, self.start = s, forms, start
        self.chosen = [0] * len(s.blocks)
        self.kids = [list(dict.fromkeys(s.block_of[b] for b in net.bottoms)) for net in s.nets]
        self.seen: set[int] = set()
        self.ups: list[list[tuple[int, int]]] = [[] for _ in s.blocks]
        self.downs: dict[int, list[int]] = {}
        for number, net in enumerate(s.nets):
            self.downs.setdefault(net.top, []).append(number)
            for atom in net.bottoms:
                self.ups[s.block_of[atom]].append((atom, number))
        self._reach: dict[tuple[int, int], int] = {}

    def rows(self) -> list[list[int]]:
        """The blocks of every row."""
        wing_left, middle, wing_right = run(self._down(self.start, entry=-1, via=-1))
        whole = join(wing_left, middle, wing_right)
        return [whole.get(r, []) for r in range(self.s.rows)]

    # ---- how high a strip reaches

    def _top(self, block: int, via: int) -> int:
        """The highest row reached from a block without going back through net ``via``."""
        known = self._reach.get((block, via))
        return run(self._climb(block, via)) if known is None else known

    def _climb(self, block: int, via: int) -> Generator[Any, int, int]:
        row = self._row(block)
        self._reach[block, via] = row  # a loop that comes back here adds nothing
        nets = [n for _, n in self.ups[block] if n != via]
        nets += [n for a in self.s.blocks[block] for n in self.downs.get(a, ()) if n != via]
        for number in nets:
            net = self.s.nets[number]
            for other in [self.s.block_of[a] for a in (net.top, *net.bottoms)]:
                if other != block:
                    known = self._reach.get((other, number))
                    row = min(row, (yield self._climb(other, number)) if known is None else known)
        self._reach[block, via] = row
        return row

    def _row(self, block: int) -> int:
        return self.s.atoms[self.s.blocks[block][0]].row

    def _winged(self, block: int, via: int) -> bool:
        return self._top(block, via) < self._row(block)

    # ---- decisions on the way

    def _arrange(self, number: int, *, near: int = -1, side: int = 0) -> None:
        """Puts winged children at the ends; ``near`` is the child we came from, which stands at end ``side``."""
        kids = self.kids[number]
        winged = [k for k in kids if k != near and k not in self.seen and self._winged(k, number)]
        plain = [k for k in kids if k != near and k not in winged]
        if near >= 0:
            kids[:] = [*plain, near] if side > 0 else [near, *plain]
            for k in winged:
                kids.insert(0 if side > 0 else len(kids), k)
                self._face(k, number, side=-side)
            return
        ends = self._ends(kids, winged=winged, number=number, side=side)
        for k, end in ends:
            kids.remove(k)
            kids.insert(0 if end < 0 else len(kids), k)
            self._face(k, number, side=end)

    def _ends(self, kids: list[int], *, winged: list[int], number: int, side: int) -> list[tuple[int, int]]:
        """Which winged child goes to which end."""
        gap = self.s.nets[number].gap
        if not winged:
            return []
        if len(winged) == 1:
            k = winged[0]
            if side and self._top(k, number) < gap:
                return [(k, side)]
            return [(k, -1 if k == kids[0] else 1)]  # no counting: one more sibling must not turn the family round
        first, last = winged[0], winged[-1]
        if side and self._top(last if side < 0 else first, number) < gap <= self._top(
            first if side < 0 else last, number
        ):
            first, last = last, first
        return [(first, -1), (last, 1)]

    def _face(self, block: int, via: int, *, side: int) -> None:
        """Chooses the cheapest form whose winged partner stands on ``side`` of the child of net ``via``."""
        own = [a for a, n in self.ups[block] if n == via]
        others = [a for a, n in self.ups[block] if n != via and a not in own]
        if not own or not others:
            return
        for i, form in enumerate(self.forms[block]):
            at = form.atoms.index
            if all((at(o) - at(own[0])) * side > 0 for o in others):
                self.chosen[block] = i
                return

    # ---- the walk

    def _down(self, block: int, *, entry: int, via: int) -> Steps:
        """What is reached from a block below net ``via``: left wing, middle, right wing."""
        self.seen.add(block)
        row = self._row(block)
        atoms = self.forms[block][self.chosen[block]].atoms
        centre = atoms.index(entry) if entry >= 0 else len(atoms) // 2
        lefts: list[Strip] = []
        rights: list[Strip] = []
        wings_left: list[Strip] = []
        wings_right: list[Strip] = []
        for place, atom in enumerate(atoms):
            for number in self.s.natal.get(atom, ()):
                if number == via or self.s.block_of[self.s.nets[number].top] in self.seen:
                    continue
                on_left = place < centre
                left, top, right = yield self._up_net(number, block, side=1 if on_left else -1)
                lefts.append(left)
                rights.insert(0, right)
                (wings_left if on_left else wings_right).append(top)
        inner_left, deep, inner_right = yield self._all_down(atoms)
        high_left, low_left = split(inner_left, row=row)
        high_right, low_right = split(inner_right, row=row)
        middle = join(*lefts, low_left, {row: [block]}, deep, low_right, *rights)
        return join(*wings_left, high_left), middle, join(high_right, *wings_right)

    def _all_down(self, atoms: Sequence[int]) -> Steps:
        parts: list[Parts] = []
        for number in [n for a in atoms for n in self.downs.get(a, ())]:
            parts += [(yield self._down_net(number, side=0))]
        return join(*(p[0] for p in parts)), join(*(p[1] for p in parts)), join(*(p[2] for p in parts))

    def _down_net(self, number: int, *, side: int) -> Steps:
        """What hangs from a net: the wings (its own row and higher), the middle."""
        self._arrange(number, side=side)
        parts: list[Parts] = []
        for block in self.kids[number]:
            if block not in self.seen:  # somebody further on may be reached from somebody before
                parts += [(yield self._down(block, entry=self._entry(block, number), via=number))]
        return join(*(p[0] for p in parts)), join(*(p[1] for p in parts)), join(*(p[2] for p in parts))

    def _entry(self, block: int, number: int) -> int:
        return next(a for a, n in self.ups[block] if n == number)

    def _up_net(self, number: int, block: int, *, side: int) -> Steps:
        """What is reached through the net above a block: left of it, above it, right of it."""
        self._arrange(number, near=block, side=side)
        net = self.s.nets[number]
        skirt_left, top, skirt_right = yield self._up(self.s.block_of[net.top], entry=net.top, via=number)
        kids = self.kids[number]
        here = kids.index(block)
        sides: tuple[list[Parts], list[Parts]] = ([], [])
        for i, sibling in enumerate(kids):
            if sibling not in self.seen:
                part = yield self._down(sibling, entry=self._entry(sibling, number), via=number)
                sides[i > here].append(part)
        both = [*sides[0], *sides[1]]
        return (
            join(skirt_left, *(p[1] for p in sides[0])),
            join(*(p[0] for p in both), top, *(p[2] for p in both)),
            join(*(p[1] for p in sides[1]), skirt_right),
        )

    def _up(self, block: int, *, entry: int, via: int) -> Steps:
        """What is reached from a block above net ``via``: left skirt, middle, right skirt."""
        self.seen.add(block)
        row = self._row(block)
        atoms = self.forms[block][self.chosen[block]].atoms
        here = atoms.index(entry)
        lefts: list[Strip] = []
        rights: list[Strip] = []
        tops: list[Strip] = []
        for place, atom in enumerate(atoms):
            for number in self.s.natal.get(atom, ()):
                if self.s.block_of[self.s.nets[number].top] in self.seen:
                    continue
                left, top, right = yield self._up_net(number, block, side=1 if place < here else -1)
                lefts.append(left)
                tops.append(top)
                rights.insert(0, right)
        for place, atom in enumerate(atoms):
            for number in self.downs.get(atom, ()):
                if number == via:
                    continue
                left, deep, right = yield self._down_net(number, side=0)
                if place < here:
                    lefts.append(join(left, deep, right))
                else:
                    rights.insert(0, join(left, deep, right))
        high_left, low_left = split(join(*lefts), row=row + 1)
        high_right, low_right = split(join(*rights), row=row + 1)
        return low_left, join(high_left, *tops, {row: [block]}, high_right), low_right
