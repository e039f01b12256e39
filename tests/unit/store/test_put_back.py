"""That a copy was put back is an operation: it is signed, it travels, it is told, and nobody has to decide about it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import apsw
import pytest

from tests.helpers.replicas import elsewhere
from tests.helpers.verify_chain import verify
from tests.helpers.workplaces import NOON, MovingClock, add_person, desk, new_workplace
from werkbank.app.history import history
from werkbank.app.opening import session_of
from werkbank.app.session import key_of
from werkbank.store.access_log import LogEvent
from werkbank.store.copies import copy_at, key_of_copy
from werkbank.store.ledger import RESTORED_AT
from werkbank.store.put_back import put_back_in, write_put_back
from werkbank.store.restoring import restore
from werkbank.store.workplace import StoredCasus, Workplace

SECOND = timedelta(seconds=1)


class PutBackCase:
    """Bo stands in the copy; Cas came later, and is gone by the restore."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.clock = folder, MovingClock(NOON, SECOND)
        self.workplace: Workplace = new_workplace(folder, clock=self.clock)[0]
        stored = self.workplace.new_case("Gezin Berk")
        self.id, self.backups = stored.id, folder / "backups" / stored.id
        add_person(desk(stored, clock=self.clock), "Bo")
        stored.settle()
        self.copy = stored.backup(self.backups)
        self.clock.at += timedelta(hours=1)
        add_person(desk(stored, clock=self.clock), "Cas")
        stored.close()
        restore(self.workplace, copy_at(self.copy))

    def open(self) -> StoredCasus:
        return self.workplace.open_case(self.id)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[PutBackCase]:
    made = PutBackCase(tmp_path / "werkplek")
    yield made
    made.workplace.close()


def operations(stored: StoredCasus) -> list[tuple[str, str, str]]:
    """(replica, action, value) of every time a copy was put back."""
    ask = """SELECT a.replica, b.action, o.val FROM op o JOIN fld f ON f.id=o.fld JOIN actor a ON a.id=o.actor
             JOIN batch b ON b.id=o.batch WHERE f.name=? ORDER BY o.hlc"""
    return stored.on_file(lambda file: file.connection.execute(ask, (RESTORED_AT,)).fetchall())


def test_it_is_one_operation_of_the_new_replica(case: PutBackCase) -> None:
    stored = case.open()
    ((replica, action, value),) = operations(stored)
    row = case.workplace.premises.index.row(case.id)
    assert row is not None
    assert (replica, action) == (row.replica, "restore-backup")
    made_at = copy_at(case.copy).made_at
    assert made_at is not None
    assert json.loads(value) == made_at.isoformat(), "when the copy was made"
    lines = [line.event for line in stored.log_lines() if line.event.type == "restore" and line.event.batch]
    assert len(lines) == 1, "one action, one line"
    assert (stored.check(), stored.forks(), stored.set_apart()) == ([], (), ())
    stored.close()
    stored = case.open()
    assert len(operations(stored)) == 1, "opening again puts nothing back"
    stored.close()


def test_the_plain_reader_of_the_file_format_finds_the_chain_whole_and_signed(case: PutBackCase) -> None:
    stored = case.open()
    stored.close()
    database = case.workplace.premises.layout.case(case.id).database
    file = apsw.Connection(str(database))
    key = key_of_copy(case.workplace.premises, copy_at(database)).key
    for pragma in ("cipher='sqlcipher'", "legacy=4", f"key=\"x'{key.hex()}'\""):
        file.execute(f"PRAGMA {pragma}").fetchall()
    signed = verify(file)
    row = case.workplace.premises.index.row(case.id)
    assert row is not None
    new = {uuid for uuid, replica in file.execute("SELECT uuid, replica FROM actor") if replica == row.replica}
    assert [signed[uuid] for uuid in new] == [1], "the new replica signed its restore"
    file.close()


def test_undo_does_not_offer_it(case: PutBackCase) -> None:
    stored = case.open()
    work = desk(stored, clock=case.clock)
    assert work.undo_step is not None
    assert work.undo_step.action == "add-person"
    work.undo()
    assert (list(stored.casus.persons), len(operations(stored))) == ([], 1)
    stored.close()


def test_the_history_tells_it_where_it_happened(case: PutBackCase) -> None:
    stored = case.open()
    session = session_of(stored, clock=case.clock, author="Anja")
    (bo,) = session.casus.persons.values()
    told = [(one.who, one.what) for one in history(session, key_of(bo))]
    assert told[0][0] == "Anja"
    assert told[0][1].startswith("zette een reservekopie van 2-3-2026 ")
    assert "toegevoegd" in [what for _, what in told[1:]]
    stored.close()


def test_it_travels_and_a_second_time_changes_nothing(case: PutBackCase) -> None:
    stored = case.open()
    other = elsewhere(stored, clock=case.clock)
    bundle = stored.bundle()
    assert RESTORED_AT in {op.field for op in bundle.ops}
    other.take(bundle)
    assert [op for op in other.bundle().ops if op.field == RESTORED_AT]
    assert other.problems == []
    assert not other.take(bundle).changed
    stored.close()


def test_two_that_each_put_a_copy_back_have_nothing_to_decide(case: PutBackCase) -> None:
    stored = case.open()
    other = elsewhere(stored, clock=case.clock)
    other.take(stored.bundle())
    at = case.clock.now()
    other.file.alter(lambda: write_put_back(other.file, LogEvent("restore"), at=at, made_at=NOON))
    stored.on_file(lambda f: f.alter(lambda: write_put_back(f, LogEvent("restore"), at=at, made_at=NOON - SECOND)))
    before = stored.casus
    report = stored.merge(other.bundle())
    assert (report.forks, report.quarantined) == (0, 0)
    other.take(stored.bundle())
    assert other.forks == stored.forks() == ()
    assert before == stored.casus == other.folded.casus
    assert (stored.check(), other.problems) == ([], [])
    assert len(stored.put_back()) == 3
    assert stored.put_back() == put_back_in(other.file.connection)
    stored.on_file(lambda f: f.alter(lambda: write_put_back(f, LogEvent("restore"), at=at, made_at=NOON)))
    heads = "SELECT count(*) FROM cur c JOIN fld f ON f.id = c.fld WHERE f.name = ?"
    assert stored.on_file(lambda f: f.connection.execute(heads, (RESTORED_AT,)).fetchone()) == (1,)
    stored.close()


def test_a_folder_put_back_by_hand_is_told_as_noticed(case: PutBackCase, tmp_path: Path) -> None:
    folder = case.workplace.premises.layout.case(case.id).root
    shutil.copytree(folder, tmp_path / "oud")
    stored = case.open()
    add_person(desk(stored, clock=case.clock), "Dee")
    stored.close()
    shutil.rmtree(folder)
    shutil.copytree(tmp_path / "oud", folder)
    stored = case.open()
    assert [one.made_at for one in stored.put_back()][1:] == [None]
    session = session_of(stored, clock=case.clock, author="Anja")
    (bo,) = session.casus.persons.values()
    assert history(session, key_of(bo))[0].what == "merkte dat een oudere kopie was teruggezet"
    stored.close()
    stored = case.open()
    assert len(stored.put_back()) == 2
    assert [one.code for one in stored.check()] == []
    stored.close()
