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
LEADING = 15.2
EDGE = 3.0
BESIDE = 38.0  # the badge and its air


def phases(phase: int, *, width: float) -> Drawing:
    """The row for a present phase of 1 to 3."""
    step = (width - POINT) / len(NAMES)
    room = step - 2 * EDGE - POINT - BESIDE
    told = [_words(tr(name), tr(meant), room=room) for name, meant in zip(NAMES, MEANT, strict=True)]
    tall = max(TALL, *(len(words) * LEADING + 22.0 for words in told))
    items: list[Item] = []
    for number, words in enumerate(told, start=1):
        items += _step(number, words, box=Box((number - 1) * step, 0.0, step, tall), now=number == phase)
    return Drawing(width, tall, tuple(items), alt=alt_of(phase))


def alt_of(phase: int) -> str:
    """The row in words."""
    told = tr("Drie stappen: 1 directe veiligheid, 2 stabiele veiligheid, 3 herstel.")
    now = tr("Wij zijn nu bij stap {n}, {naam}.", n=phase, naam=tr(NAMES[phase - 1]))
    return f"{told} {now}"


def _words(name: str, meant: str, *, room: float) -> list[tuple[str, Face]]:
    """The lines of one step; a narrow sheet gets more of them, and none is cut short."""
    lines = [(line, Face.BOLD) for line in wrap(name, room, SIZE, Face.BOLD)]
    return lines + [(line, Face.REGULAR) for line in wrap(meant, room, SMALL)]


def _step(number: int, words: list[tuple[str, Face]], *, box: Box, now: bool) -> list[Item]:
    left, right, middle = box.x + EDGE, box.x + box.w - EDGE, box.h / 2
    shape = (
        (left, 0.5), (right, 0.5), (right + POINT, middle), (right, box.h - 0.5), (left, box.h - 0.5),
        *(((left + POINT, middle),) if number > 1 else ()),
    )  # fmt: skip
    style = Style("accent", "accent_soft", 2.4) if now else Style("line", "surface", 1.0)
    role = "accent" if now else "ink_soft"
    badge = Box(left + (POINT if number > 1 else 0) + 10, middle - 10, 20, 20)
    items: list[Item] = [
        Polygon(shape, style),
        Ellipse(badge, Style(role, role if now else "surface", 1.2)),
        Text(
            badge.x + 10,
            middle + cap_height(SIZE) / 2,
            str(number),
            SIZE,
            Face.BOLD,
            Anchor.MIDDLE,
            "on_accent" if now else role,
        ),
    ]
    top = middle - len(words) * LEADING / 2 + 11.0
    for line, (text, face) in enumerate(words):
        size, ink = (SIZE, role) if face is Face.BOLD else (SMALL, "ink_soft")
        items.append(Text(badge.x + 27, top + line * LEADING, text, size, face, role=ink))
    return items
