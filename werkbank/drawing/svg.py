"""Write a drawing as SVG 1.1: the same picture for the command line, a web page or a report.

Deterministic: same drawing and palette, same text. Text stays text, in the house font when the reader has it;
``textLength`` keeps every line as wide as we laid it out, whatever font is used. Hatches are patterns in ``<defs>``. A
group carries its key as ``id`` (numbered when it stands twice) and its alt text as ``aria-label``.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from werkbank.drawing.geometry import grown, walk
from werkbank.drawing.hatch import PERIOD, hatch_role, outlined, strokes, weight
from werkbank.drawing.metrics import SVG_FAMILY, text_width
from werkbank.drawing.shapes import (
    Anchor,
    Box,
    Drawing,
    Ellipse,
    Face,
    Group,
    Hatch,
    Item,
    Line,
    Path,
    Picture,
    Point,
    Polygon,
    Rect,
    Style,
    Text,
)
from werkbank.drawing.snapshot import number
from werkbank.drawing.tokens import LIGHT, Palette

_BOLD = frozenset({Face.BOLD, Face.BOLD_ITALIC})
_ITALIC = frozenset({Face.ITALIC, Face.BOLD_ITALIC})
_TILE = Box(0, 0, PERIOD, PERIOD)


def to_svg(drawing: Drawing, palette: Palette = LIGHT, *, background: bool = True) -> str:
    """The drawing as one SVG document, with a newline at the end; ``background`` lays the surface under it."""
    return "\n".join(_Writer(palette).document(drawing, background=background)) + "\n"


class _Writer:
    """Writes one document; remembers which ids are taken."""

    def __init__(self, palette: Palette) -> None:
        self._palette = palette
        self._taken: Counter[str] = Counter()

    def document(self, drawing: Drawing, *, background: bool) -> Iterator[str]:
        width, height = number(drawing.width), number(drawing.height)
        labels = "".join(f" {name}" for name, text in (("title", drawing.title), ("desc", drawing.alt)) if text)
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt" '
            f'viewBox="0 0 {width} {height}" xml:lang="nl" role="img"'
            + (f' aria-labelledby="{labels.strip()}">' if labels else ">")
        )
        if drawing.title:
            yield f'<title id="title">{escape(drawing.title)}</title>'
        if drawing.alt:
            yield f'<desc id="desc">{escape(drawing.alt)}</desc>'
        yield from self._patterns(drawing)
        if background:
            yield f'<rect width="{width}" height="{height}" fill="{self._palette["surface"]}"/>'
        yield f'<g font-family="{SVG_FAMILY}" stroke-linejoin="round" xml:space="preserve">'
        for item in drawing.items:
            yield from self._item(item)
        yield "</g>"
        yield "</svg>"

    def _patterns(self, drawing: Drawing) -> Iterator[str]:
        styles = {
            shape.style for shape in walk(drawing.items) if not isinstance(shape, Text | Picture) and shape.style.hatch
        }
        if styles:
            named = {_pattern_id(style): style for style in styles}
            yield "<defs>"
            yield from (self._pattern(name, style) for name, style in sorted(named.items()))
            yield "</defs>"

    def _pattern(self, name: str, style: Style) -> str:
        side = number(_TILE.w)
        ground = f'<rect width="{side}" height="{side}" fill="{self._palette[style.fill]}"/>' if style.fill else ""
        lines = "".join(_stroke(a, b) for a, b in strokes(style.hatch, box=grown(_TILE, by=1)))
        cap = ' stroke-linecap="round"' if style.hatch is Hatch.DOTS else ""
        ink = f'stroke="{self._palette[hatch_role(style)]}" stroke-width="{number(weight(style.hatch))}"{cap}'
        return (
            f'<pattern id="{name}" width="{side}" height="{side}" patternUnits="userSpaceOnUse">'
            f'{ground}<path d="{lines}" fill="none" {ink}/></pattern>'
        )

    def _item(self, item: Item) -> Iterator[str]:
        match item:
            case Group():
                yield from self._group(item)
            case Text():
                yield self._text(item)
            case Line(points=points):
                yield f'<polyline points="{" ".join(map(_point, points))}"{self._style(item.style)}/>'
            case Polygon(points=points):
                yield f'<polygon points="{" ".join(map(_point, points))}"{self._style(item.style)}/>'
            case Rect():
                yield self._rect(item)
            case Ellipse(box=box):
                yield (
                    f'<ellipse cx="{number(box.x + box.w / 2)}" cy="{number(box.y + box.h / 2)}" '
                    f'rx="{number(box.w / 2)}" ry="{number(box.h / 2)}"{self._style(item.style)}/>'
                )
            case Picture(box=box, data=data):
                x, y, w, h = map(number, box)
                shown = b64encode(data).decode("ascii")
                yield f'<image x="{x}" y="{y}" width="{w}" height="{h}" href="data:image/jpeg;base64,{shown}"/>'
            case Path(segments=segments):
                steps = "".join(letter + " ".join(map(_point, points)) for letter, *points in segments)
                yield f'<path d="{steps}"{self._style(item.style)}/>'

    def _group(self, group: Group) -> Iterator[str]:
        label = f' role="group" aria-label={quoteattr(group.alt)}' if group.alt else ""
        yield f"<g{self._id(group.key)}{label}>"
        for inner in group.items:
            yield from self._item(inner)
        yield "</g>"

    def _id(self, key: str) -> str:
        if not key:
            return ""
        self._taken[key] += 1
        again = f".{self._taken[key]}" if self._taken[key] > 1 else ""
        return f" id={quoteattr(key.replace(' ', '_') + again)}"

    def _rect(self, rect: Rect) -> str:
        x, y, w, h = map(number, rect.box)
        radius = f' rx="{number(rect.radius)}"' if rect.radius else ""
        return f'<rect x="{x}" y="{y}" width="{w}" height="{h}"{radius}{self._style(rect.style)}/>'

    def _text(self, text: Text) -> str:
        if not text.text.strip():
            return ""
        face = ' font-weight="bold"' if text.face in _BOLD else ""
        face += ' font-style="italic"' if text.face in _ITALIC else ""
        anchor = f' text-anchor="{text.anchor}"' if text.anchor is not Anchor.START else ""
        turn = f' transform="rotate({number(text.angle)} {_point((text.x, text.y))})"' if text.angle else ""
        length = number(text_width(text.text, text.size, text.face))
        return (
            f'<text x="{number(text.x)}" y="{number(text.y)}" font-size="{number(text.size)}"{face}{anchor} '
            f'textLength="{length}" fill="{self._palette[text.role]}"{turn}>{escape(text.text)}</text>'
        )

    def _style(self, style: Style) -> str:
        fill = f"url(#{_pattern_id(style)})" if style.hatch else self._palette[style.fill] if style.fill else "none"
        if not outlined(style):
            return f' fill="{fill}"'
        dash = f' stroke-dasharray="{" ".join(map(number, style.dash))}"' if style.dash else ""
        ends = ' stroke-linecap="round"' if style.round_ends else ""
        width = number(style.width * self._palette.weight)
        return f' fill="{fill}" stroke="{self._palette[style.stroke]}" stroke-width="{width}"{dash}{ends}'


def _pattern_id(style: Style) -> str:
    return f"{style.hatch}-{hatch_role(style)}-{style.fill or 'none'}"


def _stroke(start: Point, end: Point) -> str:
    """A dot gets a hint of length: some readers draw nothing for a line without."""
    return f"M{_point(start)}h.01" if start == end else f"M{_point(start)}L{_point(end)}"


def _point(point: Point) -> str:
    return f"{number(point[0])},{number(point[1])}"
