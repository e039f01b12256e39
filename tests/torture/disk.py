"""A disk after a power cut: rebuilt from the log of the shim up to a moment, as a disk may then really be.

What was synced is there. Of what was not, each file's writes are dropped, kept, cut after some of them, or a random
choice of them with the last torn at 512 bytes; names in a folder are there up to the last sync of that folder, or up
to a random point after it. A sync that failed takes what was waiting with it: the system then believes that it is
clean, and never writes it (that is what Linux does). Contents that were never written read as zeros.

    disk = Disk(folder)                     # as it is before the program starts
    log = read_log(path)                    # what the program did in it
    for left, said in cuts(log, disk=disk, moments=[7, 120], chance=Random(1), to=other): ...
"""

from __future__ import annotations

import random
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
_HEAD = struct.Struct("<cQQQ")


@dataclass(frozen=True, slots=True)
class Record:
    """One thing that happened: see ``shim.c``."""

    kind: str
    file: int
    offset: int
    data: bytes

    @property
    def paths(self) -> list[str]:
        """The paths in its data."""
        return self.data.decode("utf-8", "surrogateescape").rstrip("\0").split("\0")


Write = tuple[int, bytes | None]  # offset and data; None: cut or stretched to this size


@dataclass(slots=True)
class File:
    """A file: what is on the disk for certain, and what waits."""

    durable: bytearray = field(default_factory=bytearray)
    waiting: list[Write] = field(default_factory=list)

    def sync(self) -> None:
        """What waited is on the disk now."""
        for write in self.waiting:
            _apply(self.durable, write)
        self.waiting.clear()

    def after_cut(self, chance: random.Random) -> bytes:
        """What may be there after the power went."""
        content = bytearray(self.durable)
        for write in _survivors(self.waiting, chance):
            _apply(content, write)
        return bytes(content)


@dataclass(slots=True)
class Folder:
    """A folder: the names that are on the disk for certain, and the changes that wait, each all or nothing."""

    durable: dict[str, File | Folder] = field(default_factory=dict)
    waiting: list[dict[str, File | Folder | None]] = field(default_factory=list)
    now: dict[str, File | Folder] = field(default_factory=dict)

    def change(self, names: dict[str, File | Folder | None]) -> None:
        """Names that come, change or go (None) together."""
        self.waiting.append(names)
        _rename(self.now, names)

    def sync(self) -> None:
        """The names of now are on the disk."""
        self.durable = dict(self.now)
        self.waiting.clear()

    def after_cut(self, chance: random.Random) -> dict[str, File | Folder]:
        """The names that may be there after the power went."""
        names = dict(self.durable)
        for change in self.waiting[: chance.choice((0, len(self.waiting), chance.randint(0, len(self.waiting))))]:
            _rename(names, change)
        return names


