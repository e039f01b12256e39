"""Words that tell where somebody stays whose place is a secret: home, town, school or shelter, wherever they stand.

A title, a goal or a name that people gave to a pattern can tell a secret place as well as a field for places does. So
for a reader before whom a place is a secret, whatever names it stays away altogether. What counts are the label and the
town of a secret home, what events about home, school or placement of those who stay there name as place, and the
organisation of their school; not what the reader knows from a home or an event of their own.

A long name also counts by each of its telling words ('De Zilvervos' of 'Basisschool De Zilvervos'); short words only as
they are spelt, because 'Best' is a town and 'best' is not. The same holds for the name of a parent whom a child does
not know of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.entities import Entity, Event, Person, Sheet
from werkbank.model.vocabulary import fold, vocabulary

PLACES = ("home", "school", "setting", "shielded_place")
_ENDING = "(?:s|se|er|ers|mer|mers)?"
_LONG = 6  # letters: from here a word is looked for in any spelling
_SHORTEST = 2  # letters of a name that is looked for
_TELLING = 4  # letters that a word of a longer name has at least
_AS_IT_IS = frozenset(("id", "ref", "kind", "sharing", "contributor", "note", "only_for", "not_for", "detector"))
_GENERAL_WORDS = """
de het een van der den bij aan naar ten ter voor en in op te veilig veilige plek thuis adres locatie straat laan weg
basisschool school college lyceum mavo havo vwo vmbo bs obs cbs rkbs pcb sbo vso praktijkschool scholengemeenschap
opvang vrouwenopvang kinderopvang blijf huis safehouse groep gezinshuis woongroep stichting gemeente wijkteam coa azc
lokaal team buurtteam jeugdteam jeugdzorg jeugdbescherming jeugdhulp zorg pleegzorg pleegouders plein centrum noord oost
zuid west nieuwe oude kleine grote sint familie opa oma tante oom moeder vader papa mama ouders ouder kind kinderen
"""
_GENERAL = frozenset(_GENERAL_WORDS.split())


def secret_words(casus: Casus, *, sheltered: frozenset[EntityId], reader: EntityId | str) -> re.Pattern[str] | None:
    """What finds the secret places in a text; None when there is nothing to find."""
    if not sheltered:
        return None
    open_ = {fold(name) for name in _known_to(casus, reader)}
    people = {
        fold(word) for person in casus.persons.values() for word in _parts(f"{person.first_name} {person.last_name}")
    }
    found = {word for name in _told(casus, sheltered) for word in _telling(name, people=people)}
    return _pattern(frozenset(word for word in found if fold(word) not in open_))


def hidden_names(casus: Casus, unknown: Iterable[EntityId], /) -> re.Pattern[str] | None:
    """What finds the names of people whom a reader must not meet, unless somebody else has that name too."""
    people = {who: {*_names(person)} for who, person in casus.persons.items()}
    gone = set(unknown) & set(people)
    others = {fold(name) for who, names in people.items() if who not in gone for name in names}
    return _pattern(frozenset(name for who in gone for name in people[who] if fold(name) not in others))


def _names(person: Person) -> Iterator[str]:
    for name in (person.first_name, person.alias):
        if len(fold(name)) >= _SHORTEST and name[:1].isupper():
            yield name


def names_secret(item: Entity, *, secrets: re.Pattern[str] | None) -> bool:
    """Whether something that an item says tells a secret place; the names of people and the sheet apart."""
    if secrets is None or isinstance(item, Person | Sheet):
        return False
    return any(
        secrets.search(text) for name, value in item.__dict__.items() if name not in _AS_IT_IS for text in _texts(value)
    )


def is_place(event: Event) -> bool:
    """Whether an event says by its kind where somebody stays or goes to school."""
    return any(vocabulary().is_class(event.kind, cls) for cls in PLACES)


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - whatever a field holds
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)


def _told(casus: Casus, sheltered: frozenset[EntityId]) -> Iterator[str]:
    """The places of those whose place is a secret."""
    for home in casus.households.values():
        if home.secret:
            yield from (home.label, home.municipality)
    for event in casus.events.values():
        if sheltered & set(event.persons) and is_place(event):
            yield from (event.municipality, event.organisation)
    for one in casus.involvements.values():
        if one.role == "school" and sheltered & set(one.persons):
            yield one.organisation


def _known_to(casus: Casus, reader: EntityId | str) -> Iterator[str]:
    """The places that a reader knows from a home or an event of their own."""
    names: list[str] = []
    for residence in casus.residences.values():
        home = casus.households.get(residence.household)
        if residence.person == reader and home is not None:
            names += (home.label, home.municipality)
    for event in casus.events.values():
        if reader in event.persons:
            names += (event.municipality, event.organisation)
    for name in filter(None, names):
        yield from (name, *_parts(name))


def _telling(name: str, *, people: Iterable[str]) -> Iterator[str]:
    """A name as a whole, and each word of it that belongs to this place alone."""
    parts = _parts(name)
    if any(fold(part) not in _GENERAL for part in parts):
        yield name.strip()
    for part in parts:
        is_name = part[:1].isupper() and len(part) >= _TELLING
        if is_name and fold(part) not in _GENERAL and fold(part) not in people:
            yield part


def _parts(name: str) -> list[str]:
    return re.findall(r"\w+", name)


@cache
def _pattern(words: frozenset[str], /) -> re.Pattern[str] | None:
    if not words:
        return None
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(_one, ordered)))


def _one(word: str, /) -> str:
    spelt = r"[\W_]+".join(map(re.escape, _parts(word)))
    return rf"\b(?i:{spelt}){_ENDING}\b" if len(word) >= _LONG else rf"\b{spelt}{_ENDING}\b"
