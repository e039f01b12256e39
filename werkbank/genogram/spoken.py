"""What a screen reader says of a person on a day: name, gender, dates, age, stays and badges."""

from __future__ import annotations

from datetime import date

from werkbank.genogram.badges import standing
from werkbank.genogram.facts import NOTHING, About
from werkbank.genogram.labels import is_born, is_dead, known_line, name_of
from werkbank.genogram.looks import Look
from werkbank.genogram.pedigree import Tie
from werkbank.genogram.stays import Stay
from werkbank.i18n import tr
from werkbank.model.dates import age_between, age_text, to_dutch
from werkbank.model.entities import Person
from werkbank.model.kinds import Gender, LifeStatus
from werkbank.model.vocabulary import vocabulary

GENDERS = {Gender.MAN: "man", Gender.WOMAN: "vrouw", Gender.NON_BINARY: "non-binair", Gender.UNKNOWN: ""}


def spoken(person: Person, *, as_of: date, about: About = NOTHING, family: bool = False) -> str:
    """One sentence part: 'Bo, vrouw, geboren in 1998, 20 jaar'."""
    parts = [name_of(person) or tr("naam onbekend"), _sort(person)]
    expected = person.life is LifeStatus.PREGNANCY
    if person.birth.is_known and expected:
        parts.append(tr("verwacht {datum}", datum=to_dutch(person.birth)))
    elif person.birth.is_known:
        parts.append(tr("geboren {datum}", datum=to_dutch(person.birth)))
    if is_dead(person, as_of=as_of):
        parts.append(
            tr("overleden {datum}", datum=to_dutch(person.death)) if person.death.is_known else tr("overleden")
        )
    elif is_born(person, as_of=as_of) and person.birth.is_known and not person.life:
        parts.append(age_text(age_between(person.birth, as_of)))
    elif person.birth.is_known and not is_born(person, as_of=as_of):
        parts.append(tr("nog niet geboren"))
    if person.index and not family:
        parts.append(tr("aangemelde jeugdige"))
    parts += _beside(about, as_of=as_of, family=family)
    return ", ".join(part for part in parts if part)


def _sort(person: Person) -> str:
    """What the symbol is: the gender, or pregnancy, loss or pet."""
    if person.life:
        return vocabulary().life_statuses[person.life.value].label.lower()
    return GENDERS[person.gender]


def _beside(about: About, *, as_of: date, family: bool) -> list[str]:
    look = Look(as_of)  # only for the words of stays
    parts = [tr("belangrijk, geen familie")] if about.outside else []
    parts += [line] if (line := known_line(about)) else []
    parts += [
        tr("{soort} {data} bij {wie}", soort=_stay_name(stay), data=stay.dates(look), wie=stay.carers).replace(
            "  ", " "
        )
        for stay in about.stays
        if stay.tie in {Tie.FOSTER, Tie.ADOPTION}
    ]
    if not family:
        parts += [badge.spoken for badge in standing(about.badges, on=as_of)]
    if about.number:
        parts.append(tr("kind nummer {n}", n=about.number))
    return parts


def _stay_name(stay: Stay) -> str:
    return tr("geadopteerd") if stay.tie is Tie.ADOPTION else tr("pleegkind")
