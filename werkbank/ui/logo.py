"""The mark of the program: two people, a line, a child, drawn with the colours of the theme.

Part of the first paint. A painter would need ``Qt`` for its pens (see ``widgets``), so the mark is a small SVG; the
plug-in that reads it is loaded anyhow, for the arrows and ticks of the style sheet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel

from werkbank.drawing.tokens import LIGHT, Palette

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

_SVG = """<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}" viewBox="0 0 100 100">
<g fill="{raised}" stroke="{accent}" stroke-width="6"><path d="M34 30H66M50 30V62"/>
<rect x="8" y="17" width="26" height="26"/><circle cx="79" cy="30" r="13"/>
<circle cx="50" cy="76" r="14" fill="{soft}"/></g></svg>"""


def logo_svg(palette: Palette, *, size: int) -> str:
    """The mark as SVG text, so many pixels wide and high."""
    return _SVG.format(
        size=size, raised=palette["surface_raised"], accent=palette["accent"], soft=palette["accent_soft"]
    )


def logo_picture(palette: Palette, *, size: int, scale: float = 1.0) -> QPixmap:
    """The mark for a screen with ``scale`` pixels a point."""
    picture = QPixmap()
    picture.loadFromData(logo_svg(palette, size=round(size * scale)).encode(), "SVG")
    picture.setDevicePixelRatio(scale)
    return picture


def logo_icon() -> QIcon:
    """The mark as the window's icon; comes after the first paint."""
    from PySide6.QtGui import QIcon

    return QIcon(logo_picture(LIGHT, size=128))


class Logo(QLabel):
    """The mark as a decoration; says nothing to a screen reader."""

    def __init__(self, palette: Palette, *, size: int = 72) -> None:
        super().__init__()
        self.setPixmap(logo_picture(palette, size=size, scale=self.devicePixelRatioF()))
        self.setFixedSize(size, size)
