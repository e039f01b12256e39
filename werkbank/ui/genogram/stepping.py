"""Step from somebody onto their lines and back, with the keyboard: L the next line, Shift+L the one before.

A line is chosen like a person (relation, parent and child, or bond), so the fields show it, and the ink lights up. An
arrow goes on to the person at that end; Escape goes back to where one came from.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGraphicsItem

from werkbank.app.session import Key
from werkbank.genogram.strands import Strand, strands_by_person, strands_of, way_of_ink
from werkbank.model.clock import EntityId
from werkbank.model.kinds import Kind
from werkbank.ui.genogram.gesture import Gesture
from werkbank.ui.genogram.lighting import glow
from werkbank.ui.genogram.walking import ARROWS

if TYPE_CHECKING:
    from werkbank.ui.genogram.view import GenogramView

LINES = {Kind.PARTNERSHIP, Kind.PARENTAGE, Kind.BOND}


class StepLines(Gesture):
    """Lines by keyboard."""

    def __init__(self, view: GenogramView) -> None:
        self._view = view
        self._from: EntityId | None = None  # whose lines are walked

    def key(self, event: QKeyEvent) -> bool:
        key, shift = Qt.Key(event.key()), event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        plain = shift or event.modifiers() == Qt.KeyboardModifier.NoModifier
        if key is Qt.Key.Key_L and plain:
            return self._step(back=shift)
        strand = self.chosen
        if strand is None or not plain:
            return False
        if key is Qt.Key.Key_Escape:
            self._go(self._from if self._from in strand.people else strand.people[0])
            return True
        return key in ARROWS and self._leave(strand, ARROWS[key])

    def marks(self) -> Iterable[QGraphicsItem]:
        strand, part, layout = self.chosen, self._view.family.part, self._view.family.layout
        if strand is None or part is None or layout is None:
            return ()
        lines = way_of_ink(part, layout, strand.people) if strand.kind is not Kind.BOND else []
        return (glow(self._view.theme.palette, lines=lines),) if lines else ()

    @property
    def chosen(self) -> Strand | None:
        """The line that is chosen, when it is one."""
        selection = self._view.desk.session.selection
        if len(selection) != 1 or selection[0].kind not in LINES:
            return None
        return next((strand for strand in self._strands() if strand.key == str(selection[0])), None)

    def _strands(self) -> list[Strand]:
        part, drawn = self._view.family.part, self._view.items_by_key
        every = strands_of(part, as_of=self._view.desk.session.as_of) if part is not None else []
        return [strand for strand in every if strand.kind is not Kind.BOND or strand.key in drawn]

    def _step(self, *, back: bool) -> bool:
        person = self._view.desk.session.person
        now = self.chosen
        if person is not None and now is None:
            self._from = person.id
        own = strands_by_person(self._strands()).get(self._from, []) if self._from else []
        if not own:
            return False
        at = own.index(now) if now in own else (0 if back else -1)
        strand = own[(at + (-1 if back else 1)) % len(own)]
        self._view.desk.select(Key(strand.kind, strand.id))
        return True

    def _leave(self, strand: Strand, direction: tuple[int, int]) -> bool:
        """To the person that lies furthest in this direction."""
        layout = self._view.family.layout
        here = [p for p in strand.people if layout and p in layout.persons]
        if layout is None or not here:
            return False
        dx, dy = direction
        self._go(max(here, key=lambda p: layout.persons[p].x * dx + layout.persons[p].y * dy))
        return True

    def _go(self, person: EntityId | None) -> None:
        if person is not None:
            self._view.desk.select(Key(Kind.PERSON, person))
