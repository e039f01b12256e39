"""The sign of one person: shape by gender, age inside, years above, name and badges below (genogram.md section 1).

Everything is drawn round a ``Place`` of the layout; the look decides the ink, never the place. ``person_group`` is a
pure function of person, what is known about them, place and look.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from werkbank.drawing.metrics import cap_height, text_width
from werkbank.drawing.shapes import Anchor, Box, Ellipse, Face, Group, Item, Rect, Style, Text
from werkbank.drawing.tokens import WEIGHT_LINE, WEIGHT_STRONG, WEIGHT_THIN
from werkbank.genogram import outlines
from werkbank.genogram.badges import Badge, Certainty, standing
from werkbank.genogram.captions import captions
from werkbank.genogram.facts import NOTHING, About
from werkbank.genogram.labels import YEAR_GAP, is_born, is_dead
from werkbank.genogram.layout import Place
from werkbank.genogram.looks import AGE_SIZE, LEAST, NOTE_SIZE, Look, Phase, year_text
from werkbank.genogram.pedigree import Tie
from werkbank.genogram.spoken import spoken
from werkbank.genogram.stays import that_counts
from werkbank.genogram.symbol_marks import fills, sign_shape, struck, symbol_box
from werkbank.model.dates import age_between
from werkbank.model.entities import Person
from werkbank.model.kinds import Gender, LifeStatus

__all__ = ["Look", "age_inside", "figures_inside", "person_group", "year_text"]

INDEX_GAP = 3.0
SMALLEST_WITH_TEXT = 24.0
SHORT = 2  # letters of an age that is set large
BLACK = {"dicht", "half-vol"}


def person_group(person: Person, place: Place, *, look: Look, about: About = NOTHING) -> Group:
    """The whole sign as one group that can be selected and announced."""
    born, dead = is_born(person, as_of=look.as_of), is_dead(person, as_of=look.as_of)
    faint = not born or (about.outside and look.phase(about.begin, about.end) is not Phase.NOW)
    items = (
        *_shape(person, place, born=born, faint=faint, look=look),
        *(fills(person, place, badges=about.badges, look=look) if born and not look.family else ()),
        *struck(person, place, dead=dead, look=look),
        *_inside(person, place, badges=about.badges, born=born, look=look),
        *_years(person, place, about=about, born=born, dead=dead, look=look),
        *_stay(place, about=about, dead=dead, look=look),
        *_numbers(place, about=about, look=look),
        *captions(person, place, about=about, look=look, born=born, dead=dead),
    )
    half = place.w / 2 + 8
    box = Box(place.x - half, place.y - place.h / 2 - 10, 2 * half, place.h + 12 + place.label.h)
    alt = spoken(person, as_of=look.as_of, about=about, family=look.family)
    return Group(items, key=f"person:{person.id}", alt=alt, box=box)


def _shape(person: Person, place: Place, *, born: bool, faint: bool, look: Look) -> Iterator[Item]:
    unknown = person.gender is Gender.UNKNOWN and person.life is LifeStatus.BORN
    dash = (2.5, 2.0) if not born else (4.0, 2.5) if unknown else ()
    role = "ink" if born else "ghost"
    index = look.form("index") if person.index and not look.family else ""
    width = WEIGHT_THIN if faint else WEIGHT_STRONG if index.endswith("rand") else WEIGHT_LINE
    name, box = sign_shape(person, look), symbol_box(place)
    black = person.life and look.form(person.life.value) in BLACK
    yield outlines.outline(name, box, Style(role, "ink" if black else "person_fill", width, dash))
    if index == "dubbele-rand":
        yield outlines.outline(name, symbol_box(place, grow=-INDEX_GAP), Style(role, "", WEIGHT_LINE))
    elif index == "pijl":
        yield from outlines.arrow(box, role=role)
        yield Text(box.x - 10, box.y + box.h + 9, "P", NOTE_SIZE, Face.BOLD, Anchor.MIDDLE, role)
    if person.life is LifeStatus.PET and look.form("huisdier") == "pootje":
        yield from outlines.paw(box, role=role)


def _inside(person: Person, place: Place, *, badges: tuple[Badge, ...], born: bool, look: Look) -> Iterator[Item]:
    text = age_inside(person, as_of=look.as_of) if born else ""
    if person.life is LifeStatus.PREGNANCY and look.form("zwangerschap") == "driehoek-z":
        text = "Z"
    unknown = person.gender is Gender.UNKNOWN and person.life is LifeStatus.BORN
    if not text and unknown and look.form("onbekend") == "ruit":
        text = "?"
    if not text or place.w < SMALLEST_WITH_TEXT:
        return
    figures = figures_inside(place, text, large=look.text)
    if _covered(person, badges, born=born, look=look):  # the age stays readable on an X or a hatch
        half = text_width(text, figures.size) / 2 + 1.2
        room = Box(place.x - half, place.y - figures.size * 0.48, 2 * half, figures.size * 0.96)
        yield Rect(room, Style("", "person_fill"), radius=2)
    drop = place.h * 0.16 if person.life is LifeStatus.PREGNANCY else 0.0
    yield replace(figures, y=figures.y + drop) if drop else figures


def figures_inside(place: Place, text: str, *, large: float) -> Text:
    """An age in the middle of a symbol; an interval is set smaller. ``large`` multiplies."""
    size = AGE_SIZE * large if len(text) <= SHORT else max(LEAST, (AGE_SIZE - 2.5) * large)
    return Text(place.x, place.y + cap_height(size) / 2, text, size, Face.REGULAR, Anchor.MIDDLE, "ink")


def _covered(person: Person, badges: tuple[Badge, ...], *, born: bool, look: Look) -> bool:
    """Whether a cross or a hatch runs under the age."""
    struck = born and is_dead(person, as_of=look.as_of) and look.form("overleden") != "kruisje"
    unsure = (Certainty.SUSPECTED, Certainty.DISPUTED)
    drawn = () if look.family else standing(badges, on=look.as_of)
    return struck or any(badge.fill and badge.certainty in unsure for badge in drawn)


def age_inside(person: Person, *, as_of: date) -> str:
    """Calendar age on the day ('16', '4-5' when the birth is vague), or at death; '' when nobody knows."""
    if not person.birth.is_known or person.life is not LifeStatus.BORN:
        return ""
    if is_dead(person, as_of=as_of):
        if person.death.lo is None:
            return ""
        ages = age_between(person.birth, person.death if person.death.hi else person.death.lo)
    else:
        ages = age_between(person.birth, as_of)
    if ages is None:
        return ""
    low, high = ages
    return str(low) if low == high else f"{low}-{high}"


def _years(person: Person, place: Place, *, about: About, born: bool, dead: bool, look: Look) -> Iterator[Item]:
    y = place.y - place.h / 2 - look.lift
    role = "ink_soft" if born else "ghost"
    star = "*" if look.form("geboortejaar") == "ster" else ""
    left, right = place.x + about.ports[0] - YEAR_GAP, place.x + about.ports[1] + YEAR_GAP
    if year := year_text(person.birth):
        yield from _figures(left, y, star + year, anchor=Anchor.END, role=role, look=look, on_line=about.slanting)
    if dead and (year := year_text(person.death)):
        yield from _figures(right, y, year, anchor=Anchor.START, role=role, look=look, on_line=about.slanting)


def _figures(
    x: float, y: float, text: str, *, anchor: Anchor, role: str, look: Look, on_line: bool = False
) -> Iterator[Item]:
    """Figures above a symbol; on a patch of their own where the slanting line of a twin runs under them."""
    if on_line:
        width, tall = text_width(text, look.years), cap_height(look.years)
        left = x - width if anchor is Anchor.END else x
        yield Rect(Box(left - 0.8, y - tall - 0.5, width + 1.6, tall + 1.1), Style("", "surface"))
    yield Text(x, y, text, look.years, Face.REGULAR, anchor, role)


def _stay(place: Place, *, about: About, dead: bool, look: Look) -> Iterator[Item]:
    """The dates of the placement or adoption that counts, beside the child's line; brackets if a team wants them."""
    shown = [stay for stay in about.stays if stay.tie in {Tie.FOSTER, Tie.ADOPTION}]
    stay = that_counts(shown, look=look)
    if stay is None:
        return
    role = {Phase.NOW: "ink", Phase.PAST: "ink_soft", Phase.LATER: "ghost"}[stay.phase(look)]
    if not dead and (text := stay.dates(look)):
        right = place.x + about.ports[1] + YEAR_GAP + 0.5, place.y - place.h / 2 - look.lift
        apart = next(((x, y) for known, x, y in about.spots if known == stay), None)
        x, y = apart or right
        on_line = apart is not None  # the outline of a home may run there
        yield from _figures(x, y, text, anchor=Anchor.START, role=role, look=look, on_line=on_line)
    adopted = any(s.tie is Tie.ADOPTION and s.phase(look) is not Phase.LATER for s in shown)
    if adopted and look.form("kind-adoptie") == "haken":
        yield from outlines.brackets(symbol_box(place), Style(role, "", WEIGHT_LINE))


def _numbers(place: Place, *, about: About, look: Look) -> Iterator[Item]:
    """The number of birth where the order is broken, and '!' where the record contradicts itself, on the outline."""
    for text, side in ((str(about.number or ""), 1), ("!" if about.clash else "", -1)):
        if text:
            r = 5.2 * look.text
            out = r if place.w < SMALLEST_WITH_TEXT else 0.0  # beside a small symbol
            x, y = place.x + side * (place.w * 0.4 + out), place.y + place.h * 0.38 - out / 2
            yield Ellipse(Box(x - r, y - r, 2 * r, 2 * r), Style("ink", "surface", WEIGHT_THIN))
            size = LEAST * look.text
            yield Text(x, y + cap_height(size) / 2, text, size, Face.BOLD, Anchor.MIDDLE, "ink")
