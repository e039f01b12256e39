"""Row 2: the power goes; and the disk of the simulation itself."""

import random
from pathlib import Path

import pytest

from tests.torture import shim
from tests.torture.all_phases import PHASES
from tests.torture.cutting import cut_phase
from tests.torture.disk import SECTOR, Disk, Record, cuts
from tests.torture.settings import PROFILE, assert_good, assert_noticed

usual = pytest.mark.parametrize("name", [name for name in PHASES if name != "working"])


@pytest.mark.slow
@usual
def test_a_phase(name: str) -> None:
    assert_good(cut_phase(PROFILE, name))


@pytest.mark.slow
def test_synchronous_off_is_noticed() -> None:
    """A kill does that mode no harm; this is what simulated power cuts are for."""
    assert_noticed(
        cut_phase(PROFILE, "edits", mode="synchronous-off", how_many=16), "unreadable", "lost", "inconsistent"
    )


@pytest.mark.slow
def test_small_files_that_are_not_synced_are_noticed() -> None:
    assert_noticed(
        cut_phase(PROFILE, "making", mode="files-unsynced", how_many=24), "slots-damaged", "lost", "unreadable"
    )


def test_the_reason_for_skipping_is_told() -> None:
    assert shim.why_not() in {"", "the shim needs Linux", "no C compiler (cc): install gcc"}


def record(kind: str, file: int = 0, offset: int = 0, data: bytes = b"") -> Record:
    return Record(kind, file, offset, data)


@pytest.fixture
def start(tmp_path: Path) -> Path:
    (tmp_path / "start").mkdir()
    (tmp_path / "start" / "old").write_bytes(b"was")
    return tmp_path / "start"


def left_by(start: Path, *log: Record) -> list[dict[str, bytes]]:
    """What many power cuts after all of the log leave, each state once."""
    found: list[dict[str, bytes]] = []
    for luck in range(40):
        to = start.parent / str(luck)
        to.mkdir()
        for folder, _ in cuts(list(log), disk=Disk(start), moments=[len(log)], chance=random.Random(luck), to=to):
            state = {path.name: path.read_bytes() for path in folder.iterdir()}
            found += [state] if state not in found else []
    return found


def test_what_was_synced_stays(start: Path) -> None:
    inode, folder = (start / "old").stat().st_ino, start.stat().st_ino
    new = str(start / "new").encode()
    log = [
        record("w", inode, 0, b"is!"), record("s", inode), record("o", 77, 1, new), record("w", 77, 0, b"abc"),
        record("s", 77), record("s", folder),
    ]  # fmt: skip
    assert left_by(start, *log) == [{"old": b"is!", "new": b"abc"}]


def test_what_was_not_synced_may_be_there_or_not_or_torn(start: Path) -> None:
    inode = (start / "old").stat().st_ino
    states = {state["old"] for state in left_by(start, record("w", inode, 0, b"X" * 2 * SECTOR))}
    assert {b"was", b"X" * 2 * SECTOR} < states
    assert any(set(state) == {0, ord("X")} or 0 < state.count(b"X") < 2 * SECTOR for state in states), "never torn"


def test_a_name_without_a_synced_folder_may_be_gone(start: Path) -> None:
    new = str(start / "new").encode()
    states = left_by(start, record("o", 77, 1, new), record("w", 77, 0, b"abc"), record("s", 77))
    assert {"new" in state for state in states} == {True, False}


def test_a_rename_is_whole(start: Path) -> None:
    both = f"{start / 'old'}\0{start / 'newer'}\0".encode()
    assert {tuple(state) for state in left_by(start, record("r", data=both))} == {("old",), ("newer",)}


def test_a_sync_that_failed_takes_what_waited_with_it(start: Path) -> None:
    inode = (start / "old").stat().st_ino
    log = [record("w", inode, 0, b"is!"), record("x", inode), record("s", inode)]
    assert left_by(start, *log) == [{"old": b"was"}]
