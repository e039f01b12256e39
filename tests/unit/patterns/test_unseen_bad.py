"""Bad input that nobody had thought of: years that no calendar holds, strangers, circles, nonsense, what goes on."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

import pytest

from tests.helpers.patterns import TODAY, Case
from werkbank.app.proposals import propose
from werkbank.model.clock import EntityId
from werkbank.model.dates import MOGELIJK, ZEKER, from_edtf
from werkbank.model.entities import Event, Parentage, Person
from werkbank.model.kinds import Role
from werkbank.patterns import DETECTORS, Findings, Memory, as_json, find, look, search
from werkbank.patterns.facts import Look
from werkbank.patterns.material import Material
from werkbank.patterns.values import Draft, Step, Told


def test_somebody_born_in_the_last_year_that_there_is() -> None:
    case = Case()
    case.put(Person(id=EntityId("z"), birth=from_edtf("9999-12-31"), role=Role.YOUTH))
    case.help("2015", "2017")
    assert not find(case.casus, today=TODAY, everything=True).failures


def test_a_circle_of_parents_on_paper_is_gone_round_once() -> None:
    """Every path through it would take until tomorrow."""
    case = Case(family=False)
    people = [f"p{n}" for n in range(14)]
    for who in people:
        case.person(who, born="1980")
        case.mark("alcohol", who, "2010", status="bekend")
        case.event("school-uitval", "2015", who=[who])
    both = ((one, other) for one in people for other in people if one != other)
    case.put(*(Parentage(id=EntityId(f"{a}{b}"), parent=EntityId(a), child=EntityId(b)) for a, b in both))
    assert case.find("generatie")


# What is unsafe and goes on --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("until", "quiet"), [("1-6-2015", date(2015, 6, 2)), ("nu", None), ("", date(2011, 2, 2))])
def test_no_time_is_quiet_as_long_as_something_unsafe_goes_on(until: str, quiet: date | None) -> None:
    case = Case()
    for day in ("1-1-2010", "1-3-2010", "1-6-2010", "1-10-2010"):
        case.report(day)
    case.event("verwaarlozing", "1-2-2011", until)
    assert [one.begin for one in case.find("rust")] == ([quiet] if quiet else [])


@pytest.mark.parametrize(("until", "quiet"), [("2015", [date(2016, 1, 1)]), ("nu", []), ("", [date(2012, 1, 1)])])
def test_nor_when_only_years_are_known(until: str, quiet: list[date]) -> None:
    case = Case()
    for when in ("januari 2010", "mei 2010", "oktober 2010"):
        case.report(when)
    case.event("huiselijk-geweld", "2011", until)
    assert [one.begin for one in case.find("rust")] == quiet


def test_of_what_protects_only_the_begin_counts() -> None:
    case = Case()
    for day in ("1-1-2010", "1-3-2010", "1-6-2010"):
        case.report(day)
    case.event("contactverbod", "1-9-2010", "nu")
    assert [one.begin for one in case.find("rust")] == [date(2010, 9, 2)]


# Different findings ----------------------------------------------------------------------------------------------


def test_different_things_that_lack_have_different_keys() -> None:
    """An answer to one is none to the other, and both have a card."""
    case = Case()
    for year in (2012, 2015, 2018):
        case.help(f"1-2-{year}", product=f"hulp {year}")
    for year in (2013, 2014, 2016, 2017):
        case.report(f"1-2-{year}", source="dossier")
    lacking = [one for one in case.find("witte-vlek") if len(one.events) == 3]
    assert len(lacking) == 2
    assert len({one.key for one in lacking}) == 2


def test_quiet_times_between_the_same_events_have_different_keys() -> None:
    """What goes on is one incident with what comes later, so it lies on both sides."""
    case = Case()
    case.event("huisverbod", "26-5-2009", "nu", organisation="A")
    case.event("huisverbod", "27-10-2014", who=["lin"], organisation="B")
    case.event("huisverbod", "6-4-2020", organisation="C")
    first, second = case.find("rust").found[:2]
    assert first.events == second.events
    assert first.key != second.key


def test_a_doubted_date_elsewhere_makes_no_certain_gap_less_certain() -> None:
    case = Case()
    case.report("1-1-2016", who=["bo", "lin"])
    case.report("1-1-2019", who=["bo", "lin"])
    assert case.one("witte-vlek").status is ZEKER
    case.put(Event(id=EntityId("d"), kind="zorgmelding", date=from_edtf("2012-03?"), persons=(EntityId("bo"),)))
    found = next(one for one in case.find("witte-vlek") if "bo" in one.persons)
    assert found.status is ZEKER
    assert [one.events for one in found.perhaps] == [("d", "e1")]


# Strangers ---------------------------------------------------------------------------------------------------------


def test_what_a_neighbour_got_takes_no_waiting_away() -> None:
    case = Case()
    case.person("buur", role=Role.NETWORK)
    case.ots("1-2-2016", "1-2-2018", who=["bo", "buur"])
    case.help("1-9-2016", "1-3-2017")
    [before] = case.find("wachttijd")
    case.help("1-3-2016", "1-1-2018", who=["buur"])
    assert [one.events for one in case.find("wachttijd")] == [before.events]


def test_nobody_waits_who_is_not_of_the_family() -> None:
    case = Case()
    case.person("buur", role=Role.NETWORK)
    case.ots("1-2-2016", "1-2-2018", who=["buur"])
    case.help("1-9-2016", "1-3-2017", who=["buur"])
    assert not case.find("wachttijd")


def test_help_for_a_neighbour_is_no_contact_after_an_ots() -> None:
    case = Case()
    case.person("buur", role=Role.NETWORK)
    case.ots("1-2-2016", "1-2-2018", who=["bo", "buur"])
    case.help("1-2-2017", "1-9-2017")
    assert [one.status for one in case.find("losgelaten")] == [ZEKER]
    case.help("1-2-2017", "1-9-2019", who=["buur"])
    assert [one.status for one in case.find("losgelaten")] == [ZEKER]


def test_the_past_of_a_neighbour_changes_no_rate_of_reports() -> None:
    case = Case()
    case.person("buur", role=Role.NETWORK)
    case.report("1-2-2016")
    before = Material(case.casus, look=_now()).first_days
    case.event("verhuizing", "1961", who=["buur"])
    assert Material(case.casus, look=_now()).first_days == before


def _now() -> Look:
    return Look(TODAY, TODAY)


# More of a pattern of one's own ------------------------------------------------------------------------------------


def _own() -> Case:
    case = Case()
    case.person("buur", role=Role.NETWORK)
    for year in (2012, 2015):
        case.event("verhuizing", f"1-2-{year}")
        case.report(f"1-5-{year}")
    case.pattern("zo ging het", "e1", "e2")
    return case


def test_what_may_be_one_more_takes_no_certainty_from_a_pattern_of_ones_own() -> None:
    case = _own()
    assert case.one("eigen").status is ZEKER
    case.event("verhuizing", "februari 2018")
    case.report("mei 2018")
    found = case.one("eigen")
    assert found.status is ZEKER
    assert found.events == ("e3", "e4")
    assert [one.events for one in found.perhaps] == [("e5", "e6")]


def test_rows_of_which_none_is_certain_are_told_together() -> None:
    case = _own()
    for year in (2018, 2021):
        case.event("verhuizing", f"februari {year}")
        case.report(f"mei {year}")
    [found] = case.find("eigen", params={"eigen": {"times": 3}})
    assert (found.status, len(found.steps)) == (MOGELIJK, 3)


def test_what_a_neighbour_went_through_is_no_row_of_the_family() -> None:
    case = _own()
    case.event("verhuizing", "1-2-2018", who=["buur"])
    case.report("1-5-2018", who=["buur"])
    assert case.one("eigen").events == ("e3", "e4")


def test_two_patterns_that_find_the_same_are_two_findings() -> None:
    case = _own()
    case.pattern("weer zo", "e1", "e2")
    assert len({one.key for one in case.find("eigen")}) == 2


# Words -------------------------------------------------------------------------------------------------------------


def test_a_kind_that_nobody_knows_has_its_own_name() -> None:
    case = Case()
    case.event("paniek op de camping", "1-2-2013", who=["bo"])
    case.event("paniek op de camping", "1-2-1990", who=["mo"])
    assert "paniek op de camping" in case.one("leeftijdsecho").text


def test_a_finding_is_as_sure_as_its_weakest_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """What makes it unsure may lie between the steps."""
    case = _own()
    [sure] = case.find("eigen")
    draft = sure._draft._replace(status=MOGELIJK)
    _as_drafts(monkeypatch, lambda: [draft])
    assert {one.certainty for one in case.one("eigen").steps} == {MOGELIJK}


# Detectors that hand over nonsense ---------------------------------------------------------------------------------


def _as_drafts(monkeypatch: pytest.MonkeyPatch, made: Callable[[], object]) -> None:
    bad = replace(DETECTORS["eigen"], detect=lambda *_: made())  # type: ignore[arg-type]
    monkeypatch.setattr(search, "DETECTORS", MappingProxyType({**DETECTORS, "eigen": bad}))


def _draft(**fields: object) -> Draft:
    told = Told(text="Klopt dat?", steps=(Step(ZEKER, "stap"),))
    size: dict[str, object] = {"status": ZEKER, "strength": "gewoon", "size": 1, "begin": 700_000, "end": 700_001}
    who: dict[str, object] = {"persons": frozenset(), "events": frozenset(["e1"])}
    return Draft(**{**size, **who, "tell": lambda: told, **fields})  # type: ignore[arg-type]


def _raising(error: BaseException) -> Callable[[], object]:
    def made() -> object:
        raise error

    return made


def _without_end() -> object:
    return _without_end()


NONSENSE: dict[str, Callable[[], object]] = {
    "nothing": lambda: None,
    "a number": lambda: 7,
    "words": lambda: ["Bo is weg"],
    "an event that is not there": lambda: [_draft(events=frozenset(["weg"]))],
    "no events": lambda: [_draft(events=None)],
    "no day": lambda: [_draft(begin="gisteren")],
    "a day that no calendar holds": lambda: [_draft(end=10**9)],
    "no certainty": lambda: [_draft(status="Bo")],
    "nothing told": lambda: [_draft(tell=lambda: None)],
    "steps of words": lambda: [_draft(tell=lambda: Told(text="Bo", steps=("Bo",)))],  # type: ignore[arg-type]
    "no memory": _raising(MemoryError("Bo")),
    "too deep": _without_end,
    "the end": _raising(SystemExit("Bo")),
}


@pytest.mark.expects_log
@pytest.mark.parametrize("what", list(NONSENSE))
def test_nonsense_is_switched_off_for_that_run(
    what: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    casus, others = _own().casus, [one.id for one in DETECTORS.values() if one.id != "eigen"]
    before = [as_json(one, casus) for one in find(casus, today=TODAY, only=others[:14])]
    _as_drafts(monkeypatch, NONSENSE[what])
    memory = Memory()
    asked = [*others[:14], "eigen"]
    found = search.gathered(look(casus, today=TODAY, only=asked, memory=memory, in_words=True))
    assert [as_json(one, casus) for one in found] in (before, [*before, *_untold(found, casus)])
    assert "eigen failed (" in caplog.text
    assert "Bo" not in caplog.text
    made = propose(casus, today=TODAY)
    assert made is not None
    assert all(one.text and one.key for one in made.found)
    monkeypatch.setattr(search, "DETECTORS", DETECTORS)
    again = search.gathered(look(casus, today=TODAY, only=asked, memory=memory, in_words=True))
    assert [one.detector for one in again][-1] == "eigen"
    assert not again.failures


def _untold(found: Findings, casus: object) -> list[dict[str, object]]:
    """What was found but cannot be told says so, and counts as a finding."""
    return [as_json(one, casus) for one in found if "(code " in one.text]  # type: ignore[arg-type]


@pytest.mark.expects_log
@pytest.mark.parametrize("field", ["reads", "beside"])
def test_who_cannot_say_what_it_reads_takes_nobody_along(field: str, monkeypatch: pytest.MonkeyPatch) -> None:
    casus, memory, other = _own().casus, Memory(), Event(id=EntityId("x"), kind="mdo", date=from_edtf("2019-01-01"))
    find(casus, today=TODAY, memory=memory)
    broken: dict[str, Any] = {"reads": lambda _: False, field: lambda _: 1 // 0}
    bad = replace(DETECTORS["eigen"], **broken)
    monkeypatch.setattr(search, "DETECTORS", MappingProxyType({**DETECTORS, "eigen": bad}))
    found = find(casus.having(other), today=TODAY, memory=memory)
    assert found.failed == ("eigen",)
    assert len(found) > 1


@pytest.mark.expects_log
def test_a_casus_that_cannot_be_read_switches_all_of_them_off_for_that_run(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    casus, memory = _own().casus, Memory()
    with monkeypatch.context() as broken:
        broken.setattr(search, "Material", lambda *_, **__: dict[str, str]()["Bo"])
        made = propose(casus, today=TODAY)
        assert made is not None
        assert len(made.failures) > 20
        assert not made.found
    assert "Bo" not in caplog.text
    assert find(casus, today=TODAY, memory=memory).found


def test_what_people_typed_is_short_enough_for_a_sentence() -> None:
    case, long = Case(), "De Grote Hulp " * 7000
    for year in (2012, 2014):
        case.help(f"1-2-{year}", f"1-8-{year}", product=long, title=long, organisation=long, source=long, reason=long)
        case.ots(f"1-2-{year}", f"1-8-{year}", reason=long)
        case.report(f"1-9-{year}", reason=long)
    case.person("lang", born="2010")
    case.put(Person(id=EntityId("bo"), first_name=long, role=Role.YOUTH))
    case.pattern(long, "e1", "e3")
    found = find(case.casus, today=TODAY, everything=True)
    for one in found:
        said = [one.text, *(step.text for step in one.steps), *(more.text for more in (*one.counter, *one.context))]
        assert max(map(len, said)) < 500
    assert {one.detector for one in found} >= {"zelfde-hulp", "zelfde-maatregel", "eigen"}
    assert any("De Grote…" in one.text for one in found)


def test_a_mark_that_turns_the_writing_does_not_turn_the_sentence() -> None:
    case = Case()
    for year in (2012, 2014):
        case.help(f"1-2-{year}", f"1-8-{year}", title="\u202eMaatwerk")
    assert [one.text[:18] for one in case.one("zelfde-hulp").steps] == ["Ingezet: Maatwerk "] * 2


@pytest.mark.parametrize(("first", "begin"), [("1-3-2001", date(2008, 4, 3)), ("1-3-2009", date(2009, 3, 2))])
def test_nothing_is_missing_about_a_child_that_is_not_born(first: str, begin: date) -> None:
    case = Case(family=False)
    case.person("bo", born="3-4-2008")
    case.event("zorgmelding", first)
    case.event("zorgmelding", "1-6-2011")
    assert case.one("witte-vlek").begin == begin


def test_a_reason_is_told_as_it_was_typed_by_whoever_noted_it() -> None:
    case = Case()
    case.ots("1-2-2012", "1-2-2013", reason="")
    case.ots("2-2-2013", "1-2-2014", reason="Ruzie om geld van oma")
    case.ots("1-2-2018", "1-2-2019", reason="ruzie om geld van oma")
    assert "'Ruzie om geld van oma'" in case.one("zelfde-maatregel").text


def test_other_places_and_other_organisations_are_two_findings() -> None:
    case = Case()
    for when, where in (("Q3 2014", "COA"), ("Q3 2014", "Thuis Best"), ("1-1-2015", "Zorg A"), ("Q3 2015", "Zorg D")):
        case.event("uithuisplaatsing", when, organisation=where, who=["lin", "bo"] if where == "COA" else ["lin"])
    first, second = (one for one in case.find("wisselingen") if len(one.events) == 4)
    assert (first.events, first.persons) == (second.events, second.persons)
    assert first.key != second.key
