"""A large action in two halves, so that a window stays alive: written in another thread, shown in its own.

    pending = opened.begin(action, entities, subject=..)  # the window's thread; nothing else can be done meanwhile
    pending.write(progress=progress, stopped=error)       # any thread: checked, made durable, or nothing at all
    pending.show()                                        # the window's thread: ``now`` changes, listeners hear of it

``begin_turn`` does the same for taking a large step back or doing it again.

``drop`` ends it without a trace. Progress runs once from 0 to ``SCALE``, whatever is being done, and each report is a
moment at which it can be stopped. Stopping while it is written takes the whole transaction back: the list of changes is
read by the sink inside its own transaction and refuses to go on. After the report of ``SCALE`` it is too late: the sink
has all it needs.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, overload

from werkbank.journal.changes import BETWEEN_CALLS, ChangeSet, FieldChange, apply
from werkbank.model.casus import Casus

if TYPE_CHECKING:
    from werkbank.journal.open_casus import OpenCasus, Sink

Progress = Callable[[int, int], bool | None]
Told = Callable[[int, int], object]
SCALE = 1000
MADE, SORTED, CHECKED = 150, 180, 340  # of SCALE: how far it is when a stage is done, by measured time


class Pending:
    """See the module; made by ``OpenCasus.begin``."""

    def __init__(
        self, opened: OpenCasus, *, sink: Sink, make: Callable[[Told], ChangeSet], end: Callable[[], None]
    ) -> None:
        self._opened, self._sink, self._make, self._end = opened, sink, make, end
        self._done: tuple[ChangeSet, Casus, Casus | None] | None = None

    def write(
        self, *, progress: Progress | None, stopped: Exception, ahead: Callable[[Casus], object] | None = None
    ) -> None:
        """Check and write; raises ``stopped`` when ``progress`` answers False.

        ``ahead`` hears of the casus that will be, beside the writing: time to work out how it will look.
        """

        def stage(low: int, high: int) -> Told:
            def told(done: int, total: int) -> None:
                at = low + (high - low) * done // max(total, 1)
                if progress is not None and progress(at, SCALE) is False:
                    raise stopped

            return told

        made = self._make(stage(0, MADE))
        then = apply(self._opened.now, Watched(made.changes, told=stage(MADE, SORTED)), told=stage(SORTED, CHECKED))
        made.kinds()
        looking = _beside(ahead, then)
        truth = self._sink.write(replace(made, changes=Watched(made.changes, told=stage(CHECKED, SCALE))))
        self._done = made, then, truth
        looking.join()

    def show(self) -> None:
        """Let everybody see what was written."""
        self._end()
        if self._done is not None:
            made, then, truth = self._done
            self._opened.take(made, then, truth=truth)

    def drop(self) -> None:
        """Leave everything as it was."""
        self._end()


def _beside(ahead: Callable[[Casus], object] | None, then: Casus) -> threading.Thread:
    """Work ahead in a thread of its own; what fails there comes up again when it is shown."""

    def work() -> None:
        try:
            if ahead is not None:
                ahead(then)
        except Exception:  # noqa: BLE001 - only time is lost: what is not ready is worked out when it is shown
            return

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    return thread


class Watched(Sequence[FieldChange]):
    """Changes that say how many have been read; ``told`` refuses to go on by raising."""

    def __init__(self, changes: Sequence[FieldChange], *, told: Told | None) -> None:
        self._changes, self._told = changes, told

    def __len__(self) -> int:
        return len(self._changes)

    @overload
    def __getitem__(self, at: int) -> FieldChange: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[FieldChange, ...]: ...
    def __getitem__(self, at: Any) -> Any:
        return self._changes[at]

    def __iter__(self) -> Iterator[FieldChange]:
        return self._watching(iter(self._changes))

    def __reversed__(self) -> Iterator[FieldChange]:
        return self._watching(reversed(self._changes))

    def _watching(self, changes: Iterator[FieldChange]) -> Iterator[FieldChange]:
        for number, change in enumerate(changes):
            if self._told is not None and number % BETWEEN_CALLS == 0:
                self._told(number, len(self._changes))
            yield change
        if self._told is not None:
            self._told(1, 1)
