"""Names and places replaced by others while people learn from a casus: 'P1' a person, 'W1' a worker, 'plaats 1'.

Every name gets one word and every word stands for one name, so that what is typed on the screen goes into the casus
with the names in it. Texts are masked by the same table: every known name and municipality in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.entities import Entity, Event, Household, Person, Sheet
from werkbank.model.references import REFERENCES

AS_IT_IS = {"id", "ref", "kind", "finding", "detector", "sharing"} | {reference.field for reference in REFERENCES}
SHORTEST = 2  # letters of a name that is looked for in texts


class Masks:
    """The table of one casus."""

    def __init__(self, casus: Casus) -> None:
        self._mask: dict[str, str] = {}
        self._name: dict[str, str] = {}
        self._spelt: dict[str, str] = {}
        for number, person in enumerate(casus.persons.values(), start=1):
            self._put(person.first_name, f"P{number}")
            self._put(person.alias, f"P{number}")
        for number, name in enumerate(dict.fromkeys(p.last_name for p in casus.persons.values()), start=1):
            self._put(name, f"F{number}")
        for number, name in enumerate(dict.fromkeys(_workers(casus)), start=1):
            for word in (name, *name.split()):
                self._put(word, f"W{number}")
        for number, name in enumerate(dict.fromkeys(_places(casus)), start=1):
            self._put(name, tr("plaats {nummer}", nummer=number))
        self._persons = {person: f"P{number}" for number, person in enumerate(casus.persons, start=1)}
        people = [n.casefold() for p in casus.persons.values() for n in (p.first_name, p.last_name, p.alias) if n]
        self._people = _words([name for name in people if name in self._mask], any_case=True)
        self._others = _words([name for key, name in self._spelt.items() if key not in people])
        self._words = _words(self._name, any_case=True)

    def masked(self, item: Entity) -> Entity:
        """The item with every name and place replaced."""
        fields: dict[str, Any] = {
            name: self._of(value)
            for name, value in item.__dict__.items()
            if name not in AS_IT_IS and isinstance(value, str | tuple) and value and type(value) in {str, tuple}
        }
        if isinstance(item, Person):
            fields |= {"first_name": self._persons[item.id] if item.first_name else "", "last_name": "", "alias": ""}
        if isinstance(item, Event | Household | Sheet):
            fields["municipality"] = ""
        if isinstance(item, Sheet):
            fields["name"] = ""
        fields["note"] = ""
        return item.model_copy(update={name: value for name, value in fields.items() if value != getattr(item, name)})

    def text(self, text: str) -> str:
        """A text with every known name and place replaced."""
        for names in (self._others, self._people):
            text = names.sub(lambda found: self._mask[found[0].casefold()], text)
        return text

    def unmasked(self, text: str) -> str:
        """What somebody typed, with the names back in."""
        return self._words.sub(lambda found: self._name[found[0].casefold()], text)

    def _of(self, value: Any) -> Any:  # noqa: ANN401 - a text or a tuple
        if isinstance(value, str):
            return self.text(value)
        return tuple(self.text(one) if isinstance(one, str) else one for one in value)

    def _put(self, name: str, word: str) -> None:
        if len(name) >= SHORTEST and name.casefold() not in self._mask and not name[0].islower():
            self._mask[name.casefold()] = word
            self._spelt[name.casefold()] = name
            self._name.setdefault(word.casefold(), name)


def _workers(casus: Casus) -> Iterator[str]:
    for item in casus.involvements.values():
        if item.name:
            yield item.name


def _places(casus: Casus) -> Iterator[str]:
    yield casus.sheet.municipality
    yield from (event.municipality for event in casus.events.values())
    yield from (home.municipality for home in casus.households.values())


def _words(table: Iterable[str], *, any_case: bool = False) -> re.Pattern[str]:
    """Any of these words; a worker may be called like a common word, so only people are found in any case."""
    longest_first = sorted(table, key=len, reverse=True)
    any_of = "|".join(map(re.escape, longest_first)) or "(?!)"
    return re.compile(rf"\b(?:{any_of})\b", re.IGNORECASE if any_case else 0)
