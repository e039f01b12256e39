"""Deciding what holds where two copies differ, and reading the history, in words."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

from tests.helpers.replicas import CIRA, Replica, elsewhere
from tests.helpers.workplaces import NOON, MovingClock, new_workplace
from werkbank.app.forks import Way, choices, decide, forks, side_words, title_of
from werkbank.app.history import fields_with_history, history, set_apart, subject_of
from werkbank.app.opening import session_of
from werkbank.app.session import Session, key_of
from werkbank.model.clock import EntityId
from werkbank.model.dates import parse
from werkbank.model.entities import Event, Parentage, Person
from werkbank.model.errors import KnownError
from werkbank.model.kinds import Kind
from werkbank.store.workplace import StoredCasus, Workplace


class Desk:
    """A stored casus at the desk and another's copy of it."""

    def __init__(self, folder: Path) -> None:
        self.clock = MovingClock(NOON, timedelta(seconds=1))
        self.workplace: Workplace = new_workplace(folder, clock=self.clock)[0]
        self.stored: StoredCasus = self.workplace.new_case("Gezin")
        self.session = self.sit_down()
        with self.session.open.transaction("add-person") as edit:
            self.noor = edit.add(Person(id=edit.new_id(), first_name="Noor"))
        self.bram: Replica = elsewhere(self.stored, clock=MovingClock(NOON + timedelta(hours=1), timedelta(seconds=1)))

    def sit_down(self) -> Session:
        self.session = session_of(self.stored, clock=self.clock, author="Anja")
        return self.session

    def change(self, **fields: object) -> None:
        with self.session.open.transaction("edit-person") as edit:
            edit.change(self.session.whole.persons[self.noor.id], **fields)

    def meet(self) -> Session:
        self.stored.merge(self.bram.bundle())
        return self.sit_down()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "wp")
    yield made
    made.workplace.close()


def test_a_text_can_be_decided_with_either_side_or_both(desk: Desk) -> None:
    desk.change(note="zit in groep 5")
    desk.bram.change(desk.noor, note="zit in groep 6")
    session = desk.meet()
    (fork,) = forks(session)
    assert title_of(session.whole, fork) == "persoon Noor: notitie"
    assert [side_words(session.whole, fork, side) for side in fork.sides] == ["zit in groep 6", "zit in groep 5"]
    options = choices(session, fork)
    assert [one.label for one in options] == [
        "zit in groep 6 (zegt Bram)",
        "zit in groep 5 (zegt Anja)",
        "Beide bewaren: zit in groep 5 / zit in groep 6",
    ]
    decide(session, fork, options[2], reason="school belt terug")
    assert session.whole.persons[desk.noor.id].note == "zit in groep 5 / zit in groep 6"
    assert forks(session) == ()
    desk.bram.take(desk.stored.bundle())
    assert desk.bram.forks == ()
    assert history(session, key_of(desk.noor), field="note")[0].notes.endswith("gekozen omdat: school belt terug")


def test_what_stands_can_be_kept_and_survives_a_restart(desk: Desk) -> None:
    desk.change(note="a")
    desk.bram.change(desk.noor, note="b")
    session = desk.meet()
    (fork,) = forks(session)
    decide(session, fork, choices(session, fork)[0], reason="klopt")
    desk.stored.close()
    desk.stored = desk.workplace.open_case(desk.stored.id)
    session = desk.sit_down()
    assert forks(session) == ()
    assert session.whole.persons[desk.noor.id].note == "b"
    assert session.open.undo_step is not None
    assert session.open.undo_step.action == "edit-person", "a decision is no step to undo"


def test_lists_are_joined_without_doubles(desk: Desk) -> None:
    with desk.session.open.transaction("add-event") as edit:
        event = edit.add(Event(id=edit.new_id(), title="verhuisd", bouwstenen=("een",)))
    desk.bram.take(desk.stored.bundle())
    with desk.session.open.transaction("edit-event") as edit:
        edit.change(event, bouwstenen=("een", "twee"))
    desk.bram.change(event, bouwstenen=("een", "drie"))
    session = desk.meet()
    (fork,) = forks(session)
    both = choices(session, fork)[-1]
    assert both.value == ["een", "twee", "drie"]
    decide(session, fork, both, reason="allebei waar")
    assert session.whole.events[event.id].bouwstenen == ("een", "twee", "drie")


