"""Menus and keys from the one table of actions, and what the window itself does for some of them.

Made after the first paint: the unlock screen has no menus.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from werkbank.app.actions import ACTIONS, BY_ID, Action, ActionId, Menu, Need
from werkbank.app.layering import LAYERS
from werkbank.app.relay import SWITCH
from werkbank.i18n import tr
from werkbank.ui import help as helping
from werkbank.ui import motion
from werkbank.ui.dialogs import asked
from werkbank.ui.handlers import layers
from werkbank.ui.theme import THEMES

if TYPE_CHECKING:
    from werkbank.ui.main_window import MainWindow

LAYER_ACTIONS = tuple(LAYERS)


class Menus:
    """The actions of the window as Qt actions in its menu bar."""

    def __init__(self, window: MainWindow) -> None:
        self.actions: dict[ActionId, QAction] = {}
        self._window = window
        own = _own_handlers(window)
        for menu in (m for m in Menu if m is not Menu.NONE):
            shown = window.menuBar().addMenu(tr(menu))
            for action in (a for a in ACTIONS if a.menu is menu):
                if action.line_before:
                    shown.addSeparator()
                shown.addAction(self._make(action, own.get(action.id) or self._run(action.id)))
            if menu is Menu.VIEW:
                self._add_layers(shown.addMenu(tr("Lagen")))

    def refresh(self) -> None:
        """Enable what can run now and name the next undo and redo."""
        work = self._window.work
        for action_id, action in self.actions.items():
            need = BY_ID[action_id].need
            action.setEnabled(bool(work.offers(action_id)) if work is not None else need is Need.NOTHING)
        undo, redo = work.step_names() if work is not None else ("", "")
        for action_id, step in ((ActionId.UNDO, undo), (ActionId.REDO, redo)):
            title = tr(BY_ID[action_id].title)
            self.actions[action_id].setText(f"{title}: {step}" if step else title)

    def _add_layers(self, menu: QMenu) -> None:
        """The switches of the genogram: one a layer with its key, and one a kind of bond when the menu opens."""
        for action_id in LAYER_ACTIONS:
            made = self._make(BY_ID[action_id], self._run(action_id))
            made.setCheckable(True)
            menu.addAction(made)
        kinds = menu.addMenu(tr("Soorten band"))
        menu.aboutToShow.connect(lambda: layers.check(self._window.work, self.actions, kinds))

    def _run(self, action_id: ActionId) -> Callable[[], object]:
        window = self._window
        return lambda: window.work.run(action_id) if window.work is not None else None

    def _make(self, action: Action, handler: Callable[[], object]) -> QAction:
        made = QAction(tr(action.title), self._window)
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


def _own_handlers(window: MainWindow) -> dict[ActionId, Callable[[], object]]:
    """What the window does itself; everything else is asked of the work that is open."""
    return {
        ActionId.QUIT: window.close,
        ActionId.LOCK: window.lock,
        ActionId.SWITCH_PERSON: lambda: window.lock(SWITCH),
        ActionId.THEME: lambda: window.set_theme(_next_theme(window.theme.palette.id)),
        ActionId.PROJECTOR: lambda: turn_projector(window),
        ActionId.LESS_MOTION: lambda: _turn_motion(window),
        ActionId.KEYS: lambda: _show_keys(window),
        ActionId.SIGNS: lambda: show_signs(window),
        ActionId.ABOUT: lambda: helping.show_about(window),
    }


def _turn_motion(window: MainWindow) -> None:
    """Ask for less movement, or for movement again; says which."""
    motion.ask_less_motion(wanted=not motion.less_motion())
    window.messages.say(tr("Beweging staat uit.") if motion.less_motion() else tr("Beweging staat aan."))


def turn_projector(window: MainWindow) -> None:
    """Large for a projector, or back; tells how the genogram gets the whole screen."""
    window.set_theme("light" if window.theme.scale > 1 else "projector")
    if window.theme.scale > 1 and window.work is not None and window.work.desk is not None:
        native = QKeySequence.SequenceFormat.NativeText
        keys = [
            QKeySequence(BY_ID[one].keys[0]).toString(native)
            for one in (ActionId.GENOGRAM_ALONE, ActionId.TIMELINE_ALONE)
        ]
        text = tr("Van ver lezen? {een}: alleen het genogram. {ander}: alleen de tijdlijn.", een=keys[0], ander=keys[1])
        window.messages.say(text)


def show_signs(window: MainWindow) -> None:
    """The help page of signs, in the forms that the open case uses."""
    from werkbank.ui.genogram.signs_page import SignsPage, forms_of

    asked(SignsPage(window, window.theme, forms=forms_of(window.work.desk if window.work is not None else None)))


def _next_theme(now: str) -> str:
    """Light, dark, high contrast, and round again; the projector has a key of its own."""
    names = THEMES[:3]
    return names[(names.index(now) + 1) % len(names)] if now in names else names[0]


def _show_keys(window: MainWindow) -> None:
    from werkbank.ui.genogram.gestures.keys import keys_of_drawing
    from werkbank.ui.timeline.keys_listed import keys_of_timeline

    asked(helping.KeysDialog(window, (*keys_listed(), *keys_of_drawing(), *keys_of_timeline())))
