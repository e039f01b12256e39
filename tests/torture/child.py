"""The life of one child of the nursery: limits, shim and wrong modes first, then its phase, then how it ended."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Mapping
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.torture import shim
from tests.torture.all_phases import LATE, PHASES
from tests.torture.phases import Job
from tests.torture.places import Place
from tests.torture.wrong_modes import put_up
from werkbank.model.errors import KnownError

_LOADED_LATE = ("werkbank.store.workplace", "argon2", "nacl.bindings", "encodings.idna")


def prepare() -> None:
    """Load what a child would load, so that nothing is read late; once through everything with a small workplace."""
    for name in _LOADED_LATE:
        import_module(name)
    assert Path(tempfile.gettempdir()).is_dir()


def live(job: Mapping[str, Any]) -> None:
    """Run a phase and say how it went."""
    _put_up(job)
    try:
        PHASES[job["phase"]].run(_asked(job))
    except KnownError as error:
        _say(f"refused {error.code}")
    except BaseException as error:  # noqa: BLE001 - it is judged elsewhere
        sys.excepthook(type(error), error, error.__traceback__)
        _say(f"failed {type(error).__name__}")
    else:
        _say("ended")
    if shim.is_loaded():
        _say(f"counted {shim.count(shim.WRITES)} {shim.count(shim.SYNCS)}")


def _asked(job: Mapping[str, Any]) -> Job:
    place = Place(Path(job["folder"]), job["case"])
    return Job(place, partial(_say_and_ring, job), job.get("mode", ""), job.get("edits", 8))


def _put_up(job: Mapping[str, Any]) -> None:
    put_up(job.get("mode", ""))
    if shim.is_loaded():
        shim.watch(Path(job["folder"]), log=Path(job["log"]) if job.get("log") else None)
        if job["phase"] not in LATE:
            _arm(job)
    if size := job.get("limit"):
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def _arm(job: Mapping[str, Any]) -> None:
    for what in (shim.WRITES, shim.SYNCS):
        shim.fail(what, at=0, error=0, for_good=False)
    if fail := job.get("fail"):
        what, at, error, for_good = fail
        shim.fail(what, at=at, error=error, for_good=for_good)


def _say_and_ring(job: Mapping[str, Any], line: str) -> None:
    """Say something; at ``ready`` the time until the kill begins, at ``begin`` the shim starts counting anew."""
    _say(line)
    if line == "ready":
        os.write(job["ready"], b"!")
    if line == "begin" and shim.is_loaded():
        _arm(job)


def _say(line: str) -> None:
    if shim.is_loaded():
        shim.say(line)
    os.write(1, f"{line}\n".encode())
