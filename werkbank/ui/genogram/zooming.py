"""Zooming without a jerk: while somebody zooms, a picture of what was in view grows and shrinks; at rest all is sharp.

Every zoom asks for new pixels of every sign and every letter, far more than fits in a frame. So a step that follows
another, or that comes from a wheel, scales the picture of before, and what comes into view round it is drawn without
letters. A moment after the last step the paper is painted as it is.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QRegion, QTransform

from werkbank.ui.timers import Debounce

if TYPE_CHECKING:
    from werkbank.ui.genogram.view import GenogramView

REST_MS = 80  # no step for so long: sharp again
AT_ONCE = 0.15  # seconds between two key strokes: shorter is a key that is held


class Zooming:
    """Brings the paper of a view nearer, step by step."""

    def __init__(self, view: GenogramView) -> None:
        self._view = view
        self._before: QPixmap | None = None
        self._seen = QTransform()  # how the paper lay when that was taken
        self._stepped = -AT_ONCE
        self._rest = Debounce(view, self.finish, milliseconds=REST_MS)

    @property
    def moving(self) -> bool:
        """Whether a scaled picture is in view."""
        return self._before is not None

    def turn(self, factor: float) -> None:
        """A step of a wheel."""
        if self._before is None:
            self._seen = self._view.viewportTransform()
            self._before = self._view.viewport().grab()
            self._view.paper.detail.letters = False
        self._view.camera.nearer(factor)
        self._rest.call()

    def press(self, factor: float) -> None:
        """A step by key or button: sharp at once, unless they follow each other fast."""
        now = time.monotonic()
        if now - self._stepped < AT_ONCE:
            self.turn(factor)
        else:
            self._view.camera.nearer(factor)
        self._stepped = now

    def finish(self) -> None:
        """Sharp, now."""
        self._rest.drop()
        if self._before is not None:
            self._before = None
            self._view.paper.detail.restore()
            self._view.viewport().update()

    def outside(self, event: QPaintEvent) -> QPaintEvent:
        """What is left to paint of the paper itself: what lies round the picture of before."""
        inside = self._place().mapRect(QRectF(self._view.viewport().rect())).toAlignedRect().adjusted(1, 1, -1, -1)
        return QPaintEvent(event.region().subtracted(QRegion(inside)))

    def paint(self) -> None:
        """Put the picture of before where its paper is now."""
        if self._before is not None:
            painter = QPainter(self._view.viewport())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setTransform(self._place())
            painter.drawPixmap(0, 0, self._before)
            painter.end()

    def _place(self) -> QTransform:
        return self._seen.inverted()[0] * self._view.viewportTransform()
