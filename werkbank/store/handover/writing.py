"""Write a handover: everything of it by way of one pass through age, with only one attachment in memory at a time.

The file appears under its name when it is whole. What is inside is fixed by the case and the wish: the same bundle, the
same receivers and the same moment give the same bytes inside (age itself takes a fresh key each time).
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from werkbank import __version__
from werkbank.store.access_log import microseconds
from werkbank.store.canonical import canonical
from werkbank.store.errors import known, translated
from werkbank.store.files import sync_folder
from werkbank.store.handover import archive
from werkbank.store.handover.envelope import lock
from werkbank.store.handover.limits import USUAL, Limits, number
from werkbank.store.handover.manifest import Attached, Manifest, Receiver, counts_of, reach_of, signature, too_many
from werkbank.store.handover.packing import packed
from werkbank.store.handover.visitekaartje import Visitekaartje
from werkbank.store.keys import Identity
from werkbank.store.ordinary import open_fresh
from werkbank.store.records import Bundle

Told = Callable[[int, int], object]
"""Hears how much of how much is done; what it raises ends the work and leaves no file behind."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody decided about a handover."""

    receivers: tuple[Visitekaartje, ...]
    purpose: str = field(repr=False)
    basis: str = field(default="", repr=False)
    level: str = ""
    sections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Load:
    """What goes along: the operations, and the attachments with the way to get them."""

    bundle: Bundle = field(repr=False)
    attachments: tuple[Attached, ...] = ()
    content_of: Callable[[str], bytes] = field(default=lambda _name: b"", repr=False)


@dataclass(frozen=True, slots=True)
class Written:
    """A handover that was written: its manifest, and the SHA-256 of the manifest by which a receipt names it."""

    manifest: Manifest
    sha256: str


def write_handover(
    path: Path,
    *,
    load: Load,
    wish: Wish,
    by: Identity,
    card: Visitekaartje,
    at: datetime,
    also: Sequence[bytes] = (),
    before: Callable[[Written], object] | None = None,
    limits: Limits = USUAL,
    told: Told | None = None,
) -> Written:
    """Write the file for the receivers and for the X25519 keys in ``also`` (the sender, the recovery key on paper).

    ``before`` hears what will be written when all is ready and nothing is written yet.

    Raises:
        KnownError: handover-no-receiver, -no-purpose, -too-many-to-send, disk-full, read-only, disk-failed.
    """
    _check(load, wish, limits=limits)
    operations = packed(load.bundle)
    if len(operations) > limits.packed:
        raise known("handover-too-many-to-send", grens=number(limits.records))
    manifest = _manifest(load, wish, card=card, at=at, packed_sum=hashlib.sha256(operations).hexdigest())
    content = canonical(manifest.as_json())
    signed = signature(content, key=by.sign)
    members = _members(content, signed, operations, load=load, told=told or (lambda _done, _all: None))
    keys = [*(one.box_key for one in wish.receivers), *also]
    written = Written(manifest, hashlib.sha256(content).hexdigest())
    if before is not None:
        before(written)
    _write(path, archive.blocks(members), box_keys=keys)
    return written


def _check(load: Load, wish: Wish, *, limits: Limits) -> None:
    if not wish.receivers:
        raise known("handover-no-receiver")
    if not wish.purpose.strip():
        raise known("handover-no-purpose")
    size = sum(one.size for one in load.attachments)
    if (
        too_many(counts_of(load.bundle), limits=limits)
        or len(load.attachments) > limits.attachments
        or len(wish.receivers) > limits.receivers
        or size + limits.packed + limits.manifest > limits.file
    ):
        raise known("handover-too-many-to-send", grens=number(limits.records))


def _manifest(load: Load, wish: Wish, *, card: Visitekaartje, at: datetime, packed_sum: str) -> Manifest:
    vector, heads = reach_of(load.bundle)
    return Manifest(
        case=load.bundle.case,
        sender=card,
        receivers=tuple(Receiver(one.name, one.organisation, one.box_key) for one in wish.receivers),
        purpose=wish.purpose.strip(),
        basis=wish.basis.strip(),
        level=wish.level,
        sections=wish.sections,
        partial=load.bundle.partial,
        vector=vector,
        heads=heads,
        counts=counts_of(load.bundle),
        packed=packed_sum,
        attachments=tuple(sorted(load.attachments, key=lambda one: one.sha256)),
        made_at=microseconds(at),
        program=__version__,
    )


def _members(manifest: bytes, signed: bytes, operations: bytes, *, load: Load, told: Told) -> Iterator[archive.Member]:
    told(0, len(load.attachments) + 1)
    yield archive.MANIFEST, len(manifest), (manifest,)
    yield archive.SIGNATURE, len(signed), (signed,)
    yield archive.OPERATIONS, len(operations), (operations,)
    for done, one in enumerate(sorted(load.attachments, key=lambda one: one.sha256), start=1):
        told(done, len(load.attachments) + 1)
        yield archive.ATTACHMENTS + one.sha256, one.size, (load.content_of(one.sha256),)


def _write(path: Path, contents: Iterator[bytes], *, box_keys: Sequence[bytes]) -> None:
    draft = path.with_name(f".{path.name[:200]}.part")
    try:
        with translated():
            with open_fresh(draft) as file:
                lock(contents, file, box_keys=box_keys)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
            sync_folder(path.parent)
    except BaseException:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise
