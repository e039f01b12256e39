"""Taking in, looked at closely: whatever does not fit is refused by its own code, and what is told is exact.

``verify_bundle`` (tested elsewhere) stands before all this; here bundles come in that never passed it.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from tests.helpers.case_files import ANJA, BRAM
from tests.helpers.replicas import Replica, apart, meet
from tests.helpers.workplaces import NOON, MovingClock
from werkbank.model.entities import Person
from werkbank.model.errors import KnownError
from werkbank.store.arrivals import guests
from werkbank.store.records import Bundle, GapRecord, OpRecord
from werkbank.store.taking_in import Taken, take_in

Pair = tuple[Replica, Replica]


@pytest.fixture
def pair() -> Pair:
    one, two = apart(ANJA, BRAM)
    two.clock.at += timedelta(minutes=1)
    return one, two


def noor(replica: Replica) -> Person:
    return next(iter(replica.desk.now.persons.values()))


def me(replica: Replica) -> str:
    return replica.file.ledger.actor.id


def taken(replica: Replica, bundle: Bundle) -> Taken:
    """Take it in without looking at it first, and take it back."""
    connection = replica.file.connection
    connection.execute("BEGIN")
    try:
        return take_in(connection, bundle, at=0)
    finally:
        connection.execute("ROLLBACK")


def refusal(replica: Replica, bundle: Bundle) -> str:
    with pytest.raises(KnownError) as caught:
        taken(replica, bundle)
    return caught.value.code


def with_op(bundle: Bundle, which: Callable[[OpRecord], bool], **changed: object) -> Bundle:
    """The bundle with one operation changed."""
    (index,) = [number for number, op in enumerate(bundle.ops) if which(op)]
    ops = list(bundle.ops)
    ops[index] = replace(ops[index], **changed)  # type: ignore[arg-type]
    return replace(bundle, ops=tuple(ops))


def is_same(one: OpRecord, other: OpRecord) -> bool:
    return one.name == other.name


def notes(replica: Replica, *texts: str) -> None:
    for text in texts:
        replica.change(noor(replica), note=text)


# ---------------------------------------------------------------- what is here already must tell the same


@pytest.mark.parametrize("changed", [{"person": "x"}, {"replica": "x"}, {"sign_key": bytes(32)}])
def test_an_actor_who_is_known_as_somebody_else(pair: Pair, changed: dict[str, object]) -> None:
    one, two = pair
    bundle = two.bundle()
    other = tuple(replace(actor, **changed) for actor in bundle.actors)  # type: ignore[arg-type]
    assert refusal(one, replace(bundle, actors=other)) == "bundle-differs"
    renamed = tuple(replace(actor, name="Anders") for actor in bundle.actors)
    assert taken(one, replace(bundle, actors=renamed)).is_nothing, "a name may change"


@pytest.mark.parametrize("changed", [{"action": "x"}, {"at": 1}, {"grp": "x"}, {"undoes": "x"}, {"redo": True}])
def test_an_action_that_is_known_as_another(pair: Pair, changed: dict[str, object]) -> None:
    one, two = pair
    two.change(noor(two), note="a", first_name="Nora")
    whole = two.bundle()
    one.take(replace(two.bundle(keep=lambda _kind, _entity, field: field != "note")))
    other = tuple(replace(batch, **changed) for batch in whole.batches)  # type: ignore[arg-type]
    assert refusal(one, replace(whole, batches=other)) == "bundle-differs"
    assert len(taken(one, whole).ops) == 1


def test_a_signature_that_differs_and_one_that_is_new(pair: Pair) -> None:
    one, two = pair
    notes(two, "a")
    one.take(two.bundle())
    two.seal()
    bundle = two.bundle()
    came = taken(one, bundle)
    assert (came.seals, came.ops, came.is_nothing) == (1, [], False)
    assert one.take(bundle).changed, "a signature alone is something too"
    assert taken(one, bundle).seals == 0
    other = tuple(replace(seal, at=seal.at + 1) for seal in bundle.seals)
    assert refusal(one, replace(bundle, seals=other)) == "bundle-differs"


def test_an_erased_text_that_was_another(pair: Pair) -> None:
    one, two = pair
    notes(two, "weg")
    bundle = two.bundle()
    one.take(bundle)
    gone = with_op(bundle, lambda op: op.val == '"weg"', val=None, salt=bytes(32))
    assert refusal(one, gone) == "bundle-differs"
    assert taken(one, replace(gone, partial=True)).is_nothing, "a part says nothing of what it leaves out"


def test_a_chain_that_goes_on_behind_something_else(pair: Pair) -> None:
    one, two = pair
    notes(two, "a")
    one.take(two.bundle())
    twin = Replica(BRAM, name="bram", clock=MovingClock(NOON, timedelta(seconds=7)))
    twin.person("Zoë")
    twin.person("Bo")
    assert me(twin) == me(two)
    known = one.vector()[me(two)]
    assert refusal(one, twin.bundle(since={me(twin): known})) == "bundle-differs"


# ---------------------------------------------------------------- what is left out, and comes later


@pytest.fixture
def holed(pair: Pair) -> Pair:
    """One that lacks numbers 2 to 5 of two's six operations."""
    one, two = pair
    notes(two, "a", "b", "c", "d", "e", "f")
    whole = two.bundle(since=one.vector())
    left = [op for op in whole.ops if 1 < op.seq < 6]
    gap = GapRecord(me(two), 2, 5, left[-1].h)
    ops = tuple(replace(op, parents=()) for op in whole.ops if op not in left)
    one.file.connection.execute("BEGIN")
    take_in(one.file.connection, replace(whole, ops=ops, gaps=(gap,), partial=True), at=0)
    one.file.connection.execute("COMMIT")
    return one, two


