"""Contradicting claims about one date: what is shown, and who says otherwise.

The shown date is the field of the event or person itself; every other claim is an entity of its own (``DateClaim``).
A claim that says the same as what is shown is no contradiction and is not counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from werkbank.model.casus import Casus
from werkbank.model.dates import UNKNOWN, VagueDate
from werkbank.model.entities import DateClaim, Entity, Event, Person
from werkbank.model.kinds import ClaimedField

FIELDS: Mapping[ClaimedField, str] = {
    ClaimedField.DATE: "date",
    ClaimedField.END: "end",
    ClaimedField.BIRTH: "birth",
    ClaimedField.DEATH: "death",
}
"""The field of the event or person that a claim is about."""


def shown_date(entity: Entity, *, field: ClaimedField) -> VagueDate:
    """What the entity itself says; unknown when it has no such date."""
    found: VagueDate = getattr(entity, FIELDS[field], UNKNOWN)
    return found


def same_claim(claim: DateClaim, entity: Entity) -> bool:
    """Whether a claim says what is shown: the same days, and of an end whether it still runs."""
    if claim.field is ClaimedField.END and isinstance(entity, Event) and claim.running != entity.running:
        return False
    shown = shown_date(entity, field=claim.field)
    return shown.edtf == claim.date.edtf and (bool(shown.edtf) or shown.as_typed == claim.date.as_typed)


def other_dates(casus: Casus, entity: Entity, *, field: ClaimedField | None = None) -> tuple[DateClaim, ...]:
    """The claims that contradict what an event or person shows, in order of entry."""
    if not isinstance(entity, Event | Person):
        return ()
    mine = (one for one in casus.date_claims.values() if entity.id in {one.event, one.person})
    return tuple(one for one in mine if field in {None, one.field} and not same_claim(one, entity))


def contradicted(casus: Casus) -> Mapping[str, int]:
    """How many other dates each event and person has; those without are left out."""
    found: Counter[str] = Counter()
    for claim in casus.date_claims.values():
        target = subject_of(casus, claim)
        if target is not None and not same_claim(claim, target):
            found[target.id] += 1
    return found


def subject_of(casus: Casus, claim: DateClaim) -> Event | Person | None:
    """The event or person that a claim is about."""
    events: Mapping[Any, Event] = casus.events
    persons: Mapping[Any, Person] = casus.persons
    return events.get(claim.event) or persons.get(claim.person)
