"""What a process may not do: write files beyond a size (a full disk), or write where the rights say no."""

import ctypes
import os
from collections.abc import Callable

import pytest

PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 24, 1, 2


def full_disk(free: int) -> Callable[[], None]:
    """A limit on the size of every file that the process writes; to the program it looks like a full disk."""
    resource = pytest.importorskip("resource")

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (free, free))

    return limit


def obey_rights() -> None:
    """Let the rights of files count for the user root as well."""
    if os.getuid() == 0:
        for power in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
            if ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, power, 0, 0, 0):
                raise PermissionError
