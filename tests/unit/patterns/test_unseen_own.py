"""``eigen`` at its edges: what counts as the same order again, written from the catalogue alone."""

import pytest

from tests.helpers.patterns import Case
from werkbank.model.kinds import Nature, PatternStatus

KINDS = ("ziekte", "school-verzuim", "crisismelding", "verhuizing", "weglopen", "aanhouding")
Event = tuple[str, str, str]  # kind, date, who


def ill_then_absent(*events: Event, status: PatternStatus = PatternStatus.RECOGNISED) -> Case:
    case = Case()
    ill, away = case.event("ziekte", "1-2-2012", who=["mo"]), case.event("school-verzuim", "1-8-2012")
    case.pattern("Als mama ziek is", ill, away, status=status)
    for kind, when, who in events:
        case.event(kind, when, who=[who])
    return case


def outcome(case: Case) -> list[tuple[str, int]]:
    return [(found.status.name.lower(), len(found.events)) for found in case.find("eigen")]


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([], []),
        ([("ziekte", "1-2-2016", "mo"), ("school-verzuim", "1-8-2016", "lin")], [("zeker", 2)]),
        ([("ziekte", "1-2-2016", "va"), ("school-verzuim", "1-8-2016", "bo")], [("zeker", 2)]),
        ([("school-verzuim", "1-2-2016", "bo"), ("ziekte", "1-8-2016", "mo")], []),
        ([("ziekte", "1-2-2016", "mo"), ("verhuizing", "1-5-2016", "mo"), ("school-verzuim", "1-8-2016", "bo")],
         [("zeker", 2)]),
        ([("ziekte", "onbekend", "mo"), ("school-verzuim", "1-8-2016", "bo")], []),
        ([("ziekte", "2016", "mo"), ("school-verzuim", "2016", "bo")], [("mogelijk", 2)]),
        ([("ziekte", "1-2-2016", "mo"), ("school-verzuim", "1-8-2019", "bo")], []),
    ],
)  # fmt: skip
def test_the_same_order_again(events: list[Event], expected: list[tuple[str, int]]) -> None:
    assert outcome(ill_then_absent(*events)) == expected


def test_an_opinion_does_not_come_again() -> None:
    case = ill_then_absent(("ziekte", "1-2-2016", "mo"))
    case.event("school-verzuim", "1-8-2016", nature=Nature.OPINION)
    assert not outcome(case)


def test_what_people_did_not_recognise_is_no_model() -> None:
    again = [("ziekte", "1-2-2016", "mo"), ("school-verzuim", "1-8-2016", "bo")]
    assert outcome(ill_then_absent(*again))
    assert not outcome(ill_then_absent(*again, status=PatternStatus.NOT_RECOGNISED))


@pytest.mark.parametrize(("count", "expected"), [(1, []), (5, [("zeker", 5)]), (6, [])])
def test_a_model_has_two_to_five_events(count: int, expected: list[tuple[str, int]]) -> None:
    case = Case()
    case.pattern("Rij", *(case.event(kind, f"1-{n}-2012") for n, kind in enumerate(KINDS[:count], start=1)))
    for n, kind in enumerate(KINDS[:count], start=1):
        case.event(kind, f"1-{n}-2016")
    assert outcome(case) == expected
