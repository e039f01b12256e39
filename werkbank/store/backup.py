"""Backups that are known to open: made, read back with the key, compared, and only then given their name.

A backup is a folder ``backups/<case id>/<moment>/`` with the encrypted file and its slots; files are never copied while
in use, SQLite copies page by page. It is turned to a single file without a log, so that any copy of it is whole.
``to_keep`` is the rotation: everything of two days, then the last of each of 12 days, 10 weeks and 9 months.
"""

from __future__ import annotations

import contextlib
import re
import shutil
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from werkbank.store.connection import Access, Connection, connect
from werkbank.store.errors import known, translated
from werkbank.store.files import make_folder, sync_file, sync_folder, write_whole

STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"(\d{8}T\d{6}Z)(-\w+)*")
AT_LEAST_BETWEEN = timedelta(minutes=30)
KEEP_ALL = timedelta(days=2)
DAYS, WEEKS, MONTHS = 12, 10, 9
PAGES_AT_ONCE = 512

Fingerprint = Callable[[Connection], object]
"""What must be equal in a file and its backup, such as counts and head hashes."""


def back_up(
    source: Connection, to: Path, *, key: bytes, database: str, beside: dict[str, bytes], same: Fingerprint
) -> Path:
    """Copy an open file into a new folder, with the small files that belong to it; returns the folder.

    Raises:
        KnownError: disk-full and the like; backup-failed when the copy did not read back as the original.
    """
    draft = to.with_name(to.name + ".part")
    shutil.rmtree(draft, ignore_errors=True)
    make_folder(draft)
    try:
        with translated():
            _copy(source, draft / database, key=key)
            sync_file(draft / database)
            _verify(draft / database, key=key, same=same, wanted=same(source))
            for name, content in beside.items():
                make_folder((draft / name).parent)
                write_whole(draft / name, content=content)
            final = _free(to)
            draft.rename(final)
            sync_folder(final.parent)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    return final


def stamp(at: datetime) -> str:
    """The folder name of a backup made at this moment."""
    return at.astimezone(UTC).strftime(STAMP)


def moments(folder: Path) -> dict[Path, datetime]:
    """The backups in a folder and when they were made; anything else in it is left alone."""
    found: dict[Path, datetime] = {}
    for entry in folder.glob("*T*Z*"):
        if name := _NAME.fullmatch(entry.name):
            with contextlib.suppress(ValueError):
                found[entry] = datetime.strptime(name[1], STAMP).replace(tzinfo=UTC)
    return found


def is_due(folder: Path, *, now: datetime) -> bool:
    """Whether the last backup is half an hour old (or from the future, after the clock was put back)."""
    return all(abs(now - at) >= AT_LEAST_BETWEEN for at in moments(folder).values())


def to_keep(made: Iterable[datetime], *, now: datetime) -> set[datetime]:
    """Which backups stay."""
    newest_first = sorted(made, reverse=True)
    keep = {at for at in newest_first if now - at <= KEEP_ALL}
    for period, how_many in (("%Y-%m-%d", DAYS), ("%G-%V", WEEKS), ("%Y-%m", MONTHS)):
        last_of: dict[str, datetime] = {}
        for at in newest_first:
            last_of.setdefault(at.strftime(period), at)
        keep.update(list(last_of.values())[:how_many])
    return keep


def rotate(folder: Path, *, now: datetime) -> None:
    """Throw away what need not stay."""
    made = moments(folder)
    stays = to_keep(made.values(), now=now)
    for path, at in made.items():
        if at not in stays:
            shutil.rmtree(path, ignore_errors=True)


def _free(to: Path) -> Path:
    others = (to.with_name(f"{to.name}-{number}") for number in count(2))
    return to if not to.exists() else next(path for path in others if not path.exists())


def _copy(source: Connection, path: Path, *, key: bytes) -> None:
    target = connect(path, key=key, access=Access.CREATE)
    try:
        source.backup(target, pages=PAGES_AT_ONCE)
        target.execute("PRAGMA journal_mode=DELETE").fetchall()
    finally:
        target.close()


def _verify(path: Path, *, key: bytes, same: Fingerprint, wanted: object) -> None:
    copy = connect(path, key=key, access=Access.READ)
    try:
        pages = copy.execute("PRAGMA cipher_integrity_check").fetchall()
        whole = copy.execute("PRAGMA integrity_check").fetchall()
        if pages or whole != [("ok",)] or same(copy) != wanted:
            raise known("backup-failed")
    finally:
        copy.close()
