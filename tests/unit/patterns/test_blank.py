"""``witte-vlek`` where dates are vague: what is possible is told as possible."""

from tests.helpers.patterns import Case
from werkbank.model.dates import Certainty
from werkbank.model.kinds import Nature
from werkbank.patterns import Memory, find

NAME = "witte-vlek"


def entries(*days: str) -> Case:
    case = Case(family=False)
    case.person("lin", born="5-6-2011")
    for day in days:
        case.event("mdo", day, who=["lin"])
    return case


def test_months_without_an_entry_on_all_bounds_are_certain() -> None:
    found = entries("maart 2015", "2017", "2018").one(NAME)
    assert found.status is Certainty.ZEKER
    assert "niets opgeschreven" in found.text
    assert "misschien" not in found.text


def test_vague_entries_that_leave_room_for_such_a_time_make_it_possible() -> None:
    found = entries("maart 2015", "zomer 2016", "januari 2017").one(NAME)
    assert found.status is Certainty.MOGELIJK
    assert "misschien niets opgeschreven (op zijn langst" in found.text
    assert {step.certainty for step in found.steps} == {Certainty.MOGELIJK}


def test_no_room_however_they_lie() -> None:
    assert not entries("maart 2015", "voorjaar 2016", "maart 2017", "april 2018").find(NAME)


def test_an_entry_that_can_lie_anywhere_in_ten_years_leaves_no_room() -> None:
    assert not entries("tussen 2010 en 2020", "1-1-2015", "1-1-2016").find(NAME)


def test_years_alone_leave_no_room_that_says_anything() -> None:
    assert not entries("2015", "2016", "2017").find(NAME)


def test_a_certain_one_stands_alone() -> None:
    case = entries("1-1-2012", "1-1-2015", "zomer 2016", "januari 2017")
    assert len(case.one(NAME).steps) == 1
    assert case.one(NAME).status is Certainty.ZEKER


def test_what_somebody_told_or_a_report_that_was_refuted_is_written_down_too() -> None:
    case = entries("1-1-2012", "1-2-2014")
    assert case.one(NAME).status is Certainty.ZEKER
    case.event("feestelijk-of-kracht", "1-2-2013", who=["lin"], nature=Nature.STORY)
    assert not case.find(NAME)
    case = entries("1-1-2012", "1-2-2014")
    case.report("1-2-2013", who=["lin"], finding="weerlegd")
    assert not case.find(NAME)


def test_a_story_that_was_added_is_seen_by_a_run_with_memory() -> None:
    case, memory = entries("1-1-2012", "1-2-2014"), Memory()
    assert find(case.casus, today=case.today, only=[NAME], memory=memory)
    case.event("feestelijk-of-kracht", "1-2-2013", who=["lin"], nature=Nature.OPINION)
    assert not find(case.casus, today=case.today, only=[NAME], memory=memory)


def test_a_story_at_the_edge_of_the_gap_is_named() -> None:
    case = entries("1-1-2012")
    story = case.event("feestelijk-of-kracht", "1-2-2014", who=["lin"], nature=Nature.STORY)
    found = case.one(NAME)
    assert found.events == ("e1", story)
    assert story in found.steps[0].events


def test_a_story_of_which_nobody_knows_when_it_was_fills_no_gap() -> None:
    case = entries("1-1-2012", "1-2-2014")
    case.event("feestelijk-of-kracht", "onbekend", who=["lin"], nature=Nature.STORY)
    assert case.one(NAME).status is Certainty.ZEKER
