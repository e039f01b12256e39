"""What stands beside a mark, and what a screen reader says of it.

A lane of a person or of the family shows what happened in people's own words. The lanes of the authorities (reports,
measures, help) begin with the short name of the kind and for whom, because there the same words come back and that is
what one looks for.
"""

from __future__ import annotations

from werkbank.drawing.visual import without_turning_signs
from werkbank.i18n import mark, ntr, tr
from werkbank.model.casus import Casus
from werkbank.model.claims import other_dates
from werkbank.model.dates import show_period, split_period, to_dutch
from werkbank.model.entities import Event, Person
from werkbank.model.kinds import Nature
from werkbank.model.vocabulary import vocabulary
from werkbank.timeline.extents import is_period

OFFICIAL = ("keten", "maatregel", "hulp")
NATURES = {Nature.OPINION: mark("mening"), Nature.STORY: mark("eigen verhaal")}
_NAMED = 2  # more persons than this are 'gezin'


def called(person: Person | None) -> str:
    """What people call somebody."""
    return (person and (person.first_name or person.alias or person.last_name)) or tr("onbekend")


def lane_kind(event: Event) -> str:
    """The lane kind of an event, one of ``tokens.LANE_KINDS``; an unknown kind of event belongs to life."""
    kind = vocabulary().event_kinds.get(event.kind)
    return kind.lane if kind else "leven"


def kind_name(event: Event) -> str:
    """The short name of what it is: the product, the abbreviation or the label of its kind."""
    kind = vocabulary().event_kinds.get(event.kind)
    if kind is None:
        return event.kind
    return event.product or kind.abbreviation or kind.label


def who(event: Event, *, casus: Casus) -> str:
    """For whom, short: one or two first names, else 'gezin'."""
    names = [called(casus.persons.get(id_)) for id_ in event.persons]
    if len(names) > _NAMED:
        return tr("gezin")
    return tr(" en ").join(names)


def label_of(event: Event, *, casus: Casus) -> str:
    """The text beside the mark."""
    if lane_kind(event) not in OFFICIAL:
        return event.title or _named(event, casus=casus)
    if kind_name(event).casefold() in event.title.casefold():
        return event.title
    head = _named(event, casus=casus)
    return f"{head}: {event.title}" if event.title else head


def _named(event: Event, *, casus: Casus) -> str:
    name, people = kind_name(event), who(event, casus=casus)
    return f"{name} {people}" if people else name


def when_of(event: Event) -> str:
    """When, in words: '10 maart 2008 t/m 9 september 2009'."""
    if not is_period(event):
        return to_dutch(event.date)
    start, end, running = split_period(event.date)
    end = event.end if event.end.is_known else end
    running = (event.running or running) and not event.end.is_known
    text = show_period(start, end=end, running=running)
    ends = running or (end is not None and end.is_known) or not start.is_known
    return text if ends else tr("{datum}, einde onbekend", datum=text)


def alt_of(event: Event, *, casus: Casus) -> str:
    """The whole mark in one sentence, for a screen reader and a tool tip."""
    kind = vocabulary().event_kinds.label(event.kind)
    names = ", ".join(called(casus.persons.get(id_)) for id_ in event.persons)
    nature = tr(NATURES[event.nature]) if event.nature in NATURES else ""
    what = event.title if event.title and event.title != kind else ""
    others = len(other_dates(casus, event)) if casus.date_claims else 0
    contradicted = ntr("nog {n} andere datum", "nog {n} andere datums", others) if others else ""
    parts = (when_of(event), kind, what, names, event.organisation, nature, contradicted)
    return without_turning_signs("; ".join(part for part in parts if part))
