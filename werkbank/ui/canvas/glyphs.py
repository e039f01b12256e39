"""Texts as glyphs: shaped once, and many figures in one go.

Plain letters become glyphs of the measured font, each as far on as those before it are wide (no kerning, as in
``metrics``), and are kept: Qt draws them in a fifth of the time that it takes to shape them again. Letters that need
shaping (accents that stand on their own, other scripts than Latin) are left to Qt.
``paint_figures`` gathers texts of one font, size and role to one run of glyphs: hundreds in the time of a few.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QGlyphRun, QPainter, QRawFont

from werkbank.drawing.metrics import left_of, run_width, runs
from werkbank.drawing.shapes import Anchor, Face, Text
from werkbank.drawing.tokens import Palette
from werkbank.ui.canvas.fonts import EM, measured_font
from werkbank.ui.canvas.inks import colour

SHAPED = "\u0300"  # from this letter on something may have to be shaped: accents that stand on their own
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


def paint_runs(painter: QPainter, text: Text) -> None:
    """Paint a text from the origin of a painter that is scaled to the measured fonts and has a pen."""
    for font_name, piece, start, run in _runs(text.text, text.face):
        if run is not None:
            painter.drawGlyphRun(start, run)
        else:
            painter.setFont(measured_font(font_name))
            painter.drawText(start, piece)


@lru_cache(maxsize=8192)
def _runs(text: str, face: Face) -> tuple[tuple[str, str, QPointF, QGlyphRun | None], ...]:
    """Font by font: its name, the letters, where they begin, and their glyphs when they are plain."""
    made, x = [], 0.0
    for font_name, piece in runs(text, face):
        made.append((font_name, piece, QPointF(x, 0.0), _run(font_name, piece) if max(piece) < SHAPED else None))
        x += run_width(font_name, piece, EM)
    return tuple(made)


def _run(font_name: str, piece: str) -> QGlyphRun:
    font, run, places, x = _raw_font(font_name), QGlyphRun(), [], 0.0
    numbers = font.glyphIndexesForString(piece)
    for advance in font.advancesForGlyphIndexes(numbers):
        places.append(QPointF(x, 0.0))
        x += advance.x()
    run.setRawFont(font)
    run.setGlyphIndexes(numbers)
    run.setPositions(places)
    return run


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
