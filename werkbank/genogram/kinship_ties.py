"""The ties that kinship rests on, as graphs: who is whose parent and how, who is or was whose partner on a day.

``chains`` are the ways up from a person: each a row of parent links from the top down to the person. A way goes past a
parent once, by the closest of their ties (by birth before adoption before donor before foster before step), so that a
grandmother who is the foster mother as well stays the grandmother.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property
from itertools import combinations, islice
from typing import TYPE_CHECKING, NamedTuple

from werkbank.genogram.labels import is_dead
from werkbank.genogram.ties import BY_DEATH, is_over
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.entities import Parentage, Partnership
from werkbank.model.kinds import ParentageKind as P
from werkbank.model.kinds import PartnershipKind

if TYPE_CHECKING:
    import networkx as nx

CLOSENESS = (P.BIOLOGICAL, P.ADOPTION, P.DONOR, P.FOSTER, P.STEP)
MOST_GENERATIONS = 9
MOST_WAYS = 3000  # in a pedigree with many cousin marriages the ways up multiply

Pair = tuple[EntityId, EntityId]


class Link(NamedTuple):
    """One step of a way: somebody is a parent of somebody."""

    parent: EntityId
    child: EntityId
    kind: P


Way = tuple[Link, ...]


class Sibship(Enum):
    """How two children are brother and sister."""

    FULL = "full"
    HALF = "half"
    PERHAPS = "perhaps"  # one parent shared, of the other nobody knows
    ADOPTED = "adopted"
    DONOR = "donor"
    FOSTERED = "fostered"
    STEP = "step"


@dataclass(frozen=True, slots=True)
class Bond:
    """What two partners are on a day."""

    other: EntityId
    kind: PartnershipKind
    over: bool = False
    widowed: bool = False
    later: bool = False  # it begins after the day

    @property
    def married(self) -> bool:
        """By law."""
        return self.kind in {PartnershipKind.MARRIAGE, PartnershipKind.REGISTERED}

    @property
    def lives_with(self) -> bool:
        """One household, as far as the word says."""
        return self.married or self.kind is PartnershipKind.COHABITING


class Ties:
    """All ties of one casus on one day."""

    def __init__(self, casus: Casus, *, as_of: date) -> None:
        self.casus = casus
        self.as_of = as_of

    @cached_property
    def up(self) -> dict[EntityId, dict[EntityId, dict[P, Parentage]]]:
        """Child -> parent -> the links by kind."""
        found: dict[EntityId, dict[EntityId, dict[P, Parentage]]] = {}
        known = self.casus.persons
        for link in self.casus.parentages.values():
            if link.parent in known and link.child in known and link.parent != link.child:
                found.setdefault(link.child, {}).setdefault(link.parent, {})[link.kind] = link
        return found

    @cached_property
    def down(self) -> dict[EntityId, list[EntityId]]:
        """Parent -> children, each once, in order of entry."""
        found: dict[EntityId, list[EntityId]] = {}
        for child, parents in self.up.items():
            for parent in parents:
                found.setdefault(parent, []).append(child)
        return found

    @cached_property
    def graph(self) -> nx.Graph[EntityId]:
        """Parents, children and partners, without direction."""
        import networkx

        graph: nx.Graph[EntityId] = networkx.Graph()
        graph.add_nodes_from(self.casus.persons)
        graph.add_edges_from((child, parent) for child, parents in self.up.items() for parent in parents)
        for partnership in self.casus.partnerships.values():
            graph.add_edges_from(
                pair for pair in combinations(partnership.partners, 2) if pair[0] in graph and pair[1] in graph
            )
        return graph

    def parents(self, child: EntityId, *kinds: P) -> frozenset[EntityId]:
        """The parents of somebody by one of these ties; by any when none is named."""
        ties = self.up.get(child, {})
        return frozenset(parent for parent, by in ties.items() if not kinds or any(kind in by for kind in kinds))

    def chains(self, person: EntityId) -> list[Way]:
        """The empty way and every way up, shorter ones first."""
        return list(islice(self._chains(person), MOST_WAYS))

    def _chains(self, person: EntityId) -> Iterator[Way]:
        level: list[Way] = [()]
        for _ in range(MOST_GENERATIONS):
            yield from level
            level = [
                (Link(parent, top, self._closest(top, parent)), *way)
                for way in level[:MOST_WAYS]
                for top in (way[0].parent if way else person,)
                for parent in self.up.get(top, ())
                if parent != person and all(parent != link.parent for link in way)
            ]

    def _closest(self, child: EntityId, parent: EntityId) -> P:
        by = self.up[child][parent]
        return next(kind for kind in CLOSENESS if kind in by)

    def sibship(self, one: EntityId, two: EntityId) -> Sibship | None:
        """How two children belong together by the parents they share; None when they share none."""
        bio = self.parents(one, P.BIOLOGICAL), self.parents(two, P.BIOLOGICAL)
        shared = bio[0] & bio[1]
        donors = self.parents(one, P.DONOR) & self.parents(two, P.DONOR)
        if len(shared) >= 2 or (shared and donors):
            return Sibship.FULL
        if shared:
            both_known = all(len(parents) > 1 for parents in bio)
            return Sibship.HALF if both_known or self._different_donors(one, two) else Sibship.PERHAPS
        if self.parents(one, P.BIOLOGICAL, P.DONOR) & self.parents(two, P.BIOLOGICAL, P.DONOR):
            return Sibship.DONOR
        if self.parents(one, P.BIOLOGICAL, P.ADOPTION) & self.parents(two, P.BIOLOGICAL, P.ADOPTION):
            return Sibship.ADOPTED
        if self._shared(one, two, P.FOSTER):
            return Sibship.FOSTERED
        return Sibship.STEP if self._shared(one, two, P.STEP) else None

    def _shared(self, one: EntityId, two: EntityId, kind: P) -> bool:
        """A parent of both, of at least one of them in this way."""
        return bool(self.parents(one, kind) & self.parents(two) or self.parents(one) & self.parents(two, kind))

    def _different_donors(self, one: EntityId, two: EntityId) -> bool:
        return bool(self.parents(one, P.DONOR)) and bool(self.parents(two, P.DONOR))

    @cached_property
    def _bonds(self) -> dict[EntityId, tuple[Bond, ...]]:
        periods: dict[Pair, list[Partnership]] = {}
        for partnership in self.casus.partnerships.values():
            if len(set(partnership.partners)) == 2 and all(p in self.casus.persons for p in partnership.partners):
                one, two = partnership.partners
                periods.setdefault((min(one, two), max(one, two)), []).append(partnership)
        found: dict[EntityId, list[Bond]] = {}
        for (one, two), own in periods.items():
            found.setdefault(one, []).append(self._bond(two, own, beside=one))
            found.setdefault(two, []).append(self._bond(one, own, beside=two))
        return {person: tuple(bonds) for person, bonds in found.items()}

    def bonds(self, person: EntityId) -> tuple[Bond, ...]:
        """The partners of somebody, present and past."""
        return self._bonds.get(person, ())

    def _bond(self, other: EntityId, periods: list[Partnership], *, beside: EntityId) -> Bond:
        begun = [p for p in periods if not (p.begin.lo and p.begin.lo > self.as_of)]
        if not begun:
            return Bond(other, periods[0].kind, later=True)
        last = max(begun, key=lambda p: (not is_over(p, as_of=self.as_of), p.begin.lo or date.min))
        over = is_over(last, as_of=self.as_of)
        dead = is_dead(self.casus.persons[other], as_of=self.as_of)
        parted = over and last.how_ended not in BY_DEATH and not (dead and not last.how_ended)
        alone = dead and not is_dead(self.casus.persons[beside], as_of=self.as_of)
        return Bond(other, last.kind, over=parted, widowed=alone and not parted)
