"""Who is a couple: the unions of a casus (interchange.md, 'Unions').

Parents of a child with the same kind of parentage form its union; the same pair is one union with all its periods; with
more than two parents of one kind each pair with a partner relation is a union and the rest stand single.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from werkbank.genogram.pedigree import Tie
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.entities import Parentage, Partnership
from werkbank.model.kinds import ParentageKind

TIES = {
    ParentageKind.BIOLOGICAL: Tie.BIOLOGICAL,
    ParentageKind.ADOPTION: Tie.ADOPTION,
    ParentageKind.FOSTER: Tie.FOSTER,
    ParentageKind.STEP: Tie.STEP,
    ParentageKind.DONOR: Tie.DONOR,
}
Pair = tuple[EntityId, ...]


@dataclass(slots=True)
class Couple:
    """A union in the making: who, which children by which tie, and its periods."""

    partners: Pair
    children: dict[EntityId, Tie] = field(default_factory=dict)
    periods: list[Partnership] = field(default_factory=list)

    @property
    def id(self) -> str:
        """Stable name of the union: it follows from its partners alone."""
        return "u:" + "+".join(self.partners)


def couples_of(casus: Casus) -> dict[Pair, Couple]:
    """Every union of the casus by its partners, sorted ids."""
    couples: dict[Pair, Couple] = {}
    for partnership in casus.partnerships.values():
        if len(set(partnership.partners)) == 2 and all(p in casus.persons for p in partnership.partners):
            _couple(couples, partnership.partners).periods.append(partnership)
    related = set(couples)
    for (child, kind), parents in _parents(casus.parentages.values(), casus=casus).items():
        for pair in _pairs(parents, related=related):
            _couple(couples, pair).children.setdefault(child, TIES[kind])
    return couples


def _couple(couples: dict[Pair, Couple], partners: Iterable[EntityId]) -> Couple:
    pair = tuple(sorted(partners))
    return couples.setdefault(pair, Couple(pair))


def _parents(links: Iterable[Parentage], *, casus: Casus) -> dict[tuple[EntityId, ParentageKind], list[EntityId]]:
    found: dict[tuple[EntityId, ParentageKind], list[EntityId]] = defaultdict(list)
    for link in links:
        known = link.parent in casus.persons and link.child in casus.persons
        if known and link.parent not in found[link.child, link.kind]:
            found[link.child, link.kind].append(link.parent)
    return {key: parents for key, parents in found.items() if parents}


def _pairs(parents: list[EntityId], *, related: set[Pair]) -> Iterator[Pair]:
    if len(parents) <= 2:
        yield tuple(sorted(parents))
        return
    together = [pair for pair in combinations(sorted(parents), 2) if pair in related]
    yield from together
    paired = {person for pair in together for person in pair}
    yield from ((person,) for person in sorted(parents) if person not in paired)
