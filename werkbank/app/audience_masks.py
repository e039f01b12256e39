"""Names and places replaced by others while people learn from a casus: an alias, 'P1' a person, 'W1' a worker.

    masks = Masks(casus)
    masks.text("Bram van Juf Ineke woont in rotterdam")   # 'P2 van Juf W1 woont in plaats 1'
    masks.unmasked("P2 is verhuisd")                      # what goes into the casus

A person who has an alias goes by it, unless it gives the name away or is somebody else's. Every name gets one word and
every word stands for one name, so that what is typed on the screen goes into the casus with the names in it. Texts are
masked by the same table (``audience_names``). Municipalities and telephone numbers go; a home goes by a word, because
its name may be an address.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from itertools import count
from typing import Any

from werkbank.app.audience_names import NAMES, is_ordinary, is_usual, naming_words, people, places
from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.entities import Entity, Household, Person, Sheet

AS_IT_IS = {"id", "ref", "kind", "finding", "detector", "sharing"}
EMPTY = {"municipality", "phone", "note", "drawing"}  # a drawing may have a name on it
_ENDING = "(?:s|se|er|ers|mer|mers)?"  # 'Lots jas', 'Rotterdamse', 'Rotterdammers'
BEGINNING = 4  # letters of a word that are looked at first
_WORD = re.compile(r"\w+")
SHORTEST = 2  # letters of a name that is looked for in texts


class Masks:
    """The table of one casus."""

    def __init__(self, casus: Casus, before: Masks | None = None) -> None:
        self._old = before._mask if before is not None else {}  # noqa: SLF001 - who had a word keeps it
        self._given = set(self._old.values())
        self._mask: dict[str, str] = {}
        self._spelt: dict[str, str] = {}
        self._name: dict[str, str] = {}
        self._ids = frozenset(id_ for table in casus.tables.values() for id_ in table)
        self._persons = _called(casus)
        for number, person in enumerate(casus.persons.values(), start=1):
            for name in (person.first_name, person.alias):
                self._put(name, self._persons[person.id])
            self._put(person.last_name, f"F{number}")
        families = frozenset(self._mask.values()) - set(self._persons.values())
        towns = dict.fromkeys(filter(None, places(casus)))
        for name in towns:
            self._put(name, self._free(tr("plaats {nummer}", nummer="{number}"), (name,)))
        located = {name.casefold() for name in towns}
        for words in dict.fromkeys(people(casus)):
            if named := [word for word in words if word.casefold() not in located]:
                worker = self._free("W{number}", named, but=families)
                for word in named:
                    self._put(word, worker)
        self._homes = {home: tr("huis {nummer}", nummer=at) for at, home in enumerate(casus.households, start=1)}
        first = {person.first_name.casefold() for person in casus.persons.values()}
        strict = {key for key in self._spelt if is_usual(key) or (is_ordinary(key) and key not in first)}
        self._strict = _words((self._spelt[key] for key in strict), ending=_ENDING)
        self._loose = _words((key for key in self._spelt if key not in strict), ending=_ENDING, any_case=True)
        self._known: dict[str, str] = {}  # texts that were masked before
        self._beginnings = frozenset(_beginning(key) for key in self._spelt)
        self._made = _words((word for word in self._name if word not in self._persons.values()), any_case=True)
        self._typed = _words(self._name)

    def masked(self, item: Entity) -> Entity:
        """The item with every name and place replaced."""
        fields: dict[str, Any] = {
            name: self._of(value)
            for name, value in item.__dict__.items()
            if name not in AS_IT_IS and isinstance(value, str | tuple) and value and type(value) in {str, tuple}
        }
        fields |= {name: "" for name in EMPTY if getattr(item, name, "")}
        if isinstance(item, Person):
            called = self._persons.get(item.id, tr("iemand"))
            named = item.first_name or item.alias or item.last_name
            fields |= {"first_name": called if named else "", "last_name": "", "alias": ""}
        elif isinstance(item, Household) and item.label:
            fields["label"] = self._homes[item.id]
        elif isinstance(item, Sheet):
            fields["name"] = ""
        return item.model_copy(update={name: value for name, value in fields.items() if value != getattr(item, name)})

    def text(self, text: str) -> str:
        """A text with every known name and place replaced."""
        if text not in self._known:
            self._known[text] = self._replaced(text) if self._may_name(text) else text
        return self._known[text]

    def _replaced(self, text: str) -> str:
        for names in (self._strict, self._loose):
            text = names.sub(lambda found: self._mask[found["name"].casefold()], text)
        return text

    def _may_name(self, text: str) -> bool:
        """Whether a word begins as a name does; most texts need no closer look."""
        return any(
            word[:length] in self._beginnings
            for word in _WORD.findall(text.casefold())
            for length in range(1, BEGINNING + 1)
        )

    def knows(self, field: str, value: Any) -> bool:  # noqa: ANN401 - JSON
        """Whether what a naming field says now names nobody and nothing that has no mask yet."""
        texts = [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str) and one]
        named = (word for text in texts for word in ([text] if field in NAMES else naming_words(text)))
        return all(word.casefold() in self._mask or word in self._ids for word in named)

    def unmasked(self, text: str) -> str:
        """What somebody typed, with the names back in; an alias only as it is spelt, it may be a word of every day."""
        if text in self._ids:
            return text
        known = {word.casefold(): name for word, name in self._name.items()}
        for words in (self._typed, self._made):
            text = words.sub(lambda found: known[found["name"].casefold()], text)
        return text

    def _of(self, value: Any) -> Any:  # noqa: ANN401 - a text or a tuple
        if isinstance(value, str):
            return value if value in self._ids else self.text(value)
        return tuple(self._of(one) if isinstance(one, str) else one for one in value)

    def _free(self, series: str, names: Iterable[str], *, but: Collection[str] = ()) -> str:
        """The word that one of these names has or had, unless it is one of ``but``; else the next of its series."""
        keys = [name.casefold() for name in names]
        known = (self._old.get(key) or self._mask.get(key, "") for key in keys)
        found = next((word for word in known if word and word not in but), "")
        if not found:
            numbered = (series.replace("{number}", str(number)) for number in count(1))
            found = next(word for word in numbered if word not in self._given)
            self._given.add(found)
        return found

    def _put(self, name: str, word: str) -> None:
        if len(name) >= SHORTEST and name.casefold() not in self._mask and not name[0].islower():
            self._mask[name.casefold()], self._spelt[name.casefold()] = word, name
            self._name.setdefault(word, name)


def _called(casus: Casus) -> dict[EntityId, str]:
    """What every person goes by: the alias when it tells nothing and nobody else has it, else a number."""
    persons = casus.persons.values()
    real = [name.casefold() for p in persons for name in (p.first_name, p.last_name) if len(name) > SHORTEST]
    found: dict[EntityId, str] = {}
    for number, person in enumerate(persons, start=1):
        alias = person.alias.strip()
        tells = any(name in alias.casefold() for name in real) or alias in found.values()
        found[person.id] = alias if alias and not tells else f"P{number}"
    return found


def _beginning(name: str) -> str:
    words = _WORD.findall(name)
    return words[0][:BEGINNING] if words else ""


def _words(table: Iterable[str], *, ending: str = "", any_case: bool = False) -> re.Pattern[str]:
    """Any of these words, the longest first."""
    any_of = "|".join(map(re.escape, sorted(table, key=len, reverse=True))) or "(?!)"
    return re.compile(rf"(?<!\w)(?P<name>{any_of}){ending}(?!\w)", re.IGNORECASE if any_case else 0)
