"""Damage of every sort: noticed, said in Dutch, never a traceback, and the backup brings it back.

Flipped bits, swapped and old pages in every file at random: ``tests/torture/damaging.py``.
"""

import os
import shutil
from pathlib import Path

import pytest

from tests.helpers.workplaces import PASSPHRASE, add_person, desk, filled_case, unlocked
from werkbank.app.commands.run import run
from werkbank.app.commands.words import read_words
from werkbank.model.entities import Event
from werkbank.model.errors import KnownError
from werkbank.store.backup import moments
from werkbank.store.connection import Access, connect
from werkbank.store.copies import copy_at
from werkbank.store.errors import TEXTS
from werkbank.store.restoring import look_through, restore

NAMES = [f"Kind {number}" for number in range(40)]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("heel") / "werkplek"
    with filled_case(folder, *NAMES) as (_, case):
        pass
    return folder, case


@pytest.fixture
def copy(whole: tuple[Path, str], tmp_path: Path) -> tuple[Path, str]:
    shutil.copytree(whole[0], tmp_path / "werkplek")
    return tmp_path / "werkplek", whole[1]


def what_happens(folder: Path, case: str) -> str:
    """Open and check everything, as a window would; the code of the first thing that is wrong, or empty."""
    try:
        workplace = unlocked(folder)
    except KnownError as error:
        return code_of(error)
    try:
        for entry in workplace.cases():
            if entry.problem:
                return entry.problem
        stored = workplace.open_case(case)
        names = [person.first_name for person in stored.casus.persons.values()]
        problems = stored.check()
        if not problems:
            assert names == NAMES, "wrong data, and nobody noticed"
        return problems[0].code if problems else ""
    except KnownError as error:
        return code_of(error)
    finally:
        workplace.close()


def code_of(error: KnownError) -> str:
    assert error.code in TEXTS
    assert error.remedy
    return error.code


def test_a_file_cut_short_is_noticed(copy: tuple[Path, str]) -> None:
    path = copy[0] / "cases" / copy[1] / "case.db"
    whole_file = path.read_bytes()
    for size in (len(whole_file) - 4096, len(whole_file) - 1, 4096, 100, 0):
        path.write_bytes(whole_file[:size])
        assert what_happens(*copy) in {"damaged", "not-a-case-file"}, size


def test_a_missing_file_is_noticed(copy: tuple[Path, str]) -> None:
    folder, case = copy
    (folder / "cases" / case / "case.db").unlink()
    assert what_happens(folder, case) == "not-a-case-file"
    (folder / "cases" / case / "slots.json").unlink()
    assert what_happens(folder, case) == "slots-damaged"


def test_rubbish_and_a_case_of_somebody_else_are_noticed(copy: tuple[Path, str]) -> None:
    folder, case = copy
    workplace = unlocked(folder)
    other = workplace.new_case("Gezin Es").id
    workplace.close()
    database = folder / "cases" / case / "case.db"
    mine = database.read_bytes()
    shutil.copy(folder / "cases" / other / "case.db", database)
    assert what_happens(folder, case) == "damaged"
    shutil.copy(folder / "cases" / other / "slots.json", folder / "cases" / case / "slots.json")
    assert what_happens(folder, case) == "slots-damaged"
    database.write_bytes(b"dit is een foto" * 1000)
    assert what_happens(folder, case) == "slots-damaged"
    database.write_bytes(mine)


def pages_of(path: Path) -> list[bytes]:
    content = path.read_bytes()
    return [content[start : start + 4096] for start in range(0, len(content), 4096)]


