"""The sign of one person: shape by gender, age inside, years above, name below (genogram.md section 1).

Everything is drawn round a ``Place`` of the layout; the as-of date and the view decide the ink, never the place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from werkbank.drawing.metrics import text_width
from werkbank.drawing.shapes import Anchor, Box, Ellipse, Face, Group, Item, Line, Polygon, Rect, Style, Text
from werkbank.drawing.tokens import WEIGHT_LINE, WEIGHT_STRONG, WEIGHT_THIN
from werkbank.genogram.labels import LEADING, NAME_SIZE, is_born, is_dead, name_lines, spoken
from werkbank.genogram.layout import Place
from werkbank.model.dates import VagueDate, age_between
from werkbank.model.entities import Person
from werkbank.model.kinds import Gender, LifeStatus

YEAR_SIZE = 6.5
AGE_SIZE = 9.5
INDEX_GAP = 3.0
LOSSES = {LifeStatus.MISCARRIAGE, LifeStatus.TERMINATED}


@dataclass(frozen=True, slots=True)
class Look:
    """How the family is seen: on which day, and by whom."""

    as_of: date
    family: bool = False  # family view: no index outline, a cross beside the name instead of the X


def person_group(person: Person, place: Place, *, look: Look) -> Group:
    """The whole sign as one group that can be selected and announced."""
    born, dead = is_born(person, as_of=look.as_of), is_dead(person, as_of=look.as_of)
    items = (
        *_shape(person, place, born=born, look=look),
        *(_cross(person, place) if (dead and not look.family) or person.life is LifeStatus.STILLBORN else ()),
        *_inside(person, place, born=born, look=look),
        *_years(person, place, born=born, dead=dead),
        *_name(person, place, ghost=not born, dead=dead and look.family),
    )
    half = place.w / 2 + 8
    box = Box(place.x - half, place.y - place.h / 2 - 10, 2 * half, place.h + 12 + place.label.h)
    return Group(items, key=f"person:{person.id}", alt=spoken(person, as_of=look.as_of), box=box)


def outline(person: Person, box: Box, style: Style) -> Item:
    """The bare shape of a person inside a box."""
    x, y, w, h = box
    middle, centre = x + w / 2, y + h / 2
    if person.life is LifeStatus.PREGNANCY or person.life in LOSSES:
        return Polygon(((middle, y), (x + w, y + h), (x, y + h)), style)
    if person.life is LifeStatus.PET:
        roof = ((middle, y), (x + w, y + h * 0.4), (x + w, y + h), (x, y + h), (x, y + h * 0.4))
        return Polygon(roof, style)
    if person.gender is Gender.MAN:
        return Rect(box, style)
    if person.gender is Gender.WOMAN:
        return Ellipse(box, style)
    return Polygon(((middle, y), (x + w, centre), (middle, y + h), (x, centre)), style)


def _box(place: Place, *, grow: float = 0.0) -> Box:
    w, h = place.w + 2 * grow, place.h + 2 * grow
    return Box(place.x - w / 2, place.y - h / 2, w, h)


def _shape(person: Person, place: Place, *, born: bool, look: Look) -> Iterator[Item]:
    unknown = person.gender is Gender.UNKNOWN and person.life is LifeStatus.BORN
    dash = (2.5, 2.0) if not born else (4.0, 2.5) if unknown else ()
    stroke = "ink" if born else "ghost"
    double = person.index and not look.family
    width = WEIGHT_STRONG if double else WEIGHT_LINE
    yield outline(person, _box(place), Style(stroke, "person_fill", width if born else WEIGHT_THIN, dash))
    if double:
        yield outline(person, _box(place, grow=-INDEX_GAP), Style(stroke, "", WEIGHT_LINE))
    if person.life in LOSSES:
        box = _box(place)
        yield Line(((box.x, box.y), (box.x + box.w, box.y + box.h)), Style(stroke, "", WEIGHT_LINE))
        yield Line(((box.x + box.w, box.y), (box.x, box.y + box.h)), Style(stroke, "", WEIGHT_LINE))
    if person.life is LifeStatus.TERMINATED:
        yield Line(((place.x - 6, place.y), (place.x + 6, place.y)), Style(stroke, "", WEIGHT_LINE))


def _cross(person: Person, place: Place) -> tuple[Item, Item]:
    """An X that ends on the outline: in a circle or a diamond it is smaller."""
    reach = {Gender.MAN: 1.0, Gender.WOMAN: 0.71}.get(person.gender, 0.5)
    box, style = _box(place, grow=-place.w / 2 * (1 - reach)), Style("ink_soft", "", WEIGHT_THIN)
    return (
        Line(((box.x, box.y), (box.x + box.w, box.y + box.h)), style),
        Line(((box.x + box.w, box.y), (box.x, box.y + box.h)), style),
    )


def _inside(person: Person, place: Place, *, born: bool, look: Look) -> Iterator[Item]:
    text = age_inside(person, as_of=look.as_of) if born else ""
    if not text and person.gender is Gender.UNKNOWN and person.life is LifeStatus.BORN:
        text = "?"
    if text and place.w >= 24:
        size = AGE_SIZE if len(text) <= 2 else AGE_SIZE - 2.5
        dead = is_dead(person, as_of=look.as_of) and not look.family
        if dead:  # the age stays readable under the X
            half = text_width(text, size) / 2 + 1
            room = Box(place.x - half, place.y - size * 0.5, 2 * half, size)
            yield Rect(room, Style("", "person_fill"), radius=2)
        yield Text(place.x, place.y + size * 0.34, text, size, Face.REGULAR, Anchor.MIDDLE, "ink")


def age_inside(person: Person, *, as_of: date) -> str:
    """Calendar age on the day ('16', '4-5' when the birth is vague), or at death; '' when nobody knows."""
    if not person.birth.is_known or person.life is not LifeStatus.BORN:
        return ""
    last = as_of
    if is_dead(person, as_of=as_of):
        if person.death.lo is None:
            return ""
        last = person.death.lo
    ages = age_between(person.birth, last)
    if ages is None:
        return ""
    low, high = ages
    return str(low) if low == high else f"{low}-{high}"


def _years(person: Person, place: Place, *, born: bool, dead: bool) -> Iterator[Item]:
    y = place.y - place.h / 2 - 3
    role = "ink_soft" if born else "ghost"
    gap = 2.5
    if year := year_text(person.birth):
        width = text_width(year, YEAR_SIZE)  # a slanting line of twins stays off the figures
        yield Rect(Box(place.x - gap - width - 1, y - YEAR_SIZE + 1, width + 1.5, YEAR_SIZE), Style("", "surface"))
        yield Text(place.x - gap, y, year, YEAR_SIZE, Face.REGULAR, Anchor.END, role)
    if dead and (year := year_text(person.death)):
        yield Text(place.x + gap, y, year, YEAR_SIZE, Face.REGULAR, Anchor.START, role)


def year_text(claim: VagueDate) -> str:
    """The year as it is drawn: '1998', '±1950' when vague over years, '' when unknown."""
    if not claim.is_known or (first := claim.lo or claim.hi) is None:
        return ""
    last = claim.hi or first
    if first.year == last.year:
        return f"{first.year}"
    return f"±{(first.year + last.year) // 2}"


def _name(person: Person, place: Place, *, ghost: bool, dead: bool) -> Iterator[Item]:
    role = "ghost" if ghost else "ink"
    face = Face.BOLD if person.index else Face.REGULAR
    for number, line in enumerate(name_lines(person)):
        shown = f"† {line}" if dead and number == 0 else line
        y = place.label.y + NAME_SIZE * 0.85 + number * LEADING
        yield Text(place.x, y, shown, NAME_SIZE, face, Anchor.MIDDLE, role)
