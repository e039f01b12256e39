"""Names and texts with letters that no shipped font has: said beforehand, with what to do about it."""

from __future__ import annotations

from collections.abc import Iterator

from werkbank.drawing.metrics import lacking
from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.plan.names import full_name
from werkbank.plan.slips import texts_of

NEAR = 0x250  # below this every letter is Latin and in the house font


def unprintable(casus: Casus) -> Iterator[str]:
    """A sentence for each person, and for each other text, in table order."""
    for person in casus.persons.values():
        if _lacks(full_name(person)):
            yield tr(
                "De naam {naam} heeft letters die de Werkbank niet kan afdrukken. Vraag hoe je hem in gewone letters "
                "schrijft en zet dat erbij.",
                naam=full_name(person),
            )
    for item in casus.everything():
        for text in texts_of(item):
            if _lacks(text):
                yield tr(
                    "Dit schrift kan de Werkbank niet afdrukken; schrijf het in gewone letters: {tekst}", tekst=text
                )


def _lacks(text: str) -> bool:
    return any(ord(letter) >= NEAR for letter in text) and bool(lacking(text))
