"""Graphics items of the genogram: what can be chosen, loose ink, and the ring of handles.

They paint what ``genogram.picture`` draws and know nothing of the casus; the scene tells them what they are. Native
strokes and cached pictures make a frame cheap: Qt paints both without asking Python. Texts too small to read are left
out (``legible``), so that a large family stays calm and quick.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker, QPen, QTransform
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsPathItem,
    QGraphicsRectItem,
    QStyleOptionGraphicsItem,
    QWidget,
)

from werkbank.drawing.geometry import text_box, walk
from werkbank.drawing.shapes import (
    Box,
    Group,
    Item,
    Line,
    Path,
    Picture,
    Polygon,
    Rect,
    Style,
    Text,
)
from werkbank.drawing.tokens import RADIUS, WEIGHT_STRONG, Palette
from werkbank.ui.canvas.inks import brush, pen
from werkbank.ui.canvas.painter import paint, path_of
from werkbank.ui.genogram.parts import GroupPart, LoosePart, StrokePart, rect_of

RING = 10.0
FINGER = 7.0  # points: how near to its ink a line is hit
HALO = 7.0
CACHED = 40_000.0  # square points
LEAST_TEXT = 3.4  # pixels: a smaller text is a smudge


class StrokeItem(QGraphicsPathItem):
    """Loose lines of one style, or plain grounds of one colour, drawn by Qt itself."""

    def __init__(self, part: StrokePart, palette: Palette) -> None:
        super().__init__()
        self._palette = palette
        self._style: Style | None = None
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.redraw(part)

    def redraw(self, part: StrokePart) -> None:
        """Let it be these lines from now on."""
        self.drawn = part.drawn
        if part.style != self._style:
            self._style = part.style
            self.setPen(pen(part.style, self._palette))
            self.setBrush(brush(part.style, self._palette))
        self.setPath(part.path)


class Detail:
    """Whether letters are painted now; who left them out is kept, to be painted again."""

    def __init__(self) -> None:
        self.letters = True
        self._plain: set[AreaItem] = set()

    def zoom(self, item: AreaItem, zoom: float) -> float:
        """The zoom by which to judge what can be read."""
        if self.letters:
            return zoom
        self._plain.add(item)
        return 0.0

    def restore(self) -> None:
        """Letters again, everywhere."""
        self.letters = True
        for item in self._plain:
            item.update()
        self._plain.clear()

    def forget(self, item: AreaItem) -> None:
        """Something is off the paper."""
        self._plain.discard(item)


class AreaItem(QGraphicsRectItem):
    """Something inside a rectangle that Qt knows by itself: it asks for it a thousand times a frame."""

    def __init__(self, rect: QRectF) -> None:
        super().__init__(rect)
        self.setPen(QPen(Qt.PenStyle.NoPen))


class LooseItem(AreaItem):
    """Ink that is nobody's and is more than lines."""

    def __init__(self, part: LoosePart, palette: Palette, detail: Detail) -> None:
        super().__init__(part.rect)
        self._detail = detail
        self.drawn = part.drawn
        self._palette = palette
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._keep()

    def redraw(self, part: LoosePart) -> None:
        """Let it be this ink from now on."""
        self.drawn = part.drawn
        self.setRect(part.rect)
        self._keep()
        self.update()

    def _keep(self) -> None:
        """Let Qt keep the pixels of what is small; of something large they would take too much room."""
        small = self.rect().width() * self.rect().height() < CACHED
        mode = QGraphicsItem.CacheMode.DeviceCoordinateCache if small else QGraphicsItem.CacheMode.NoCache
        self.setCacheMode(mode)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        zoom = self._detail.zoom(self, painter.worldTransform().m11())
        paint(painter, legible(self.drawn, zoom=zoom), self._palette)


