"""Settings: numbers with a unit, bounds and a reason, that can be changed and never go out of bounds."""

from typing import Any

import pytest

from tests.helpers.patterns import Case
from werkbank.model.errors import KnownError
from werkbank.patterns import COMMON, COMMON_SETTINGS, DETECTORS, Setting, Unit, check_settings

ALL = [(detector.id, setting) for detector in DETECTORS.values() for setting in detector.settings]


@pytest.mark.parametrize(("name", "setting"), ALL, ids=lambda one: getattr(one, "id", one))
def test_every_setting_has_a_unit_bounds_and_takes_its_own_value(name: str, setting: Setting) -> None:
    assert setting.takes(setting.value)
    assert setting.least <= int(setting.value) <= setting.most
    assert setting.is_switch == isinstance(setting.value, bool)
    assert not setting.takes(setting.most + 1)
    check_settings({name: {setting.id: setting.value}})


def test_the_switches_of_all_detectors() -> None:
    assert [one.id for one in COMMON_SETTINGS] == ["stories", "refuted"]
    check_settings({COMMON: {"stories": True}})
    with pytest.raises(KnownError, match="stories2"):
        check_settings({COMMON: {"stories2": True}})


@pytest.mark.parametrize("value", [0, -3, 10_000, True, "90", 3.5, None])
def test_a_value_out_of_bounds_is_refused_with_its_bounds(value: Any) -> None:  # noqa: ANN401 - whatever a file holds
    with pytest.raises(KnownError) as refused:
        Case().find("stapeling", params={"stapeling": {"days": value}})
    assert refused.value.code == "patterns-setting-out-of-bounds"
    assert "730" in refused.value.remedy


def test_a_switch_takes_yes_or_no_only() -> None:
    with pytest.raises(KnownError) as refused:
        check_settings({"golfbeweging": {"goals_met": 1}})
    assert refused.value.remedy == "Kies ja of nee."


def test_the_unit_stands_behind_the_number() -> None:
    days = next(one for one in DETECTORS["stapeling"].settings if one.id == "days")
    assert (days.unit, days.unit.label, days.least, days.most) == (Unit.DAYS, "dagen", 1, 730)
    assert Unit.COUNT.label == ""


def test_another_value_changes_what_is_found_and_stands_with_the_finding() -> None:
    case = Case()
    case.help("1-2-2012", "1-6-2012")
    case.help("1-2-2014", "1-6-2014")
    [found] = case.find("zelfde-hulp")
    assert found.params["times"].value == 2
    assert not case.find("zelfde-hulp", params={"zelfde-hulp": {"times": 3}})
