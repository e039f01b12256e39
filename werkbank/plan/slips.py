"""A last look before a plan leaves: does the free text of a visible item name somebody whom the reader may not meet?

Nothing is hidden by it, because a text that disappears when a hidden name changes would give the name away. It is said
to the team, who can change the words or with whom the item is shared.
"""

from __future__ import annotations

from collections.abc import Iterator

from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.entities import Entity
from werkbank.model.rules import called
from werkbank.plan.access import Block
from werkbank.plan.names import named_in
from werkbank.plan.reader import Reader

TEXTS = ("title", "text", "name", "happens", "follows", "kept_home", "kept_help", "exception", "breaks", "what", "who",
         "noticed", "if_not", "does", "seen_differently", "checked_by")  # fmt: skip


def slips(casus: Casus, projected: Casus, reader: Reader) -> list[str]:
    """Sentences for the team; none for a reader who gets no family picture, and so meets nobody."""
    if Block.WHO not in reader.blocks:
        return []
    hidden = [person for person in casus.persons.values() if person.id not in projected.persons and person.first_name]
    visible = {called(person) for person in projected.persons.values()}
    names = [called(person) for person in hidden if called(person) not in visible]
    return [
        tr("Let op: hier staat de naam {naam}, die deze lezer niet ziet: {tekst}", naam=name, tekst=text)
        for item in projected.everything()
        for text in _texts(item)
        for name in names
        if named_in(text, names=[name])
    ]


def _texts(item: Entity) -> Iterator[str]:
    yield from (text for field in TEXTS if isinstance(text := getattr(item, field, ""), str) and text)
