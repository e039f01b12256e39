"""Stays of a child with parents it was not born to: foster placements and adoption, each with its own dates.

Two carers of one placement are one stay; a child may have many stays, also several with the same carers. Seen on a day
a stay runs, is past or comes later; the one that counts for the ink of a child's line is the running one, else the last
past one, else the first to come.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from werkbank.genogram.couples import TIES
from werkbank.genogram.looks import Look, Phase, span_text
from werkbank.genogram.pedigree import Tie
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import VagueDate
from werkbank.model.entities import Parentage

DATED = {Tie.FOSTER, Tie.ADOPTION, Tie.STEP}
ORDER = (Phase.NOW, Phase.PAST, Phase.LATER)


@dataclass(frozen=True, slots=True)
class Stay:
    """One period of a child with one or two carers; ``carers`` is how they are called."""

    tie: Tie
    parents: tuple[EntityId, ...]
    begin: VagueDate
    end: VagueDate
    carers: str

    def phase(self, look: Look) -> Phase:
        """Seen from the day of the look; an adoption does not end."""
        return look.phase(self.begin, self.end)

    def dates(self, look: Look) -> str:
        """'2014–16', '2014–' while it has no end, 'A 2011' for an adoption."""
        span = span_text(self.begin, self.end, over=True)
        if self.tie is Tie.ADOPTION:
            return f"A {span}".strip()
        runs = "\u2013" if span and not self.end.is_known else ""
        letter = "P " if span and look.form("kind-pleeg") == "letter" else ""
        return f"{letter}{span}{runs}"


def stays_of(casus: Casus) -> Mapping[EntityId, tuple[Stay, ...]]:
    """The stays of every child that has any, in order of time."""
    links: dict[tuple[EntityId, Tie, str, str], list[Parentage]] = defaultdict(list)
    for link in casus.parentages.values():
        known = link.parent in casus.persons and link.child in casus.persons
        if known and TIES[link.kind] in DATED:
            links[link.child, TIES[link.kind], link.begin.edtf, link.end.edtf].append(link)
    found: dict[EntityId, list[Stay]] = defaultdict(list)
    for (child, tie, _, _), held in links.items():
        for parents in _together(held, casus=casus):
            names = "+".join(casus.persons[p].first_name or casus.persons[p].last_name for p in parents).strip("+")
            found[child].append(Stay(tie, parents, held[0].begin, held[0].end, names))
    return {child: tuple(sorted(stays, key=lambda s: s.begin.sort_key())) for child, stays in found.items()}


def _together(links: list[Parentage], *, casus: Casus) -> list[tuple[EntityId, ...]]:
    """Carers of the same dates: a couple is one stay, people who are no couple are each one."""
    parents = tuple(dict.fromkeys(link.parent for link in links))
    if len(parents) <= 2:
        return [parents]
    pairs = [p.partners for p in casus.partnerships.values() if set(p.partners) <= set(parents)]
    paired = {person for pair in pairs for person in pair}
    return [*dict.fromkeys(pairs), *((p,) for p in parents if p not in paired)]


def that_counts(stays: Iterable[Stay], *, look: Look) -> Stay | None:
    """The stay that decides the ink on a day."""
    listed = list(stays)
    for phase in ORDER:
        if found := [stay for stay in listed if stay.phase(look) is phase]:
            return found[-1] if phase is Phase.PAST else found[0]
    return None
