"""Pages as they will be printed: true to the page, one below the other, larger or smaller, in colour or grey."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from werkbank.drawing.shapes import Drawing
from werkbank.drawing.tokens import GREY, PAPER, Palette
from werkbank.i18n import tr
from werkbank.ui.canvas.fonts import load_fonts
from werkbank.ui.canvas.painter import paint

GAP, EDGE = 14.0, 10.0
ZOOMS = (0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0)  # times the width of the window


class Pages(QScrollArea):
    """Scrolls over the pages; tells which one is looked at."""

    turned = Signal(int)  # number of the page in view, from 1

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Voorbeeld van de bladzijden"))
        self._sheets = _Sheets()
        self.setWidget(self._sheets)
        self._zoom = 1.0
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.turned.emit(self.current))

    @property
    def pages(self) -> Sequence[Drawing]:
        """What is shown."""
        return self._sheets.pages

    @property
    def zoom(self) -> float:
        """How wide a page is, in widths of this window."""
        return self._zoom

    @property
    def current(self) -> int:
        """The page in the upper half of the window, from 1; 0 when there is none."""
        at = self.verticalScrollBar().value() + self.viewport().height() / 2
        tops = [place.top() for place in self._sheets.places]
        return max(1, sum(top <= at for top in tops)) if tops else 0

    def show_pages(self, pages: Sequence[Drawing]) -> None:
        """Show these, from the first."""
        self._sheets.pages = tuple(pages)
        self._fit()
        self.verticalScrollBar().setValue(0)
        self.turned.emit(self.current)

    def show_grey(self, *, grey: bool) -> None:
        """As a grey printer prints them, or in colour."""
        self._sheets.palette_of_paper = GREY if grey else PAPER
        self._sheets.update()

    def turn_to(self, number: int) -> None:
        """Bring a page into view."""
        places = self._sheets.places
        if 1 <= number <= len(places):
            self.verticalScrollBar().setValue(round(places[number - 1].top() - EDGE))
            self.turned.emit(number)

    def zoom_by(self, steps: int) -> None:
        """Larger or smaller, round what is in view."""
        at = ZOOMS.index(self._zoom) + steps
        if 0 <= at < len(ZOOMS):
            here = self.current
            self._zoom = ZOOMS[at]
            self._fit()
            self.turn_to(here)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._sheets.fit(self.viewport().width(), self._zoom)


class _Sheets(QWidget):
    """All pages on one long sheet."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: tuple[Drawing, ...] = ()
        self.places: list[QRectF] = []
        self.palette_of_paper: Palette = PAPER
        load_fonts()

    def fit(self, width: int, zoom: float) -> None:
        """A page gets ``zoom`` times this width; all pages at one scale, so that a large sheet looks large."""
        widest = max((page.width for page in self.pages), default=1.0)
        scale = max(1.0, (width - 2 * EDGE) * zoom) / widest
        room = max(float(width), widest * scale + 2 * EDGE)
        self.places, y = [], EDGE
        for page in self.pages:
            across = page.width * scale
            self.places.append(QRectF((room - across) / 2, y, across, page.height * scale))
            y += page.height * scale + GAP
        self.setFixedSize(round(room), max(round(y - GAP + EDGE), 10))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, palette = QPainter(self), self.palette_of_paper
        for page, place in zip(self.pages, self.places, strict=True):
            if place.intersects(QRectF(event.rect())):
                painter.fillRect(place, QColor(palette["surface"]))
                painter.setPen(QColor(palette["line"]))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(place)
                paint_page(painter, page, place, palette=palette)
        painter.end()


def paint_page(painter: QPainter, page: Drawing, place: QRectF, *, palette: Palette) -> None:
    """Paint a page whole and centred in a place; used for the screen and for the printer."""
    scale = min(place.width() / page.width, place.height() / page.height)
    left = place.left() + (place.width() - page.width * scale) / 2
    top = place.top() + (place.height() - page.height * scale) / 2
    painter.save()
    painter.setClipRect(QRectF(left, top, page.width * scale, page.height * scale))
    painter.translate(QPointF(left, top))
    painter.scale(scale, scale)
    paint(painter, page, palette)
    painter.restore()
