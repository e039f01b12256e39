"""Short smooth ways from one view in time to another, so that the eye keeps hold of what it looked at.

The width changes by equal factors and the first day in step with the width; so whatever day stood still at the start
and the end of the way (the one under the mouse) stands still all along. Whoever asked for less motion goes
there at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QVariantAnimation

from werkbank.drawing.tokens import MOTION_MS
from werkbank.timeline.scale import Scale
from werkbank.ui.motion import less_motion

if TYPE_CHECKING:
    from werkbank.ui.timeline.canvas import Canvas


class Glide:
    """One way at a time on a canvas."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._way: tuple[Scale, Scale, bool] | None = None
        self._time = QVariantAnimation(canvas)
        self._time.setStartValue(0.0)
        self._time.setEndValue(1.0)
        self._time.setDuration(MOTION_MS)
        self._time.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._time.valueChanged.connect(self._step)

    @property
    def goal(self) -> Scale:
        """Where the way leads; where we are when there is none."""
        return self._way[1] if self._way is not None else self._canvas.scale

    def zoom(self, factor: float, *, at: float | None = None) -> None:
        """Zoom round an x, or round the middle; steps that follow quickly add up."""
        canvas = self._canvas
        middle = (canvas.sizes.names + canvas.viewport().width()) / 2
        self.start(self.goal.zoomed(factor, at=middle if at is None else max(at, canvas.sizes.names)))

    def fit(self) -> None:
        """Show the whole history."""
        self.start(self._canvas.fitting(), fitted=True)

    def start(self, scale: Scale, *, fitted: bool = False) -> None:
        """Go from here to a scale."""
        canvas = self._canvas
        self._time.stop()
        if not canvas.isVisible() or less_motion():
            canvas.show_scale(scale, fitted=fitted)
            return
        self._way = canvas.scale, scale, fitted
        self._time.start()

    def stop(self) -> None:
        """Stay where we are."""
        self._way = None
        self._time.stop()

    def _step(self, share: float) -> None:
        if self._way is None:
            return
        start, end, fitted = self._way
        last = share >= 1.0
        self._canvas.step_to(end if last else between(start, end, share=share), fitted=fitted and last)
        if last:
            self._way = None


def between(start: Scale, end: Scale, *, share: float) -> Scale:
    """The scale on the way; see the module."""
    per_day = start.per_day * (end.per_day / start.per_day) ** share
    w0, w1, w = 1 / start.per_day, 1 / end.per_day, 1 / per_day
    done = share if abs(w1 - w0) < 1e-9 * w0 else (w - w0) / (w1 - w0)
    first = start.first + (end.first - start.first) * done
    return Scale(first, per_day, start.left)
