"""What a stored casus can tell and take of other copies of it: bundles, merging, forks and who said what.

``StoredCasus`` is one; everything here works through the thread that owns the file.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TypeVar

from werkbank.store import merging
from werkbank.store.bundling import Keep, bundle_of
from werkbank.store.case_file import OpenFile
from werkbank.store.forks import Fork, forks_of
from werkbank.store.history import Entry, Fresh, SetApart, history_of, last_closed, new_since, set_apart
from werkbank.store.merging import MergePreview, MergeReport
from werkbank.store.put_back import PutBack, put_back_in
from werkbank.store.records import Bundle

T = TypeVar("T")


class SharedCasus(ABC):
    """A casus of which there may be copies."""

    @abstractmethod
    def on_file(self, job: Callable[[OpenFile], T]) -> T:
        """Work on the open file, on the thread that owns it."""

    @abstractmethod
    def _now(self) -> datetime: ...

    def bundle(self, *, since: Mapping[str, int] | None = None, keep: Keep | None = None) -> Bundle:
        """What another copy lacks (module ``bundling``)."""
        return self.on_file(lambda file: bundle_of(file.connection, since=since, keep=keep))

    def preview(self, bundle: Bundle) -> MergePreview:
        """What taking in a bundle would do (module ``merging``)."""
        return self.on_file(lambda file: merging.preview(file.connection, bundle, now=self._now()))

    def merge(self, bundle: Bundle, *, accept_future: bool = False) -> MergeReport:
        """Take a bundle in; see ``merging.apply`` for what it raises."""
        return self.on_file(lambda file: merging.apply(file, bundle, now=self._now(), accept_future=accept_future))

    def forks(self) -> tuple[Fork, ...]:
        """Where copies say different things, for a person to decide."""
        return self.on_file(lambda file: forks_of(file.connection) if file.ledger.merged else ())

    def history(self, kind: str, entity: str, *, field: str = "") -> tuple[Entry, ...]:
        """Who said what of an entity or a field, oldest first."""
        return self.on_file(lambda file: history_of(file.connection, kind, entity, field=field))

    def put_back(self) -> tuple[PutBack, ...]:
        """When a copy was put back, here or elsewhere, oldest first."""
        return self.on_file(lambda file: put_back_in(file.connection))

    def set_apart(self) -> tuple[SetApart, ...]:
        """What does not fit in the casus."""
        return self.on_file(lambda file: set_apart(file.connection))

    def new_since(self, since: datetime | None = None) -> tuple[Fresh, ...]:
        """What others wrote, or what came in, since a moment; since this person last closed it when none is given."""

        def ask(file: OpenFile) -> tuple[Fresh, ...]:
            person = file.opening.actor.person
            moment = since or last_closed(file.connection, person)
            return new_since(file.connection, moment, but=person) if moment else ()

        return self.on_file(ask)
