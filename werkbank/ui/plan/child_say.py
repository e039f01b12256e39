"""Who may see a child's page: first somebody explains who else may have a right, then the child chooses."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QComboBox, QFrame, QLabel

from werkbank.app.verbs import children as verbs
from werkbank.i18n import mark, tr
from werkbank.model.children import ChildPage, ChildSay
from werkbank.model.clock import EntityId
from werkbank.model.dates import from_edtf
from werkbank.plan.names import said_name
from werkbank.plan.wording import joined
from werkbank.ui.choice_field import ChoiceField
from werkbank.ui.desk import Desk
from werkbank.ui.inspector.fields import Field, Input
from werkbank.ui.plan.row import input_for, show_value
from werkbank.ui.widgets import column, label, line_edit, row

SAYS = {
    ChildSay.UNASKED: mark("nog niet gevraagd"),
    ChildSay.NOBODY: mark("nee: nergens afdrukken"),
    ChildSay.SELF: mark("alleen ik"),
    ChildSay.TEAM: mark("ik en het team"),
    ChildSay.NAMED: mark("ik, het team en wie ik noem"),
    ChildSay.FAMILY: mark("ik, mijn ouders en het team"),
}
EXPLAINED = Field("explained_by", mark("Wie legde vooraf uit wie dit mag lezen"), Input.WHO)
DECIDED = Field("decided_by", mark("Wie besloot dit"), Input.WHO, hint=mark("leeg: het kind zelf"))
WHY = Field("decided_why", mark("Waarom zo"), Input.LONG)


class SayPart(QFrame):
    """The choice, with who explained, who decided and why."""

    def __init__(self, desk: Desk, person: EntityId) -> None:
        super().__init__()
        self._desk, self._person = desk, person
        self._page = ChildPage(id=EntityId("-"), person=person)
        self.explained = input_for(desk, EXPLAINED, self._commit)
        self.decided = input_for(desk, DECIDED, self._commit)
        self.why = input_for(desk, WHY, self._commit)
        self.choice = ChoiceField()
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(16)
        for say, text in SAYS.items():
            self.choice.addItem(tr(text), say)
        self.choice.activated.connect(lambda at: self._decide(ChildSay(self.choice.itemData(at))))
        self.choice.setEnabled(not desk.session.read_only)
        self.named = line_edit(tr("Wie het kind noemt"), placeholder=tr("namen, met een komma ertussen"))
        self.named.editingFinished.connect(self._name)
        self.told: QLabel = label("", look="soft", wrap=True)
        head = label(tr("Wie mag dit zien?"), look="field", buddy=self.choice)
        first = row(self.explained, column(head, self.choice, self.named, space=2))
        second = row(self.decided, self.why)
        for line in (first, second):
            line.setStretch(0, 1)
            line.setStretch(1, 1)
        self.setLayout(column(first, second, self.told))

    def show_page(self, page: ChildPage, *, name: str) -> None:
        """Show the say as it is now."""
        self._page = page
        for made, value in ((self.explained, page.explained_by), (self.why, page.decided_why)):
            show_value(made, value)
        show_value(self.decided, "" if page.decided_by == page.person else page.decided_by)
        self.choice.setCurrentIndex(list(SAYS).index(page.say))
        self.choice.setAccessibleName(tr("Wie mag de bladzijde van {naam} zien", naam=name))
        self.named.setVisible(page.say is ChildSay.NAMED)
        if not self.named.hasFocus():
            self.named.setText(", ".join(said_name(self._desk.casus, one) for one in page.may_see))
        self.told.setText(_told(page, name, decided=said_name(self._desk.casus, page.decided_by)))

    def flush(self) -> None:
        """Commit what is being typed."""
        for made in (self.explained, self.decided, self.why):
            made.flush()

    def _decide(self, say: ChildSay) -> None:
        self.flush()
        session, page = self._desk.session, self._page
        self._desk.run(
            lambda: verbs.decide(
                session, self._person, say, by=page.decided_by, why=page.decided_why, may_see=page.may_see
            )
        )
        self.show_page(verbs.page_of(session, self._person) or page, name=_name_of(self._desk, self._person))
        if say is ChildSay.NAMED:
            self.named.setFocus()

    def _name(self) -> None:
        persons = self._desk.casus.persons.values()
        ids = {person.first_name: person.id for person in persons if person.first_name}
        typed = [part.strip() for part in self.named.text().split(",")]
        may_see = tuple(ids.get(one, EntityId(one)) for one in typed if one)
        self._commit("may_see", may_see)

    def _commit(self, name: str, value: Any) -> None:  # noqa: ANN401 - the field decides
        session, page = self._desk.session, self._page
        if session.read_only or getattr(page, name) == value:
            return
        fields = {name: value}
        if name == "explained_by" and not page.explained_on.is_known:
            fields["explained_on"] = from_edtf(session.today.isoformat())
        self._desk.run(lambda: verbs.write_page(session, self._person, **fields))


def _told(page: ChildPage, name: str, *, decided: str) -> str:
    if not page.explained_by.strip():
        return tr(
            "Leg {naam} eerst uit wie dit misschien mag lezen: ouders met gezag, en soms de rechter. "
            "Beloof geen geheimhouding. Vul dan in wie dat uitlegde.",
            naam=name,
        )
    if page.say is ChildSay.UNASKED:
        return tr("Vraag nu aan {naam} wie deze bladzijde mag zien.", naam=name)
    who = joined([decided or name])
    return tr("{wie} besloot dit. Wie, wanneer en waarom staat ook in het logboek.", wie=who)


def _name_of(desk: Desk, person: EntityId) -> str:
    found = desk.casus.persons.get(person)
    return found.first_name if found else ""
