"""Two copies of one casus: what each did is there afterwards, on both alike, and nothing is decided in silence."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.helpers.case_files import ANJA, BRAM
from tests.helpers.replicas import Replica, apart, elsewhere, meet
from tests.helpers.workplaces import NOON, MovingClock, new_workplace
from werkbank.journal.changes import EXISTS
from werkbank.model.entities import Event, Parentage, Person
from werkbank.model.errors import KnownError
from werkbank.model.kinds import Kind


@pytest.fixture
def pair() -> tuple[Replica, Replica]:
    one, two = apart(ANJA, BRAM)
    two.clock.at += timedelta(minutes=1)
    return one, two


def noor(replica: Replica) -> Person:
    return next(iter(replica.desk.now.persons.values()))


def code_of(replica: Replica, bundle: object, **wishes: bool) -> str:
    before = replica.said(), replica.folded
    with pytest.raises(KnownError) as caught:
        replica.take(bundle, **wishes)  # type: ignore[arg-type]
    assert (replica.said(), replica.folded) == before, "nothing changed"
    assert replica.problems == []
    return caught.value.code


def test_what_each_did_is_there_on_both(pair: tuple[Replica, Replica]) -> None:
    one, two = pair
    one.change(noor(one), note="van Anja")
    two.person("Bo")
    meet(one, two)
    assert one.folded.casus == two.folded.casus == one.desk.now
    assert [p.first_name for p in one.desk.now.persons.values()] == ["Noor", "Bo"]
    assert one.forks == two.forks == ()
    assert one.problems == two.problems == []


def test_different_values_on_one_field_are_a_fork_on_both_sides_alike(pair: tuple[Replica, Replica]) -> None:
    one, two = pair
    one.change(noor(one), note="groep 5")
    two.change(noor(two), note="groep 6")
    meet(one, two)
    assert one.forks == two.forks
    (fork,) = one.forks
    assert (fork.kind, fork.field) == ("person", "note")
    assert [(side.name, side.value) for side in fork.sides] == [("Bram", "groep 6"), ("Anja", "groep 5")]
    assert noor(one).note == noor(two).note == fork.sides[0].value


def test_the_same_value_on_both_sides_is_no_fork(pair: tuple[Replica, Replica]) -> None:
    one, two = pair
    for replica in pair:
        replica.change(noor(replica), note="groep 5")
    meet(one, two)
    assert one.forks == two.forks == ()
    one.change(noor(one), note="groep 7")
    meet(one, two)
    assert two.forks == ()
    assert noor(two).note == "groep 7"


def test_an_ordinary_edit_of_a_fork_leaves_it_for_somebody_to_decide(pair: tuple[Replica, Replica]) -> None:
    one, two = pair
    one.change(noor(one), note="groep 5")
    two.change(noor(two), note="groep 6")
    meet(one, two)
    one.change(noor(one), note="groep 7")
    assert noor(one).note == one.folded.casus.persons[noor(one).id].note == "groep 7", "an own edit is seen"
    meet(one, two)
    assert [side.value for side in two.forks[0].sides] == ["groep 7", "groep 5"]


def decide(replica: Replica, value: str) -> None:
    with replica.desk.transaction("resolve", reason="gebeld met school") as edit:
        edit.resolve(Kind.PERSON, noor(replica).id, field="note", value=value)


@pytest.mark.parametrize("value", ["groep 5", "groep 6", "groep 7"])
def test_a_decision_ends_the_fork_everywhere_and_its_reason_travels(pair: tuple[Replica, Replica], value: str) -> None:
    one, two = pair
    one.change(noor(one), note="groep 5")
    two.change(noor(two), note="groep 6")
    meet(one, two)
    decide(two, value)
    assert two.forks == ()
    assert two.desk.now == two.folded.casus
    meet(one, two)
    assert one.forks == ()
    assert noor(one).note == value
    assert [c.reason for c in one.desk.happened if c.reason] == ["gebeld met school"]
    assert one.problems == two.problems == []


def test_two_decisions_apart_are_a_fork_again(pair: tuple[Replica, Replica]) -> None:
    one, two = pair
    one.change(noor(one), note="a")
    two.change(noor(two), note="b")
    meet(one, two)
    decide(one, "a")
    decide(two, "b")
    meet(one, two)
    assert {side.value for side in one.forks[0].sides} == {"a", "b"}
    assert one.forks == two.forks


def test_who_was_taken_away_on_one_side_stays_when_the_other_went_on(pair: tuple[Replica, Replica]) -> None:
    one, two = pair
    was = noor(one)
    one.remove(was)
    two.change(noor(two), note="nieuw")
    meet(one, two)
    for replica in pair:
        assert noor(replica) == was.but(note="nieuw")
        (fork,) = replica.forks
        assert fork.is_about_existence
        assert [(side.name, side.takes_away) for side in fork.sides] == [("Bram", False), ("Anja", True)]
    with one.desk.transaction("resolve", reason="hij woont er nog") as edit:
        edit.keep(Kind.PERSON, was.id)
    assert one.forks == ()
    assert noor(one).note == "nieuw"
    meet(one, two)
    assert two.forks == ()
    assert two.desk.now == one.desk.now == one.folded.casus


def test_taking_away_what_came_back_is_a_decision_too(pair: tuple[Replica, Replica]) -> None:
    one, two = pair
    one.remove(noor(one))
    two.change(noor(two), note="nieuw", first_name="Nora")
    meet(one, two)
    two.remove(noor(two))
    assert two.forks == ()
    assert two.desk.now == two.folded.casus
    meet(one, two)
    assert not one.desk.now.persons
    assert one.forks == ()


def test_what_somebody_hung_on_it_meanwhile_brings_it_back(pair: tuple[Replica, Replica]) -> None:
    one, two = pair
    was = noor(one)
    child = two.person("Bo")
    two.add(Parentage(id="ouderschap", parent=was.id, child=child.id))  # type: ignore[arg-type]
    one.remove(was)
    meet(one, two)
    assert set(one.desk.now.persons) == {was.id, child.id}
    assert [fork.is_about_existence for fork in one.forks] == [True]
    assert one.desk.now == two.desk.now


def test_what_went_with_it_comes_back_with_it(pair: tuple[Replica, Replica]) -> None:
    one, two = pair
    was = noor(one)
    child = one.person("Bo")
    line = one.add(Parentage(id="lijn", parent=was.id, child=child.id))  # type: ignore[arg-type]
    two.take(one.bundle())
    one.remove(child)
    assert not one.desk.now.parentages
    two.change(two.desk.now.persons[child.id], note="belde nog")
    meet(one, two)
    assert list(one.desk.now.parentages) == list(two.desk.now.parentages) == [line.id]
    (fork,) = one.forks
    assert fork.company == (("parentage", "lijn"),)
    two.remove(line)
    assert not two.desk.now.parentages
    assert child.id in two.desk.now.persons
    meet(one, two)
    assert one.desk.now == two.desk.now == one.folded.casus
    assert not one.desk.now.parentages


def test_taken_away_on_both_sides_is_no_fork(pair: tuple[Replica, Replica]) -> None:
    one, two = pair
    one.remove(noor(one))
    two.remove(noor(two))
    meet(one, two)
    assert one.forks == two.forks == ()
    assert not one.desk.now.persons


def test_taking_in_again_changes_nothing_and_leaves_no_line(pair: tuple[Replica, Replica]) -> None:
    one, two = pair
    two.person("Bo")
    bundle = two.bundle()
    assert one.take(bundle).changed
    before = one.file.connection.execute("SELECT count(*) FROM log").fetchone()
    report = one.take(bundle)
    assert (report.changed, report.operations) == (False, 0)
    assert one.look(bundle).is_nothing
    assert one.file.connection.execute("SELECT count(*) FROM log").fetchone() == before


def test_a_later_part_before_an_earlier_one_is_refused_in_words(pair: tuple[Replica, Replica]) -> None:
    one, two = pair
    two.person("Bo")
    first = two.bundle(since=one.vector())
    since = two.vector()
    two.person("Cas")
    second = two.bundle(since=since)
    assert code_of(one, second) == "bundle-incomplete"
    one.take(first)
    one.take(second)
    assert len(one.desk.now.persons) == 3


def test_a_missing_parent_is_refused_in_words() -> None:
    one, two, three = apart()
    two.change(noor(two), note="x")
    three.take(two.bundle())
    three.change(noor(three), note="y")
    told = three.bundle(since={**three.vector(), three.file.ledger.actor.id: 0})
    assert code_of(one, told) == "bundle-incomplete"


def test_a_preview_tells_all_and_touches_nothing(pair: tuple[Replica, Replica]) -> None:
    one, two = pair
    was = noor(one)
    one.change(was, note="hier")
    two.change(noor(two), note="daar", first_name="Nora")
    bo = two.person("Bo")
    before = one.said()
    look = one.look(two.bundle())
    assert one.said() == before
    assert look.new == (("person", bo.id),)
    assert look.changed == (("person", was.id),)
    assert [fork.field for fork in look.fresh_conflicts] == ["note"]
    assert (look.ours, look.theirs) == (one.desk.now, two.desk.now)
    assert look.writers == ("Bram",)
    assert look.operations == 2 + len(("_exists", "first_name", "contributor"))
    one.take(two.bundle())
    assert look.merged == one.desk.now
    assert look.conflicts == one.forks


def test_a_part_that_was_left_out_stays_a_gap_until_it_comes(pair: tuple[Replica, Replica]) -> None:
    one, two = pair
    two.change(noor(two), note="alleen hier")
    bo = two.person("Bo")
    two.change(bo, note="ook hier")
    two.seal()
    part = two.bundle(keep=lambda _kind, _entity, field: field != "note")
    assert part.partial
    assert part.gaps
    one.take(part)
    assert one.problems == []
    assert one.desk.now.persons[bo.id].note == ""
    assert one.vector() == two.vector()
    onwards = one.bundle()
    assert onwards.partial, "who passes it on tells that it is not all"
    one.take(two.bundle())
    assert one.problems == []
    assert one.desk.now == two.desk.now
    assert one.said() == two.said()
    assert not one.bundle().partial


def test_what_was_left_out_for_one_half_can_come_for_another(pair: tuple[Replica, Replica]) -> None:
    one, two = pair
    two.change(noor(two), note="n", first_name="Nora", last_name="Berk")
    one.take(two.bundle(keep=lambda _k, _e, field: field in {EXISTS, "last_name"}))
    one.take(two.bundle(keep=lambda _k, _e, field: field in {EXISTS, "last_name", "first_name"}))
    assert one.problems == []
    assert (noor(one).first_name, noor(one).last_name, noor(one).note) == ("Nora", "Berk", "")


def test_what_hangs_on_something_that_was_left_out_is_set_apart(pair: tuple[Replica, Replica]) -> None:
    one, two = pair
    bo = two.person("Bo")
    two.add(Parentage(id="p", parent=noor(two).id, child=bo.id))  # type: ignore[arg-type]
    two.add(Event(id="e", title="verhuisd", persons=(bo.id, noor(two).id)))  # type: ignore[arg-type]
    one.take(two.bundle(keep=lambda _kind, entity, _field: entity != bo.id))
    assert [tuple(lost) for lost in one.folded.quarantined] == [("parentage", "p", "")]
    assert one.desk.now.events["e"].persons == (noor(one).id,)  # type: ignore[index]


def test_a_text_that_was_erased_over_there_goes_here_too(pair: tuple[Replica, Replica]) -> None:
    from werkbank.store.erasing import Target, erase_in

    one, two = pair
    two.change(noor(two), note="mag niet blijven")
    one.take(two.bundle())
    erase_in(two.file.connection, [Target("person", noor(two).id, "note")])
    assert one.look(two.bundle()).erased == (("person", noor(one).id),)
    assert one.take(two.bundle()).erased == 1
    assert "mag niet" not in str(one.said())
    assert one.problems == []
    two.take(one.bundle())
    assert "mag niet" not in str(two.said())


def test_a_value_that_a_part_left_out_is_not_erased_and_comes_later(pair: tuple[Replica, Replica]) -> None:
    from werkbank.store.chain import payload_hash

    one, two = pair
    two.change(noor(two), note="eerst")
    two.change(noor(two), note="later")
    whole = two.bundle()
    ops = tuple(
        replace(op, val=None, salt=payload_hash(op.val.encode(), salt=op.salt)) if op.val == '"eerst"' else op
        for op in whole.ops
    )
    one.take(replace(whole, ops=ops, partial=True))
    assert one.problems == []
    assert "eerst" not in str(one.said())
    assert one.bundle().partial
    two.take(one.bundle())
    assert "eerst" in str(two.said()), "what was left out for one is not erased with the other"
    assert one.take(whole).changed
    assert one.said() == two.said()
    assert not one.bundle().partial
    assert one.problems == []


def test_moments_far_ahead_are_asked_about_first(pair: tuple[Replica, Replica]) -> None:
    one, two = pair
    two.clock.at = NOON + timedelta(days=3650)
    two.person("Bo")
    assert code_of(one, two.bundle(), accept_future=False) == "bundle-from-future"
    assert one.look(two.bundle()).ahead is not None
    one.take(two.bundle(), accept_future=True)
    one.change(noor(one), note="van nu")
    assert noor(one) == one.folded.casus.persons[noor(one).id]
    two.change(noor(two), note="toen")
    meet(one, two)
    assert one.forks == two.forks


@pytest.mark.parametrize("hours", [-3, 23])
def test_a_clock_that_is_a_few_hours_off_is_no_matter(pair: tuple[Replica, Replica], hours: int) -> None:
    one, two = pair
    two.clock.at = NOON + timedelta(hours=hours)
    two.person("Bo")
    assert one.take(two.bundle(), accept_future=False).changed


def test_only_own_steps_are_undone_after_a_merge(pair: tuple[Replica, Replica]) -> None:
    one, two = pair
    one.change(noor(one), first_name="Nora")
    two.person("Bo")
    one.take(two.bundle())
    one.desk.undo()
    assert [p.first_name for p in one.desk.now.persons.values()] == ["Noor", "Bo"]
    assert one.desk.now == one.folded.casus


def test_undo_tells_when_somebody_has_gone_over_it(pair: tuple[Replica, Replica]) -> None:
    one, two = pair
    one.change(noor(one), last_name="Berk")
    one.change(noor(one), note="van Anja")
    two.take(one.bundle())
    two.change(noor(two), note="van Bram")
    one.take(two.bundle())
    with pytest.raises(KnownError) as caught:
        one.desk.undo()
    assert caught.value.code == "undo-overtaken"
    assert noor(one).note == "van Bram"
    one.desk.undo()
    assert noor(one).last_name == "", "the step before it can be undone"


def test_undoing_somebody_on_whom_others_built_is_told(pair: tuple[Replica, Replica]) -> None:
    one, two = pair
    bo = one.person("Bo")
    two.take(one.bundle())
    two.add(Event(id="e", title="jarig", persons=(bo.id,)))  # type: ignore[arg-type]
    one.take(two.bundle())
    with pytest.raises(KnownError):
        one.desk.undo()
    assert bo.id in one.desk.now.persons


def test_the_same_number_with_something_else_is_refused(pair: tuple[Replica, Replica]) -> None:
    one, two = pair
    twin = Replica(BRAM, name="bram", clock=MovingClock(NOON, timedelta(seconds=7)))
    twin.person("Zoë")
    two.person("Bo")
    one.take(two.bundle())
    bundle = twin.bundle()
    assert two.file.ledger.actor.id == twin.file.ledger.actor.id
    assert code_of(one, bundle) == "bundle-differs"


def test_another_case_is_refused(pair: tuple[Replica, Replica]) -> None:
    one, two = pair
    assert code_of(one, replace(two.bundle(), case="een andere", ops=(), gaps=(), seals=())) == "bundle-other-case"


def test_signatures_travel_and_are_checked(pair: tuple[Replica, Replica]) -> None:
    one, two = pair
    two.person("Bo")
    two.seal()
    bundle = two.bundle()
    one.take(bundle)
    assert one.problems == []
    assert one.file.connection.execute("SELECT count(*) FROM came").fetchone() == (1,)
    forged = replace(bundle, seals=(replace(bundle.seals[0], at=1),))
    assert code_of(one, forged) == "bundle-forged"


def test_numbers_behind_a_gap_at_the_end_are_not_used_twice(pair: tuple[Replica, Replica]) -> None:
    one, two = pair
    two.change(noor(two), note="n")
    one.take(two.bundle())
    again = Replica(BRAM, name="bram")  # the same laptop, put back to an older state, without its last operation
    again.take(one.bundle(keep=lambda _kind, _entity, field: field != "note"))
    again.file.ledger.reload()
    again.change(noor(again), last_name="Berk")
    assert again.problems == []
    assert again.file.ledger.actor.id != two.file.ledger.actor.id, "it goes on as a new replica"
    assert again.file.ledger.seq == 2, "that it was put back, and this"
    assert again.file.ledger.actor.id not in two.vector()


def test_an_older_file_is_noticed_by_what_came_in_too(tmp_path: Path) -> None:
    clock = MovingClock(NOON, timedelta(seconds=1))
    workplace, _ = new_workplace(tmp_path / "wp", clock=clock)
    stored = workplace.new_case("Gezin")
    bram = elsewhere(stored)
    stored.close()
    database = tmp_path / "wp" / "cases" / stored.id / "case.db"
    older = database.read_bytes()
    again = workplace.open_case(stored.id)
    bram.person("Bo")
    again.merge(bram.bundle())
    again.close()
    database.write_bytes(older)
    put_back = workplace.open_case(stored.id)
    assert [problem.code for problem in put_back.problems] == ["older-file"]
    workplace.close()
