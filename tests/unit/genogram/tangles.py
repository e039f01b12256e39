"""Families that grow at random and get tangled: loops, several partners, adoption, foster care, twins, gaps.

``tangle(seed)`` is always the same family. It holds what real records hold: partners of another generation, unknown
second parents, children with two or three pairs of parents, symbols and labels of other sizes, families that nothing
links, people nobody is related to.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date

from werkbank.genogram.pedigree import UNKNOWN, ChildLink, Node, Pedigree, Tie, Twins, Union, When

OTHER_TIES = (Tie.FOSTER, Tie.ADOPTION, Tie.STEP, Tie.DONOR)
Pair = tuple[str, ...]


@dataclass(slots=True)
class Growing:
    """What has grown so far; generation by person, children by pair."""

    dice: random.Random
    row: dict[str, int] = field(default_factory=dict)
    pairs: dict[Pair, dict[str, Tie]] = field(default_factory=dict)
    born: set[str] = field(default_factory=set)

    def person(self, row: int) -> str:
        name = f"p{len(self.row)}"
        self.row[name] = row
        return name

    def pair(self, *names: str) -> dict[str, Tie]:
        return self.pairs.setdefault(tuple(sorted(names)), {})

    def couple(self, row: int) -> dict[str, Tie]:
        """A new couple or a new single parent."""
        return self.pair(*(self.person(row) for _ in range(1 if self.dice.random() < 0.35 else 2)))

    def grow(self) -> None:
        """One step."""
        one, roll = self.dice.choice(list(self.row)), self.dice.random()
        if roll < 0.35:
            self.pair(one, self.person(self.row[one]))
        elif roll < 0.45:
            self._marry_in(one, apart=int(roll > 0.42))
        elif roll < 0.8:
            self._children(one)
        elif roll < 0.88:
            if one not in self.born:
                self.couple(self.row[one] - 1)[one] = Tie.BIOLOGICAL
                self.born.add(one)
        else:
            self._other_parents(one)

    def _marry_in(self, one: str, *, apart: int) -> None:
        others = [p for p, row in self.row.items() if p != one and abs(row - self.row[one]) == apart]
        if others:
            self.pair(one, self.dice.choice(others))

    def _children(self, one: str) -> None:
        mine = [names for names in self.pairs if one in names] or [(one,)]
        names = self.dice.choice(mine)
        for _ in range(self.dice.randint(1, 3)):
            child = self.person(1 + max(self.row[p] for p in names))
            self.pair(*names)[child] = Tie.BIOLOGICAL
            self.born.add(child)

    def _other_parents(self, one: str) -> None:
        above = self.row[one] - 1
        known = [k for k, kids in self.pairs.items() if one not in kids and all(self.row[p] == above for p in k)]
        kids = self.pairs[self.dice.choice(known)] if known and self.dice.random() < 0.4 else self.couple(above)
        kids[one] = self.dice.choice(OTHER_TIES)


def tangle(seed: int, *, most: int = 34) -> Pedigree:
    """The family of a seed, of four to ``most`` persons or a few more."""
    dice = random.Random(seed)
    grown, wanted = Growing(dice), dice.randint(4, most)
    for _ in range(dice.randint(1, 3)):
        grown.person(0)
    while len(grown.row) < wanted:
        grown.grow()
    unions = tuple(_union(dice, names, kids) for names, kids in grown.pairs.items() if len(names) == 2 or kids)
    return Pedigree(tuple(_node(dice, name, row) for name, row in grown.row.items()), unions, _twins(dice, unions))


def _node(dice: random.Random, name: str, row: int) -> Node:
    born: When = UNKNOWN if dice.random() < 0.3 else (date(1950 + 25 * row + dice.randint(0, 12), 1, 1),) * 2
    size = 34.0 if dice.random() < 0.95 else 16.0
    return Node(name, dice.choice("mvmvmvx?"), born, label=(dice.choice((30.0, 42.0, 57.0)), 18.0), size=size)  # type: ignore[arg-type]


def _union(dice: random.Random, names: Pair, kids: dict[str, Tie]) -> Union:
    begin: When = (date(1990 + dice.randint(0, 30), 1, 1),) * 2 if dice.random() < 0.3 else UNKNOWN
    links = tuple(ChildLink(child, tie) for child, tie in kids.items())
    return Union("+".join(names), names, links, begin, room=dice.choice((0.0, 0.0, 40.0)))


def _twins(dice: random.Random, unions: tuple[Union, ...]) -> tuple[Twins, ...]:
    groups = []
    for union in unions:
        born = [link.id for link in union.children if link.kind is Tie.BIOLOGICAL]
        if len(born) > 1 and dice.random() < 0.2:
            groups.append(Twins(tuple(born[: dice.choice((2, 2, 3))]), identical=dice.random() < 0.5))
    return tuple(groups)
