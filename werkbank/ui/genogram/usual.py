"""What pointer and keys do in the genogram: choose, pan, walk the family, add relatives. Each is one gesture."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QGraphicsItem, QMenu

from werkbank.app.session import Key, key_from, key_of
from werkbank.i18n import tr
from werkbank.model.kinds import Kind
from werkbank.ui.genogram.doing import RELATIVES, Doing
from werkbank.ui.genogram.gesture import Gesture
from werkbank.ui.genogram.items import Handle
from werkbank.ui.genogram.walking import ARROWS, nearest_in

if TYPE_CHECKING:
    from werkbank.ui.genogram.view import GenogramView

MORE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
PLAIN = {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}


class Add(Gesture):
    """Relatives and events: keys, the ring of handles round who is chosen, and the menu."""

    def __init__(self, view: GenogramView) -> None:
        self._view = view
        self._doing = Doing(view.desk)

    def key(self, event: QKeyEvent) -> bool:
        if event.modifiers() not in PLAIN or not self._doing.writable:
            return False
        key, person = Qt.Key(event.key()), self._view.desk.session.person
        if key is Qt.Key.Key_N:
            self._doing.person()
        elif key in RELATIVES and person is not None:
            self._doing.relative(RELATIVES[key][0], person)()
        elif key is Qt.Key.Key_G and person is not None:
            self._doing.event(person)
        else:
            return False
        return True

    def double(self, event: QMouseEvent) -> bool:
        if self._view.key_at(event.position().toPoint()) is not None or self._view.desk.casus.persons:
            return False
        self._doing.person()
        return True

    def offer(self, menu: QMenu, key: Key | None) -> None:
        person = self._view.desk.casus.persons.get(key.id) if key and key.kind is Kind.PERSON else None
        self._doing.offer(menu, person)

    def marks(self) -> Iterable[QGraphicsItem]:
        person = self._view.desk.session.person
        item = self._view.items_by_key.get(str(key_of(person))) if person is not None else None
        if person is None or item is None or not self._doing.writable:
            return ()
        return self._doing.ring(person, item.hit, self._view.theme)


class Choose(Gesture):
    """A click chooses, with Ctrl or Shift one more; the arrows walk the family; Enter opens the fields."""

    def __init__(self, view: GenogramView) -> None:
        self._view = view

    def key(self, event: QKeyEvent) -> bool:
        key, desk = Qt.Key(event.key()), self._view.desk
        if key in ARROWS and event.modifiers() in PLAIN:
            self._walk(key)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2} and desk.session.selection:
            desk.edit_wanted.emit()
        elif key is Qt.Key.Key_Escape:
            desk.select()
        else:
            return False
        return True

    def press(self, event: QMouseEvent) -> bool:
        key = self._view.key_at(event.position().toPoint())
        if key is None or event.button() is not Qt.MouseButton.LeftButton:
            return False
        now = self._view.desk.session.selection
        toggled = tuple(k for k in now if k != key) if key in now else (*now, key)
        self._view.desk.select(*(toggled if event.modifiers() & MORE else (key,)))
        return True

    def double(self, event: QMouseEvent) -> bool:
        if self._view.key_at(event.position().toPoint()) is None:
            return False
        self._view.desk.edit_wanted.emit()
        return True

    def _walk(self, key: Qt.Key) -> None:
        items, person = self._view.items_by_key, self._view.desk.session.person
        start = items.get(str(key_of(person))) if person is not None else None
        persons = [item for name, item in items.items() if name.startswith(f"{Kind.PERSON}:")]
        if start is None:
            nearest = min(persons, key=lambda i: (i.centre.y(), i.centre.x()), default=None)
        else:
            nearest = nearest_in(key, start, persons)
        if nearest is not None and (found := key_from(nearest.key)):
            self._view.desk.select(found)


class PressHandle(Gesture):
    """A handle of a ring hears its own clicks: everybody else keeps off."""

    def __init__(self, view: GenogramView) -> None:
        self._view = view

    def press(self, event: QMouseEvent) -> bool:
        if not isinstance(self._view.itemAt(event.position().toPoint()), Handle):
            return False
        self._view.pass_on(event)
        return True

    def release(self, event: QMouseEvent) -> None:
        self._view.pass_on(event)


class Pan(Gesture):
    """Drag beside everybody: the paper moves along. A click there chooses nothing."""

    def __init__(self, view: GenogramView) -> None:
        self._view = view
        self._last = QPoint()
        self._moved = False

    def press(self, event: QMouseEvent) -> bool:
        if event.button() is not Qt.MouseButton.LeftButton:
            return False
        self._last, self._moved = event.position().toPoint(), False
        return True

    def move(self, event: QMouseEvent) -> None:
        step = event.position().toPoint() - self._last
        if self._moved or step.manhattanLength() > 2:
            self._moved = True
            self._last = event.position().toPoint()
            self._view.camera.shift(step)

    def release(self, event: QMouseEvent) -> None:
        del event
        if not self._moved:
            self._view.desk.select()

    def offer(self, menu: QMenu, key: Key | None) -> None:
        if key is None:
            menu.addAction(tr("Alles in beeld"), self._view.fit)


def usual(view: GenogramView) -> list[Gesture]:
    """What every genogram has, in the order in which they are asked."""
    return [PressHandle(view), Add(view), Choose(view), Pan(view)]
