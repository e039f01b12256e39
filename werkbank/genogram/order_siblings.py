"""What it costs to draw the children of one union in another order than that of their births.

The cost is that of the cheapest set of children to take out so that the rest stand in order (a heaviest increasing
run): a child with a known birth is dearer to misplace than one whose place follows from its id alone. So one child
that has to stand at an end costs the same in a small sibship and in a large one, and adding a child never turns a
family round. Twins that are torn apart and wishes of the user come on top.
"""

from __future__ import annotations

from collections.abc import Iterable

from werkbank.genogram.order_scene import Net, Scene

DATED, BY_ID, TORN_TWINS, WISH, LEFTWARD = 8.0, 1.0, 30.0, 40.0, 0.05


class SiblingOrder:
    """Judges orders of the children under one net; every order is judged once."""

    def __init__(self, s: Scene, net: Net, *, wishes: frozenset[tuple[str, str]]) -> None:
        persons = [s.atoms[b].person for b in net.bottoms]
        self.rank = {b: i for i, b in enumerate(net.bottoms) if s.atoms[b].person}
        self.weight = [DATED if p and s.fam.persons[p].born != (None, None) else BY_ID for p in persons]
        number = {p: i for i, p in enumerate(persons) if p}
        self.wishes = [(number[a], number[b]) for a, b in wishes if a in number and b in number]
        self.twins = [g for t in s.fam.twins if len(g := {number[m] for m in t.members if m in number}) > 1]
        self.known: dict[tuple[int, ...], float] = {}

    def cost(self, atoms: Iterable[int]) -> float:
        """The cost of these children from left to right; some may be missing."""
        key = tuple([self.rank[a] for a in atoms if a in self.rank])
        cost = self.known.get(key)
        if cost is None:
            cost = self.known[key] = self._cost(key)
        return cost

    def _cost(self, order: tuple[int, ...]) -> float:
        if not self.wishes and list(order) == sorted(order):
            return 0.0
        best: list[float] = []
        for i, child in enumerate(order):
            before = max((best[j] for j in range(i) if order[j] < child), default=0.0)
            best.append(before + self.weight[child])
        cost = sum(self.weight[c] for c in order) - max(best, default=0.0)
        # Of two equal ways the one that moves children to the right.
        cost += LEFTWARD * sum(a > b for i, a in enumerate(order) for b in order[i + 1 :])
        at = {child: i for i, child in enumerate(order)}
        for group in self.twins:
            here = [at[c] for c in group if c in at]
            cost += TORN_TWINS * (len(here) > 1 and max(here) - min(here) >= len(here))
        return cost + WISH * sum(a in at and b in at and at[a] > at[b] for a, b in self.wishes)
