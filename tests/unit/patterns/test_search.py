"""Running the detectors: what is asked, a fixed order, keys as lasting as the data, failures that stay alone."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from tests.helpers.patterns import TODAY, Case
from werkbank.model.clock import EntityId
from werkbank.model.entities import Event, Pattern
from werkbank.model.errors import KnownError
from werkbank.model.kinds import PatternStatus, Side
from werkbank.patterns import DETECTORS, Value, as_json, draft_pattern, find, gathered, look, search
from werkbank.patterns.material import Material
from werkbank.patterns.values import Draft, Told


def telling() -> Case:
    """A case in which several detectors find something."""
    case = Case()
    case.ots("10-3-2012", "9-9-2013", source="beschikking")
    case.ots("1-3-2016", "1-7-2017", source="dossier")
    for year in (2012, 2013, 2014):
        case.help(f"10-4-{year}", f"5-10-{year}", outcome="doelen bereikt")
        case.report(f"1-4-{year + 1}")
    return case


def test_findings_come_in_the_order_of_the_catalogue_and_then_of_time() -> None:
    found = [finding.detector for finding in telling().find()]
    assert found == [name for name in DETECTORS if name in found]
    assert len(found) > 3


def test_only_runs_what_is_named() -> None:
    assert {finding.detector for finding in telling().find("zelfde-hulp", "rust")} <= {"zelfde-hulp", "rust"}


def test_a_detector_that_is_not_there_is_told() -> None:
    with pytest.raises(KnownError, match="zelfde-hupl"):
        telling().find("zelfde-hupl")


@pytest.mark.parametrize("params", [{"zelfde-hulp": {"keer": 3}}, {"*": {"meningen": True}}, {"nergens": {}}])
def test_a_setting_that_is_not_there_is_told(params: dict[str, dict[str, int]]) -> None:
    with pytest.raises(KnownError):
        telling().find(params=params)


def test_what_runs_only_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    shy = replace(DETECTORS["zelfde-hulp"], only_when_asked=True)
    monkeypatch.setattr(search, "DETECTORS", MappingProxyType({**DETECTORS, "zelfde-hulp": shy}))
    casus = telling().casus

    def runs(**asked: object) -> bool:
        return any(one.detector == "zelfde-hulp" for one in find(casus, today=TODAY, **asked))  # type: ignore[arg-type]

    assert not runs()
    assert runs(everything=True)
    assert runs(only=["zelfde-hulp"])


@pytest.mark.expects_log
def test_a_detector_that_raises_is_switched_off_for_this_run(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> list[object]:
        raise ValueError("Bo Voorbeeld")

    bad = replace(DETECTORS["zelfde-hulp"], detect=broken)  # type: ignore[arg-type]
    monkeypatch.setattr(search, "DETECTORS", MappingProxyType({**DETECTORS, "zelfde-hulp": bad}))
    found = find(telling().casus, today=TODAY)
    assert found.failed == ("zelfde-hulp",)
    assert any(one.detector == "open-dicht" for one in found)
    [failure] = found.failures
    assert f"zelfde-hulp failed ({failure.code}): ValueError at test_search.py" in caplog.text
    assert "Voorbeeld" not in caplog.text


@pytest.mark.expects_log
def test_a_finding_whose_words_cannot_be_made_says_so(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> Told:
        raise KeyError("Bo Voorbeeld")

    def detect(material: Material, settings: Mapping[str, Value]) -> Iterator[Draft]:
        for draft in DETECTORS["zelfde-hulp"].detect(material, settings):
            yield draft._replace(tell=broken)

    bad = replace(DETECTORS["zelfde-hulp"], detect=detect)
    monkeypatch.setattr(search, "DETECTORS", MappingProxyType({"zelfde-hulp": bad}))
    [found] = find(telling().casus, today=TODAY)
    assert "kan het nu niet vertellen (code " in found.text
    assert as_json(found, telling().casus)["steps"] == []
    assert "Voorbeeld" not in caplog.text + found.text


def test_one_detector_at_a_time_gives_the_same() -> None:
    casus = telling().casus
    parts = list(look(casus, today=TODAY))
    assert [part.detector for part in parts] == [one.id for one in DETECTORS.values() if not one.only_when_asked]
    assert [one.key for one in gathered(parts)] == [one.key for one in find(casus, today=TODAY)]


def test_what_cannot_be_asked_is_told_before_anything_runs() -> None:
    with pytest.raises(KnownError):
        look(telling().casus, today=TODAY, only=["zelfde-hupl"])


def test_bad_input_gives_no_failures() -> None:
    case = Case()
    for _ in range(3):  # the same event three times
        case.event("ots", "1-1-2020")
    case.event("crisismelding", "")
    case.event("ambulant", "", "nu", who=[])
    case.event("iets onbekends", "2019")
    case.event("verhuizing", "2019", who=["niemand"])
    case.help("2024", "2020", who=["niemand", "bo"])
    assert case.find().failed == ()


def test_nothing_in_an_empty_case() -> None:
    assert Case(family=False).find().found == ()


def test_a_finding_names_its_settings_with_a_reason_and_its_sources() -> None:
    [found] = telling().find("zelfde-maatregel")
    assert {name: setting.value for name, setting in found.params.items()} == {"times": 2}
    assert all(setting.reason and setting.label for setting in found.params.values())
    assert found.sources == ("beschikking", "dossier")
    assert (found.title, found.side) == ("Mogelijk patroon", Side.HELP)


# Keys -------------------------------------------------------------------------------------------------------------


def keys(case: Case) -> set[str]:
    return {finding.key for finding in case.find()}


def test_a_key_stays_when_other_things_change() -> None:
    case = telling()
    before = keys(case)
    case.event("mdo", "1-1-2020", who=["mo"])
    assert keys(case) == before
    assert {finding.key for finding in find(case.casus, today=date(2026, 9, 1)) if finding.detector != "rust"} <= before


def test_a_key_changes_with_the_data() -> None:
    case = telling()
    [before] = case.find("zelfde-maatregel")
    event = case.casus.events[before.events[0]]
    later = case.casus.having(event.but(end=case.claim("9-9-2014")))
    [after] = find(later, today=TODAY, only=["zelfde-maatregel"])
    assert after.key != before.key


def test_keys_are_different_for_different_findings() -> None:
    found = telling().find()
    assert len({finding.key for finding in found}) == len(found)


def test_an_extra_event_in_the_row_makes_another_key() -> None:
    case = telling()
    [before] = case.find("zelfde-hulp")
    case.help("1-2-2020", "1-6-2020")
    [after] = case.find("zelfde-hulp")
    assert before.key != after.key


# What becomes of a finding ----------------------------------------------------------------------------------------


def test_a_finding_becomes_a_pattern() -> None:
    [found] = telling().find("zelfde-maatregel")
    pattern = Pattern(id=EntityId("pt1"), **draft_pattern(found))
    assert pattern.events == found.events
    assert pattern.persons == ("bo",)
    assert (pattern.detector, pattern.finding) == ("zelfde-maatregel", found.key)
    assert (pattern.status, pattern.since.edtf) == (PatternStatus.POSSIBLE, "2012-03")
    assert found.text.endswith("Klopt dat volgens jullie?")
    assert pattern.happens == found.text.removesuffix(" Klopt dat volgens jullie?")


def test_the_row_of_the_command_line() -> None:
    case = telling()
    event = case.casus.events[EntityId("e1")]
    casus = case.casus.having(event.but(ref="r12"))
    [found] = find(casus, today=TODAY, only=["zelfde-maatregel"])
    row = json.loads(json.dumps(as_json(found, casus)))
    asked = {"detector", "status", "strength", "persons", "events", "from", "to", "text", "counter", "params"}
    assert asked <= set(row)
    assert (row["detector"], row["status"], row["strength"]) == ("zelfde-maatregel", "zeker", "begin")
    assert (row["persons"], row["events"]) == (["bo"], ["r12", "e2"])
    assert (row["from"], row["to"]) == ("2012-03-10", "2017-07-01")
    assert row["params"] == {"times": 2}


def test_an_open_begin_has_no_date() -> None:
    case = Case()
    case.ots("", "2013")
    case.ots("2018", "2019")
    [found] = case.find("zelfde-maatregel")
    assert found.begin is None
    assert as_json(found, case.casus)["from"] is None
    assert draft_pattern(found)["since"].edtf == ""


def test_looking_back_finds_what_could_be_seen_then() -> None:
    case = telling()
    assert not case.find("zelfde-maatregel", as_of=date(2015, 1, 1))
    [then] = case.find("zelfde-hulp", as_of=date(2013, 12, 31))
    [now] = case.find("zelfde-hulp")
    assert (len(then.events), len(now.events)) == (2, 3)


def test_ids_and_order_of_entry_make_no_difference() -> None:
    case = telling()
    events = list(case.casus.events.values())
    renamed = [Event.model_validate({**one.__dict__, "id": EntityId(f"x{99 - n}")}) for n, one in enumerate(events)]
    bare = case.casus.without(events[0].kind_of, [one.id for one in events])
    other = bare.having(*reversed(renamed))
    one_way = [(f.detector, f.text, f.steps[0].text, f.persons) for f in find(case.casus, today=TODAY)]
    assert one_way == [(f.detector, f.text, f.steps[0].text, f.persons) for f in find(other, today=TODAY)]
