"""Keep this process's memory off the disk: no core files, and no reading along by other programs of the same user.

Standard library only: it runs first thing in the program. What a platform does not offer is skipped; the threat model
says so (an administrator of the machine always wins). Python's memory cannot be wiped, so locking ends the process.
"""

from __future__ import annotations

import ctypes
import importlib
import sys

_PR_SET_DUMPABLE = 4


def harden_process(*, platform: str = sys.platform) -> list[str]:
    """Forbid core files and, on Linux, attaching and memory reading; returns what took effect."""
    steps = {"no-core-files": _forbid_core_files}
    if platform.startswith("linux"):
        steps["not-dumpable"] = _make_undumpable
    return [name for name, step in steps.items() if step()]


def _forbid_core_files() -> bool:
    try:
        resource = importlib.import_module("resource")  # absent on Windows
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, OSError, ValueError):
        return False
    return True


def _make_undumpable() -> bool:
    try:
        return bool(ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) == 0)
    except (OSError, AttributeError, TypeError):
        return False
