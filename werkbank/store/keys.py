"""One identity a person: a key to receive with (X25519) and a key to sign with (Ed25519), under a passphrase.

Both come from 32-byte random seeds of their own. The file ``people/<id>.json`` holds the public halves in clear and the
two seeds encrypted with XChaCha20-Poly1305 under the Argon2id key of the passphrase; everything else in the file
(format, workplace, person, public keys, settings, salt, and what the person remembers of the list of cases, module
``trust``) is authenticated with it as associated data, so nothing can be swapped without the passphrase. Damage is told
from a wrong passphrase by the checksum of the file (module ``files``).
"""

from __future__ import annotations

import base64
import binascii
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as decrypt
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey
from nacl.signing import SigningKey

from werkbank.store.canonical import canonical
from werkbank.store.errors import known, known_because
from werkbank.store.files import document_in, read_document, write_document
from werkbank.store.kdf import SALT_BYTES, KdfSettings, derive, settings_from
from werkbank.store.people import Person

FORM = "werkbank-person"
VERSION = 1
ANYWHERE = ""  # the workplace of an identity file that may be carried to another one
SEED_BYTES = 32
NONCE_BYTES = 24
TAG_BYTES = 16


@dataclass(frozen=True, slots=True)
class PublicIdentity:
    """What others may know of a person: enough to seal a key to them and to check what they signed."""

    id: str
    name: str
    box_key: bytes
    sign_key: bytes


@dataclass(frozen=True, slots=True)
class Identity:
    """An unlocked person."""

    person: Person
    box: PrivateKey = field(repr=False)
    sign: SigningKey = field(repr=False)

    @property
    def public(self) -> PublicIdentity:
        """The halves that others may know."""
        return PublicIdentity(self.person.id, self.person.name, bytes(self.box.public_key), bytes(self.sign.verify_key))


@dataclass(frozen=True, slots=True)
class OwnFile:
    """An identity file that was opened: who it is, what it remembers, and what writes it again."""

    identity: Identity
    path: Path
    document: Mapping[str, Any] = field(repr=False)
    key: bytes = field(repr=False)

    @property
    def trust(self) -> object:
        """What stands in it about the list of cases, as JSON; None when nothing."""
        return self.document.get("trust")

    def remember(self, trust: Mapping[str, Any], *, workplace: str) -> None:
        """Write it again with this beside the seeds; from now on it is of this workplace alone.

        Raises:
            KnownError: what a disk refuses; the file is as it was then.
        """
        kept = {name: value for name, value in self.document.items() if name != "wrapped"}
        _write(self.path, {**kept, "workplace": workplace, "trust": trust}, identity=self.identity, key=self.key)


def new_identity(person: Person) -> Identity:
    """Fresh keys for a person."""
    return _from_seeds(person, secrets.token_bytes(2 * SEED_BYTES))


def write_identity(
    path: Path,
    *,
    identity: Identity,
    passphrase: str,
    settings: KdfSettings,
    workplace: str,
    trust: object = None,
) -> None:
    """Wrap the seeds under the passphrase and write the identity file; ``trust``: what it remembers, as JSON."""
    public, salt = identity.public, secrets.token_bytes(SALT_BYTES)
    document: dict[str, Any] = {
        "format": FORM,
        "version": VERSION,
        "workplace": workplace,
        "id": public.id,
        "name": public.name,
        "box_key": to_text(public.box_key),
        "sign_key": to_text(public.sign_key),
        "kdf": {**settings.as_json(), "salt": to_text(salt)},
        **({"trust": trust} if trust is not None else {}),
    }
    _write(path, document, identity=identity, key=derive(passphrase, salt=salt, settings=settings))


def unlock_identity(path: Path, *, passphrase: str, workplace: str) -> Identity:
    """Who an identity file is of. Raises ``KnownError``, see ``open_identity``."""
    return open_identity(path, passphrase=passphrase, workplace=workplace).identity


