"""A pattern as a loop, the same picture on paper and on screen: what happens, what follows, what keeps it going at home
and in the help, and where it can be broken.

Three rows. Above: what happens and, over an arrow, what follows. In the middle: what keeps it going, from the right
back to the left (at home, the help), and an arrow up again to where it began. A pattern of which nobody said what keeps
it going has its way back in an arrow below. Underneath, in another colour and behind a cut in the way back, what breaks
it and when it was away. A row is as high as its longer text; a very long text is shortened, and then stands in full
elsewhere (:func:`shortened`). Every panel is a group with the name of its field as key, so that a screen can put a
field to type in exactly over it; ``every=True`` also draws the panels in which nobody wrote yet, with room to write.
"""

from __future__ import annotations

from typing import NamedTuple

from werkbank.drawing.metrics import ascent, text_width
from werkbank.drawing.shapes import Anchor, Box, Drawing, Face, Group, Item, Line, Path, Polygon, Rect, Style, Text
from werkbank.drawing.wrap import wrap
from werkbank.i18n import mark, tr
from werkbank.model.entities import Pattern

SIZE, HEAD = 12.5, 12.5
LEADING = 1.34
PAD = 12.0
ARC = 34.0  # room for an arrow over the first row
WAY = 40.0  # room for an arrow between two rows
GAP = 26.0
ROOM = 3  # lines of room to write where little stands
ARROW = Style("accent", "", 2.2, round_ends=True)
PANEL = Style("curve", "surface", 1.2)
AGAIN = Style("curve", "surface", 1.2, (4.0, 3.0))
OUT = Style("ok", "ok_soft", 1.6)


class Field(NamedTuple):
    """One panel: the field of the pattern, what stands above it, and how many lines it shows at most."""

    name: str
    title: str
    most: int


Fields = tuple[Field, ...]
Heights = dict[Fields, float]
CIRCLE: Fields = (Field("happens", mark("Wat er gebeurt"), 13), Field("follows", mark("Wat er dan volgt"), 13))
KEPT: Fields = (
    Field("kept_help", mark("Hulp: wat het in stand houdt"), 8),
    Field("kept_home", mark("Thuis: wat het in stand houdt"), 8),
)
WAYS_OUT: Fields = (
    Field("breaks", mark("Dit kan het doorbreken"), 7),
    Field("exception", mark("Toen was het er even niet"), 7),
)
ROWS: tuple[Fields, ...] = (CIRCLE, KEPT, WAYS_OUT)
FIELDS: Fields = (*CIRCLE, *reversed(KEPT), *WAYS_OUT)  # as the circle runs


def shortened(pattern: Pattern, *, width: float) -> tuple[Field, ...]:
    """The fields of which the loop cannot show all words."""
    inner = _panel_width(width) - 2 * PAD
    return tuple(one for one in FIELDS if len(wrap(_text(pattern, one), inner, SIZE)) > one.most)


def loop(pattern: Pattern, *, width: float, every: bool = False) -> Drawing | None:
    """The loop of a pattern, ``width`` points wide; None when nobody said what happens or follows."""
    if not every and not any(_text(pattern, one) for one in CIRCLE):
        return None
    rows = [fields for fields in ROWS if every or fields is CIRCLE or any(_text(pattern, one) for one in fields)]
    items: list[Item] = []
    tops: Heights = {}
    bottoms: Heights = {}
    y, room = ARC, 0.0
    for fields in rows:
        tops[fields] = y
        made, tall = _row(pattern, fields, y=y, width=width, least=ROOM if every else 1)
        items += made
        y += tall
        bottoms[fields] = y
        room = ARC + 4 if fields is CIRCLE and KEPT not in rows else WAY
        y += room
    items += _arrows(tops, bottoms, width=width)
    below = y if rows == [CIRCLE] else y - room + 4
    return Drawing(width, below, tuple(items), pattern.name, alt_of(pattern))


def panels(drawing: Drawing) -> dict[str, Box]:
    """Where each field stands in a loop: the room below its title."""
    found = {one.key: one.box for one in drawing.items if isinstance(one, Group) and one.key and one.box}
    head = PAD + HEAD * 1.5 - 4
    return {name: Box(box.x, box.y + head, box.w, box.h - head) for name, box in found.items()}


def alt_of(pattern: Pattern) -> str:
    """The loop in words."""
    told = tr(
        "Cirkel van het patroon {naam}. Wat er gebeurt: {gebeurt} Wat er dan volgt: {volgt} En dan begint het opnieuw.",
        naam=pattern.name,
        gebeurt=pattern.happens,
        volgt=pattern.follows,
    )
    others = [f"{tr(one.title)}: {text}" for one in FIELDS[len(CIRCLE) :] if (text := _text(pattern, one))]
    return " ".join([told, *others])


def _text(pattern: Pattern, field: Field) -> str:
    return str(getattr(pattern, field.name)).strip()


