"""Texts as glyphs: shaped once, and many figures at little cost.

Plain letters become glyphs of the measured font, each as far on as those before it are wide (no kerning, as in
``metrics``), and are kept: Qt draws them in a fifth of the time that it takes to shape them again. Letters that need
shaping (accents that stand on their own, other scripts than Latin) are left to Qt.
``paint_figures`` paints many short texts of a few sizes and roles, each kept as glyphs by what it says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QGlyphRun, QPainter, QRawFont

from werkbank.drawing.metrics import FAR_NAMES, left_of, run_width, runs
from werkbank.drawing.shapes import Anchor, Face, Text
from werkbank.drawing.tokens import Palette
from werkbank.ui.canvas.fonts import EM, measured_font
from werkbank.ui.canvas.inks import colour

SHAPED = "\u0300"  # from this letter on something may have to be shaped: accents that stand on their own
Sort = tuple[float, str]  # size, role


def paint_figures(painter: QPainter, texts: Iterable[Text], palette: Palette) -> None:
    """Paint unturned texts; pen and hints of the painter are changed, its transform is not."""
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    view, sorts = painter.transform(), defaultdict[Sort, list[Text]](list)
    for text in texts:
        sorts[text.size, text.role].append(text)
    for (size, role), alike in sorts.items():
        painter.setPen(colour(role, palette))
        painter.scale(size / EM, size / EM)
        em = EM / size
        for text in alike:
            for run in _figures(text.text, text.face, text.anchor):
                painter.drawGlyphRun(QPointF(text.x * em, text.y * em), run)
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
        made.append((font_name, piece, QPointF(x, 0.0), _plain(font_name, piece)))
        x += run_width(font_name, piece, EM)
    return tuple(made)


def _plain(font_name: str, piece: str) -> QGlyphRun | None:
    """Other scripts come in the order and the shapes of the eye already: Qt would turn them round again."""
    return _glyphs(font_name, piece, 0.0)[0] if max(piece) < SHAPED or font_name in FAR_NAMES else None


@lru_cache(maxsize=4096)
def _figures(text: str, face: Face, anchor: Anchor) -> tuple[QGlyphRun, ...]:
    """Font by font the glyphs of a text, as far from where the text is anchored as they stand."""
    made, x = [], left_of(Text(0.0, 0.0, text, EM, face, anchor))
    for font_name, piece in runs(text, face):
        run, x = _glyphs(font_name, piece, x)
        made.append(run)
    return tuple(made)


def _glyphs(font_name: str, piece: str, x: float) -> tuple[QGlyphRun, float]:
    """Letters side by side from a place on, and where they end; in EM."""
    font, run, places = _raw_font(font_name), QGlyphRun(), []
    numbers = font.glyphIndexesForString(piece)
    for advance in font.advancesForGlyphIndexes(numbers):
        places.append(QPointF(x, 0.0))
        x += advance.x()
    run.setRawFont(font)
    run.setGlyphIndexes(numbers)
    run.setPositions(places)
    return run, x


@cache
def _raw_font(font_name: str) -> QRawFont:
    return QRawFont.fromFont(measured_font(font_name))