@pytest.mark.parametrize("way", [Way.KEEP, Way.REMOVE])
def test_taken_away_or_not_is_asked(desk: Desk, way: Way) -> None:
    with desk.session.open.transaction("delete") as edit:
        edit.remove(Kind.PERSON, desk.noor.id)
    desk.bram.change(desk.noor, note="nieuw")
    session = desk.meet()
    assert session.whole.persons[desk.noor.id].note == "nieuw", "nobody disappears in silence"
    (fork,) = forks(session)
    assert title_of(session.whole, fork) == "persoon Noor: weg of niet?"
    assert [side_words(session.whole, fork, side) for side in fork.sides] == [
        "werkte hieraan verder (notitie: nieuw)",
        "haalde dit weg",
    ]
    decide(session, fork, next(one for one in choices(session, fork) if one.way is way), reason="gevraagd")
    assert forks(session) == ()
    assert (desk.noor.id in session.whole.persons) is (way is Way.KEEP)
    assert desk.stored.casus == session.whole
    assert desk.stored.check() == []
    desk.bram.take(desk.stored.bundle())
    assert (desk.noor.id in desk.bram.desk.now.persons) is (way is Way.KEEP)


def test_a_decision_wants_a_reason_and_is_taken_once(desk: Desk) -> None:
    desk.change(note="a")
    desk.bram.change(desk.noor, note="b")
    session = desk.meet()
    (fork,) = forks(session)
    choice = choices(session, fork)[1]
    with pytest.raises(KnownError) as caught:
        decide(session, fork, choice, reason=" ")
    assert caught.value.code == "reason-needed"
    decide(session, fork, choice, reason="x")
    with pytest.raises(KnownError) as caught:
        decide(session, fork, choice, reason="x")
    assert caught.value.code == "fork-gone"


def test_the_history_tells_who_when_and_what_it_was(desk: Desk) -> None:
    desk.change(note="a")
    desk.session.open.undo()
    desk.bram.change(desk.noor, last_name="Berk")
    session = desk.meet()
    key = key_of(desk.noor)
    assert subject_of(session.whole, key) == "persoon Noor Berk" or subject_of(session.whole, key) == "persoon Noor"
    told = [(one.who, one.field, one.what) for one in history(session, key)]
    assert told[0] == ("Bram", "achternaam", "Berk")
    assert told[1] == ("Anja", "notitie", "a → leeg")
    assert told[-1][2] in {"toegevoegd", "Noor", "Anja"}
    assert "ongedaan gemaakt" in history(session, key)[1].notes
    assert "kwam binnen op" in history(session, key)[0].notes
    assert ("note", "notitie") in fields_with_history(session, key)
    assert set_apart(session) == ()


def test_what_was_written_earlier_elsewhere_and_came_in_today_is_new(desk: Desk) -> None:
    from werkbank.app.news import news_since_previous

    desk.bram.change(desk.noor, last_name="Berk")
    desk.clock.at = NOON + timedelta(days=3)
    with desk.session.open.transaction("add-person") as edit:
        edit.add(Person(id=edit.new_id(), first_name="Bo"))
    desk.clock.at = NOON + timedelta(days=5)
    session = desk.meet()
    assert key_of(desk.noor) in news_since_previous(session).changed


def test_of_a_long_text_is_told_what_it_was_before_the_copies_went_apart(desk: Desk) -> None:
    begin = "Bo gaat elke dag naar school, en na school naar de opvang bij tante Ans."
    desk.change(note=begin)
    desk.bram = elsewhere(desk.stored, clock=MovingClock(NOON + timedelta(hours=1), timedelta(seconds=1)))
    desk.change(note=f"{begin} Dat gaat goed.")
    desk.change(note=f"{begin} Dat gaat heel goed.")
    desk.bram.change(desk.noor, note=begin.replace("tante Ans", "oma"))
    (fork,) = forks(desk.meet())
    assert fork.before == begin


def test_who_would_be_an_own_ancestor_is_said_in_words(desk: Desk) -> None:
    with desk.session.open.transaction("add-person") as edit:
        bo = edit.add(Person(id=edit.new_id(), first_name="Bo"))
    desk.bram.take(desk.stored.bundle())
    with desk.session.open.transaction("link") as edit:
        edit.add(Parentage(id=edit.new_id(), child=desk.noor.id, parent=bo.id))
    desk.bram.add(Parentage(id=EntityId("kring"), child=bo.id, parent=desk.noor.id))
    (apart,) = set_apart(desk.meet())
    assert apart.what.startswith("Bo als kind van Noor: dan zou Bo een eigen voorouder zijn.")
    assert apart.who.startswith("Bram")
    assert "Kijk welke ouder" in apart.remedy


