"""A last look before a plan leaves: does the free text of a visible item name what the reader may not know?

Somebody whom the reader does not meet, a place that is a secret, or who made a report.

Nothing is hidden by it, because a text that disappears when a hidden name changes would give the name away; only what
names a secret place or a parent nobody told of stays away (``secret_words``), and this looks for other spellings. It is
said to the team, who can change the words or with whom the item is shared.
"""

from __future__ import annotations

from collections.abc import Iterator

from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.entities import Entity
from werkbank.model.rules import called
from werkbank.model.vocabulary import vocabulary
from werkbank.plan.access import Block, ReaderKind
from werkbank.plan.names import named_in
from werkbank.plan.reader import Reader

TEXTS = ("title", "text", "name", "happens", "follows", "kept_home", "kept_help", "exception", "breaks", "what", "who",
         "noticed", "if_not", "does", "seen_differently", "checked_by", "worries", "joys", "dreams", "support",
         "living", "school_work", "income", "wellbeing", "stops", "runs_on", "stays", "drawing_about")  # fmt: skip


def slips(casus: Casus, projected: Casus, reader: Reader) -> list[str]:
    """Sentences for the team."""
    if reader.kind is ReaderKind.TEAM:
        return []
    texts = [text for item in projected.everything() for text in texts_of(item)]
    return [*_people(casus, projected, reader, texts), *_places(casus, projected, texts), *_reporters(casus, texts)]


def _people(casus: Casus, projected: Casus, reader: Reader, texts: list[str]) -> Iterator[str]:
    """Not for a reader who gets no family picture, and so meets nobody."""
    if Block.WHO not in reader.blocks:
        return
    hidden = [person for person in casus.persons.values() if person.id not in projected.persons and person.first_name]
    visible = {called(person) for person in projected.persons.values()}
    names = [called(person) for person in hidden if called(person) not in visible]
    for text in texts:
        for name in names:
            if named_in(text, names=[name]):
                yield tr("Let op: hier staat de naam {naam}, die deze lezer niet ziet: {tekst}", naam=name, tekst=text)


def _places(casus: Casus, projected: Casus, texts: list[str]) -> Iterator[str]:
    """Names of secret homes, and of what gives them away, as far as the reader does not get to know them."""
    secret = {name for home in casus.households.values() if home.secret for name in (home.label, home.municipality)}
    for event in casus.events.values():
        if vocabulary().is_class(event.kind, "shielded_place"):
            secret |= {event.municipality, event.organisation}
    open_ones = {n for home in projected.households.values() for n in (home.label, home.municipality)}
    open_ones |= {n for event in projected.events.values() for n in (event.municipality, event.organisation)}
    for name in sorted(secret - open_ones - {""}):
        for text in texts:
            if named_in(text, names=[name]):
                yield tr("Let op: hier staat {plaats}, een plek die geheim is: {tekst}", plaats=name, tekst=text)


def _reporters(casus: Casus, texts: list[str]) -> Iterator[str]:
    """Who made a report, by name: in the words of a report, or in any others."""
    known = {event.source for event in casus.events.values() if vocabulary().is_class(event.kind, "report")}
    names = sorted(name for name in known if name[:1].isupper() or " " in name)
    for text in texts:
        for name in names:
            if named_in(text, names=[name]):
                yield tr("Let op: hier staat wie een melding deed ({naam}): {tekst}", naam=name, tekst=text)


def texts_of(item: Entity) -> Iterator[str]:
    """The texts of an item that a plan may print."""
    yield from (text for field in TEXTS if isinstance(text := getattr(item, field, ""), str) and text)
