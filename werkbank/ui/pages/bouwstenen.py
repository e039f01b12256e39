"""Bouwstenen in deze casus: what each is for, its questions, and where it is used. Never a score.

A click on a place where a bouwsteen is used selects it in genogram and timeline. The texts are proposals of our own and
say so; the team may change them (vocabulary resource).
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from werkbank.app.actions import ActionId
from werkbank.app.session import key_of
from werkbank.drawing import tokens
from werkbank.i18n import ntr, tr
from werkbank.model.casus import Casus
from werkbank.model.dates import to_dutch
from werkbank.model.entities import Entity, Event, Goal, Pattern, Person
from werkbank.model.rules import called
from werkbank.model.vocabulary import Bouwsteen, vocabulary
from werkbank.ui.desk import Desk
from werkbank.ui.theme import Theme
from werkbank.ui.widgets import button, card, column, empty, label, row, scroll

MOST_PLACES = 8
PAGE_WIDTH = 980


class BouwstenenPage(QWidget):
    """One card a bouwsteen."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk = desk
        self._all: set[str] = set()  # bouwstenen of which every place is shown
        self._cards = QVBoxLayout()
        self._cards.setSpacing(tokens.SPACE_3)
        inner = QWidget()
        inner.setObjectName("page")
        inner.setMaximumWidth(theme.px(PAGE_WIDTH))
        intro = tr(
            "De bouwstenen van de methode, met vragen die je samen kunt stellen. Kies in het overzicht een persoon of "
            "gebeurtenis en druk op Ctrl+B om er een bouwsteen aan te geven."
        )
        own = tr("De vragen zijn een voorstel van de Werkbank. Pas ze aan zoals jullie werken.")
        layout = column(
            label(tr("Bouwstenen in deze casus"), look="display"),
            label(intro, wrap=True),
            label(own, look="note", wrap=True),
            self._cards,
            1,
            space=tokens.SPACE_3,
        )
        layout.setContentsMargins(*([tokens.SPACE_5] * 4))
        inner.setLayout(layout)
        middle = QWidget()
        middle.setObjectName("page")
        middle.setLayout(row(1, inner, 1))
        middle.layout().setStretch(1, 20)  # type: ignore[union-attr]
        self.setLayout(column(scroll(middle, name=tr("Bouwstenen"))))
        desk.changed.connect(lambda _change: self._fill())
        self._fill()

    def _fill(self) -> None:
        empty(self._cards)
        used = places_of(self._desk.casus)
        for bouwsteen in vocabulary().bouwstenen.values():
            self._cards.addWidget(self._card(bouwsteen, used.get(bouwsteen.id, [])))

    def _card(self, bouwsteen: Bouwsteen, used: list[Entity]) -> QWidget:
        count = ntr("{n} keer gebruikt", "{n} keer gebruikt", len(used)) if used else tr("nog niet gebruikt")
        head = row(label(f"{bouwsteen.id}  {bouwsteen.label}", look="lead"), 1, label(count, look="soft"))
        questions = "\n".join(f"•  {question}" for question in bouwsteen.questions)
        items: list[QWidget | QLayout] = [
            head,
            label(bouwsteen.aim, look="soft", wrap=True),
            label(questions, wrap=True),
        ]
        shown = used if bouwsteen.id in self._all else used[:MOST_PLACES]
        items += [self._place(entity) for entity in shown]
        if len(shown) < len(used):
            text = tr("nog {n} tonen", n=len(used) - len(shown))
            items.append(button(text, lambda: self._show_all(bouwsteen.id), look="quiet"))
        return card(*items)

    def _show_all(self, bouwsteen: str) -> None:
        self._all.add(bouwsteen)
        self._fill()

    def _place(self, entity: Entity) -> QWidget:
        return button(said(entity), lambda: self._go(entity), look="place", hint=tr("Laat zien in het overzicht"))

    def _go(self, entity: Entity) -> None:
        self._desk.select(key_of(entity))
        self._desk.page_wanted.emit(ActionId.PAGE_PLAN if isinstance(entity, Goal) else ActionId.PAGE_OVERVIEW)


def places_of(casus: Casus) -> dict[str, list[Entity]]:
    """Every entity by the bouwstenen that it carries; events in order of time."""
    found: dict[str, list[Entity]] = {}
    for entity in _in_order(casus):
        for bouwsteen in entity.bouwstenen:
            found.setdefault(bouwsteen, []).append(entity)
    return found


def _in_order(casus: Casus) -> Iterator[Entity]:
    yield from sorted(casus.events.values(), key=lambda event: event.date.sort_key())
    yield from (entity for entity in casus.everything() if not isinstance(entity, Event))


def said(entity: Entity) -> str:
    """One line that names an entity."""
    if isinstance(entity, Event):
        return f"{to_dutch(entity.date)}  ·  {entity.title or entity.kind}"
    if isinstance(entity, Person):
        return called(entity)
    if isinstance(entity, Pattern):
        return tr("Patroon: {naam}", naam=entity.name)
    if isinstance(entity, Goal):
        return tr("Doel: {tekst}", tekst=entity.text)
    return str(getattr(entity, "text", "") or getattr(entity, "name", "") or entity.kind_of)
