"""Who was put somewhere by hand: a small pin beside them, V to pin and let go, Ctrl with arrows to change places."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGraphicsItem, QMenu

from werkbank.app.session import Key
from werkbank.app.verbs import placing
from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.kinds import Kind
from werkbank.model.rules import complaints_of
from werkbank.ui.genogram.gesture import Gesture
from werkbank.ui.genogram.gestures.dragging import beside
from werkbank.ui.genogram.gestures.marks import PinMark
from werkbank.ui.genogram.gestures.table import Table

SIDE = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Placed(Gesture):
    """Pins, their marks, and the same by keyboard."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._judged: tuple[Casus, dict[EntityId, list[str]]] | None = None  # worked out once for each casus

    def key(self, event: QKeyEvent) -> bool:
        person, key = self._table.person, Qt.Key(event.key())
        chosen = [k.id for k in self._table.desk.session.selection if k.kind is Kind.PERSON]
        if not self._table.writable or not chosen:
            return False
        if key is Qt.Key.Key_V and not event.modifiers():
            self.turn(*chosen)
        elif key in SIDE and event.modifiers() & Qt.KeyboardModifier.ControlModifier and person is not None:
            self._shift(person.id, SIDE[key])
        else:
            return False
        return True

    def turn(self, *persons: EntityId) -> None:
        """Pin people where they stand, or let them go when they are pinned."""
        desk = self._table.desk
        if all(desk.casus.persons[p].pin is not None for p in persons):
            desk.run(lambda: placing.unpin(desk.session, *persons))
            return
        places = {p: (middle.x(), middle.y()) for p in persons if (middle := self._table.middle(p)) is not None}
        if places:
            desk.run(lambda: placing.pin(desk.session, places))

    def offer(self, menu: QMenu, key: Key | None) -> None:
        desk = self._table.desk
        if not self._table.writable:
            return
        if key is not None and key.kind is Kind.PERSON:
            title = tr("Vastzetten") if desk.casus.persons[key.id].pin is None else tr("Losmaken")
            menu.addAction(f"{title}\tV", lambda: self.turn(key.id))
        if any(p.pin is not None or p.left_of for p in desk.casus.persons.values()):
            menu.addAction(tr("Alles losmaken"), lambda: desk.run(lambda: placing.unpin_all(desk.session)))

    def marks(self) -> Iterable[QGraphicsItem]:
        casus, palette = self._table.desk.casus, self._table.view.theme.palette
        for person in casus.persons.values():
            if person.pin is not None and (rect := self._table.symbol(person.id)) is not None:
                hint = tr("Hier vastgezet. Losmaken: V")
                yield PinMark(rect.bottomLeft() + QPointF(-5, -4), warns=False, hint=hint, palette=palette)
        for person_id, texts in self._doubts().items():
            if (rect := self._table.symbol(person_id)) is not None:
                at = rect.bottomRight() + QPointF(6, -4)
                yield PinMark(at, warns=True, hint="\n".join(texts), palette=palette)

    def _doubts(self) -> dict[EntityId, list[str]]:
        """What certainly does not fit about the people on the paper, by person."""
        casus, today = self._table.view.family.part, self._table.desk.session.today
        if casus is None:
            return {}
        if self._judged is not None and self._judged[0] is casus:
            return self._judged[1]
        found: dict[EntityId, list[str]] = {}
        for complaint in complaints_of(casus, today=today):
            for kind, entity_id in complaint.entities:
                if kind is Kind.PERSON:
                    found.setdefault(entity_id, []).append(complaint.text)
        self._judged = casus, found
        return found

    def _shift(self, person: EntityId, side: int) -> None:
        """Change places with the next brother, sister or partner on that side."""
        desk = self._table.desk
        middle = self._table.middle(person)
        places = {p: at.x() for p in (*beside(desk.casus, person), person) if (at := self._table.middle(p)) is not None
                  and middle is not None and abs(at.y() - middle.y()) < 1}  # fmt: skip
        row = sorted(places, key=lambda p: places[p])
        now = row.index(person) if person in row else 0
        then = now + side
        if person in row and 0 <= then < len(row):
            row[now], row[then] = row[then], row[now]
            desk.run(lambda: placing.put_in_order(desk.session, *row, moved=person))
