"""'Doorgeven': what came from police, justice or a doctor stays here, unless somebody decided otherwise."""

import pytest

from tests.unit.plan.builders import TODAY, casus, day, shared
from werkbank.model.entities import Event
from werkbank.model.kinds import PassOn
from werkbank.plan.passing_on import passes_on
from werkbank.plan.projection import left_out, project
from werkbank.plan.reader import receiving_reader
from werkbank.plan.readers import reader_named
from werkbank.plan.why import Why


def event(source: str, *, pass_on: str = "") -> Event:
    return shared(
        Event, "x", kind="verhuizing", title="Verhuisd", date=day("2025"), persons=("sam",), sharing="keten",
        source=source, pass_on=pass_on, chosen=True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("source", "said", "counts"),
    [
        ("mutatie politie", "", PassOn.NO),
        ("Sam, letselbrief huisarts", "", PassOn.NO),
        ("brief reclassering", "", PassOn.NO),
        ("beschikking kinderrechter", "", PassOn.YES),
        ("gesprek om 10 uur", "", PassOn.YES),
        ("", "", PassOn.YES),
        ("mutatie politie", "ja", PassOn.YES),
        ("Sam", "navragen bij bron", PassOn.ASK),
        ("Sam", "nee", PassOn.NO),
    ],
)
def test_what_counts_follows_from_the_source(source: str, said: str, counts: PassOn) -> None:
    assert passes_on(event(source, pass_on=said)) is counts


@pytest.mark.parametrize(("who", "gets"), [("Ans", True), ("team", True), ("jbt", False), ("ontvanger", False)])
def test_it_holds_for_readers_outside_family_and_team(who: str, gets: bool) -> None:
    whole = casus(event("mutatie politie"))
    reader = receiving_reader("Elders") if who == "ontvanger" else reader_named(whole, who, today=TODAY)
    assert ("x" in project(whole, reader, today=TODAY).events) is gets
    reasons = {one.entity.id: one.why for one in left_out(whole, reader, today=TODAY)}
    assert (reasons.get("x") is Why.PASS_ON) is not gets  # type: ignore[call-overload]
