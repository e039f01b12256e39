"""Whether a text names somebody: whole words, any case or accents. 'Tim en Theo' names Tim, 'Timmerman' does not."""

from __future__ import annotations

from collections.abc import Iterable

from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.entities import Person
from werkbank.model.rules import called
from werkbank.model.vocabulary import words


def full_name(person: Person) -> str:
    """First and last name as far as they are known."""
    return f"{person.first_name or person.alias} {person.last_name}".strip()


def said_name(casus: Casus, who: str) -> str:
    """What to print for a field that holds the id of a person or a name."""
    person = casus.persons.get(EntityId(who))
    return called(person) if person else who


def names_of(person: Person) -> frozenset[str]:
    """What other texts may call this person."""
    return frozenset(name for name in (person.first_name, person.alias, full_name(person)) if name)


def named_in(text: str, *, names: Iterable[str]) -> bool:
    """True when one of the names stands in the text."""
    said = words(text)
    return any(_holds(said, words(name)) for name in names)


def _holds(said: tuple[str, ...], name: tuple[str, ...]) -> bool:
    size = len(name)
    return bool(size) and any(said[i : i + size] == name for i in range(len(said) - size + 1))
