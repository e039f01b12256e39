"""The desk of the window: the session with its notices as Qt signals, and one place where known errors become words.

Every page gets the desk and nothing else. ``run`` calls a verb; a ``KnownError`` becomes a message for people, and the
casus stays as it was because the transaction rolled back.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from werkbank.app.news import want_news, wants_news
from werkbank.app.session import Key, Session
from werkbank.journal.changes import ChangeSet
from werkbank.model.casus import Casus
from werkbank.model.errors import KnownError
from werkbank.ui.history.twofold import Twofold
from werkbank.ui.patterns.proposals import Proposals
from werkbank.ui.sessions.fresh import Fresh

T = TypeVar("T")


class Desk(QObject):
    """One open casus as the window sees it."""

    changed = Signal(object)  # ChangeSet, after it is durable
    selection_changed = Signal()
    cursor_moved = Signal()
    refused = Signal(str, str)  # text, remedy
    doubted = Signal(str)  # what was just done does not fit with something else; it stays unless somebody takes it back
    noticed = Signal(str)  # a short message that goes away by itself
    page_wanted = Signal(str)  # ActionId of a page
    action_wanted = Signal(str)  # ActionId of anything in the menus
    news_turned = Signal()  # other things carry the mark of something new
    forks_turned = Signal()  # copies say different things of other things than before
    edit_wanted = Signal()  # put the keyboard in the first field of what is selected

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.field_asked = ""  # of which field of what is selected the history was asked
        self.fresh = Fresh(session)
        self.twofold = Twofold()
        self.foresights: list[Callable[[Casus], object]] = []  # each works out beside the window how it will show it
        self.proposals = Proposals(session, self)  # the possible patterns, and which pattern is lit
        self._stops: tuple[Callable[[], None], ...] = (
            session.on_change(self._on_change),
            session.on_selection(self.selection_changed.emit),
            session.on_cursor(self.cursor_moved.emit),
        )

    @property
    def casus(self) -> Casus:
        """The casus as it is now, as far as everybody who reads along may see it."""
        return self.session.casus

    def select(self, *keys: Key) -> None:
        """Make this the shared selection."""
        self.session.select(*keys)

    def run(self, verb: Callable[[], T]) -> T | None:
        """Do something that may be refused; says why and returns None when it is."""
        try:
            return verb()
        except KnownError as error:
            self.refused.emit(error.text, error.remedy)
            return None

    def foresee(self, casus: Casus) -> None:
        """Let every view work out a casus that will soon be shown; in any thread, so nobody touches a widget here."""
        if self.session.audience is not None:
            return  # it would be all of it, and that is not what will be shown
        for foresight in self.foresights:
            foresight(casus)

    def turn_news(self) -> None:
        """Mark what is new since the previous session, or no longer."""
        want_news(self.session, wanted=not wants_news(self.session))
        self.fresh.forget()
        self.news_turned.emit()

    def close(self) -> None:
        """Stop listening to the session."""
        for stop in self._stops:
            stop()
        self._stops = ()
        self.proposals.close()

    @property
    def is_closed(self) -> bool:
        """Whether its casus is put away; what was to be done a moment later is then not done."""
        return not self._stops

    def _on_change(self, change_set: ChangeSet) -> None:
        self.fresh.forget()
        self.changed.emit(change_set)
        self.proposals.follow(change_set.kinds())
