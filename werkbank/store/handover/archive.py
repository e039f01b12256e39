"""The inside of a handover: a plain tar of which every byte is fixed by the names and contents, in one order.

    manifest.json, manifest.sig, ops.jsonl.gz, att/<64 hexadecimal digits> in rising order, two empty blocks

``blocks`` writes it, ``Unpacking`` takes it apart while it streams in. It accepts exactly what ``blocks`` would have
written: a header is made again from its name and size and compared, so that no other name, type, link, owner or
extension of tar can be in it, and nothing is ever written to a path that stands in a file.
"""

from __future__ import annotations

import re
import tarfile
from collections.abc import Callable, Iterable, Iterator

from werkbank.store.errors import known

BLOCK = 512
END = bytes(2 * BLOCK)
MANIFEST, SIGNATURE, OPERATIONS, ATTACHMENTS = "manifest.json", "manifest.sig", "ops.jsonl.gz", "att/"
FIRST = (MANIFEST, SIGNATURE, OPERATIONS)
_ATTACHMENT = re.compile(r"att/[0-9a-f]{64}")
_NAME, _SIZE = slice(0, 100), slice(124, 136)

Member = tuple[str, int, Iterable[bytes]]
"""Name, size in bytes, contents in pieces."""


def header(name: str, *, size: int) -> bytes:
    """The block before a member."""
    about = tarfile.TarInfo(name)
    about.size, about.mode = size, 0o600
    return about.tobuf(format=tarfile.USTAR_FORMAT)


def blocks(members: Iterable[Member]) -> Iterator[bytes]:
    """The archive in pieces."""
    for name, size, content in members:
        yield header(name, size=size)
        yield from content
        yield bytes(-size % BLOCK)
    yield END


class Unpacking:
    """Takes an archive apart as it comes in; ``begin(name, size)`` gives what takes the contents of a member."""

    def __init__(self, begin: Callable[[str, int], Callable[[bytes], object]]) -> None:
        self._begin = begin
        self._waiting = bytearray()
        self._take: Callable[[bytes], object] | None = None
        self._left = self._padding = 0
        self._names: list[str] = []
        self._ended = False

    def feed(self, content: bytes) -> None:
        """The next piece. Raises ``KnownError``: handover-damaged, -bad-name, -unknown-part, and of ``begin``."""
        self._waiting += content
        while self._step():
            pass

    def close(self) -> None:
        """No more comes."""
        if not self._ended or self._waiting:
            raise known("handover-damaged")

    def _step(self) -> bool:
        if self._take is not None:
            return self._pass_on()
        if self._padding:
            return self._skip()
        return self._next_member() if len(self._waiting) >= self._wanted() else False

    def _wanted(self) -> int:
        if self._ended:
            if self._waiting:
                raise known("handover-damaged")  # something stands behind the end
            return 1
        return len(END) if self._waiting[:1] == b"\0" else BLOCK

    def _pass_on(self) -> bool:
        piece = bytes(self._waiting[: self._left])
        del self._waiting[: self._left]
        self._left -= len(piece)
        if self._take is not None and piece:
            self._take(piece)
        if self._left:
            return False
        if self._take is not None:
            self._take(b"")  # that was all of it
        self._take = None
        return True

    def _skip(self) -> bool:
        if len(self._waiting) < self._padding:
            return False
        if any(self._waiting[: self._padding]):
            raise known("handover-damaged")
        del self._waiting[: self._padding]
        self._padding = 0
        return True

    def _next_member(self) -> bool:
        if self._waiting.startswith(END):
            del self._waiting[: len(END)]
            if len(self._names) < len(FIRST):
                raise known("handover-damaged")
            self._ended = True
            return bool(self._waiting)
        block = bytes(self._waiting[:BLOCK])
        del self._waiting[:BLOCK]
        name, size = _name_and_size(block)
        self._check_name(name)
        if block != header(name, size=size):
            raise known("handover-unknown-part")
        self._names.append(name)
        self._left, self._padding = size, -size % BLOCK
        self._take = self._begin(name, size)
        return True

    def _check_name(self, name: str) -> None:
        at = len(self._names)
        if at < len(FIRST):
            if name != FIRST[at]:
                raise known("handover-unknown-part")
        elif not _ATTACHMENT.fullmatch(name):
            raise known("handover-bad-name")
        elif name <= self._names[-1] and at > len(FIRST):
            raise known("handover-twice")


def _name_and_size(block: bytes) -> tuple[str, int]:
    try:
        return block[_NAME].rstrip(b"\0").decode("ascii"), int(block[_SIZE].rstrip(b"\0"), 8)
    except ValueError as error:
        raise known("handover-unknown-part") from error