def test_an_old_page_put_back_is_noticed(copy: tuple[Path, str]) -> None:
    """SQLCipher accepts it: page and seal are authentic. The operations tell that something is missing or older."""
    folder, case = copy
    path = folder / "cases" / case / "case.db"
    older = pages_of(path)
    workplace = unlocked(folder)
    casus = desk(workplace.open_case(case))
    person = next(iter(casus.now.persons.values()))
    with casus.transaction("edit") as edit:
        edit.change(person, first_name="Nieuw")
    workplace.close()
    newer = pages_of(path)
    changed = [number for number, page in enumerate(older) if page != newer[number]]
    assert len(changed) > 3
    silent = []
    for number in changed:
        path.write_bytes(b"".join([*newer[:number], older[number], *newer[number + 1 :]]))
        try:
            seen = what_happens(folder, case)
        except AssertionError:
            seen = ""
        if not seen:
            silent.append(number)
    path.write_bytes(b"".join(newer))
    assert silent == []


def test_a_whole_older_file_is_noticed(copy: tuple[Path, str]) -> None:
    folder, case = copy
    path = folder / "cases" / case / "case.db"
    older = path.read_bytes()
    workplace = unlocked(folder)
    add_person(desk(workplace.open_case(case)), "Nieuw")
    workplace.close()
    path.write_bytes(older)
    assert what_happens(folder, case) == "older-file"


def test_a_copy_without_its_log_is_an_older_file(copy: tuple[Path, str], tmp_path: Path) -> None:
    """Somebody copies case.db with the explorer while it is open, and leaves the log behind."""
    folder, case = copy
    workplace = unlocked(folder)
    stored = workplace.open_case(case)
    casus = desk(stored)
    for number in range(5):
        with casus.transaction("add-event") as edit:
            edit.add(Event(id=edit.new_id(), title=str(number)))
    shutil.copytree(folder, tmp_path / "stick", ignore=shutil.ignore_patterns("*-wal", "*-shm", "open.note"))
    workplace.close()
    shutil.copy(folder / "index.db", tmp_path / "stick" / "index.db")
    assert what_happens(tmp_path / "stick", case) == "older-file"


def test_the_backup_brings_everything_back(copy: tuple[Path, str]) -> None:
    folder, case = copy
    path = folder / "cases" / case / "case.db"
    path.write_bytes(os.urandom(20_000))
    workplace = unlocked(folder)
    with pytest.raises(KnownError) as caught:
        workplace.open_case(case)
    assert caught.value.code == "damaged"
    assert "reservekopie" in caught.value.remedy.lower()
    (backup,) = moments(folder / "backups" / case)
    shutil.copytree(backup, folder / "cases" / case, dirs_exist_ok=True)
    workplace.close()
    assert what_happens(folder, case) in {"", "older-log"}, "the backup is of before the last looks"
    assert what_happens(folder, case) == ""


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("UPDATE op SET val='\"Anders\"' WHERE seq=3", "chain-broken"),
        ("UPDATE op SET salt=zeroblob(16) WHERE seq=3", "chain-broken"),
        ("UPDATE op SET h=zeroblob(32) WHERE seq=3", "chain-broken"),
        ("DELETE FROM op WHERE seq=3", "damaged"),
        ("DELETE FROM log WHERE seq=2", "log-broken"),
    ],
)
def test_what_somebody_with_the_key_changed_is_noticed_and_the_backup_offered(
    copy: tuple[Path, str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, change: str, code: str
) -> None:
    """Every page is sound then: only the chain tells it. A whole backup takes it away."""
    folder, case = copy
    workplace = unlocked(folder)
    key = workplace._door.slots(case)[0].key
    workplace.close()
    changed = connect(folder / "cases" / case / "case.db", key=key, access=Access.ALONE)
    changed.execute("PRAGMA foreign_keys=OFF")
    changed.execute(change)
    changed.close()
    assert what_happens(folder, case) == code
    (tmp := folder.parent / "woord").write_text(PASSPHRASE, encoding="utf-8")
    monkeypatch.setenv("WERKBANK_WORKPLACE", str(folder))
    assert run(read_words(["check", case, "--passphrase-file", str(tmp)])) == 1
    told = capsys.readouterr()
    assert "reservekopie terug" in told.out + told.err
    workplace = unlocked(folder)
    whole = max(moments(folder / "backups" / case))
    assert look_through(workplace, copy_at(whole)) == []
    restore(workplace, copy_at(whole))
    workplace.close()
    assert what_happens(folder, case) == ""
