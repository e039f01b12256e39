"""Blocks of flowing text as strips: paragraphs, lists, figures, room to write.

Each function adds its elements to the structure tree and returns strips; ``Frame`` says where and how large.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from werkbank.drawing.metrics import ascent, descent, text_width, x_height
from werkbank.drawing.shapes import Box, Drawing, Face, Group, Item, Rect, Style, Text
from werkbank.drawing.shapes import Line as Stroke
from werkbank.paper.pdf.ink import SOFT_HYPHEN
from werkbank.paper.pdf.rich import Line, Rich, Span, fill
from werkbank.paper.pdf.strips import Part, Strip, keep_together, mind_widows
from werkbank.paper.pdf.structure import Element
from werkbank.paper.pdf.styles import TextStyle

DOTTED = Style("line_strong", "", 1.0, (0.1, 3.2), round_ends=True)
BULLET = "•"
SHORT = 6  # lines of a list or of room to write that stay on one page


class Frame(NamedTuple):
    """Where a block stands: left edge on the page, width, base type size; all in points."""

    x: float
    width: float
    base: float

    def inset(self, by: float) -> Frame:
        """The frame with its left edge moved in."""
        return Frame(self.x + by, self.width - by, self.base)


def text_strips(rich: Rich, *, owner: Element, frame: Frame, style: TextStyle) -> list[Strip]:
    """The lines of a paragraph, a strip each."""
    size, indent = style.scale * frame.base, style.indent * frame.base
    lines = fill(rich, width=frame.width - indent, size=size, face=style.face)
    height = size * style.leading
    strips = [_line_strip(line, owner, frame.inset(indent), style, line is lines[-1]) for line in lines]
    if style.bar:
        bar = Rect(Box(frame.x, 0, 2.6, height), Style("", style.bar, 0))
        for strip in strips:
            strip.parts.insert(0, Part(None, (bar,)))
    mind_widows(strips)
    return strips


def line_items(line: Line, *, x: float, y: float, size: float, style: TextStyle, last: bool) -> list[Item]:
    """The texts of one line, baseline at y; a space at the end keeps words apart for who reads on."""
    items: list[Item] = []
    for index, span in enumerate(line.spans):
        ends = index == len(line.spans) - 1 and not line.soft and not last
        text = f"{span.text} " if ends else span.text
        items.append(Text(x, y, text, size, span.face, role=span.role or style.role))
        x += text_width(span.text, size, span.face)
    if line.soft:
        face = line.spans[-1].face
        hyphen = Text(x, y, "-", size, face, role=line.spans[-1].role or style.role)
        items.append(Group((hyphen,), key=SOFT_HYPHEN))
    return items


def baseline(style: TextStyle, *, size: float) -> float:
    """Distance from the top of a line to its baseline."""
    return (size * style.leading - ascent(size) - descent(size)) / 2 + ascent(size)


def list_strips(
    items: Sequence[Rich], *, parent: Element, frame: Frame, style: TextStyle, numbered: bool = False
) -> list[Strip]:
    """A list, with bullets or numbers."""
    listed = parent.add("L", scope="Decimal" if numbered else "")
    signs = [f"{number}." for number in range(1, len(items) + 1)] if numbered else [BULLET] * len(items)
    indent = max((text_width(sign, frame.base * style.scale) for sign in signs), default=0) + 0.55 * frame.base
    groups: list[list[Strip]] = []
    for sign, rich in zip(signs, items, strict=True):
        item = listed.add("LI")
        label, body = item.add("Lbl"), item.add("LBody")
        lines = text_strips(rich, owner=body, frame=frame.inset(indent), style=style)
        if lines:
            lines[0].parts.insert(0, _sign(sign, label, frame, style))
            lines[0].before = 0.22 * frame.base if groups else 0.0
        groups.append(lines)
    return _minded(groups)


def figure_strip(drawing: Drawing, *, owner: Element, frame: Frame, max_height: float, largest: float = 1.0) -> Strip:
    """A drawing, centred, as large as fits and at most ``largest`` times its own size."""
    scale = min(frame.width / drawing.width, max_height / drawing.height, largest)
    width, height = drawing.width * scale, drawing.height * scale
    x = frame.x + (frame.width - width) / 2
    return Strip(height, [Part(owner, drawing.items, x, 0.0, scale, (width, height))])


def dotted_strips(count: int, *, frame: Frame, gap: float) -> list[Strip]:
    """Empty lines to write on by hand."""
    line = Stroke(((frame.x, gap - 2), (frame.x + frame.width, gap - 2)), DOTTED)
    strips = [Strip(gap, [Part(None, (line,))]) for _ in range(count)]
    if count <= SHORT:
        keep_together(strips)
    else:
        mind_widows(strips)
    return strips


def field_strip(labels: Sequence[str], *, parent: Element, frame: Frame, style: TextStyle, gap: float) -> Strip:
    """Labels side by side, each with a dotted line behind it to write on."""
    size, space = style.scale * frame.base, 1.4 * frame.base
    width = (frame.width - space * (len(labels) - 1)) / len(labels)
    parts, y = [], gap - 5.0
    for index, label in enumerate(labels):
        x = frame.x + index * (width + space)
        start = x + text_width(label, size, style.face) + 0.5 * size
        parts.append(Part(parent.add("P"), (Text(x, y, label, size, style.face, role=style.role),)))
        parts.append(Part(None, (Stroke(((start, y + 3), (x + width, y + 3)), DOTTED),)))
    return Strip(gap, parts)


def choice_strips(labels: Iterable[Rich], *, parent: Element, frame: Frame, style: TextStyle) -> list[Strip]:
    """Things to tick: an empty box before each text."""
    side = 0.95 * frame.base
    strips: list[Strip] = []
    for rich in labels:
        lines = text_strips(rich, owner=parent.add("P"), frame=frame.inset(side + 0.6 * frame.base), style=style)
        middle = baseline(style, size=frame.base) - x_height(frame.base) / 2
        box = Rect(Box(frame.x, middle - side / 2, side, side), Style("line_strong", "", 1.0), 2.0)
        lines[0].parts.insert(0, Part(None, (box,)))
        lines[0].before = 0.35 * frame.base if strips else 0.0
        keep_together(lines)
        strips += lines
    return strips


def crown(strip: Strip, *, frame: Frame) -> None:
    """Put a short bar in the accent colour above the first line of a title."""
    drop = 0.9 * frame.base
    strip.parts = [part._replace(y=part.y + drop) for part in strip.parts]
    strip.parts.insert(0, Part(None, (Rect(Box(frame.x, 0, 3.2 * frame.base, 3.5), Style("", "accent", 0), 1.7),)))
    strip.height += drop


def rule_strip(*, frame: Frame, role: str = "line") -> Strip:
    """A thin line across."""
    return Strip(1.0, [Part(None, (Stroke(((frame.x, 0.5), (frame.x + frame.width, 0.5)), Style(role, "", 0.8)),))])


def _line_strip(line: Line, owner: Element, frame: Frame, style: TextStyle, last: bool) -> Strip:  # noqa: FBT001
    size = style.scale * frame.base
    x = frame.x + (frame.width - _width(line, size)) / 2 if style.centred else frame.x
    items = line_items(line, x=x, y=baseline(style, size=size), size=size, style=style, last=last)
    return Strip(size * style.leading, [Part(owner, tuple(items))])


def _minded(groups: list[list[Strip]]) -> list[Strip]:
    """The lines of all items; a short list stays whole, a long one keeps its first two and its last two items."""
    groups = [group for group in groups if group]
    strips = [strip for group in groups for strip in group]
    if len(strips) <= SHORT:
        keep_together(strips)
    else:
        for edge in (groups[:2], groups[-2:]):
            keep_together([strip for group in edge for strip in group])
    return strips


def _width(line: Line, size: float) -> float:
    return sum(text_width(span.text, size, span.face) for span in line.spans)


def _sign(sign: str, label: Element, frame: Frame, style: TextStyle) -> Part:
    size = style.scale * frame.base
    face = Face.BOLD if sign != BULLET else style.face
    items = line_items(
        Line((Span(sign, face, "accent"),)), x=frame.x, y=baseline(style, size=size), size=size, style=style, last=True
    )
    return Part(label, tuple(items))
