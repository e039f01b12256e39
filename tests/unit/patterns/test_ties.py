"""``kind-zorgt``, ``ertussen``, ``dichtbij-of-weg``: from lines, which are opinions; only when asked."""

import pytest

from tests.helpers.patterns import Case, counters, statements
from werkbank.model.dates import Certainty
from werkbank.patterns import DETECTORS

CARES, BETWEEN, GONE = "kind-zorgt", "ertussen", "dichtbij-of-weg"


def torn() -> Case:
    case = Case()
    case.bond("conflict", "mo", "va")
    case.bond("versmolten", "mo", "bo")
    return case


@pytest.mark.parametrize("name", [CARES, BETWEEN, GONE])
def test_they_run_only_when_asked(name: str) -> None:
    assert DETECTORS[name].only_when_asked
    case = torn()
    case.bond("zorgt-voor", "bo", "mo")
    case.bond("verbroken", "mo", "lin")
    assert name not in {one.detector for one in case.find()}
    assert case.one(name).status is Certainty.MOGELIJK


def test_a_child_that_cares_for_a_parent() -> None:
    case = Case()
    key = case.bond("zorgt-voor", "bo", "mo")
    found = case.one(CARES)
    assert (found.persons, found.bonds, found.events) == (("mo", "bo"), (key,), ())
    assert "volgens moeder" in found.steps[0].text


def test_a_parent_that_cares_for_a_child_is_as_it_should_be() -> None:
    case = Case()
    case.bond("zorgt-voor", "mo", "bo")
    case.bond("zorgt-voor", "bo", "lin")
    assert not case.find(CARES)


def test_a_child_between_its_parents() -> None:
    found = torn().one(BETWEEN)
    assert found.persons == ("va", "mo", "bo")
    assert len(found.bonds) == 2


def test_a_quarrel_without_a_fused_line_is_not_that() -> None:
    case = Case()
    case.bond("conflict", "mo", "va")
    case.bond("hecht", "mo", "bo")
    assert not case.find(BETWEEN)


def test_a_quarrel_with_somebody_else_is_not_that() -> None:
    case = Case()
    case.person("oma", born="1955")
    case.bond("conflict", "mo", "oma")
    case.bond("versmolten", "mo", "bo")
    assert not case.find(BETWEEN)


def test_close_to_one_and_cut_off_from_another() -> None:
    case = Case()
    case.bond("versmolten", "mo", "bo")
    case.bond("verbroken", "bo", "va")
    found = case.one(GONE)
    assert found.persons == ("va", "mo", "bo")


def test_a_line_that_was_stopped_by_a_decision_is_no_cut_off() -> None:
    case = Case()
    case.bond("versmolten", "mo", "bo")
    case.bond("geen-contact", "bo", "va")
    assert not case.find(GONE)


def test_a_line_without_a_source_is_not_used() -> None:
    case = Case()
    case.bond("zorgt-voor", "bo", "mo", source="")
    assert not case.find(CARES)


def test_a_line_that_ended_is_not_used() -> None:
    case = Case()
    case.bond("zorgt-voor", "bo", "mo", end=case.claim("2015"))
    assert not case.find(CARES)


def test_a_line_that_is_disputed_says_so() -> None:
    case = Case()
    case.bond("zorgt-voor", "bo", "mo", status="betwist")
    found = case.one(CARES)
    assert "1 lijn wordt anders gezien." in counters(found)
    assert all("Bo" not in text for text in statements([found]))


def test_a_line_without_a_date_did_not_begin_today() -> None:
    case = torn()
    assert case.one(BETWEEN).begin is None
