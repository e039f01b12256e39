"""What stands under a symbol: the name, the list of stays, since when somebody matters, and the badges of the day."""

from __future__ import annotations

from collections.abc import Iterator

from werkbank.drawing.shapes import Anchor, Box, Face, Group, Hatch, Item, Rect, Style, Text
from werkbank.drawing.tokens import WEIGHT_THIN
from werkbank.genogram.badges import Badge, Certainty, standing
from werkbank.genogram.facts import About
from werkbank.genogram.labels import (
    CHIP_GAP,
    CHIP_HEIGHT,
    NOTE_LEADING,
    chip_room,
    chip_rows,
    chip_width,
    known_line,
    listed_stays,
    name_lines,
    stay_line,
)
from werkbank.genogram.layout import Place
from werkbank.genogram.looks import LEADING, NAME_SIZE, NOTE_SIZE, Look, Phase
from werkbank.model.entities import Person

PHASE_ROLE = {Phase.NOW: "ink", Phase.PAST: "ink_soft", Phase.LATER: "ghost"}


def captions(person: Person, place: Place, *, about: About, look: Look, born: bool, dead: bool) -> Iterator[Item]:
    """Everything under the symbol, from the top of its label down."""
    k, y = look.text, place.label.y
    role = "ink" if born else "ghost"
    face = Face.BOLD if person.index and not look.family else Face.REGULAR
    dagger = dead and look.form("overleden") == "kruisje"
    for number, line in enumerate(name_lines(person)):
        shown = f"† {line}" if dagger and number == 0 else line
        yield Text(place.x, y + NAME_SIZE * 0.85 * k, shown, NAME_SIZE * k, face, Anchor.MIDDLE, role)
        y += LEADING * k
    for stay in listed_stays(person, about):
        role = PHASE_ROLE[stay.phase(look)]
        yield Text(
            place.x, y + NOTE_SIZE * 0.85 * k, stay_line(stay, look), NOTE_SIZE * k, anchor=Anchor.MIDDLE, role=role
        )
        y += NOTE_LEADING * k
    if line := known_line(about):
        role = PHASE_ROLE[look.phase(about.begin, about.end)]
        yield Text(place.x, y + NOTE_SIZE * 0.85 * k, line, NOTE_SIZE * k, Face.ITALIC, Anchor.MIDDLE, role)
        y += NOTE_LEADING * k
    if not look.family:
        yield from _chips(about, place, top=y + 1, look=look)


def _chips(about: About, place: Place, *, top: float, look: Look) -> Iterator[Item]:
    k = look.text
    rows = chip_rows(standing(about.badges, on=look.as_of), width=chip_room(about))
    for number, row in enumerate(rows):
        wide = sum(map(chip_width, row)) + CHIP_GAP * (len(row) - 1)
        x, y = place.x - wide * k / 2, top + number * (CHIP_HEIGHT + CHIP_GAP) * k
        for badge in row:
            yield chip(badge, x=x, y=y, look=look)
            x += (chip_width(badge) + CHIP_GAP) * k


def chip(badge: Badge, *, x: float, y: float, look: Look) -> Group:
    """One badge: a small box with a word and a year; hatched when suspected, dashed with '?' when disputed."""
    k = look.text
    box = Box(x, y, chip_width(badge) * k, CHIP_HEIGHT * k)
    items: list[Item] = []
    if look.form("merkteken") == "vakje" or badge.certainty is Certainty.SUSPECTED:
        dash = (2.0, 1.4) if badge.certainty is Certainty.DISPUTED else ()
        hatch = Hatch.DIAGONAL if badge.certainty is Certainty.SUSPECTED else Hatch.NONE
        past = badge.certainty is Certainty.PAST
        items.append(
            Rect(box, Style("line_strong", "" if past else "surface_raised", WEIGHT_THIN, dash, hatch), radius=2.2)
        )
    text_box = Box(x + 1.4 * k, y + 1.6 * k, box.w - 2.8 * k, box.h - 3.2 * k)
    if badge.certainty is Certainty.SUSPECTED:  # the word stays readable on the hatch
        items.append(Rect(text_box, Style("", "surface_raised"), radius=1.0))
    role = "ink_soft" if badge.certainty is Certainty.PAST else "ink"
    items.append(Text(x + box.w / 2, y + 7.2 * k, badge.text, NOTE_SIZE * k, Face.REGULAR, Anchor.MIDDLE, role))
    return Group(tuple(items), alt=badge.spoken)
