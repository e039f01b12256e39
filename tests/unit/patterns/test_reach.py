"""What a crisis report can follow: the quick answers are those of looking at every report."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from tests.helpers.families import PLANTS, TODAY, blurred, family
from werkbank.patterns.detectors.before import _YearRound
from werkbank.patterns.detectors.shifts import VAGUE, Reach
from werkbank.patterns.episodes import Episode, as_one
from werkbank.patterns.facts import Fact, Look
from werkbank.patterns.material import Material
from werkbank.patterns.seasons import day_of_year

DAYS = 60


@pytest.mark.parametrize("seed", [1, 2])
def test_what_follows_is_the_surest_and_of_several_the_nearest(seed: int) -> None:
    casus = blurred(family(seed, plant=PLANTS).casus, seed=seed)
    facts = [one for one in Material(casus, look=Look(TODAY, TODAY)).facts if one.s_hi - one.s_lo <= VAGUE]
    crises = [as_one(one) for one in facts if one.kind.crisis_report]
    reach = Reach(crises, days=DAYS)
    followed = reach.followed(facts)
    assert followed == [one for one in facts if any(_can_follow(one, crisis) for crisis in crises)]
    for fact in followed:
        sure = [one for one in crises if _surely_follows(fact, one)]
        assert reach.surely_after(fact) is (min(sure, key=lambda one: _away(fact, one)) if sure else None)
        possible = [one for one in crises if _can_follow(fact, one)]
        assert reach.nearest_after(fact) is min(possible, key=lambda one: _away(fact, one))


def _can_follow(fact: Fact, crisis: Episode) -> bool:
    return crisis.span.s_hi > fact.s_lo and crisis.span.s_lo <= fact.s_hi + DAYS


def _surely_follows(fact: Fact, crisis: Episode) -> bool:
    in_time = crisis.span.s_lo > fact.s_hi and crisis.span.s_hi - fact.s_lo <= DAYS
    return in_time and fact.sure and all(one.sure for one in crisis.facts)


def _away(fact: Fact, crisis: Episode) -> tuple[int, int]:
    return abs(crisis.span.s_lo + crisis.span.s_hi - fact.s_lo - fact.s_hi), crisis.facts[0].place


def test_so_many_reports_are_more_than_other_days_of_the_year_have() -> None:
    random, near = Random(3), 14
    exact = next(one for one in Material(family(1).casus, look=Look(TODAY, TODAY)).facts if one.exact)
    first = date(2001, 1, 1)
    for count in (3, 12, 60):
        days = [(first + timedelta(random.randrange(7000))).toordinal() for _ in range(count)]
        reports = [as_one(exact.but(span=exact.span._replace(s_lo=day, s_hi=day))) for day in days]
        around = [sum(_apart(day_of_year(day), on) <= near for day in days) for on in range(365)]
        fewest = min(n for n in range(count + 2) if sum(crowd >= n for crowd in around) <= 2 * near + 1)
        assert _YearRound(reports, near=near).fewest == fewest


def _apart(one: int, other: int) -> int:
    return min((one - other) % 365, (other - one) % 365)
