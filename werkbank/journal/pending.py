"""A large action in two halves, so that a window stays alive: written in another thread, shown in its own.

    pending = opened.begin(action, entities, subject=..)  # the window's thread; nothing else can be done meanwhile
    pending.write(progress=progress, stopped=error)       # any thread: checked, made durable, or nothing at all
    pending.show()                                        # the window's thread: ``now`` changes, listeners hear of it

``begin_turn`` does the same for taking a large step back or doing it again.

``drop`` ends it without a trace. Stopping while it is written takes the whole transaction back: the list of changes is
read by the sink inside its own transaction and refuses to go on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, overload

from werkbank.journal.changes import ChangeSet, FieldChange, apply
from werkbank.model.casus import Casus

if TYPE_CHECKING:
    from werkbank.journal.open_casus import OpenCasus, Sink

Told = Callable[[int, int], bool | None]
BETWEEN_CALLS = 500


class Pending:
    """See the module; made by ``OpenCasus.begin``."""

    def __init__(
        self, opened: OpenCasus, *, sink: Sink, make: Callable[[], ChangeSet], end: Callable[[], None]
    ) -> None:
        self._opened, self._sink, self._make, self._end = opened, sink, make, end
        self._done: tuple[ChangeSet, Casus] | None = None

    def write(
        self, *, progress: Told | None, stopped: Exception, ahead: Callable[[Casus], object] | None = None
    ) -> None:
        """Check and write; raises ``stopped`` when ``progress`` answers False.

        ``ahead`` hears of the casus that will be, before anything is written: time to work out how it will look.
        """
        made = self._make()
        then = apply(self._opened.now, made.changes)
        made.kinds()
        if ahead is not None:
            ahead(then)
        watched = Watched(tuple(made.changes), progress=progress, stopped=stopped)
        self._sink.write(replace(made, changes=watched))
        self._done = made, then

    def show(self) -> None:
        """Let everybody see what was written."""
        self._end()
        if self._done is not None:
            self._opened.take(*self._done)

    def drop(self) -> None:
        """Leave everything as it was."""
        self._end()


class Watched(Sequence[FieldChange]):
    """Changes that say how many have been read, and refuse to go on when asked to stop."""

    def __init__(self, changes: tuple[FieldChange, ...], *, progress: Told | None, stopped: Exception) -> None:
        self._changes, self._progress, self._stopped = changes, progress, stopped

    def __len__(self) -> int:
        return len(self._changes)

    @overload
    def __getitem__(self, at: int) -> FieldChange: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[FieldChange, ...]: ...
    def __getitem__(self, at: Any) -> Any:
        return self._changes[at]

    def __iter__(self) -> Iterator[FieldChange]:
        for number, change in enumerate(self._changes):
            due = number % BETWEEN_CALLS == 0 and self._progress is not None
            if due and self._progress is not None and self._progress(number, len(self._changes)) is False:
                raise self._stopped
            yield change
