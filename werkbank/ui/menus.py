"""Menus and keys from the one table of actions; the window only says what each id does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from werkbank.app.actions import ACTIONS, Action, ActionId, Menu
from werkbank.i18n import tr

Handlers = Mapping[ActionId, Callable[[], object]]


class Menus:
    """The actions of the window as Qt actions in its menu bar."""

    def __init__(self, window: QMainWindow, handlers: Handlers) -> None:
        self.actions: dict[ActionId, QAction] = {}
        for menu in (m for m in Menu if m is not Menu.NONE):
            shown = window.menuBar().addMenu(tr(menu))
            for action in (a for a in ACTIONS if a.menu is menu and a.id in handlers):
                if action.line_before:
                    shown.addSeparator()
                made = self._make(window, action, handlers[action.id])
                shown.addAction(made)

    def refresh(self, offers: Callable[[ActionId], bool]) -> None:
        """Enable what can run now."""
        for action_id, action in self.actions.items():
            action.setEnabled(offers(action_id))

    def name(self, action_id: ActionId, text: str) -> None:
        """Give an entry another text: 'Ongedaan maken: Kind: Bo'."""
        if action_id in self.actions:
            self.actions[action_id].setText(text)

    def _make(self, window: QMainWindow, action: Action, handler: Callable[[], object]) -> QAction:
        made = QAction(tr(action.title), window)
        made.setShortcuts([QKeySequence(keys) for keys in action.keys])
        made.setStatusTip(tr(action.hint) if action.hint else "")
        made.triggered.connect(lambda _checked=False: handler())
        self.actions[action.id] = made
        return made


def keys_listed() -> Iterator[tuple[str, str]]:
    """Every action with keys: its name and its keys as people know them, for the help page."""
    for action in ACTIONS:
        if action.keys:
            shown = " of ".join(QKeySequence(k).toString(QKeySequence.SequenceFormat.NativeText) for k in action.keys)
            yield tr(action.title).replace("&", "").removesuffix("…"), shown
