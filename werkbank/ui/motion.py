"""Whether things may move on screen, and letting a text go softly: on request everything steps instead."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QVariantAnimation
from PySide6.QtWidgets import QGraphicsOpacityEffect, QWidget

from werkbank.drawing.tokens import MOTION_MS

_NAME = "less_motion"


def less_motion() -> bool:
    """Whether the user asked for less movement."""
    app = QCoreApplication.instance()
    return bool(app is not None and app.property(_NAME))


def ask_less_motion(*, wanted: bool) -> None:
    """Stop moving things, or move them again."""
    app = QCoreApplication.instance()
    if app is not None:
        app.setProperty(_NAME, wanted)


class Fade:
    """Lets one widget fade away in a moment; at once when less motion is asked for."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._effect = QGraphicsOpacityEffect(widget)
        self._effect.setEnabled(False)  # only while it fades: letters stay sharp
        widget.setGraphicsEffect(self._effect)
        self._run = QVariantAnimation(widget)
        self._run.setDuration(MOTION_MS)
        self._run.setStartValue(1.0)
        self._run.setEndValue(0.0)
        self._run.valueChanged.connect(self._effect.setOpacity)
        self._run.finished.connect(self._gone)

    @property
    def running(self) -> bool:
        """Whether it is on its way out."""
        return self._run.state() == QVariantAnimation.State.Running

    def away(self) -> None:
        """Let it go."""
        if less_motion() or not self._widget.isVisible():
            self.hide()
        elif not self.running:
            self._effect.setEnabled(True)
            self._run.start()

    def back(self) -> None:
        """It is wanted, now."""
        self._stop()
        self._widget.show()

    def hide(self) -> None:
        """It is gone, now."""
        self._stop()
        self._widget.hide()

    def _stop(self) -> None:
        self._run.stop()
        self._effect.setEnabled(False)

    def _gone(self) -> None:
        self._effect.setEnabled(False)
        self._widget.hide()
