"""The outside of a handover: an age file (https://age-encryption.org/v1) for the X25519 keys of its receivers.

Who may open it can read all of it; that it is whole and unchanged is age's promise, who wrote it is not: that is the
signature inside. The head is looked at before the library sees it, so that a head without end costs nothing.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO

import pyrage
from nacl.public import PrivateKey

from werkbank.store.errors import known
from werkbank.store.handover.bech32 import identity_text, recipient_text
from werkbank.store.handover.limits import Limits, megabytes
from werkbank.store.ordinary import open_ordinary

MAGIC = b"age-encryption.org/v"
FIRST_LINE = MAGIC + b"1\n"
_LATER = re.compile(re.escape(MAGIC) + rb"(?!1\n)[1-9][0-9]*\n")
_END_OF_HEAD = b"\n--- "
_FOR_OTHERS = "No matching keys found"  # what age says; the head itself told nothing wrong


class _Reader:
    """What the library pulls the contents from."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks: Iterator[bytes] = iter(chunks)
        self._left = b""
        self.error: BaseException | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            while not self._left and (chunk := next(self._chunks, None)) is not None:
                self._left = chunk
        except BaseException as error:
            self.error = error  # the library keeps only its text
            raise
        size = len(self._left) if size < 0 else size
        taken, self._left = self._left[:size], self._left[size:]
        return taken


class _Writer:
    """What the library pushes the contents to."""

    def __init__(self, sink: Callable[[bytes], object]) -> None:
        self._sink = sink
        self.error: BaseException | None = None

    def write(self, content: bytes) -> int:
        try:
            self._sink(content)
        except BaseException as error:
            self.error = error
            raise
        return len(content)

    def flush(self) -> None:
        """Nothing waits here."""


def lock(chunks: Iterable[bytes], target: IO[bytes], *, box_keys: Iterable[bytes]) -> None:
    """Write the contents for these X25519 public keys."""
    receivers = [pyrage.x25519.Recipient.from_str(recipient_text(key)) for key in dict.fromkeys(box_keys)]
    reader = _Reader(chunks)
    try:
        pyrage.encrypt_io(reader, target, receivers)
    except pyrage.EncryptError:
        if reader.error is not None:
            raise reader.error from None
        raise


def unlock(path: Path, sink: Callable[[bytes], object], *, box: PrivateKey, limits: Limits) -> None:
    """Give the contents piece by piece to ``sink``; what that raises ends it.

    Raises:
        KnownError: handover-unreadable, -not-one, -newer, -too-large, -not-for-me, -damaged.
    """
    identity = pyrage.x25519.Identity.from_str(identity_text(bytes(box)))
    writer = _Writer(sink)
    with _opened(path) as file:
        _look(file, limits=limits)
        try:
            pyrage.decrypt_io(file, writer, [identity])
        except (pyrage.DecryptError, OSError) as error:  # an OSError of its own for a piece that does not open
            if writer.error is not None:
                raise writer.error from None
            raise known(_code(error)) from None


def _code(error: Exception) -> str:
    if isinstance(error, OSError) and error.errno is not None:
        return "handover-unreadable"
    return "handover-not-for-me" if str(error) == _FOR_OTHERS else "handover-damaged"


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    try:
        file = open_ordinary(path)
    except OSError as error:
        raise known("handover-unreadable") from error
    with file:
        yield file


def _look(file: IO[bytes], *, limits: Limits) -> None:
    try:
        head = file.read(limits.header)
        size = file.seek(0, 2)
        file.seek(0)
    except OSError as error:
        raise known("handover-unreadable") from error
    if not head.startswith(MAGIC):
        raise known("handover-not-one")
    if not head.startswith(FIRST_LINE):
        raise known("handover-newer" if _LATER.match(head) else "handover-damaged")
    if size > limits.file:
        raise known("handover-too-large", grens=megabytes(limits.file))
    if _END_OF_HEAD not in head:
        raise known("handover-damaged")
