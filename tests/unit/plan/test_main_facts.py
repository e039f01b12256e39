"""A parent without gezag hears the main facts about the own child on request, never more than the other parent."""

from dataclasses import replace

import pytest

from tests.unit.plan.builders import TODAY, casus, day, shared
from werkbank.model.casus import Casus
from werkbank.model.entities import Custody, Event
from werkbank.plan.access import Block
from werkbank.plan.blocks import MainFactsBlock
from werkbank.plan.content import PlanDocument, plan_for
from werkbank.plan.reader import Reader
from werkbank.plan.readers import reader_named

ENDED = [
    shared(Custody, f"g-kees-{child}", child=child, holder="kees", end=day("2020")) for child in ("bo", "mika", "sam")
]


def event(ident: str, **more: object) -> Event:
    fields = {"kind": "ots", "title": "Wat er precies was", "date": day("2025"), "persons": ("sam",)}
    return shared(Event, ident, **(fields | more))


def kees(whole: Casus, *, asks: bool = True) -> Reader:
    return replace(reader_named(whole, "Kees", today=TODAY), main_facts=asks)


def document(*more: Event, asks: bool = True) -> PlanDocument:
    whole = casus(*ENDED).without("event", ["e1", "e2"]).having(*more)  # type: ignore[arg-type]
    return plan_for(whole, kees(whole, asks=asks), today=TODAY)


def test_it_is_given_only_when_asked_and_by_kind_alone() -> None:
    assert document(event("x"), asks=False).block(Block.MAIN_FACTS) is None
    block = document(event("x"), event("y", kind="school-uitval", date=day("2024"))).block(Block.MAIN_FACTS)
    assert isinstance(block, MainFactsBlock)
    assert block.rows == (("Sam", "2024", "School: uitval"), ("Sam", "2025", "OTS"))


@pytest.mark.parametrize(
    "hidden",
    [
        event("x", sharing="team"),
        event("x", not_for=("kees",)),
        event("x", not_for=("ans",)),  # never more than the parent with gezag
        event("x", persons=("sam", "ans")),
        event("x", kind="verhuizing"),
        event("x", kind="mishandeling"),
    ],
)
def test_what_is_no_main_fact_or_not_for_this_parent_stays_out(hidden: Event) -> None:
    assert document(hidden).block(Block.MAIN_FACTS) is None


def test_nothing_else_comes_along() -> None:
    made = document(event("x"))
    assert {block.kind for block in made.blocks} <= {Block.MAIN_FACTS, Block.STEPS, Block.WRONG, Block.ABOUT}
    assert {*made.casus.persons} == {"kees", "sam", "mika", "bo"}
    assert not made.casus.residences
