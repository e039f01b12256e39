"""The words of a genogram: the name under a symbol, wrapped to its room, and what a screen reader says of a person."""

from __future__ import annotations

from datetime import date

from werkbank.drawing.metrics import text_width
from werkbank.drawing.shapes import Face
from werkbank.drawing.wrap import wrap
from werkbank.genogram.layout_sizes import LABEL_HEIGHT, LABEL_WIDTH
from werkbank.i18n import tr
from werkbank.model.dates import age_between, age_text, to_dutch
from werkbank.model.entities import Person
from werkbank.model.kinds import Gender

NAME_SIZE = 8.0
LEADING = 9.0
MOST_LINES = 2
WIDEST = 58.0

GENDERS = {Gender.MAN: "man", Gender.WOMAN: "vrouw", Gender.NON_BINARY: "non-binair", Gender.UNKNOWN: ""}


def name_of(person: Person) -> str:
    """The name under the symbol: how people call somebody."""
    return person.first_name or person.alias or person.last_name


def name_lines(person: Person) -> tuple[str, ...]:
    """The name in at most two lines of the label's width; a longer one is cut with an ellipsis."""
    name = name_of(person) or "?"
    width = LABEL_WIDTH if text_width(name, NAME_SIZE) > WIDEST or " " in name else WIDEST
    return wrap(name, width, NAME_SIZE, Face.REGULAR, limit=MOST_LINES)


def label_size(person: Person) -> tuple[float, float]:
    """Width and height of the label, in points."""
    widest = max(text_width(line, NAME_SIZE) for line in name_lines(person))
    return max(widest + 2, LABEL_WIDTH / 2), LABEL_HEIGHT


def spoken(person: Person, *, as_of: date) -> str:
    """One sentence part: 'Bo, vrouw, geboren in 1998, 20 jaar'."""
    parts = [name_of(person) or tr("naam onbekend"), GENDERS[person.gender]]
    if person.birth.is_known:
        parts.append(tr("geboren {datum}", datum=to_dutch(person.birth)))
    if is_dead(person, as_of=as_of):
        parts.append(
            tr("overleden {datum}", datum=to_dutch(person.death)) if person.death.is_known else tr("overleden")
        )
    elif is_born(person, as_of=as_of) and person.birth.is_known:
        parts.append(age_text(age_between(person.birth, as_of)))
    elif person.birth.is_known:
        parts.append(tr("nog niet geboren"))
    if person.index:
        parts.append(tr("aangemelde jeugdige"))
    return ", ".join(part for part in parts if part)


def is_born(person: Person, *, as_of: date) -> bool:
    """False only when the birth certainly lies after the day."""
    return not (person.birth.lo and person.birth.lo > as_of)


def is_dead(person: Person, *, as_of: date) -> bool:
    """True when the person may have died on or before the day; a death without a date counts for every day."""
    if not person.died and not person.death.is_known:
        return False
    return not (person.death.lo and person.death.lo > as_of)
