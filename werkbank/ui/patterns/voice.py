"""Who answers: a name of the family or the team, in which role, for whom, and on which day."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from werkbank.app.session import Session
from werkbank.app.verbs.patterns import Voice
from werkbank.drawing import tokens
from werkbank.i18n import mark, tr
from werkbank.model.clock import EntityId
from werkbank.model.dates import VagueDate, parse, to_dutch
from werkbank.model.entities import Person
from werkbank.model.kinds import LifeStatus
from werkbank.model.rules import called
from werkbank.ui.choice_field import ChoiceField
from werkbank.ui.date_line import DateKeys
from werkbank.ui.flow import FlowBox
from werkbank.ui.widgets import column, label, line_edit

SIDES = ((mark("gezin"), True), (mark("team"), False))
FAMILY_ROLES = {"jeugdige": mark("jeugdige"), "ouder": mark("ouder"), "opvoeder": mark("opvoeder")}
_NARROW, _WIDE = 12, 20  # letters


class VoiceForm(QWidget):
    """Asks who says it; choosing somebody of the family fills in the rest."""

    def __init__(self, session: Session, *, last: Voice | None = None) -> None:
        super().__init__()
        self._session = session
        self.who = ChoiceField()
        self.who.setEditable(True)
        self.who.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.who.setMinimumContentsLength(_NARROW)
        self.role = line_edit(tr("Rol"), placeholder=tr("bijv. moeder, jeugdbeschermer"))
        self.side = ChoiceField()
        for title, by_family in SIDES:
            self.side.addItem(tr(title), by_family)
        self.on = line_edit(tr("Datum van het antwoord"))
        DateKeys(self.on, today=session.today)
        fields: list[QWidget] = []
        for title, made in (
            (tr("Wie antwoordt"), self.who),
            (tr("Rol"), self.role),
            (tr("Gezin of team"), self.side),
            (tr("Wanneer"), self.on),
        ):
            made.setAccessibleName(title)
            if isinstance(made, QLineEdit):
                made.setMinimumWidth(made.fontMetrics().horizontalAdvance("n" * _WIDE))
            field = QWidget()
            field.setLayout(column(label(title, look="field", buddy=made), made, space=2))
            fields.append(field)
        self.setLayout(column(FlowBox(*fields, space=tokens.SPACE_3)))
        self._fill(last)
        self.who.activated.connect(self._chosen)

    def value(self) -> Voice:
        """Who says it: the id of somebody of the family, else the name as typed."""
        typed = self.who.currentText().strip()
        person = next((p for p in self._people() if called(p) == typed), None)
        on = parse(self.on.text().strip(), today=self._session.today)
        return Voice(
            person.id if person is not None else typed,
            self.role.text().strip(),
            on if on.is_known else self._today(),
            by_family=bool(self.side.currentData()),
        )

    def _fill(self, last: Voice | None) -> None:
        for person in self._people():
            self.who.addItem(called(person), person.id)
        known = {called(person) for person in self._people()}
        for item in self._session.casus.involvements.values():
            if item.name and item.name not in known:
                self.who.addItem(item.name)
        self.who.setCurrentText("")
        line = self.who.lineEdit()
        if line is not None:
            line.setPlaceholderText(tr("naam"))
        if last is not None:
            names = {person.id: called(person) for person in self._people()}
            self.who.setCurrentText(names.get(EntityId(last.who), last.who))
            self.role.setText(last.role)
            self.side.setCurrentIndex(0 if last.by_family else 1)
        self.on.setText(to_dutch(last.on if last is not None else self._today()))
        self.on.setCursorPosition(0)

    def _chosen(self, index: int) -> None:
        person = self._session.casus.persons.get(EntityId(self.who.itemData(index) or ""))
        self.side.setCurrentIndex(0 if person is not None else 1)
        if person is not None:
            self.role.setText(tr(FAMILY_ROLES.get(person.role, "")) if person.role in FAMILY_ROLES else "")
        else:
            name = self.who.itemText(index)
            found = (item for item in self._session.casus.involvements.values() if item.name == name)
            self.role.setText(next((item.role for item in found), ""))

    def _people(self) -> list[Person]:
        alive = (p for p in self._session.casus.persons.values() if not p.died and not p.death.is_known)
        return [p for p in alive if p.first_name and p.life is LifeStatus.BORN]

    def _today(self) -> VagueDate:
        return parse(self._session.today.isoformat(), today=self._session.today)
