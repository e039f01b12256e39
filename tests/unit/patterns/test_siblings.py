"""kind-na-kind: the same measure, product or reason for brothers and sisters, not by one decision on one day."""

import pytest

from tests.helpers.patterns import Case, counters
from werkbank.model.clock import EntityId
from werkbank.model.dates import Certainty
from werkbank.model.entities import Person
from werkbank.model.kinds import ParentageKind
from werkbank.patterns import Strength

ID = "kind-na-kind"


def three_children() -> Case:
    case = Case()
    case.person("sam", born="2014", parents=("mo", "va"))
    return case


def test_the_same_help_for_one_child_after_another() -> None:
    case = three_children()
    events = tuple(
        case.help(f"1-2-{year}", f"1-8-{year}", who=[who]) for who, year in (("bo", 2015), ("lin", 2017), ("sam", 2020))
    )
    found = case.one(ID)
    assert (found.status, found.strength, found.events) == (Certainty.ZEKER, Strength.USUAL, events)
    assert found.text.startswith(
        "Dezelfde hulp (IAG) kwam na elkaar bij 3 kinderen uit dit gezin: Bo (2015), Lin (2017) en Sam (2020)."
    )


def test_the_same_measure_for_two_children() -> None:
    case = Case()
    case.ots("1-2-2015", "1-2-2016", who=["bo"], reason="")
    case.ots("1-2-2018", "1-2-2019", who=["lin"], reason="")
    assert "De maatregel OTS kwam na elkaar bij 2 kinderen" in case.one(ID).text


def test_the_same_reason_for_two_children_whatever_happened() -> None:
    case = Case()
    case.event("school-verzuim", "najaar 2015", who=["bo"], reason="schoolverzuim")
    case.report("3-3-2018", kind="zorgmelding", who=["lin", "mo"], reason="spijbelen")
    found = case.one(ID)
    assert found.status is Certainty.ZEKER
    assert "Dezelfde reden (schoolverzuim) staat na elkaar bij 2 kinderen uit dit gezin op papier" in found.text


def test_about_the_same_reason_is_told_when_it_holds_for_more_children() -> None:
    case = three_children()
    case.event("school-verzuim", "2015", who=["bo"], reason="schoolverzuim")
    case.event("school-verzuim", "2017", who=["lin"], reason="schoolverzuim")
    case.event("school-zorgen-over-gedrag", "2020", who=["sam"], reason="gedrag op school")
    texts = [found.text for found in case.find(ID)]
    assert len(texts) == 2
    assert any("Ongeveer dezelfde reden (school) staat na elkaar bij 3 kinderen" in text for text in texts)


def test_half_brothers_and_sisters_count() -> None:
    case = Case()
    case.person("half", born="2001", parents=("mo",))
    case.help("1-2-2012", "1-8-2012", who=["half"])
    case.help("1-2-2015", "1-8-2015", who=["bo"])
    assert set(case.one(ID).persons) == {"half", "bo"}


@pytest.mark.parametrize("kind", [ParentageKind.FOSTER, ParentageKind.DONOR])
def test_foster_children_and_children_of_a_donor_are_no_siblings_here(kind: ParentageKind) -> None:
    case = Case()
    case.person("gast", born="2010")
    case.parent("mo", of="gast", kind=kind)
    case.help("1-2-2012", "1-8-2012", who=["gast"])
    case.help("1-2-2015", "1-8-2015", who=["bo"])
    assert not case.find(ID)


def test_cousins_are_no_siblings() -> None:
    case = Case()
    case.person("neef", born="2010", parents=("tante",))
    case.help("1-2-2012", "1-8-2012", who=["neef"])
    case.help("1-2-2015", "1-8-2015", who=["bo"])
    assert not case.find(ID)


# Near misses ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("when", ["1-3-2015", "maart 2015", "2015"])
def test_one_decision_for_three_children_is_one(when: str) -> None:
    case = three_children()
    for child in ("bo", "lin", "sam"):
        case.ots(when, "1-3-2017", who=[child])
    assert not case.find(ID)


