"""A bundle that does not hold in itself is refused in words before a file is touched."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.helpers.case_files import ANJA, BRAM
from tests.helpers.replicas import Replica, apart
from werkbank.model.errors import KnownError
from werkbank.store import bundle_check
from werkbank.store.bundle_check import verify_bundle
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
