"""How two people are related, in the words that families use: 'halfbroer van moeders kant', 'oom (door huwelijk)'.

    for relation in relations(Ties(casus, as_of=day), els, bo):
        relation.text  # what the first is of the second: 'tante van moeders kant'
        relation.way   # the people from the one to the other, to light up

Blood (and adoption, donor, foster, step) ties: every pair of ways up that ends in a brother and a sister, or of which
one ends at the other person, is a relation; so somebody can be several things at once and all are named. One marriage
on the way gives the in-laws (``kinship_marriage``). Further away only a way over one person in between is told ('vader
van de halfbroer'); beyond that it says honestly that the record shows no family tie.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from werkbank.genogram import kinship_words as w
from werkbank.genogram.kinship_ties import Link, Sibship, Ties, Way
from werkbank.i18n import mark, tr
from werkbank.model.clock import EntityId
from werkbank.model.entities import Parentage
from werkbank.model.kinds import ParentageKind as P
from werkbank.model.rules import called

CLOSE = {P.BIOLOGICAL, P.ADOPTION}


@dataclass(frozen=True, slots=True)
class Relation:
    """What the first person is of the second."""

    word: str
    side: str = ""  # 'van moeders kant'
    remark: str = ""  # 'door huwelijk'
    way: tuple[EntityId, ...] = ()
    rank: int = 0  # the closer the lower

    @property
    def text(self) -> str:
        """The word with its side and remark."""
        said = f"{self.word} {self.side}".strip()
        return f"{said} ({self.remark})" if self.remark else said


class Blood(NamedTuple):
    """Two ways up that meet: ``down`` leads to the first person, ``up`` to the second.

    ``sibship`` is None when one of the ways is empty and the other begins at that person.
    """

    one: EntityId
    two: EntityId
    down: Way
    up: Way
    sibship: Sibship | None

    @property
    def kinds(self) -> frozenset[P]:
        """How the links on the way hang together."""
        return frozenset(link.kind for link in (*self.down, *self.up))


def blood_ties(ties: Ties, one: EntityId, two: EntityId) -> list[Blood]:
    """Every way in which two people belong together by parents and children."""
    ups, downs = ties.chains(two), ties.chains(one)
    found = [Blood(one, two, (), up, None) for up in ups if up and up[0].parent == one]
    found += [Blood(one, two, down, (), None) for down in downs if down and down[0].parent == two]
    under: dict[EntityId, list[Way]] = {}
    for up in ups:
        top = up[0].parent if up else two
        for parent in ties.parents(top):
            under.setdefault(parent, []).append(up)
    seen: set[tuple[Way, Way]] = set()
    for down in downs:
        top = down[0].parent if down else one
        for up in (up for parent in ties.parents(top) for up in under.get(parent, ())):
            if (down, up) not in seen and not _people(down, one) & _people(up, two):
                seen.add((down, up))
                other = up[0].parent if up else two
                if sibship := ties.sibship(top, other):
                    found.append(Blood(one, two, down, up, sibship))
    return _worth_telling(found)


def _people(way: Way, person: EntityId) -> set[EntityId]:
    return {person, *(link.parent for link in way)}


def _worth_telling(found: list[Blood]) -> list[Blood]:
    """Foster and step ties over several people say nothing beside blood: an aunt is no foster sister as well."""
    if not any(_is_close(blood) for blood in found):
        return found
    return [blood for blood in found if _is_close(blood) or (blood.sibship is None and len(blood.down + blood.up) == 1)]


def _is_close(blood: Blood) -> bool:
    near = {None, Sibship.FULL, Sibship.HALF, Sibship.PERHAPS, Sibship.ADOPTED, Sibship.DONOR}
    return blood.kinds <= CLOSE | {P.DONOR} and blood.sibship in near


def way_of(ties: Ties, blood: Blood) -> tuple[EntityId, ...]:
    """The people from the first to the second; over every shared parent when they meet in a sibship."""
    down = [link.parent for link in reversed(blood.down)]
    up = [link.child for link in blood.up]
    if blood.sibship is None:
        return (blood.one, *down, *up) if down else (blood.one, *up)
    top = blood.down[0].parent if blood.down else blood.one
    other = blood.up[0].parent if blood.up else blood.two
    shared = ties.parents(top) & ties.parents(other)
    over = [person for person in ties.casus.persons if person in shared]
    return tuple(dict.fromkeys((blood.one, *down, *over, *([other] if blood.up else []), *up, blood.two)))


def blood_words(ties: Ties, blood: Blood) -> Iterator[Relation]:
    """A way by blood in words."""
    rank = len(blood.down) + len(blood.up) + 2 * (blood.sibship is not None)
    way = way_of(ties, blood)
    if blood.sibship is None:
        for word, side, remark in _lineal(ties, blood):
            yield Relation(word, side, remark, way, rank)
    else:
        word, side, remark = _aside(ties, blood)
        yield Relation(word, side, remark, way, rank)


# --- up and down -----------------------------------------------------------------------------------------------------


def _lineal(ties: Ties, blood: Blood) -> Iterator[tuple[str, str, str]]:
    way, rising = blood.up or blood.down, bool(blood.up)
    person = ties.casus.persons[blood.one]
    if len(way) == 1:
        parent, child = way[0].parent, way[0].child
        for kind in (k for k in P if k in ties.up[child][parent]):
            yield _nearest(ties, ties.up[child][parent][kind], rising=rising), "", ""
        return
    word = w.said(w.among(w.ANCESTORS if rising else w.DESCENDANTS, len(way) - 1), person)
    prefixed, remark = _by_kind(word, blood.kinds)
    side = side_of(ties, blood.up[-1]) if rising and prefixed == word else ""
    yield prefixed, side, remark


def _nearest(ties: Ties, link: Parentage, *, rising: bool) -> str:
    person = ties.casus.persons[link.parent if rising else link.child]
    word = w.said((w.PARENT if rising else w.CHILD)[link.kind], person)
    if link.kind is P.BIOLOGICAL and ties.parents(link.child, P.ADOPTION):
        word = w.said(w.BIRTH_PARENT if rising else w.BIRTH_CHILD, person)
    if link.end.is_known and not (link.end.lo and link.end.lo > ties.as_of):
        return tr("vroeger {woord}", woord=word)
    return tr("later {woord}", woord=word) if link.begin.lo and link.begin.lo > ties.as_of else word


def _by_kind(word: str, kinds: Iterable[P]) -> tuple[str, str]:
    """The word with what the links on the way do to it, and a remark."""
    if P.FOSTER in kinds:
        return _joined(tr("pleeg{woord}"), word), ""
    if P.STEP in kinds:
        return _joined(tr("stief{woord}"), word), ""
    if P.DONOR in kinds:
        return word, tr("via donor")
    return word, tr("door adoptie") if P.ADOPTION in kinds else ""


def _joined(pattern: str, word: str) -> str:
    """'pleegoom of pleegtante': each of the words gets it."""
    either = tr(" of ")
    return either.join(pattern.format(woord=part) for part in word.split(either))


def side_of(ties: Ties, link: Link) -> str:
    """From whose side: 'van moeders kant', or by name when that would fit two parents."""
    person = ties.casus.persons[link.parent]
    alike = [p for p in ties.parents(link.child, *CLOSE) if ties.casus.persons[p].gender == person.gender]
    if person.gender.value == "v" and len(alike) < 2:
        return tr("van moeders kant")
    if person.gender.value == "m" and len(alike) < 2:
        return tr("van vaders kant")
    return tr("van de kant van {naam}", naam=called(person))


# --- brothers, sisters and all beside them ---------------------------------------------------------------------------

_SIBLINGS = {
    Sibship.FULL: w.SIBLING,
    Sibship.HALF: w.HALF,
    Sibship.PERHAPS: w.PERHAPS_HALF,
    Sibship.ADOPTED: w.ADOPTED,
    Sibship.FOSTERED: w.FOSTERED,
    Sibship.STEP: w.STEP,
    Sibship.DONOR: w.DONOR,
}


def sibling_word(ties: Ties, person: EntityId, sibship: Sibship) -> str:
    """What somebody is as brother or sister."""
    return w.said(_SIBLINGS[sibship], ties.casus.persons[person])


def _aside(ties: Ties, blood: Blood) -> tuple[str, str, str]:
    """Word, side and remark of somebody beside the line."""
    person, down, up = ties.casus.persons[blood.one], len(blood.down), len(blood.up)
    sibship = blood.sibship or Sibship.FULL
    if not down and not up:
        return _sibling(ties, blood, sibship)
    if not down:
        word, remark = _by_kind(w.said(w.among(w.UNCLES, up - 1), person), _all_kinds(blood))
        side = side_of(ties, blood.up[-1]) if P.FOSTER not in blood.kinds else ""
        return word, side, remark or _half_of_parent(ties, blood, sibship)
    word, remark = _by_kind(w.said(w.among(w.COUSINS, _distance(down, up)), person), _all_kinds(blood))
    return word, "", "; ".join(filter(None, [_how_cousin(ties, blood, sibship), remark]))


def _all_kinds(blood: Blood) -> frozenset[P]:
    extra = {
        Sibship.FOSTERED: P.FOSTER,
        Sibship.STEP: P.STEP,
        Sibship.ADOPTED: P.ADOPTION,
        Sibship.DONOR: P.DONOR,
    }
    return blood.kinds | ({extra[blood.sibship]} if blood.sibship in extra else set())


def _distance(down: int, up: int) -> int:
    """0 neef, 1 achterneef, 2 achterachterneef, 3 and more: far."""
    return down - 1 if not up else max(down, up) - 1


def _half_of_parent(ties: Ties, blood: Blood, sibship: Sibship) -> str:
    if sibship is not Sibship.HALF:
        return ""
    parent = ties.casus.persons[blood.up[0].parent]
    word = w.said(w.among(w.ANCESTORS, len(blood.up) - 1), parent)
    return tr("{wat} van {wie}", wat=sibling_word(ties, blood.one, sibship), wie=w.with_article(word))


def _how_cousin(ties: Ties, blood: Blood, sibship: Sibship) -> str:
    """'kind van broer', 'kind van oom', 'neef van de moeder', 'zelfde overgrootouders'."""
    down, up, persons = len(blood.down), len(blood.up), ties.casus.persons
    if not up:
        whose = sibling_word(ties, blood.down[0].parent, sibship)
        return _born_of(whose, generations=down)
    if up == 1:
        uncle = down == 1
        person = persons[blood.down[0 if uncle else 1].parent]
        return _born_of(w.said((w.UNCLES if uncle else w.COUSINS)[0], person), generations=down if uncle else down - 1)
    if down == 1:
        whose = w.said(w.among(w.ANCESTORS, up - 2), persons[blood.up[1].parent])
        cousin = w.said(w.COUSINS[0], persons[blood.one])
        return tr("{wat} van {wie}", wat=cousin, wie=w.with_article(whose))
    shared = {2: mark("zelfde overgrootouders"), 3: mark("zelfde betovergrootouders")}
    return tr(shared[down]) if down == up and down in shared else tr("zelfde voorouders")


def _born_of(whose: str, *, generations: int) -> str:
    born = tr(w.among(w.DESCENDANTS, generations - 1).neutral)
    return tr("{wat} van {wie}", wat=born, wie=whose)


def _sibling(ties: Ties, blood: Blood, sibship: Sibship) -> tuple[str, str, str]:
    person = ties.casus.persons[blood.one]
    if twins := _born_together(ties, blood.one, blood.two):
        number, identical = twins
        word = w.said({2: w.TWIN, 3: w.TRIPLET}.get(number, w.MANY), person)
        return (tr("eeneiige {woord}", woord=word) if identical else word), "", ""
    word, side = sibling_word(ties, blood.one, sibship), ""
    if sibship in {Sibship.HALF, Sibship.PERHAPS}:
        shared = ties.parents(blood.one, P.BIOLOGICAL) & ties.parents(blood.two, P.BIOLOGICAL)
        side = side_of(ties, Link(min(shared), blood.two, P.BIOLOGICAL))
    return word, side, tr("andere ouder niet bekend") if sibship is Sibship.PERHAPS else ""


def _born_together(ties: Ties, one: EntityId, two: EntityId) -> tuple[int, bool] | None:
    for birth in ties.casus.twins.values():
        if {one, two} <= set(birth.persons):
            return len(birth.persons), birth.identical
    return None


# --- everything ------------------------------------------------------------------------------------------------------


def relations(ties: Ties, one: EntityId, two: EntityId) -> tuple[Relation, ...]:
    """What the first person is of the second, the closest first; empty when the record shows no tie at all."""
    from werkbank.genogram.kinship_marriage import by_marriage, in_between, other_ties

    if one == two:
        return ()
    found = [*other_ties(ties, one, two), *by_blood(ties, one, two), *by_marriage(ties, one, two)]
    once: dict[str, Relation] = {}
    for relation in sorted(found, key=lambda r: r.rank):
        once.setdefault(relation.text, relation)
    return tuple(once.values()) or tuple(in_between(ties, one, two))


def by_blood(ties: Ties, one: EntityId, two: EntityId) -> list[Relation]:
    """Relations by parents and children alone."""
    return [relation for blood in blood_ties(ties, one, two) for relation in blood_words(ties, blood)]


def sentences(ties: Ties, one: EntityId, two: EntityId) -> tuple[str, ...]:
    """'Els is tante van Bo, van moeders kant.' for every relation; or that none is known."""
    een, twee = (called(ties.casus.persons.get(person)) for person in (one, two))
    told = []
    for relation in relations(ties, one, two):
        more = (f", {relation.side}" if relation.side else "") + (f" ({relation.remark})" if relation.remark else "")
        names = {"een": een, "wat": relation.word, "twee": twee, "erbij": more}
        if w.is_former(relation.word):
            told.append(tr("{een} was {wat} van {twee}{erbij}.", **names))
        else:
            told.append(tr("{een} is {wat} van {twee}{erbij}.", **names))
    none = tr("{een} en {twee} zijn geen familie van elkaar, voor zover hier bekend.", een=een, twee=twee)
    return tuple(told) or (none,)
