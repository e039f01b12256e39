"""The family on the cover: everybody whose plan it is as a friendly sign with a first name, parents before children."""

from __future__ import annotations

from collections.abc import Sequence

from werkbank.drawing.metrics import text_width
from werkbank.drawing.shapes import Anchor, Box, Drawing, Ellipse, Face, Item, Polygon, Rect, Style, Text
from werkbank.drawing.wrap import fit_size, shorten
from werkbank.i18n import tr
from werkbank.model.entities import Person
from werkbank.model.kinds import Gender, Role
from werkbank.model.rules import called
from werkbank.plan.wording import joined

SIGN, CHILD_SIGN = 58.0, 46.0
STEP = 86.0
TALL = 96.0
NAME, LEAST = 13.0, 9.0
FILLS = (("lane_hulp", "lane_hulp_edge"), ("lane_leven", "lane_leven_edge"), ("lane_keten", "lane_keten_edge"))


def portrait(people: Sequence[Person], *, width: float) -> Drawing:
    """Signs in rows of as many as fit, left aligned."""
    step = _step(people, width=width)
    a_row = max(1, int(width // step))
    middle = SIGN / 2 + 2 if step == STEP else step / 2 - 2  # left aligned: signs, or the longest name
    items: list[Item] = []
    for number, person in enumerate(people):
        row, column = divmod(number, a_row)
        items += _sign(person, number, x=column * step + middle, y=row * TALL, room=step - 6)
    rows = -(-len(people) // a_row)
    alt = tr("Ons gezin: {namen}.", namen=joined(called(person) for person in people))
    return Drawing(width, max(rows * TALL, 1.0), tuple(items), alt=alt)


def _step(people: Sequence[Person], *, width: float) -> float:
    """How far signs stand apart: as far as the longest name asks."""
    longest = max((text_width(called(person), NAME, Face.BOLD) for person in people), default=0.0)
    return min(width, max(STEP, longest + 8))


def _sign(person: Person, number: int, *, x: float, y: float, room: float) -> list[Item]:
    is_child = person.role is Role.YOUTH or person.index
    size = CHILD_SIGN if is_child else SIGN
    fill, edge = FILLS[number % len(FILLS)]
    box = Box(x - size / 2, y + SIGN - size + 2, size, size)
    shape = _shape(person.gender, box, Style(edge, fill, 1.8))
    name = shorten(called(person), room, LEAST, Face.BOLD)
    letter = called(person)[:1].upper()
    centre = box.y + size / 2
    return [
        shape,
        Text(x, centre + 7, letter, 20, Face.BOLD, Anchor.MIDDLE, edge),
        Text(x, y + SIGN + 20, name, fit_size(name, room, NAME, Face.BOLD, least=LEAST), Face.BOLD, Anchor.MIDDLE),
    ]


def _shape(gender: Gender, box: Box, style: Style) -> Item:
    x, y, w, h = box
    if gender is Gender.WOMAN:
        return Ellipse(box, style)
    if gender is Gender.MAN:
        return Rect(box, style, 7.0)
    return Polygon(((x + w / 2, y), (x + w, y + h / 2), (x + w / 2, y + h), (x, y + h / 2)), style)
