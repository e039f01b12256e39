"""The past of a field, who said what stands there, and what is new."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.helpers.case_files import ANJA, BRAM
from tests.helpers.replicas import Replica, apart
from tests.helpers.workplaces import NOON, MovingClock, desk, new_workplace
from werkbank.journal.changes import EXISTS
from werkbank.model.entities import Person
from werkbank.model.kinds import Kind
from werkbank.store.history import history_of, in_steps, last_closed, new_since, said_by, set_apart


@pytest.fixture
def pair() -> tuple[Replica, Replica]:
    one, two = apart(ANJA, BRAM)
    two.clock.at += timedelta(minutes=1)
    return one, two


def noor(replica: Replica) -> Person:
    return next(iter(replica.desk.now.persons.values()))


def test_the_history_of_a_field_says_who_when_and_what_it_was(pair: tuple[Replica, Replica]) -> None:
    one, two = pair
    one.change(noor(one), note="groep 5")
    two.take(one.bundle())
    two.change(noor(two), note="groep 6")
    one.take(two.bundle())
    told = history_of(one.file.connection, "person", noor(one).id, field="note")
    assert [(e.name, e.before, e.after, e.stands) for e in told] == [
        ("Anja", None, "groep 5", False),
        ("Bram", "groep 5", "groep 6", True),
    ]
    assert told[0].came_at is None
    assert told[1].came_at is not None
    assert told[1].replica == "laptop-bram"
    (said,) = said_by(one.file.connection, "person", noor(one).id, field="note")
    assert said.name == "Bram"


def test_an_undo_names_what_it_took_back_and_a_decision_its_reason(pair: tuple[Replica, Replica]) -> None:
    one, two = pair
    one.change(noor(one), note="a")
    one.desk.undo()
    one.change(noor(one), note="b")
    two.change(noor(two), note="c")
    one.take(two.bundle())
    with one.desk.transaction("decide", reason="gebeld") as edit:
        edit.resolve(Kind.PERSON, noor(one).id, field="note", value="b")
    told = history_of(one.file.connection, "person", noor(one).id, field="note")
    assert [e.undoes for e in told] == ["", "edit-person", "", "", ""]
    assert told[-1].reason == "gebeld"
    assert all(not e.field.startswith("_why") for e in history_of(one.file.connection, "person", noor(one).id))


def test_the_history_of_an_entity_tells_that_it_came_and_went(pair: tuple[Replica, Replica]) -> None:
    one, _ = pair
    was = noor(one)
    one.remove(was)
    told = history_of(one.file.connection, "person", was.id)
    assert [e.after for e in told if e.field == EXISTS] == [True, None]
    assert history_of(one.file.connection, "person", "nooit-geweest") == ()


def test_typing_in_one_field_is_one_step(pair: tuple[Replica, Replica]) -> None:
    one, _ = pair
    for text in ("B", "Be", "Ber"):
        with one.desk.transaction("edit-person", typing=True) as edit:
            edit.change(noor(one), last_name=text)
    told = history_of(one.file.connection, "person", noor(one).id, field="last_name")
    (step,) = in_steps(told)
    assert (step.before, step.after, len(told)) == (None, "Ber", 3)


def test_an_old_edit_that_came_in_today_is_new_today(pair: tuple[Replica, Replica]) -> None:
    one, two = pair
    two.change(noor(two), note="vorige week geschreven")
    one.clock.at = NOON + timedelta(days=7)
    one.take(two.bundle())
    one.change(noor(one), last_name="Berk")
    fresh = new_since(one.file.connection, NOON + timedelta(days=6))
    assert [(f.field, f.name) for f in fresh] == [("note", "Bram"), ("last_name", "Anja")]
    assert [f.field for f in new_since(one.file.connection, NOON + timedelta(days=6), but="anja")] == ["note"]


def test_what_does_not_fit_is_listed_with_who_wrote_it(pair: tuple[Replica, Replica]) -> None:
    from tests.helpers.case_files import action, setting

    one, _ = pair
    one.file.write(action(setting("birth", 7, entity=noor(one).id)))
    ((what, last),) = [(part.what, part.last) for part in set_apart(one.file.connection)]
    assert tuple(what) == ("person", noor(one).id, "birth")
    assert last is not None
    assert (last.name, last.after) == ("Anja", 7)


def test_who_said_it_survives_a_restart_and_new_is_since_the_last_close(tmp_path: Path) -> None:
    clock = MovingClock(NOON, timedelta(seconds=1))
    workplace, _ = new_workplace(tmp_path / "wp", clock=clock)
    stored = workplace.new_case("Gezin")
    casus = desk(stored, clock=clock)
    with casus.transaction("add-person") as edit:
        one = edit.add(Person(id=edit.new_id(), first_name="Noor"))
    stored.close()
    again = workplace.open_case(stored.id)
    assert [(e.name, e.after) for e in again.history("person", one.id, field="first_name")] == [("Anja", "Noor")]
    assert again.new_since() == (), "nothing of others since"
    assert again.on_file(lambda file: last_closed(file.connection, "niemand")) is None
    workplace.close()
