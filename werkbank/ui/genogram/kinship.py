"""Kinship of two chosen people in words, and the way from the one to the other lit up on the paper.

With two people chosen a strip below the picture says at once what they are of each other; the action 'Verwantschap'
asks for a second person when there is one, and lights up the way. Escape takes the light away.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGraphicsItem

from werkbank.app.session import Key, key_from
from werkbank.genogram.kinship import Relation, relations, sentences
from werkbank.genogram.kinship_ties import Ties
from werkbank.genogram.strands import way_of_ink
from werkbank.i18n import tr
from werkbank.model.clock import EntityId
from werkbank.model.kinds import Kind
from werkbank.ui.desk import Desk
from werkbank.ui.genogram.gesture import Gesture
from werkbank.ui.genogram.lighting import glow
from werkbank.ui.genogram.walking import ARROWS, nearest_in

if TYPE_CHECKING:
    from werkbank.ui.genogram.view import GenogramView


class KinshipAsked(QObject):
    """What two chosen people are of each other, worked out once for each pair and day."""

    told = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._known: tuple[object, ...] = ()
        self._ties: Ties | None = None

    @property
    def pair(self) -> tuple[EntityId, EntityId] | None:
        """The two people who are chosen, when they are two and nothing else is."""
        selection = self._desk.session.selection
        if len(selection) != 2 or any(key.kind is not Kind.PERSON for key in selection):
            return None
        return selection[0].id, selection[1].id

    def text(self) -> str:
        """Both ways in sentences; '' when no two people are chosen."""
        if (pair := self.pair) is None:
            return ""
        ties = self._ties_now()
        there, back = sentences(ties, *pair), sentences(ties, pair[1], pair[0])
        return " ".join(dict.fromkeys((*there, *back) if relations(ties, *pair) else there))

    def relations(self) -> tuple[Relation, ...]:
        """What the first is of the second."""
        pair = self.pair
        return relations(self._ties_now(), *pair) if pair else ()

    def _ties_now(self) -> Ties:
        casus, as_of = self._desk.casus, self._desk.session.as_of
        if self._ties is None or self._ties.casus is not casus or self._ties.as_of != as_of:
            self._ties = Ties(casus, as_of=as_of)
        return self._ties


class LightKinship(Gesture):
    """The way between two chosen people."""

    def __init__(self, view: GenogramView, asked: KinshipAsked) -> None:
        self._view = view
        self._asked = asked
        self._dark: tuple[EntityId, EntityId] | None = None  # the pair whose light was put out

    def light(self) -> None:
        """Light the way (again) for the two who are chosen; says what to do when they are not two."""
        if self._asked.pair is None:
            self._view.desk.refused.emit(
                tr("Kies eerst twee personen."),
                tr("Klik op de een, houd Ctrl vast en klik op de ander. Met het toetsenbord: Shift met een pijltje."),
            )
            return
        self._dark = None
        self._view.redo_marks()
        self._view.desk.noticed.emit(self._asked.text())

    def key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in ARROWS and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return self._choose_second(key)
        if key is Qt.Key.Key_Escape and self._asked.pair not in {None, self._dark}:
            self._dark = self._asked.pair
            self._view.redo_marks()
            return True
        return False

    def _choose_second(self, key: Qt.Key) -> bool:
        """Shift with an arrow walks the second person, while the first stays chosen."""
        desk, items = self._view.desk, self._view.items_by_key
        chosen = [k for k in desk.session.selection if k.kind is Kind.PERSON]
        start = items.get(str(chosen[-1])) if chosen else None
        if start is None:
            return False
        persons = [item for name, item in items.items() if name.startswith(f"{Kind.PERSON}:")]
        nearest = nearest_in(key, start, persons)
        if nearest is not None and (found := key_from(nearest.key)) and found != chosen[0]:
            desk.select(chosen[0], found)
        return True

    def marks(self) -> Iterable[QGraphicsItem]:
        part, layout = self._view.family.part, self._view.family.layout
        found = self._asked.relations() if self._asked.pair != self._dark else ()
        if not found or part is None or layout is None:
            return ()
        way = found[0].way
        items = self._view.items_by_key
        boxes = [items[key].hit for person in way if (key := str(Key(Kind.PERSON, person))) in items]
        lines = way_of_ink(part, layout, way)
        return (glow(self._view.theme.palette, lines=lines, boxes=[QRectF(box) for box in boxes]),)
