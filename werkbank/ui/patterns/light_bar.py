"""A strip above the overview while a pattern stands in the light: which, how much of it there is, and the way out."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from werkbank.app.actions import ActionId
from werkbank.app.session import Key
from werkbank.i18n import ntr, tr
from werkbank.model.clock import EntityId
from werkbank.model.kinds import Kind
from werkbank.ui.desk import Desk
from werkbank.ui.elided import Elided
from werkbank.ui.timers import soon
from werkbank.ui.widgets import bar, button, column


class LightBar(QWidget):
    """Hidden as long as nothing is lit."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._words = Elided(look="lead")
        back = button(tr("Naar het patroon"), lambda: desk.page_wanted.emit(ActionId.PAGE_PATTERNS), look="quiet")
        out = button(tr("Licht uit"), lambda: desk.proposals.light(""), hint=tr("Ctrl+Alt+L"))
        self.setLayout(column(bar(self._words, 1, back, out)))
        desk.proposals.lit_changed.connect(self._show)
        self.hide()

    def _show(self) -> None:
        lit = self._desk.proposals.lit
        if lit is not None:
            events = ntr("{n} gebeurtenis", "{n} gebeurtenissen", len(lit.events))
            persons = ntr("{n} persoon", "{n} personen", len(lit.persons))
            text = tr(
                "Licht op '{naam}': {gebeurtenissen}, {personen}",
                naam=lit.name,
                gebeurtenissen=events,
                personen=persons,
            )
            self._words.setText(text)
            self.setAccessibleName(text)
        self.setVisible(lit is not None)


def show_in_pictures(desk: Desk, key: str, events: Iterable[EntityId] = ()) -> None:
    """Turn to the overview with a pattern in the light, and of it these events selected.

    Nothing else stays selected: the pictures get the room of the fields. The light goes on when the page has its size,
    so that what is lit can be brought into view.
    """
    desk.page_wanted.emit(ActionId.PAGE_OVERVIEW)
    desk.select(*(Key(Kind.EVENT, one) for one in events))
    soon(desk, lambda: desk.proposals.light(key))
