"""Marks on people ('kenmerken') that come back with their children: the same kind with a parent and with a child.

A mark is as sure as its status: known, recovering or past is *zeker*; unknown or suspected is *mogelijk*. What people
deny or what was refuted does not count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import MOGELIJK, ZEKER, Certainty
from werkbank.model.entities import Condition
from werkbank.patterns.kin import Kin

KNOWN = frozenset(("bekend", "herstellend", "voorbij"))
_DENIED = frozenset(("betwist", "weerlegd"))
Marks = dict[EntityId, list[Condition]]


def certainty(mark: Condition, /) -> Certainty:
    """How sure it is that the mark holds, whatever its dates."""
    return ZEKER if mark.status in KNOWN and not mark.begin.uncertain else MOGELIJK


def in_generations(casus: Casus, *, kin: Kin, least: int) -> Iterator[tuple[str, int, tuple[Condition, ...]]]:
    """For every kind of mark that ``least`` generations in a row have: the kind, how many, and the marks."""
    by_kind: dict[str, Marks] = {}
    for mark in casus.conditions.values():
        if mark.status not in _DENIED:
            by_kind.setdefault(mark.kind, {}).setdefault(mark.person, []).append(mark)
    for kind in sorted(by_kind):
        people = by_kind[kind]
        down = _down(people, kin=kin)
        deep = depth(down)
        if deep >= least:
            lines = {*down, *(child for some in down.values() for child in some)}
            yield kind, deep, tuple(mark for who in kin.in_order(lines) for mark in sorted(people[who], key=_said))


def _down(people: Marks, *, kin: Kin) -> Mapping[EntityId, Sequence[EntityId]]:
    found: dict[EntityId, list[EntityId]] = {}
    for child in kin.in_order(people):
        for parent in kin.in_order(kin.parents.get(child, ())):
            if parent in people:
                found.setdefault(parent, []).append(child)
    return found


def _said(mark: Condition, /) -> tuple[object, ...]:
    return (*mark.begin.sort_key()[:3], mark.status, mark.source)


def depth(down: Mapping[EntityId, Iterable[EntityId]]) -> int:
    """How many generations in a row there are, by the children of each parent; a circle on paper is gone round once."""
    known: dict[EntityId, int] = {}

    def below(who: EntityId) -> int:
        if who not in known:
            known[who] = 0
            known[who] = 1 + max(map(below, down.get(who, ())), default=0)
        return known[who]

    return max(map(below, down), default=0)
