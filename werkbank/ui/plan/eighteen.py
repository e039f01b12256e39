"""Being eighteen: a card for everybody from sixteen, with what the law stops or lets run on of what runs now."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from werkbank.app.session import key_of
from werkbank.app.verbs import children as verbs
from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.model.children import ComingOfAge
from werkbank.model.clock import EntityId
from werkbank.model.dates import say_day
from werkbank.model.entities import Person
from werkbank.model.kinds import Role
from werkbank.model.rules import called
from werkbank.plan.access import Block
from werkbank.plan.content import TITLES
from werkbank.plan.custody import lives
from werkbank.plan.eighteen import FIELDS, birthday, may_plan, rules_for
from werkbank.plan.wording import by_age
from werkbank.ui.desk import Desk
from werkbank.ui.inspector.fields import Field, Input
from werkbank.ui.inspector.inputs import FieldInput
from werkbank.ui.plan.row import input_for, show_value
from werkbank.ui.sessions.dot import Dot
from werkbank.ui.widgets import card, column, label, let_go, row

BESIDE = 2  # fields beside each other


class EighteenSection(QFrame):
    """Hidden as long as nobody is sixteen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._cards: dict[str, EighteenCard] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(tokens.SPACE_3)
        told = tr("Vanaf 16 jaar: wat verandert er als ik 18 word, en wie blijft er?")
        head = card(label(tr(TITLES[Block.EIGHTEEN]), look="lead"), label(told, look="soft", wrap=True))
        self.setLayout(column(head, self._list, space=tokens.SPACE_3))
        self.refresh()

    @property
    def cards(self) -> tuple[EighteenCard, ...]:
        """The cards, the oldest first."""
        return tuple(self._cards.values())

    def refresh(self) -> None:
        """Show everybody from sixteen as they are now."""
        session = self._desk.session
        people = by_age(one for one in session.casus.persons.values() if self._is_asked(one))
        if [one.id for one in people] != list(self._cards):
            kept, self._cards = self._cards, {}
            let_go(self._list)
            for person in people:
                made = kept.pop(person.id, None) or EighteenCard(self._desk, person)
                self._cards[person.id] = made
                self._list.addWidget(made)
            for gone in kept.values():
                gone.hide()
                gone.deleteLater()
        for person in people:
            self._cards[person.id].show_person(person)
        if self.parentWidget() is not None or not people:  # without a parent it would be a window of its own
            self.setVisible(bool(people))

    def flush(self) -> None:
        """Commit what is being typed."""
        for made in self.cards:
            made.flush()

    def _is_asked(self, person: Person) -> bool:
        session = self._desk.session
        young = person.role is Role.YOUTH or person.index
        known = person.birth.is_known or verbs.plan_of(session, person.id) is not None
        return young and known and may_plan(person, today=session.today) and lives(person, today=session.today)


class EighteenCard(QFrame):
    """What one youth plans."""

    def __init__(self, desk: Desk, person: Person) -> None:
        super().__init__()
        self._desk, self.person = desk, person.id
        self._name, self._new = label("", look="lead", wrap=True), Dot(desk)
        self._rules = label("", look="soft", wrap=True)
        specs = [Field(name, title, Input.LONG, own=True) for name, title in FIELDS]
        self._inputs = {spec.name: input_for(desk, spec, self._commit) for spec in specs}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(tokens.SPACE_3)
        for at, made in enumerate(self._inputs.values()):
            grid.addWidget(made, at // BESIDE, at % BESIDE)
        inner = QWidget()
        inner.setLayout(grid)
        head = row(self._new, self._name)
        head.setStretch(1, 1)
        self.setLayout(column(card(head, inner, self._rules)))
        self.show_person(person)

    def input(self, name: str) -> FieldInput:
        """The widget of one field."""
        return self._inputs[name]

    def show_person(self, person: Person) -> None:
        """Show the plan as it is now."""
        session = self._desk.session
        day = birthday(person)
        name = called(person)
        self._name.setText(tr("{naam} wordt 18 op {dag}", naam=name, dag=say_day(day)) if day else name)
        plan = verbs.plan_of(session, person.id) or ComingOfAge(id=EntityId("-"), person=person.id)
        self._new.show_keys(key_of(plan))
        for field, made in self._inputs.items():
            show_value(made, getattr(plan, field))
        rules = rules_for(session.casus, person, today=session.today)
        self._rules.setText(" ".join(rules))
        self._rules.setVisible(bool(rules))

    def flush(self) -> None:
        """Commit what is being typed."""
        for made in self._inputs.values():
            made.flush()

    def _commit(self, name: str, value: Any) -> None:  # noqa: ANN401 - the field decides
        session = self._desk.session
        plan = verbs.plan_of(session, self.person) or ComingOfAge(id=EntityId("-"), person=self.person)
        if not session.read_only and getattr(plan, name) != value:
            self._desk.run(lambda: verbs.write_plan(session, self.person, **{name: value}))
