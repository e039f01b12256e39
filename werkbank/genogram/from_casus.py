"""From a casus to the pedigree that the layout asks for (unions: interchange.md).

Parents of a child with the same kind of parentage form its union; the same pair is one union with all its periods; with
more than two parents of one kind each pair with a partner relation is a union and the rest stand single. Everybody who is
drawn at any date is in it, so that moving the date moves nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from werkbank.genogram.labels import label_size
from werkbank.genogram.pedigree import UNKNOWN, ChildLink, Node, Pedigree, Sex, Tie, Twins, Union, When
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import VagueDate
from werkbank.model.entities import Parentage, Partnership
from werkbank.model.kinds import LifeStatus, ParentageKind

TIES = {
    ParentageKind.BIOLOGICAL: Tie.BIOLOGICAL,
    ParentageKind.ADOPTION: Tie.ADOPTION,
    ParentageKind.FOSTER: Tie.FOSTER,
    ParentageKind.STEP: Tie.STEP,
    ParentageKind.DONOR: Tie.DONOR,
}
SMALLER = {LifeStatus.MISCARRIAGE: 16.0, LifeStatus.TERMINATED: 16.0, LifeStatus.STILLBORN: 16.0, LifeStatus.PET: 20.0}
ROOM = 26.0  # least free partner line: fits 'h. 1998' in the smallest text
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


def pedigree_of(casus: Casus) -> Pedigree:
    """The family of a casus for the layout."""
    nodes = tuple(
        Node(
            id=person.id,
            sex=_sex(person.gender.value),
            born=_when(person.birth),
            label=label_size(person),
            size=SMALLER.get(person.life, 30.0),
        )
        for person in casus.persons.values()
    )
    unions = tuple(_union(couple) for couple in couples_of(casus).values())
    twins = tuple(Twins(t.persons, t.identical) for t in casus.twins.values() if len(t.persons) > 1)
    return Pedigree(nodes, unions, twins)


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


def _union(couple: Couple) -> Union:
    begins = [_when(p.begin) for p in couple.periods if p.begin.is_known]
    return Union(
        id=couple.id,
        partners=couple.partners,
        children=tuple(ChildLink(child, tie) for child, tie in couple.children.items()),
        begin=min(begins, key=lambda when: (when[0] or when[1]).isoformat() if any(when) else "")
        if begins
        else UNKNOWN,  # type: ignore[union-attr]
        ended=bool(couple.periods) and all(p.ended or p.end.is_known for p in couple.periods),
        room=ROOM if couple.periods else 0.0,
    )


def _when(claim: VagueDate) -> When:
    return (claim.lo, claim.hi) if claim.is_known else UNKNOWN


def _sex(gender: str) -> Sex:
    return gender if gender in {"m", "v", "x"} else "?"  # type: ignore[return-value]
