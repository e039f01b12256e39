"""Bad input of the patterns, line by line: what is missing, very much of it, and the same told three times."""

from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

import pytest

from tests.helpers.families import PLANTS, TODAY, family
from tests.helpers.patterns import Case
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import Certainty, from_edtf
from werkbank.model.entities import UNKNOWN_DATE, Event
from werkbank.patterns import DETECTORS, Findings, Memory, find, search

AGENCIES = ("School", "Politie", "Huisarts")


def _changed(casus: Casus, **fields: object) -> Casus:
    return casus.having(*[event.model_copy(update=fields) for event in casus.events.values()])


def _found(casus: Casus) -> Findings:
    """Everything that is found, after a look at each of its words."""
    found = find(casus, today=TODAY, everything=True)
    assert not found.failures
    for one in found:
        assert one.key
        assert "(code " not in one.text
        assert set(one.events) <= set(casus.events)
    return found


@pytest.fixture(scope="module")
def usual() -> Casus:
    return family(3, plant=PLANTS, rate=0.5).casus


def test_events_without_an_end(usual: Casus) -> None:
    found = _found(_changed(usual, end=UNKNOWN_DATE, running=False))
    assert any(one.detector == "witte-vlek" and "niet wanneer het stopte" in one.text for one in found)
    sure = {one.detector for one in found if one.status is Certainty.ZEKER}
    assert not sure & {"stapeling", "voortijdig"}  # these need an end to be certain


def test_events_without_a_source(usual: Casus) -> None:
    found = _found(_changed(usual, source=""))
    assert all(one.sources == () for one in found)
    assert found.found


def test_events_without_a_person(usual: Casus) -> None:
    found = _found(_changed(usual, persons=(), about=()))
    assert {one.detector for one in found} & {"seizoen", "veel-meldingen", "zelfde-hulp"}
    assert not any(one.detector == "verlies" for one in found)  # around whom?


def test_events_without_a_date_give_nothing_that_is_certain_about_time(usual: Casus) -> None:
    found = _found(_changed(usual, date=UNKNOWN_DATE, end=UNKNOWN_DATE, period=False))
    timed = {"golfbeweging", "seizoen", "open-dicht", "herhaald-beroep", "tussentijd", "vooraf", "rust", "stapeling"}
    assert not [one for one in found if one.detector in timed and one.status is Certainty.ZEKER]


def test_three_thousand_events() -> None:
    many = family(1, plant=PLANTS, rate=68.0).casus
    assert len(many.events) > 2900
    found = find(many, today=TODAY)
    assert not found.failures
    assert {one.detector for one in found} >= {"zelfde-hulp", "wisselingen", "stapeling"}


def _in_one_year(event: Event) -> Event:
    if event.date.lo is None:
        return event
    first = date(2015, 1, 1) + timedelta(days=event.date.lo.toordinal() % 365)
    fields: dict[str, object] = {"date": from_edtf(first.isoformat())}
    if event.end.lo is not None:
        last = first + timedelta(days=(event.end.lo - event.date.lo).days % 200)
        fields["end"] = from_edtf(last.isoformat())
    return event.model_copy(update=fields)


def test_all_in_one_year() -> None:
    casus = family(1, plant=PLANTS, rate=6.0).casus
    found = _found(casus.having(*map(_in_one_year, casus.events.values())))
    assert not any(one.detector in {"seizoen", "open-dicht"} for one in found)  # one year has no rhythm of years


def test_the_same_report_by_three_agencies_is_one_incident() -> None:
    case = Case()
    for year in (2015, 2017, 2019):
        for day, agency in enumerate(AGENCIES, start=3):
            case.report(f"{day}-5-{year}", organisation=agency, reason="geweld")
    assert not case.find("veel-meldingen")
    assert not case.find("seizoen")  # three times, not nine


def test_the_same_help_told_by_three_agencies_is_one_time_help() -> None:
    case = Case()
    for agency in AGENCIES:
        case.help("1-2-2015", "1-8-2015", product="vht", organisation="Zorg BV", source=agency)
    assert not case.find("zelfde-hulp")
    assert not case.find("stapeling")


def test_three_copies_of_everything_do_not_make_new_waves() -> None:
    casus = family(2, plant=["golfbeweging"]).casus
    copies = [
        event.model_copy(update={"id": EntityId(f"{event.id}-{agency}"), "source": agency})
        for event in casus.events.values()
        for agency in AGENCIES[1:]
    ]
    [one] = [found for found in find(casus, today=TODAY, only=["golfbeweging"]) if "k1" in found.persons]
    thrice = find(casus.having(*copies), today=TODAY, only=["golfbeweging"])
    assert all(len(found.steps) <= len(one.steps) for found in thrice if "k1" in found.persons)
    _found(casus.having(*copies))


@pytest.mark.expects_log
@pytest.mark.parametrize("name", [one.id for one in DETECTORS.values() if not one.only_when_asked])
def test_whichever_detector_raises_the_others_find_what_they_find(
    name: str, usual: Casus, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> list[object]:
        raise ZeroDivisionError("Kind 0 is weggelopen")

    before, memory = find(usual, today=TODAY), Memory()
    bad = replace(DETECTORS[name], detect=broken)  # type: ignore[arg-type]
    monkeypatch.setattr(search, "DETECTORS", MappingProxyType({**DETECTORS, name: bad}))
    found = find(usual, today=TODAY, memory=memory)
    assert [one.key for one in found] == [one.key for one in before if one.detector != name]
    [failure] = found.failures
    assert f"detector {name} failed ({failure.code})" in caplog.text
    assert "Kind 0" not in caplog.text
    monkeypatch.setattr(search, "DETECTORS", DETECTORS)  # only for that run
    assert [one.key for one in find(usual, today=TODAY, memory=memory)] == [one.key for one in before]