def test_one_row_for_three_children_is_one() -> None:
    case = three_children()
    case.ots("1-3-2015", "1-3-2016", who=["bo", "lin", "sam"])
    assert not case.find(ID)


def test_one_child_again_is_another_pattern() -> None:
    case = Case()
    case.ots("1-3-2015", "1-3-2016", who=["bo"])
    case.ots("1-3-2018", "1-3-2019", who=["bo"])
    assert not case.find(ID)


def test_one_decision_for_two_and_then_again_for_one_of_them_is_still_one() -> None:
    case = Case()
    case.ots("1-3-2015", "1-3-2016", who=["bo", "lin"])
    case.ots("1-3-2018", "1-3-2019", who=["bo"])
    assert not case.find(ID)


def test_one_decision_for_two_and_later_for_the_third() -> None:
    case = three_children()
    case.ots("1-3-2015", "1-3-2016", who=["bo", "lin"])
    case.ots("1-3-2018", "1-3-2019", who=["sam"])
    found = next(one for one in case.find(ID) if "De maatregel" in one.text)
    assert (found.strength, set(found.persons)) == (Strength.BEGIN, {"bo", "lin", "sam"})
    assert "Bij Bo en Lin kwam dit op dezelfde dag." in counters(found)


def test_help_by_family_and_neighbours_does_not_count() -> None:
    case = Case()
    case.event("netwerk-informeel", "2015", who=["bo"])
    case.event("netwerk-informeel", "2018", who=["lin"])
    assert not case.find(ID)


# Vague dates, counter-examples ------------------------------------------------------------------------------------


def test_vague_dates_that_may_be_one_day_are_possible() -> None:
    case = Case()
    case.help("maart 2015", "1-8-2015", who=["bo"])
    case.help("voorjaar 2015", "1-8-2015", who=["lin"])
    found = case.one(ID)
    assert found.status is Certainty.MOGELIJK
    assert [step.certainty for step in found.steps] == [Certainty.MOGELIJK, Certainty.MOGELIJK]


def test_whom_a_report_is_about_goes_before_who_is_named() -> None:
    case = Case()
    case.report("1-2-2015", who=["bo", "lin"], about=["bo"], reason="agressie")
    case.report("1-2-2018", who=["bo", "lin"], about=["lin"], reason="agressie")
    assert len(case.one(ID).steps) == 2


def test_the_child_to_whom_it_did_not_come_does_not_fit() -> None:
    case = three_children()
    case.help("1-2-2015", "1-8-2015", who=["bo"])
    case.help("1-2-2017", "1-8-2017", who=["lin"])
    assert "Bij Sam staat dit niet op papier." in counters(case.one(ID))


def test_a_reason_for_help_of_the_whole_family_need_not_be_that_of_each_child() -> None:
    case = Case()
    case.event("school-verzuim", "1-3-2023", who=("bo",), reason="schoolverzuim")
    case.help("1-10-2023", "1-6-2024", who=("mo", "va", "bo", "lin"), reason="schoolverzuim")
    assert not case.find("kind-na-kind")
    case.event("school-verzuim", "1-3-2025", who=("lin",), reason="schoolverzuim")
    assert "Bo (2023) en Lin (2025)" in case.one("kind-na-kind").text


def test_a_reason_that_is_noted_for_each_child_is_that_of_each() -> None:
    case = three_children()
    case.report("1-3-2013", who=("bo", "lin"))
    for who in ("bo", "lin", "sam"):
        case.ots("19-6-2017", "18-6-2018", who=(who,), reason="ruzie tussen ouders")
    assert "Bo (2013), Lin (2013) en Sam (2017)" in case.one("kind-na-kind").text


def test_a_child_who_had_died_is_not_named_as_one_without() -> None:
    case = Case()
    case.put(Person(id=EntityId("sam"), first_name="Sam", birth=case.claim("2010"), death=case.claim("2012")))
    case.person("kim", born="2009", parents=("mo",))
    case.parent("mo", of="sam")
    case.help("1-2-2014", "1-8-2014", who=("bo",))
    case.help("1-2-2015", "1-8-2015", who=("lin",))
    assert "Bij Kim staat dit niet op papier." in counters(case.one("kind-na-kind"))
