"""Choose with whom to connect, by keyboard or with a click: R for a bond, Shift+P, K, O or B for who is there already.

Arrows go to the next person in a direction, letters to the next whose name begins so, Enter connects, Escape stops.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu

from werkbank.app.session import Key
from werkbank.i18n import tr
from werkbank.model.clock import EntityId
from werkbank.model.kinds import Kind
from werkbank.model.rules import called
from werkbank.ui.genogram.gesture import Gesture
from werkbank.ui.genogram.gestures.connecting import Connecting
from werkbank.ui.genogram.gestures.marks import Aimed, Rubber
from werkbank.ui.genogram.gestures.strokes import BOND, BY_KEY, SUPPORT, Stroke
from werkbank.ui.genogram.gestures.table import Table
from werkbank.ui.genogram.walking import ARROWS, nearest_in


class Aim(Gesture):
    """A line that looks for its other end."""

    def __init__(self, table: Table, connecting: Connecting) -> None:
        self._table = table
        self._connecting = connecting
        self._from: tuple[Stroke, EntityId] | None = None
        self._target: EntityId | None = None
        self._typed = ""
        self._items: tuple[Rubber, Aimed] | None = None

    @property
    def is_on(self) -> bool:
        """Whether somebody is being looked for."""
        return self._from is not None

    def begin(self, stroke: Stroke, person: EntityId) -> None:
        """Look for the other end of a line from somebody."""
        self.cancel()
        self._from, self._target, self._typed = (stroke, person), None, ""
        palette = self._table.view.theme.palette
        self._items = Rubber(palette), Aimed(palette)
        for item in self._items:
            self._table.view.paper.addItem(item)
        self._table.view.setFocus()
        self._show()

    def key(self, event: QKeyEvent) -> bool:
        if self._from is None:
            return self._starts(event)
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Escape:
            self.cancel()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._finish()
        elif key in ARROWS:
            self._step(key)
        elif key is Qt.Key.Key_Backspace:
            self._find(self._typed[:-1])
        elif event.text().isprintable() and event.text():
            self._find(self._typed + event.text())
        return True

    def press(self, event: QMouseEvent) -> bool:
        if self._from is None or event.button() is not Qt.MouseButton.LeftButton:
            return False
        self._target = self._table.person_at(event.position().toPoint())
        self._finish()
        return True

    def offer(self, menu: QMenu, key: Key | None) -> None:
        if key is None or key.kind is not Kind.PERSON or not self._table.writable:
            return
        menu.addAction(tr(BOND.title) + f"…\t{BOND.letter}", lambda: self.begin(BOND, key.id))
        known = menu.addMenu(tr("Verbind met wie er al staat"))
        for stroke in BY_KEY.values():
            if stroke.join is not None or stroke is SUPPORT:
                known.addAction(f"{tr(stroke.title)}…\tShift+{stroke.letter}", partial(self.begin, stroke, key.id))

    def cancel(self) -> None:
        for item in self._items or ():
            self._table.view.paper.removeItem(item)
        if self._from is not None:
            self._table.hint.rest()
        self._from = self._items = None

    def _starts(self, event: QKeyEvent) -> bool:
        stroke, person = BY_KEY.get(Qt.Key(event.key())), self._table.person
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if stroke is None or not self._table.writable:
            return False
        two = [key.id for key in self._table.desk.session.selection if key.kind is Kind.PERSON]
        if len(two) == 2 and (stroke is BOND or shift):  # both ends are chosen already
            self._connecting.connect(stroke, two[0], two[1])
        elif person is not None and (shift if stroke is not BOND else not event.modifiers()):
            self.begin(stroke, person.id)
        else:
            return False
        return True

    def _finish(self) -> None:
        begun, target = self._from, self._target
        self.cancel()
        if begun is not None and target is not None:
            self._connecting.connect(begun[0], begun[1], target)

    def _step(self, key: Qt.Key) -> None:
        start = self._table.item(self._target or self._from[1]) if self._from else None
        people = {item: person for person, item in self._table.persons() if not self._from or person != self._from[1]}
        if start is not None and (found := nearest_in(key, start, list(people))) is not None:
            self._target = people[found]
        self._show()

    def _find(self, typed: str) -> None:
        people = [p for p, _ in self._table.persons() if self._from is None or p != self._from[1]]
        names = ((p, called(self._table.desk.casus.persons.get(p)).casefold()) for p in people)
        found = next((p for p, name in names if typed and name.startswith(typed.casefold())), None)
        if found is not None or not typed:
            self._typed, self._target = typed, found
        self._show()

    def _show(self) -> None:
        if self._from is None or self._items is None:
            return
        stroke, person = self._from
        casus, (rubber, aimed) = self._table.desk.casus, self._items
        start = self._table.middle(person) or QPointF()
        end = self._table.middle(self._target) if self._target else None
        rubber.stretch([QLineF(start, end)] if end is not None else [])
        aimed.frame((self._table.hit(self._target) if self._target else None) or QRectF())
        if self._target is not None:
            self._table.view.ensureVisible(self._table.hit(self._target) or QRectF(), 12, 12)
        self._table.hint.say(
            tr(
                "{wat} van {wie} met {ander}: pijltjes of letters · Enter verbindt · Esc stopt",
                wat=tr(stroke.title),
                wie=called(casus.persons.get(person)),
                ander=called(casus.persons.get(self._target)) if self._target else "…",
            )
        )
