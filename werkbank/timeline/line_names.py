"""Find the persons of a casus in a typed line: by first name, full name, alias or last name, or by their place.

Places ('moeder', 'oudste zoon', 'gezin') are those of :mod:`.line_family`. A possessive ('Bo's', 'Anouks') counts. When
a first name fits several persons, youths go before parents and parents before others, and the piece says that it may be
another; a title decides ('mevrouw De Wit'). A last name alone means somebody when it has a capital. A name with one
slip of the finger is read, with a doubt.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.entities import Person
from werkbank.model.kinds import Gender, Role
from werkbank.model.vocabulary import words
from werkbank.timeline.labels import called
from werkbank.timeline.line_family import places_of
from werkbank.timeline.line_near import near_name
from werkbank.timeline.line_words import Line, Part, Run, words_of

Ids = tuple[EntityId, ...]
_NEAR = {Role.YOUTH: 0, Role.PARENT: 1, Role.CARER: 2, Role.FAMILY: 3}
_MOST_WORDS = 6  # 'Anne Marie van den Berg'
_WOMEN = words_of("oma tante nicht zus zusje buurvrouw juf mevrouw mw mevr stiefmoeder pleegmoeder moeder mama")
_MEN = words_of("opa oom neef broer broertje buurman meneer dhr heer stiefvader pleegvader vader papa")
_TITLES = _WOMEN | _MEN | {"meester"}
_GENDERS = {**dict.fromkeys(_WOMEN, Gender.WOMAN), **dict.fromkeys(_MEN, Gender.MAN)}
_FAMILY = words_of("gezin familie fam")


class Names(NamedTuple):
    """Who is meant by which words; several ids mean that a first name fits several persons."""

    persons: Mapping[tuple[str, ...], Ids]
    places: Mapping[tuple[str, ...], Ids]
    lasts: Mapping[tuple[str, ...], Ids] = {}

    def single(self) -> frozenset[str]:
        """Every name of one word."""
        return frozenset(name[0] for name in self.persons if len(name) == 1)


def names_of(casus: Casus) -> Names:
    """The names of a casus and who holds which place in the family."""
    found: dict[tuple[str, ...], list[EntityId]] = {}
    lasts: dict[tuple[str, ...], list[EntityId]] = {}
    for person in sorted(casus.persons.values(), key=_nearness):
        for text in (person.first_name, f"{person.first_name} {person.last_name}", person.alias):
            key = words(text)
            if key and person.id not in found.setdefault(key, []):
                found[key].append(person.id)
        if key := words(person.last_name):
            lasts.setdefault(key, []).append(person.id)
    return Names(
        {key: tuple(ids) for key, ids in found.items()},
        places_of(casus),
        {key: tuple(ids) for key, ids in lasts.items()},
    )


def find_persons(line: Line, *, casus: Casus, names: Names) -> Ids:
    """Everybody who is named, in the order of the line; marks the words as taken."""
    found: list[tuple[int, Ids]] = []
    for run in line.runs(longest=_MOST_WORDS):
        said = words(line.said(run))
        group = _named(line, run, said=said, casus=casus, names=names)
        if group:
            found.append((run.first, group))
    found += _slips(line, casus=casus, names=names)
    found.sort(key=lambda item: item[0])
    return tuple(dict.fromkeys(id_ for _, group in found for id_ in group))


def _named(line: Line, run: Run, *, said: tuple[str, ...], casus: Casus, names: Names) -> Ids:
    persons = names.persons.get(said) or names.persons.get(_owner(said))
    if persons:
        return _take(line, run, persons, casus=casus)
    group = names.places.get(said)
    if group:
        line.take(run, Part.PERSON, ", ".join(called(casus.persons[id_]) for id_ in group))
        return group
    lasts = names.lasts.get(said)
    if lasts and any(word.text[:1].isupper() for word in line.words[run.first : run.last]):
        return _last_name(line, run, lasts, casus=casus, names=names)
    return ()


def _take(line: Line, run: Run, persons: Ids, *, casus: Casus) -> Ids:
    """The first who fits; a title before the name decides between a man and a woman."""
    whole = _with_title(line, run)
    gender = _GENDERS.get(line.words[whole.first].folded) if whole != run else None
    fitting = tuple(id_ for id_ in persons if gender is None or casus.persons[id_].gender is gender) or persons
    doubt = tr("er zijn er meer met deze naam") if len(fitting) > 1 else ""
    line.take(whole, Part.PERSON, called(casus.persons[fitting[0]]), doubt=doubt)
    return fitting[:1]


def _last_name(line: Line, run: Run, lasts: Ids, *, casus: Casus, names: Names) -> Ids:
    """'mevrouw De Wit', 'gezin De Wit', or 'De Wit' when only one person is called that."""
    before = run.first - 1
    title = line.words[before].folded if before >= 0 and before not in line.taken else ""
    if title in _FAMILY:
        group = names.places.get(("gezin",), lasts)
        line.take(Run(before, run.last), Part.PERSON, ", ".join(called(casus.persons[id_]) for id_ in group))
        return group
    if title in _TITLES:
        grown = sorted(lasts, key=lambda id_: casus.persons[id_].role is Role.YOUTH)
        return _take(line, run, tuple(grown), casus=casus)
    return _take(line, run, lasts, casus=casus) if len(lasts) == 1 else ()


def _slips(line: Line, *, casus: Casus, names: Names) -> list[tuple[int, Ids]]:
    """Names with one slip of the finger, with a capital or not; whoever is named already is not meant again."""
    found: list[tuple[int, Ids]] = []
    single = {name[0]: ids for name, ids in names.persons.items() if len(name) == 1}
    for number, word in enumerate(line.words):
        name = near_name(word.folded, single) if number not in line.taken and word.folded not in line.known else ""
        if name:
            person = casus.persons[single[name][0]]
            line.take(Run(number, number + 1), Part.PERSON, called(person), doubt=tr("bedoelt u deze?"))
            found.append((number, single[name][:1]))
    return found


def _with_title(line: Line, run: Run) -> Run:
    """'opa Henk' as one name."""
    before = run.first - 1
    titled = before >= 0 and before not in line.taken and line.words[before].folded in _TITLES
    return Run(before, run.last) if titled else run


def _owner(said: tuple[str, ...]) -> tuple[str, ...]:
    """'bo s' (Bo's) and 'anouks' as the name itself."""
    if len(said) > 1 and said[-1] == "s":
        return said[:-1]
    return (*said[:-1], said[-1][:-1]) if said and said[-1].endswith("s") else ()


def _nearness(person: Person) -> tuple[bool, int]:
    return not person.index, _NEAR.get(person.role, 4)
