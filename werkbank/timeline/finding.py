"""Full text search through events: every word that is asked for stands somewhere in what is known of the event.

Looked in: title, text, kind, product, organisation, municipality, reason, outcome, source, note, names of persons,
bouwstenen, life domains and the date as people read it. Case, accents and signs make no difference; a word may be the
beginning or middle of a longer one.
"""

from __future__ import annotations

from collections.abc import Iterable

from werkbank.model.casus import Casus
from werkbank.model.dates import to_dutch
from werkbank.model.entities import Event
from werkbank.model.stone_words import told
from werkbank.model.vocabulary import vocabulary
from werkbank.model.vocabulary import words as plain_words
from werkbank.timeline.labels import called, lane_kind


class Words:
    """What can be found of each event, made when first asked for and kept while event and persons stay as they are."""

    def __init__(self) -> None:
        self._named: tuple[object, object] = None, None
        self._known: dict[str, tuple[Event, str]] = {}

    def of(self, event: Event, *, casus: Casus) -> str:
        """All words of an event in plain small letters, between spaces."""
        if self._named[0] is not casus.persons or self._named[1] is not casus.wordings:
            self._named, self._known = (casus.persons, casus.wordings), {}
        known = self._known.get(event.id)
        if known is None or known[0] is not event:
            text = " ".join(plain_words(" ".join(_parts(event, casus=casus))))
            known = self._known[event.id] = event, f" {text} "
        return known[1]

    def match(self, event: Event, *, casus: Casus, sought: tuple[str, ...]) -> bool:
        """Whether every sought word (see ``sought_in``) is in what is known of the event."""
        text = self.of(event, casus=casus)
        return all(word in text for word in sought)


def sought_in(text: str) -> tuple[str, ...]:
    """The words of a question; empty when it holds only signs."""
    return plain_words(text)


def found(events: Iterable[Event], *, casus: Casus, text: str, words: Words | None = None) -> list[Event]:
    """The events that have all the words, in the order given; none for an empty question."""
    sought, known = sought_in(text), words or Words()
    return [event for event in events if known.match(event, casus=casus, sought=sought)] if sought else []


def _parts(event: Event, *, casus: Casus) -> Iterable[str]:
    words = vocabulary()
    kind = words.event_kinds.get(event.kind)
    yield from (event.title, event.text, event.organisation, event.municipality, event.reason, event.outcome)
    yield from (event.source, event.note, event.product, event.kind, event.reporter, event.asked_by)
    if kind is not None:
        yield from (kind.label, kind.abbreviation)
    yield words.lanes.label(lane_kind(event))
    for id_ in event.persons:
        person = casus.persons.get(id_)
        yield from (called(person), person.last_name, person.alias) if person else ()
    for row in event.bouwstenen:
        yield told(casus, row)
    yield from (words.life_domains.label(domain) for domain in event.domains)
    yield from (to_dutch(event.date), to_dutch(event.end), event.date.as_typed)
