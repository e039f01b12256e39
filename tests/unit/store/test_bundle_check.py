"""A bundle that does not hold in itself is refused in words before a file is touched."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.helpers.case_files import ANJA, BRAM
from tests.helpers.replicas import Replica, apart
from werkbank.model.errors import KnownError
from werkbank.store import bundle_check
from werkbank.store.bundle_check import actor_of, batch_hashes, chains_of, hash_of, verify_bundle
from werkbank.store.chain import genesis
from werkbank.store.records import Bundle, GapRecord, OpRecord


@pytest.fixture
def bundle() -> Bundle:
    _, two = apart(ANJA, BRAM)
    two.change(next(iter(two.desk.now.persons.values())), note="zoë", last_name="Berk")
    two.seal()
    made = two.bundle()
    verify_bundle(made)
    return made


def other(bundle: Bundle, change: Callable[[OpRecord], OpRecord], *, at: int = -1) -> Bundle:
    ops = list(bundle.ops)
    ops[at] = change(ops[at])
    return replace(bundle, ops=tuple(ops))


DAMAGES: dict[str, Callable[[Bundle], Bundle]] = {
    "another value": lambda b: other(b, lambda op: replace(op, val='"nep"')),
    "another salt": lambda b: other(b, lambda op: replace(op, salt=bytes(16))),
    "another clock": lambda b: other(b, lambda op: replace(op, hlc=op.hlc + 1)),
    "a clock without a later moment": lambda b: other(b, lambda op: replace(op, hlc=1 << 62)),
    "a clock that runs back": lambda b: other(b, lambda op: replace(op, hlc=0)),
    "another field": lambda b: other(b, lambda op: replace(op, field="x")),
    "no field": lambda b: other(b, lambda op: replace(op, field="")),
    "its own parent": lambda b: other(b, lambda op: replace(op, parents=(op.name,))),
    "a parent twice": lambda b: other(b, lambda op: replace(op, parents=(("x", 1), ("x", 1)))),
    "a child as parent": lambda b: other(b, lambda op: replace(op, parents=(b.ops[-1].name,)), at=0),
    "NaN": lambda b: other(b, lambda op: replace(op, val="NaN")),
    "a float": lambda b: other(b, lambda op: replace(op, val="1.5")),
    "spaces": lambda b: other(b, lambda op: replace(op, val='{"a": 1}')),
    "a lone surrogate": lambda b: other(b, lambda op: replace(op, val='"\ud800"')),
    "a deep value": lambda b: other(b, lambda op: replace(op, val="[" * 200_000)),
    "a long number": lambda b: other(b, lambda op: replace(op, val="9" * 5000)),
    "no JSON": lambda b: other(b, lambda op: replace(op, val="{")),
    "an erased value with a short hash": lambda b: other(b, lambda op: replace(op, val=None)),
    "a short hash": lambda b: other(b, lambda op: replace(op, h=b"x")),
    "a batch that is not there": lambda b: other(b, lambda op: replace(op, batch="x")),
    "an actor that is not there": lambda b: other(b, lambda op: replace(op, actor="x")),
    "a hole": lambda b: replace(b, ops=(*b.ops[:1], *b.ops[2:])),
    "one twice": lambda b: replace(b, ops=(*b.ops, b.ops[-1])),
    "a gap over an operation": lambda b: replace(b, gaps=(GapRecord(b.ops[0].actor, 1, 1, b.ops[0].h),)),
    "a gap that runs back": lambda b: replace(b, gaps=(GapRecord(b.ops[-1].actor, b.ops[-1].seq + 1, 1, bytes(32)),)),
    "another action": lambda b: replace(b, batches=tuple(replace(one, action="x") for one in b.batches)),
    "another moment": lambda b: replace(b, batches=tuple(replace(one, at=one.at + 1) for one in b.batches)),
    "a batch twice": lambda b: replace(b, batches=(*b.batches, b.batches[0])),
    "an actor twice": lambda b: replace(b, actors=(*b.actors, b.actors[0])),
    "another key": lambda b: replace(b, actors=tuple(replace(one, sign_key=bytes(32)) for one in b.actors)),
    "a key that is none": lambda b: replace(b, actors=tuple(replace(one, sign_key=b"") for one in b.actors)),
    "another person": lambda b: replace(b, actors=tuple(replace(one, person="x") for one in b.actors)),
    "another replica": lambda b: replace(b, actors=tuple(replace(one, replica="x") for one in b.actors)),
    "a seal of something else": lambda b: replace(b, seals=(replace(b.seals[0], h=bytes(32)),)),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_it_is_refused_and_the_file_stays_as_it_was(bundle: Bundle, name: str) -> None:
    with pytest.raises(KnownError) as caught:
        verify_bundle(DAMAGES[name](bundle))
    assert caught.value.code == "bundle-damaged"
    assert caught.value.remedy
    file = Replica(ANJA, name="vers")
    with pytest.raises(KnownError):
        file.take(DAMAGES[name](bundle))
    assert file.said() == set()


def test_a_signature_of_somebody_else_is_called_by_its_name(bundle: Bundle) -> None:
    with pytest.raises(KnownError) as caught:
        verify_bundle(replace(bundle, seals=(replace(bundle.seals[0], sig=bytes(64)),)))
    assert caught.value.code == "bundle-forged"


def test_too_much_is_refused_before_it_is_looked_at(bundle: Bundle, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle_check, "MOST_OPERATIONS", 2)
    with pytest.raises(KnownError) as caught:
        verify_bundle(bundle)
    assert caught.value.code == "bundle-too-large"


# ---------------------------------------------------------------- by somebody who knows how to make hashes


def hashed_anew(bundle: Bundle) -> Bundle:
    """Every hash made to fit, as whoever slips something in would do; no signatures, those they cannot make."""
    hashes, made = batch_hashes(bundle), dict[tuple[str, int], bytes]()
    who = {one.uuid: actor_of(one) for one in bundle.actors}
    for actor, items in chains_of(bundle).items():
        before = genesis(who[actor], case=bundle.case)
        for item in items:
            if isinstance(item, OpRecord):
                before = made[item.name] = hash_of(item, before=before, batch=hashes[item.batch])
            else:
                before = item.h
    return replace(bundle, ops=tuple(replace(op, h=made[op.name]) for op in bundle.ops), seals=())


def batches(bundle: Bundle, **changed: object) -> Bundle:
    return replace(bundle, batches=tuple(replace(one, **changed) for one in bundle.batches))  # type: ignore[arg-type]


def first_of_two(bundle: Bundle) -> OpRecord:
    return next(op for op in bundle.ops if op.actor != bundle.ops[-1].actor)


CLEVER: dict[str, Callable[[Bundle], Bundle]] = {
    "a clock without a later moment": lambda b: other(b, lambda op: replace(op, hlc=1 << 62)),
    "a clock that runs back": lambda b: other(b, lambda op: replace(op, hlc=b.ops[-2].hlc - 1, parents=())),
    "no kind": lambda b: other(b, lambda op: replace(op, kind="")),
    "no entity": lambda b: other(b, lambda op: replace(op, entity="")),
    "no field": lambda b: other(b, lambda op: replace(op, field="")),
    "its own parent": lambda b: other(b, lambda op: replace(op, parents=(op.name,))),
    "a parent twice": lambda b: other(b, lambda op: replace(op, parents=(b.ops[0].name, b.ops[0].name))),
    "a parent of the same moment": lambda b: other(
        other(b, lambda op: replace(op, hlc=b.ops[-1].hlc), at=-2), lambda op: replace(op, parents=(b.ops[-2].name,))
    ),
    "NaN": lambda b: other(b, lambda op: replace(op, val="NaN")),
    "a float": lambda b: other(b, lambda op: replace(op, val="1.5")),
    "spaces": lambda b: other(b, lambda op: replace(op, val='{"a": 1}')),
    "no JSON": lambda b: other(b, lambda op: replace(op, val="{")),
    "an erased value with a short hash": lambda b: other(b, lambda op: replace(op, val=None, salt=bytes(31))),
    "the action of somebody else": lambda b: other(b, lambda op: replace(op, batch=first_of_two(b).batch)),
    "an action before it": lambda b: batches(b, first=1, count=1),
    "an action behind it": lambda b: batches(b, first=99, count=9),
    "an action at nothing": lambda b: batches(b, first=0, count=99),
    "an action at the end of numbers": lambda b: batches(b, first=2**53, count=9),
    "an action without end": lambda b: batches(b, count=2**53),
    "an action of nobody": lambda b: replace(b, batches=(*b.batches, replace(b.batches[0], uuid="x", actor="x"))),
    "somebody without a name": lambda b: replace(b, actors=(*b.actors, replace(b.actors[0], uuid=""))),
    "nobody's person": lambda b: replace(b, actors=tuple(replace(one, person="") for one in b.actors)),
    "a key that is too long": lambda b: replace(b, actors=tuple(replace(a, sign_key=bytes(33)) for a in b.actors)),
    "a gap with a short hash": lambda b: replace(b, gaps=(behind(b, h=bytes(31)),)),
    "a gap to the end of numbers": lambda b: replace(b, gaps=(behind(b, last=2**53),)),
    "a gap behind a hole": lambda b: replace(b, gaps=(behind(b, first=99, last=99),)),
    "a gap before the first": lambda b: replace(b, ops=(), batches=(), gaps=(behind(b, first=0, last=3),)),
}


def behind(bundle: Bundle, **changed: object) -> GapRecord:
    """A gap that follows the last operation."""
    seq = bundle.ops[-1].seq + 1
    return replace(GapRecord(bundle.ops[-1].actor, seq, seq, bytes(32)), **changed)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", CLEVER)
def test_hashes_that_fit_do_not_make_it_hold(bundle: Bundle, name: str) -> None:
    with pytest.raises(KnownError) as caught:
        verify_bundle(hashed_anew(CLEVER[name](bundle)))
    assert caught.value.code == "bundle-damaged"


HARMLESS: dict[str, Callable[[Bundle], Bundle]] = {
    "as it was": lambda b: b,
    "the last clock there is": lambda b: other(b, lambda op: replace(op, hlc=(1 << 62) - 1)),
    "the clock of the one before": lambda b: other(b, lambda op: replace(op, hlc=b.ops[-2].hlc, parents=())),
    "a parent of before it": lambda b: other(b, lambda op: replace(op, parents=(b.ops[0].name,))),
    "an erased value": lambda b: other(b, lambda op: replace(op, val=None, salt=bytes(32))),
    "a list": lambda b: other(b, lambda op: replace(op, val='["a",1]')),
    "a gap behind it": lambda b: replace(b, gaps=(behind(b),)),
    "a long gap behind it": lambda b: replace(b, gaps=(behind(b, last=2**53 - 1),)),
    "a gap from the first": lambda b: replace(b, ops=(), batches=(), gaps=(behind(b, first=1, last=3),)),
}


@pytest.mark.parametrize("name", HARMLESS)
def test_what_holds_is_not_refused(bundle: Bundle, name: str) -> None:
    verify_bundle(hashed_anew(HARMLESS[name](bundle)))


def test_behind_a_gap_the_chain_goes_on_from_its_hash(bundle: Bundle) -> None:
    first, *rest = (op for op in bundle.ops if op.actor == bundle.ops[-1].actor)
    others = tuple(op for op in bundle.ops if op.actor != first.actor)
    gap = GapRecord(first.actor, first.seq, first.seq, first.h)
    rest = [replace(op, parents=tuple(name for name in op.parents if name != first.name)) for op in rest]
    part = hashed_anew(replace(bundle, ops=(*others, *rest), gaps=(gap,)))
    verify_bundle(part)
    with pytest.raises(KnownError):
        verify_bundle(replace(part, gaps=(replace(gap, h=bytes(32)),)))


def test_the_first_link_of_a_later_part_is_left_to_who_takes_it_in(bundle: Bundle) -> None:
    late = replace(bundle, ops=tuple(op for op in bundle.ops if op.seq > 1 and op.actor == bundle.ops[-1].actor))
    late = replace(late, ops=tuple(replace(op, parents=()) for op in late.ops[:1]), seals=())
    verify_bundle(late)
    verify_bundle(replace(late, ops=(replace(late.ops[0], h=bytes(32)),)))


@pytest.mark.parametrize("part", ["ops", "batches", "seals"])
def test_exactly_as_much_as_is_allowed_may_come(bundle: Bundle, monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    most = max(len(bundle.ops), len(bundle.batches), len(bundle.seals))
    monkeypatch.setattr(bundle_check, "MOST_OPERATIONS", most)
    verify_bundle(bundle)
    more = {part: (*getattr(bundle, part), *getattr(bundle, part)[-1:] * most)}
    with pytest.raises(KnownError) as caught:
        verify_bundle(replace(bundle, **more))  # type: ignore[arg-type]
    assert caught.value.code == "bundle-too-large"
