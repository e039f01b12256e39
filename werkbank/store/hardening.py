"""Keep this process's memory off the disk: no core files, and no reading along by other programs of the same user.

Standard library only: it runs first thing in the program. What a platform does not offer is skipped; the threat model
says so (an administrator of the machine always wins). Python's memory cannot be wiped, so locking ends the process.
"""

from __future__ import annotations

import ctypes
import importlib
import sys
from typing import Any

_PR_SET_DUMPABLE = 4
_SDDL_REVISION, _DACL = 1, 4
# SYNCHRONIZE | PROCESS_QUERY_LIMITED_INFORMATION | PROCESS_TERMINATE for the owner; a protected list, nobody else in it
RIGHTS = "D:P(A;;0x101001;;;OW)"


def harden_process(*, platform: str = sys.platform) -> list[str]:
    """Forbid core files and, on Linux, attaching and memory reading; returns what took effect."""
    steps = {"no-core-files": _forbid_core_files}
    if platform.startswith("linux"):
        steps["not-dumpable"] = _make_undumpable
    if platform == "win32":
        steps["few-rights"] = lambda: restrict_rights(getattr(ctypes, "windll", None))
    return [name for name, step in steps.items() if step()]


def restrict_rights(libraries: Any) -> bool:  # noqa: ANN401 - ctypes.windll
    """On Windows: other programs of this user may see that the process is there and end it, and no more.

    The owner's implicit right to change that is taken away as well (OWNER RIGHTS). Handles that the launcher already
    has keep their rights. Source: SetKernelObjectSecurity, ConvertStringSecurityDescriptorToSecurityDescriptorW.
    """
    if libraries is None:
        return False
    descriptor = ctypes.c_void_p()
    try:
        kernel, security = libraries.kernel32, libraries.advapi32
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        made = security.ConvertStringSecurityDescriptorToSecurityDescriptorW(
            RIGHTS, _SDDL_REVISION, ctypes.byref(descriptor), None
        )
        if not made:
            return False
        here = ctypes.c_void_p(kernel.GetCurrentProcess())
        done = security.SetKernelObjectSecurity(here, _DACL, descriptor)
        kernel.LocalFree(descriptor)
    except (OSError, AttributeError, TypeError):
        return False
    return bool(done)


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
