"""A medium that takes no writing: everything can be read, nothing can be changed, and it says so."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.source_tree import ROOT
from tests.helpers.workplaces import desk, filled_case, unlocked
from werkbank.model.errors import KnownError

LOOK = """
import os, sys
from pathlib import Path
from tests.e2e.store.test_read_only import look
from tests.helpers.workplaces import filled_case
with filled_case(Path(sys.argv[3]), "Bo") as (workplace, case):  # loads what is loaded late, while it may be read
    workplace.check(case)
if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
look(Path(sys.argv[1]), sys.argv[2])
print("gezien")
"""


def look(folder: Path, case: str) -> None:
    """What somebody sees and can do who may only read."""
    workplace = unlocked(folder)
    assert workplace.read_only
    assert [entry.name for entry in workplace.cases()] == ["Gezin Berk"]
    stored = workplace.open_case(case)
    assert stored.read_only
    assert [person.first_name for person in stored.casus.persons.values()] == ["Bo"]
    assert stored.check() == []
    casus = desk(stored)
    with pytest.raises(KnownError) as caught:
        casus.undo()
    assert caught.value.code == "read-only"
    assert "alleen te lezen" in caught.value.text
    with pytest.raises(KnownError):
        workplace.new_case("Nieuw")
    stored.log("print")
    stored.set_view_state("x", 1)
    workplace.set_view_state("x", 1)
    stored.close()
    workplace.close()


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
def test_a_folder_without_the_right_to_write(tmp_path: Path) -> None:
    folder = tmp_path / "werkplek"
    with filled_case(folder, "Bo") as (_, case):
        pass
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    for above in folder.parents:
        if above.stat().st_uid == os.getuid() and above != Path("/") and not above.stat().st_mode & 0o005:
            above.chmod(above.stat().st_mode | 0o055)
    ran = subprocess.run(
        [sys.executable, "-c", LOOK, str(folder), case, str(tmp_path / "warm")],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    assert ran.stdout == "gezien\n", ran.stderr


@pytest.fixture
def locked_stick(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A workplace on a file system that was mounted for reading, where this user may mount."""
    at = tmp_path / "stick"
    at.mkdir()
    with filled_case(at / "werkplek", "Bo") as (_, case):
        pass
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    bind = [str(mount), "--bind", str(at), str(at)]
    if mount is None or unmount is None or subprocess.run(bind, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount; the rights above do the same in another way")
    subprocess.run([mount, "-o", "remount,ro,bind", str(at)], check=True)
    yield at / "werkplek", case
    subprocess.run([unmount, str(at)], check=True)


def test_a_stick_with_its_lock_on(locked_stick: tuple[Path, str]) -> None:
    before = {path: path.read_bytes() for path in locked_stick[0].rglob("*") if path.is_file()}
    look(*locked_stick)
    assert {path: path.read_bytes() for path in locked_stick[0].rglob("*") if path.is_file()} == before


def test_a_stick_pulled_out_in_the_middle_of_work_says_to_copy_it_first(tmp_path: Path) -> None:
    """The last commits stand beside the file; reading it without them would hide work."""
    with filled_case(tmp_path / "a", "Bo") as (workplace, case):
        stored = workplace.open_case(case)
        desk(stored).undo()
        shutil.copytree(tmp_path / "a", tmp_path / "b")
    from werkbank.store.case_door import CaseDoor
    from werkbank.store.connection import Access

    other = unlocked(tmp_path / "b")
    door: CaseDoor = other._door
    with pytest.raises(KnownError) as caught:
        door._first_that_opens(case, door.slots(case), row=None, access=Access.READ, may_write=False)
    assert caught.value.code == "read-only-unfinished"
    assert other.open_case(case).casus.persons == {}
    other.close()
