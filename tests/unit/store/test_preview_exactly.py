"""What a preview of a merge tells, to the last word, and what its line in the log says."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.helpers.case_files import ANJA, BRAM
from tests.helpers.replicas import Replica, apart, meet
from werkbank.model.entities import Event, Parentage, Person
from werkbank.model.errors import KnownError
from werkbank.store.canonical import canonical

Pair = tuple[Replica, Replica]


@pytest.fixture
def pair() -> Pair:
    one, two = apart(ANJA, BRAM)
    return one, two


def noor(replica: Replica) -> Person:
    return next(iter(replica.desk.now.persons.values()))


def test_what_does_not_hold_is_not_looked_at(pair: Pair) -> None:
    one, two = pair
    two.person("Bo")
    bundle = two.bundle(since=one.vector())
    wrong = replace(bundle, ops=tuple(replace(op, h=bytes(32)) for op in bundle.ops))
    with pytest.raises(KnownError) as caught:
        one.look(wrong)
    assert caught.value.code == "bundle-damaged"
    assert not one.file.connection.in_transaction


def test_theirs_is_what_the_sender_sees_and_not_what_is_only_here(pair: Pair) -> None:
    one, two = pair
    one.person("Ans")
    two.change(noor(two), note="daar")
    look = one.look(two.bundle())
    assert look.theirs == two.desk.now
    assert [p.first_name for p in look.merged.persons.values()] == ["Noor", "Ans"]
    assert [p.first_name for p in look.theirs.persons.values()] == ["Noor"]
    assert (look.new, look.gone) == ((), ())


def test_of_somebody_whom_the_sender_does_not_know_nothing_is_theirs() -> None:
    one, two, three = apart()
    for number in range(2):
        three.person(f"Ans {number}")
    one.take(three.bundle())
    two.change(noor(two), note="daar")
    assert one.look(two.bundle()).theirs == two.desk.now


def test_what_the_sender_has_back_stands_in_theirs() -> None:
    one, two, three = apart()
    three.remove(noor(three))
    two.change(noor(two), note="nog hier")
    two.take(three.bundle())
    assert len(two.forks) == 1
    one.person("Ans")
    look = one.look(two.bundle())
    assert look.theirs == two.desk.now
    assert noor(two).id in look.theirs.persons


def test_what_the_sender_left_out_does_not_break_theirs(pair: Pair) -> None:
    one, two = pair
    bo = two.person("Bo")
    two.add(Event(id="e", title="verhuisd", persons=(bo.id, noor(two).id)))  # type: ignore[arg-type]
    two.add(Parentage(id="p", parent=noor(two).id, child=bo.id))  # type: ignore[arg-type]
    one.person("Ans")
    look = one.look(two.bundle(keep=lambda _kind, entity, _field: entity != bo.id))
    assert look.partial
    assert [event.persons for event in look.theirs.events.values()] == [(noor(one).id,)]
    assert not look.theirs.parentages


def test_what_goes_and_what_comes_are_named(pair: Pair) -> None:
    one, two = pair
    one.change(noor(one), note="hier")
    meet(one, two)
    gone = noor(two)
    two.remove(gone)
    bo = two.person("Bo")
    look = one.look(two.bundle())
    assert (look.new, look.changed, look.gone) == ((("person", bo.id),), (), (("person", gone.id),))
    assert look.fresh_conflicts == look.conflicts == ()
    assert (look.is_nothing, look.partial, look.ahead) == (False, False, None)


def test_conflicts_of_before_are_not_fresh(pair: Pair) -> None:
    one, two = pair
    one.change(noor(one), note="hier")
    two.change(noor(two), note="daar")
    one.take(two.bundle())
    two.person("Bo")
    look = one.look(two.bundle())
    assert (len(look.conflicts), look.fresh_conflicts) == (1, ())
    report = one.take(two.bundle())
    assert (report.forks, report.erased, report.quarantined, report.changed) == (1, 0, 0, True)


@pytest.mark.parametrize(("hours", "asks"), [(23, False), (24, False), (25, True), (47, True)])
def test_a_day_ahead_is_the_most_that_is_not_asked_about(pair: Pair, hours: int, asks: bool) -> None:
    one, two = pair
    now = one.clock.at = two.clock.at
    two.clock.at += timedelta(hours=hours) - two.clock.step
    two.person("Bo")
    written = two.clock.at
    look = one.look(two.bundle(), now=now)
    assert look.ahead == (written if asks else None)


def test_the_log_names_the_people_and_not_the_rest(pair: Pair) -> None:
    one, two = pair
    bo = two.person("Bo")
    two.add(Event(id="e", title="jarig", persons=(bo.id,)))  # type: ignore[arg-type]
    report = one.take(two.bundle(since=one.vector()))
    ask = "SELECT about, detail FROM log WHERE type = 'merge' ORDER BY seq DESC LIMIT 1"
    about, detail = one.file.connection.execute(ask).fetchone()
    assert (about, detail) == (canonical([bo.id]).decode(), str(report.operations))


def test_into_a_file_that_takes_no_writing_nothing_comes(pair: Pair) -> None:
    one, two = pair
    two.person("Bo")
    bundle, before = two.bundle(), one.said()
    one.file.opening = replace(one.file.opening, may_write=False)
    with pytest.raises(KnownError) as caught:
        one.take(bundle)
    assert caught.value.code == "read-only"
    assert one.said() == before


def test_what_only_fills_in_what_a_part_left_out_is_something(pair: Pair) -> None:
    one, two = pair
    bo = two.person("Bo")
    one.take(two.bundle(keep=lambda _kind, entity, field: entity != bo.id or field in {"_exists", "first_name"}))
    two.change(bo, note="van later")
    two.change(bo, note="van nu")
    whole = two.bundle()
    assert not one.look(whole).is_nothing
    one.take(whole)
    look = one.look(whole)
    assert (look.is_nothing, look.filled, look.operations) == (True, 0, 0)


def test_a_new_signature_alone_is_nothing_to_people(pair: Pair) -> None:
    one, two = pair
    two.person("Bo")
    one.take(two.bundle())
    two.seal()
    assert one.look(two.bundle()).is_nothing