def open_identity(path: Path, *, passphrase: str, workplace: str) -> OwnFile:
    """Open an identity file.

    Raises:
        KnownError: ``wrong-passphrase``, ``person-damaged`` or ``newer-version``.
    """
    document = read_document(path, form=FORM, version=VERSION, damaged="person-damaged")
    if document.get("workplace") not in {workplace, ANYWHERE}:
        raise known_because("person-damaged", "person-of-another")
    if document.get("id") != path.stem:
        raise known("person-damaged")
    settings = settings_from(document.get("kdf"))
    wrapped = _bytes_in(document, "wrapped", length=2 * SEED_BYTES + TAG_BYTES)
    nonce = _bytes_in(document, "nonce", length=NONCE_BYTES)
    key = derive(passphrase, salt=_bytes_in(document["kdf"], "salt", length=SALT_BYTES), settings=settings)
    authenticated = canonical({name: value for name, value in document.items() if name != "wrapped"})
    try:
        seeds = decrypt(wrapped, authenticated, nonce, key)
    except CryptoError as error:
        raise known("wrong-passphrase") from error
    return OwnFile(_from_seeds(Person(str(document["id"]), str(document["name"])), seeds), path, document, key)


def public_identity(path: Path) -> PublicIdentity:
    """The public half of an identity file. Raises ``KnownError`` (person-damaged, newer-version)."""
    return look_into(path)[1]


def look_into(path: Path) -> tuple[str, PublicIdentity]:
    """What an identity file says without its passphrase: its workplace and public half; all parts have their size.

    Raises:
        KnownError: person-damaged (also for settings out of bounds), newer-version.
    """
    return _public_in(read_document(path, form=FORM, version=VERSION, damaged="person-damaged"))


def look_into_content(content: bytes) -> tuple[str, PublicIdentity]:
    """The same of bytes that were read already: a file of somebody else may change between two looks."""
    return _public_in(document_in(content, form=FORM, version=VERSION, damaged="person-damaged"))


def _public_in(document: dict[str, Any]) -> tuple[str, PublicIdentity]:
    settings_from(document.get("kdf"))
    _bytes_in(document["kdf"], "salt", length=SALT_BYTES)
    _bytes_in(document, "nonce", length=NONCE_BYTES)
    _bytes_in(document, "wrapped", length=2 * SEED_BYTES + TAG_BYTES)
    box_key, sign_key = (_bytes_in(document, name, length=SEED_BYTES) for name in ("box_key", "sign_key"))
    public = PublicIdentity(str(document.get("id")), str(document.get("name")), box_key, sign_key)
    return str(document.get("workplace")), public


def settings_in(path: Path) -> KdfSettings:
    """What one guess at an identity file costs. Raises ``KnownError`` (person-damaged)."""
    document = read_document(path, form=FORM, version=VERSION, damaged="person-damaged")
    return settings_from(document.get("kdf"))


def to_text(content: bytes) -> str:
    """Bytes as they stand in JSON files."""
    return base64.b64encode(content).decode("ascii")


def from_text(text: object) -> bytes:
    """Bytes from a JSON file. Raises ``ValueError`` for anything else."""
    if not isinstance(text, str):
        raise binascii.Error
    return base64.b64decode(text, validate=True)


def _write(path: Path, document: dict[str, Any], *, identity: Identity, key: bytes) -> None:
    nonce = secrets.token_bytes(NONCE_BYTES)
    told = {**document, "nonce": to_text(nonce)}
    seeds = bytes(identity.box) + bytes(identity.sign)
    write_document(path, document={**told, "wrapped": to_text(encrypt(seeds, canonical(told), nonce, key))})


def _from_seeds(person: Person, seeds: bytes) -> Identity:
    return Identity(person, PrivateKey(seeds[:SEED_BYTES]), SigningKey(seeds[SEED_BYTES:]))


def _bytes_in(document: dict[str, Any], name: str, *, length: int) -> bytes:
    try:
        found = from_text(document.get(name))
    except ValueError as error:
        raise known("person-damaged") from error
    if len(found) != length:
        raise known("person-damaged")
    return found
