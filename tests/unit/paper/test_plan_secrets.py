"""Non-interference: whatever a hidden item says, this reader's file is the same to the byte (plan.md section 1).

Some items at a time, and a few situations told on the spot; all at once, for every reader, in ``test_no_leak.py``.
"""

from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.plan.builders import TODAY, casus, day, sample, shared
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.entities import Bond, Condition, Entity, Event, Parentage, Person
from werkbank.model.kinds import Kind
from werkbank.paper.plan import plan_pdf
from werkbank.plan.projection import projected_for

WORDS = (
    "title",
    "text",
    "name",
    "first_name",
    "last_name",
    "label",
    "what",
    "who",
    "note",
    "source",
    "does",
    "happens",
)
DATES = ("date", "birth", "begin", "on", "since", "when")
READERS = ("moeder", "vader", "kind")
POLICY = {Kind.CUSTODY}  # who holds gezag decides who the reader is, so it is no content


@cache
def demo(number: int) -> Casus:
    return sample(number)


@cache
def hidden(number: int, reader: str) -> list[Entity]:
    seen = projected_for(demo(number), reader, today=TODAY)
    gone = (item for item in demo(number).everything() if seen.get(item.kind_of, item.id) is None)
    return [item for item in gone if item.kind_of not in POLICY]


def changed(item: Entity, word: str) -> Entity:
    """The item with other words, figures and dates; whom it is for stays."""
    given_words = {name: word for name in WORDS if isinstance(getattr(item, name, None), str)}
    given_dates = {name: day("3 mei 2021") for name in DATES if hasattr(item, name)}
    figure = {"figure": 9} if hasattr(item, "figure") else {}
    return item.but(**given_words, **given_dates, **figure)


@settings(max_examples=40)
@given(data=st.data(), number=st.sampled_from((1, 2, 3)), reader=st.sampled_from(READERS))
def test_changing_hidden_items_changes_nothing_that_the_plan_is_made_of(
    data: st.DataObject, number: int, reader: str
) -> None:
    items = data.draw(st.lists(st.sampled_from(hidden(number, reader)), min_size=1, max_size=6, unique_by=id))
    other = demo(number).having(*(changed(item, "Iets heel anders") for item in items))
    before = projected_for(demo(number), reader, today=TODAY)
    assert projected_for(other, reader, today=TODAY).tables == before.tables


def fathers_nine_reports() -> list[Entity]:
    kinds = ["zorgmelding"] * 9
    return [
        shared(Event, f"m{n}", kind=k, title="Melding", persons=("sam", "ans"), reporter="gezin", finding="weerlegd",
               date=day(f"{1 + n}-3-2025"), sharing="team")
        for n, k in enumerate(kinds)
    ]  # fmt: skip


def papa_is_not_papa() -> list[Entity]:
    return [
        casus().persons[EntityId("bo")].but(descent_shielded=True),
        shared(Person, "gijs", first_name="Gijs", gender="m"),
        shared(Parentage, "gijs-bo", parent="gijs", child="bo", not_for=("bo",)),
    ]


def what_she_told() -> list[Entity]:
    return [
        shared(Event, "t1", kind="mishandeling", title="Mika vertelt", persons=("mika", "wil"), date=day("2026")),
        shared(Bond, "t2", from_person="mika", to_person="wil", kind="bang-voor", source="mika", status="erkend"),
    ]


def april() -> list[Entity]:
    return [
        shared(Person, "roos", first_name="Roos", life="doodgeboren", sharing="afgeschermd", birth=day("april 2009")),
        shared(Parentage, "ans-roos", parent="ans", child="roos", sharing="afgeschermd"),
        shared(Condition, "alc", person="kees", kind="alcohol", source="Kees", status="bekend"),
        shared(Event, "drank", kind="middelen-opnieuw-begonnen", title="Kees drinkt", persons=("kees",), chosen=True),
    ]


@pytest.mark.parametrize(
    ("situation", "reader"),
    [(fathers_nine_reports, "Ans"), (papa_is_not_papa, "Bo"), (what_she_told, "Ans"), (april, "Mika"), (april, "Ans")],
)
def test_a_telling_situation_leaves_the_file_as_if_it_were_not_there(
    situation: Callable[[], list[Entity]], reader: str
) -> None:
    extra = situation()
    kept = [item for item in extra if casus().get(item.kind_of, item.id) is not None]
    with_all = plan_pdf(casus(*extra), reader=reader, today=TODAY)
    assert with_all == plan_pdf(casus(*kept), reader=reader, today=TODAY)
