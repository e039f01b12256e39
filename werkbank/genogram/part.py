"""A part of a family: the casus with only some persons drawn, and how many relatives of each stay out of the picture.

The seam for everything that shows less than all: the focus view of a very large family, collapsed branches, one
household. Who decides what is ``shown`` is not known here.

    part = part_of(casus, shown=frozenset({"p1", "p2"}))
    part.casus        # lay out and draw this
    part.hidden       # {'p2': 3}: three parents, children or partners of p2 are not drawn ('+3')
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.kinds import Kind

Relatives = Mapping[EntityId, tuple[EntityId, ...]]


@dataclass(frozen=True, slots=True)
class Part:
    """What is drawn of a casus."""

    casus: Casus  # with the shown persons only; everything else is untouched
    hidden: Mapping[EntityId, int]  # of shown persons with relatives out of the picture: how many

    @property
    def whole(self) -> bool:
        """Whether nobody with relatives in the picture is left out of it."""
        return not self.hidden


def part_of(casus: Casus, *, shown: Collection[EntityId]) -> Part:
    """The casus with these persons only; ids that are not in it are passed over. All of them: the casus itself."""
    kept = set(shown) & casus.persons.keys()
    if len(kept) == len(casus.persons):
        return Part(casus, MappingProxyType({}))
    beside = relatives_of(casus)
    counts = {person: sum(other not in kept for other in beside.get(person, ())) for person in casus.persons}
    hidden = {person: count for person, count in counts.items() if person in kept and count}
    return Part(casus.without(Kind.PERSON, casus.persons.keys() - kept), MappingProxyType(hidden))


def relatives_of(casus: Casus) -> Relatives:
    """Parents, children and partners of everybody, in order of entry, each once."""
    beside: dict[EntityId, dict[EntityId, None]] = defaultdict(dict)
    links = [(link.parent, link.child) for link in casus.parentages.values()]
    pairs = [pair.partners for pair in casus.partnerships.values() if len(set(pair.partners)) == 2]
    for one, other in (*links, *pairs):
        if one in casus.persons and other in casus.persons:
            beside[one][other] = beside[other][one] = None
    return {person: tuple(others) for person, others in beside.items()}