def gaps_in(replica: Replica) -> list[tuple[int, int]]:
    return list(replica.file.connection.execute("SELECT first, last FROM gap ORDER BY first"))


def some(two: Replica, *numbers: int) -> Bundle:
    """Only these of the operations of two, as roots."""
    whole = two.bundle(since={other: 99 for other in two.vector() if other != me(two)})
    return replace(whole, ops=tuple(replace(op, parents=()) for op in whole.ops if op.seq in numbers), partial=True)


def test_a_gap_counts_once_and_knows_its_end(holed: Pair) -> None:
    one, two = holed
    end = one.file.connection.execute("SELECT h FROM gap").fetchone()[0]
    assert gaps_in(one) == [(2, 5)]
    again = replace(some(two), gaps=(GapRecord(me(two), 2, 5, end),))
    assert taken(one, again).gaps == 0
    assert refusal(one, replace(again, gaps=(GapRecord(me(two), 2, 5, bytes(32)),))) == "bundle-differs"
    assert refusal(one, replace(again, gaps=(GapRecord(me(two), 2, 6, bytes(32)),))) == "bundle-differs"
    further = replace(again, gaps=(GapRecord(me(two), 5, 9, bytes(32)),))
    assert taken(one, further).gaps == 1
    assert refusal(one, replace(again, gaps=(GapRecord(me(two), 8, 9, bytes(32)),))) == "bundle-incomplete"


def test_a_gap_that_reaches_further_begins_behind_what_is_here(holed: Pair) -> None:
    one, two = holed
    connection = one.file.connection
    connection.execute("BEGIN")
    take_in(connection, replace(some(two), gaps=(GapRecord(me(two), 4, 9, bytes(32)),)), at=0)
    assert gaps_in(one) == [(2, 5), (7, 9)]
    connection.execute("ROLLBACK")


