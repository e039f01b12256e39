"""Find the persons of a casus in a typed line: by first name, full name or alias, or by their place in the family.

'moeder', 'vader', 'ouders', 'oma', 'broer' are seen from the first index youth; 'gezin' is youths and parents,
'kinderen' all youths. A possessive ('Bo's', 'Anouks') counts. When a first name fits several persons, youths go before
parents and parents before others, and the piece says that it may be another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.entities import Person
from werkbank.model.kinds import Gender, ParentageKind, Role
from werkbank.model.vocabulary import words
from werkbank.timeline.labels import called
from werkbank.timeline.line_words import Line, Part, Run, words_of
from werkbank.timeline.people import index_youths

Ids = tuple[EntityId, ...]
_NEAR = {Role.YOUTH: 0, Role.PARENT: 1, Role.CARER: 2, Role.FAMILY: 3}
_TITLES = words_of(
    "opa oma oom tante neef nicht zus zusje broer broertje buurman buurvrouw juf meester mevrouw mw meneer dhr "
    "stiefvader stiefmoeder pleegvader pleegmoeder moeder vader mama papa"
)
_OWN = (ParentageKind.BIOLOGICAL, ParentageKind.ADOPTION)


class Names(NamedTuple):
    """Who is meant by which words; several ids mean that a first name fits several persons."""

    persons: Mapping[tuple[str, ...], Ids]
    places: Mapping[str, Ids]

    def single(self) -> frozenset[str]:
        """Every name of one word."""
        return frozenset(name[0] for name in self.persons if len(name) == 1)


def names_of(casus: Casus) -> Names:
    """The names of a casus and who holds which place in the family."""
    found: dict[tuple[str, ...], list[EntityId]] = {}
    for person in sorted(casus.persons.values(), key=_nearness):
        for text in (person.first_name, f"{person.first_name} {person.last_name}", person.alias):
            key = words(text)
            if key and person.id not in found.setdefault(key, []):
                found[key].append(person.id)
    return Names({key: tuple(ids) for key, ids in found.items()}, _places(casus))


def find_persons(line: Line, *, casus: Casus, names: Names) -> Ids:
    """Everybody who is named, in the order of the line; marks the words as taken."""
    found: list[tuple[int, Ids]] = []
    for seen in line.runs(longest=4):
        run, said = seen, words(line.said(seen))
        persons = names.persons.get(said) or names.persons.get(_owner(said))
        if persons:
            run = _with_title(line, seen)
            doubt = tr("er zijn er meer met deze naam") if len(persons) > 1 else ""
            line.take(run, Part.PERSON, called(casus.persons[persons[0]]), doubt=doubt)
            found.append((run.first, persons[:1]))
        elif len(said) == 1 and (group := names.places.get(said[0])):
            meaning = ", ".join(called(casus.persons[id_]) for id_ in group)
            line.take(run, Part.PERSON, meaning)
            found.append((run.first, group))
    found.sort(key=lambda item: item[0])
    return tuple(dict.fromkeys(id_ for _, group in found for id_ in group))


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


def _places(casus: Casus) -> dict[str, Ids]:
    youths = index_youths(casus)
    youth = youths[0] if youths else None
    own, other = _parents(casus, youth, _OWN), _parents(casus, youth, None)
    grand = tuple(dict.fromkeys(id_ for parent in own for id_ in _parents(casus, parent, _OWN)))
    siblings = _siblings(casus, youth, own)
    young = tuple(p.id for p in casus.persons.values() if p.role is Role.YOUTH)
    family = tuple(dict.fromkeys((*youths, *young, *own)))
    women, men = _being(casus, Gender.WOMAN), _being(casus, Gender.MAN)
    step = tuple(id_ for id_ in other if id_ not in own)
    rows: dict[str, tuple[Ids, bool]] = {
        "moeder mama mam ma": (women(own), False), "vader papa pap pa": (men(own), False),
        "ouders ouder": (own, True), "stiefmoeder pleegmoeder": (women(step), False),
        "stiefvader pleegvader": (men(step), False), "oma": (women(grand), False), "opa": (men(grand), False),
        "grootouders": (grand, True), "broer broertje": (men(siblings), False),
        "zus zusje": (women(siblings), False), "broers": (men(siblings), True),
        "zussen zusjes": (women(siblings), True),
        "kinderen": (young, True), "gezin iedereen": (family, True),
    }  # fmt: skip
    return {name: ids for text, (ids, many) in rows.items() for name in text.split() if ids and (many or len(ids) == 1)}


def _parents(casus: Casus, child: EntityId | None, kinds: tuple[ParentageKind, ...] | None) -> Ids:
    links = casus.parentages.values()
    found = (link.parent for link in links if link.child == child and (kinds is None or link.kind in kinds))
    return tuple(dict.fromkeys(id_ for id_ in found if id_ in casus.persons))


def _siblings(casus: Casus, youth: EntityId | None, parents: Ids) -> Ids:
    links = casus.parentages.values()
    found = (link.child for link in links if link.parent in parents and link.child != youth)
    return tuple(dict.fromkeys(id_ for id_ in found if id_ in casus.persons))


def _being(casus: Casus, gender: Gender) -> Callable[[Ids], Ids]:
    return lambda ids: tuple(id_ for id_ in ids if casus.persons[id_].gender is gender)
