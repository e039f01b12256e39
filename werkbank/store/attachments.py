"""Files that belong to a casus (the photo of a drawing): each encrypted in a file of its own beside the case file.

    reference = attach(folder, content, key=key)  # what an entity keeps: the SHA-256 of the content
    content = attachment(folder, reference, key=key)

The reference is the same in every copy of a casus, whatever its key, so that it can stand in an operation and travel.
On disk nobody can tell what a file is: its name is HMAC-SHA256 of the reference, and its content XChaCha20-Poly1305
with that name as associated data, both under keys derived from the case key for this purpose alone. Invariants: a
file never changes once it is there (a backup may link to it); what is read back equals its reference, or is refused; a
new case key gives new names, so that files of the old and the new key stand side by side until the old are dropped.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as decrypt
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt
from nacl.exceptions import CryptoError

from werkbank.i18n import tr
from werkbank.store.errors import known, translated
from werkbank.store.files import make_folder, sync_file, sync_folder, write_whole
from werkbank.store.ordinary import read_ordinary
from werkbank.store.problem import Problem

FOLDER = "att"
NONCE_BYTES = 24
OVERHEAD = NONCE_BYTES + 16
MOST_BYTES = 25_000_000
_REFERENCE = re.compile(r"[0-9a-f]{64}")


def attach(folder: Path, content: bytes, *, key: bytes) -> str:
    """Keep a file with the case in ``folder``; the same content twice is one file.

    Raises:
        KnownError: attachment-too-large, disk-full, read-only, disk-failed.
    """
    if len(content) > MOST_BYTES:
        raise known("attachment-too-large", mb=MOST_BYTES // 1_000_000)
    reference = hashlib.sha256(content).hexdigest()
    path = path_of(folder, reference, key=key)
    if not _is_whole(path, key=key):
        make_folder(path.parent)
        write_whole(path, content=_sealed(content, path, key=key))
    return reference


def attachment(folder: Path, reference: str, *, key: bytes) -> bytes:
    """The content behind a reference.

    Raises:
        KnownError: attachment-missing, attachment-damaged.
    """
    if not _REFERENCE.fullmatch(reference):
        raise known("attachment-missing")
    path = path_of(folder, reference, key=key)
    if not path.is_file():
        raise known("attachment-missing")
    if (found := _opened(path, key=key)) is None or found[0] != reference:
        raise known("attachment-damaged")
    return found[1]


def path_of(folder: Path, reference: str, *, key: bytes) -> Path:
    """Where the file of a reference lies."""
    name = hmac.new(_subkey(key, b"name"), reference.encode(), hashlib.sha256).hexdigest()
    return folder / FOLDER / name


def attachment_files(folder: Path) -> Iterator[Path]:
    """The files of the attachments of a case, for backups and erasing."""
    found = (path for path in sorted((folder / FOLDER).glob("*")) if _REFERENCE.fullmatch(path.name))
    yield from (path for path in found if path.is_file() and not path.is_symlink())


def references_in(folder: Path, *, key: bytes) -> list[str]:
    """Every attachment that opens under this key, sorted."""
    found = (_opened(path, key=key) for path in attachment_files(folder))
    return sorted(reference for reference, _ in filter(None, found))


def attachment_problems(folder: Path, *, key: bytes) -> list[Problem]:
    """Files that do not open or stand under another's name; ``where`` is the name on disk."""
    text = tr("Een bijlage is beschadigd. Zet haar terug uit een reservekopie.")
    return [
        Problem("attachment-damaged", text, path.name)
        for path in attachment_files(folder)
        if (found := _opened(path, key=key)) is None or path_of(folder, found[0], key=key) != path
    ]


def copy_attachments(folder: Path, to: Path) -> None:
    """Put the attachments of a case in a backup of it; they never change, so a second name of one file will do."""
    with translated():
        for path in attachment_files(folder):
            make_folder(to / FOLDER)
            try:
                os.link(path, to / FOLDER / path.name)
            except OSError:  # another disk, or a file system without second names
                shutil.copyfile(path, to / FOLDER / path.name)
                sync_file(to / FOLDER / path.name)
        if (to / FOLDER).is_dir():
            sync_folder(to / FOLDER)


def forget_attachment(folder: Path, reference: str, *, key: bytes) -> bool:
    """Take one attachment away; whether it was there."""
    path = path_of(folder, reference, key=key)
    if not path.is_file():
        return False
    with translated():
        path.unlink()
        sync_folder(path.parent)
    return True


def rekey_attachments(folder: Path, *, old: bytes, new: bytes) -> None:
    """First half of a new case key: every attachment also under the new key. Repeating it does no harm.

    Raises:
        KnownError: attachment-damaged when one does not open under either key; nothing was taken away then.
    """
    for path in list(attachment_files(folder)):
        if (found := _opened(path, key=old)) is not None:
            attach(folder, found[1], key=new)
        elif _opened(path, key=new) is None:
            raise known("attachment-damaged")


def drop_attachments_of_other_keys(folder: Path, *, key: bytes) -> None:
    """Second half, once the case file opens under the new key only: what another key wrote goes."""
    for path in list(attachment_files(folder)):
        if _opened(path, key=key) is None:
            with translated():
                path.unlink()


def _is_whole(path: Path, *, key: bytes) -> bool:
    return path.is_file() and _opened(path, key=key) is not None


def _sealed(content: bytes, path: Path, *, key: bytes) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + encrypt(content, path.name.encode(), nonce, _subkey(key, b"content"))


def _opened(path: Path, *, key: bytes) -> tuple[str, bytes] | None:
    """(reference, content) of a file, or None when this key does not open it."""
    with translated():
        sealed = read_ordinary(path, most=MOST_BYTES + OVERHEAD + 1)
    try:
        content = decrypt(sealed[NONCE_BYTES:], path.name.encode(), sealed[:NONCE_BYTES], _subkey(key, b"content"))
    except (CryptoError, ValueError, TypeError):
        return None
    return hashlib.sha256(content).hexdigest(), content


def _subkey(key: bytes, purpose: bytes) -> bytes:
    return hashlib.blake2b(purpose, key=key, digest_size=32, person=b"werkbank-att-1").digest()
