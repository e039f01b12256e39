"""'Wie keek in dit dossier': the access log for the family, about one person or about the whole casus."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from werkbank.app.keeping.entries import Entry
from werkbank.app.keeping.log_words import Told, folded
from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.entities import Person
from werkbank.model.rules import called

HOUSEKEEPING = frozenset({"close", "lock", "backup", "older-log"})
"""What the program does by itself with the whole file: nobody looked."""


@dataclass(frozen=True, slots=True)
class LookedSheet:
    """What is shown and printed."""

    title: str = field(repr=False)
    intro: str = field(repr=False)
    told: tuple[Told, ...] = field(repr=False)
    meant_for: str = field(repr=False)


def looked_sheet(entries: Iterable[Entry], casus: Casus, *, person: Person | None) -> LookedSheet:
    """Who looked, wrote, printed or handed over, last first; only of this person when one is given."""
    wanted = [entry for entry in entries if entry.type not in HOUSEKEEPING]
    if person is not None:
        wanted = [entry for entry in wanted if entry.concerns(person.id)]
    name = called(person) if person is not None else casus.sheet.name
    return LookedSheet(
        title=tr("Wie keek in dit dossier?"),
        intro=tr(
            "Hier staat wie in het dossier keek of er iets in veranderde, en wanneer. Vindt u iets vreemd? "
            "Vraag ernaar. U mag ook een klacht indienen."
        ),
        told=tuple(reversed(folded(wanted))),
        meant_for=tr("over {naam}", naam=name) if name else "",
    )
