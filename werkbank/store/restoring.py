"""Putting a backup back, never silently over what is there.

Order: the copy is read through first; the present state gets a verified backup (or, when it does not open any more, its
folder is put aside as it is); the copy is laid ready beside the case, under the key and the slots of today, so that
whoever lost access since does not get it back; what was erased since is erased in it too; the list of cases hears how
far it goes and that this is a new replica, so that no number is used twice; then the two folders change places.
A crash leaves the old or the new one; ``finish`` tidies up at the next unlocking. The new state says in its log that it
was put back, from when and by whom.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from werkbank.model.errors import KnownError
from werkbank.store.access_log import EXECUTE, LogEvent
from werkbank.store.attachments import copy_attachments, drop_attachments_of_other_keys, rekey_attachments
from werkbank.store.backup import back_up, stamp
from werkbank.store.case_door import Premises
from werkbank.store.case_file import OpenFile, fingerprint
from werkbank.store.connection import Access, connect, transaction
from werkbank.store.copies import Copy, key_of_copy, problems_of, reading, said_of_a_backup
from werkbank.store.destroying import refuse_destroyed
from werkbank.store.erasing import Target, erase_in, erased_before, scrub
from werkbank.store.errors import known
from werkbank.store.files import sync_folder
from werkbank.store.heads import heads_of, operations_in
from werkbank.store.index_file import IndexRow, WorkplaceEvent
from werkbank.store.layout import CaseFolder, Layout
from werkbank.store.open_workplace import Workplace
from werkbank.store.problem import Problem
from werkbank.store.put_back import write_put_back

RESTORED = "restore"  # the type of its line in the log
_READY, _OLD = ".ready", ".old"
_TOLERATED = {"quarantined"}
_DAMAGED = {"damaged", "not-a-case-file", "slots-damaged", "no-access", "no-such-case"}


@dataclass(frozen=True, slots=True)
class _Present:
    """The state before: where it was kept, what had been erased in it."""

    kept_at: Path | None = None
    erased: tuple[Target, ...] = ()
    opens: bool = False


def restore(workplace: Workplace, copy: Copy) -> Path | None:
    """Put a backup back; returns where the state before was kept (None when there was none).

    Raises:
        KnownError: backup-damaged, backup-of-another, newer-version, destroyed, open-elsewhere, locked, read-only,
            backup-disk-full; the case is as it was then.
    """
    at = workplace.premises
    if at.read_only:
        raise known("read-only")
    refuse_destroyed(at, copy.case)
    if workplace.has_open(copy.case):
        raise known("open-elsewhere")
    if any(problem.code not in _TOLERATED for problem in problems_of(at, copy)):
        raise known("backup-damaged")
    present = _keep_present(workplace, copy.case)
    ready = _lay_ready(at, copy, present=present)
    _tell_list(at, copy, ready=ready)
    _change_places(at.layout, copy.case, ready=ready)
    _note(workplace, copy)
    return present.kept_at


def look_through(workplace: Workplace, copy: Copy) -> list[Problem]:
    """Read a whole backup as before a restore, without restoring; empty is good."""
    return problems_of(workplace.premises, copy)


def finish(layout: Layout) -> None:
    """After a crash: a case that stands under its old name comes back, and what was only being laid ready goes."""
    for old in layout.cases.glob(f".*{_OLD}"):
        place = layout.case(old.name[1 : -len(_OLD)]).root
        if place.exists():
            shutil.rmtree(old, ignore_errors=True)
        else:
            old.rename(place)
    for ready in layout.cases.glob(f".*{_READY}*"):
        shutil.rmtree(ready, ignore_errors=True)


def _keep_present(workplace: Workplace, case: str) -> _Present:
    at = workplace.premises
    folder, own = at.layout.case(case), at.layout.backups(case)
    if not folder.root.exists():
        return _Present()
    try:
        stored = workplace.open_case(case, purpose=RESTORED)
    except KnownError as error:
        if error.code not in _DAMAGED:
            raise
        return _Present(kept_at=_put_aside(folder, own / f"damaged-{stamp(at.clock.now())}"))
    try:
        if stored.read_only:
            raise known("read-only")
        stored.log(RESTORED, action=EXECUTE, detail="before")
        return _Present(stored.backup(own), erased_before(stored.log_lines()), opens=True)
    finally:
        stored.close()


def _put_aside(folder: CaseFolder, to: Path) -> Path:
    """A damaged case as it is, byte for byte: perhaps somebody can still get something out of it."""
    with said_of_a_backup():
        shutil.copytree(folder.root, to, dirs_exist_ok=True, symlinks=True)
    return to


def _lay_ready(at: Premises, copy: Copy, *, present: _Present) -> Path:
    """The copy beside the case: verified, under the key of today, and without what was erased since."""
    slots, key = _slots_and_key(at, copy, present=present)
    to = at.layout.cases / f".{copy.case}{_READY}"
    shutil.rmtree(to, ignore_errors=True)
    with said_of_a_backup():
        with reading(at, copy) as (source, old):
            ready = back_up(
                source,
                to,
                key=key,
                database=CaseFolder(to).database.name,
                beside={CaseFolder(to).slots.name: slots},
                same=fingerprint,
                also=lambda draft: _bring_attachments(copy.folder, draft, old=old, new=key),
            )
        if present.erased:
            _erase_again(CaseFolder(ready).database, key=key, targets=present.erased)
    return ready


def _slots_and_key(at: Premises, copy: Copy, *, present: _Present) -> tuple[bytes, bytes]:
    """Those of the case as it is, so that access stays as it is now; of the copy when the case is gone or damaged."""
    if present.opens:
        case = at.layout.case(copy.case)
        return case.slots.read_bytes(), key_of_copy(at, replace(copy, folder=case.root)).key
    return CaseFolder(copy.folder).slots.read_bytes(), key_of_copy(at, copy).key


def _bring_attachments(source: Path, to: Path, *, old: bytes, new: bytes) -> None:
    copy_attachments(source, to)
    if old != new:
        rekey_attachments(to, old=old, new=new)
        drop_attachments_of_other_keys(to, key=new)


def _erase_again(database: Path, *, key: bytes, targets: Iterable[Target]) -> None:
    connection = connect(database, key=key, access=Access.ALONE)
    try:
        with transaction(connection):
            erase_in(connection, targets)
        scrub(connection)
    finally:
        connection.close()


def _tell_list(at: Premises, copy: Copy, *, ready: Path) -> None:
    """How far the chains come now, and that what is written from here on is of a new replica."""
    with reading(at, replace(copy, folder=ready)) as (connection, _):
        heads = heads_of(connection)
    now = at.clock.now()
    row = at.index.row(copy.case) or IndexRow(copy.case, b"", "", now, now, now, 0, {}, "", 0)
    at.index.put(replace(row, heads=heads, ops=operations_in(heads), replica=at.fresh_id(), backed_up=0))


def _change_places(layout: Layout, case: str, *, ready: Path) -> None:
    place = layout.case(case).root
    old = layout.cases / f".{case}{_OLD}"
    with said_of_a_backup():
        shutil.rmtree(old, ignore_errors=True)
        if place.exists():
            place.rename(old)
        ready.rename(place)
        sync_folder(layout.cases)
    shutil.rmtree(old, ignore_errors=True)


def _note(workplace: Workplace, copy: Copy) -> None:
    """The restore is an operation, with its line in the log of the case, and told in that of the workplace."""
    at = workplace.premises
    when = stamp(copy.made_at) if copy.made_at else ""
    stored = workplace.open_case(copy.case, purpose=RESTORED)
    try:
        line = LogEvent(RESTORED, action=EXECUTE, detail=when)
        stored.on_file(lambda file: _write(file, line, at=at.clock.now(), made_at=copy.made_at))
        stored.settle()
    finally:
        stored.close()
    with contextlib.suppress(KnownError):
        at.index.log(WorkplaceEvent("case-restored", at.clock.now(), at.person.id, copy.case))


def _write(file: OpenFile, line: LogEvent, *, at: datetime, made_at: datetime | None) -> None:
    if file.read_only:
        file.log(line, at=at)
    else:
        file.alter(lambda: write_put_back(file, line, at=at, made_at=made_at))