class GroupItem(AreaItem):
    """A person or the marks of a relation: can be pointed at, chosen and announced."""

    def __init__(self, part: GroupPart, palette: Palette, detail: Detail) -> None:
        super().__init__(part.rect)
        self._detail = detail
        self.chosen = False
        self._drawn, self._hit = part.group, part.hit
        self._later: Callable[[], Group] | None = None
        self._now: Callable[[], Group] | None = None  # as it is today, for who gets older
        self._spared: int | None = None  # the place of the text that is painted elsewhere
        self.away = False  # on its way, or fading
        self._palette = palette
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    @property
    def drawn(self) -> Group:
        """What it looks like now."""
        if self._spared is not None and self._now is not None:
            self._drawn = self._now()
        elif self._later is not None:
            self._drawn, self._later = self._later(), None
        return self._drawn

    @property
    def key(self) -> str:
        """'kind:id' of the entity."""
        return self._drawn.key

    @property
    def centre(self) -> QPointF:
        """Middle of the hit area, in the drawing: where it belongs, also while it glides there."""
        return self.hit.center()

    @property
    def hit(self) -> QRectF:
        """The area that counts as this thing, in the drawing: where it belongs, also while it glides there."""
        return self._hit.translated(self.pos())

    def setPos(self, *at: Any) -> None:  # noqa: ANN401 - a point or two numbers, as Qt has it
        super().setPos(*at)
        self._see_whether_away()

    def setOpacity(self, opacity: float) -> None:
        super().setOpacity(opacity)
        self._see_whether_away()

    def setTransform(self, matrix: QTransform, combine: bool = False) -> None:  # noqa: FBT001, FBT002 - as Qt has it
        super().setTransform(matrix, combine)
        self._see_whether_away()

    def _see_whether_away(self) -> None:
        """Kept, since it is asked of everybody in every frame."""
        self.away = not self.pos().isNull() or self.opacity() < 1 or not self.transform().isIdentity()

    def redraw(self, part: GroupPart) -> None:
        """Let it look like this from now on: the same thing with other ink, or at another place."""
        self._drawn, self._hit, self._later = part.group, part.hit, None
        self.setRect(part.rect)
        self.update()

    def redraw_later(self, group: Callable[[], Group]) -> None:
        """Another age inside the same outline, too small to read; worked out when somebody looks."""
        self._later = group

    def follow(self, now: Callable[[], Group]) -> None:
        """Ask for the look of today whenever it matters, as long as the age is painted elsewhere."""
        self._now = now

    def spare(self, at: int | None) -> None:
        """Leave out the text at this place: somebody else paints it (``ages``); None to paint everything."""
        if at != self._spared:
            self._spared = at
            self.update()

    def set_chosen(self, *, chosen: bool) -> None:
        """Light it up or not."""
        if chosen != self.chosen:
            self.chosen = chosen
            self.update()

    def shape(self) -> QPainterPath:
        if self._drawn.box is None:  # a bond or an outline: hit on its ink, never on what it runs round
            return ink_shape(self._drawn.items)
        path = QPainterPath()
        path.addRect(self._hit)
        return path

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        if self.chosen and self._drawn.box is None:
            paint(painter, halo(self.drawn.items), self._palette)
        elif self.chosen:
            box = Box(self._hit.x(), self._hit.y(), self._hit.width(), self._hit.height())
            paint(painter, (Rect(box, Style("focus", "selection", WEIGHT_STRONG), RADIUS),), self._palette)
        paint(
            painter, legible(self._own(), zoom=self._detail.zoom(self, painter.worldTransform().m11())), self._palette
        )

    def _own(self) -> tuple[Item, ...]:
        """What is painted here; without the age nothing depends on a birthday, so nothing is worked out for one."""
        if self._spared is None:
            return self.drawn.items
        items = self._drawn.items
        return items[: self._spared] + items[self._spared + 1 :]


ShownItem = StrokeItem | LooseItem | GroupItem


def ink_shape(items: Iterable[Item]) -> QPainterPath:
    """The strokes of some ink, wide enough for a finger's end."""
    whole = QPainterPath()
    for leaf in walk(items):
        if isinstance(leaf, Text):
            whole.addRect(rect_of(text_box(leaf)))
        elif isinstance(leaf, Picture):
            whole.addRect(rect_of(leaf.box))
        else:
            whole.addPath(path_of(leaf))
    stroker = QPainterPathStroker()
    stroker.setWidth(FINGER)
    wide = stroker.createStroke(whole)
    wide.setFillRule(Qt.FillRule.WindingFill)
    return wide


def halo(items: Iterable[Item]) -> tuple[Item, ...]:
    """What lies under chosen ink that has no box of its own: the same strokes, broad and soft."""
    style = Style("selection", "", HALO, round_ends=True)
    return tuple(replace(leaf, style=style) for leaf in walk(items) if isinstance(leaf, Line | Path | Polygon))


def legible(items: Iterable[Item], *, zoom: float) -> Iterator[Item]:
    """Everything but texts that nobody could read at this zoom (pixels a point)."""
    return (leaf for leaf in walk(items) if not (isinstance(leaf, Text) and leaf.size * zoom < LEAST_TEXT))
