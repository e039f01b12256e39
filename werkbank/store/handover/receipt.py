"""Small signed letters about a handover: what arrived (``*.ontvangst``), and that a received copy was destroyed.

Both are JSON with ``from`` (the visitekaartje of who signs) and ``sig``, Ed25519 over a word for the sort of letter and
the canonical form of all but ``sig``. They hold no word from a case: ids, numbers and the name of a professional.

    receipt  {"at", "case", "conflicts", "format": "werkbank-receipt", "from", "handover", "new", "sig", "vector",
              "version": 1}
    notice   {"at", "case", "format": "werkbank-destruction", "from", "reason", "sig", "version": 1}

``handover`` is the SHA-256 of the manifest; ``vector`` is how far each chain has come in the copy of the receiver.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from nacl.exceptions import CryptoError
from nacl.signing import VerifyKey

from werkbank.store.access_log import microseconds, moment
from werkbank.store.canonical import canonical
from werkbank.store.errors import known
from werkbank.store.handover import strict
from werkbank.store.handover.visitekaartje import Visitekaartje, card_from, read_small, shown, write_small
from werkbank.store.keys import Identity, from_text, to_text

RECEIPT, NOTICE = "werkbank-receipt", "werkbank-destruction"
RECEIPT_ENDING, NOTICE_ENDING = ".ontvangst", ".vernietigd"
VERSION = 1
_FIELDS = {
    RECEIPT: {"at", "case", "conflicts", "format", "from", "handover", "new", "sig", "vector", "version"},
    NOTICE: {"at", "case", "format", "from", "reason", "sig", "version"},
}
_DAMAGED = "receipt-damaged"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a receiver says that arrived."""

    sender: Visitekaartje  # of the receipt: who received the handover
    case: str
    handover: str
    at: datetime
    new: int
    conflicts: int
    vector: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DestructionNotice:
    """Somebody says that a copy of a case was destroyed."""

    sender: Visitekaartje
    case: str
    at: datetime
    reason: str = field(default="", repr=False)


def write_receipt(
    path: Path,
    *,
    card: Visitekaartje,
    by: Identity,
    case: str,
    handover: str,
    at: datetime,
    new: int,
    conflicts: int,
    vector: dict[str, int],
) -> None:
    """Write the receipt of a handover. Raises ``KnownError`` when the disk refuses."""
    says = {"at": microseconds(at), "case": case, "conflicts": conflicts, "handover": handover, "new": new,
            "vector": vector}  # fmt: skip
    write_small(path, _signed(says, form=RECEIPT, card=card, by=by))


def destruction_notice(
    path: Path, *, card: Visitekaartje, by: Identity, case: str, at: datetime, reason: str = ""
) -> None:
    """Write the notice that the copy of a case that was here is destroyed. Raises ``KnownError`` when the disk refuses.

    ``reason`` in a few words without anything from the case ('bewaartermijn voorbij').
    """
    says = {"at": microseconds(at), "case": case, "reason": shown(reason)}
    write_small(path, _signed(says, form=NOTICE, card=card, by=by))


def read_letter(path: Path) -> Receipt | DestructionNotice:
    """The receipt or notice in a file, when its own card signed it; who that is must be judged by the caller.

    Raises:
        KnownError: handover-unreadable, receipt-damaged, handover-newer, card-newer.
    """
    found = read_small(path, damaged=_DAMAGED)
    form = found.get("format")
    if form not in _FIELDS:
        raise known(_DAMAGED)
    if type(found.get("version")) is not int or found["version"] != VERSION:
        raise known("handover-newer" if type(found.get("version")) is int else _DAMAGED)
    card = card_from(found.get("from"))
    try:
        VerifyKey(card.sign_key).verify(_statement(found, form=str(form)), from_text(found.get("sig")))
        if found.keys() != _FIELDS[form]:
            raise known(_DAMAGED)
        return _receipt(found, card) if form == RECEIPT else _notice(found, card)
    except (CryptoError, ValueError, TypeError, KeyError, OverflowError) as error:
        raise known(_DAMAGED) from error


def _signed(says: dict[str, Any], *, form: str, card: Visitekaartje, by: Identity) -> dict[str, Any]:
    document = {**says, "format": form, "version": VERSION, "from": card.document}
    return {**document, "sig": to_text(by.sign.sign(_statement(document, form=form)).signature)}


def _statement(document: dict[str, Any], *, form: str) -> bytes:
    told = {name: value for name, value in document.items() if name != "sig"}
    return f"{form}-{VERSION}".encode() + canonical(told)


def _receipt(found: dict[str, Any], card: Visitekaartje) -> Receipt:
    return Receipt(
        sender=card,
        case=strict.ident(found["case"]),
        handover=strict.digest(found["handover"]),
        at=moment(strict.count(found["at"])),
        new=strict.count(found["new"]),
        conflicts=strict.count(found["conflicts"]),
        vector={strict.ident(actor): strict.count(seq) for actor, seq in strict.named(found["vector"]).items()},
    )


def _notice(found: dict[str, Any], card: Visitekaartje) -> DestructionNotice:
    return DestructionNotice(
        card, strict.ident(found["case"]), moment(strict.count(found["at"])), shown(strict.text(found["reason"]))
    )
