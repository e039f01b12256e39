"""A disk that is full: said in so many words, nothing half, and everything from before is there."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.source_tree import ROOT
from tests.helpers.workplaces import add_person, desk, filled_case, unlocked
from werkbank.journal.open_casus import OpenCasus
from werkbank.model.clock import EntityId
from werkbank.model.entities import Event
from werkbank.model.errors import KnownError
from werkbank.store.workplace import Workplace


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of two megabytes, where this user may make one."""
    at = tmp_path / "stick"
    at.mkdir()
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    command = [str(mount), "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(at)]
    if mount is None or unmount is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount; the limit below does the same in another way")
    yield at
    subprocess.run([unmount, str(at)], check=True)


def write_until_full(folder: Path, case: str) -> tuple[str, set[str]]:
    """The code of the refusal, and the titles that were taken before it."""
    workplace = unlocked(folder)
    stored = workplace.open_case(case)
    casus, taken = desk(stored), set[str]()
    try:
        for number in range(2000):
            with casus.transaction("add-event") as edit:
                edit.add(Event(id=edit.new_id(), title=f"{number}", text="lang verhaal " * 200))
            taken.add(f"{number}")
    except KnownError as error:
        assert {event.title for event in casus.now.events.values()} == taken, "the view shows what is not saved"
        assert casus.undo_step is not None
        return error.code, taken
    finally:
        close_in_need(workplace)
    pytest.fail("the disk never was full")


def close_in_need(workplace: Workplace) -> None:
    """Closing writes too, so on a full disk it may refuse; the file is let go of all the same."""
    try:
        workplace.close()
    except KnownError as error:
        assert error.code in {"disk-full", "disk-failed"}  # noqa: PT017 - it may also have found room


def test_a_full_stick_refuses_the_edit_that_does_not_fit_and_keeps_the_rest(small_disk: Path, tmp_path: Path) -> None:
    with filled_case(small_disk / "werkplek", "Bo") as (_, case):
        pass
    code, taken = write_until_full(small_disk / "werkplek", case)
    assert code == "disk-full"
    assert len(taken) > 20
    shutil.copytree(small_disk / "werkplek", tmp_path / "ruim")
    workplace = unlocked(tmp_path / "ruim")
    stored = workplace.open_case(case)
    assert {event.title for event in stored.casus.events.values()} == taken
    assert stored.check() == []
    add_person(desk(stored), "Cas")
    workplace.close()


def test_after_room_was_made_work_goes_on_in_the_same_window(small_disk: Path) -> None:
    ballast = small_disk / "foto.jpg"
    with filled_case(small_disk / "werkplek", "Bo") as (workplace, case):
        stored = workplace.open_case(case)
        casus = desk(stored)
        ballast.write_bytes(b"x" * shutil.disk_usage(small_disk).free)
        with pytest.raises(KnownError) as caught:
            add_big_event(casus)
        assert caught.value.code == "disk-full"
        ballast.unlink()
        add_big_event(casus)
        assert len(stored.casus.events) == 1
        assert stored.check() == []


def add_big_events(casus: OpenCasus) -> None:
    for _ in range(100):
        add_big_event(casus)


def add_big_event(casus: OpenCasus) -> EntityId:
    with casus.transaction("add-event") as edit:
        return EntityId(edit.add(Event(id=edit.new_id(), text="x" * 100_000)).id)


def test_making_a_case_on_a_full_stick_leaves_nothing(small_disk: Path) -> None:
    with filled_case(small_disk / "werkplek", "Bo") as (workplace, _):
        ballast = small_disk / "foto.jpg"
        ballast.write_bytes(b"x" * (shutil.disk_usage(small_disk).free - 8192))
        with pytest.raises(KnownError) as caught:
            workplace.new_case("Gezin Es")
        assert caught.value.code == "disk-full"
        assert len(list((small_disk / "werkplek" / "cases").iterdir())) == 1
        ballast.unlink()
        assert [entry.name for entry in workplace.cases()] == ["Gezin Berk"]
        workplace.new_case("Gezin Es").close()
        assert len(workplace.cases()) == 2


def test_getting_in_on_a_full_stick_says_that_it_is_full(small_disk: Path) -> None:
    with filled_case(small_disk / "werkplek", "Bo"):
        pass
    ballast = small_disk / "foto.jpg"
    ballast.write_bytes(b"x" * shutil.disk_usage(small_disk).free)
    with pytest.raises(KnownError) as caught:
        unlocked(small_disk / "werkplek")
    assert caught.value.code == "disk-full"
    ballast.unlink()
    unlocked(small_disk / "werkplek").close()


LIMITED = """
import resource, sys
from pathlib import Path
from tests.e2e.store.test_full_disk import write_until_full
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
code, taken = write_until_full(Path(sys.argv[1]), sys.argv[2])
print(code, len(taken))
"""


@pytest.mark.skipif(os.name == "nt", reason="the limit is one of POSIX")
def test_a_file_that_may_not_grow_is_a_clear_refusal_too(tmp_path: Path) -> None:
    with filled_case(tmp_path, "Bo") as (_, case):
        pass
    ran = subprocess.run(
        [sys.executable, "-c", LIMITED, str(tmp_path), case],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    code, count = ran.stdout.split()
    assert code in {"disk-full", "disk-failed"}
    workplace = unlocked(tmp_path)
    stored = workplace.open_case(case)
    assert len(stored.casus.events) == int(count) > 3
    assert stored.check() == []
    workplace.close()


def test_a_database_that_reached_its_size_is_a_full_disk(tmp_path: Path) -> None:
    """Without root: SQLite itself is told that the disk ends here."""
    with filled_case(tmp_path, "Bo") as (workplace, case):
        stored = workplace.open_case(case)
        stored._worker.do(lambda file: file.connection.execute("PRAGMA max_page_count=40").fetchall())
        casus = desk(stored)
        with pytest.raises(KnownError) as caught:
            add_big_events(casus)
        assert caught.value.code == "disk-full"
        assert stored.casus == casus.now
        assert stored.check() == []
        stored._worker.do(lambda file: file.connection.execute("PRAGMA max_page_count=40000").fetchall())
        add_big_event(casus)
        assert stored.casus == casus.now
