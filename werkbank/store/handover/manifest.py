"""The manifest of a handover: what is in it, from whom, for whom, why; signed by the sender.

``manifest.json`` is the canonical form of the fields below; ``manifest.sig`` is the Ed25519 signature of the sender
over ``"werkbank-handover-1"`` and those bytes. The manifest holds the SHA-256 of everything else, so the one signature
covers all of it. The receivers stand in it by their keys: a receiver who locks it anew for somebody else is found out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from nacl.exceptions import CryptoError
from nacl.signing import SigningKey, VerifyKey

from werkbank.store.errors import known
from werkbank.store.handover import strict
from werkbank.store.handover.limits import Limits, number
from werkbank.store.handover.values import document as document_in
from werkbank.store.handover.visitekaartje import Visitekaartje, card_from, shown
from werkbank.store.keys import from_text, to_text
from werkbank.store.records import Bundle

FORM, VERSION = "werkbank-handover", 1
_MEANT = b"werkbank-handover-1"
SOME = 1000  # lines for people and signatures, beside an action for each operation


@dataclass(frozen=True, slots=True)
class Attached:
    """An attachment by its SHA-256, which is its name in every copy of a case, and its size in bytes."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Receiver:
    """For whom a handover is: as on the card it was locked for."""

    name: str = field(repr=False)
    organisation: str
    box_key: bytes


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a handover says of itself."""

    case: str
    sender: Visitekaartje
    receivers: tuple[Receiver, ...]
    purpose: str
    basis: str
    level: str
    sections: tuple[str, ...]
    partial: bool
    vector: dict[str, int]  # how far each chain comes in this file
    heads: dict[str, str]
    counts: dict[str, int]
    packed: str  # SHA-256 of ops.jsonl.gz
    attachments: tuple[Attached, ...]
    made_at: int  # microseconds since 1970 UTC
    program: str = ""

    def as_json(self) -> dict[str, Any]:
        """The document that is signed."""
        return {
            "format": FORM,
            "version": VERSION,
            "case": self.case,
            "from": self.sender.document,
            "to": [
                {"box_key": to_text(one.box_key), "name": one.name, "organisation": one.organisation}
                for one in self.receivers
            ],
            "purpose": self.purpose,
            "basis": self.basis,
            "level": self.level,
            "sections": list(self.sections),
            "partial": self.partial,
            "vector": self.vector,
            "heads": self.heads,
            "counts": self.counts,
            "ops_sha256": self.packed,
            "attachments": [{"sha256": a.sha256, "size": a.size} for a in self.attachments],
            "made_at": self.made_at,
            "program": self.program,
        }


_NAMES = {
    "attachments", "basis", "case", "counts", "format", "from", "heads", "level", "made_at", "ops_sha256", "partial",
    "program", "purpose", "sections", "to", "vector", "version",
}  # fmt: skip


def counts_of(bundle: Bundle) -> dict[str, int]:
    """How many lines of each sort there are."""
    names = ("actors", "batches", "ops", "gaps", "seals")
    return {**{name: len(getattr(bundle, name)) for name in names}, "reaches": len(bundle.vector)}


def too_many(counts: dict[str, int], *, limits: Limits) -> bool:
    """Whether there are more lines than a handover may have."""
    return counts["ops"] > limits.records or sum(counts.values()) > 2 * limits.records + SOME


def reach_of(bundle: Bundle) -> tuple[dict[str, int], dict[str, str]]:
    """How far each chain comes in this bundle, and the hash there."""
    last: dict[str, tuple[int, bytes]] = {}
    for actor, seq, h in (*((o.actor, o.seq, o.h) for o in bundle.ops), *((g.actor, g.last, g.h) for g in bundle.gaps)):
        if seq > last.get(actor, (0, b""))[0]:
            last[actor] = seq, h
    return {actor: seq for actor, (seq, _) in last.items()}, {actor: h.hex() for actor, (_, h) in last.items()}


def signature(manifest: bytes, *, key: SigningKey) -> bytes:
    """What stands in manifest.sig."""
    return bytes(key.sign(_MEANT + manifest).signature)


def manifest_in(content: bytes, *, signed: bytes, limits: Limits) -> Manifest:
    """The manifest, when its own sender signed it.

    Raises:
        KnownError: handover-damaged, -newer, -unknown-part, -wrong-signer, -too-many, card-damaged, card-newer.
    """
    found = document_in(content)
    if found.get("format") != FORM:
        raise known("handover-unknown-part")
    version = found.get("version")
    if type(version) is not int or version != VERSION:
        raise known("handover-newer" if type(version) is int and version > VERSION else "handover-unknown-part")
    if found.keys() != _NAMES:
        raise known("handover-unknown-part")
    sender = card_from(found["from"])
    try:
        VerifyKey(sender.sign_key).verify(_MEANT + content, signed)
    except (CryptoError, ValueError) as error:
        raise known("handover-wrong-signer") from error
    try:
        manifest = _manifest(found, sender=sender)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise known("handover-unknown-part") from error
    _check_counts(manifest, limits=limits)
    return manifest


def _manifest(found: dict[str, Any], *, sender: Visitekaartje) -> Manifest:
    texts = [strict.text(found[name]) for name in ("purpose", "basis", "level", "program")]
    return Manifest(
        case=strict.ident(found["case"]),
        sender=sender,
        receivers=tuple(_receiver(one) for one in strict.items(found["to"])),
        purpose=texts[0],
        basis=texts[1],
        level=texts[2],
        sections=tuple(strict.text(one) for one in strict.items(found["sections"])),
        partial=strict.flag(found["partial"]),
        vector={strict.ident(actor): strict.count(seq) for actor, seq in strict.named(found["vector"]).items()},
        heads={strict.ident(actor): strict.digest(h) for actor, h in strict.named(found["heads"]).items()},
        counts={name: strict.count(found["counts"][name]) for name in _counts_named(found["counts"])},
        packed=strict.digest(found["ops_sha256"]),
        attachments=tuple(_attached(one) for one in strict.items(found["attachments"])),
        made_at=strict.count(found["made_at"]),
        program=texts[3],
    )


def _check_counts(manifest: Manifest, *, limits: Limits) -> None:
    counts = manifest.counts
    if too_many(counts, limits=limits):
        raise known("handover-too-many", grens=number(limits.records))
    if len(manifest.attachments) > limits.attachments or len(manifest.receivers) > limits.receivers:
        raise known("handover-too-many", grens=number(limits.attachments))
    sums = [one.sha256 for one in manifest.attachments]
    if sums != sorted(set(sums)):
        raise known("handover-twice")


def _counts_named(found: object) -> tuple[str, ...]:
    names = ("actors", "batches", "gaps", "ops", "reaches", "seals")
    if not isinstance(found, dict) or tuple(sorted(found)) != names:
        raise ValueError
    return names


def _receiver(found: dict[str, Any]) -> Receiver:
    if found.keys() != {"box_key", "name", "organisation"}:
        raise ValueError
    return Receiver(
        shown(strict.text(found["name"])), shown(strict.text(found["organisation"])), from_text(found["box_key"])
    )


def _attached(found: dict[str, Any]) -> Attached:
    if found.keys() != {"sha256", "size"}:
        raise ValueError
    return Attached(strict.digest(found["sha256"]), strict.count(found["size"]))
