"""The canvas of the timeline: one widget that paints what is visible from columns of numbers.

Layers: the base (lanes, marks, axis, curve, names) is painted anew only when something in it changes, and then kept;
the overlay (rings round what is selected, time cursor, rubber band) is drawn over it on every paint. Names stay left
and the axis on top while time and lanes scroll under them.

Scrolling keeps two numbers: the scale (which day stands left, how wide a day is) and the height scrolled. The scroll
bars only show them.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from datetime import date

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip

from werkbank.app.session import Key
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.kinds import Kind
from werkbank.timeline.board import Board, Showing, lay
from werkbank.timeline.frame import ON_SCREEN, Detail, Frame, Window, frame
from werkbank.timeline.ground import Ground, head_of
from werkbank.timeline.hits import Hit, box_of, hit
from werkbank.timeline.lanes import Grouping
from werkbank.timeline.places import Memory
from werkbank.timeline.scale import Scale, fit, on_calendar
from werkbank.timeline.sizes import Sizes
from werkbank.timeline.stack import Band, Folding, Stack, stack
from werkbank.ui.desk import Desk
from werkbank.ui.theme import Theme
from werkbank.ui.timeline import keys, looking, mouse
from werkbank.ui.timeline.base_painter import Base, BasePainter
from werkbank.ui.timeline.glide import Glide
from werkbank.ui.timeline.inline_menu import show_menu
from werkbank.ui.timeline.inline_state import Editing
from werkbank.ui.timeline.overlay import paint_overlay
from werkbank.ui.timers import soon

ZOOM = 1.25
AIR = 40.0  # pixels that stay free round what is brought into view


class Canvas(QAbstractScrollArea):
    """Lanes, marks, axis and names of one casus."""

    scale_changed = Signal()
    laid_out = Signal()
    focus_moved = Signal(int)  # index of the event that the keyboard went to
    folded = Signal()  # lanes were folded or opened
    asked = Signal(object)  # Hit on the help curve or a signal: the view knows what to do

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.desk = desk
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setAutoFillBackground(False)
        self._theme = theme
        self.sizes = Sizes(theme.scale)
        self.grouping = Grouping.PERSON
        self.showing = Showing()
        self.folding = Folding()
        self.lit: frozenset[str] | None = None  # events that are lit while the others step back
        self.seasons = True  # shaded where months are wide enough
        self._memory = Memory()
        self._ahead: tuple[object, Board, Memory] | None = None
        desk.foresights.append(self._foresee)
        self.board: Board = self._laid()
        self.stack: Stack = stack(self.board, sizes=self.sizes, folding=self.folding)
        self.scale: Scale = fit(self.board, left=0.0, right=1.0)
        self.fitted = True  # follows the width and the history until somebody zooms or pans
        self.scrolled = 0
        self.focused: EntityId | None = None
        self.band: QRectF | None = None  # the rubber band
        self.editing = Editing(self)
        self.motion: Glide = Glide(self)
        self._frame: Frame | None = None
        self._ground: Ground | None = None
        self._pixmap: QPixmap | None = None
        self._painter: BasePainter | None = None
        self._stale = True
        desk.news_turned.connect(self.viewport().update)
        desk.forks_turned.connect(self.viewport().update)
        self.horizontalScrollBar().valueChanged.connect(self._slid_across)
        self.verticalScrollBar().valueChanged.connect(self._slid_down)

    # --- what is shown -------------------------------------------------------------------------------------------

    @property
    def head(self) -> float:
        """Height of axis, curve and signals, which do not scroll."""
        return head_of(self.board, sizes=self.sizes)

    @property
    def ground(self) -> Ground:
        """Where everything stands now."""
        if self._ground is None:
            self._ground = self._grounded()
        return self._ground

    def _grounded(self) -> Ground:
        top = self.head - self.scrolled
        low, high = self.scrolled, self.scrolled + self.viewport().height() - self.head
        bands = tuple(band for band in self.stack.bands if band.bottom > low and band.top < high)
        left, right = self.sizes.names, float(self.viewport().width())
        return Ground(self.board, self.stack, self.scale, self.sizes, left, right, top, bands, self.seasons)

    @property
    def frame(self) -> Frame:
        """What is visible, as columns."""
        if self._frame is None:
            self._frame = self._framed(self.ground, ON_SCREEN)
        return self._frame

    def _framed(self, ground: Ground, detail: Detail) -> Frame:
        low = float(self.scrolled)
        window = Window(ground.left, ground.right, low, low + self.viewport().height() - self.head)
        lit = self._lit_marks()
        return frame(
            self.board, self.stack, scale=ground.scale, window=window, sizes=self.sizes, lit=lit, detail=detail
        )

    def _wider(self, ground: Ground, now: Frame) -> Frame:
        """The marks of a wider ground, without their texts; what is a density now is one there."""
        return self._framed(ground, Detail(labels=0, densities=now.dense))

    def _lit_marks(self) -> NDArray[np.bool_] | None:
        """Which events of the board are lit, by their numbers."""
        if self.lit is None:
            return None
        marks = np.zeros(len(self.board), dtype=np.bool_)
        marks[[index for event_id in self.lit for index in self.board.all_at(event_id)]] = True
        return marks

    def hit(self, point: QPointF) -> Hit:
        """What lies at a point of the viewport."""
        return hit(self.ground, self.frame, x=point.x(), y=point.y())

    def key(self, index: int) -> Key:
        """The key of an event by its place on the board."""
        return Key(Kind.EVENT, self.board.places[index].event.id)

    def lane_shift(self, index: int) -> int:
        """What to add to a day of the board for the day of the calendar, in the lane of an event."""
        return self.board.lanes[self.board.lane_of(index)].shift if self.board.align is not None else 0

    def calendar_day(self, x: float, *, index: int) -> date:
        """The day of the calendar at an x, in the lane of an event."""
        return on_calendar(self.scale.day(x) + self.lane_shift(index))

    # --- changes -------------------------------------------------------------------------------------------------

    def relay(self) -> None:
        """Lay out anew after the casus, the grouping or the day changed."""
        self.board = self._laid()
        self.restack()
        self.laid_out.emit()

    def restack(self) -> None:
        """Place the lanes anew after folding or another size."""
        self.stack = stack(self.board, sizes=self.sizes, folding=self.folding)
        if self.fitted:
            self.scale = self.fitting()
        self._limit()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look and size."""
        self._theme = theme
        self.sizes = Sizes(theme.scale)
        self._painter = None
        self.restack()

    def show_scale(self, scale: Scale, *, fitted: bool = False) -> None:
        """Look at other days, at once."""
        self.motion.stop()
        self.step_to(scale, fitted=fitted)

    def step_to(self, scale: Scale, *, fitted: bool) -> None:
        """One step of a smooth way."""
        self.scale, self.fitted = scale, fitted
        self._limit()
        self.scale_changed.emit()

    def fit(self) -> None:
        """Show the whole history."""
        self.show_scale(self.fitting(), fitted=True)

    def light(self, events: Collection[str] | None) -> None:
        """Light some events while the others step back; None lights all as usual."""
        lit = None if events is None else frozenset(events)
        if lit != self.lit:
            self.lit, self._frame = lit, None
            self.refresh()

    def present(self, showing: Showing) -> None:
        """Filter, put lives beside each other, or switch the bands behind them."""
        if showing == self.showing:
            return
        turned = showing.align != self.showing.align
        self.showing = showing
        self.relay()
        if turned:  # other days: nothing of what was in view is there
            self.fit()

    def zoom(self, factor: float, *, at: float | None = None) -> None:
        """Zoom round an x, or round the middle."""
        middle = (self.sizes.names + self.viewport().width()) / 2
        self.show_scale(self.scale.zoomed(factor, at=middle if at is None else max(at, self.sizes.names)))

    def pan(self, dx: float, dy: float = 0.0) -> None:
        """Push the picture to the right and down."""
        self.scrolled -= round(dy)
        self.show_scale(self.scale.moved(dx), fitted=self.fitted and dx == 0)

    def reveal(self, event_id: EntityId) -> None:
        """Bring an event into view; moves no more than is needed."""
        index = self.board.at.get(event_id, -1)
        if index < 0:
            return
        if (box := box_of(self.ground, index)) is None:  # folded, or past the cap
            looking.open_lane_of(self, index)
            if (box := box_of(self.ground, index)) is None:
                return
        left, right = self.sizes.names + AIR, self.viewport().width() - AIR
        dx = (
            left - box.x
            if box.x + box.w < left
            else right - box.x - min(box.w, right - left)
            if box.x > right - AIR
            else 0.0
        )
        low, high = self.head, float(self.viewport().height())
        dy = low - box.y + 8 if box.y < low else min(0.0, high - box.y - box.h - 8)
        if dx or dy:
            self.pan(dx, dy)

    def fold(self, band: Band | None) -> None:
        """Cap an opened lane again; fold a lane, or open a folded one."""
        if band is not None and band.lane is not None:
            key, folding = band.lane.name.key, self.folding
            if key in folding.opened:
                self.set_folding(folding._replace(opened=frozenset(folding.opened) - {key}))
            else:
                self.set_folding(folding._replace(folded=frozenset(folding.folded) ^ {key}))

    def unfold(self, band: Band | None) -> None:
        """Show what a count stands for: hidden rows, a folded lane, or the lanes without events."""
        if band is None:
            return
        if band.lane is None:
            self.set_folding(self.folding._replace(all_lanes=True))
        elif band.folded:
            self.fold(band)
        else:
            key = band.lane.name.key
            self.set_folding(self.folding._replace(opened=frozenset(self.folding.opened) | {key}))

    def set_folding(self, folding: Folding) -> None:
        """Fold and open lanes as they were."""
        self.folding = folding
        self.restack()
        self.folded.emit()

    def refresh(self) -> None:
        """Paint the base anew: the selection of persons is part of it."""
        self._stale = True
        self.viewport().update()

    def _foresee(self, casus: Casus) -> None:
        """Lay out a casus that will soon be shown; called in another thread."""
        memory, asked = self._memory.copied(), self._asked
        board = lay(casus, today=asked[0], grouping=asked[1], showing=asked[2], memory=memory)
        self._ahead = asked, board, memory

    @property
    def _asked(self) -> tuple[date, Grouping, Showing]:
        return self.desk.session.today, self.grouping, self.showing

    def _laid(self) -> Board:
        today, grouping, showing = self._asked
        ahead, self._ahead = self._ahead, None
        if ahead is not None and ahead[0] == self._asked and ahead[1].casus is self.desk.casus:
            _, board, self._memory = ahead
            return board
        return lay(self.desk.casus, today=today, grouping=grouping, memory=self._memory, showing=showing)

    def fitting(self) -> Scale:
        """The scale at which the whole history is seen."""
        right = max(self.viewport().width() - 8.0, self.sizes.names + 50)
        return fit(self.board, left=self.sizes.names, right=right)

    def _limit(self) -> None:
        """Keep days and lanes in reach, tell the scroll bars, paint anew."""
        self.scale = self.scale._replace(left=self.sizes.names, first=self.scale.day(self.sizes.names))
        wide = (self.viewport().width() - self.sizes.names) / self.scale.per_day
        low, high = float(self.board.first_day), float(self.board.far_day)
        if wide >= self.board.last_day - low:  # all is in view: what comes later is no reason to look away from it
            high = float(self.board.last_day)
        first = (low + high - wide) / 2 if wide >= high - low else min(max(self.scale.first, low), high - wide)
        self.scale = self.scale._replace(first=first)
        tall = max(0, math.ceil(self.stack.height + self.head - self.viewport().height()))
        self.scrolled = min(max(self.scrolled, 0), tall)
        self._tell_bars(tall, low=low, wide=wide, whole=high - low)
        self._frame = self._ground = None
        self.refresh()

    def _tell_bars(self, tall: int, *, low: float, wide: float, whole: float) -> None:
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        for bar in (down, across):
            bar.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        down.setRange(0, tall)
        down.setPageStep(max(1, round(self.viewport().height() - self.head)))
        down.setSingleStep(round(self.sizes.row))
        down.setValue(self.scrolled)
        across.setRange(0, max(0, round((whole - wide) * self.scale.per_day)))
        across.setPageStep(max(1, round(wide * self.scale.per_day)))
        across.setSingleStep(40)
        across.setValue(round((self.scale.first - low) * self.scale.per_day))
        for bar in (down, across):
            bar.blockSignals(False)  # noqa: FBT003

    def _slid_across(self, value: int) -> None:
        self.show_scale(self.scale._replace(first=self.board.first_day + value / self.scale.per_day))

    def _slid_down(self, value: int) -> None:
        self.scrolled = value
        self._limit()

    # --- painting ------------------------------------------------------------------------------------------------

    def _paint_base(self, painter: QPainter) -> None:
        """Straight onto the widget while it changes from frame to frame; from a kept picture while it does not."""
        ratio, size = painter.deviceTransform().m11(), self.viewport().size()
        if self._painter is None or self._painter.ratio != ratio:
            self._painter = BasePainter(self._theme.palette, self.sizes, ratio)
            self._stale = True
        persons = frozenset(key.id for key in self.desk.session.selection if key.kind is Kind.PERSON)
        base = Base(self.ground, self.frame, persons, self.lit, self._wider)
        if self._stale:
            self._pixmap = None
            self._painter.paint(painter, base, size=size)
            self._stale = not self._painter.complete
            if self._stale:
                soon(self, self.viewport().update)
            return
        if self._pixmap is None:
            self._painter.rest()
            self._pixmap = QPixmap(size * ratio)
            self._pixmap.setDevicePixelRatio(ratio)
            inner = QPainter(self._pixmap)
            self._painter.paint(inner, base, size=size)
            inner.end()
        painter.drawPixmap(0, 0, self._pixmap)

    def viewportSizeHint(self) -> QSize:
        return QSize(720, 420)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.fitted:
            self.scale = self.fitting()
        self._limit()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self.viewport())
        try:
            self._paint_base(painter)
            paint_overlay(painter, self, palette=self._theme.palette)
        finally:  # a painter that is left open takes the whole program along
            painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.editing.gesture = mouse.press(self, event)
            self.viewport().setCursor(self.editing.gesture.cursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.editing.modifiers = event.modifiers()
        if self.editing.gesture is not None:
            self.editing.gesture.move(event.position())
        else:
            self.viewport().setCursor(mouse.pointer(self, event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.editing.gesture is not None:
            gesture, self.editing.gesture = self.editing.gesture, None
            gesture.end(event.position())
            self.viewport().unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            mouse.double_click(self, event.position())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.editing.dropping.over(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.editing.dropping.over(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        del event
        self.editing.echo.hush()

    def dropEvent(self, event: QDropEvent) -> None:
        self.editing.dropping.drop(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        show_menu(self, event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        mouse.wheel(self, event)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not keys.press(self, event):
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom(1 + event.value(), at=event.position().x())
            return True
        if isinstance(event, QHelpEvent):
            text = mouse.tip(self, self.hit(QPointF(event.pos())))
            QToolTip.showText(event.globalPos(), text, self.viewport())
            return True
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
