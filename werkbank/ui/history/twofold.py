"""Where copies of the open casus say different things: worked out beside the window, told to every view that marks it.

A view asks ``desk.twofold.fields(key)`` or ``desk.twofold.keys(kind)`` and listens to ``desk.forks_turned``. With
nothing merged there is nothing to ask. While somebody reads along nothing is marked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from werkbank.app.forks import forks
from werkbank.app.session import Key, Session
from werkbank.i18n import tr
from werkbank.model.clock import EntityId
from werkbank.model.kinds import Kind
from werkbank.ui.jobs import Job
from werkbank.ui.timers import Debounce

if TYPE_CHECKING:
    from werkbank.store.forks import Fork
    from werkbank.ui.desk import Desk

SOON_MS = 400


class Twofold:
    """What has several answers."""

    def __init__(self) -> None:
        self.forks: tuple[Fork, ...] = ()

    def fields(self, key: Key) -> frozenset[str]:
        """Which fields of a thing; '_exists' when it is the question whether it stays."""
        return frozenset(fork.field for fork in self.forks if (fork.kind, fork.entity) == tuple(key))

    def ids(self, kind: Kind) -> frozenset[EntityId]:
        """Which things of a kind."""
        return frozenset(EntityId(fork.entity) for fork in self.forks if fork.kind == kind)

    @property
    def words(self) -> str:
        """What a mark says to whoever points at it."""
        return tr("twee antwoorden: kopieën zeggen hier iets anders")


class ForkWatch(QObject):
    """Asks again after every change."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._running = self._again = False
        self._soon = Debounce(self, self.look, milliseconds=SOON_MS)
        desk.changed.connect(lambda _change: self._soon.call())
        self._soon.call()

    def look(self) -> None:
        """Ask now; when that is being done, once more afterwards."""
        if self._desk.is_closed:
            return
        if self._running:
            self._again = True
            return
        session: Session = self._desk.session
        self._running = True
        Job(lambda _progress: forks(session), self).on(done=self._told, failed=self._failed).start()

    def _told(self, found: tuple[Fork, ...]) -> None:
        self._running = False
        if self._desk.is_closed:
            return
        if found != self._desk.twofold.forks:
            self._desk.twofold.forks = found
            self._desk.forks_turned.emit()
        if self._again:
            self._again = False
            self.look()

    def _failed(self, error: Exception) -> None:
        self._running = False
        if not self._desk.is_closed:  # a casus that was closed meanwhile has nothing to tell
            raise error