@pytest.mark.parametrize(
    ("numbers", "left"),
    [
        ((1, 2), [(3, 5)]),
        ((1, 2, 3), [(4, 5)]),
        ((1, 2, 3, 4, 5), []),
        ((1, 2, 3, 4, 5, 6), []),
    ],
)
def test_what_comes_makes_the_gap_smaller(holed: Pair, numbers: tuple[int, ...], left: list[tuple[int, int]]) -> None:
    one, two = holed
    connection = one.file.connection
    connection.execute("BEGIN")
    came = take_in(connection, some(two, *numbers), at=0)
    assert [op.seq for op in came.ops] == [seq for seq in numbers if 1 < seq < 6]
    assert gaps_in(one) == left
    connection.execute("ROLLBACK")


def test_what_comes_from_the_middle_of_a_gap_leaves_one_on_both_sides(holed: Pair) -> None:
    one, two = holed
    told = {op.seq: op.h for op in two.bundle().ops if op.actor == me(two)}
    bundle = replace(some(two, 1, 4), gaps=(GapRecord(me(two), 2, 3, told[3]),))
    connection = one.file.connection
    connection.execute("BEGIN")
    take_in(connection, bundle, at=0)
    assert connection.execute("SELECT first, last, h FROM gap ORDER BY first").fetchall() == [
        (2, 3, told[3]),
        (5, 5, told[5]),
    ]
    connection.execute("ROLLBACK")


def test_what_does_not_join_on_to_a_gap_is_refused(holed: Pair) -> None:
    one, two = holed
    assert refusal(one, some(two, 4)) == "bundle-incomplete", "nobody knows what stood before it"
    assert refusal(one, some(two, 1, 4)) == "bundle-incomplete", "nor what number 3 was"
    other = with_op(some(two, 1, 2, 3, 4, 5), lambda op: op.seq == 5, h=bytes(32))
    assert refusal(one, other) == "bundle-differs", "the end of the gap was told before"


def test_what_follows_goes_on_behind_a_gap(holed: Pair) -> None:
    one, two = holed
    notes(two, "g", "h")
    two.change(noor(two), first_name="Nora")
    whole = two.bundle(since={**two.vector(), me(two): 6})
    seven, eight, nine = whole.ops
    connection = one.file.connection
    connection.execute("BEGIN")
    take_in(connection, replace(whole, ops=(), gaps=(GapRecord(me(two), 7, 8, eight.h),)), at=0)
    connection.execute("COMMIT")
    assert [op.seq for op in taken(one, replace(whole, ops=(nine,))).ops] == [9]
    other = replace(whole, ops=(replace(nine, h=seven.h),))
    assert refusal(one, other) == "bundle-differs"


# ---------------------------------------------------------------- passing on


def gaps_of(bundle: Bundle) -> list[tuple[str, int, int]]:
    return [(gap.actor, gap.first, gap.last) for gap in bundle.gaps]


@pytest.mark.parametrize(
    ("since", "gaps", "numbers"),
    [(0, [(2, 5)], [1, 6]), (1, [(2, 5)], [6]), (3, [(4, 5)], [6]), (4, [(5, 5)], [6]), (5, [], [6]), (6, [], [])],
)
def test_what_is_not_here_is_passed_on_as_a_gap(
    holed: Pair, since: int, gaps: list[tuple[int, int]], numbers: list[int]
) -> None:
    one, two = holed
    told = one.bundle(since={me(two): since})
    assert gaps_of(told) == [(me(two), *gap) for gap in gaps]
    assert [op.seq for op in told.ops if op.actor == me(two)] == numbers
    assert [op.seq for op in told.ops if op.actor != me(two)] == list(range(1, one.vector()[me(one)] + 1))
    assert told.partial is bool(gaps)


def test_gaps_that_touch_become_one_in_the_order_of_the_chain(holed: Pair) -> None:
    one, two = holed
    told = one.bundle(keep=lambda _kind, _entity, field: field != "note")
    assert gaps_of(told) == [(me(two), 1, 6)]
    assert told.gaps[0].h == next(op.h for op in two.bundle().ops if op.name == (me(two), 6))


