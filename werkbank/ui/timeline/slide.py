"""What panning through time only pushes aside: ground, marks and curve in a picture that is wider than the view.

Algorithm: as soon as one step of a pan looks like the step before it (same scale, lanes, look; a whole number of device
pixels further), all that moves with the days is painted once for the view and ``AHEAD`` points beside it, on the side
that comes into view. The steps after it copy from that picture until it ends. What keeps to the sides of the view
(texts, axis, signals, names of lanes) is painted on every step as always.

Invariant: a copied step shows what painting it would have shown. A row with more events than room is a density in the
view and in the picture alike; when a row turns, the picture is let go.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPixmap

from werkbank.timeline.frame import Frame
from werkbank.timeline.ground import Ground
from werkbank.ui.timeline.buffers import is_whole

AHEAD = 320  # points
Wider = Callable[[Ground, Frame], Frame]  # the frame of a wider ground, with the same rows as densities
Under = Callable[[QPainter, Ground, Frame, QSize], None]


class _Picture(NamedTuple):
    """``first`` is the day at the left of the picture; ``key`` tells for which view it holds."""

    key: tuple[object, ...]
    first: float
    pixmap: QPixmap


class Slide:
    """The picture of one painter, at one device pixel ratio."""

    def __init__(self, ratio: float) -> None:
        self._ratio = ratio
        self._picture: _Picture | None = None
        self._last: tuple[tuple[object, ...], float] | None = None

    @property
    def ready(self) -> bool:
        """Whether there is a picture to copy from."""
        return self._picture is not None

    def rest(self) -> None:
        """Nobody pans any more."""
        self._picture = self._last = None

    def copy(self, painter: QPainter, ground: Ground, *, key: tuple[object, ...], height: int) -> bool:
        """Copy the view from the picture; False when it does not hold for this view."""
        picture = self._picture
        if picture is None or picture.key != key:
            return False
        offset = (ground.scale.first - picture.first) * ground.scale.per_day
        if not (-0.01 <= offset <= AHEAD + 0.01 and is_whole(offset, ratio=self._ratio)):
            return False
        left, ratio = round(ground.left), self._ratio
        wide = round(ground.right) - left
        painter.drawPixmap(
            left, 0, wide, height,
            picture.pixmap, round((left + offset) * ratio), 0, round(wide * ratio), round(height * ratio),
        )  # fmt: skip
        return True

    def look_ahead(
        self, ground: Ground, frame: Frame, *, key: tuple[object, ...], size: QSize, wider: Wider, under: Under
    ) -> None:
        """Paint a new picture when this step goes on from the last one."""
        last, self._last = self._last, (key, ground.scale.first)
        if last is None or last[0] != key:
            self._picture = None
            return
        step = (ground.scale.first - last[1]) * ground.scale.per_day
        if abs(step) > AHEAD or not is_whole(step, ratio=self._ratio) or abs(step) < 0.01:
            return
        scale = ground.scale if step > 0 else ground.scale.moved(AHEAD)
        broad = replace(ground, scale=scale, right=ground.right + AHEAD)
        pixmap = QPixmap(QSize(round(broad.right), size.height()) * self._ratio)
        pixmap.setDevicePixelRatio(self._ratio)
        inner = QPainter(pixmap)
        under(inner, broad, wider(broad, frame), QSize(round(broad.right), size.height()))
        inner.end()
        self._picture = _Picture(key, scale.first, pixmap)
