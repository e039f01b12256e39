"""The part of a very large family that is nearest to somebody, so that a picture stays possible and readable.

Steps go along parents, children and partners; nearer people come first and everybody at one distance in order of entry,
so the same person always gives the same part.
"""

from __future__ import annotations

from collections import defaultdict, deque

from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.kinds import Kind

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
    beside: dict[EntityId, list[EntityId]] = defaultdict(list)
    for link in casus.parentages.values():
        beside[link.parent].append(link.child)
        beside[link.child].append(link.parent)
    for pair in casus.partnerships.values():
        for person in pair.partners:
            beside[person] += [other for other in pair.partners if other != person]
    reached, todo = {around: None}, deque([around])
    while todo and len(reached) < most:
        for person in beside[todo.popleft()]:
            if person in casus.persons and person not in reached and len(reached) < most:
                reached[person] = None
                todo.append(person)
    return casus.without(Kind.PERSON, casus.persons.keys() - reached.keys())
