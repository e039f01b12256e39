"""Which part of the picture is in view and how large: fit, zoom, pan, and the same again next time."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QGraphicsView

STEP, LEAST, MOST = 1.2, 0.15, 8.0
USUAL = 1.9  # pixels a point: a small family is not blown up beyond this
ROOM = 12.0


class Camera:
    """Looks at a scene for a view."""

    def __init__(self, view: QGraphicsView) -> None:
        self._view = view
        self.fitted = True  # keep everything in view when the window or the family changes
        self.largest = USUAL  # pixels a point, for what fits easily

    @property
    def zoom(self) -> float:
        """Pixels a point."""
        return self._view.transform().m11()

    def fit(self) -> None:
        """Everything in view, never larger than reads well."""
        self.fitted = True
        rect = self._view.scene().itemsBoundingRect().adjusted(-ROOM, -ROOM, ROOM, ROOM)
        self._view.setSceneRect(rect.adjusted(-rect.width(), -rect.height(), rect.width(), rect.height()))
        self._view.fitInView(rect, Qt.AspectRatioMode.KeepAspectRatio)
        if self.zoom > self.largest:
            self._scale_to(self.largest)
            self._view.centerOn(rect.center())

    def nearer(self, factor: float = STEP) -> None:
        """Zoom in, or out with a factor below one."""
        self.fitted = False
        self._scale_to(min(MOST, max(min(LEAST, self.zoom), self.zoom * factor)))

    def shift(self, by: QPoint) -> None:
        """Move the paper."""
        self.fitted = False
        for scroll, step in ((self._view.horizontalScrollBar(), by.x()), (self._view.verticalScrollBar(), by.y())):
            scroll.setValue(scroll.value() - step)

    def state(self) -> dict[str, Any]:
        """Zoom and place, as JSON without floats' surprises: in thousandths."""
        centre = self._view.mapToScene(self._view.viewport().rect().center())
        return {
            "fitted": self.fitted,
            "zoom": round(self.zoom * 1000),
            "x": round(centre.x()),
            "y": round(centre.y()),
        }

    def restore(self, kept: dict[str, Any]) -> None:
        """Put zoom and place back."""
        if not kept or kept.get("fitted", True):
            self.fit()
            return
        self.fitted = False
        self._scale_to(kept.get("zoom", 1000) / 1000)
        self._view.centerOn(QPointF(kept.get("x", 0), kept.get("y", 0)))

    def _scale_to(self, zoom: float) -> None:
        now = self.zoom
        self._view.scale(zoom / now, zoom / now)
