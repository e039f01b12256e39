"""Connect two people who are on the paper: what a line means once it reaches somebody, by mouse or by keyboard."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPointF

from werkbank.app.session import Key
from werkbank.app.verbs import bonds, linking
from werkbank.i18n import tr
from werkbank.model.clock import EntityId
from werkbank.model.entities import Partnership
from werkbank.model.kinds import Kind, ParentageKind
from werkbank.model.rules import called
from werkbank.model.vocabulary import BondKind, vocabulary
from werkbank.ui.genogram.gestures.pencil import Pencil
from werkbank.ui.genogram.gestures.strokes import BOND, CHILD, EVENT, PARENT, SUPPORT, Stroke
from werkbank.ui.genogram.gestures.table import Row, Table
from werkbank.ui.genogram.gestures.words import TIE_NAMES


class Connecting:
    """Asks what has to be asked and calls the verb."""

    def __init__(self, table: Table, pencil: Pencil) -> None:
        self._table = table
        self._pencil = pencil

    def connect(self, stroke: Stroke, one: EntityId, other: EntityId) -> None:
        """A line of this kind was drawn from one to the other."""
        if stroke is BOND:
            self.ask_bond(one, other)
        elif stroke is EVENT:
            self._pencil.note(one, other)
        elif stroke is SUPPORT:
            self._pencil.helping.ask(one, by=other)
        elif stroke in {CHILD, PARENT}:
            self._parent(*((one, other) if stroke is CHILD else (other, one)))
        elif stroke.join is not None:
            join = stroke.join
            made = self._table.desk.run(lambda: join(self._table.desk.session, one, other))
            if isinstance(made, Partnership):
                self._pencil.relate(other, unions=(made.id,))
            elif made is not None:
                self._choose(other)

    def ask_bond(self, one: EntityId, other: EntityId) -> None:
        """A menu of kinds of bond; a letter goes to the next that begins with it. What accuses stands apart."""
        casus = self._table.desk.casus
        names = {"een": called(casus.persons.get(one)), "ander": called(casus.persons.get(other))}
        kinds = vocabulary().bond_kinds.values()
        rows: list[Row] = [self._row(kind, one, other) for kind in kinds if not kind.accusation]
        grave = [self._row(kind, one, other) for kind in kinds if kind.accusation]
        rows += [None, (tr("Onveilig"), grave)] if grave else []
        title = tr("Band van {een} met {ander}", **names)
        self._table.pop_up(title, rows, at=self._table.middle(other) or QPointF())

    def _row(self, kind: BondKind, one: EntityId, other: EntityId) -> Row:
        return kind.label, partial(self._bond, one, other, kind.id)

    def _bond(self, one: EntityId, other: EntityId, kind: str) -> None:
        self._table.desk.run(lambda: bonds.add_bond(self._table.desk.session, one, to_person=other, kind=kind))

    def _parent(self, parent: EntityId, child: EntityId) -> None:
        casus, session = self._table.desk.casus, self._table.desk.session
        sound = parent != child and not linking.is_ancestor(casus, child, of=parent)
        if sound and len(linking.biological(casus, child)) >= 2 and parent not in linking.biological(casus, child):
            title = tr(
                "{kind} heeft al twee biologische ouders. Wat is {ouder}?",
                kind=called(casus.persons[child]),
                ouder=called(casus.persons[parent]),
            )
            rows = [(tr(name), partial(self._run_parent, parent, child, tie)) for tie, name in TIE_NAMES.items()]
            self._table.pop_up(title, rows, at=self._table.middle(child) or QPointF())
        elif (link := self._table.desk.run(lambda: linking.join_parent(session, parent, child=child))) is not None:
            self._pencil.relate(child, links=(link.id,))

    def _run_parent(self, parent: EntityId, child: EntityId, tie: ParentageKind) -> None:
        session = self._table.desk.session
        made = self._table.desk.run(lambda: linking.join_parent(session, parent, child=child, kind=tie))
        if made is not None:
            self._pencil.relate(child, links=(made.id,))

    def _choose(self, person: EntityId) -> None:
        self._table.desk.select(Key(Kind.PERSON, person))
