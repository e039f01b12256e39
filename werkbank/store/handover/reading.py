"""Read a handover: unlocked, taken apart, checked; nothing of it is written anywhere.

    arrived = read_handover(path, box=identity.box)      # the operations; attachments are looked at and let go
    take_attachments(path, box=identity.box, arrived=arrived, put=stored.attach)   # a second pass, after the merge

Manifest and signature come first in the file, so a forger is refused before the operations are unpacked. Who the sender
*is* must be judged by the caller: the card in the manifest proves only that one holder of keys wrote all of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from nacl.public import PrivateKey

from werkbank.store.errors import known
from werkbank.store.handover import archive
from werkbank.store.handover.checks import check
from werkbank.store.handover.envelope import unlock
from werkbank.store.handover.limits import USUAL, Limits, megabytes
from werkbank.store.handover.manifest import Attached, Manifest, manifest_in
from werkbank.store.handover.packing import Lines, bundle_of_records
from werkbank.store.records import Bundle

Put = Callable[[bytes], object]
_SIGNATURE_BYTES = 64


@dataclass(frozen=True, slots=True)
class Arrived:
    """A handover that was read and holds together."""

    manifest: Manifest
    sha256: str  # of the manifest: by this a receipt names the file
    bundle: Bundle = field(repr=False)


def read_handover(path: Path, *, box: PrivateKey, limits: Limits = USUAL) -> Arrived:
    """The contents of a handover file that was made for this key.

    Raises:
        KnownError: one of the codes of ``texts``; nothing is kept.
    """
    reading = _Reading(limits, put=None)
    _run(reading, path, box=box, limits=limits)
    manifest = reading.whole()
    public = bytes(box.public_key)
    if public not in {manifest.sender.box_key, *(one.box_key for one in manifest.receivers)}:
        raise known("handover-wrong-signer")  # somebody else locked it anew: it was never meant for this person
    bundle = bundle_of_records(reading.lines.records, case=manifest.case, partial=manifest.partial)
    check(bundle, manifest)
    return Arrived(manifest, reading.sum, bundle)


def take_attachments(path: Path, *, box: PrivateKey, arrived: Arrived, put: Put, limits: Limits = USUAL) -> None:
    """Give every attachment of a file that was read before to ``put``.

    Raises:
        KnownError: handover-damaged when the file is another one by now, and what ``put`` raises.
    """
    if arrived.manifest.attachments:
        reading = _Reading(limits, put=put, only=arrived.sha256)
        _run(reading, path, box=box, limits=limits)
        reading.whole()


def _run(reading: _Reading, path: Path, *, box: PrivateKey, limits: Limits) -> None:
    unpacking = archive.Unpacking(reading.begin)
    unlock(path, unpacking.feed, box=box, limits=limits)
    unpacking.close()


class _Reading:
    """What is known so far of a file that streams in."""

    def __init__(self, limits: Limits, *, put: Put | None, only: str = "") -> None:
        self._limits, self._put, self._only = limits, put, only
        self._manifest_bytes, self._signature = bytearray(), bytearray()
        self._manifest: Manifest | None = None
        self._coming: list[Attached] = []
        self.lines = Lines(most=0, limits=limits)

    @property
    def sum(self) -> str:
        """By what a receipt names this file."""
        return hashlib.sha256(self._manifest_bytes).hexdigest()

    def whole(self) -> Manifest:
        """The manifest, when everything that it announces came."""
        if self._manifest is None or self._coming:
            raise known("handover-damaged")
        return self._manifest

    def begin(self, name: str, size: int) -> Callable[[bytes], object]:
        """What takes the contents of this member."""
        if name == archive.MANIFEST:
            self._fits(size, self._limits.manifest)
            return self._manifest_bytes.extend
        if name == archive.SIGNATURE:
            if size != _SIGNATURE_BYTES:
                raise known("handover-wrong-signer")
            return self._signature.extend
        if name == archive.OPERATIONS:
            return self._operations(size)
        return self._attachment(name, size)

    def _operations(self, size: int) -> Callable[[bytes], object]:
        self._fits(size, self._limits.packed)
        content = bytes(self._manifest_bytes)
        manifest = manifest_in(content, signed=bytes(self._signature), limits=self._limits)
        if self._only and self.sum != self._only:
            raise known("handover-damaged")
        self._manifest, self._coming = manifest, list(manifest.attachments)
        if self._put is not None:
            return lambda _content: None
        self.lines = lines = Lines(most=sum(manifest.counts.values()), limits=self._limits)

        def take(piece: bytes) -> None:
            lines.feed(piece)
            if not piece:
                lines.close(sha256=manifest.packed)

        return take

    def _attachment(self, name: str, size: int) -> Callable[[bytes], object]:
        self._fits(size, self._limits.attachment)
        expected = self._coming.pop(0) if self._coming else None
        if expected is None or (archive.ATTACHMENTS + expected.sha256, expected.size) != (name, size):
            raise known("handover-unknown-part")
        kept, counted = bytearray(), hashlib.sha256()

        def take(piece: bytes) -> None:
            counted.update(piece)
            if self._put is not None:
                kept.extend(piece)
            if not piece:
                if counted.hexdigest() != expected.sha256:
                    raise known("handover-damaged")
                if self._put is not None:
                    self._put(bytes(kept))

        return take

    @staticmethod
    def _fits(size: int, most: int) -> None:
        if size > most:
            raise known("handover-too-large-inside", grens=megabytes(most))