def test_long_texts_go_together_sentence_by_sentence(desk: Desk) -> None:
    begin = "Bo slaapt slecht sinds de zomer. Hij voetbalt graag op zaterdag. Op school gaat het wisselend."
    desk.change(note=begin)
    desk.bram = elsewhere(desk.stored, clock=MovingClock(NOON + timedelta(hours=1), timedelta(seconds=1)))
    desk.change(note=begin.replace("slecht sinds de zomer", "weer goed"))
    desk.bram.change(desk.noor, note=begin.replace("wisselend", "goed"))
    session = desk.meet()
    (fork,) = forks(session)
    both = choices(session, fork)[-1]
    assert both.label.startswith("Beide bewaren, zin voor zin samengevoegd: Bo slaapt weer goed.")
    decide(session, fork, both, reason="samen gelezen")
    told = "Bo slaapt weer goed. Hij voetbalt graag op zaterdag. Op school gaat het goed."
    assert session.whole.persons[desk.noor.id].note == told


def test_of_two_dates_one_is_shown_and_the_other_stands_beside_it(desk: Desk) -> None:
    desk.change(birth=parse("3-3-2010", today=date(2026, 1, 1)))
    desk.bram.change(desk.noor, birth=parse("rond 2011", today=date(2026, 1, 1)))
    session = desk.meet()
    (fork,) = forks(session)
    beside = [one for one in choices(session, fork) if one.way is Way.BESIDE]
    assert [one.label for one in beside] == [
        "Beide bewaren: 3-3-2010 wordt getoond, rond 2011 blijft erbij staan (zegt Bram)",
        "Beide bewaren: rond 2011 wordt getoond, 3-3-2010 blijft erbij staan (zegt Anja)",
    ]
    decide(session, fork, beside[0], reason="akte volgt")
    (claim,) = session.whole.date_claims.values()
    assert session.whole.persons[desk.noor.id].birth.as_typed == "3-3-2010"
    assert (claim.person, claim.date.as_typed, claim.source) == (desk.noor.id, "rond 2011", "Bram")
    assert forks(session) == ()
    assert desk.stored.check() == []


def test_three_sides_are_all_told_and_can_all_be_kept(desk: Desk) -> None:
    begin = "Bo slaapt slecht sinds de zomer. Hij voetbalt graag op zaterdag. Op school gaat het wisselend."
    day = parse("3-4-2010", today=date(2026, 3, 2))
    desk.change(note=begin, birth=day)
    bram = elsewhere(desk.stored, clock=MovingClock(NOON + timedelta(hours=1), timedelta(seconds=1)))
    cira = elsewhere(desk.stored, identity=CIRA, clock=MovingClock(NOON + timedelta(hours=2), timedelta(seconds=1)))
    for change, old, new, at in (
        (desk.change, "wisselend", "goed", "4-4-2010"),
        (partial(bram.change, desk.noor), "graag", "niet meer", "5-4-2010"),
        (partial(cira.change, desk.noor), "slecht", "weer goed", "april 2010"),
    ):
        change(note=begin.replace(old, new), birth=parse(at, today=date(2026, 3, 2)))
    desk.stored.merge(bram.bundle())
    desk.stored.merge(cira.bundle())
    session = desk.sit_down()
    told = {fork.field: fork for fork in forks(session)}
    assert {name for side in told["note"].sides for name in (side.name,)} == {"Anja", "Bram", "Cira"}
    together = choices(session, told["note"])[-1]
    assert together.label.startswith("Alles bewaren, zin voor zin")
    decide(session, told["note"], together, reason="samen gelezen")
    all_of_it = "Bo slaapt weer goed sinds de zomer. Hij voetbalt niet meer op zaterdag. Op school gaat het goed."
    assert session.whole.persons[desk.noor.id].note == all_of_it
    dates = [one for one in choices(session, told["birth"]) if one.way is Way.BESIDE]
    assert len(dates) == 3
    assert "4-4-2010 (zegt Anja)" in dates[-1].label or "4-4-2010 wordt getoond" in dates[-1].label
    decide(session, told["birth"], dates[0], reason="eerst navragen")
    assert {claim.date.as_typed for claim in session.whole.date_claims.values()} | {
        session.whole.persons[desk.noor.id].birth.as_typed
    } == {"4-4-2010", "5-4-2010", "april 2010"}
    assert forks(session) == ()
