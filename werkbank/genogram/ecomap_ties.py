"""Who and what stands around a family: people, workers and organisations, with their tie to it (the ecomap).

An ``Involvement`` (worker, JIM, school, neighbour) and a ``Support`` (who helps, with what) are each one tie: how
strong it is, which way help goes, since when and for whom. In the family view a tie shows only when it may be shared
with the family, and never when it would tell of somebody on a safe place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from werkbank.genogram.bonds_shown import WITH_FAMILY
from werkbank.genogram.looks import Look, Phase, year_text
from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import UNKNOWN, VagueDate, to_dutch
from werkbank.model.entities import Entity, Involvement
from werkbank.model.rules import called
from werkbank.model.vocabulary import vocabulary

MOST_NAMES = 3
STRONG, WEAK, STRAINED = "sterk", "zwak", "gespannen"
TO_FAMILY, FROM_FAMILY, BOTH = "naar-gezin", "van-gezin", "beide"


@dataclass(frozen=True, slots=True)
class Tie:
    """One tie of the ecomap. ``own``: from the family's own side (network), not from an organisation."""

    key: str
    title: str
    what: str
    whom: str
    own: bool
    strength: str
    direction: str
    begin: VagueDate = UNKNOWN
    end: VagueDate = UNKNOWN

    def stands(self, day: date) -> bool:
        """Whether it is there on a day."""
        return Look(day).phase(self.begin, self.end) is Phase.NOW

    @property
    def years(self) -> str:
        """'2018', '2018-2020', '' when nobody knows."""
        return "\u2013".join(dict.fromkeys(filter(None, (year_text(self.begin), year_text(self.end)))))


def ties_of(casus: Casus, *, family: bool = False) -> tuple[Tie, ...]:
    """Every tie around the family in order of entry, of any day."""
    found = (*(_involved(item, casus) for item in casus.involvements.values()), *_supports(casus))
    hidden = _hidden(casus) if family else frozenset()
    return tuple(tie for tie in found if tie.key not in hidden)


def _involved(item: Involvement, casus: Casus) -> Tie:
    row = vocabulary().involvement_roles.find(item.role)
    role = row.label if row is not None else item.role
    title, rest = (item.name, item.organisation) if item.name else (item.organisation or role, "")
    return Tie(
        key=f"{item.kind_of}:{item.id}",
        title=title or tr("nog zonder naam"),
        what=", ".join(part for part in (role if role != title else "", rest) if part),
        whom=_names(item.persons, casus),
        own=bool(row is not None and row.family_side),
        strength=item.strength,
        direction=item.direction,
        begin=item.begin,
        end=item.end,
    )


def _supports(casus: Casus) -> Iterator[Tie]:
    for item in casus.supports.values():
        who = casus.persons.get(EntityId(item.who))
        yield Tie(
            key=f"{item.kind_of}:{item.id}",
            title=called(who) if who is not None else item.who or tr("nog zonder naam"),
            what=item.does,
            whom=_names(item.about, casus),
            own=True,
            strength=item.strength,
            direction=item.direction or TO_FAMILY,  # it is help that is given
            begin=item.since,
        )


def _names(persons: tuple[EntityId, ...], casus: Casus) -> str:
    names = [called(casus.persons[person]) for person in persons if person in casus.persons]
    if not names or len(names) > MOST_NAMES:
        return tr("voor het gezin")
    return tr("voor {wie}", wie=", ".join(names))


def _hidden(casus: Casus) -> frozenset[str]:
    secret = {home.id for home in casus.households.values() if home.secret}
    safe = {stay.person for stay in casus.residences.values() if stay.household in secret}

    def is_hidden(item: Entity, persons: tuple[EntityId, ...]) -> bool:
        return item.sharing not in WITH_FAMILY or bool(safe & set(persons))

    involved = (f"{i.kind_of}:{i.id}" for i in casus.involvements.values() if is_hidden(i, i.persons))
    supports = (f"{s.kind_of}:{s.id}" for s in casus.supports.values() if is_hidden(s, s.about))
    return frozenset((*involved, *supports))


def spoken(tie: Tie) -> str:
    """'Petra Oefenaar, vast aanspreekpunt, voor Bram, sterk contact, sinds 2026'."""
    strengths, directions = vocabulary().tie_strengths, vocabulary().tie_directions
    strength = strengths[tie.strength].label if tie.strength in strengths else tie.strength
    direction = directions[tie.direction].label if tie.direction in directions else tie.direction
    parts = (
        tie.title,
        tie.what,
        tie.whom,
        tr("contact: {hoe}", hoe=strength) if strength else "",
        direction,
        tr("sinds {datum}", datum=to_dutch(tie.begin)) if tie.begin.is_known else "",
        tr("tot {datum}", datum=to_dutch(tie.end)) if tie.end.is_known else "",
    )
    return ", ".join(part for part in parts if part)
