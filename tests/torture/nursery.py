"""Processes to torture, born fast: one process loads the program once and forks a child for every run.

A child writes what it acknowledges on the pipe that is also its parent's, and ends with ``ended``, ``refused CODE`` or
``failed TYPE``. It may be killed at any moment; then the pipe says how it died, and what it had said by then. The
nursery alone sends that signal, to a child that it has not waited for yet: no other process can have its number. In
front of the C library there may be the shim (module ``shim``).

    with Nursery() as nursery:
        run = nursery.run("edits", place, kill_after=0.05)
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.helpers.source_tree import ROOT
from tests.torture import shim
from tests.torture.places import Place

SECONDS = 60  # no run takes longer; one that hangs is killed and told


@dataclass(slots=True)
class Run:
    """What a child said, in order, and how it ended."""

    said: list[str] = field(default_factory=list)
    status: int = 0  # as ``waitpid`` gives it
    errors: str = ""

    @property
    def was_killed(self) -> bool:
        """It did not end by itself."""
        return os.WIFSIGNALED(self.status)

    @property
    def refusals(self) -> list[str]:
        """The codes of what was refused in words for people."""
        return [line.split()[1] for line in self.said if line.startswith("refused ")]

    @property
    def bugs(self) -> list[str]:
        """What came out that is no text for people."""
        return [line for line in self.said if line.startswith("failed ")]


_ALIVE: dict[bool, subprocess.Popen[str]] = {}  # with and without the shim; loading the program takes a second


@atexit.register
def _close_all() -> None:
    while _ALIVE:
        _close(_ALIVE.popitem()[1])


def _close(process: subprocess.Popen[str]) -> None:
    assert process.stdin
    assert process.stdout
    with contextlib.suppress(OSError):
        process.stdin.close()
    process.wait(SECONDS)
    process.stdout.close()


class Nursery:
    """Gives birth to children that run a phase. It stays with this process: the next one to enter finds it loaded."""

    def __init__(self, *, shimmed: bool = False) -> None:
        self._shimmed = shimmed

    def __enter__(self) -> Nursery:
        alive = _ALIVE.get(self._shimmed)
        self._process = alive if alive is not None and alive.poll() is None else self._open()
        return self

    def __exit__(self, _type: object, error: BaseException | None, _traceback: object) -> None:
        if error is not None:  # it may be in the midst of something
            _close(_ALIVE.pop(self._shimmed))

    def _open(self) -> subprocess.Popen[str]:
        before = {"LD_PRELOAD": str(shim.library())} if self._shimmed else {}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.torture.nursery"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
            env={**os.environ, **before, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        )
        assert self._line() == "ready"
        _ALIVE[self._shimmed] = self._process
        return self._process

    def run(
        self,
        phase: str,
        place: Place,
        *,
        kill_after: float | None = None,
        **how: Any,  # noqa: ANN401 - of ``Job``
    ) -> Run:
        """Let a child run a phase. ``how``: mode, edits, log (a path), fail (what, at, error, for_good), limit, and
        once_ready: count the time until the kill from when the child says ``ready``.
        """
        assert self._process.stdin
        seconds = SECONDS if kill_after is None else kill_after
        job = {"phase": phase, "folder": str(place.folder), "case": place.case, "seconds": seconds, **how}
        self._process.stdin.write(json.dumps(job, default=str) + "\n")
        self._process.stdin.flush()
        run = Run()
        while not (line := self._line()).startswith("dead "):
            if not line:
                raise ChildProcessError(self._process.wait(SECONDS))
            run.said.append(line)
        run.status = int(line.split()[1])
        return run

    def _line(self) -> str:
        assert self._process.stdout
        return self._process.stdout.readline().rstrip("\n")


def main() -> None:
    """Be the nursery: load everything, then fork for every line on stdin."""
    from tests.torture.child import live, prepare
    from tests.torture.quick_keys import quick_keys, stretch_now

    prepare()
    _tell("ready")
    for line in sys.stdin:
        job = json.loads(line)
        stretch_now(Path(job["folder"]))
        hears, says = os.pipe()
        if not (child := os.fork()):
            with quick_keys():
                _grow_up(live, {**job, "ready": says})
        _tell(f"dead {_end_of(child, hears=hears, job=job)}")
        os.close(hears)
        os.close(says)


def _end_of(child: int, *, hears: int, job: Mapping[str, Any]) -> int:
    """How a child ended: by itself, or killed when its time had come. Only who waits for a child may kill it."""
    end = time.monotonic() + (SECONDS if job.get("once_ready") else job["seconds"])
    is_ready = not job.get("once_ready")
    while time.monotonic() < end:
        gone, status = os.waitpid(child, os.WNOHANG)
        if gone == child:
            return status
        if not is_ready and select.select([hears], [], [], 0.001)[0]:
            is_ready, end = True, time.monotonic() + job["seconds"]
        time.sleep(0.001)
    os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1]


def _grow_up(live: Callable[[Mapping[str, Any]], None], job: Mapping[str, Any]) -> None:
    try:
        live(job)
    except BaseException:  # noqa: BLE001 - a child says everything
        traceback.print_exc()
        os._exit(3)
    os._exit(0)


def _tell(line: str) -> None:
    os.write(1, f"{line}\n".encode())


if __name__ == "__main__":
    main()
