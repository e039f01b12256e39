"""Two years of backups, one rotation after each: what is left at any day, and what a term or a lost access cuts."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

from tests.helpers.workplaces import NOON, MovingClock, add_person, desk, new_workplace
from werkbank.model.dates import parse
from werkbank.store.backup import moments, rotate, stamp, to_keep

DAY = timedelta(days=1)
TERM = date(2026, 3, 20)


def test_what_is_left_after_two_years_of_working_days(tmp_path: Path) -> None:
    every = [NOON + day * DAY + timedelta(hours=hour) for day in range(731) for hour in (0, 4)]
    every = [at for at in every if at.weekday() < 5]
    left: set[datetime] = set()
    for number, at in enumerate(every):
        (tmp_path / stamp(at)).mkdir()
        rotate(tmp_path, now=at)
        if number % 97 == 0 or at is every[-1]:
            left = set(moments(tmp_path).values())
            assert left == to_keep(every[: number + 1], now=at), "bit by bit the same as all at once"
    now, kept = every[-1], sorted(left, reverse=True)
    assert {at for at in every if now - at <= 2 * DAY} <= left, "all of two days"
    days = list(dict.fromkeys(at.date() for at in reversed(every)))
    weeks = list(dict.fromkeys(f"{at:%G-%V}" for at in reversed(every)))
    months = list(dict.fromkeys(f"{at:%Y-%m}" for at in reversed(every)))
    assert set(days[:12]) <= {at.date() for at in kept}
    assert list(dict.fromkeys(f"{at:%G-%V}" for at in kept))[:10] == weeks[:10]
    assert list(dict.fromkeys(f"{at:%Y-%m}" for at in kept)) == months[:9], "nothing is older than nine months"
    for period, names in (("%G-%V", weeks[1:10]), ("%Y-%m", months[1:9])):
        last = {max(at for at in every if at.strftime(period) == name) for name in names}
        assert last <= left, "of each the last one"


def test_a_term_that_is_over_cuts_the_copies_at_the_next_closing(tmp_path: Path) -> None:
    clock = MovingClock(NOON)
    workplace, _ = new_workplace(tmp_path / "werkplek", clock=clock)
    stored = workplace.new_case("Gezin Berk")
    own = tmp_path / "werkplek" / "backups" / stored.id
    with desk(stored, clock=clock).transaction("set-retention") as edit:
        edit.change(stored.casus.sheet, retention="eigen", retention_date=parse("20-3-2026", today=clock.today()))
    for name in ("Bo", "Cas", "Dee"):
        add_person(desk(stored, clock=clock), name)
        stored.close()
        clock.at += 3 * DAY
        stored = workplace.open_case(stored.id)
    assert len(moments(own)) == 3
    assert clock.today() < TERM
    clock.at += 30 * DAY
    add_person(desk(stored, clock=clock), "Eef")
    stored.close()
    assert list(moments(own).values()) == [clock.at]
    workplace.close()
