"""The pages of the children: what each says, a picture of a drawing, and who may see it."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from werkbank.app.session import key_of
from werkbank.app.verbs import children as verbs
from werkbank.drawing import tokens
from werkbank.i18n import mark, tr
from werkbank.model.children import ChildPage
from werkbank.model.clock import EntityId
from werkbank.model.entities import Person
from werkbank.model.kinds import Role
from werkbank.model.rules import called
from werkbank.plan.access import Block
from werkbank.plan.children import is_spoken_for
from werkbank.plan.content import TITLES
from werkbank.plan.custody import is_child, lives
from werkbank.plan.wording import by_age
from werkbank.ui.desk import Desk
from werkbank.ui.inspector.fields import Field, Input
from werkbank.ui.inspector.inputs import FieldInput
from werkbank.ui.plan.child_say import SayPart
from werkbank.ui.plan.drawing import DrawingPart
from werkbank.ui.plan.row import input_for, show_value
from werkbank.ui.sessions.dot import Dot
from werkbank.ui.widgets import card, column, label, let_go, row

WORDS = (
    Field("worries", mark("Hier maak ik mij zorgen over"), Input.LONG, own=True),
    Field("joys", mark("Dit vind ik leuk"), Input.LONG, own=True),
    Field("dreams", mark("Hier droom ik van"), Input.LONG, own=True),
)
BABY = (
    Field("worries", mark("Waar zou dit kind zich zorgen over maken?"), Input.LONG, own=True),
    Field("joys", mark("Wat zou dit kind leuk vinden?"), Input.LONG, own=True),
    Field("dreams", mark("Wat zou dit kind wensen?"), Input.LONG, own=True),
)
TOLD = Field("told_with", mark("Opgeschreven samen met"), Input.WHO)


class ChildrenSection(QFrame):
    """A card for each child and youth of the family."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._cards: dict[str, ChildCard] = {}
        self._babies: dict[EntityId, bool] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(tokens.SPACE_3)
        self._hint = label(
            tr("Een bladzijde voor elk kind: zorgen, leuke dingen en dromen. Het kind zegt wie hem mag zien."),
            look="soft",
            wrap=True,
        )
        head = card(label(tr(TITLES[Block.WANT]), look="lead"), self._hint)
        self.setLayout(column(head, self._list, space=tokens.SPACE_3))
        self.refresh()

    @property
    def cards(self) -> tuple[ChildCard, ...]:
        """The cards, the oldest child first."""
        return tuple(self._cards.values())

    def refresh(self) -> None:
        """Show the children as they are now; cards that stay keep the keyboard."""
        session = self._desk.session
        young = by_age(p for p in session.casus.persons.values() if _has_page(p, session.today))
        babies = {person.id: is_spoken_for(person, today=session.today) for person in young}
        if babies != self._babies or list(babies) != list(self._cards):
            self._rebuild(young, babies)
        for person in young:
            self._cards[person.id].show_child(person)

    def flush(self) -> None:
        """Commit what is being typed."""
        for made in self.cards:
            made.flush()

    def _rebuild(self, young: list[Person], babies: dict[EntityId, bool]) -> None:
        kept, self._cards, old = self._cards, {}, self._babies
        self._babies = {**babies}
        let_go(self._list)
        for person in young:
            same = person.id in kept and old.get(person.id) == babies[person.id]
            made = kept.pop(person.id) if same else ChildCard(self._desk, person, baby=babies[person.id])
            self._cards[person.id] = made
            self._list.addWidget(made)
        for gone in kept.values():
            gone.hide()
            gone.deleteLater()


class ChildCard(QFrame):
    """The page of one child."""

    def __init__(self, desk: Desk, person: Person, *, baby: bool) -> None:
        super().__init__()
        self._desk, self.person = desk, person.id
        self._name, self._new = label("", look="lead", wrap=True), Dot(desk)
        self._inputs = {spec.name: input_for(desk, spec, self._commit) for spec in (BABY if baby else WORDS)}
        self._inputs[TOLD.name] = input_for(desk, TOLD, self._commit)
        self.drawing = DrawingPart(desk, person.id)
        self.say = SayPart(desk, person.id)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(tokens.SPACE_3)
        for at, made in enumerate(self._inputs.values()):
            grid.addWidget(made, at, 0)
        grid.addWidget(self.drawing, 0, 1, len(self._inputs), 1)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        inner = QWidget()
        inner.setLayout(grid)
        head = row(self._new, self._name)
        head.setStretch(1, 1)
        self.setLayout(column(card(head, inner, self.say)))
        self.show_child(person)

    def input(self, name: str) -> FieldInput:
        """The widget of one field."""
        return self._inputs[name]

    def show_child(self, person: Person) -> None:
        """Show the page as it is now."""
        page = verbs.page_of(self._desk.session, person.id)
        self._name.setText(called(person))
        self._new.show_keys(*([key_of(page)] if page is not None else []))
        shown = page or ChildPage(id=EntityId("-"), person=person.id)
        for name, made in self._inputs.items():
            show_value(made, getattr(shown, name))
        self.drawing.show_page(shown, name=called(person))
        self.say.show_page(shown, name=called(person))

    def flush(self) -> None:
        """Commit what is being typed."""
        for made in self._inputs.values():
            made.flush()
        self.say.flush()
        self.drawing.flush()

    def _commit(self, name: str, value: Any) -> None:  # noqa: ANN401 - the field decides
        write(self._desk, self.person, name, value)


def write(desk: Desk, person: EntityId, name: str, value: Any) -> None:  # noqa: ANN401 - the field decides
    """Hand one new value of a child's page to the verb, when it is new."""
    session = desk.session
    page = verbs.page_of(session, person) or ChildPage(id=EntityId("-"), person=person)
    if not session.read_only and getattr(page, name) != value:
        desk.run(lambda: verbs.write_page(session, person, **{name: value}))


def _has_page(person: Person, today: Any) -> bool:  # noqa: ANN401 - a date
    young = person.role is Role.YOUTH or person.index
    return young and not person.life and lives(person, today=today) and is_child(person, today=today)
