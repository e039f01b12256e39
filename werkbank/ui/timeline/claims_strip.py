"""Below the name in the inspector: what is certainly wrong, and who gives another date; one click shows that one.

What was shown before stays, as one of the others. A new one is typed here too, with who says it and what nature the
statement has.
"""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from werkbank.app.session import key_of
from werkbank.app.verbs.claims import add_claim, edit_claim, remove_claim, show_claim
from werkbank.i18n import ntr, tr
from werkbank.model.casus import Casus, casus_of
from werkbank.model.claims import other_dates
from werkbank.model.dates import parse, parse_end
from werkbank.model.entities import DateClaim, Entity, Event, Person
from werkbank.model.kinds import ClaimedField, Nature
from werkbank.model.rules import complaints_of
from werkbank.timeline.claims_said import said_of as claim_text
from werkbank.ui.choice_field import ChoiceField
from werkbank.ui.date_line import DateKeys, said_of
from werkbank.ui.desk import Desk
from werkbank.ui.inspector.fields import NATURES
from werkbank.ui.widgets import button, column, empty, label, line_edit, row

_FIELDS = {
    Event: (ClaimedField.DATE, ClaimedField.END),
    Person: (ClaimedField.BIRTH, ClaimedField.DEATH),
}


class ClaimsStrip(QWidget):
    """For one event or person; nothing to see for anything else."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._entity: Event | Person | None = None
        self._shown: tuple[object, ...] = ()
        self._warning = label("", look="warn", wrap=True)
        self._warning.hide()
        self._head = label("", look="field")
        self._rows = QWidget()
        self._rows.setLayout(column())
        self._more = button(tr("+ Andere datum"), self._turn, look="quiet", hint=tr("Wat iemand anders zegt"))
        self._form = _NewClaim(desk, self._add)
        self._form.hide()
        self.setLayout(column(self._warning, self._head, self._rows, row(self._more, 1), self._form))

    def show_entity(self, entity: Entity | None) -> None:
        """Show what others say of this event or person."""
        same = isinstance(entity, Event | Person) and self._entity is not None and entity.id == self._entity.id
        self._entity = entity if isinstance(entity, Event | Person) else None
        self.setVisible(self._entity is not None)
        if self._entity is None:
            return
        if not same:
            self._form.hide()
            self._form.ask(self._entity)
        self._more.setVisible(not self._desk.session.read_only)
        self._warn(self._entity)
        self._fill(self._entity)

    def _warn(self, entity: Event | Person) -> None:
        told = complaints_of(_around(self._desk.casus, entity), today=self._desk.session.today)
        text = "\n".join(dict.fromkeys(one.text for one in told if entity.id in {id_ for _, id_ in one.entities}))
        self._warning.setText(text)
        self._warning.setVisible(bool(text))

    def _fill(self, entity: Event | Person) -> None:
        found = other_dates(self._desk.casus, entity)
        if self._shown == (entity.id, *found):
            return
        self._shown = (entity.id, *found)
        self._head.setText(ntr("nog {n} andere datum", "nog {n} andere datums", len(found)))
        self._head.setVisible(bool(found))
        layout = self._rows.layout()
        if layout is not None:
            empty(layout)
            for claim in found:
                layout.addWidget(self._row(claim))
        self._rows.setVisible(bool(found))

    def _row(self, claim: DateClaim) -> QWidget:
        made = QWidget()
        text = claim_text(claim)
        said = label(text, wrap=True)
        if self._desk.session.read_only:
            made.setLayout(row(said, 1))
            return made
        show = button(tr("Tonen"), lambda: self._run(lambda: show_claim(self._desk.session, claim.id)), look="quiet")
        show.setAccessibleName(tr("Toon: {datum}", datum=text))
        gone = button("✕", lambda: self._run(lambda: remove_claim(self._desk.session, claim.id)), look="quiet")
        gone.setAccessibleName(tr("Haal weg: {datum}", datum=text))
        who = line_edit(tr("Wie zegt dit?"), placeholder=tr("wie zegt dit?"))
        who.setText(claim.source)
        who.editingFinished.connect(lambda: self._said_by(claim, who.text().strip()))
        made.setLayout(column(row(said, 1, show, gone), who, space=2))
        return made

    def _said_by(self, claim: DateClaim, who: str) -> None:
        now = self._desk.casus.date_claims.get(claim.id)
        if now is not None and now.source != who:
            self._run(lambda: edit_claim(self._desk.session, claim.id, source=who))

    def _run(self, verb: object) -> None:
        self._desk.run(verb)  # type: ignore[arg-type]

    def _turn(self) -> None:
        self._form.setVisible(self._form.isHidden())
        if not self._form.isHidden():
            self._form.date.setFocus()

    def _add(self) -> None:
        entity = self._entity
        if entity is None:
            return
        form, today = self._form, self._desk.session.today
        text, field = form.date.text().strip(), form.field
        end, running = parse_end(text, today=today) if field is ClaimedField.END else (None, False)
        claim = end or parse("" if running else text, today=today)
        said = {"source": form.who.text().strip(), "nature": form.nature}
        session = self._desk.session
        made = self._desk.run(
            lambda: add_claim(session, key_of(entity), field=field, date=claim, running=running, **said)
        )
        if made is not None:
            form.clear()
            form.hide()


class _NewClaim(QWidget):
    """Which date, when, who says it, of what nature."""

    def __init__(self, desk: Desk, add: object) -> None:
        super().__init__()
        self._desk = desk
        self._field = ChoiceField()
        self._field.setAccessibleName(tr("Welke datum"))
        self.date = line_edit(tr("Andere datum"), placeholder=tr("bijv. zomer 2014"))
        DateKeys(self.date, today=desk.session.today)
        self._echo: QLabel = label("", look="echo", wrap=True)
        self._echo.hide()
        self.date.textEdited.connect(self._say)
        self.who = line_edit(tr("Wie zegt dit?"), placeholder=tr("wie zegt dit?"))
        self._nature = ChoiceField()
        self._nature.setAccessibleName(tr("Aard"))
        for nature in Nature:
            self._nature.addItem(tr(NATURES[nature]), nature.value)
        self.add = button(tr("Erbij zetten"), add, look="quiet")  # type: ignore[arg-type]
        self.date.returnPressed.connect(self.add.click)
        self.who.returnPressed.connect(self.add.click)
        self.setLayout(column(row(self._field, self.date), self._echo, row(self.who, self._nature, self.add), space=2))

    @property
    def field(self) -> ClaimedField:
        """Which date it is about."""
        return ClaimedField(self._field.currentData())

    @property
    def nature(self) -> Nature:
        """What kind of statement it is."""
        return Nature(self._nature.currentData())

    def ask(self, entity: Event | Person) -> None:
        """Offer the dates of an event or a person."""
        self._field.clear()
        for field in _FIELDS[type(entity)]:
            self._field.addItem(field.value, field.value)
        self.clear()

    def clear(self) -> None:
        """Nothing typed."""
        self.date.clear()
        self.who.clear()
        self._say("")

    def _say(self, text: str) -> None:
        said = said_of(text, today=self._desk.session.today)
        self._echo.setText(said)
        self._echo.setVisible(bool(said))
        self.date.setAccessibleDescription(said)


def _around(casus: Casus, entity: Event | Person) -> Casus:
    """What a rule about one event or person needs to know, so that a long history costs nothing here."""
    if isinstance(entity, Event):
        return casus_of([entity, *(person for id_ in entity.persons if (person := casus.persons.get(id_)))])
    links = [link for link in casus.parentages.values() if entity.id in {link.parent, link.child}]
    ids = {entity.id, *(link.parent for link in links), *(link.child for link in links)}
    return casus_of([*(person for id_ in ids if (person := casus.persons.get(id_))), *links])
