"""Backups that are known to open: made, read back with the key, compared, and only then given their name.

A backup is a folder ``backups/<case id>/<moment>/`` with the encrypted file and its slots; files are never copied while
in use, SQLite copies page by page. It is turned to a single file without a log, so that any copy of it is whole.
``to_keep`` is the rotation: everything of two days, then the last of each of 12 days, 10 weeks and 9 months.
"""

from __future__ import annotations

import contextlib
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from werkbank.model.errors import KnownError
from werkbank.store.connection import Access, Connection, connect, is_full
from werkbank.store.errors import known, translated
from werkbank.store.files import make_folder, shred, sync_file, sync_folder, write_whole

STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"(\d{8}T\d{6}Z)(-\w+)*")
AT_LEAST_BETWEEN = timedelta(minutes=30)
KEEP_ALL = timedelta(days=2)
DAYS, WEEKS, MONTHS = 12, 10, 9
PAGES_AT_ONCE = 512
GONE = ".weg-"  # what the name of a backup begins with while it is thrown away

Fingerprint = Callable[[Connection], object]
"""What must be equal in a file and its backup, such as counts and head hashes."""


def back_up(
    source: Connection,
    to: Path,
    *,
    key: bytes,
    database: str,
    beside: dict[str, bytes],
    same: Fingerprint,
    between: Callable[[], None] = lambda: None,
    also: Callable[[Path], object] = lambda _: None,
) -> Path:
    """Copy an open file into a new folder, with the small files that belong to it; returns the folder.

    Raises:
        KnownError: backup-disk-full, backup-disk-failed and the like; backup-failed when the copy did not read back as
            the original.
    """
    draft = start_backup(source, to, key=key, database=database, same=same, between=between)
    return draft.finish(beside=beside, also=also)


@dataclass(frozen=True, slots=True)
class Draft:
    """A copy that has all pages and has not been read back yet; ``finish`` needs nothing of the original any more."""

    to: Path
    key: bytes = field(repr=False)
    database: str
    same: Fingerprint
    wanted: object = field(repr=False)

    def finish(self, *, beside: Mapping[str, bytes], also: Callable[[Path], object] = lambda _: None) -> Path:
        """Read it back, put the small files beside it, and give it its name; returns its folder.

        ``also`` puts larger files (attachments) in the folder before that.
        """
        draft = _draft_of(self.to)
        with _or_nothing(draft):
            sync_file(draft / self.database)
            _verify(draft / self.database, key=self.key, same=self.same, wanted=self.wanted)
            for name, content in beside.items():
                make_folder((draft / name).parent)
                write_whole(draft / name, content=content)
            also(draft)
            final = _free(self.to)
            draft.rename(final)
            sync_folder(final.parent)
        return final


def start_backup(
    source: Connection,
    to: Path,
    *,
    key: bytes,
    database: str,
    same: Fingerprint,
    between: Callable[[], None] = lambda: None,
) -> Draft:
    """Copy the pages, some at a time; ``between`` runs after each step, so that others can use the file meanwhile."""
    draft = _draft_of(to)
    shutil.rmtree(draft, ignore_errors=True)
    with _or_nothing(draft):
        make_folder(draft)
        _copy(source, draft / database, key=key, between=between)
        return Draft(to, key, database, same, same(source))


_OF_A_BACKUP = {"disk-full": "backup-disk-full", "disk-failed": "backup-disk-failed", "read-only": "backup-read-only"}


@contextlib.contextmanager
def _or_nothing(draft: Path) -> Iterator[None]:
    """All of it, or nothing is left; a disk that refuses is said of the backup, not of the case."""
    try:
        with translated():
            yield
    except BaseException as error:
        shutil.rmtree(draft, ignore_errors=True)
        if isinstance(error, KnownError) and error.code in _OF_A_BACKUP:
            is_told_wrong = error.code == "read-only" and is_full(draft.parent)
            raise known(_OF_A_BACKUP["disk-full" if is_told_wrong else error.code]) from error
        raise


def _draft_of(to: Path) -> Path:
    return to.with_name(to.name + ".part")


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


def rotate(folder: Path, *, now: datetime, expired: bool = False) -> None:
    """Throw away what need not stay; of a case whose time is over only the last copy stays, until somebody decides."""
    made = moments(folder)
    stays = {max(made.values())} if expired and made else to_keep(made.values(), now=now)
    for path, at in made.items():
        if at not in stays:
            throw_away(path)
    sweep(folder)


def throw_away(path: Path) -> None:
    """Destroy a backup: its name first, so that after a crash no half one counts as a backup; then its keys."""
    gone = path.with_name(GONE + path.name)
    with contextlib.suppress(OSError, KnownError):
        path.rename(gone)
        sync_folder(path.parent)
    _destroy(path)
    sweep(path.parent)


def sweep(folder: Path) -> None:
    """Finish what a crash left half thrown away."""
    for gone in folder.glob(GONE + "*"):
        _destroy(gone)


def _destroy(path: Path) -> None:
    """First the keys, so that what is left of it cannot be opened; of a link only the link."""
    if path.is_symlink():
        with contextlib.suppress(OSError):
            path.unlink()
        return
    for slots in path.glob("*slots.json"):
        shred(slots)
    shutil.rmtree(path, ignore_errors=True)


def _free(to: Path) -> Path:
    others = (to.with_name(f"{to.name}-{number}") for number in count(2))
    return to if not to.exists() else next(path for path in others if not path.exists())


def _copy(source: Connection, path: Path, *, key: bytes, between: Callable[[], None]) -> None:
    def others(_status: int, left: int, _all: int) -> None:
        if left:  # what changes while pages are still to come, SQLite copies again; after the last one it does not
            between()

    target = connect(path, key=key, access=Access.CREATE)
    try:
        for setting in ("journal_mode=MEMORY", "synchronous=OFF"):  # it counts only once it is synced and read back
            target.execute(f"PRAGMA {setting}").fetchall()
        source.backup(target, pages=PAGES_AT_ONCE, progress=others, sleep=0.0)
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
