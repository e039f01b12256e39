"""The pages of the reader, one below the other, painted from the very shapes of the PDF; laid out beside the window."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from werkbank.drawing.shapes import Drawing
from werkbank.drawing.tokens import PAPER
from werkbank.i18n import ntr, tr
from werkbank.ui.canvas.fonts import load_fonts
from werkbank.ui.canvas.painter import paint

GAP = 14
EDGE = 10


class Preview(QScrollArea):
    """Scrolls over the pages; they are as wide as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Voorbeeld van het plan"))
        self._sheet = _Pages()
        self.setWidget(self._sheet)

    def show_pages(self, pages: list[Drawing]) -> None:
        """Show these pages; the place that is looked at stays."""
        self._sheet.pages = pages
        text = ntr("{n} bladzijde", "{n} bladzijden", len(pages))
        self.setAccessibleDescription(text)
        self._fit()

    @property
    def pages(self) -> list[Drawing]:
        """The pages on screen."""
        return self._sheet.pages

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._sheet.fit(self.viewport().width())


class _Pages(QWidget):
    """All pages on one long sheet."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: list[Drawing] = []
        load_fonts()

    def fit(self, width: int) -> None:
        """Be as wide as this."""
        places = self._places(width)
        tall = places[-1].bottom() + EDGE if places else 0
        self.setFixedSize(width, max(round(tall), 10))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for page, place in zip(self.pages, self._places(self.width()), strict=True):
            if not place.intersects(QRectF(event.rect())):
                continue
            painter.fillRect(place, QColor(PAPER["surface"]))
            painter.setPen(QColor(PAPER["line"]))
            painter.drawRect(place)
            painter.save()
            painter.setClipRect(place)
            painter.translate(place.topLeft())
            scale = place.width() / page.width
            painter.scale(scale, scale)
            paint(painter, page, PAPER)
            painter.restore()
        painter.end()

    def _places(self, width: int) -> list[QRectF]:
        places, y, room = [], float(EDGE), width - 2 * EDGE
        for page in self.pages:
            tall = page.height * room / page.width
            places.append(QRectF(EDGE, y, room, tall))
            y += tall + GAP
        return places
