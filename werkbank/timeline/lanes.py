"""Which lanes there are, and in which one an event stands. Every event stands in exactly one lane, so counts are
honest.

By person (the usual grouping): what belongs to life, safety or police stands with the one person it is about; a birth
or death with the child or the dead; what is about several people, or nobody in particular, in 'Gezin'. Reports,
measures and help have lanes of their own, where the same words coming back show at a glance. By lane kind, by
organisation and by life domain: one lane for each; an event of several domains stands in the first that it names, one
of none in the domain that its kind speaks of (``domains``).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from werkbank.i18n import mark, tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import VagueDate, certainly_before
from werkbank.model.entities import Event
from werkbank.model.vocabulary import vocabulary
from werkbank.timeline.domains import domain_of
from werkbank.timeline.labels import OFFICIAL, called, lane_kind
from werkbank.timeline.people import ordered


class Grouping(StrEnum):
    """What a lane stands for."""

    PERSON = "person"
    KIND = "kind"
    ORGANISATION = "organisation"
    DOMAIN = "domain"


TITLES = {
    Grouping.PERSON: mark("Per persoon"),
    Grouping.KIND: mark("Per soort"),
    Grouping.ORGANISATION: mark("Per organisatie"),
    Grouping.DOMAIN: mark("Per leefgebied"),
}
FAMILY = "gezin"
NOBODY = ""  # the lane of events without an organisation
_OFFICIAL_TITLES = {"keten": mark("Meldingen en keten"), "maatregel": mark("Maatregelen"), "hulp": mark("Hulp")}
_ONE_PERSONS = frozenset({"geboorte", "overlijden"})  # about one person, whoever else is named


@dataclass(frozen=True, slots=True)
class LaneName:
    """One lane before anything stands in it; ``key`` is its stable name in kept view states."""

    key: str
    title: str
    person: EntityId | None = None
    kind: str = ""  # the lane kind, when all that stands in it is of one


def lane_names(casus: Casus, *, grouping: Grouping) -> tuple[LaneName, ...]:
    """All lanes of a grouping, top to bottom."""
    if grouping is Grouping.PERSON:
        return (*person_lanes(casus), LaneName(FAMILY, tr("Gezin")), *(_official(kind) for kind in OFFICIAL))
    if grouping is Grouping.KIND:
        return tuple(LaneName(kind, lane.label, kind=kind) for kind, lane in vocabulary().lanes.items())
    if grouping is Grouping.DOMAIN:
        return _domains(casus)
    names = {event.organisation.strip() for event in casus.events.values()}
    known = tuple(LaneName(f"organisation:{name}", name) for name in sorted(names - {NOBODY}, key=str.casefold))
    return (*known, LaneName(f"organisation:{NOBODY}", tr("Zonder organisatie")))


def lane_key(event: Event, *, casus: Casus, grouping: Grouping) -> str:
    """The lane in which an event stands."""
    kind = lane_kind(event)
    if grouping is Grouping.ORGANISATION:
        return f"organisation:{event.organisation.strip()}"
    if grouping is Grouping.DOMAIN:
        return f"domain:{domain_of(event)}"
    if grouping is Grouping.KIND or kind in OFFICIAL:
        return kind
    known = [id_ for id_ in event.persons if id_ in casus.persons]
    if len(known) > 1 and event.kind in _ONE_PERSONS:
        known = [_subject(event, casus=casus, known=known)]
    return f"person:{known[0]}" if len(known) == 1 else FAMILY


def _domains(casus: Casus) -> tuple[LaneName, ...]:
    """The life domains of the vocabulary, what a team named itself, and what has none."""
    own = {event.domains[0] for event in casus.events.values() if event.domains}
    known = vocabulary().life_domains
    ids = (*known, *sorted(own - set(known), key=str.casefold))
    return (*(LaneName(f"domain:{id_}", known.label(id_)) for id_ in ids), LaneName("domain:", tr("Zonder leefgebied")))


def person_lanes(casus: Casus) -> tuple[LaneName, ...]:
    """One lane for each person, in the order of the genogram."""
    return tuple(LaneName(f"person:{id_}", called(casus.persons[id_]), id_) for id_ in ordered(casus))


def _official(kind: str) -> LaneName:
    return LaneName(kind, tr(_OFFICIAL_TITLES[kind]), kind=kind)


def possibly_same(one: VagueDate, other: VagueDate) -> bool:
    """Whether two claims may mean the same day."""
    return not (certainly_before(one, other) or certainly_before(other, one))


def _subject(event: Event, *, casus: Casus, known: list[EntityId]) -> EntityId:
    """Who was born or died: whose own date overlaps that of the event, else the first who is named."""
    for id_ in known:
        person = casus.persons[id_]
        claim = person.birth if event.kind == "geboorte" else person.death
        if claim.is_known and event.date.is_known and possibly_same(claim, event.date):
            return id_
    return known[0]
