"""The lines of a genogram one by one, as people name them: who is linked with whom, and where the ink runs.

A strand is a relation, a parent with a child, or a bond; it carries the key of its entity, so that a line can be chosen
like a person. ``ink_between`` follows the ink of a union from one member to another: the shortest way over its pieces.

Invariant: the way found runs over ink of the layout only, and starts and ends at the two symbols.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from werkbank.genogram import kinship_words as words
from werkbank.genogram.check_ink import Segment as Piece
from werkbank.genogram.check_ink import enters
from werkbank.genogram.couples import Couple, couples_of
from werkbank.genogram.layout import Layout, Place, Point
from werkbank.genogram.looks import Look
from werkbank.genogram.ties import spoken
from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import to_dutch
from werkbank.model.entities import Bond, Parentage
from werkbank.model.kinds import Kind
from werkbank.model.rules import called
from werkbank.model.vocabulary import vocabulary

if TYPE_CHECKING:
    import networkx as nx

NEAR = 3.5  # points: ink that ends this close to a symbol touches it
SAME = 0.05


@dataclass(frozen=True, slots=True)
class Strand:
    """One line: its entity, whom it links, and what a screen reader says of it."""

    kind: Kind
    id: EntityId
    people: tuple[EntityId, ...]
    said: str

    @property
    def key(self) -> str:
        """'kind:id' of the entity."""
        return f"{self.kind}:{self.id}"


def strands_of(casus: Casus, *, as_of: date) -> list[Strand]:
    """Every line between people who are in the casus: relations, parents, bonds."""
    return [*_relations(casus, as_of), *_parents(casus, as_of), *_bonds(casus)]


def _relations(casus: Casus, as_of: date) -> Iterator[Strand]:
    for pair in casus.partnerships.values():
        if len(set(pair.partners)) > 1 and _known(casus, pair.partners):
            both = tr(" en ").join(called(casus.persons[p]) for p in pair.partners)
            said = f"{both}: {spoken(pair, look=Look(as_of))}"
            yield Strand(Kind.PARTNERSHIP, pair.id, pair.partners, said)


def _parents(casus: Casus, as_of: date) -> Iterator[Strand]:
    for link in casus.parentages.values():
        if _known(casus, (link.parent, link.child)):
            yield Strand(Kind.PARENTAGE, link.id, (link.parent, link.child), _said(casus, link, as_of))


def _said(casus: Casus, link: Parentage, as_of: date) -> str:
    parent, child = casus.persons[link.parent], casus.persons[link.child]
    word = words.said(words.PARENT[link.kind], parent)
    told = tr("{ouder}: {wat} van {kind}", ouder=called(parent), wat=word, kind=called(child))
    begun = tr("sinds {datum}", datum=to_dutch(link.begin)) if link.begin.is_known else ""
    over = link.end.is_known and not (link.end.lo and link.end.lo > as_of)
    ended = tr("tot {datum}", datum=to_dutch(link.end)) if over else ""
    return ", ".join(part for part in (told, begun, ended) if part)


def _bonds(casus: Casus) -> Iterator[Strand]:
    for bond in casus.bonds.values():
        ends = (bond.from_person, bond.to_person)
        if _known(casus, ends):
            yield Strand(Kind.BOND, bond.id, ends, _said_of_bond(casus, bond))


def _said_of_bond(casus: Casus, bond: Bond) -> str:
    one, two = (called(casus.persons[p]) for p in (bond.from_person, bond.to_person))
    kind = vocabulary().bond_kinds.label(bond.kind) if bond.kind else tr("band")
    return tr("{een} en {twee}: {wat}", een=one, twee=two, wat=kind)


def _known(casus: Casus, people: Iterable[EntityId]) -> bool:
    return all(person in casus.persons for person in people)


# --- where the ink runs ----------------------------------------------------------------------------------------------


def way_of_ink(casus: Casus, laid: Layout, people: Sequence[EntityId]) -> list[tuple[Point, ...]]:
    """The ink along a row of people, each linked with the next; nothing where no line runs between two of them."""
    couples = couples_of(casus).values()
    found = []
    for one, two in pairwise(people):
        for union in _linking(couples, one, two):
            if points := ink_between(laid, union=union, one=one, two=two):
                found.append(points)
                break
    return found


def _linking(couples: Iterable[Couple], one: EntityId, two: EntityId) -> Iterator[str]:
    for couple in couples:
        partners, members = set(couple.partners), {*couple.partners, *couple.children}
        if {one, two} <= members and ({one, two} & partners):
            yield couple.id


def ink_between(laid: Layout, *, union: str, one: str, two: str) -> tuple[Point, ...]:
    """The points of the shortest way over the ink of a union; empty when it does not link the two."""
    import networkx

    if one not in laid.persons or two not in laid.persons:
        return ()
    graph = _web(laid, union)
    ends = {person: _touching(graph, laid.persons[person]) for person in (one, two)}
    if not all(ends.values()):
        return ()
    graph.add_edges_from(((person, point) for person, points in ends.items() for point in points), weight=0.0)
    try:
        way = networkx.dijkstra_path(graph, one, two)
    except networkx.NetworkXNoPath:
        return ()
    return tuple(point for point in way[1:-1] if not isinstance(point, str))


def _web(laid: Layout, union: str) -> nx.Graph[Point | str]:
    """The ink of a union as a graph: its ends and corners, linked where ink runs between them."""
    import networkx

    lines = [line.points for line in laid.lines if line.union == union]
    pieces = [(a, b) for points in lines for a, b in pairwise(points)]
    corners = list(dict.fromkeys(point for piece in pieces for point in piece))
    graph: nx.Graph[Point | str] = networkx.Graph()
    for a, b in pieces:
        on = sorted((p for p in corners if _lies_on(p, a, b)), key=lambda p, a=a: math.dist(p, a))  # type: ignore[misc]
        for p, q in pairwise(on):
            graph.add_edge(p, q, weight=math.dist(p, q))
    return graph


def _lies_on(point: Point, a: Point, b: Point) -> bool:
    return math.dist(a, point) + math.dist(point, b) <= math.dist(a, b) + SAME


def _touching(graph: nx.Graph[Point | str], place: Place) -> list[Point]:
    half_w, half_h = place.w / 2 + NEAR, place.h / 2 + NEAR
    box = (place.x - half_w, place.y - half_h, 2 * half_w, 2 * half_h)
    found = [p for p in graph.nodes if not isinstance(p, str) and _in(p, box)]
    if found:
        return found
    ends = [(p, q) for p, q in graph.edges if not isinstance(p, str) and not isinstance(q, str)]
    return [p for p, q in ends if enters(Piece(*p, *q), box=box)]


def _in(point: Point, box: tuple[float, float, float, float]) -> bool:
    return box[0] <= point[0] <= box[0] + box[2] and box[1] <= point[1] <= box[1] + box[3]


def strands_by_person(strands: Iterable[Strand]) -> Mapping[EntityId, list[Strand]]:
    """The lines of everybody."""
    found: dict[EntityId, list[Strand]] = {}
    for strand in strands:
        for person in dict.fromkeys(strand.people):
            found.setdefault(person, []).append(strand)
    return found
