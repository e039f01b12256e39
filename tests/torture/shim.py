"""The shim in front of the C library: compiled once, and what the harness asks of it from inside a process.

``shim.c`` says what it does. It needs Linux, a C compiler (``cc``) and a program that is linked dynamically; without
these the rows that use it are skipped, and say why.
"""

from __future__ import annotations

import ctypes
import errno
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).with_name("shim.c")
WRITES, SYNCS = 1, 2
FULL, BROKEN, DIE = errno.ENOSPC, errno.EIO, -9


def why_not() -> str:
    """Why the shim cannot be used here; empty when it can."""
    if not sys.platform.startswith("linux"):
        return "the shim needs Linux"
    if shutil.which("cc") is None:
        return "no C compiler (cc): install gcc"
    return ""


@cache
def library() -> Path:
    """The compiled shim; compiled again only when its source changes."""
    name = f"werkbank-shim-{hashlib.sha256(SOURCE.read_bytes()).hexdigest()[:16]}.so"
    folder = Path(tempfile.gettempdir()) / f"werkbank-torture-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    done = folder / name
    if not done.exists():
        draft = folder / f"{name}.{os.getpid()}"
        command = ["cc", "-O1", "-shared", "-fPIC", "-o", str(draft), str(SOURCE), "-ldl", "-lpthread"]
        subprocess.run(command, check=True, capture_output=True)
        draft.replace(done)
    return done


def is_loaded() -> bool:
    """Whether this process runs behind the shim."""
    return "werkbank-shim" in os.environ.get("LD_PRELOAD", "")


def watch(folder: Path, *, log: Path | None) -> None:
    """From now on keep a log of what happens below this folder."""
    _shim().torture_watch(str(folder).encode(), str(log or "").encode())


def fail(what: int, *, at: int, error: int, for_good: bool) -> None:
    """Let the ``at``-th write or sync from now on fail (``DIE``: kill this process); 0: none."""
    _shim().torture_fail(what, ctypes.c_long(at), error, int(for_good))


def count(what: int) -> int:
    """How many writes or syncs there were since ``watch`` or ``fail``."""
    return int(_shim().torture_count(what))


def say(text: str) -> None:
    """Put in the log what the program now says to the world."""
    _shim().torture_say(text.encode())


@cache
def _shim() -> ctypes.CDLL:
    found = ctypes.CDLL(None)
    found.torture_count.restype = ctypes.c_long
    return found
