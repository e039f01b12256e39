"""Choose a bouwsteen with one key: a small menu with the sets in use, ticked where all the chosen items have it.

What is chosen is the line in which the keyboard stands, when that says which entity it shows (property ``entity``, see
``mark_as``); else the shared selection of genogram and timeline.
"""

from __future__ import annotations

from itertools import zip_longest

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QMenu, QWidget, QWidgetAction

from werkbank.app.session import Key, Session, key_from
from werkbank.app.stone_places import said
from werkbank.i18n import ntr, tr
from werkbank.model.sets import TITLES, Stone, lists_in_use, stone_of, stones
from werkbank.ui.widgets import label

KEYS = "1234567890abcdefghijklmnopqrstuvwxyz"
ENTITY = "entity"
PROPOSAL = "proposal"
LONGEST = 60


def mark_as(widget: QWidget, key: Key) -> None:
    """Say which entity a widget shows, so that a key pressed in it means that one."""
    widget.setProperty(ENTITY, str(key))


def mark_as_proposal(widget: QWidget) -> None:
    """Say that a widget shows what the program proposes: until people answer it is nothing of the casus."""
    widget.setProperty(ENTITY, PROPOSAL)


def chosen_keys(window: QWidget, session: Session) -> tuple[Key, ...]:
    """What a key means now: the entity in whose line the keyboard stands, else the selection."""
    widget: QWidget | None = window.focusWidget()
    while widget is not None:
        told = str(widget.property(ENTITY) or "")
        if told == PROPOSAL:
            return ()
        key = key_from(told)
        if key is not None:  # of which nothing is said yet: nothing, never the selection of another page
            return (key,) if session.casus.get(key.kind, key.id) is not None else ()
        widget = widget.parentWidget()
    return session.selection


def stones_menu(parent: QWidget, session: Session, keys: tuple[Key, ...]) -> QMenu:
    """The menu: one key for each bouwsteen, the sets below each other."""
    menu = QMenu(parent)
    menu.setAccessibleName(tr("Bouwstenen"))
    given = [set(e.bouwstenen) for key in keys if (e := session.casus.get(key.kind, key.id))]
    lists = lists_in_use(session.casus)
    rows = [stone for name in lists for stone in stones(session.casus, name)]
    listed = {stone.id for stone in rows}
    carried = dict.fromkeys(tag for tags in given for tag in sorted(tags) if tag not in listed)
    rows += [_gone(session, tag) for tag in carried]  # so that the same key takes it off
    seen = ""
    if keys and given:
        _heading(menu, _for_whom(session, keys))
    for letter, stone in zip_longest(KEYS[: len(rows)], rows, fillvalue=""):
        if isinstance(stone, str):
            break
        if stone.of_list != seen and (len(lists) > 1 or not stone.of_list):
            seen = stone.of_list
            menu.addSeparator()
            _heading(menu, tr(TITLES[seen]) if seen else tr("Niet meer in de lijst"))
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


def _heading(menu: QMenu, text: str) -> None:
    """A line that cannot be chosen and still reads well; a style sheet shows no text in a section of Qt's own."""
    line = QWidgetAction(menu)
    line.setText(text)
    line.setDefaultWidget(label(text, look="menu-head"))
    line.setEnabled(False)
    menu.addAction(line)


def _gone(session: Session, tag: str) -> Stone:
    """A bouwsteen that something carries, of a row that was taken out or a set that is not in use."""
    stone = stone_of(session.casus, tag)
    return stone._replace(of_list="") if stone else Stone("", tag, tag, "", ())


def _for_whom(session: Session, keys: tuple[Key, ...]) -> str:
    """What gets it, so that nobody gives one to something of another page."""
    found = [entity for key in keys if (entity := session.casus.get(key.kind, key.id))]
    first = " ".join(said(found[0], session.casus).replace("&", "&&").split())
    first = first if len(first) <= LONGEST else f"{first[: LONGEST - 1]}…"
    if len(found) == 1:
        return tr("Voor: {wat}", wat=first)
    return ntr("Voor: {wat} en nog {n}", "Voor: {wat} en nog {n}", len(found) - 1, wat=first)


def _place(parent: QWidget) -> QPoint:
    """Below the field in which somebody works, or at the mouse."""
    focus: QWidget | None = parent.focusWidget()
    if focus is not None and focus.height() < parent.height() // 4:
        return focus.mapToGlobal(focus.rect().bottomLeft())
    return QCursor.pos() if parent.underMouse() else parent.mapToGlobal(parent.rect().center())
