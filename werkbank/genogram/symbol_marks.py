"""What lies in and over the shape of a person: fills by condition, the X of the dead, the marks of a loss."""

from __future__ import annotations

from collections.abc import Iterator

from werkbank.drawing.shapes import Anchor, Box, Face, Hatch, Item, Line, Style, Text
from werkbank.drawing.tokens import WEIGHT_LINE, WEIGHT_THIN
from werkbank.genogram import outlines
from werkbank.genogram.badges import ORDER, Badge, Certainty, standing
from werkbank.genogram.layout import Place
from werkbank.genogram.looks import LEAST, Look
from werkbank.genogram.outlines import LOSSES
from werkbank.model.entities import Person
from werkbank.model.kinds import LifeStatus

HATCHED = Style("ink_soft", "", WEIGHT_THIN, (), Hatch.DIAGONAL)


def symbol_box(place: Place, *, grow: float = 0.0) -> Box:
    """The box of a symbol, larger by ``grow`` points on each side."""
    w, h = place.w + 2 * grow, place.h + 2 * grow
    return Box(place.x - w / 2, place.y - h / 2, w, h)


def sign_shape(person: Person, look: Look) -> str:
    """The name of the shape of a person in this look."""
    return outlines.shape_name(person, form=look.form("non-binair"))


def fills(person: Person, place: Place, *, badges: tuple[Badge, ...], look: Look) -> Iterator[Item]:
    """Lower half for middelen, left half for illness; hatched when suspected, '?' when disputed, nothing when over."""
    name = sign_shape(person, look)
    surest: dict[str, Certainty] = {}
    for badge in standing(badges, on=look.as_of):
        held = surest.get(badge.fill, Certainty.PAST)
        if badge.fill and ORDER.index(badge.certainty) < ORDER.index(held):
            surest[badge.fill] = badge.certainty
    box = symbol_box(place, grow=-0.6)
    for side, certainty in surest.items():
        style = Style("", "condition_fill") if certainty is Certainty.SOLID else HATCHED
        if certainty is Certainty.DISPUTED:
            style = Style("ink_soft", "", WEIGHT_THIN, (2.0, 1.6))
        yield outlines.half(name, box, side=side, style=style)
        if certainty is Certainty.DISPUTED:
            at = (place.x, place.y + place.h * 0.42) if side == "lower" else (place.x - place.w * 0.34, place.y + 2.4)
            yield Text(*at, "?", LEAST * look.text, Face.BOLD, Anchor.MIDDLE, "ink_soft")


def struck(person: Person, place: Place, *, dead: bool, look: Look) -> Iterator[Item]:
    """What goes through a symbol: the X of the dead, the marks of a loss."""
    name, box, thin = sign_shape(person, look), symbol_box(place), Style("ink_soft", "", WEIGHT_THIN)
    form = look.form("overleden")
    if person.life in LOSSES or person.life is LifeStatus.STILLBORN:
        yield from _lost(person, place, name=name, look=look)
    elif dead and form == "kruis":
        yield from outlines.cross(name, box, thin)
    elif dead and form == "streep":
        yield outlines.stroke(name, box, Style("ink", "", WEIGHT_LINE))


def _lost(person: Person, place: Place, *, name: str, look: Look) -> Iterator[Item]:
    form, box, style = look.form(person.life.value), symbol_box(place), Style("ink", "", WEIGHT_LINE)
    if form in {"half", "kruis", "kruis-streep"}:
        reach = box if person.life in LOSSES else None
        if reach is None:
            yield from outlines.cross(name, box, style)
        else:
            yield Line(((box.x, box.y), (box.x + box.w, box.y + box.h)), style)
            yield Line(((box.x + box.w, box.y), (box.x, box.y + box.h)), style)
    if form == "kruis-streep":
        yield Line(((box.x - 3, place.y + 2), (box.x + box.w + 3, place.y + 2)), style)
    elif form == "streep":
        yield Line(((box.x + box.w, box.y), (box.x, box.y + box.h)), style)
