"""Catch people with a lasso (Shift and drag, or H and drag): they are chosen, and may become a household at once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from werkbank.app.session import Key
from werkbank.app.verbs import households
from werkbank.genogram.person_line import read_person
from werkbank.i18n import ntr, tr
from werkbank.model.clock import EntityId
from werkbank.model.dates import to_dutch
from werkbank.model.kinds import Kind
from werkbank.model.rules import called
from werkbank.ui.genogram.gesture import Gesture
from werkbank.ui.genogram.gestures.inline import End
from werkbank.ui.genogram.gestures.marks import Loop
from werkbank.ui.genogram.gestures.table import Row, Table

FAR = 6
NAMED = 3


class Lasso(Gesture):
    """A loop round people."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._armed = False
        self._start: QPoint | None = None
        self._loop: Loop | None = None

    def key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Escape and (self._armed or self._start is not None):
            self._table.view.let_go()
            return True
        if key is not Qt.Key.Key_H or event.modifiers():
            return False
        chosen = self._chosen()
        if len(chosen) > 1:  # caught already: with the keyboard this is the way to a household
            self.ask(chosen)
        else:
            self._armed = True
            self._table.view.viewport().setCursor(Qt.CursorShape.CrossCursor)
            self._table.hint.say(tr("Trek een lus om wie bij elkaar horen · Esc: toch niet"))
        return True

    def press(self, event: QMouseEvent) -> bool:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        free = self._table.person_at(event.position().toPoint()) is None
        if event.button() is not Qt.MouseButton.LeftButton or not (self._armed or (shift and free)):
            return False
        self._start = event.position().toPoint()
        return True

    def move(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._start is None or (self._loop is None and (at - self._start).manhattanLength() < FAR):
            return
        if self._loop is None:
            self._loop = Loop(self._table.view.theme.palette)
            self._loop.go_on(self._table.view.mapToScene(self._start))
            self._table.view.paper.addItem(self._loop)
        self._loop.go_on(self._table.view.mapToScene(at))
        self._table.hint.say(ntr("{n} persoon in de lus", "{n} personen in de lus", len(tuple(self._caught()))))

    def release(self, event: QMouseEvent) -> None:
        del event
        caught = tuple(self._caught())
        self.cancel()
        if caught:
            self._table.desk.select(*(Key(Kind.PERSON, person) for person in caught))
        if len(caught) > 1:
            self.ask(caught)

    def cancel(self) -> None:
        if self._loop is not None:
            self._table.view.paper.removeItem(self._loop)
        if self._armed or self._loop is not None:
            self._table.view.viewport().unsetCursor()
            self._table.hint.rest()
        self._armed, self._start, self._loop = False, None, None

    def ask(self, persons: tuple[EntityId, ...]) -> None:
        """What to do with who was caught."""
        casus, desk = self._table.desk.casus, self._table.desk
        rows: list[Row] = []
        if self._table.writable:
            rows.append((ntr("Maak huishouden van deze {n}", "Maak huishouden van deze {n}", len(persons)),
                         partial(self.name_home, persons)))  # fmt: skip
            for home in casus.households.values():
                title = tr("Gaan wonen in {huis}", huis=home.label or tr("huis zonder naam"))
                rows.append((title, lambda h=home.id: desk.run(  # type: ignore[misc]
                    lambda: households.move_in(desk.session, *persons, home=h))))  # fmt: skip
            rows.append(None)
        rows.append((tr("Alleen kiezen"), lambda: None))
        names = ", ".join(called(casus.persons.get(p)) for p in persons[:NAMED]) + (
            " …" if len(persons) > NAMED else ""
        )
        middle = self._table.middle(persons[-1])
        if middle is not None:
            self._table.pop_up(names, rows, at=middle)

    def name_home(self, persons: tuple[EntityId, ...]) -> None:
        """Ask for a name and since when; both may stay empty."""
        self._table.type_line(
            lambda: self._table.hit(persons[-1]),
            read=self._read,
            done=partial(self._named, persons),
            name=tr("Naam van dit huis"),
            hint=tr("naam en sinds wanneer, mag leeg: Huis van Bo 2018"),
        )

    def _named(self, persons: tuple[EntityId, ...], text: str, end: End) -> None:
        desk = self._table.desk
        if end is not End.CANCEL:
            read = read_person(text, today=desk.session.today)
            label = " ".join(filter(None, [read.name, read.rest]))
            desk.run(lambda: households.add_household(desk.session, *persons, begin=read.birth, label=label))
        self._table.hint.rest()

    def _read(self, text: str) -> Iterator[str]:
        read = read_person(text, today=self._table.desk.session.today)
        if read.name:
            yield read.name
        if read.birth.is_known:
            yield tr("sinds {dag}", dag=to_dutch(read.birth))

    def _caught(self) -> Iterator[EntityId]:
        if self._loop is None:
            return
        for person, _ in self._table.persons():
            middle = self._table.middle(person)
            if middle is not None and self._loop.holds(middle):
                yield person

    def _chosen(self) -> tuple[EntityId, ...]:
        return tuple(key.id for key in self._table.desk.session.selection if key.kind is Kind.PERSON)
