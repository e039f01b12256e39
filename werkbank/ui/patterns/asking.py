"""'Ook zoeken naar …': the detectors that run only when somebody asks, for who is selected or for everybody.

What lies between people and between generations is looked for on what people brought in themselves, so nobody is
surprised by it: it is asked for each time anew and forgotten when the casus closes.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolButton

from werkbank.app.proposals import NOT_ASKED, Asked
from werkbank.i18n import tr
from werkbank.model.entities import Person
from werkbank.model.kinds import Kind
from werkbank.model.rules import called
from werkbank.patterns import DETECTORS
from werkbank.ui.desk import Desk


def asking_button(desk: Desk) -> QToolButton:
    """The button with its menu."""
    made = QToolButton()
    made.setText(tr("Ook zoeken naar"))
    made.setAccessibleName(tr("Ook zoeken naar: over generaties en banden"))
    made.setToolTip(tr("Dit zoekt de Werkbank alleen als jullie erom vragen"))
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    menu = QMenu(made)
    menu.setToolTipsVisible(True)
    menu.aboutToShow.connect(lambda: fill(menu, desk))
    made.setMenu(menu)
    return made


def fill(menu: QMenu, desk: Desk) -> None:
    """A tick for each, and for whom it looks."""
    menu.clear()
    people = [one for one in desk.session.selected(Kind.PERSON) if isinstance(one, Person)]
    names = ", ".join(called(one) for one in people)
    menu.addSection(tr("Bij {namen}", namen=names) if names else tr("Bij iedereen (kies eerst personen voor minder)"))
    asked = desk.proposals.asked
    for known in (one for one in DETECTORS.values() if one.only_when_asked):
        action = menu.addAction(tr(known.name))
        action.setToolTip(tr(known.rule))
        action.setCheckable(True)
        action.setChecked(known.id in asked.detectors)
        action.triggered.connect(lambda on, name=known.id: _turn(desk, name, on=bool(on)))
    menu.addSeparator()
    stop = menu.addAction(tr("Niets extra zoeken"))
    stop.setEnabled(bool(asked.detectors))
    stop.triggered.connect(lambda: desk.proposals.ask(NOT_ASKED))


def _turn(desk: Desk, detector: str, *, on: bool) -> None:
    asked = desk.proposals.asked.detectors
    wanted = asked | {detector} if on else asked - {detector}
    people = frozenset(key.id for key in desk.session.selection if key.kind is Kind.PERSON)
    desk.proposals.ask(Asked(wanted, people if wanted else frozenset()))
