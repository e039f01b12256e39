"""Small files that are there whole or not at all, and come back exactly as they were written.

A JSON file is written next to its place, synced, renamed over it, and the folder is synced: a power cut leaves the
old or the new one. Every file carries its format, a version and a checksum over its canonical form, so that damage (a
flipped bit, a cut-off end) is told from a wrong passphrase. The checksum protects against accidents; against forgers
stand the authenticated encryption and the signatures inside.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from werkbank.model.errors import KnownError
from werkbank.store.canonical import canonical
from werkbank.store.errors import known, known_because, known_os_error
from werkbank.store.ordinary import open_fresh, open_own, read_ordinary

MOST_BYTES = 4_000_000  # the largest of these files holds hundreds of slots and stays far below


def sync_folder(folder: Path) -> None:
    """Make renames in this folder survive a power cut, where the platform can. Raises ``KnownError``."""
    if os.name == "nt":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        raise known_os_error(error) from error


def sync_file(path: Path) -> None:
    """Make the content of a file survive a power cut."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def make_folder(folder: Path) -> None:
    """Make a folder that only this user can read, with its parents."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise known_os_error(error) from error


def write_whole(path: Path, *, content: bytes) -> None:
    """Write a file so that it is there whole or not at all. Raises ``KnownError`` when the disk refuses."""
    draft = path.with_name(path.name + ".part")
    try:
        _write_synced(draft, content)
        draft.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise known_os_error(error) from error


def _write_synced(path: Path, content: bytes) -> None:
    with open_fresh(path) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def shred(path: Path) -> None:
    """Make a small file of keys unreadable and take it away.

    Overwriting is no promise on an SSD; what it can do it does, and the name is gone in any case.
    """
    with contextlib.suppress(OSError):
        _overwrite(path)
    with contextlib.suppress(OSError, KnownError):
        path.unlink()
        sync_folder(path.parent)


def _overwrite(path: Path) -> None:
    with open_own(path) as file:  # never what a link points at, or what has another name elsewhere
        file.write(os.urandom(os.fstat(file.fileno()).st_size))
        file.flush()
        os.fsync(file.fileno())


def write_document(path: Path, *, document: Mapping[str, Any]) -> None:
    """Write a JSON document with its checksum."""
    whole = {**document, "checksum": _checksum(document)}
    write_whole(path, content=json.dumps(whole, indent=1, sort_keys=True).encode())


def read_document(path: Path, *, form: str, version: int, damaged: str, missing: str = "") -> dict[str, Any]:
    """Read a JSON document of this form; ``missing`` names the words for a file that is not there.

    Raises:
        KnownError: with the code ``damaged`` when it is not what was written, ``newer-version`` when a later program
            wrote it; a missing file counts as damaged.
    """
    try:
        content = read_ordinary(path, most=MOST_BYTES)
    except FileNotFoundError as error:
        raise known_because(damaged, missing or damaged) from error
    except PermissionError as error:
        raise known("no-rights", naam=path.name) from error
    except OSError as error:
        raise known(damaged) from error
    return document_in(content, form=form, version=version, damaged=damaged)


def document_in(content: bytes, *, form: str, version: int, damaged: str) -> dict[str, Any]:
    """The JSON document of this form in bytes that were read once. Raises as ``read_document``."""
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise known(damaged) from error
    if not isinstance(found, dict) or not _is_whole(found) or found.get("format") != form:
        raise known(damaged)
    if not isinstance(found.get("version"), int) or found["version"] > version:
        raise known("newer-version")
    return found


def _is_whole(document: dict[str, Any]) -> bool:
    given = document.pop("checksum", None)
    try:
        return bool(given == _checksum(document))
    except ValueError:
        return False


def _checksum(document: Mapping[str, Any]) -> str:
    return hashlib.sha256(canonical(dict(document))).hexdigest()
