"""What was tried and what it did: one row for each help or measure of the timeline, as far as anybody noted.

Nothing is filled in for what nobody noted: the row says so. Rows stand in the order of the rules of ``mdo_choice``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import to_dutch
from werkbank.model.entities import Event
from werkbank.model.vocabulary import Shape, vocabulary
from werkbank.plan.mdo_choice import MEASURES, by_rules, happened, lane_of, name_of, when_of
from werkbank.plan.wording import names

_NO_ONE = {"samen", "vanzelf"}
TRIED = frozenset(("hulp", "maatregel"))


@dataclass(frozen=True, slots=True, repr=False)
class MdoTried:
    """One intervention; empty texts are what nobody noted."""

    event: EntityId
    what: str
    organisation: str
    who: str
    when: str
    reason: str
    ended: str
    family: str
    help: str


def tried_of(casus: Casus, *, today: date) -> tuple[MdoTried, ...]:
    """Every help and measure that began, what says most first."""
    found = [event for event in happened(casus, today=today) if lane_of(event) in TRIED]
    return tuple(_row(casus, event) for event in sorted(by_rules(casus, found), key=_says_least))


def _says_least(event: Event) -> tuple[bool, bool]:
    """Single turns such as a prolongation come last; after the measures, what nobody told the effect of comes later."""
    told = bool(event.effect_family.strip() or event.effect_help.strip())
    return not is_period(event), lane_of(event) != MEASURES and not told


def _row(casus: Casus, event: Event) -> MdoTried:
    return MdoTried(
        event=event.id,
        what=name_of(event),
        organisation=event.organisation.strip(),
        who=_who(casus, event),
        when=_when(event),
        reason=event.reason.strip(),
        ended=_ended(event),
        family=event.effect_family.strip(),
        help=event.effect_help.strip(),
    )


def _who(casus: Casus, event: Event) -> str:
    known = [i for i in event.persons if i in casus.persons]
    return names(casus, known) if len(known) <= 2 else tr("gezin ({n})", n=len(known))


def _when(event: Event) -> str:
    """Begin and end; what nobody noted of the two is said."""
    if not event.date.is_known and not event.end.is_known:
        return tr("begin en einde onbekend")
    told = when_of(event)
    if not event.date.is_known:
        return tr("{periode}, begin onbekend", periode=told)
    if event.running or event.end.is_known or event.date.is_period or not is_period(event):
        return told
    return tr("{begin}, einde onbekend", begin=to_dutch(event.date))


def _ended(event: Event) -> str:
    """'doelen bereikt, door aanbieder'; the word that was typed when it is none of ours."""
    if event.running:
        return tr("loopt nog")
    words = vocabulary()
    ending = words.ending_of(event.outcome, stopped_by=event.stopped_by, end_reason=event.end_reason)
    row = words.outcomes.find(event.outcome)
    why = words.end_reasons.label(ending.end_reason).lower() if ending.end_reason else ""
    parts = [why or (row.label if row else event.outcome).strip()]
    if ending.stopped_by:
        who = words.stopped_by.label(ending.stopped_by).lower()
        parts.append(who if who in _NO_ONE else tr("door {wie}", wie=who))
    told = ", ".join(part for part in parts if part)
    return told or (tr("niet genoteerd") if is_period(event) else "")


def is_period(event: Event) -> bool:
    """Whether it lasts: it has an end, runs, says so, or is of a kind that lasts."""
    if event.period or event.running or event.end.is_known or event.date.is_period:
        return True
    kind = vocabulary().event_kinds.get(event.kind)
    return kind is not None and kind.shape is Shape.PERIOD
