"""A drawing as a small picture in a window: a label with a sharp pixmap and the words of the drawing as its name."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from werkbank.drawing.shapes import Drawing, Item
from werkbank.drawing.tokens import Palette
from werkbank.genogram.looks import Look
from werkbank.genogram.samples import TALL, WIDE, sample
from werkbank.genogram.signs import sign
from werkbank.ui.canvas.painter import picture

SHARP = 2.0  # pixels per pixel, for screens that have them


def pixmap_of(drawing: Drawing, palette: Palette, *, scale: float) -> QPixmap:
    """The drawing at ``scale`` pixels a point."""
    made = QPixmap.fromImage(picture(drawing, palette, scale=scale * SHARP))
    made.setDevicePixelRatio(SHARP)
    return made


def show_drawing(shown: QLabel, drawing: Drawing, palette: Palette, *, scale: float) -> None:
    """Put a drawing in a label."""
    shown.setPixmap(pixmap_of(drawing, palette, scale=scale))
    shown.setAccessibleName(drawing.alt or drawing.title)
    shown.adjustSize()


def sample_drawing(sign_id: str, *, look: Look) -> Drawing:
    """One sign as a drawing of its own."""
    items: Iterable[Item] = sample(sign_id, look=look)
    row = sign(sign_id)
    return Drawing(WIDE, TALL + 4, tuple(items), title=row.label, alt=f"{row.label}: {row.sign}")


def sample_label(sign_id: str, palette: Palette, *, look: Look, scale: float, parent: QWidget | None = None) -> QLabel:
    """One sign as a picture."""
    made = QLabel(parent)
    show_drawing(made, sample_drawing(sign_id, look=look), palette, scale=scale)
    return made
