"""Which signs stand in a picture: the rows of the table that a legend of this picture has to explain.

Persons, partner lines and lines to children are judged from the same facts that draw them; bonds, homes and the
network by the keys of what was drawn, so that a layer that is off needs no explanation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from werkbank.drawing.geometry import groups
from werkbank.drawing.shapes import Item
from werkbank.genogram.badges import Badge, Certainty, standing
from werkbank.genogram.bonds_ink import is_faded
from werkbank.genogram.couples import Couple
from werkbank.genogram.ecomap import tie_signs
from werkbank.genogram.facts import About, Facts
from werkbank.genogram.hops import hops_of
from werkbank.genogram.labels import is_born, is_dead
from werkbank.genogram.layout import Layout
from werkbank.genogram.looks import Look, Phase
from werkbank.genogram.pedigree import Tie
from werkbank.genogram.signs import all_signs
from werkbank.genogram.stays import that_counts
from werkbank.genogram.symbols import age_inside
from werkbank.genogram.tie_children import stays_with
from werkbank.genogram.ties import BY_DEATH, earlier, is_over, latest
from werkbank.model.casus import Casus
from werkbank.model.entities import Person
from werkbank.model.kinds import Gender, LifeStatus
from werkbank.model.vocabulary import vocabulary

GENDER_SIGNS = {
    Gender.MAN: "man",
    Gender.WOMAN: "vrouw",
    Gender.NON_BINARY: "non-binair",
    Gender.UNKNOWN: "onbekend",
}
TIE_SIGNS = {
    Tie.BIOLOGICAL: "kind-ouder",
    Tie.ADOPTION: "kind-adoptie",
    Tie.FOSTER: "kind-pleeg",
    Tie.STEP: "kind-stief",
    Tie.DONOR: "kind-donor",
}
FILL_SIGNS = {"lower": "vulling-middelen", "left": "vulling-ziekte"}
SURE_SIGNS = {Certainty.SUSPECTED: "vulling-vermoed", Certainty.DISPUTED: "vulling-betwist"}
STATUS_SIGNS = {"betwist": "band-betwist", "vermoed": "band-vermoed"}


def used_signs(casus: Casus, facts: Facts, laid: Layout, items: Iterable[Item], *, look: Look) -> tuple[str, ...]:
    """The ids of the signs in this picture on the day of the look, in the order of the table."""
    found: set[str] = set()
    for person_id in laid.persons:
        if (person := facts.persons.get(person_id)) is not None:  # type: ignore[call-overload]
            number = laid.numbers.get(person_id, 0)
            found.update(person_signs(person, replace(facts.about(person_id), number=number), look=look))
    unions = {line.union for line in laid.lines}
    for couple in facts.couples.values():
        if couple.id in unions:
            if len(couple.partners) > 1:
                found.update(couple_signs(couple, look=look, bereft=_bereft(couple, facts, look=look)))
            found.update(child_signs(couple, facts, look=look))
    if hops_of(laid.lines):
        found.add("kruising")
    found.update(_twins(casus, laid))
    found.update(_by_key(casus, items))
    return tuple(row.id for row in all_signs() if row.id in found)


def person_signs(person: Person, about: About, *, look: Look) -> Iterator[str]:
    """The signs of one person."""
    born, dead = is_born(person, as_of=look.as_of), is_dead(person, as_of=look.as_of)
    yield person.life.value or GENDER_SIGNS[person.gender]
    if person.birth.is_known:
        yield "geboortejaar"
    if not born:
        yield "nog-niet-geboren"
    elif dead:
        yield from _of_the_dead(person, look=look)
    elif age_inside(person, as_of=look.as_of):
        yield "leeftijd"
    if person.index and not look.family:
        yield "index"
    if about.outside:
        here = look.phase(about.begin, about.end) is Phase.NOW
        yield "belangrijk-ander" if here else "belangrijk-vroeger"
    if about.number:
        yield "geboortevolgorde"
    if not look.family:
        yield from badge_signs(standing(about.badges, on=look.as_of), drawn=born)


def _of_the_dead(person: Person, *, look: Look) -> Iterator[str]:
    if person.life is not LifeStatus.BORN:
        return
    yield "overleden"
    if person.death.is_known:
        yield "sterfjaar"
    if age_inside(person, as_of=look.as_of):
        yield "leeftijd-overleden"


def badge_signs(badges: Iterable[Badge], *, drawn: bool) -> Iterator[str]:
    """The signs of the badges of one person; ``drawn``: the symbol has a fill at all."""
    for badge in badges:
        yield "merkteken"
        if badge.fill and drawn and badge.certainty is not Certainty.PAST:
            yield FILL_SIGNS[badge.fill]
        if badge.certainty in SURE_SIGNS:
            yield SURE_SIGNS[badge.certainty]


def _bereft(couple: Couple, facts: Facts, *, look: Look) -> bool:
    """Whether one of the two has died, whatever was written of their relation."""
    return any(is_dead(facts.persons[p], as_of=look.as_of) for p in couple.partners if p in facts.persons)


def couple_signs(couple: Couple, *, look: Look, bereft: bool = False) -> Iterator[str]:
    """The signs of the line of a couple."""
    period = latest(couple.periods, look=look)
    if period is None:
        yield "relatie-later" if couple.periods else "relatie-onbekend"
        return
    yield vocabulary().partnership_kinds[period.kind.value].sign
    if earlier(couple.periods, look=look) is not None:
        yield "weer-samen"
    if is_over(period, as_of=look.as_of):
        if period.how_ended in BY_DEATH:
            yield "verweduwd"
        else:
            yield "einde-scheiding" if period.how_ended == "scheiding" else "einde-uit-elkaar"
            yield "relatie-voorbij"
    elif bereft:
        yield "verweduwd"


def child_signs(couple: Couple, facts: Facts, *, look: Look) -> Iterator[str]:
    """The signs of the lines to the children of a couple."""
    for child, tie in couple.children.items():
        stay = that_counts(stays_with(couple, facts.about(child).stays), look=look)
        phase = stay.phase(look) if stay else Phase.NOW
        if phase is Phase.PAST and stay and stay.tie is Tie.FOSTER:
            yield "kind-pleeg-eerder"
        elif phase is Phase.LATER:
            yield "kind-later"
        else:
            yield TIE_SIGNS[stay.tie if stay else tie]


def _twins(casus: Casus, laid: Layout) -> Iterator[str]:
    drawn = {line.child for line in laid.lines if line.kind == "twin"}
    for twins in casus.twins.values():
        if drawn & set(twins.persons):
            yield "tweeling-eeneiig" if twins.identical else "tweeling"


def _by_key(casus: Casus, items: Iterable[Item]) -> Iterator[str]:
    for group in groups(items):
        kind, _, entity_id = group.key.partition(":")
        if kind in {"involvement", "support"}:
            yield from tie_signs(kind, entity_id, casus)
        elif kind == "household":
            home = casus.households.get(entity_id)  # type: ignore[call-overload]
            yield "huishouden"
            if home is not None and home.secret:
                yield "veilige-plek"
        elif kind == "bond" and (bond := casus.bonds.get(entity_id)) is not None:  # type: ignore[call-overload]
            row = vocabulary().bond_kinds.get(bond.kind)
            if row is not None:
                yield row.sign
            if bond.status in STATUS_SIGNS:
                yield STATUS_SIGNS[bond.status]
            if is_faded(group.items):
                yield "band-vroeger"
