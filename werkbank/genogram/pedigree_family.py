"""A pedigree in canonical order: the same family in any order of rows becomes the same ``Family``.

Order comes from the data alone: time of union, date of birth, stable id (numbers inside an id count as numbers). Unions
of the same pair become one, because one pair has one line. A person who is named but unknown is our own mistake; who
is their own parent is left to ``generations.py``, which names every circle.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from werkbank.genogram.pedigree import ChildLink, Node, Pedigree, Twins, Union, When
from werkbank.model.errors import BugError

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """Persons by birth, unions by time, and who belongs to what: ``as_partner`` and ``as_child`` hold union ids."""

    persons: Mapping[str, Node]
    unions: Mapping[str, Union]
    as_partner: Mapping[str, tuple[str, ...]]
    as_child: Mapping[str, tuple[str, ...]]
    twins: tuple[Twins, ...]


@cache
def id_key(text: str) -> Key:
    """Sorts ids as people count: ``p2`` before ``p10``."""
    parts = re.split(r"(\d+)", text)
    return (*((part, 0) if i % 2 == 0 else ("", int(part)) for i, part in enumerate(parts)), (text, 0))


def first_day(when: When) -> date | None:
    """The day that decides the order: the earliest possible one, else the latest."""
    return when[0] or when[1]


def birth_key(node: Node) -> Key:
    """Dated persons first, by birth; the rest by id."""
    day = first_day(node.born)
    return (day is None, day or date.min, id_key(node.key or node.id))


def older(a: Node, b: Node) -> bool:
    """True if the record leaves no doubt that ``a`` was born before ``b``."""
    end = a.born[1] or a.born[0]
    start = b.born[0] or b.born[1]
    return end is not None and start is not None and end < start


def family(pedigree: Pedigree) -> Family:
    """The canonical form of a pedigree."""
    persons = {node.id: node for node in sorted(pedigree.persons, key=birth_key)}
    _known(persons, unions=pedigree.unions)
    merged = _one_union_a_pair(pedigree.unions, persons=persons)
    unions = {u.id: u for u in sorted(merged, key=lambda u: _union_key(u, persons=persons))}
    as_partner: dict[str, list[str]] = defaultdict(list)
    as_child: dict[str, list[str]] = defaultdict(list)
    for union in unions.values():
        for person in union.partners:
            as_partner[person].append(union.id)
        for link in union.children:
            as_child[link.id].append(union.id)
    twins = tuple(
        sorted(
            (replace(t, members=tuple(sorted(t.members, key=lambda i: birth_key(persons[i])))) for t in pedigree.twins),
            key=lambda t: [birth_key(persons[m]) for m in t.members],
        )
    )
    return Family(
        persons,
        unions,
        {person: tuple(ids) for person, ids in as_partner.items()},
        {person: tuple(ids) for person, ids in as_child.items()},
        twins,
    )


def _known(persons: Mapping[str, Node], *, unions: Iterable[Union]) -> None:
    for union in unions:
        children = [c.id for c in union.children]
        named = [*union.partners, *children]
        twice = len(set(union.partners)) < len(union.partners) or len(set(children)) < len(children)
        if any(i not in persons for i in named) or twice or len(union.partners) > 2:
            raise BugError(f"union {union.id} names a person who is unknown or stands in it twice")


def _one_union_a_pair(unions: Iterable[Union], *, persons: Mapping[str, Node]) -> list[Union]:
    """Unions in canonical form; those of the same pair (or the same single parent) joined into the first."""
    groups: dict[tuple[str, ...], list[Union]] = defaultdict(list)
    for union in unions:
        pair = tuple(sorted(union.partners, key=id_key))
        groups[pair or (f"\0{union.id}",)].append(union)
    return [_joined(group, persons=persons) for group in groups.values()]


def _joined(group: list[Union], *, persons: Mapping[str, Node]) -> Union:
    group = sorted(group, key=lambda u: (first_day(u.begin) is None, first_day(u.begin) or date.min, id_key(u.id)))
    links: dict[str, ChildLink] = {}
    for union in group:
        for link in union.children:
            links.setdefault(link.id, link)
    return replace(
        group[0],
        partners=tuple(sorted(group[0].partners, key=lambda p: birth_key(persons[p]))),
        children=tuple(sorted(links.values(), key=lambda c: birth_key(persons[c.id]))),
        ended=all(u.ended for u in group),
        room=max(u.room for u in group),
    )


def _union_key(union: Union, *, persons: Mapping[str, Node]) -> Key:
    """By begin, else by the first child's birth, else by the partners' births and the id."""
    day = _first_day_of(union, persons=persons)
    partners = sorted((birth_key(persons[p]) for p in union.partners), reverse=True)
    return (day is None, day or date.min, tuple(partners), id_key(union.id))


def _first_day_of(union: Union, *, persons: Mapping[str, Node]) -> date | None:
    births = [first_day(persons[c.id].born) for c in union.children]
    return first_day(union.begin) or min((b for b in births if b), default=None)


def is_dated(fam: Family, union: Union) -> bool:
    """Whether the record tells when a union was: its begin, or the birth of a child."""
    return _first_day_of(union, persons=fam.persons) is not None
