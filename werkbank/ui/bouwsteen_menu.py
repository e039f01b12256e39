"""Choose a bouwsteen with one key: a small menu with the sets in use, ticked where all the chosen items have it.

What is chosen is the line in which the keyboard stands, when that says which entity it shows (property ``entity``, see
``mark_as``); else the shared selection of genogram and timeline.
"""

from __future__ import annotations

from itertools import zip_longest

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QMenu, QWidget

from werkbank.app.session import Key, Session, key_from
from werkbank.i18n import tr
from werkbank.model.sets import TITLES, lists_in_use, stones

KEYS = "1234567890abcdefghijklmnopqrstuvwxyz"
ENTITY = "entity"


def mark_as(widget: QWidget, key: Key) -> None:
    """Say which entity a widget shows, so that a key pressed in it means that one."""
    widget.setProperty(ENTITY, str(key))


def chosen_keys(window: QWidget, session: Session) -> tuple[Key, ...]:
    """What a key means now: the entity in whose line the keyboard stands, else the selection."""
    widget: QWidget | None = window.focusWidget()
    while widget is not None:
        key = key_from(str(widget.property(ENTITY) or ""))
        if key is not None and session.casus.get(key.kind, key.id) is not None:
            return (key,)
        widget = widget.parentWidget()
    return session.selection


def stones_menu(parent: QWidget, session: Session, keys: tuple[Key, ...]) -> QMenu:
    """The menu: one key for each bouwsteen, the sets below each other."""
    menu = QMenu(parent)
    menu.setAccessibleName(tr("Bouwstenen"))
    given = [set(e.bouwstenen) for key in keys if (e := session.casus.get(key.kind, key.id))]
    lists = lists_in_use(session.casus)
    rows = [stone for name in lists for stone in stones(session.casus, name)]
    seen = ""
    for letter, stone in zip_longest(KEYS[: len(rows)], rows, fillvalue=""):
        if isinstance(stone, str):
            break
        if len(lists) > 1 and stone.of_list != seen:
            seen = stone.of_list
            menu.addSection(tr(TITLES[seen]))
        shown = stone.label.replace("&", "&&")
        action = menu.addAction(f"&{letter}  {shown}" if letter else shown)
        action.setCheckable(True)
        action.setChecked(bool(given) and all(stone.id in tags for tags in given))
        action.setData(stone.id)
    return menu


def choose_bouwsteen(parent: QWidget, session: Session, keys: tuple[Key, ...]) -> str | None:
    """The id of the chosen bouwsteen, or None."""
    menu = stones_menu(parent, session, keys)
    chosen: QAction | None = menu.exec(_place(parent))
    menu.deleteLater()
    return None if chosen is None else str(chosen.data())


def _place(parent: QWidget) -> QPoint:
    """Below the field in which somebody works, or at the mouse."""
    focus: QWidget | None = parent.focusWidget()
    if focus is not None and focus.height() < parent.height() // 4:
        return focus.mapToGlobal(focus.rect().bottomLeft())
    return QCursor.pos() if parent.underMouse() else parent.mapToGlobal(parent.rect().center())
