"""Making a workplace: its first person, the key of the list of cases, the recovery key for on paper.

The mark ``workplace.json`` is written last, so a half-made folder is no workplace. It holds the public half of the log
key: who fails to unlock is noted under it, and only who unlocks can read that.
"""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from werkbank.model.clock import IdSource
from werkbank.model.errors import KnownError
from werkbank.store.access_log import microseconds
from werkbank.store.connection import Access
from werkbank.store.errors import known, known_because, known_os_error
from werkbank.store.files import make_folder, read_document, write_document
from werkbank.store.identity_file import clean_name
from werkbank.store.index import Index
from werkbank.store.index_file import create_index
from werkbank.store.kdf import KdfSettings, calibrate
from werkbank.store.keys import Identity, from_text, new_identity, to_text, write_identity
from werkbank.store.layout import Layout
from werkbank.store.passphrase import ENOUGH, check_new_passphrase
from werkbank.store.people import Person, is_workplace, was_workplace
from werkbank.store.recovery import new_recovery_key, recovery_text
from werkbank.store.roll import ACCESS, PAPER, Receiver, give, receiver_of, roll_text
from werkbank.store.slots import new_key, write_slots

FORM = "werkbank-workplace"
VERSION = 1
INDEX = "index"  # what the slots of the list of cases are of, after the id of the workplace
RECOVERY_KEY, LOG_KEY, REPLICA = "recovery_key", "log_key", "replica"


_OF_A_PLACE = {"read-only": "place-read-only", "disk-full": "place-full", "disk-failed": "place-refused"}


@dataclass(frozen=True, slots=True)
class Mark:
    """What makes a folder a workplace."""

    id: str
    log_key: bytes


def found(
    folder: Path,
    *,
    person_name: str,
    passphrase: str,
    kdf: KdfSettings | None,
    now: datetime,
    fresh_id: IdSource,
    enough: float = ENOUGH,
) -> tuple[Person, str]:
    """Make a workplace in an empty or new folder; returns its first person and the recovery text.

    Raises:
        KnownError: workplace-exists, name-missing, passphrase-too-short, passphrase-too-weak, disk-full; nothing is
            left of it then.
    """
    person_name = clean_name(person_name)
    check_new_passphrase(passphrase, names=[person_name], enough=enough)
    with _said_of_the_place(folder):
        _require_empty(folder)
        was_there = folder.exists()
        layout, identity = Layout(folder), new_identity(Person(fresh_id(), person_name))
        try:
            recovery = _lay_out(layout, identity, passphrase=passphrase, kdf=kdf, now=now, fresh_id=fresh_id)
        except BaseException:
            _clear(folder)
            if not was_there:
                with suppress(OSError):
                    folder.rmdir()
            raise
    return identity.person, recovery


def read_mark(folder: Path) -> Mark:
    """What workplace this is.

    Raises:
        KnownError: folder-missing, not-a-workplace, workplace-damaged, newer-version.
    """
    if not folder.is_dir():
        raise known("folder-missing", map=folder)
    if not is_workplace(folder):
        why = "mark-missing" if was_workplace(folder) else "not-a-workplace"
        raise known_because("not-a-workplace", why, map=folder)
    try:
        return _mark(read_document(Layout(folder).mark, form=FORM, version=VERSION, damaged="workplace-damaged"))
    except KnownError as error:
        raise known_because(error.code, "mark-damaged") if error.code == "workplace-damaged" else error from error


def write_mark(path: Path, mark: Mark) -> None:
    """Write what workplace this is. Raises ``KnownError`` when the disk refuses."""
    told = {"format": FORM, "version": VERSION, "id": mark.id, "log_key": to_text(mark.log_key)}
    write_document(path, document=told)


def slots_name(workplace: str) -> str:
    """What the slots of the list of cases say they are of."""
    return f"{workplace}/{INDEX}"


def _mark(document: dict[str, Any]) -> Mark:
    try:
        return Mark(str(document["id"]), from_text(document["log_key"]))
    except (KeyError, ValueError) as error:
        raise known("workplace-damaged") from error


@contextmanager
def _said_of_the_place(folder: Path) -> Iterator[None]:
    """What a disk refuses, said of a place where nothing is yet: no casus, and nothing that could be lost."""
    try:
        yield
    except KnownError as error:
        too_long = getattr(error.__cause__, "errno", 0) == errno.ENAMETOOLONG
        why = "place-name-too-long" if too_long else _OF_A_PLACE.get(error.code, "")
        if not why:
            raise
        raise known_because(error.code, why, map=folder) from error


def _require_empty(folder: Path) -> None:
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise known("workplace-exists", map=folder)
    except OSError as error:
        raise known_os_error(error) from error


def _clear(folder: Path) -> None:
    for left in folder.glob("*"):
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)


def _lay_out(
    layout: Layout, identity: Identity, *, passphrase: str, kdf: KdfSettings | None, now: datetime, fresh_id: IdSource
) -> str:
    workplace, recovery, log_key, key = fresh_id(), new_recovery_key(), new_recovery_key(), new_key()
    for folder in (layout.root, layout.people, layout.cases):
        make_folder(folder)
    write_identity(
        layout.person(identity.person.id),
        identity=identity,
        passphrase=passphrase,
        settings=kdf or calibrate(),
        workplace=workplace,
    )
    receivers = [receiver_of(identity.public), Receiver(PAPER, "", bytes(recovery.public_key))]
    slots, grants = give(key, of=slots_name(workplace), to=receivers, by=identity, epoch=1, at=microseconds(now))
    write_slots(layout.index_slots, of=slots_name(workplace), slots=slots)
    create_index(layout.index, key=key, workplace=workplace)
    facts = {RECOVERY_KEY: to_text(bytes(recovery.public_key)), LOG_KEY: to_text(bytes(log_key))}
    _fill_index(
        layout.index,
        key=key,
        identity=identity,
        facts={**facts, REPLICA: fresh_id(), ACCESS: roll_text(grants)},
    )
    write_mark(layout.mark, Mark(workplace, bytes(log_key.public_key)))
    return recovery_text(recovery)


def _fill_index(path: Path, *, key: bytes, identity: Identity, facts: Mapping[str, str]) -> None:
    index = Index(path, key=key, access=Access.ALONE)
    try:
        index.add_person(identity.public)
        for name, value in facts.items():
            index.set_setting(name, value=value)
    finally:
        index.close()
