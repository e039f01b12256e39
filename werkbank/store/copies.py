"""The backups of a case: which there are, in the workplace and at the second place, and whether one can be trusted.

The second place is another disk or a stick that people choose; it gets the same encrypted files below
``Werkbank-kopieen/<workplace>/<case>/<moment>/``, copied from a backup that was read back already and compared byte by
byte. It may be away: what it owes then (older copies that must go after an erasure or a revocation) is kept in the list
of cases and paid when it is there again. A copy counts only when its key was given by somebody of this workplace.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from werkbank.model.errors import KnownError
from werkbank.store.backup import moments, rotate, throw_away
from werkbank.store.case_door import Premises
from werkbank.store.connection import Access, Connection, connect
from werkbank.store.errors import known, translated
from werkbank.store.files import make_folder, read_document, sync_file, sync_folder
from werkbank.store.integrity import all_problems
from werkbank.store.layout import CaseFolder
from werkbank.store.problem import Problem
from werkbank.store.schema import version_of
from werkbank.store.slots import FORM, OpenedSlot, open_slots
from werkbank.store.slots import VERSION as SLOTS_VERSION

SECOND_PLACE = "second-place"
OWED = "owed-to-second-place"
BELOW = "Werkbank-kopieen"
LIST = "index"  # the backups of the list of cases stand beside those of the cases
_AT_ONCE = 1 << 20
_OF_A_BACKUP = {"disk-full": "backup-disk-full", "disk-failed": "backup-disk-failed", "read-only": "backup-read-only"}


@dataclass(frozen=True, slots=True)
class Copy:
    """One backup of one case."""

    folder: Path
    case: str
    made_at: datetime | None
    size: int  # bytes of all its files
    second: bool = False  # lies at the second place


def copies_of(premises: Premises, case: str) -> list[Copy]:
    """The backups of a case, newest first; the second place counts when it is there."""
    there = second_folder(premises)
    places = [(premises.layout.backups(case), False)] + ([(there / case, True)] if there else [])
    found = [
        Copy(folder, case, at, _size(folder), second)
        for place, second in places
        for folder, at in moments(place).items()
    ]
    return sorted(
        found, key=lambda one: (one.made_at is not None and one.made_at.timestamp(), not one.second), reverse=True
    )


def copy_at(path: Path) -> Copy:
    """The backup in a folder, or of which a file is named. Raises ``KnownError``: backup-missing, backup-foreign."""
    folder = path if path.is_dir() else path.parent
    if not path.exists():
        raise known("backup-missing")
    if not (folder / "case.db").is_file() or (path.is_file() and path.name not in {"case.db", "slots.json"}):
        raise known("backup-foreign" if path.is_file() or any(folder.iterdir()) else "backup-missing")
    case = str(_slots(folder).get("of", ""))
    return Copy(folder, case, moments(folder.parent).get(folder), _size(folder))


def _slots(folder: Path) -> dict[str, object]:
    path = CaseFolder(folder).slots
    if not path.is_file():
        raise known("backup-foreign")
    return read_document(path, form=FORM, version=SLOTS_VERSION, damaged="backup-damaged")


def key_of_copy(premises: Premises, copy: Copy) -> OpenedSlot:
    """The newest key in a copy for this person. Raises ``KnownError``: backup-of-another, backup-damaged."""
    path, people = CaseFolder(copy.folder).slots, premises.index.people()
    found = open_slots(path, of=copy.case, box=premises.box, damaged="backup-damaged")
    mine = [slot for slot in found if slot.by in people and slot.is_from(people[slot.by].sign_key)]
    if not mine:
        raise known("backup-of-another")
    return mine[0]


@contextlib.contextmanager
def reading(premises: Premises, copy: Copy) -> Iterator[tuple[Connection, bytes]]:
    """A copy, open for reading only, with its key.

    Raises:
        KnownError: backup-of-another, backup-damaged, newer-version, backup-disk-failed.
    """
    slot = key_of_copy(premises, copy)
    with said_of_a_backup(), translated():
        connection = connect(CaseFolder(copy.folder).database, key=slot.key, access=Access.READ)
        try:
            version_of(connection, case=copy.case)
            yield connection, slot.key
        finally:
            connection.close()


def problems_of(premises: Premises, copy: Copy) -> list[Problem]:
    """Read a whole copy: pages, heads, chains, signatures, the model. Raises as ``reading``."""
    known_keys = {person.id: person.sign_key for person in premises.index.people().values()}
    with reading(premises, copy) as (connection, _):
        return all_problems(connection, case=copy.case, known_keys=known_keys)


@contextlib.contextmanager
def said_of_a_backup() -> Iterator[None]:
    """What a disk or a damaged file refuses is said of the backup, not of the case."""
    said = {**_OF_A_BACKUP, "damaged": "backup-damaged", "read-only-unfinished": "backup-damaged"}
    said |= {"not-a-case-file": "backup-foreign"}
    try:
        with translated():
            yield
    except KnownError as error:
        if error.code in said:
            raise known(said[error.code]) from error
        raise


# --- the second place ------------------------------------------------------------------------------------------------


def second_place(premises: Premises) -> Path | None:
    """The place that was chosen, whether it is there now or not."""
    chosen = premises.index.setting(SECOND_PLACE)
    return Path(chosen) if chosen else None


def second_folder(premises: Premises) -> Path | None:
    """Where the copies of this workplace lie at the second place; None when it is not there."""
    place = second_place(premises)
    return place / BELOW / premises.id if place is not None and place.is_dir() else None


def choose_second_place(premises: Premises, place: Path | None) -> None:
    """Take another disk or a stick as the second place; None for no second place.

    Raises:
        KnownError: place-is-workplace, place-missing, backup-read-only, backup-disk-full.
    """
    if place is not None:
        root = premises.layout.root.resolve()
        if place.resolve().is_relative_to(root) or root.is_relative_to(place.resolve() / BELOW):
            raise known("place-is-workplace")
        if not place.is_dir():
            raise known("place-missing")
        with said_of_a_backup():
            make_folder(place / BELOW / premises.id)
    premises.index.set_setting(SECOND_PLACE, value=str(place) if place is not None else "")


def bring_over(premises: Premises, *, now: datetime) -> int:
    """Put the newest backup of every case at the second place, if it is not there yet; returns how many went.

    Raises:
        KnownError: place-missing, backup-disk-full, backup-disk-failed, backup-read-only, backup-failed.
    """
    if second_place(premises) is None:
        return 0
    there = second_folder(premises)
    if there is None:
        raise known("place-missing")
    with said_of_a_backup():
        _pay(premises, there)
        newest = (max(moments(own), key=moments(own).__getitem__) for own in _own(premises) if moments(own))
        return sum(_bring(one, to=there / one.parent.name / one.name, now=now) for one in newest)


def renew(premises: Premises, case: str, *, keep: Path) -> None:
    """Destroy every copy of a case but this one, here and at the second place; what is away is owed."""
    for copy in moments(premises.layout.backups(case)):
        if copy != keep:
            throw_away(copy)
    for pattern in ("*.part", "damaged-*"):  # half made, or put aside before a restore: under the old key as well
        for left in premises.layout.backups(case).glob(pattern):
            throw_away(left)
    if second_place(premises) is not None:
        _owe(premises, case, keep.name)
        if there := second_folder(premises):
            with contextlib.suppress(KnownError), said_of_a_backup():
                _pay(premises, there)


def drop_all(premises: Premises, case: str) -> None:
    """Destroy every copy of a case; what lies at a second place that is away is owed."""
    for copy in premises.layout.backups(case).glob("*"):
        throw_away(copy)
    shutil.rmtree(premises.layout.backups(case), ignore_errors=True)
    if second_place(premises) is not None:
        _owe(premises, case, "")
        if there := second_folder(premises):
            with contextlib.suppress(KnownError), said_of_a_backup():
                _pay(premises, there)


def owed(premises: Premises) -> dict[str, str]:
    """By case, the only copy that may stay at the second place; empty: none."""
    try:
        found = json.loads(premises.index.setting(OWED) or "{}")
    except ValueError:
        return {}
    return {str(case): str(keep) for case, keep in found.items()} if isinstance(found, dict) else {}


def _owe(premises: Premises, case: str, keep: str) -> None:
    premises.index.set_setting(OWED, value=json.dumps({**owed(premises), case: keep}))


def _pay(premises: Premises, there: Path) -> None:
    debts = owed(premises)
    for case, keep in debts.items():
        for copy in moments(there / case):
            if copy.name != keep and (not keep or copy.name < keep):
                throw_away(copy)
        if not keep:
            shutil.rmtree(there / case, ignore_errors=True)
    if debts:
        premises.index.set_setting(OWED, value="{}")


def _own(premises: Premises) -> list[Path]:
    root = premises.layout.backups(LIST).parent
    return [folder for folder in sorted(root.iterdir()) if folder.is_dir()] if root.is_dir() else []


def _bring(source: Path, *, to: Path, now: datetime) -> bool:
    if to.exists():
        return False
    draft = to.with_name(to.name + ".part")
    shutil.rmtree(draft, ignore_errors=True)
    try:
        for path in (path for path in source.rglob("*") if path.is_file() and not path.is_symlink()):
            there = draft / path.relative_to(source)
            make_folder(there.parent)
            shutil.copyfile(path, there)
            sync_file(there)
            _require_same(there, path)
        draft.rename(to)
        sync_folder(to.parent)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    rotate(to.parent, now=now)
    return True


def _require_same(copy: Path, original: Path) -> None:
    if _digest(copy) != _digest(original):
        raise known("backup-failed")


def _digest(path: Path) -> bytes:
    found = hashlib.sha256()
    with path.open("rb") as file:
        while part := file.read(_AT_ONCE):
            found.update(part)
    return found.digest()


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
