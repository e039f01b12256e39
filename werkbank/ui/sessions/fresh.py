"""What carries the quiet mark of something new; worked out once for each change and read by every view.

A view asks ``desk.fresh.has(key)`` and listens to ``desk.news_turned`` besides ``desk.changed``.
"""

from __future__ import annotations

from werkbank.app.news import marked, people_in, wants_news
from werkbank.app.session import Key, Session
from werkbank.i18n import tr
from werkbank.model.clock import EntityId
from werkbank.model.kinds import Kind


class Fresh:
    """The marks of one session on the desk."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._keys: frozenset[Key] | None = None
        self._people: frozenset[EntityId] = frozenset()

    def forget(self) -> None:
        """Something changed: work it out anew when it is asked for."""
        self._keys = None

    @property
    def keys(self) -> frozenset[Key]:
        """Everything that is marked."""
        if self._keys is None:
            self._keys = marked(self._session)
            self._people = people_in(self._session.casus, self._keys)
        return self._keys

    @property
    def people(self) -> frozenset[EntityId]:
        """Whom the genogram marks."""
        return self._people if self.keys else frozenset()

    def has(self, key: Key) -> bool:
        """Whether this item is marked."""
        return key in self.keys

    def events(self) -> frozenset[EntityId]:
        """The marked events."""
        return frozenset(key.id for key in self.keys if key.kind is Kind.EVENT)

    @property
    def words(self) -> str:
        """What a mark says to whoever points at it or hears it."""
        return tr("nieuw sinds de vorige sessie") if wants_news(self._session) else tr("nieuw in deze sessie")
