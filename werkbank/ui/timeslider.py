"""A slider over the whole history: years below the line, above it how much happened when.

Arrows step a month, Page keys a year, Ctrl with an arrow goes from event to event, Home to the first day, End to today.
A screen reader hears the day in words, because it is the name of the slider.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QSlider

from werkbank.app.travel import History, months_on, ticks
from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.model.dates import from_edtf, to_dutch
from werkbank.ui.theme import Theme

EDGE = 12  # px left and right: room for half a handle
TICK_ROOM = 44  # px a year label
BUCKET = 5  # px
STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_PageDown: -12,
    Qt.Key.Key_PageUp: 12,
}


class TimeSlider(QSlider):
    """A day between the beginning of the history and today."""

    day_wanted = Signal(object)  # date, or None for today
    play_wanted = Signal()

    def __init__(self, history: History, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._history = history
        self._theme = theme
        self._curve: QPolygonF | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_theme(theme)
        self.tell(history, day=history.today)

    def set_theme(self, theme: Theme) -> None:
        """Another look."""
        self._theme = theme
        self.setMinimumSize(theme.px(160), theme.px(46))
        self._curve = None
        self.update()

    def tell(self, history: History, *, day: date) -> None:
        """Show this day of this history."""
        if history is not self._history:
            self._history, self._curve = history, None
            self.update()
        self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.setRange(history.first.toordinal(), history.today.toordinal())
        self.setValue(day.toordinal())
        self.blockSignals(False)  # noqa: FBT003
        self.setAccessibleName(tr("Tijd: {dag}", dag=to_dutch(from_edtf(day.isoformat()))))

    # --- places --------------------------------------------------------------------------------------------------

    def _x(self, day: date) -> float:
        span = max(1, self.maximum() - self.minimum())
        return EDGE + (day.toordinal() - self.minimum()) / span * (self.width() - 2 * EDGE)

    def _day_at(self, x: float) -> date:
        span = self.maximum() - self.minimum()
        part = (x - EDGE) / max(1, self.width() - 2 * EDGE)
        return date.fromordinal(self.minimum() + round(min(1.0, max(0.0, part)) * span))

    @property
    def _line(self) -> float:
        """Height of the line, in px."""
        return self.height() - self._theme.px(20)

    # --- Qt ------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(360), self._theme.px(46))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, day = Qt.Key(event.key()), date.fromordinal(self.value())
        if key is Qt.Key.Key_Space:
            self.play_wanted.emit()
        elif key is Qt.Key.Key_Home:
            self.day_wanted.emit(self._history.first)
        elif key is Qt.Key.Key_End:
            self.day_wanted.emit(None)
        elif key in STEPS and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            later = self._history.after(day) if STEPS[key] > 0 else self._history.before(day) or self._history.first
            self.day_wanted.emit(later)
        elif key in STEPS:
            self.day_wanted.emit(self._history.within(months_on(day, months=STEPS[key])))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.day_wanted.emit(self._history.within(self._day_at(event.position().x())))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.day_wanted.emit(self._history.within(self._day_at(event.position().x())))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self.setSliderDown(False)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._curve = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_density(painter)
        self._paint_line(painter)
        self._paint_years(painter)
        self._paint_handle(painter)
        painter.end()

    def _paint_density(self, painter: QPainter) -> None:
        if self._curve is None:
            high, base, room = self._line - 5, self._line, self.width() - 2 * EDGE
            parts = self._history.density(max(2, room // BUCKET)) if self._history.days else (0.0, 0.0)
            step = room / (len(parts) - 1)
            tops = [QPointF(EDGE + n * step, base - value * high) for n, value in enumerate(parts)]
            self._curve = QPolygonF([QPointF(EDGE, base), *tops, QPointF(EDGE + room, base)])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour("curve"))
        painter.setOpacity(0.55)
        painter.drawPolygon(self._curve)
        painter.setOpacity(1.0)

    def _paint_line(self, painter: QPainter) -> None:
        at = self._x(date.fromordinal(self.value()))
        for left, right, role in ((EDGE, at, "accent"), (at, self.width() - EDGE, "line_strong")):
            painter.setPen(QPen(self._colour(role), self._theme.px(2)))
            painter.drawLine(QPointF(left, self._line), QPointF(right, self._line))

    def _paint_years(self, painter: QPainter) -> None:
        font = QFont(self.font())
        font.setPointSizeF(self._theme.points(tokens.TYPE_NOTE))
        painter.setFont(font)
        room = self._theme.px(TICK_ROOM)
        for year in ticks(self._history, most=max(1, (self.width() - 2 * EDGE) // room)):
            x = self._x(date(year, 1, 1))
            painter.setPen(QPen(self._colour("line_strong"), 1))
            painter.drawLine(QPointF(x, self._line), QPointF(x, self._line + 4))
            painter.setPen(self._colour("ink_soft"))
            box = QRectF(x - room / 2, self._line + 4, room, self.height() - self._line - 4)
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, f"{year}")

    def _paint_handle(self, painter: QPainter) -> None:
        at, size = self._x(date.fromordinal(self.value())), self._theme.px(7)
        focus = self.hasFocus()
        painter.setPen(QPen(self._colour("ink" if focus else "surface_raised"), 2))
        painter.setBrush(self._colour("accent"))
        painter.drawEllipse(QPointF(at, self._line), size + focus, size + focus)

    def _colour(self, role: str) -> QColor:
        return QColor(self._theme.palette[role])
