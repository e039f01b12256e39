"""What each organisation did: dates, waits, pauses and workers on the bounds of the dates, in neutral words."""

from __future__ import annotations

from datetime import date

import pytest

from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import from_edtf
from werkbank.model.entities import Event, Involvement, Pattern
from werkbank.model.kinds import Nature, PatternStatus, Side
from werkbank.patterns import find
from werkbank.patterns.help_side import RELAY, THEMES, WAITING, of_the_help, theme_of
from werkbank.patterns.help_story import help_block, help_patterns, help_story

TODAY = date(2020, 6, 1)


def did(ident: str, begin: str, end: str = "", **fields: object) -> Event:
    given = {"kind": "ambulant", "organisation": "Gezinshulp", "title": f"Hulp {ident}", **fields}
    return Event.model_validate(
        {"id": ident, "date": from_edtf(begin), "end": from_edtf(end), "period": bool(end), **given}
    )


def told(*entities: Event | Involvement | Pattern) -> list[list[str]]:
    story = help_story(Casus().having(*entities), today=TODAY)
    return [[one.name, *one.told()] for one in story.organisations]


def test_lines_stand_per_organisation_in_order_of_time_the_nameless_last() -> None:
    lines = told(
        did("c", "2014", organisation=""),
        did("b", "2013-05-01", "2013-08-01", organisation="GGZ"),
        did("a", "2012-06-04", "2012-10-12", organisation=" gezinshulp "),
    )
    assert [one[0] for one in lines] == ["gezinshulp", "GGZ", "Zonder naam van een organisatie"]


def test_a_pause_is_named_only_when_it_is_certain_and_long() -> None:
    (certain,) = told(did("a", "2012-06-04", "2012-10-12"), did("b", "2013-05-13", "2013-09-27"))
    assert certain[2] == "Daarna staat er 7 maanden of langer geen hulp van Gezinshulp."
    (vague,) = told(did("a", "2012-06-04", "2012"), did("b", "2013", "2014"))
    assert len(vague) == 3
    (running,) = told(did("a", "2012-06-04"), did("b", "2013-05-13", "2013-09-27"))
    assert not [line for line in running if line.startswith("Daarna")]


def test_help_that_runs_over_other_help_leaves_no_pause() -> None:
    (lines,) = told(
        did("a", "2012-01-01", "2014-12-31"), did("b", "2012-02-01", "2012-03-01"), did("c", "2013-06-01", "2013-07-01")
    )
    assert not [line for line in lines if line.startswith("Daarna")]


def test_a_wait_and_an_ending_stand_behind_the_line() -> None:
    (lines,) = told(
        did("a", "2013-06-01", "2013-09-01", applied=from_edtf("2013-01-15"), end_reason="doelen-bereikt"),
        did("b", "2014-06-01", "2014-09-01", applied=from_edtf("2014")),
    )
    assert "begon na" in lines[1]
    assert "gestopt: doelen bereikt" in lines[1]
    assert "begon na" not in lines[-1]


def test_opinions_future_and_what_family_does_are_no_acts_of_the_help() -> None:
    assert not told(
        did("a", "2012", nature=Nature.OPINION), did("b", "2030"), did("c", "2012", kind="netwerk-informeel"),
        did("d", "2012", kind="verhuizing"),
    )  # fmt: skip


def test_workers_stand_with_their_organisation() -> None:
    worker = Involvement(
        id=EntityId("i"), name="Samira", role="jeugdbeschermer", organisation="GEZINSHULP", begin=from_edtf("2013-02")
    )
    story = help_story(Casus().having(did("a", "2013-01-01", "2013-12-01"), worker), today=TODAY)
    assert story.organisations[0].workers == ("Samira, Jeugdbeschermer, vanaf februari 2013",)


def test_closing_with_goals_met_is_told_with_what_certainly_came_within_a_year() -> None:
    casus = Casus().having(
        did("a", "2012-06-04", "2012-10-12", end_reason="doelen-bereikt"),
        did("r", "2013-04-18", kind="crisismelding", organisation="Crisisdienst"),
        did("b", "2016-05-13", "2016-09-27", end_reason="doelen-bereikt"),
    )
    closings = help_story(casus, today=TODAY).closings
    assert closings is not None
    assert closings.events == ("a", "b")
    assert closings.text == (
        "2 keer stopte hulp omdat de doelen bereikt waren. Daarna kwam er 1 keer binnen een jaar nieuwe hulp of een "
        "melding."
    )
    assert help_story(Casus().having(did("a", "2012-06-04", "2012-10-12")), today=TODAY).closings is None


def pattern(ident: str, **fields: object) -> Pattern:
    return Pattern.model_validate({"id": ident, "name": ident, "side": Side.HELP, **fields})


def test_the_block_of_a_sheet_has_recognised_patterns_of_the_help_and_nothing_turned_down() -> None:
    casus = Casus().having(
        pattern("wachten", kept_help="Niemand belde."),
        pattern("nee", status=PatternStatus.NOT_RECOGNISED),
        pattern("thuis", side=Side.FAMILY),
        did("a", "2012-06-04", "2012-10-12"),
    )
    block = help_block(casus, today=TODAY)
    assert block.patterns == (("wachten", ("Wat de hulpverlening deed: Niemand belde.",)),)
    assert [one.name for one in block.story.organisations] == ["Gezinshulp"]
    assert not block.is_empty
    assert help_block(Casus(), today=TODAY).is_empty
    assert [p.name for p in help_patterns(casus)] == ["wachten"]


def test_proposals_of_the_help_stand_under_their_own_headings() -> None:
    waits = [
        did("m", "2013-01-10", "2014-01-10", kind="ots", organisation="JB"),
        did("h", "2013-08-20", "2014-02-01", kind="ambulant"),
    ]
    found = of_the_help(find(Casus().having(*waits), today=TODAY).found)
    assert {theme_of(one) for one in found} <= set(THEMES)
    assert WAITING in {theme_of(one) for one in found}
    assert theme_of(pattern("x", detector="wisselingen")) == RELAY
    assert "witte-vlek" not in {one.detector for one in found}


@pytest.mark.parametrize("word", ["zorgmijder", "ontkent", "ongemotiveerd", "draaideur", "probleem", "schuld"])
def test_the_words_judge_nobody(word: str) -> None:
    casus = Casus().having(
        did("a", "2012-06-04", "2012-10-12", end_reason="doelen-bereikt", stopped_by="gezin"),
        did("b", "2013-06-04", "2013-10-12", applied=from_edtf("2013-01-01"), stopped_by="aanbieder"),
    )
    story = help_story(casus, today=TODAY)
    every = " ".join(
        [line for one in story.organisations for line in one.told()] + [str(story.closings and story.closings.text)]
    )
    assert word not in every.casefold()
