"""Choose a bouwsteen with one key: a small menu with the set of the method, ticked where all selected items have it."""

from __future__ import annotations

from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QMenu, QWidget

from werkbank.app.session import Session
from werkbank.i18n import tr
from werkbank.model.vocabulary import vocabulary

KEYS = "1234567890a"


def choose_bouwsteen(parent: QWidget, session: Session) -> str | None:
    """The id of the chosen bouwsteen, or None."""
    menu = QMenu(parent)
    menu.setAccessibleName(tr("Bouwstenen"))
    given = [set(e.bouwstenen) for key in session.selection if (e := session.casus.get(key.kind, key.id))]
    for letter, bouwsteen in zip(KEYS, vocabulary().bouwstenen.values(), strict=False):
        action = menu.addAction(f"&{letter}  {bouwsteen.label}")
        action.setCheckable(True)
        action.setChecked(bool(given) and all(bouwsteen.id in tags for tags in given))
        action.setData(bouwsteen.id)
    at = QCursor.pos() if parent.underMouse() else parent.mapToGlobal(parent.rect().center())
    chosen: QAction | None = menu.exec(at)
    return None if chosen is None else str(chosen.data())
