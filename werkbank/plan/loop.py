"""A pattern as a small loop: what happens, what follows, and how it begins again. The same picture on paper and screen.

Two panels stand side by side; a curved arrow runs over the top from the first to the second, and one below back again.
The panels are as high as the longer text asks; a very long text is shortened, because it stands in full below.
"""

from __future__ import annotations

from werkbank.drawing.metrics import ascent, text_width
from werkbank.drawing.shapes import Anchor, Box, Drawing, Face, Item, Path, Polygon, Rect, Style, Text
from werkbank.drawing.wrap import wrap
from werkbank.i18n import tr
from werkbank.model.entities import Pattern

SIZE, HEAD = 12.5, 12.5
LEADING = 1.34
PAD = 12.0
ARC = 34.0
MOST_LINES = 13
GAP = 26.0
ARROW = Style("accent", "", 2.2, round_ends=True)
PANEL = Style("curve", "surface", 1.2)


def is_shortened(pattern: Pattern, *, width: float) -> bool:
    """Whether the loop cannot show all words of the pattern."""
    inner = (width - GAP) / 2 - 2 * PAD
    return any(len(wrap(text, inner, SIZE)) > MOST_LINES for text in (pattern.happens, pattern.follows))


def loop(pattern: Pattern, *, width: float) -> Drawing | None:
    """The loop of a pattern, ``width`` points wide; None when nobody said what happens or follows."""
    if not (pattern.happens.strip() or pattern.follows.strip()):
        return None
    panel = (width - GAP) / 2
    texts = [
        (tr("Wat er gebeurt"), pattern.happens.strip() or "…"),
        (tr("Wat er dan volgt"), pattern.follows.strip() or "…"),
    ]
    lines = [wrap(text, panel - 2 * PAD, SIZE, limit=MOST_LINES) for _, text in texts]
    tall = 2 * PAD + HEAD * 1.5 + max(map(len, lines)) * SIZE * LEADING
    items: list[Item] = []
    for number, ((title, _), told) in enumerate(zip(texts, lines, strict=True)):
        items += _panel(Box(number * (panel + GAP), ARC, panel, tall), title=title, lines=told)
    again = tr("en dan begint het opnieuw")
    items += _arc(from_x=panel / 2, to_x=width - panel / 2, y=ARC, up=True)
    items += _arc(from_x=width - panel / 2, to_x=panel / 2, y=ARC + tall, up=False)
    items += _label(again, x=width / 2, y=ARC + tall + ARC - 5)
    return Drawing(width, tall + 2 * ARC + 4, tuple(items), pattern.name, alt_of(pattern))


def alt_of(pattern: Pattern) -> str:
    """The loop in words."""
    return tr(
        "Cirkel van het patroon {naam}. Wat er gebeurt: {gebeurt} Wat er dan volgt: {volgt} En dan begint het opnieuw.",
        naam=pattern.name,
        gebeurt=pattern.happens,
        volgt=pattern.follows,
    )


def _panel(box: Box, *, title: str, lines: tuple[str, ...]) -> list[Item]:
    y = box.y + PAD + ascent(HEAD)
    items: list[Item] = [
        Rect(box, PANEL, 8.0),
        Text(box.x + PAD, y, title, HEAD, Face.BOLD, role="accent"),
    ]
    for number, line in enumerate(lines):
        items.append(Text(box.x + PAD, y + HEAD * 1.5 + number * SIZE * LEADING, line, SIZE))
    return items


def _arc(*, from_x: float, to_x: float, y: float, up: bool) -> list[Item]:
    """A curve from panel to panel with an arrow head that points into the second."""
    sign = -1 if up else 1
    start, end = (from_x, y + sign * 3), (to_x, y + sign * 9)
    bend = y + sign * ARC * 0.97
    shift = (to_x - from_x) * 0.18
    curve = Path((("M", start), ("C", (from_x + shift, bend), (to_x - shift, bend), end)), ARROW)
    tip = (to_x, y + sign * 2.5)
    head = Polygon((tip, (to_x - 5.5, y + sign * 12), (to_x + 5.5, y + sign * 12)), Style("accent", "accent", 1.0))
    return [curve, head]


def _label(text: str, *, x: float, y: float) -> list[Item]:
    half = text_width(text, SIZE, Face.ITALIC) / 2 + 6
    ground = Rect(Box(x - half, y - SIZE, 2 * half, SIZE * 1.4), Style("", "surface", 0.0), 3.0)
    return [ground, Text(x, y, text, SIZE, Face.ITALIC, Anchor.MIDDLE, role="ink_soft")]
