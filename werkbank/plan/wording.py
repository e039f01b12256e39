"""Small pieces of plain Dutch that the plan is made of."""

from __future__ import annotations

from collections.abc import Iterable

from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import VagueDate, to_dutch
from werkbank.model.entities import Person
from werkbank.model.rules import called


def joined(names: Iterable[str]) -> str:
    """'Tim', 'Tim en Lisa', 'Bram, Tim en Lisa'; each name once."""
    *first, last = [*dict.fromkeys(name for name in names if name)] or [""]
    return tr("{eerste} en {laatste}", eerste=", ".join(first), laatste=last) if first else last


def names(casus: Casus, ids: Iterable[str]) -> str:
    """The first names of some persons, joined; ids that the casus does not hold are left out."""
    known = (casus.persons.get(EntityId(i)) for i in ids)
    return joined(called(person) for person in known if person)


def open_yet() -> str:
    """What is printed where something still has to be agreed."""
    return tr("nog af te spreken")


def told(text: str) -> str:
    """A text, or that it still has to be agreed."""
    return text.strip() or open_yet()


def when(claim: VagueDate, *, otherwise: str = "") -> str:
    """A date in words; '' (or another text) when nothing is known."""
    return to_dutch(claim) if claim.is_known or claim.as_typed else otherwise


def by_age(people: Iterable[Person]) -> list[Person]:
    """Oldest first; unknown ages last, in order of entry."""
    return sorted(people, key=lambda person: person.birth.sort_key()[:3])


def sentence(text: str) -> str:
    """A text that ends as a sentence."""
    text = text.strip()
    return text if not text or text[-1] in ".!?…\"”'" else f"{text}."
