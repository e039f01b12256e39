"""Paint a drawing on a reportlab canvas: the twin of the Qt painter.

The canvas is turned to our coordinates (points, y down) once per drawing; text turns itself upright in its own matrix.
Per shape: fill, then hatch, then edge. Only shipped fonts are used, so no font is left outside the file.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from io import BytesIO
from typing import Any

from werkbank.drawing.colour import rgb
from werkbank.drawing.geometry import outline_box
from werkbank.drawing.hatch import hatch_role, outlined, strokes, weight
from werkbank.drawing.metrics import left_of, runs, text_width
from werkbank.drawing.shapes import (
    Anchor,
    Drawing,
    Ellipse,
    Group,
    Hatch,
    Item,
    Line,
    Path,
    Picture,
    Polygon,
    Rect,
    Style,
    Text,
)
from werkbank.drawing.tokens import PAPER, Palette
from werkbank.paper.pdf.fonts import registered

Canvas = Any  # reportlab ships no types
PathObject = Any
Closed = Polygon | Rect | Ellipse | Path

SOFT_HYPHEN = "soft-hyphen"  # key of a group that shows '-' where a reader should hear an unbroken word


def draw_on(
    canvas: Canvas, drawn: Drawing | Iterable[Item], *, x: float, y: float, scale: float = 1.0, palette: Palette = PAPER
) -> None:
    """Paint with the drawing's top left corner at (x, y) of the canvas (its own axes: y up)."""
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(scale, -scale)
    canvas.setLineJoin(1)
    _Ink(canvas, palette).items(drawn.items if isinstance(drawn, Drawing) else drawn)
    canvas.restoreState()


class _Ink:
    """One canvas with one palette."""

    def __init__(self, canvas: Canvas, palette: Palette) -> None:
        self._canvas = canvas
        self._palette = palette

    def items(self, items: Iterable[Item]) -> None:
        line: list[Text] = []
        for item in items:
            if line and not _runs_on(line[-1], item):
                self._line_of_text(line)
                line = []
            if isinstance(item, Text):
                line.append(item)
            else:
                self._item(item)
        if line:
            self._line_of_text(line)

    def _item(self, item: Group | Line | Picture | Closed) -> None:
        match item:
            case Picture():
                self._picture(item)
            case Group():
                self._group(item)
            case Line():
                self._line(item)
            case _:
                self._closed(item)

    def _group(self, group: Group) -> None:
        soft = group.key == SOFT_HYPHEN
        if soft:
            self._canvas.addLiteral("/Span <</ActualText <FEFF00AD>>> BDC")
        self.items(group.items)
        if soft:
            self._canvas.addLiteral("EMC")

    def _line_of_text(self, texts: list[Text]) -> None:
        """Texts that run on are one text object: readers then hear one line."""
        text = texts[0]
        cos, sin = math.cos(math.radians(text.angle)), math.sin(math.radians(text.angle))
        along = left_of(text) - text.x
        written = self._canvas.beginText()
        written.setTextTransform(cos, sin, sin, -cos, text.x + along * cos, text.y + along * sin)
        for part in texts:
            written.setFillColorRGB(*self._channels(part.role))
            for font_name, piece in runs(part.text, part.face):
                written.setFont(registered(font_name), part.size)
                written.textOut(piece)
        self._canvas.drawText(written)

    def _picture(self, picture: Picture) -> None:
        """The JPEG goes into the file as it is; its own axis runs up."""
        from reportlab.lib.utils import ImageReader

        x, y, w, h = picture.box
        self._canvas.saveState()
        self._canvas.translate(x, y + h)
        self._canvas.scale(1, -1)
        self._canvas.drawImage(ImageReader(BytesIO(picture.data)), 0, 0, w, h)
        self._canvas.restoreState()

    def _line(self, line: Line) -> None:
        self._pen(line.style)
        path = self._canvas.beginPath()
        path.moveTo(*line.points[0])
        for point in line.points[1:]:
            path.lineTo(*point)
        self._canvas.drawPath(path, stroke=int(outlined(line.style)), fill=0)

    def _closed(self, shape: Closed) -> None:
        style = shape.style
        if style.hatch:
            self._shape(shape, stroke=False, fill=bool(style.fill))
            self._hatch(shape)
            self._shape(shape, stroke=outlined(style), fill=False)
        else:
            self._shape(shape, stroke=outlined(style), fill=bool(style.fill))

    def _shape(self, shape: Closed, *, stroke: bool, fill: bool) -> None:
        if not stroke and not fill:
            return
        self._pen(shape.style)
        if fill:
            self._canvas.setFillColorRGB(*self._channels(shape.style.fill))
        self._canvas.drawPath(self._path(shape), stroke=int(stroke), fill=int(fill))

    def _hatch(self, shape: Closed) -> None:
        pattern = shape.style.hatch
        self._canvas.saveState()
        self._canvas.clipPath(self._path(shape), stroke=0, fill=0)
        self._canvas.setStrokeColorRGB(*self._channels(hatch_role(shape.style)))
        self._canvas.setLineWidth(weight(pattern))
        self._canvas.setLineCap(int(pattern is Hatch.DOTS))
        self._canvas.setDash([])
        self._canvas.lines([(*start, *end) for start, end in strokes(pattern, box=outline_box(shape))])
        self._canvas.restoreState()

    def _pen(self, style: Style) -> None:
        if outlined(style):
            self._canvas.setStrokeColorRGB(*self._channels(style.stroke))
            self._canvas.setLineWidth(style.width * self._palette.weight)
            self._canvas.setLineCap(int(style.round_ends))
            self._canvas.setDash(list(style.dash))

    def _path(self, shape: Closed) -> PathObject:
        path = self._canvas.beginPath()
        match shape:
            case Rect(box=box) if shape.radius:
                path.roundRect(*box, min(shape.radius, box.w / 2, box.h / 2))
            case Rect(box=box):
                path.rect(*box)
            case Ellipse(box=box):
                path.ellipse(*box)
            case Polygon(points=points):
                path.moveTo(*points[0])
                for point in points[1:]:
                    path.lineTo(*point)
                path.close()
            case Path():
                _trace(path, shape)
        return path

    def _channels(self, role: str) -> tuple[float, float, float]:
        red, green, blue = rgb(self._palette[role])
        return red / 255, green / 255, blue / 255


def _runs_on(text: Text, item: Item) -> bool:
    """Whether an item is text that begins where an upright text ends."""
    if not isinstance(item, Text) or item.anchor is not Anchor.START or text.angle or item.angle:
        return False
    end = left_of(text) + text_width(text.text, text.size, text.face)
    return item.y == text.y and abs(end - item.x) < 0.01


def _trace(path: PathObject, shape: Path) -> None:
    for letter, *points in shape.segments:
        numbers = [number for point in points for number in point]
        match letter:
            case "M":
                path.moveTo(*numbers)
            case "L":
                path.lineTo(*numbers)
            case "C":
                path.curveTo(*numbers)
            case _:
                path.close()
