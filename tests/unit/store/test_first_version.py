"""A workplace written by the first schema opens as it was, for good (tests/data/README.md)."""

import json
import shutil
from datetime import timedelta
from operator import itemgetter
from pathlib import Path

import pytest

from tests.helpers.replicas import elsewhere
from tests.helpers.workplaces import NOON, MovingClock, add_person, desk, unlocked
from werkbank.model.entities import fields_of
from werkbank.store.workplace import unlock_by_recovery

DATA = Path(__file__).parents[2] / "data"
TABLES = "SELECT name, replace(sql, ' ', '') FROM sqlite_master WHERE type='table'"
EXPECTED = json.loads((DATA / "workplace-1.expected.json").read_text(encoding="utf-8"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(DATA / "workplace-1", tmp_path / "werkplek")
    return tmp_path / "werkplek"


def test_it_holds_what_it_held(folder: Path) -> None:
    workplace = unlocked(folder, clock=MovingClock(NOON + timedelta(days=1)))
    (entry,) = workplace.cases()
    assert (entry.id, entry.name, entry.municipality) == (EXPECTED["case"], "Gezin Berk (verzonnen)", "Zuiddorp")
    stored = workplace.open_case(entry.id)
    assert stored.problems == ()
    found = [{"kind": e.kind_of, "id": e.id, "fields": fields_of(e)} for e in stored.casus.everything()]
    assert sorted(found, key=itemgetter("id")) == sorted(EXPECTED["entities"], key=itemgetter("id"))
    titles = [event.title for event in stored.casus.events.values()]
    assert titles == ["Voorbeeld 0", "Voorbeeld 1", "Voorbeeld 2"], "what came back stands where it stood"
    assert [line.event.type for line in stored.log_lines()] == [*EXPECTED["log"], "open"]
    assert stored.view_state("tijdlijn") == EXPECTED["view_state"]
    assert stored.check() == []
    workplace.close()


def test_its_history_can_be_undone_and_work_goes_on(folder: Path) -> None:
    workplace = unlocked(folder)
    stored = workplace.open_case(EXPECTED["case"])
    told = [
        [c.action, c.subject, bool(c.undoes), [[x.kind, x.entity, x.field, x.before, x.after] for x in c.changes]]
        for c in stored.past()
    ]
    assert told == EXPECTED["steps"]
    casus = desk(stored)
    steps = 0
    while casus.undo():
        steps += 1
    assert steps > 5
    assert not casus.now.persons
    add_person(casus, "Cas")
    assert stored.check() == []
    workplace.close()


def test_it_has_all_that_a_new_one_has_and_takes_in_what_a_colleague_made(folder: Path) -> None:
    workplace = unlocked(folder)
    stored, fresh = workplace.open_case(EXPECTED["case"]), workplace.new_case("Gezin Es")
    tables = [one.on_file(lambda file: set(file.connection.execute(TABLES))) for one in (stored, fresh)]
    assert tables[0] == tables[1]
    bram = elsewhere(stored)
    bram.person("Lot")
    bram.seal()
    stored.merge(bram.bundle())
    assert "Lot" in [person.first_name for person in stored.casus.persons.values()]
    assert stored.check() == []
    workplace.close()


def test_its_recovery_key_opens_it(folder: Path) -> None:
    recovery = (DATA / "workplace-1.recovery.txt").read_text(encoding="utf-8")
    rescued = unlock_by_recovery(folder, recovery)
    assert len(rescued.open_case(EXPECTED["case"]).casus.persons) == 3
    rescued.close()
