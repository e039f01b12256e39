"""Drag a person: somewhere else is a pin, past a brother, sister or partner is an order.

While dragging nothing is laid out: the symbol moves along and rubber lines reach to parents, children and partners.
What the release will do stands in the hint line. With Alt it is always a pin. Several chosen people move together.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from PySide6.QtCore import QLineF, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from werkbank.app.session import Key
from werkbank.app.verbs import placing
from werkbank.genogram.layout_sizes import SYMBOL
from werkbank.i18n import ntr, tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.kinds import Kind
from werkbank.model.rules import called
from werkbank.ui.genogram.gesture import Gesture
from werkbank.ui.genogram.gestures.marks import Rubber
from werkbank.ui.genogram.gestures.table import Table

FAR = 5  # pixels: less is a click
SAME_ROW = SYMBOL * 0.75  # points up or down that still count as staying in the row
MORE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Move(Gesture):
    """Takes people along with the pointer."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._held: EntityId | None = None
        self._start = QPoint()
        self._by = QPointF()
        self._applied = QPointF()  # how far the symbols stand from where they began
        self._rubber: Rubber | None = None
        self._moved: dict[EntityId, QPointF] = {}  # who moves, and the middle where each began
        self._lines: list[tuple[EntityId, QPointF]] = []  # who moves, and the middle of somebody who stays
        self._beside: tuple[EntityId, ...] = ()

    def press(self, event: QMouseEvent) -> bool:
        person = self._table.person_at(event.position().toPoint())
        plain = event.button() is Qt.MouseButton.LeftButton and not event.modifiers() & MORE
        if person is None or not plain:
            return False
        self._held, self._start = person, event.position().toPoint()
        if Key(Kind.PERSON, person) not in self._table.desk.session.selection:
            self._table.desk.select(Key(Kind.PERSON, person))
        return True

    def move(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._held is None or not self._table.writable:
            return
        if self._rubber is None:
            if (at - self._start).manhattanLength() < FAR:
                return
            self._begin()
        view = self._table.view
        self._by = view.mapToScene(at) - view.mapToScene(self._start)
        self._preview(pins=bool(event.modifiers() & Qt.KeyboardModifier.AltModifier))

    def release(self, event: QMouseEvent) -> None:
        held, dragged, by = self._held, self._rubber is not None, self._by
        moved, pins = dict(self._moved), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        row = () if pins or held is None or not dragged else self._row_after()
        session = self._table.desk.session
        done: object = None
        if held is not None and not dragged:
            self._table.desk.select(Key(Kind.PERSON, held))
        elif held is not None and row:
            self._end()
            done = self._table.desk.run(lambda: placing.put_in_order(session, *row, moved=held))
        elif held is not None:
            places = {person: self._snapped(middle + by) for person, middle in moved.items()}
            self._end()
            done = self._table.desk.run(lambda: placing.pin(session, places))
        if done is None:
            self.cancel()
        self._forget()

    def key(self, event: QKeyEvent) -> bool:
        if self._held is not None and Qt.Key(event.key()) is Qt.Key.Key_Escape:
            self._table.view.let_go()
            return True
        return False

    def cancel(self) -> None:
        for person in self._moved:
            if (item := self._table.item(person)) is not None:
                item.setPos(item.pos() - self._applied)
        self._end()
        self._forget()

    def _end(self) -> None:
        """The preview is over; who moved stays where they were let go until the family is drawn again."""
        if self._rubber is None:
            return
        for person in self._moved:
            if (item := self._table.item(person)) is not None:
                item.setOpacity(1.0)
        self._table.view.paper.removeItem(self._rubber)
        self._rubber = None
        self._table.view.redo_marks()
        self._table.hint.rest()

    def _forget(self) -> None:
        self._held, self._moved, self._lines = None, {}, []
        self._by, self._applied = QPointF(), QPointF()

    # --- while it lasts ------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        if self._held is None:
            return
        chosen = [key.id for key in self._table.desk.session.selection if key.kind is Kind.PERSON]
        everyone = chosen if self._held in chosen else [self._held]
        self._moved = {p: middle for p in everyone if (middle := self._table.middle(p)) is not None}
        self._lines = [
            (person, middle)
            for person in self._moved
            for other in dict.fromkeys(relatives(self._table.desk.casus, person))
            if other not in self._moved and (middle := self._table.middle(other)) is not None
        ]
        self._beside = tuple(beside(self._table.desk.casus, self._held)) if len(self._moved) == 1 else ()
        self._rubber = Rubber(self._table.view.theme.palette)
        self._table.view.paper.lay_over(())  # handles and pins would stay behind
        self._table.view.paper.addItem(self._rubber)
        for person in self._moved:
            if (item := self._table.item(person)) is not None:
                item.setOpacity(0.75)

    def _preview(self, *, pins: bool) -> None:
        step, self._applied = self._by - self._applied, QPointF(self._by)
        for person in self._moved:
            if (item := self._table.item(person)) is not None:
                item.setPos(item.pos() + step)
        if self._rubber is not None:
            self._rubber.stretch([QLineF(self._moved[p] + self._by, other) for p, other in self._lines])
        row = () if pins else self._row_after()
        self._table.hint.say(self._told(row))

    def _told(self, row: tuple[EntityId, ...]) -> str:
        if not row or self._held is None:
            count = len(self._moved)
            return ntr("Loslaten: hier vastzetten · Esc: terug", "Loslaten: {n} mensen vastzetten · Esc: terug", count)
        names = [called(self._table.desk.casus.persons.get(person)) for person in row]
        return tr("Loslaten: volgorde {namen} · Alt: vastzetten · Esc: terug", namen=", ".join(names))

    def _row_after(self) -> tuple[EntityId, ...]:
        """Brothers, sisters and partners in the order after the drag; empty when nobody was passed."""
        if self._held is None or self._held not in self._moved or abs(self._by.y()) > SAME_ROW or not self._beside:
            return ()
        start = self._moved[self._held]
        places = {p: middle.x() for p in self._beside if (middle := self._table.middle(p)) is not None
                  and abs(middle.y() - start.y()) < SYMBOL}  # fmt: skip
        before = sorted([*places, self._held], key=lambda p: places.get(p, start.x()))
        after = sorted([*places, self._held], key=lambda p: places.get(p, start.x() + self._by.x()))
        return tuple(after) if after != before else ()

    def _snapped(self, at: QPointF) -> tuple[float, float]:
        """A place in points; a row that is near is kept."""
        layout = self._table.view.family.layout
        rows = {place.y for place in layout.persons.values()} if layout else set()
        near = min(rows, key=lambda y: abs(y - at.y()), default=at.y())
        return at.x(), near if abs(near - at.y()) < SYMBOL / 3 else at.y()


def relatives(casus: Casus, person: EntityId) -> Iterator[EntityId]:
    """Parents, children and partners of somebody."""
    for link in casus.parentages.values():
        if person in {link.parent, link.child}:
            yield link.parent if link.child == person else link.child
    yield from _partners(casus, person)


def beside(casus: Casus, person: EntityId) -> Iterator[EntityId]:
    """Brothers, sisters and partners: whom one may change places with."""
    parents = {link.parent for link in casus.parentages.values() if link.child == person}
    siblings = (link.child for link in casus.parentages.values() if link.parent in parents and link.child != person)
    yield from dict.fromkeys(chain(siblings, _partners(casus, person)))


def _partners(casus: Casus, person: EntityId) -> Iterator[EntityId]:
    for pair in casus.partnerships.values():
        if person in pair.partners:
            yield from (other for other in pair.partners if other != person)
