"""Whatever an item says that a reader may not see, that reader's casus stays the same, item by item and in order.

Three demo cases, one more family, and the ten telling situations; every kind of reader and every child. With
``WERKBANK_LEAKS=all`` each hidden item is changed by itself; otherwise all at once.
``tests/unit/paper/test_no_leak.py`` asks the same of the bytes on paper.
"""

import os
import random
from collections.abc import Iterator

import pytest

from tests.helpers.secrets import (
    LETS_OTHERS_SEE,
    WHO_MAY_READ,
    changed,
    hidden,
    less_for,
    listed,
    other_for,
    readers,
    refuses,
)
from tests.helpers.situations import SITUATIONS, shared
from tests.unit.plan.builders import TODAY, casus, sample, told_by_children
from werkbank.model.casus import Casus, casus_of
from werkbank.model.entities import Entity
from werkbank.model.kinds import Kind, Sharing
from werkbank.plan.access import ReaderKind
from werkbank.plan.projection import project
from werkbank.plan.reader import Reader

ALL = os.environ.get("WERKBANK_LEAKS") == "all"
CASES = ["demo 1", "demo 2", "demo 3", "family", "children", *SITUATIONS]


def case_of(name: str) -> Casus:
    if name.startswith("demo"):
        return sample(int(name[-1]))
    if name == "children":
        return told_by_children()
    return casus() if name == "family" else shared(SITUATIONS[name]())


def seen(whole: Casus, reader: Reader) -> list[Entity]:
    return listed(project(whole, reader, today=TODAY))


def pairs(name: str) -> Iterator[tuple[Casus, Reader]]:
    whole = case_of(name)
    for reader in readers(whole, today=TODAY):
        yield whole, reader


@pytest.mark.parametrize("name", CASES)
def test_everything_hidden_may_say_something_else_or_be_gone(name: str) -> None:
    for whole, reader in pairs(name):
        before = seen(whole, reader)
        assert seen(other_for(whole, reader, today=TODAY), reader) == before, reader.kind
        assert seen(less_for(whole, reader, today=TODAY), reader) == before, reader.kind


@pytest.mark.skipif(not ALL, reason="takes minutes; WERKBANK_LEAKS=all")
@pytest.mark.parametrize("name", CASES)
def test_each_hidden_item_may_say_something_else(name: str) -> None:
    for whole, reader in pairs(name):
        before = seen(whole, reader)
        for item in hidden(whole, reader, today=TODAY):
            assert seen(whole.having(changed(item, today=TODAY)), reader) == before, (reader.kind, item.kind_of)


@pytest.mark.parametrize("seed", range(20 if ALL else 1))
@pytest.mark.parametrize("name", CASES if ALL else ["demo 1", "family", "april"])
def test_of_an_item_that_refuses_the_reader_everything_else_may_change(name: str, seed: int) -> None:
    """A quarter of a casus is kept with the team; kind, speaker and persons of it may then be anything as well."""
    dice = random.Random(seed)
    whole = case_of(name)
    kept = (LETS_OTHERS_SEE | {Kind.TWINS}) - {Kind.PARENTAGE}
    whole = casus_of(
        item.model_copy(update={"sharing": Sharing.TEAM}) if item.kind_of not in kept and dice.random() < 0.25 else item
        for item in whole.everything()
    )
    people = [*whole.persons]
    for reader in readers(whole, today=TODAY):
        if reader.kind is ReaderKind.TEAM:
            continue
        before = seen(whole, reader)
        gone = [item for item in hidden(whole, reader, today=TODAY) if refuses(item, whole, reader, today=TODAY)]
        for item in dice.sample(gone, min(len(gone), 40 if ALL else 6)):
            other = changed(item, today=TODAY, policy=WHO_MAY_READ)
            named: dict[str, object] = {
                f: tuple(dice.sample(people, 2)) for f in ("about", "persons") if f in type(item).model_fields
            }
            who: dict[str, object] = {"who": reader.name} if "who" in type(item).model_fields else {}
            assert seen(whole.having(other.model_copy(update={**named, **who})), reader) == before, item.kind_of


def test_the_harness_finds_a_leak(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that counts what is hidden is found out."""
    from werkbank.plan import projection

    whole = casus()
    real = projection.Projection.casus

    def counting(self: projection.Projection) -> Casus:
        made = real(self)
        return made.having(made.sheet.model_copy(update={"phase": str(sum(len(i.id) for i in self._all.values()))}))

    monkeypatch.setattr(projection.Projection, "casus", counting)
    reader = readers(whole, today=TODAY)[0]
    assert seen(less_for(whole, reader, today=TODAY), reader) != seen(whole, reader)
