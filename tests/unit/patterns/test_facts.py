"""What of a casus counts as a fact, and between which days it lies."""

from datetime import date

import pytest

from tests.helpers.patterns import TODAY, Case
from werkbank.model.clock import EntityId
from werkbank.model.dates import Certainty
from werkbank.model.entities import Event
from werkbank.model.kinds import Nature, ParentageKind, Role
from werkbank.patterns.facts import Look
from werkbank.patterns.material import Material
from werkbank.patterns.spans import FIRST_DAY, Span


def days(*texts: str) -> list[int]:
    return [date.fromisoformat(text).toordinal() for text in texts]


def test_only_facts_count_unless_stories_are_switched_on() -> None:
    case = Case()
    case.event("crisismelding", "2020", nature=Nature.OPINION)
    case.event("crisismelding", "2021", nature=Nature.STORY)
    kept = case.event("crisismelding", "2022")
    assert list(case.facts()) == [kept]
    look = Look(TODAY, TODAY, stories=True)
    assert len(Material(case.casus, look=look).facts) == 3


def test_refuted_reports_count_only_when_switched_on() -> None:
    case = Case()
    case.report("2020", finding="weerlegd")
    assert not case.facts()
    assert len(Material(case.casus, look=Look(TODAY, TODAY, refuted=True)).facts) == 1


def test_what_is_planned_has_not_happened() -> None:
    case = Case()
    case.event("zitting", "1-9-2026")
    assert not case.facts()


def test_bounds_end_today() -> None:
    case = Case()
    event = case.event("mdo", "2026")
    assert case.facts()[event].span == Span(*days("2026-01-01", "2026-06-01", "2026-01-01", "2026-06-01"))


def test_a_running_period_has_not_ended() -> None:
    case = Case()
    event = case.help("1-2-2025", "nu")
    fact = case.facts()[event]
    assert fact.ended is Certainty.NEE
    assert fact.span.e_lo == fact.span.e_hi == TODAY.toordinal()


def test_help_without_an_end_ended_before_the_next_of_its_kind_or_today() -> None:
    case = Case()
    first, second = case.help("1-2-2020"), case.help("1-5-2021")
    facts = case.facts()
    assert facts[first].span == Span(*days("2020-02-01", "2020-02-01", "2020-02-01", "2021-05-01"))
    assert facts[second].span.e_hi == TODAY.toordinal()
    assert facts[first].ended is Certainty.MOGELIJK


def test_help_for_somebody_else_bounds_nothing() -> None:
    case = Case()
    first = case.help("1-2-2020")
    case.help("1-5-2021", who=["lin"])
    assert case.facts()[first].span.e_hi == TODAY.toordinal()


def test_an_end_before_the_start_says_nothing_about_the_end() -> None:
    case = Case()
    event = case.help("1-5-2021", "1-2-2020")
    fact = case.facts()[event]
    assert fact.open_end
    assert fact.span == Span(*days("2021-05-01", "2021-05-01", "2021-05-01", "2026-06-01"))


def test_an_unknown_date_can_be_any_day_until_today() -> None:
    case = Case()
    event = case.event("verhuizing", "")
    assert case.facts()[event].span == Span(FIRST_DAY, TODAY.toordinal(), FIRST_DAY, TODAY.toordinal())


def test_a_question_mark_makes_it_unsure() -> None:
    case = Case()
    event = case.event("verhuizing", "2011?")
    assert not case.facts()[event].sure


def test_a_period_in_the_date_itself_is_read_as_one() -> None:
    case = Case()
    casus = case.casus.having(Event(id=EntityId("x"), kind="ambulant", date=case.claim("van maart 2012 tot juni 2013")))
    [fact] = Material(casus, look=Look(TODAY, TODAY)).facts
    assert fact.span == Span(*days("2012-03-01", "2012-03-31", "2013-06-01", "2013-06-30"))


def test_as_of_an_earlier_day_later_things_have_not_happened() -> None:
    case = Case()
    ended = case.help("1-2-2020", "1-3-2022")
    case.report("1-5-2021")
    facts = case.facts(as_of=date(2021, 1, 1))
    assert list(facts) == [ended]
    assert facts[ended].ended is Certainty.NEE


def test_as_of_an_earlier_day_a_vague_date_may_lie_after_it() -> None:
    case = Case()
    event = case.report("2021")
    assert not case.facts(as_of=date(2021, 7, 1))[event].sure
    assert case.facts(as_of=date(2022, 7, 1))[event].sure


@pytest.mark.parametrize("lane", ["ziekte", "school-verzuim", "raadsonderzoek"])
def test_without_an_end_things_that_are_no_help_or_measure_are_a_moment(lane: str) -> None:
    case = Case()
    event = case.event(lane, "3-3-2020")
    fact = case.facts()[event]
    assert fact.span.e_lo == fact.span.e_hi == fact.span.s_lo


def test_facts_stand_in_an_order_that_does_not_hang_on_ids_or_entry() -> None:
    one, other = Case(), Case()
    for case, names in ((one, "ab"), (other, "ba")):
        titles = ("eerste", "tweede") if case is one else ("tweede", "eerste")
        for name, title in zip(names, titles, strict=True):
            case.event("mdo", "3-3-2020", id=name, title=title)
    assert [f.event.title for f in one.facts().values()] == [f.event.title for f in other.facts().values()]


def foster() -> Case:
    case = Case()
    case.person("oma", born="1957", role=Role.CARER)
    for child in ("bo", "lin"):
        case.parent("oma", of=child, kind=ParentageKind.FOSTER)
    return case


def test_foster_parents_give_the_help_that_is_named_with_them() -> None:
    case = foster()
    case.event("pleegzorg", "1-2-2012", "1-2-2014", who=("bo", "oma"), product="Netwerkpleegzorg")
    case.event("pleegzorg", "1-3-2015", "1-3-2017", who=("lin", "oma"), product="Netwerkpleegzorg")
    assert {fact.persons for fact in case.facts().values()} == {frozenset(("bo",)), frozenset(("lin",))}
    assert "oma" not in case.one("zelfde-hulp").persons


def test_guardianship_by_a_grandmother_is_neither_help_nor_the_start_of_waiting_for_it() -> None:
    case = foster()
    case.event("voogdij", "2-2-2017", "nu", who=("bo", "oma"))
    case.event("wmo", "mei 2019", "nov 2019", who=("oma",))
    case.help("1-9-2019", "1-3-2020")
    assert not case.find("wachttijd")
    case.report("1-11-2021")
    case.report("1-2-2022")
    assert case.one("geen-vervolg").status is Certainty.ZEKER
