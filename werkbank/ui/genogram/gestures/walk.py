"""Walk the family with the keyboard: arrows go to relatives first, Home and End to the ends of a generation."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from werkbank.app.session import Key
from werkbank.model.clock import EntityId
from werkbank.model.kinds import Kind
from werkbank.ui.genogram.gesture import Gesture
from werkbank.ui.genogram.gestures.table import Table
from werkbank.ui.genogram.walking import ARROWS, next_person

ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
PLAIN = {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}


class Walk(Gesture):
    """Chooses the next person."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        layout = self._table.view.family.layout
        if layout is None or event.modifiers() not in PLAIN or key not in {*ARROWS, *ENDS}:
            return False
        person = self._table.person
        found: str | None
        if key in ENDS:
            row = layout.persons[person.id].generation if person is not None and person.id in layout.persons else 0
            there = sorted((place.x, name) for name, place in layout.persons.items() if place.generation == row)
            found = there[ENDS[key]][1] if there else None
        else:
            found = next_person(key, person.id if person else None, layout=layout, casus=self._table.desk.casus)
        if found is not None:
            self._table.desk.select(Key(Kind.PERSON, EntityId(found)))
        return True
