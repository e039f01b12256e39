"""Pages to a printer: the same drawings as in the preview, painted as vector, a page at each turn of the event loop.

So the window stays alive and the printing can be stopped between two pages. A page that is larger than the paper in the
printer is made smaller until it fits; it is never cut off.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from werkbank.drawing.shapes import Drawing
from werkbank.drawing.tokens import GREY, PAPER
from werkbank.i18n import tr
from werkbank.model.errors import KnownError
from werkbank.ui.printing.pages import paint_page
from werkbank.ui.progress import Bar
from werkbank.ui.timers import soon


class Printing(QObject):
    """One run; ``done`` is told how many pages went out, also when it was stopped."""

    def __init__(self, parent: QWidget, printer: QPrinter, pages: Sequence[Drawing]) -> None:
        super().__init__(parent)
        first, last = printer.fromPage() or 1, printer.toPage() or len(pages)
        self._pages = tuple(pages[first - 1 : last])
        self._printer, self._painter = printer, QPainter()
        self._palette = GREY if printer.colorMode() is QPrinter.ColorMode.GrayScale else PAPER
        self._sent = 0
        self._stopped = False
        self._done: Callable[[int], object] = _nobody_waits
        self._failed: Callable[[Exception], object] = _nobody_waits
        self._bar = _PrintBar(parent, stop=self.stop)

    def start(self, *, done: Callable[[int], object], failed: Callable[[Exception], object]) -> None:
        """Begin; tells afterwards how it went."""
        self._done, self._failed = done, failed
        lay(self._printer, self._pages[0])
        if not self._painter.begin(self._printer):
            self._bar.end()
            failed(_no_printing())
            return
        self._bar.begin(len(self._pages))
        soon(self, self._next)

    def stop(self) -> None:
        """After the page that is being painted."""
        self._stopped = True

    def _next(self) -> None:
        if self._stopped:
            self._printer.abort()
        elif self._sent < len(self._pages):
            page = self._pages[self._sent]
            if self._sent:
                lay(self._printer, page)
                if not self._printer.newPage():
                    self._end()
                    self._failed(_no_printing())
                    return
            whole = self._printer.pageLayout().fullRectPixels(self._printer.resolution())
            paint_page(self._painter, page, QRectF(0, 0, whole.width(), whole.height()), palette=self._palette)
            self._sent += 1
            self._bar.tell(self._sent, len(self._pages))
            soon(self, self._next)
            return
        self._end()
        self._done(self._sent)

    def _end(self) -> None:
        self._painter.end()
        self._bar.end()
        self.deleteLater()


class _PrintBar(Bar):
    """The usual bar, for work that is done in the window's own thread."""

    def __init__(self, parent: QWidget, *, stop: Callable[[], object]) -> None:
        super().__init__(parent)
        self._halt = stop

    def begin(self, total: int) -> None:
        """Say what is done; it appears when it takes longer than half a second."""
        self.announce(tr("Afdrukken…"))
        self.tell(0, total)

    def reject(self) -> None:
        self._halt()


def lay(printer: QPrinter, page: Drawing) -> None:
    """Ask for paper of the size of a page, without margins: the page has its own."""
    size = QPageSize(QSizeF(*sorted((page.width, page.height))), QPageSize.Unit.Point)
    lying = page.width > page.height
    way = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    printer.setFullPage(True)
    printer.setPageLayout(QPageLayout(size, way, QMarginsF(0, 0, 0, 0)))


def _no_printing() -> KnownError:
    return KnownError(
        tr("De printer neemt niets aan."),
        remedy=tr("Kijk of hij aanstaat en papier heeft, of sla het op als PDF en druk dat af."),
        code="printer-refuses",
    )


def _nobody_waits(_outcome: object) -> None:
    """Nobody asked yet how it went."""
