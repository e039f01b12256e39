"""When the log of SQLite goes into the file, and what an opening says of changes that nobody signed."""

from pathlib import Path

import pytest

from tests.helpers.workplaces import add_person, desk, filled_case, new_workplace
from werkbank.model.kinds import Kind
from werkbank.store.open_workplace import UNSIGNED
from werkbank.store.worker import Worker


@pytest.fixture
def wishes(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Within how many seconds each time the chore was asked for."""
    found: list[float] = []
    monkeypatch.setattr(Worker, "chore_within", lambda _self, seconds: found.append(seconds))
    return found


def test_after_a_deletion_it_goes_sooner_than_after_another_change(tmp_path: Path, wishes: list[float]) -> None:
    workplace, _ = new_workplace(tmp_path / "werkplek")
    stored = workplace.new_case("Gezin Berk")
    casus = desk(stored)
    wishes.clear()
    person = add_person(casus, "Sara")
    assert wishes == [30.0]
    with casus.transaction("edit-person") as edit:
        edit.change(casus.now.persons[person], first_name="Zara")
    with casus.transaction("edit-person") as edit:
        edit.change(casus.now.persons[person], first_name="")
    with casus.transaction("delete") as edit:
        edit.remove(Kind.PERSON, person)
    assert wishes == [30.0, 30.0, 5.0, 5.0]
    wishes.clear()
    workplace.premises.index.set_setting("a", value="b")
    workplace.premises.index.drop_setting("a")
    assert wishes == [30.0, 5.0]
    workplace.close()


def test_changes_that_were_not_signed_are_told_in_the_log_at_the_next_opening(tmp_path: Path) -> None:
    with filled_case(tmp_path / "werkplek", "Sara") as (workplace, case):
        stored = workplace.open_case(case)
        add_person(desk(stored), "Omar")
        stored.abandon()  # as a crash: nothing is signed
        stored = workplace.open_case(case)
        (line,) = [one.event for one in stored.log_lines() if one.event.type == UNSIGNED]
        assert int(line.detail) >= 2
        stored.close()
        stored = workplace.open_case(case)
        assert len([one for one in stored.log_lines() if one.event.type == UNSIGNED]) == 1
        assert stored.check() == []
        stored.close()
