"""Write a drawing as lines of text that a person can read and a test can compare.

One shape a line, indented by group; coordinates to a hundredth of a point, so that a snapshot says what moved::

    drawing 200 x 100 'Gezin'
      group person:p1 'Anouk, 12 jaar' @ 10,10 24x24
        rect 10,10 24x24 | ink person_fill 1.1
        text 22,50 'Anouk' 10 bold middle ink
"""

from __future__ import annotations

from collections.abc import Iterator

from werkbank.drawing.shapes import (
    Anchor,
    Box,
    Drawing,
    Ellipse,
    Face,
    Group,
    Item,
    Line,
    Path,
    Picture,
    Polygon,
    Rect,
    Style,
    Text,
)


def snapshot(drawing: Drawing, /) -> str:
    """The drawing as text, with a newline at the end."""
    head = f"drawing {number(drawing.width)} x {number(drawing.height)} '{drawing.title}'"
    alt = [f"  alt '{drawing.alt}'"] if drawing.alt else []
    body = [line for item in drawing.items for line in _lines(item, "  ")]
    return "\n".join([head, *alt, *body]) + "\n"


def number(value: float, /) -> str:
    """A length to a hundredth, without zeros that say nothing (and never '-0')."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _lines(item: Item, indent: str) -> Iterator[str]:
    if not isinstance(item, Group):
        yield indent + _shape(item)
        return
    where = f" @ {_box(item.box)}" if item.box else ""
    alt = f" '{item.alt}'" if item.alt else ""
    yield f"{indent}group {item.key or '-'}{alt}{where}"
    for inner in item.items:
        yield from _lines(inner, f"{indent}  ")


def _shape(item: Line | Polygon | Rect | Ellipse | Path | Text | Picture) -> str:
    match item:
        case Line():
            return f"line {_points(item.points)} | {_style(item.style)}"
        case Polygon():
            return f"polygon {_points(item.points)} | {_style(item.style)}"
        case Rect():
            radius = f" r{number(item.radius)}" if item.radius else ""
            return f"rect {_box(item.box)}{radius} | {_style(item.style)}"
        case Ellipse():
            return f"ellipse {_box(item.box)} | {_style(item.style)}"
        case Path():
            steps = " ".join(f"{letter} {_points(points)}".strip() for letter, *points in item.segments)
            return f"path {steps} | {_style(item.style)}"
        case Picture():
            return f"picture {_box(item.box)} {len(item.data)} bytes"
        case Text():
            return _text(item)


def _text(text: Text) -> str:
    face = f" {text.face}" if text.face is not Face.REGULAR else ""
    anchor = f" {text.anchor}" if text.anchor is not Anchor.START else ""
    angle = f" {number(text.angle)}°" if text.angle else ""
    where = f"{number(text.x)},{number(text.y)}"
    return f"text {where} '{text.text}' {number(text.size)}{face}{anchor}{angle} {text.role}"


def _style(style: Style) -> str:
    dash = f" dash {'/'.join(map(number, style.dash))}" if style.dash else ""
    hatch = f" {style.hatch}" if style.hatch else ""
    ends = " round" if style.round_ends else ""
    return f"{style.stroke or '-'} {style.fill or '-'} {number(style.width)}{dash}{hatch}{ends}"


def _points(points: tuple[tuple[float, float], ...] | list[tuple[float, float]]) -> str:
    return " ".join(f"{number(x)},{number(y)}" for x, y in points)


def _box(box: Box) -> str:
    return f"{number(box.x)},{number(box.y)} {number(box.w)}x{number(box.h)}"
