"""How many kinds of help ran together, and reports per quarter."""

from datetime import date

from tests.unit.timeline.made import TODAY, called, event, family
from werkbank.timeline.board import lay
from werkbank.timeline.curve import Curve, Steps
from werkbank.timeline.lives import life_of


def curve_of(*events: object) -> Curve:
    return lay(family(*events), today=TODAY).curve  # type: ignore[arg-type]


def steps(found: Steps) -> list[tuple[str, int]]:
    return [
        (date.fromordinal(day).isoformat(), level)
        for day, level in zip(found.days.tolist(), found.levels.tolist(), strict=True)
    ]


def test_two_products_at_once_count_two() -> None:
    found = curve_of(
        event("a", "1-1-2010", "31-12-2010", kind="vuhp", persons="bo"),
        event("b", "1-6-2010", "30-6-2011", kind="ggz", persons="mo"),
    )
    assert steps(found.sure) == [("2010-01-01", 1), ("2010-06-01", 2), ("2011-01-01", 1), ("2011-07-01", 0)]
    assert steps(found.maybe) == steps(found.sure)


def test_vague_dates_leave_room_between_certain_and_possible() -> None:
    found = curve_of(event("a", "2010", "2012", kind="vuhp"))
    assert steps(found.sure) == [("2010-12-31", 1), ("2012-01-02", 0)]
    assert steps(found.maybe) == [("2010-01-01", 1), ("2013-01-01", 0)]


def test_the_same_product_that_overlaps_is_one() -> None:
    found = curve_of(
        event("a", "1-1-2010", "30-6-2010", kind="vuhp", product="VUHP", organisation="Oefen", persons="bo"),
        event("b", "1-6-2010", "31-12-2010", kind="vuhp", product="VUHP", organisation="Oefen", persons="bo"),
        event("c", "1-6-2010", "31-12-2010", kind="vuhp", product="VUHP", organisation="Ander", persons="bo"),
    )
    assert steps(found.sure) == [("2010-01-01", 1), ("2010-06-01", 2), ("2011-01-01", 0)]
    assert found.maybe.most == 2


def test_reports_count_in_the_quarter_of_their_middle_and_a_very_vague_one_apart() -> None:
    found = curve_of(
        event("a", "3-2-2012", kind="crisismelding"),
        event("b", "maart 2012", kind="zorgmelding"),
        event("c", "voor 2010", kind="zorgmelding"),
        event("d", "1-4-2012", kind="mdo"),
    )
    assert found.quarters.counts.tolist() == [2]
    assert date.fromordinal(int(found.quarters.days[0])) == date(2012, 1, 1)
    assert date.fromordinal(int(found.quarters.ends[0])) == date(2012, 4, 1)
    assert found.vague == 1


def test_without_help_there_is_no_curve() -> None:
    found = curve_of(event("a", "2012", kind="verhuizing"))
    assert (found.sure.most, found.maybe.most, found.quarters.most) == (0, 0, 0)


def test_only_youths_have_marks_at_seventeen_and_a_half_and_eighteen() -> None:
    persons = family().persons
    bo = life_of(persons[called("bo")])
    assert date.fromordinal(bo.half_eighteen or 1) == date(2028, 3, 22)
    assert date.fromordinal(bo.eighteen or 1) == date(2028, 9, 22)
    assert life_of(persons[called("mo")]).eighteen is None
    assert life_of(persons[called("theo")]) == (None, None, None, None)
