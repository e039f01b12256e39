"""A visitekaartje: who somebody is and the public keys to send to them, signed with one of those keys.

    {"box_key", "format": "werkbank-card", "id", "made_at", "name", "organisation", "sig", "sign_key", "version": 1}

The signature (Ed25519 over ``"werkbank-card-1"`` and the canonical form of all but ``sig``) tells that whoever made the
card holds the signing key and that nothing was changed; not that the name is true. That is what the six words are for,
compared by phone.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from nacl.exceptions import CryptoError
from nacl.signing import VerifyKey

from werkbank.store.access_log import microseconds
from werkbank.store.canonical import canonical
from werkbank.store.errors import known
from werkbank.store.files import write_whole
from werkbank.store.keys import SEED_BYTES, Identity, PublicIdentity, from_text, to_text
from werkbank.store.ordinary import read_ordinary

FORM, VERSION = "werkbank-card", 1
ENDING = ".visitekaartje"
MOST_BYTES = 16_000
LONGEST = 200
_MEANT = b"werkbank-card-1"
_FIELDS = {"box_key", "format", "id", "made_at", "name", "organisation", "sig", "sign_key", "version"}


@dataclass(frozen=True, slots=True)
class Visitekaartje:
    """Somebody to send to, or who sent something. ``document`` is the card as it was signed."""

    id: str
    name: str
    organisation: str
    box_key: bytes
    sign_key: bytes
    document: dict[str, Any] = field(repr=False, compare=False)

    @property
    def public(self) -> PublicIdentity:
        """The keys and the name."""
        return PublicIdentity(self.id, self.name, self.box_key, self.sign_key)

    @property
    def called(self) -> str:
        """Name and organisation in one line."""
        return f"{self.name} ({self.organisation})" if self.organisation else self.name


def new_card(identity: Identity, *, organisation: str, at: datetime) -> Visitekaartje:
    """The card of who is unlocked."""
    public = identity.public
    document: dict[str, Any] = {
        "format": FORM,
        "version": VERSION,
        "id": public.id,
        "name": _clean(public.name),
        "organisation": _clean(organisation),
        "box_key": to_text(public.box_key),
        "sign_key": to_text(public.sign_key),
        "made_at": microseconds(at),
    }
    signature = identity.sign.sign(_MEANT + canonical(document)).signature
    return card_from({**document, "sig": to_text(signature)})


def card_from(document: object) -> Visitekaartje:
    """A card out of JSON. Raises ``KnownError``: card-damaged, card-newer."""
    if not isinstance(document, dict) or document.get("format") != FORM:
        raise known("card-damaged")
    version = document.get("version")
    if type(version) is not int or version != VERSION:
        raise known("card-newer" if type(version) is int and version > VERSION else "card-damaged")
    try:
        return _checked(document)
    except (CryptoError, ValueError, TypeError, KeyError) as error:
        raise known("card-damaged") from error


def read_card_file(path: Path) -> Visitekaartje:
    """The card in a file. Raises ``KnownError``: handover-unreadable, card-damaged, card-newer."""
    return card_from(read_small(path, damaged="card-damaged"))


def write_card_file(path: Path, card: Visitekaartje) -> None:
    """Write a card. Raises ``KnownError`` when the disk refuses."""
    write_small(path, card.document)


def read_small(path: Path, *, damaged: str) -> dict[str, Any]:
    """A small JSON document of somebody else. Raises ``KnownError``: handover-unreadable, ``damaged``."""
    try:
        content = read_ordinary(path, most=MOST_BYTES + 1)
    except OSError as error:
        raise known("handover-unreadable") from error
    try:
        found = json.loads(content) if len(content) <= MOST_BYTES else None
    except (ValueError, RecursionError) as error:
        raise known(damaged) from error
    if not isinstance(found, dict):
        raise known(damaged)
    return found


def write_small(path: Path, document: dict[str, Any]) -> None:
    """Write a small signed document, readable for people."""
    write_whole(path, content=(json.dumps(document, indent=1, sort_keys=True) + "\n").encode())


def shown(text: str) -> str:
    """A name from outside as it may stand on the screen: no control or direction signs, not too long."""
    seen = "".join(sign for sign in text if unicodedata.category(sign)[0] != "C")
    return " ".join(seen.split())[:LONGEST]


def _checked(document: dict[str, Any]) -> Visitekaartje:
    told = {name: value for name, value in document.items() if name != "sig"}
    box_key, sign_key = from_text(document["box_key"]), from_text(document["sign_key"])
    who, name, organisation = texts = [document[key] for key in ("id", "name", "organisation")]
    if document.keys() != _FIELDS or {len(box_key), len(sign_key)} != {SEED_BYTES}:
        raise known("card-damaged")
    if not all(isinstance(text, str) and text == _clean(text) for text in texts) or not (who and name):
        raise known("card-damaged")
    VerifyKey(sign_key).verify(_MEANT + canonical(told), from_text(document["sig"]))
    return Visitekaartje(who, name, organisation, box_key, sign_key, document)


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", shown(text))
