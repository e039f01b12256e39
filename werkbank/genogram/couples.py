"""Who is a couple: the unions of a casus (interchange.md, 'Unions').

Parents of a child with the same kind of parentage form its union; the same pair is one union with all its periods; with
more than two parents of one kind each pair with a partner relation is a union and the rest stand single.

Two people without a relation are no couple when the record says so: foster parents of two placements that certainly
follow each other, a step-parent on either side, two donors. A line between them would tell a story that is not there.
More than two without a relation are a couple when both took the child in over the same period.
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
from werkbank.model.rules import certainly_after

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
    for (child, kind), links in _parents(casus.parentages.values(), casus=casus).items():
        for pair in _pairs(links, related=related):
            _couple(couples, pair).children.setdefault(child, TIES[kind])
    return couples


def _couple(couples: dict[Pair, Couple], partners: Iterable[EntityId]) -> Couple:
    pair = tuple(sorted(partners))
    return couples.setdefault(pair, Couple(pair))


def _parents(links: Iterable[Parentage], *, casus: Casus) -> dict[tuple[EntityId, ParentageKind], list[Parentage]]:
    """The links to every child by their kind, one a parent."""
    found: dict[tuple[EntityId, ParentageKind], dict[EntityId, Parentage]] = defaultdict(dict)
    for link in links:
        if link.parent in casus.persons and link.child in casus.persons:
            found[link.child, link.kind].setdefault(link.parent, link)
    return {key: list(by_parent.values()) for key, by_parent in found.items()}


def _pairs(links: list[Parentage], *, related: set[Pair]) -> Iterator[Pair]:
    parents = sorted(link.parent for link in links)
    if len(parents) == 2 and (tuple(parents) in related or _may_be_couple(*links)):
        yield tuple(parents)
        return
    together: list[Pair] = [pair for pair in combinations(parents, 2) if pair in related]
    together += _same_period([link for link in links if not any(link.parent in pair for pair in together)])
    yield from together
    paired = {person for pair in together for person in pair}
    yield from ((person,) for person in parents if person not in paired)


def _may_be_couple(one: Parentage, other: Parentage) -> bool:
    """False if two parents without a relation certainly have nothing to do with each other."""
    if one.kind in {ParentageKind.STEP, ParentageKind.DONOR}:
        return False
    return not (certainly_after(one.begin, other.end) or certainly_after(other.begin, one.end))


def _same_period(links: list[Parentage]) -> list[Pair]:
    """Those who began and ended on the same known days, two by two."""
    groups: dict[tuple[str, str], list[EntityId]] = defaultdict(list)
    for link in links:
        if link.begin.is_known and link.kind not in {ParentageKind.STEP, ParentageKind.DONOR}:
            groups[link.begin.edtf, link.end.edtf].append(link.parent)
    return [tuple(sorted(pair)) for pair in groups.values() if len(pair) == 2]
