"""What is being typed, kept encrypted every few moments and put back after unlocking.

Kept while it is typed, so that also a crash, or a window that had to be ended the hard way, loses no more than a second
of it. After unlocking each text goes back to its field as soon as that field is on screen; when a dialog held it, the
action that opened the dialog is run again; what still has no place is shown, to be copied or thrown away.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from werkbank.app.actions import ActionId
from werkbank.i18n import ntr
from werkbank.model.errors import KnownError
from werkbank.store import drafts
from werkbank.store.drafts import Draft, Memory
from werkbank.ui.locking import typed
from werkbank.ui.locking.strips import KeptText
from werkbank.ui.timers import Every, after

if TYPE_CHECKING:
    from werkbank.ui.main_window import MainWindow

KEEP_EVERY_MS = 1000
TRY_EVERY_MS = 120
TRIES, TRIES_OF_A_DIALOG = 12, 20  # forms are made one by one, a dialog is loaded when it is asked for
# Actions that ask for text before they do anything: running them again brings back the field and nothing else.
ASK_FIRST = frozenset(
    {
        ActionId.SEARCH, ActionId.QUICK_ENTRY, ActionId.FIND_EVENT, ActionId.EDIT_TITLE, ActionId.EDIT_SOURCE,
        ActionId.ADD_CLAIM, ActionId.ADD_REPORT, ActionId.START_SESSION, ActionId.PRINT, ActionId.HAND_OVER,
        ActionId.POSTER, ActionId.MDO_SHEET, ActionId.EXPORT_PLAN, ActionId.PLAN_VERSIONS, ActionId.NEW_CASE,
        ActionId.PASTE_EVENTS, ActionId.SIGNS,
    }
)  # fmt: skip


class TypingKept(QObject):
    """Keeps what is typed in one window, and puts it back."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._memory: Memory | None = None
        self._kept: list[Draft] = []
        self._homeless: list[Draft] = []  # shown, and kept until somebody is done with them
        self._waiting: list[Draft] = []  # looking for their field
        self._strips: list[KeptText] = []
        self._back = 0
        self._tries = 0
        self._every = Every(self, KEEP_EVERY_MS, self.keep)
        after(self, 0, self.keep)

    def stop(self) -> None:
        """Nobody works any more."""
        self._every.stop()

    def keep(self) -> None:
        """Store what stands typed now, when that is something else than before."""
        memory = self._now_open()
        if memory is not self._memory:
            self._turn_to(memory)
        if memory is None:
            return
        found = [*typed.typed_texts(self._action()), *self._homeless, *self._waiting]
        if found != self._kept:
            try:
                drafts.keep(memory, found)
            except KnownError as error:  # a full disk is told by what is edited, not by this
                logging.getLogger(__name__).warning("typed text not kept: %s", error.code)
            else:
                self._kept = found

    def _now_open(self) -> Memory | None:
        """Where this person's typing belongs now."""
        work = self._window.work
        if work is None:
            return None
        stored: Memory | None = work.stored if work.stored is not None and not work.stored.read_only else None
        return stored or work.workplace

    def _action(self) -> str:
        work = self._window.work
        action = work.doing if work is not None else None
        return str(action) if action in ASK_FIRST else ""

    # --- back in its place ---------------------------------------------------------------------------------------

    def _turn_to(self, memory: Memory | None) -> None:
        """Another case, or the list, is open: what was being typed there comes back."""
        for strip in self._strips:
            strip.hide()
            strip.deleteLater()
        self._memory, self._homeless, self._strips = memory, [], []
        self._waiting = list(drafts.kept(memory)) if memory is not None else []
        self._kept = list(self._waiting)
        windows = typed.windows()
        self._back = 0
        self._tries = TRIES if any(set(draft.path[-1:]) <= windows for draft in self._waiting) else 1
        if self._waiting:
            after(self, 0, self._try)

    def _try(self) -> None:
        self._place()
        self._tries -= 1
        if self._waiting and self._tries > 0:
            after(self, TRY_EVERY_MS, self._try)
        elif self._waiting:
            self._ask_again()
        else:
            self._say()

    def _place(self) -> None:
        for draft in tuple(self._waiting):
            if typed.stands(draft):
                self._waiting.remove(draft)  # it was said after all
            elif typed.put_back(draft):
                self._waiting.remove(draft)
                self._back += 1

    def _ask_again(self) -> None:
        """Open what held it; the fields come while that is open, so they are looked for by the clock."""
        action = next((draft.action for draft in self._waiting if draft.action), "")
        known = {str(one): one for one in ASK_FIRST}
        if action not in known:
            self._show()
            return
        for number, draft in enumerate(self._waiting):
            self._waiting[number] = draft._replace(action="")  # once
        self._tries = TRIES_OF_A_DIALOG
        after(self, TRY_EVERY_MS, self._try)
        self._window.work.run(known[action])

    def _show(self) -> None:
        self._homeless, self._waiting = [*self._homeless, *self._waiting], []
        for draft in self._homeless:
            self._strips.append(KeptText(self._window, draft, done=self._done_with))
        self._say()

    def _done_with(self, draft: Draft) -> None:
        self._homeless.remove(draft)
        self.keep()

    def _say(self) -> None:
        if self._back:
            self._window.messages.say(
                ntr(
                    "Wat je typte voor het vergrendelen staat weer in zijn veld.",
                    "Wat je typte voor het vergrendelen staat weer in {n} velden.",
                    self._back,
                )
            )
        self._back = 0
