"""The access log: one line for everything, with the fields of NEN 7513."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.helpers.case_files import Forged, action, existing, new_file, setting
from tests.helpers.workplaces import NOON, desk, filled_case
from werkbank.app.keeping.workplace_log import workplace_told
from werkbank.app.session import Session
from werkbank.journal.changes import EXISTS
from werkbank.model.errors import BugError, KnownError
from werkbank.model.kinds import Kind
from werkbank.store.access_log import CREATE, DELETE, SERIOUS_FAILURE, UPDATE, LogEvent, change_event, read_lines
from werkbank.store.case_file import OpenFile


@pytest.fixture
def file(tmp_path: Path) -> Iterator[OpenFile]:
    made = new_file(tmp_path)
    yield made
    made.connection.close()


def test_a_line_keeps_every_field(file: OpenFile) -> None:
    event = LogEvent(
        "print", action="R", outcome=SERIOUS_FAILURE, role="jeugdbeschermer", purpose="huisbezoek", on_behalf="GI",
        access_point="laptop", object_type="gezinsplan", objects=("goal:1", "goal:2"), about=("p1",), life_cycle="9",
        sensitivity="afgeschermd", policy="overeenkomst", batch="b", detail="twee bladen, Zoë",
    )  # fmt: skip
    file.log(event, at=NOON)
    (line,) = read_lines(file.connection)
    assert line.event == event
    assert (line.id, line.at, line.person, line.person_name) == ("laptop-1", NOON, "anja", "Anja")


def test_lines_come_back_in_order_of_time(file: OpenFile) -> None:
    for hours in (2, 1, 3):
        file.log(LogEvent(f"na-{hours}"), at=NOON + timedelta(hours=hours))
    assert [line.event.type for line in read_lines(file.connection)] == ["na-1", "na-2", "na-3"]


def test_every_change_has_its_line_in_the_same_transaction(file: OpenFile) -> None:
    done = action(existing(), setting("first_name", "Bo"))
    file.write(done)
    with pytest.raises(KnownError):
        file.write(action(setting("note", "\ud800")))
    (line,) = read_lines(file.connection)
    assert (line.event.type, line.event.action, line.event.batch) == ("change", CREATE, done.id)
    assert line.event.objects == (), "the batch names them"
    assert line.event.about == ("p1",)
    assert len(Forged(file)("SELECT * FROM batch")) == 1


def test_a_line_says_whether_something_was_made_changed_or_removed() -> None:
    assert change_event(action(existing())).action == CREATE
    assert change_event(action(setting("note", "x"))).action == UPDATE
    assert change_event(action(setting(EXISTS, None))).action == DELETE
    event = change_event(action(setting("title", "x", entity="e1", kind=Kind.EVENT)))
    assert event.about == ()


def test_a_line_that_cannot_be_kept_is_refused_and_a_time_without_zone_is_ours(file: OpenFile) -> None:
    with pytest.raises(KnownError):
        file.log(LogEvent("\ud800"), at=NOON)
    with pytest.raises(BugError):
        file.log(LogEvent("open"), at=NOON.replace(tzinfo=None))
    assert read_lines(file.connection) == []


def test_no_detail_stands_in_a_repr() -> None:
    assert "Zoë" not in repr(LogEvent("search", detail="Zoë"))


def test_what_is_done_with_a_case_that_takes_no_writing_stands_in_the_log_of_the_workplace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with filled_case(tmp_path / "werkplek", "Bo") as (workplace, case):
        stored = workplace.open_case(case, read_only=True)
        before = len(stored.log_lines())
        session = Session(desk(stored), clock=workplace.premises.clock, memory=stored, read_only=True)
        session.note("print", detail="mdo")
        assert [line.event.type for line in stored.log_lines()[before:]] == ["print"], "the file itself can be written"
        monkeypatch.setattr(stored, "_can_note", False)
        session.note("export", detail="tables")
        assert len(stored.log_lines()) == before + 1
        last = workplace.log_lines()[-1]
        assert (last.type, last.casus, last.person) == ("export", case, workplace.person.id)
        assert any("alleen te lezen" in told.text for told in workplace_told(workplace))
