"""Many figures in one go, pixel for pixel as ``painter`` paints them one by one (a test holds it).

A text is turned once into glyphs of the measured font, each as far on as those before it are wide (no kerning, as in
``metrics``). Texts of one font, size and role are then one run of glyphs: Qt draws hundreds in the time that it takes
to ask for a few. Only for letters that need no shaping: figures and plain Latin.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QGlyphRun, QPainter, QRawFont

from werkbank.drawing.metrics import left_of, runs
from werkbank.drawing.shapes import Anchor, Face, Text
from werkbank.drawing.tokens import Palette
from werkbank.ui.canvas.fonts import EM, measured_font
from werkbank.ui.canvas.inks import colour

Sort = tuple[str, float, str]  # font name, size, role
Glyphs = tuple[list[int], list[QPointF]]  # numbers in the font, and places in EM


def paint_figures(painter: QPainter, texts: Iterable[Text], palette: Palette) -> None:
    """Paint unturned texts; pen and hints of the painter are changed, its transform is not."""
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    view = painter.transform()
    for (font_name, size, role), (numbers, places) in _gathered(texts).items():
        run = QGlyphRun()
        run.setRawFont(_raw_font(font_name))
        run.setGlyphIndexes(numbers)
        run.setPositions(places)
        painter.setPen(colour(role, palette))
        painter.scale(size / EM, size / EM)
        painter.drawGlyphRun(QPointF(), run)
        painter.setTransform(view)


def _gathered(texts: Iterable[Text]) -> dict[Sort, Glyphs]:
    found: dict[Sort, Glyphs] = defaultdict(lambda: ([], []))
    for text in texts:
        size = text.size
        em = EM / size
        x, y = text.x * em, text.y * em
        for font_name, numbers, offsets in _glyphs(text.text, text.face, text.anchor):
            all_numbers, places = found[font_name, size, text.role]
            all_numbers += numbers
            places += [QPointF(x + offset, y) for offset in offsets]
    return found


@lru_cache(maxsize=4096)
def _glyphs(text: str, face: Face, anchor: Anchor) -> tuple[tuple[str, tuple[int, ...], tuple[float, ...]], ...]:
    """Font by font the glyphs of a text, and how far each is from where the text is anchored."""
    made, x = [], left_of(Text(0.0, 0.0, text, EM, face, anchor))
    for font_name, piece in runs(text, face):
        font = _raw_font(font_name)
        numbers, offsets = font.glyphIndexesForString(piece), []
        for advance in font.advancesForGlyphIndexes(numbers):
            offsets.append(x)
            x += advance.x()
        made.append((font_name, tuple(numbers), tuple(offsets)))
    return tuple(made)


@cache
def _raw_font(font_name: str) -> QRawFont:
    return QRawFont.fromFont(measured_font(font_name))
