"""A clock that cannot be right is asked about; one that may be right is not."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.helpers.workplaces import NOON, MovingClock, add_person, desk, filled_case, unlocked
from werkbank.app.keeping.clock_check import clock_doubt, last_use
from werkbank.store.workplace import Workplace


@pytest.mark.parametrize(
    ("now", "code"),
    [
        (NOON, ""),
        (NOON - timedelta(hours=14), ""),  # flown to the west
        (NOON + timedelta(days=700), ""),  # a case that came back
        (NOON - timedelta(days=2), "clock-behind"),
        (datetime(2001, 1, 1, tzinfo=UTC), "clock-behind"),
        (datetime(2035, 1, 1, tzinfo=UTC), "clock-ahead"),
    ],
)
def test_only_what_is_odd_is_asked_about(now: datetime, code: str) -> None:
    doubt = clock_doubt(now, last=NOON)
    assert (doubt.code if doubt else "") == code
    assert clock_doubt(now, last=None) is None, "where nothing was used there is nothing to compare with"


def test_it_is_asked_once_and_nothing_is_lost(tmp_path: Path) -> None:
    with filled_case(tmp_path / "werkplek", "Bo") as (workplace, case):
        folder = workplace.folder
    told: list[str] = []
    names: list[str] = []
    for year in (2026, 2035, 2001, 2001):
        clock = MovingClock(datetime(year, 3, 3, 12, tzinfo=UTC))
        place: Workplace = unlocked(folder, clock=clock)
        doubt = clock_doubt(clock.now(), last=last_use(place))
        told.append(doubt.code if doubt else "")
        stored = place.open_case(case)
        add_person(desk(stored, clock=clock), f"Kind {year}")
        names = [one.first_name for one in stored.casus.persons.values()]
        place.close()
    assert told == ["", "clock-ahead", "clock-behind", ""]
    assert names == ["Bo", "Kind 2026", "Kind 2035", "Kind 2001", "Kind 2001"]
