"""The legend of the timeline in a small window of its own: the same samples that paper prints."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QWidget

from werkbank.i18n import tr
from werkbank.timeline.legend import legend
from werkbank.timeline.sizes import Sizes
from werkbank.ui.canvas.inks import colour
from werkbank.ui.canvas.painter import paint
from werkbank.ui.theme import Theme
from werkbank.ui.widgets import column

WIDE = 620.0


class _Samples(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._legend = legend(width=WIDE * theme.scale, top=12 * theme.scale, sizes=Sizes(theme.scale))
        self.setMinimumSize(self.sizeHint())  # a small screen would cut its right side off
        self.setAccessibleName(tr("Legenda"))

    def sizeHint(self) -> QSize:
        return QSize(round(WIDE * self._theme.scale), round(self._legend.bottom + 8))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("surface_raised", self._theme.palette))
        paint(painter, (self._legend.group,), self._theme.palette)
        painter.end()


class LegendWindow(QDialog):
    """What every shape, edge and sign means."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Legenda van de tijdlijn"))
        self.setLayout(column(_Samples(theme), space=0))
