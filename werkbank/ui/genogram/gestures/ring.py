"""The ring of handles round who is chosen: a click draws somebody new, a pull reaches somebody who is there."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QLineF, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QGraphicsItem

from werkbank.i18n import tr
from werkbank.model.clock import EntityId
from werkbank.ui.genogram.gesture import Gesture
from werkbank.ui.genogram.gestures.aiming import Aim
from werkbank.ui.genogram.gestures.connecting import Connecting
from werkbank.ui.genogram.gestures.marks import KNOB, Aimed, Knob, Rubber
from werkbank.ui.genogram.gestures.pencil import Pencil
from werkbank.ui.genogram.gestures.strokes import BOND, STROKES, Stroke
from werkbank.ui.genogram.gestures.table import Table

FAR = 6  # pixels: less is a click
LEAST = 15.0  # pixels of a handle, however small the family is shown


class Ring(Gesture):
    """Handles; while one is pulled, a rubber line."""

    def __init__(self, table: Table, pencil: Pencil, connecting: Connecting, *, aim: Aim) -> None:
        self._table = table
        self._pencil = pencil
        self._connecting = connecting
        self._aim = aim
        self._hot: Knob | None = None
        self._from: tuple[Stroke, EntityId] | None = None
        self._start = QPoint()
        self._pulled: tuple[Rubber, Aimed] | None = None

    def marks(self) -> Iterable[QGraphicsItem]:
        self._hot = None
        person = self._table.person
        rect = self._table.symbol(person.id) if person is not None else None
        if rect is None or not self._table.writable or self._table.line.isVisible():
            return
        shown = rect.width() * self._table.view.camera.zoom
        size = max(LEAST, min(KNOB * max(1.0, self._table.view.theme.scale), shown * 0.45))
        for stroke in STROKES:
            x, y = stroke.corner
            at = QPointF(rect.center().x() + x * rect.width() / 2, rect.center().y() + y * rect.height() / 2)
            if y > 0 and x == 0 and (hit := self._table.hit(person.id)) is not None:  # type: ignore[union-attr]
                at.setY(hit.bottom())  # below the name
            yield Knob(stroke, at, size=size, palette=self._table.view.theme.palette)

    def hover(self, event: QMouseEvent) -> None:
        knob = self._knob_at(event.position().toPoint())
        if knob is self._hot:
            return
        for one, hot in ((self._hot, False), (knob, True)):
            if one is not None:
                one.set_hot(hot=hot)
        self._hot = knob
        self._table.view.viewport().setCursor(Qt.CursorShape.PointingHandCursor if knob else Qt.CursorShape.ArrowCursor)
        if knob is not None:
            self._table.hint.say(tr(knob.stroke.pull))
        else:
            self._table.hint.rest()

    def press(self, event: QMouseEvent) -> bool:
        knob, person = self._knob_at(event.position().toPoint()), self._table.person
        if knob is None or person is None or event.button() is not Qt.MouseButton.LeftButton:
            return False
        self._from, self._start = (knob.stroke, person.id), event.position().toPoint()
        return True

    def move(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._from is None or (self._pulled is None and (at - self._start).manhattanLength() < FAR):
            return
        if self._pulled is None:
            palette = self._table.view.theme.palette
            self._pulled = Rubber(palette), Aimed(palette)
            for item in self._pulled:
                self._table.view.paper.addItem(item)
        rubber, aimed = self._pulled
        origin = self._table.middle(self._from[1]) or QPointF()
        rubber.stretch([QLineF(origin, self._table.view.mapToScene(at))])
        target = self._target_at(at)
        aimed.frame((self._table.hit(target) if target else None) or QRectF())

    def release(self, event: QMouseEvent) -> None:
        begun, pulled = self._from, self._pulled is not None
        target = self._target_at(event.position().toPoint())
        self.cancel()
        if begun is None:
            return
        stroke, person = begun
        if pulled and target is not None:
            self._connecting.connect(stroke, person, target)
        elif stroke is BOND:
            self._aim.begin(stroke, person)
        elif not pulled or self._table.view.key_at(event.position().toPoint()) is None:
            self._pencil.draw(stroke, person)

    def key(self, event: QKeyEvent) -> bool:
        if self._from is not None and Qt.Key(event.key()) is Qt.Key.Key_Escape:
            self._table.view.let_go()
            return True
        return False

    def cancel(self) -> None:
        for item in self._pulled or ():
            self._table.view.paper.removeItem(item)
        self._from = self._pulled = None

    def _target_at(self, at: QPoint) -> EntityId | None:
        found = self._table.person_at(at)
        return found if self._from is None or found != self._from[1] else None

    def _knob_at(self, at: QPoint) -> Knob | None:
        return next((item for item in self._table.view.items(at) if isinstance(item, Knob)), None)
