"""One thread that owns one connection: every access to an encrypted file is a job in its queue.

SQLite connections may not be shared between threads, and a window must not wait for a checkpoint. ``do`` runs a job
on the thread and returns what it returned, so a caller that gets an answer knows that the job is done. A job may ask
for a *chore* (the checkpoint) within some seconds; the thread does it when the time has come, between two jobs.
Invariants: jobs run one at a time, in order; nothing but this thread touches the connection; after ``stop`` no job
runs.
"""

from __future__ import annotations

import contextlib
import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Generic, TypeVar

from werkbank.model.errors import BugError
from werkbank.store.errors import translated

C = TypeVar("C")
T = TypeVar("T")
_Job = tuple[Callable[[Any], Any], "Future[Any]"]


class Worker(Generic[C]):
    """A thread with something that only it may touch (a connection and what goes with it)."""

    def __init__(self, make: Callable[[], C], *, chore: Callable[[C], None], end: Callable[[C], None]) -> None:
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._kept: list[_Job | None] = []  # taken from the queue too early
        self._chore = chore
        self._end = end
        self._due: float | None = None
        self._stopped = False
        ready: Future[None] = Future()
        self._thread = threading.Thread(target=self._run, args=(make, ready), name="store", daemon=True)
        self._thread.start()
        ready.result()

    def do(self, job: Callable[[C], T]) -> T:
        """Run a job and wait for it. Raises what it raises, in our own words."""
        if self._stopped:
            raise BugError("job for a file that was closed")
        answer: Future[T] = Future()
        self._jobs.put((job, answer))
        return answer.result()

    def let_others_go_first(self, owned: C) -> None:
        """Do the jobs that wait, from inside a long job that is between two steps of its own."""
        while not self._kept:
            try:
                job = self._jobs.get_nowait()
            except queue.Empty:
                return
            if job is None or job[0] == self._end:
                self._kept.append(job)  # the end comes after what runs now
                return
            _answer(job, owned)

    def chore_within(self, seconds: float) -> None:
        """Ask, from inside a job, for the chore within this many seconds; the earliest wish holds."""
        due = time.monotonic() + seconds
        self._due = due if self._due is None else min(self._due, due)

    def stop(self) -> None:
        """Finish what is queued, end, and wait for the thread. A second stop does nothing."""
        if self._stopped:
            return
        answer: Future[None] = Future()
        self._jobs.put((self._end, answer))
        self._stopped = True
        self._jobs.put(None)
        self._thread.join()
        answer.result()

    def _run(self, make: Callable[[], C], ready: Future[None]) -> None:
        try:
            with translated():
                owned = make()
        except BaseException as error:  # noqa: BLE001 - handed to the one who waits
            ready.set_exception(error)
            return
        ready.set_result(None)
        while (job := self._next(owned)) is not None:
            _answer(job, owned)

    def _next(self, owned: C) -> _Job | None:
        if self._kept:
            return self._kept.pop()
        while self._due is not None:
            if (left := self._due - time.monotonic()) <= 0:
                self._due = None
                with contextlib.suppress(Exception):  # the next commit or the closing meets the same trouble, aloud
                    self._chore(owned)
                continue
            with contextlib.suppress(queue.Empty):
                return self._jobs.get(timeout=left)
        return self._jobs.get()


def _answer(job: _Job, owned: object) -> None:
    work, answer = job
    try:
        with translated():
            result = work(owned)
    except BaseException as error:  # noqa: BLE001 - handed to the one who waits
        answer.set_exception(error)
    else:
        answer.set_result(result)
