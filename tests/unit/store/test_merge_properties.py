"""Three people work apart on one casus, at random, with clocks that jump; whatever they do, their copies agree.

Row 17 of the test matrix: joining is commutative, associative and idempotent, copies converge, both sides find the same
forks, no operation is lost, and an own edit is seen at once. ``WERKBANK_TORTURE=full`` plays 5000 games.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from functools import partial, partialmethod
from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.helpers.replicas import THREE, Replica, meet
from werkbank.model.circles import on_circles
from werkbank.model.entities import Event, Parentage, Person
from werkbank.model.errors import KnownError
from werkbank.model.kinds import Kind
from werkbank.store import taking_in
from werkbank.store.bundling import bundle_of
from werkbank.store.fold import Said
from werkbank.store.ledger import Ledger

FULL = os.environ.get("WERKBANK_TORTURE") == "full"
GAMES = settings(
    max_examples=5000 if FULL else 60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
WHO = st.integers(0, 2)
PICK = st.integers(0, 5)
WORD = st.sampled_from(["", "a", "b", "c"])
HOURS = st.sampled_from([-24 * 365, -50, -1, 1, 23, 24 * 3650])
MOVE = st.one_of(
    st.tuples(st.just("add"), WHO),
    st.tuples(st.just("edit"), WHO, PICK, st.sampled_from(["first_name", "note"]), WORD),
    st.tuples(st.just("edit"), WHO, PICK, st.sampled_from(["first_name", "note"]), WORD),
    st.tuples(st.just("hang"), WHO, PICK, PICK),
    st.tuples(st.just("remove"), WHO, PICK),
    st.tuples(st.just("undo"), WHO),
    st.tuples(st.just("merge"), WHO, WHO),
    st.tuples(st.just("merge"), WHO, WHO),
    st.tuples(st.just("decide"), WHO, PICK, PICK),
    st.tuples(st.just("clock"), WHO, HOURS),
)
Move = tuple[object, ...]


def person(replica: Replica, pick: int) -> Person | None:
    persons = list(replica.desk.now.persons.values())
    return persons[pick % len(persons)] if persons else None


def add(one: Replica, _all: list[Replica]) -> None:
    one.person("a")


def edit(one: Replica, _all: list[Replica], pick: int, field: str, word: str) -> None:
    if (subject := person(one, pick)) is not None:
        one.change(subject, **{field: word})
        shown = one.folded.casus.persons[subject.id]
        assert getattr(shown, field) == word, "an own edit is seen at once"


def hang(one: Replica, _all: list[Replica], pick: int, other: int) -> None:
    parent, child = person(one, pick), person(one, other)
    if parent is not None and child is not None:
        with one.desk.transaction("hang") as made:
            link = Parentage(id=made.new_id(), parent=parent.id, child=child.id)
            if parent.id != child.id and not on_circles([*made.casus.parentages.values(), link]):  # as the program does
                made.add(link)
            made.add(Event(id=made.new_id(), title="x", persons=tuple({parent.id: 0, child.id: 0})))


def remove(one: Replica, _all: list[Replica], pick: int) -> None:
    if (subject := person(one, pick)) is not None:
        one.remove(subject)
        assert subject.id not in one.folded.casus.persons, "who was taken away is gone at once"


def undo(one: Replica, _all: list[Replica]) -> None:
    with suppress(KnownError):  # somebody has gone over it
        one.desk.undo()


def merge(one: Replica, everybody: list[Replica], other: int) -> None:
    before = one.said()
    theirs = everybody[other]
    one.take(theirs.bundle(since=one.vector()))
    assert one.said() == before | theirs.said(), "no operation is lost"


def decide(one: Replica, _all: list[Replica], pick: int, choice: int) -> None:
    forks = one.forks
    if not forks:
        return
    fork = forks[pick % len(forks)]
    kind = Kind(fork.kind)
    with one.desk.transaction("decide", reason="gevraagd") as made:
        if fork.is_about_existence and choice % 2:
            made.remove(kind, fork.entity)
        elif fork.is_about_existence:
            for of, entity in ((kind, fork.entity), *fork.company):
                made.keep(Kind(of), entity)
        else:
            value = fork.sides[choice % len(fork.sides)].value
            made.resolve(kind, fork.entity, field=fork.field, value=value)
    left = {(one.kind, one.entity, one.field) for one in one.forks}
    assert (fork.kind, fork.entity, fork.field) not in left, "a decision ends a fork"


def clock(one: Replica, _all: list[Replica], hours: int) -> None:
    one.clock.at += timedelta(hours=hours)


MOVES: dict[object, Callable[..., None]] = {
    "add": add, "edit": edit, "hang": hang, "remove": remove, "undo": undo, "merge": merge, "decide": decide,
    "clock": clock,
}  # fmt: skip


def play(moves: list[Move]) -> list[Replica]:
    replicas = [Replica(identity) for identity in THREE]
    replicas[0].person("begin")
    meet(*replicas)
    for name, who, *rest in moves:
        one = replicas[int(str(who))]
        MOVES[name](one, replicas, *rest)
        assert one.desk.now == one.folded.casus, "what is shown is what the file tells"
    return replicas


def state(replica: Replica) -> tuple[object, ...]:
    folded = replica.folded
    return replica.said(), folded.casus, folded.quarantined, replica.forks


def close(replicas: list[Replica]) -> None:
    for one in replicas:
        one.file.connection.close()


@GAMES
@given(st.lists(MOVE, max_size=30))
def test_copies_that_have_everything_agree_about_everything(moves: list[Move]) -> None:
    check_agreement(moves)


@pytest.mark.parametrize(
    "moves",
    [
        [("add", 0), ("hang", 0, 0, 1), ("hang", 0, 1, 0)],
        [
            ("add", 0),
            ("merge", 1, 0),
            ("merge", 2, 0),
            ("add", 1),
            ("merge", 0, 1),
            ("hang", 0, 0, 1),
            ("hang", 1, 1, 0),
        ],
    ],
)
def test_circles_of_parents_are_the_same_on_every_copy(moves: list[Move]) -> None:
    check_agreement(moves)


def check_agreement(moves: list[Move]) -> None:
    replicas = play(moves)
    everything = set.union(*(one.said() for one in replicas))
    meet(*replicas)
    first, *others = (state(one) for one in replicas)
    assert all(other == first for other in others), "convergent, and forks symmetric"
    assert first[0] == everything, "no operation is lost"
    told = [] if not replicas[0].folded.circles else ["quarantined"]  # both were sound; together they are a circle
    assert all(sorted(set(one.problems)) == told for one in replicas)
    again = replicas[0].take(replicas[1].bundle())
    assert not again.changed, "idempotent"
    assert state(replicas[0]) == first
    close(replicas)


@settings(GAMES, max_examples=GAMES.max_examples // 3)
@given(st.lists(MOVE, max_size=20))
def test_the_order_of_joining_does_not_matter(moves: list[Move]) -> None:
    replicas = play(moves)
    bundles = [bundle_of(one.file.connection) for one in replicas]
    found = []
    for order in permutations(bundles):
        fresh = Replica(THREE[0], name="vers")
        for bundle in order:
            fresh.take(bundle)
        found.append(state(fresh))
        assert fresh.problems == []
        fresh.file.connection.close()
    assert all(one == found[0] for one in found), "commutative and associative"
    close(replicas)


def test_forks_and_what_came_back_do_happen() -> None:
    replicas = play([("edit", 0, 0, "note", "a"), ("edit", 1, 0, "note", "b"), ("remove", 2, 0), ("merge", 0, 1)])
    meet(*replicas)
    assert [(fork.field, len(fork.sides)) for fork in replicas[2].forks] == [("_exists", 3), ("note", 2)]
    close(replicas)


def loses_one(
    connection: object, bundle: object, ops: list[object], *, real: Callable[..., None], **rest: object
) -> None:
    real(connection, bundle, ops[:-1], **rest)


def forgets_the_clock_of_others(book: Ledger, *, real: Callable[[Ledger], None]) -> None:
    real(book)
    book._hlc = 0


WRONG: dict[str, tuple[object, str, object, list[Move]]] = {
    "loses one": (taking_in, "_write", partial(loses_one, real=taking_in._write), []),
    "the first that comes wins": (Said, "place", property(lambda _: (0, "", 0)), [
        ("edit", 2, 0, "note", "a"), ("edit", 1, 0, "note", "b")
    ]),
    "forgets the clock of others": (Ledger, "reload", partialmethod(forgets_the_clock_of_others, real=Ledger.reload), [
        ("clock", 1, 24 * 3650), ("edit", 1, 0, "note", "a"), ("merge", 0, 1), ("edit", 0, 0, "note", "b"),
        ("edit", 1, 0, "note", "c"), ("merge", 0, 1), ("edit", 0, 0, "note", "a"),
    ]),
}  # fmt: skip


@pytest.mark.parametrize("mode", WRONG)
def test_the_games_fail_on_a_deliberately_wrong_store(monkeypatch: pytest.MonkeyPatch, mode: str) -> None:
    where, name, wrong, moves = WRONG[mode]
    monkeypatch.setattr(where, name, wrong)
    with pytest.raises((AssertionError, KnownError)):
        check_agreement(moves)
