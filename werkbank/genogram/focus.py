"""The part of a very large family that is nearest to somebody, so that a picture stays possible and readable.

Steps go along parents, children and partners; nearer people come first and everybody at one distance in order of entry,
so the same person always gives the same part.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection

from werkbank.genogram.part import part_of, relatives_of
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId

MOST = 60  # a tangled part of this size is laid out within a second


def middle_of(casus: Casus, *, chosen: EntityId | None = None) -> EntityId | None:
    """Around whom a large family is drawn: who is chosen, else the index person, else the first."""
    if chosen in casus.persons:
        return chosen
    index = next((person.id for person in casus.persons.values() if person.index), None)
    return index or next(iter(casus.persons), None)


def near(casus: Casus, *, around: EntityId | None, most: int = MOST) -> Casus:
    """The casus with at most so many persons, the nearest ones; itself when it is not larger than that."""
    if len(casus.persons) <= most or around is None:
        return casus
    return part_of(casus, shown=nearest(casus, around=around, most=most)).casus


def nearest(casus: Casus, *, around: EntityId, most: int = MOST) -> frozenset[EntityId]:
    """At most so many persons: somebody and who are nearest to them."""
    beside = relatives_of(casus)
    reached, todo = {around: None}, deque([around])
    while todo and len(reached) < most:
        for person in beside.get(todo.popleft(), ()):
            if person not in reached and len(reached) < most:
                reached[person] = None
                todo.append(person)
    return frozenset(reached)


def with_relatives(casus: Casus, *, shown: Collection[EntityId], of: EntityId) -> frozenset[EntityId]:
    """Who is shown, and the parents, children and partners of one of them."""
    return frozenset({*shown, *relatives_of(casus).get(of, ())})