def test_no_gap_goes_over_a_signature(pair: Pair) -> None:
    _, two = pair
    notes(two, "a", "b", "c")
    two.seal()
    notes(two, "d", "e")
    two.seal()
    told = two.bundle(since={me(two): 1}, keep=lambda _kind, _entity, field: field != "note")
    assert gaps_of(told) == [(me(two), 2, 3), (me(two), 4, 5)]
    assert [seal.seq for seal in told.seals] == [3, 5]
    assert [seal.seq for seal in two.bundle(since={me(two): 3}).seals] == [5]


# ---------------------------------------------------------------- parents


def test_a_parent_of_somebody_who_is_not_here(pair: Pair) -> None:
    one, two = pair
    notes(two, "a")
    bundle = two.bundle(since=one.vector())
    assert refusal(one, with_op(bundle, lambda _: True, parents=(("niemand", 1),))) == "bundle-incomplete"
    assert refusal(one, with_op(bundle, lambda _: True, parents=((me(one), 999),))) == "bundle-incomplete"


def test_a_parent_is_of_the_same_field_and_of_before(pair: Pair) -> None:
    one, two = pair
    two.change(noor(two), note="a", first_name="Nora")
    bundle = two.bundle(since=one.vector())
    first, second = bundle.ops
    for place, parent in ((second, first.name), (second, (me(one), 1)), (first, second.name)):
        wrong = with_op(bundle, partial(is_same, place), parents=(parent,))
        assert refusal(one, wrong) == "bundle-damaged"
    notes(two, "b")
    bundle = two.bundle(since=one.vector())
    *_, before, last = [op for op in bundle.ops if op.field == "note"]
    assert last.parents == (before.name,)
    for hlc in (before.hlc, before.hlc - 1):
        assert refusal(one, with_op(bundle, lambda op: op.name == last.name, hlc=hlc)) == "bundle-damaged"
    heads = one.file.connection.execute("SELECT count(*) FROM cur").fetchone()
    assert len(taken(one, bundle).ops) == 3
    assert one.file.connection.execute("SELECT count(*) FROM cur").fetchone() == heads


def test_of_what_comes_only_what_nobody_went_over_is_a_head(pair: Pair) -> None:
    one, two = pair
    notes(two, "a", "b")
    one.take(two.bundle())
    ask = "SELECT o.val FROM cur c JOIN op o ON o.actor = c.actor AND o.seq = c.seq JOIN fld f ON f.id = c.fld"
    assert one.file.connection.execute(ask + " WHERE f.name = 'note'").fetchall() == [('"b"',)]


def test_a_value_that_was_erased_here_does_not_come_back(pair: Pair) -> None:
    from werkbank.store.erasing import Target, erase_in

    one, two = pair
    notes(two, "weg")
    bundle = two.bundle()
    one.take(bundle)
    erase_in(one.file.connection, [Target("person", noor(one).id, "note")])
    came = taken(one, bundle)
    assert (came.filled, came.erased, came.is_nothing) == ([], [], True)


def test_everything_that_came_is_told_once(pair: Pair) -> None:
    one, two = pair
    two.person("Bo")
    notes(two, "a")
    bundle = two.bundle()
    came = taken(one, bundle)
    assert {op.actor for op in came.ops} == {me(two)}
    assert (came.gaps, came.seals, came.erased, came.filled, came.is_nothing) == (0, 0, [], [], False)
    one.take(bundle)
    arrived = one.file.connection.execute("SELECT count(*) FROM arrival").fetchone()
    assert taken(one, bundle).is_nothing
    one.take(bundle)
    assert one.file.connection.execute("SELECT count(*) FROM arrival").fetchone() == arrived
    meet(one, two)
    assert one.problems == two.problems == []
    row = one.file.connection.execute("SELECT id FROM actor WHERE uuid=?", (me(two),)).fetchone()
    assert guests(one.file.connection) == {*row}
