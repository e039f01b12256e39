"""Handover files for tests: good ones in one line, and forged ones of which every part can be chosen."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from werkbank.store.canonical import canonical
from werkbank.store.handover import archive
from werkbank.store.handover.envelope import lock
from werkbank.store.handover.manifest import Attached, Manifest, Receiver, counts_of, reach_of, signature
from werkbank.store.handover.packing import packed
from werkbank.store.handover.visitekaartje import Visitekaartje, new_card
from werkbank.store.keys import Identity, new_identity
from werkbank.store.people import Person
from werkbank.store.records import ActorRecord, BatchRecord, Bundle, OpRecord

AT = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
CASE, ACTOR, BATCH = "7f3d", "a1", "b1"
Change = Callable[[dict[str, Any]], Any]


def somebody(name: str, organisation: str = "Lokaal team") -> tuple[Identity, Visitekaartje]:
    """Fresh keys with their card."""
    identity = new_identity(Person(f"id-{name}", name))
    return identity, new_card(identity, organisation=organisation, at=AT)


def operation(seq: int = 1, **fields: Any) -> OpRecord:  # noqa: ANN401 - those of the record
    """One operation that hangs together with those of ``small``."""
    usual: dict[str, Any] = {
        "actor": ACTOR, "seq": seq, "hlc": 1000 + seq, "kind": "person", "entity": f"p{seq}", "field": "first_name",
        "parents": (), "val": '"Bo"', "batch": BATCH, "salt": b"s" * 16,
        "h": hashlib.sha256(bytes([seq % 256])).digest(),
    }  # fmt: skip
    return OpRecord(**{**usual, **fields})


def small(*ops: OpRecord, **fields: Any) -> Bundle:  # noqa: ANN401 - those of the bundle
    """A bundle of these operations of one actor."""
    ops = ops or (operation(1), operation(2))
    usual: dict[str, Any] = {
        "case": CASE,
        "actors": (ActorRecord(ACTOR, "id-Anja", "r1", "Anja", b"k" * 32),),
        "batches": (BatchRecord(BATCH, ACTOR, 1, len(ops), 1_772_452_800_000_000, "add-person", "", "", False, "Bo"),),
        "ops": ops,
        "vector": ((ACTOR, max(one.seq for one in ops)),),
    }
    return Bundle(**{**usual, **fields})


@dataclass(slots=True)
class Forgery:
    """A handover of which every part can be replaced before it is locked."""

    sender: Identity
    card: Visitekaartje
    receivers: Sequence[Visitekaartje]
    bundle: Bundle = field(default_factory=small)
    operations: bytes | None = None  # compressed
    attachments: tuple[tuple[str, bytes], ...] = ()  # (name in the archive, content)
    change: Change = lambda document: document
    signer: Identity | None = None
    signed: bytes | None = None
    manifest: bytes | None = None
    members: Callable[[list[archive.Member]], Iterable[archive.Member]] = iter
    lock_for: Sequence[bytes] | None = None

    def write(self, path: Path) -> Path:
        """Make the file."""
        operations = packed(self.bundle) if self.operations is None else self.operations
        content = self.manifest or canonical(self.document(operations))
        signed = signature(content, key=(self.signer or self.sender).sign) if self.signed is None else self.signed
        parts: list[archive.Member] = [
            (archive.MANIFEST, len(content), [content]),
            (archive.SIGNATURE, len(signed), [signed]),
            (archive.OPERATIONS, len(operations), [operations]),
            *((name, len(inside), [inside]) for name, inside in self.attachments),
        ]
        keys = [one.box_key for one in self.receivers] if self.lock_for is None else self.lock_for
        with path.open("wb") as file:
            lock(archive.blocks(self.members(parts)), file, box_keys=keys)
        return path

    def document(self, operations: bytes) -> Any:  # noqa: ANN401 - whatever a forger makes of it
        """The manifest as JSON, after the change."""
        vector, heads = reach_of(self.bundle)
        told = [Attached(hashlib.sha256(inside).hexdigest(), len(inside)) for _, inside in self.attachments]
        return self.change(
            Manifest(
                case=self.bundle.case,
                sender=self.card,
                receivers=tuple(Receiver(one.name, one.organisation, one.box_key) for one in self.receivers),
                purpose="overdracht",
                basis="",
                level="team",
                sections=(),
                partial=self.bundle.partial,
                vector=vector,
                heads=heads,
                counts=counts_of(self.bundle),
                packed=hashlib.sha256(operations).hexdigest(),
                attachments=tuple(sorted(told, key=lambda one: one.sha256)),
                made_at=1_772_452_800_000_000,
            ).as_json()
        )


def gzipped(pieces: Iterable[bytes]) -> bytes:
    """These bytes as a gzip file, made without holding them all."""
    press = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(press.compress(piece) for piece in pieces) + press.flush()
