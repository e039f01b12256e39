"""The shipped fonts inside Qt, set so that a text is as wide as ``drawing.metrics`` says.

Kerning, hinting and ligatures are off, and every text is drawn with one 100 px font that is scaled: Qt rounds nothing
at that size, so all sizes keep the same proportions on every screen.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from werkbank.drawing.metrics import NEAR_NAMES
from werkbank.i18n.resources import resource
from werkbank.model.errors import BugError

EM = 100  # px
_FEATURES = ("liga", "clig", "calt")


@cache
def load_fonts() -> dict[str, str]:
    """Register the fonts of European letters with Qt, once; returns family names by font name.

    Those of other scripts (a megabyte) wait until a letter asks for one.

    Raises:
        BugError: Qt can't read a shipped font.
    """
    return {name: _load(name) for name in NEAR_NAMES}


@cache
def measured_font(font_name: str, /) -> QFont:
    """The 100 px font for a name that ``metrics.runs`` gave; scale the painter by size / EM."""
    font = QFont(load_fonts().get(font_name) or _load(font_name))
    font.setPixelSize(EM)
    font.setBold("Bold" in font_name)
    font.setItalic("Italic" in font_name)
    font.setKerning(False)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for feature in _FEATURES:
        font.setFeature(QFont.Tag(feature), 0)
    return font


def qt_width(font_name: str, piece: str, size: float) -> float:
    """Width in points as Qt sees it; a test holds it to ``metrics.run_width``."""
    return QFontMetricsF(measured_font(font_name)).horizontalAdvance(piece) * size / EM


def _load(font_name: str) -> str:
    number = QFontDatabase.addApplicationFont(str(resource("fonts", f"{font_name}.ttf")))
    if number < 0:
        message = f"Qt can't read font {font_name}"
        raise BugError(message)
    return QFontDatabase.applicationFontFamilies(number)[0]