def _panel_width(width: float) -> float:
    return (width - GAP) / 2


def _row(
    pattern: Pattern, fields: tuple[Field, ...], *, y: float, width: float, least: int
) -> tuple[list[Item], float]:
    """Two panels beside each other, as high as the longer; and that height."""
    panel = _panel_width(width)
    told = [wrap(_text(pattern, one) or "…", panel - 2 * PAD, SIZE, limit=one.most) for one in fields]
    tall = 2 * PAD + HEAD * 1.5 + max(least, *map(len, told)) * SIZE * LEADING
    style = OUT if fields is WAYS_OUT else PANEL if fields is CIRCLE else AGAIN
    return [
        _panel(Box(number * (panel + GAP), y, panel, tall), field=one, lines=lines, style=style)
        for number, (one, lines) in enumerate(zip(fields, told, strict=True))
    ], tall


def _panel(box: Box, *, field: Field, lines: tuple[str, ...], style: Style) -> Group:
    y = box.y + PAD + ascent(HEAD)
    role = "ok" if style is OUT else "accent"
    items: list[Item] = [Rect(box, style, 8.0), Text(box.x + PAD, y, tr(field.title), HEAD, Face.BOLD, role=role)]
    for number, line in enumerate(lines):
        items.append(Text(box.x + PAD, y + HEAD * 1.5 + number * SIZE * LEADING, line, SIZE))
    return Group(tuple(items), field.name, f"{tr(field.title)}: {' '.join(lines)}", box)


def _arrows(tops: Heights, bottoms: Heights, *, width: float) -> list[Item]:
    """Over the first row to the right, down to what keeps it going, and back to the beginning with a cut in it."""
    left, right = _panel_width(width) / 2, width - _panel_width(width) / 2
    again = tr("en dan begint het opnieuw")
    items = _arc(from_x=left, to_x=right, y=ARC, up=True)
    below = bottoms[CIRCLE]
    if KEPT in tops:
        items += _straight(right, from_y=below, to_y=tops[KEPT])
        items += _back((tops[KEPT] + bottoms[KEPT]) / 2, width=width)
        items += _straight(left, from_y=tops[KEPT], to_y=below)
        items.append(_label(again, x=left + 16, y=below + WAY * 0.62))
        cut_at = (left, below + WAY * 0.6)
    else:
        items += _arc(from_x=right, to_x=left, y=below, up=False)
        x, y = (width - text_width(again, SIZE, Face.ITALIC)) / 2, below + ARC - 5
        items += [_clear(again, x=x, y=y), _label(again, x=x, y=y)]
        cut_at = _on_arc(right, left, below)
    return items + (_cut(*cut_at) if WAYS_OUT in tops else [])


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


def _on_arc(from_x: float, to_x: float, y: float) -> tuple[float, float]:
    """A place on the arc below, on its way to where it began again."""
    t = 0.8
    shift, bend = (to_x - from_x) * 0.18, y + ARC * 0.97
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    xs, ys = (from_x, from_x + shift, to_x - shift, to_x), (y + 3, bend, bend, y + 9)
    return sum(w * x for w, x in zip(weights, xs, strict=True)), sum(w * v for w, v in zip(weights, ys, strict=True))


def _straight(x: float, *, from_y: float, to_y: float) -> list[Item]:
    """An arrow up or down between two rows."""
    sign = 1 if to_y > from_y else -1
    shaft = Line(((x, from_y + sign * 3), (x, to_y - sign * 9)), ARROW)
    tip = (x, to_y - sign * 2.5)
    head = Polygon((tip, (x - 5.5, to_y - sign * 12), (x + 5.5, to_y - sign * 12)), Style("accent", "accent", 1.0))
    return [shaft, head]


def _cut(x: float, y: float) -> list[Item]:
    """Two slanting strokes through an arrow: here it can be broken."""
    stroke = Style("ok", "", 2.6, round_ends=True)
    return [Line(((x - 8, y + 3 + shift), (x + 8, y - 3 + shift)), stroke) for shift in (-1.5, 4.0)]


def _back(y: float, *, width: float) -> list[Item]:
    """A short arrow to the left, between two panels."""
    from_x, tip = (width + GAP) / 2 - 3, (width - GAP) / 2 + 2.5
    head = Polygon(((tip, y), (tip + 9.5, y - 5.5), (tip + 9.5, y + 5.5)), Style("accent", "accent", 1.0))
    return [Line(((from_x, y), (tip + 6.5, y)), ARROW), head]


def _label(text: str, *, x: float, y: float) -> Text:
    return Text(x, y, text, SIZE, Face.ITALIC, Anchor.START, role="ink_soft")


def _clear(text: str, *, x: float, y: float) -> Rect:
    """Room for a label on top of an arrow."""
    return Rect(
        Box(x - 6, y - SIZE, text_width(text, SIZE, Face.ITALIC) + 12, SIZE * 1.4), Style("", "surface", 0.0), 3.0
    )
