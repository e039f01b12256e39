"""The shipped fonts inside reportlab: registered one by one, when first used (Noto costs 40 ms)."""

from __future__ import annotations

from functools import cache

from werkbank.drawing.metrics import FONTS
from werkbank.drawing.shapes import Face
from werkbank.i18n.resources import resource

FIRST_FONT = FONTS[Face.REGULAR]


@cache
def registered(font_name: str, /) -> str:
    """Make a font of ``metrics.FONT_NAMES`` known to reportlab and return its name."""
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    registerFont(TTFont(font_name, str(resource("fonts", f"{font_name}.ttf"))))
    return font_name
