"""Who can open a case: its key, sealed once to every entitled person and once to the recovery key on paper.

``slots.json`` = {"format": "werkbank-slots", "version": 1, "of": case id, "slots": [{"id", "epoch", "sealed"}]}. Slot
ids are random and who gave access stands inside the seal, so the file tells nobody who is entitled. Inside each
sealed box (libsodium ``crypto_box_seal``) is canonical JSON {"by", "epoch", "key", "of", "slot", "sig"}: the
signature of the giver over what the slot means, so that nobody can slip in a key of their own. Invariants:

1. a slot opens only for the one it was made for, and only counts for the case and slot id it names;
2. slots of two epochs may stand side by side while a case gets a new key; the newest that opens the file holds.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.signing import VerifyKey

from werkbank.store.canonical import canonical
from werkbank.store.errors import known, known_because
from werkbank.store.files import read_document, write_document
from werkbank.store.keys import Identity, from_text, to_text

FORM = "werkbank-slots"
VERSION = 1
KEY_BYTES = 32
_MISSING = {"slots-damaged": "slots-missing", "workplace-damaged": "list-missing"}
_OF_ANOTHER = {"slots-damaged": "slots-of-another", "workplace-damaged": "list-slots-of-another"}


@dataclass(frozen=True, slots=True)
class OpenedSlot:
    """A key that was meant for me: what it opens, who gave it, with what signature."""

    key: bytes = field(repr=False)
    epoch: int
    by: str
    statement: bytes = field(repr=False)
    signature: bytes = field(repr=False)
    id: str = ""  # of the slot, as it stands in the file

    def is_from(self, sign_key: bytes) -> bool:
        """Whether the holder of this public key gave it."""
        return is_signed(self.statement, signature=self.signature, sign_key=sign_key)


def new_key() -> bytes:
    """A random key for one encrypted file."""
    return secrets.token_bytes(KEY_BYTES)


def is_signed(statement: bytes, *, signature: bytes, sign_key: bytes) -> bool:
    """Whether the holder of this public key signed this statement."""
    try:
        VerifyKey(sign_key).verify(statement, signature)
    except (CryptoError, ValueError):
        return False
    return True


def key_hash(key: bytes) -> str:
    """What names a key without giving it away."""
    return hashlib.sha256(b"werkbank-slot-key-1" + key).hexdigest()


def sealed_slots(key: bytes, *, of: str, to: Iterable[bytes], by: Identity, epoch: int = 1) -> list[dict[str, Any]]:
    """The key sealed to each of these X25519 public keys, in random order."""
    slots = [sealed_slot(key, of=of, box_key=box_key, by=by, epoch=epoch)[0] for box_key in to]
    return sorted(slots, key=lambda slot: str(slot["id"]))


def write_slots(path: Path, *, of: str, slots: list[dict[str, Any]]) -> None:
    """Write the slot file of a case or of the list of cases."""
    write_document(path, document={"format": FORM, "version": VERSION, "of": of, "slots": slots})


def slots_in(path: Path, *, of: str, damaged: str = "slots-damaged") -> list[Any]:
    """The slots of a file as they stand there.

    Raises:
        KnownError: ``damaged`` when the file is not what was written, ``newer-version``.
    """
    document = read_document(path, form=FORM, version=VERSION, damaged=damaged, missing=_MISSING.get(damaged, ""))
    slots = document.get("slots")
    if document.get("of") != of:
        raise known_because(damaged, _OF_ANOTHER.get(damaged, damaged))
    if not isinstance(slots, list):
        raise known(damaged)
    return slots


def open_slots(path: Path, *, of: str, box: PrivateKey, damaged: str = "slots-damaged") -> list[OpenedSlot]:
    """Every slot in this file that was made for this private key, newest epoch first; none is no error here.

    Raises:
        KnownError: as ``slots_in``.
    """
    slots = slots_in(path, of=of, damaged=damaged)
    opened = [slot for slot in (_opened(slot, of=of, box=box) for slot in slots) if slot]
    return sorted(opened, key=lambda slot: -slot.epoch)


def statement(*, of: str, slot: str, epoch: int, by: str, box_key: bytes, key: bytes) -> bytes:
    """What the giver signs: this key of this case, in this slot, for this receiver."""
    says = {"by": by, "epoch": epoch, "for": to_text(box_key), "key_hash": key_hash(key), "of": of, "slot": slot}
    return b"werkbank-slot-1" + canonical(says)


def sealed_slot(key: bytes, *, of: str, box_key: bytes, by: Identity, epoch: int) -> tuple[dict[str, Any], bytes]:
    """One slot for one X25519 public key, and the signature that stands in it."""
    slot, giver = secrets.token_hex(8), by.person.id
    signature = by.sign.sign(statement(of=of, slot=slot, epoch=epoch, by=giver, box_key=box_key, key=key)).signature
    inside = {"by": giver, "epoch": epoch, "key": to_text(key), "of": of, "slot": slot, "sig": to_text(signature)}
    sealed = to_text(SealedBox(PublicKey(box_key)).encrypt(canonical(inside)))
    return {"id": slot, "epoch": epoch, "sealed": sealed}, signature


def _opened(slot: Any, *, of: str, box: PrivateKey) -> OpenedSlot | None:  # noqa: ANN401 - what json.loads returned
    try:
        inside = json.loads(SealedBox(box).decrypt(from_text(slot["sealed"])))
        key, epoch, by = from_text(inside["key"]), int(inside["epoch"]), str(inside["by"])
        meant = (inside["of"], inside["slot"]) == (of, slot["id"]) and len(key) == KEY_BYTES
        says = statement(of=of, slot=slot["id"], epoch=epoch, by=by, box_key=bytes(box.public_key), key=key)
        signature = from_text(inside["sig"])
    except (CryptoError, ValueError, KeyError, TypeError):
        return None  # made for somebody else, or not a slot at all
    return OpenedSlot(key, epoch, by, says, signature, slot["id"]) if meant else None
