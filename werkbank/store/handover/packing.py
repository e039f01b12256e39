"""The operations of a handover, compressed, and the reading of them piece by piece within the limits.

gzip with an empty head, so that the same bundle gives the same bytes everywhere and ``gunzip`` opens it. While
reading, nothing is kept but the records themselves and one unfinished line; what unpacks to more than was announced
stops at once.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator

from werkbank.store.errors import known
from werkbank.store.handover.limits import Limits, megabytes, number
from werkbank.store.handover.lines import Record, lines_of, record_in
from werkbank.store.records import ActorRecord, BatchRecord, Bundle, GapRecord, OpRecord, SealRecord

_GZIP = 31  # of zlib: with the head of gzip
_LEVEL = 6
_SYSTEM = 9  # the byte of that head that names the system; RFC 1952: 255 is unknown
_AT_ONCE = 256 * 1024


def packed(bundle: Bundle) -> bytes:
    """The lines of a bundle, compressed."""
    press = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP)
    content = bytearray(b"".join(press.compress(line) for line in lines_of(bundle)) + press.flush())
    content[_SYSTEM] = 255
    return bytes(content)


class Lines:
    """Takes compressed lines in pieces and makes records of them."""

    def __init__(self, *, most: int, limits: Limits) -> None:
        self._press = zlib.decompressobj(_GZIP)
        self._hash = hashlib.sha256()
        self._most, self._limits = most, limits
        self._unpacked = 0
        self._rest = b""
        self._names: dict[str, str] = {}
        self.records: list[Record] = []

    def feed(self, content: bytes) -> None:
        """The next piece; empty after the last. Raises ``KnownError``, see ``lines.record_in``, and on the limits."""
        self._hash.update(content)
        try:
            for piece in self._unpack(content):
                self._take(piece)
        except zlib.error as error:
            raise known("handover-damaged") from error

    def close(self, *, sha256: str) -> None:
        """No more comes. Raises ``KnownError``: handover-damaged."""
        if self._hash.hexdigest() != sha256 or not self._press.eof or self._press.unused_data or self._rest:
            raise known("handover-damaged")

    def _unpack(self, content: bytes) -> Iterator[bytes]:
        while content:
            if self._press.eof:
                raise known("handover-damaged")  # something stands behind the end
            yield self._press.decompress(content, _AT_ONCE)
            content = self._press.unconsumed_tail or self._press.unused_data

    def _take(self, piece: bytes) -> None:
        self._unpacked += len(piece)
        if self._unpacked > self._limits.unpacked:
            raise known("handover-too-large-inside", grens=megabytes(self._limits.unpacked))
        *whole, self._rest = (self._rest + piece).split(b"\n")
        if len(self._rest) > self._limits.line or any(len(line) > self._limits.line for line in whole):
            raise known("handover-line-too-long", grens=megabytes(self._limits.line))
        if len(self.records) + len(whole) > self._most:
            raise known("handover-too-many", grens=number(self._most))
        self.records += [record_in(line, names=self._names) for line in whole]


def bundle_of_records(records: list[Record], *, case: str, partial: bool) -> Bundle:
    """The bundle that these records make."""
    return Bundle(
        case=case,
        actors=tuple(one for one in records if isinstance(one, ActorRecord)),
        batches=tuple(one for one in records if isinstance(one, BatchRecord)),
        ops=tuple(one for one in records if isinstance(one, OpRecord)),
        gaps=tuple(one for one in records if isinstance(one, GapRecord)),
        seals=tuple(one for one in records if isinstance(one, SealRecord)),
        partial=partial,
        vector=tuple(one for one in records if isinstance(one, tuple)),
    )
