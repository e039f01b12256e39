"""Files where somebody else may write: only ordinary ones are read, and nothing is written through a link.

A pipe in the place of a file would keep the program waiting for ever; a link in the place of a draft would let it write
over a file elsewhere. Standard library only, because the unlock screen needs it.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from pathlib import Path
from typing import IO

_BINARY = getattr(os, "O_BINARY", 0)
_NOT_WAITING = getattr(os, "O_NONBLOCK", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


def open_ordinary(path: Path) -> IO[bytes]:
    """Open a file for reading. Raises ``OSError``, also for a folder, a pipe or a device."""
    return _ordinary(os.open(path, os.O_RDONLY | _BINARY | _NOT_WAITING), "rb")


def read_ordinary(path: Path, *, most: int) -> bytes:
    """The first ``most`` bytes of a file. Raises ``OSError`` as ``open_ordinary``."""
    with open_ordinary(path) as file:
        return file.read(most)


def open_fresh(path: Path) -> IO[bytes]:
    """Open a new file for writing, that only this user can read; what stood there under this name goes. ``OSError``."""
    with contextlib.suppress(FileNotFoundError):
        path.unlink()
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK | _BINARY, 0o600), "wb")


def open_own(path: Path) -> IO[bytes]:
    """Open a file that stands under this one name only, to write over it. Raises ``OSError``, also for a link."""
    file = _ordinary(os.open(path, os.O_RDWR | _BINARY | _NOT_WAITING | _NO_LINK), "rb+")
    if os.fstat(file.fileno()).st_nlink > 1:
        file.close()
        raise OSError(errno.EMLINK, "another name of the same file")
    return file


def append_line(path: Path, line: bytes, *, most: int) -> None:
    """Add a line to a file that stays below ``most`` bytes. Raises ``OSError``, also for a link."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | _NOT_WAITING | _NO_LINK | _BINARY
    with _ordinary(os.open(path, flags, 0o600), "ab") as file:
        if os.fstat(file.fileno()).st_size < most:
            file.write(line + b"\n")


def _ordinary(handle: int, mode: str) -> IO[bytes]:
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(errno.EINVAL, "not an ordinary file")
    return os.fdopen(handle, mode)
