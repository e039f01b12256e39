"""Who is meant by a place in the family: 'moeder', 'oudste zoon', 'jongste zusje', 'oma moederskant', 'tweeling'.

Seen from the first index youth. A place that several persons hold means nobody ('zoon' with three sons), unless the
word itself is about many ('broers'). Oldest and youngest go by the birth date and mean nobody when that is not known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise

from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.kinds import Gender, ParentageKind, Role
from werkbank.timeline.people import index_youths

Ids = tuple[EntityId, ...]
_OWN = (ParentageKind.BIOLOGICAL, ParentageKind.ADOPTION)
_FOSTER = (ParentageKind.FOSTER,)


def places_of(casus: Casus) -> dict[tuple[str, ...], Ids]:
    """The words of every place that somebody holds, with who that is."""
    youths = index_youths(casus)
    youth = youths[0] if youths else None
    own = _parents(casus, youth, _OWN)
    foster = _parents(casus, youth, _FOSTER)
    step = _steps(casus, youth, own=own, foster=foster)
    siblings = _children(casus, own, but=youth)
    children = tuple(dict.fromkeys((*((youth,) if youth else ()), *siblings)))
    young = tuple(p.id for p in casus.persons.values() if p.role is Role.YOUTH)
    women, men = _being(casus, Gender.WOMAN), _being(casus, Gender.MAN)
    grand = tuple(dict.fromkeys(id_ for parent in own for id_ in _parents(casus, parent, _OWN)))
    aunts = tuple(dict.fromkeys(id_ for parent in own for id_ in _siblings(casus, parent)))
    rows: dict[str, tuple[Ids, bool]] = {
        "moeder mama mam ma moeders": (women(own), False), "vader papa pap pa vaders": (men(own), False),
        "ouders ouder": (own, True), "stiefmoeder": (women(step), False), "stiefvader": (men(step), False),
        "pleegmoeder": (women(foster), False), "pleegvader": (men(foster), False), "pleegouders": (foster, True),
        "oma grootmoeder": (women(grand), False), "opa grootvader": (men(grand), False), "grootouders": (grand, True),
        "broer broertje": (men(siblings), False), "zus zusje": (women(siblings), False),
        "broers broertjes": (men(siblings), True), "zussen zusjes": (women(siblings), True),
        "zoon zoontje": (men(children), False), "dochter dochtertje": (women(children), False),
        "zoons zonen": (men(children), True), "dochters": (women(children), True),
        "tante": (women(aunts), False), "oom": (men(aunts), False),
        "kinderen": (young or children, True), "jeugdige jongere": (youths, True),
        "gezin iedereen": (tuple(dict.fromkeys((*youths, *young, *own))), True),
    }  # fmt: skip
    found: dict[tuple[str, ...], Ids] = {
        (word,): ids for text, (ids, many) in rows.items() for word in text.split() if _fits(ids, many=many)
    }
    found.update(_ranked(casus, children=children, siblings=siblings))
    found.update(_sided(casus, own))
    return {**found, **_twins(casus)}


def _ranked(casus: Casus, *, children: Ids, siblings: Ids) -> dict[tuple[str, ...], Ids]:
    """'oudste zoon', 'jongste broertje', 'middelste kind', 'oudste'."""
    women, men = _being(casus, Gender.WOMAN), _being(casus, Gender.MAN)
    groups = {
        "zoon zoontje jongen": men(children), "dochter dochtertje meisje": women(children), "kind": children,
        "broer broertje": men(siblings), "zus zusje": women(siblings),
    }  # fmt: skip
    found: dict[tuple[str, ...], Ids] = {}
    for text, ids in groups.items():
        for rank, who in _by_age(casus, ids).items():
            found.update({(rank, word): (who,) for word in text.split()})
    found.update({(rank,): (who,) for rank, who in _by_age(casus, children).items()})
    return found


def _by_age(casus: Casus, ids: Ids) -> dict[str, EntityId]:
    births = {id_: casus.persons[id_].birth for id_ in ids}
    if len(ids) < 2 or any(birth.lo is None or birth.hi is None for birth in births.values()):
        return {}
    line = sorted(ids, key=lambda id_: births[id_].sort_key())
    if any(births[a].hi > births[b].lo for a, b in pairwise(line)):  # type: ignore[operator]
        return {}
    ranks = {"oudste": line[0], "jongste": line[-1]}
    return {**ranks, "middelste": line[1]} if len(line) == 3 else ranks


def _sided(casus: Casus, own: Ids) -> dict[tuple[str, ...], Ids]:
    """'oma van moeders kant', 'opa vaderskant'."""
    found: dict[tuple[str, ...], Ids] = {}
    sides = {"moeder": _being(casus, Gender.WOMAN)(own), "vader": _being(casus, Gender.MAN)(own)}
    names = {"oma": Gender.WOMAN, "opa": Gender.MAN}
    for side, parents in sides.items():
        grand = _parents(casus, parents[0], _OWN) if len(parents) == 1 else ()
        for name, gender in names.items():
            who = _being(casus, gender)(grand)
            if len(who) == 1:
                tails = ((f"{side}skant",), (f"{side}szijde",), (f"{side}s", "kant"))
                found.update({(name, *lead, *tail): who for tail in tails for lead in ((), ("van",))})
    return found


def _twins(casus: Casus) -> dict[tuple[str, ...], Ids]:
    pairs = [twins.persons for twins in casus.twins.values()]
    return {("tweeling",): pairs[0]} if len(pairs) == 1 else {}


def _fits(ids: Ids, *, many: bool) -> bool:
    return bool(ids) and (many or len(ids) == 1)


def _parents(casus: Casus, child: EntityId | None, kinds: tuple[ParentageKind, ...]) -> Ids:
    links = casus.parentages.values()
    found = (link.parent for link in links if link.child == child and link.kind in kinds)
    return tuple(dict.fromkeys(id_ for id_ in found if id_ in casus.persons))


def _steps(casus: Casus, youth: EntityId | None, *, own: Ids, foster: Ids) -> Ids:
    """Step parents: as entered, and whoever is or was the partner of a parent."""
    entered = _parents(casus, youth, (ParentageKind.STEP,))
    pairs = [pair.partners for pair in casus.partnerships.values() if not set(own).isdisjoint(pair.partners)]
    partners = tuple(id_ for pair in pairs for id_ in pair if id_ in casus.persons)
    return tuple(id_ for id_ in dict.fromkeys((*entered, *partners)) if id_ not in {*own, *foster})


def _children(casus: Casus, parents: Ids, *, but: EntityId | None) -> Ids:
    found = (link.child for link in casus.parentages.values() if link.parent in parents and link.child != but)
    return tuple(dict.fromkeys(id_ for id_ in found if id_ in casus.persons))


def _siblings(casus: Casus, person: EntityId) -> Ids:
    return _children(casus, _parents(casus, person, _OWN), but=person)


def _being(casus: Casus, gender: Gender) -> Callable[[Iterable[EntityId]], Ids]:
    return lambda ids: tuple(id_ for id_ in ids if casus.persons[id_].gender is gender)
