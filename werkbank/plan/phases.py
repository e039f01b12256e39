"""The three phases of safety as a row of steps, with the present one filled: shape tells it, colour repeats it."""

from __future__ import annotations

from werkbank.drawing.metrics import cap_height
from werkbank.drawing.shapes import Anchor, Box, Drawing, Ellipse, Face, Item, Polygon, Style, Text
from werkbank.drawing.wrap import wrap
from werkbank.i18n import mark, tr

NAMES = (mark("directe veiligheid"), mark("stabiele veiligheid"), mark("herstel"))
MEANT = (
    mark("Niemand loopt nu gevaar."),
    mark("De risico's pakken we aan."),
    mark("Het blijft goed, ook later."),
)
SIZE, SMALL = 12.5, 12.5
POINT = 12.0
TALL = 84.0


def phases(phase: int, *, width: float) -> Drawing:
    """The row for a present phase of 1 to 3."""
    step = (width - POINT) / len(NAMES)
    items: list[Item] = []
    for number, (name, meant) in enumerate(zip(NAMES, MEANT, strict=True), start=1):
        items += _step(number, tr(name), tr(meant), x=(number - 1) * step, wide=step, now=number == phase)
    return Drawing(width, TALL, tuple(items), alt=alt_of(phase))


def alt_of(phase: int) -> str:
    """The row in words."""
    told = tr("Drie stappen: 1 directe veiligheid, 2 stabiele veiligheid, 3 herstel.")
    now = tr("Wij zijn nu bij stap {n}, {naam}.", n=phase, naam=tr(NAMES[phase - 1]))
    return f"{told} {now}"


def _step(number: int, name: str, meant: str, *, x: float, wide: float, now: bool) -> list[Item]:
    left, right = x + 3, x + wide - 3
    shape = (
        (left, 0.5), (right, 0.5), (right + POINT, TALL / 2), (right, TALL - 0.5), (left, TALL - 0.5),
        *(((left + POINT, TALL / 2),) if number > 1 else ()),
    )  # fmt: skip
    style = Style("accent", "accent_soft", 2.4) if now else Style("line", "surface", 1.0)
    role = "accent" if now else "ink_soft"
    text_x = left + (POINT if number > 1 else 0) + 10
    badge = Box(text_x, TALL / 2 - 10, 20, 20)
    items: list[Item] = [
        Polygon(shape, style),
        Ellipse(badge, Style(role, role if now else "surface", 1.2)),
        Text(
            badge.x + 10,
            TALL / 2 + cap_height(SIZE) / 2,
            str(number),
            SIZE,
            Face.BOLD,
            Anchor.MIDDLE,
            "on_accent" if now else role,
        ),
    ]
    room = right - badge.x - 28
    words = [*((line, Face.BOLD, role) for line in wrap(name, room, SIZE, Face.BOLD, limit=2))]
    words += [(line, Face.REGULAR, "ink_soft") for line in wrap(meant, room, SMALL, limit=2)]
    top = TALL / 2 - len(words) * 7.6 + 11.0
    for line, (text, face, ink) in enumerate(words):
        items.append(Text(badge.x + 27, top + line * 15.2, text, SIZE if face is Face.BOLD else SMALL, face, role=ink))
    return items
