"""What does not fit here: seen before it is taken in, told by name afterwards, and put right by filling it in anew."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.helpers.replicas import elsewhere
from tests.helpers.workplaces import NOON, MovingClock, new_workplace
from werkbank.app.history import set_apart
from werkbank.app.merge_deciding import misfits
from werkbank.app.merge_words import told
from werkbank.app.opening import session_of
from werkbank.app.session import key_of
from werkbank.journal.changes import ChangeSet, FieldChange
from werkbank.model.clock import fresh_id
from werkbank.model.entities import Person
from werkbank.model.kinds import Gender, Kind


def test_a_value_that_this_version_does_not_know_is_named_and_can_be_put_right(tmp_path: Path) -> None:
    clock = MovingClock(NOON, timedelta(seconds=1))
    workplace, _ = new_workplace(tmp_path / "wp", clock=clock)
    stored = workplace.new_case("Gezin")
    session = session_of(stored, clock=clock, author="Anja")
    with session.open.transaction("add-person") as edit:
        noor = edit.add(Person(id=edit.new_id(), first_name="Noor"))
    bram = elsewhere(stored)
    change = FieldChange(Kind.PERSON, noor.id, "gender", str(noor.gender), "van later")
    later = ChangeSet(id=fresh_id(), action="edit-person", at=NOON, author="Bram", changes=(change,))
    bram.file.alter(lambda: bram.file.ledger.append(later))

    seen = stored.preview(bram.bundle())
    lines = [line for part in told(seen) if part.title.startswith("Niet te plaatsen") for line in part.lines]
    assert lines == ["persoon: Noor, geslacht"]
    assert any("Noor" in text and "apart" in text for text in misfits(seen, today=clock.today()))
    stored.merge(bram.bundle())
    session = session_of(stored, clock=clock, author="Anja")
    (apart,) = set_apart(session)
    assert apart.what.startswith("persoon Noor · ")
    assert apart.who.startswith("Bram")
    assert apart.key == key_of(noor)
    with session.open.transaction("edit-person") as edit:
        edit.change(session.whole.persons[noor.id], gender=Gender.WOMAN)
    assert set_apart(session) == ()
    assert stored.check() == []
    workplace.close()
