"""People who get another place go there in a moment, so that the eye can follow; not when less motion is asked for.

What counts is the place on screen: also when the picture is fitted anew. Any press or key ends it at once. Only the
transform of an item moves: its position is that of a drag, and where it belongs is known all the time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QPointF, QVariantAnimation
from PySide6.QtGui import QTransform

from werkbank.drawing.tokens import MOTION_MS
from werkbank.ui.motion import less_motion

if TYPE_CHECKING:
    from werkbank.ui.genogram.items import GroupItem
    from werkbank.ui.genogram.view import GenogramView

LEAST, MOST = 4.0, 150  # pixels; people: more would be a blur

Seen = dict[str, QPointF]


class Glide:
    """Moves items of a view from where they were to where they are."""

    def __init__(self, view: GenogramView) -> None:
        self._view = view
        self._from: list[tuple[GroupItem, QPointF]] = []
        self._run = QVariantAnimation(view)
        self._run.setDuration(MOTION_MS)
        self._run.setStartValue(1.0)
        self._run.setEndValue(0.0)
        self._run.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._run.valueChanged.connect(self._move)
        self._run.finished.connect(self._arrive)

    @property
    def moving(self) -> int:
        """How many are on their way."""
        return len(self._from)

    def look(self) -> Seen:
        """Where everybody is on screen now; empty when nothing is to move."""
        if less_motion() or not self._view.isVisible():
            return {}
        transform = self._view.viewportTransform()
        return {key: transform.map(item.centre + item.pos()) for key, item in self._view.items_by_key.items()}

    def start(self, before: Seen) -> None:
        """Let everybody who was elsewhere come from there."""
        self.finish()
        transform = self._view.viewportTransform()
        back = transform.inverted()[0]
        moved = []
        for key, item in self._view.items_by_key.items():
            item.setPos(QPointF())  # somebody who was dragged comes from where they were let go
            if (was := before.get(key)) is not None and (was - transform.map(item.centre)).manhattanLength() > LEAST:
                moved.append((item, back.map(was) - item.centre))
        if moved and len(moved) <= MOST:
            self._from = moved
            self._move(1.0)
            self._run.start()

    def finish(self) -> None:
        """Everybody stands where they belong, now."""
        self._run.stop()
        self._arrive()

    def _move(self, part: float) -> None:
        for item, away in self._from:
            item.setTransform(QTransform.fromTranslate(away.x() * part, away.y() * part))

    def _arrive(self) -> None:
        self._move(0.0)
        self._from = []