class Disk:
    """The files below one folder, while a log is played."""

    def __init__(self, start: Path) -> None:
        self._start = start
        self._known: dict[int, File | Folder] = {}
        self.root = self._read(start)

    def play(self, record: Record) -> None:
        """One thing that happens."""
        match record.kind:
            case "w" | "t" | "x" | "s":
                self._touch(record)
            case "o" if record.offset == 1:
                self._appear(record, File())
            case "o":
                self._file(record).waiting.append((0, None))
            case "m":
                self._appear(record, Folder())
            case "u":
                self._change(record.paths[0], None)
            case "r":
                self._rename(*record.paths)

    def _appear(self, record: Record, what: File | Folder) -> None:
        self._known[record.file] = what
        self._change(record.paths[0], what)

    def _touch(self, record: Record) -> None:
        known = self._known.get(record.file)
        if record.kind == "s" and known is not None:
            known.sync()
        elif isinstance(known, File):
            if record.kind == "x":
                known.waiting.clear()
            else:
                known.waiting.append((record.offset, record.data if record.kind == "w" else None))

    def write_after_cut(self, to: Path, *, chance: random.Random) -> None:
        """Put the disk as it may be after a power cut in a folder."""
        _write(self.root, to, chance=chance)

    def _read(self, at: Path) -> Folder:
        folder = Folder()
        for entry in at.iterdir():
            inside = self._read(entry) if entry.is_dir() else File(bytearray(entry.read_bytes()))
            folder.durable[entry.name] = inside
            self._known[entry.stat().st_ino] = inside
        folder.now = dict(folder.durable)
        self._known[at.stat().st_ino] = folder
        return folder

    def _file(self, record: Record) -> File:
        found = self._known[record.file]
        assert isinstance(found, File)
        return found

    def _place(self, path: str) -> tuple[Folder, str]:
        *parts, name = Path(path).relative_to(self._start).parts
        folder = self.root
        for part in parts:
            inner = folder.now[part]
            assert isinstance(inner, Folder)
            folder = inner
        return folder, name

    def _change(self, path: str, what: File | Folder | None) -> None:
        folder, name = self._place(path)
        folder.change({name: what})

    def _rename(self, before: str, after: str) -> None:
        (source, old), (target, new) = self._place(before), self._place(after)
        moved = source.now[old]
        if source is target:
            source.change({old: None, new: moved})
        else:
            target.change({new: moved})
            source.change({old: None})


def read_log(path: Path) -> list[Record]:
    """What the shim wrote; a record that was cut off by the kill counts as not happened."""
    raw, at, found = path.read_bytes(), 0, list[Record]()
    while at + _HEAD.size <= len(raw):
        kind, file, offset, length = _HEAD.unpack_from(raw, at)
        at += _HEAD.size
        if at + length <= len(raw):
            found.append(Record(kind.decode(), file, offset, raw[at : at + length]))
        at += length
    return found


def cuts(
    log: list[Record], *, disk: Disk, moments: Iterable[int], chance: random.Random, to: Path
) -> Iterator[tuple[Path, list[str]]]:
    """Pull the plug after so many records each; gives a folder with what is left, and what was said by then."""
    said, played = list[str](), 0
    for number, moment in enumerate(sorted(moments)):
        for record in log[played:moment]:
            if record.kind == "!":
                said.append(record.data.decode())
            else:
                disk.play(record)
        played = max(played, moment)
        folder = to / str(number)
        disk.write_after_cut(folder, chance=chance)
        yield folder, list(said)


def _apply(content: bytearray, write: Write) -> None:
    offset, data = write
    if data is None:
        del content[offset:]
        content.extend(bytes(offset - len(content)))
        return
    if len(content) < offset:
        content.extend(bytes(offset - len(content)))
    content[offset : offset + len(data)] = data


def _survivors(waiting: list[Write], chance: random.Random) -> Iterable[Write]:
    if not waiting:
        return []
    match chance.choice(("dropped", "kept", "cut", "torn")):
        case "dropped":
            return []
        case "kept":
            return waiting
        case "cut":
            return waiting[: chance.randint(0, len(waiting))]
    chosen = [write for write in waiting if chance.random() < 0.5]
    return [part for write in chosen for part in _torn(write, chance)]


def _torn(write: Write, chance: random.Random) -> list[Write]:
    offset, data = write
    if data is None or len(data) <= SECTOR or chance.random() < 0.5:
        return [write]
    sectors = range(0, len(data), SECTOR)
    return [(offset + at, data[at : at + SECTOR]) for at in sectors if chance.random() < 0.5]


def _rename(names: dict[str, File | Folder], change: dict[str, File | Folder | None]) -> None:
    for name, what in change.items():
        if what is None:
            names.pop(name, None)
        else:
            names[name] = what


def _write(folder: Folder, to: Path, *, chance: random.Random) -> None:
    to.mkdir()
    for name, what in folder.after_cut(chance).items():
        if isinstance(what, Folder):
            _write(what, to / name, chance=chance)
        elif not name.endswith("-shm"):  # SQLite makes its index of the log anew
            (to / name).write_bytes(what.after_cut(chance))
