"""The search of open-dicht: windows as numbers, years of a set of turns, and what is ruled out before."""

from random import Random

import pytest

from tests.helpers.families import PLANTS, TODAY, blurred, family
from werkbank.patterns import seasons
from werkbank.patterns.detectors import open_close
from werkbank.patterns.detectors.openings import Places, Years, turns_of
from werkbank.patterns.detectors.parts import entries, part_of, seen, walked
from werkbank.patterns.detectors.starts import Starts
from werkbank.patterns.facts import Look
from werkbank.patterns.material import Material

MANY = 60


def material(seed: int, *, vague: bool) -> Material:
    made = family(seed, plant=PLANTS, rate=3.0).casus
    return Material(blurred(made, seed=seed) if vague else made, look=Look(TODAY, TODAY))


@pytest.mark.parametrize("certain", [True, False])
def test_a_walk_through_the_year_sees_what_each_window_holds(certain: bool) -> None:
    random = Random(3)
    begins = [random.randrange(730000, 732000) for _ in range(MANY)]
    parts = [part_of(begin, begin + random.choice((0, 29, 91))) for begin in begins]
    windows = [part.holding if certain else part.touching for part in parts]
    sets = seen(walked([(one.turns, 1 << n) for n, one in enumerate(windows)]), range(365))
    for start, held in enumerate(sets):
        one_by_one = [part.days.inside(start) if certain else part.days.touches(start) for part in parts]
        assert [bool(held >> n & 1) for n in range(MANY)] == one_by_one
    assert entries(windows) == range(0, 365, 7)
    few = walked([(one.turns, 1 << n) for n, one in enumerate(windows[:9])])
    fullest = max(held.bit_count() for held in seen(few, range(365)))
    assert max(held.bit_count() for held in seen(few, entries(windows[:9]))) == fullest


def test_what_is_too_vague_touches_every_window_and_lies_in_none() -> None:
    part = part_of(730000, 730000 + seasons.WINDOW)
    assert part.days == seasons.ANY
    assert part.touching.some == (1 << 365) - 1
    assert part.holding.some == 0


@pytest.mark.parametrize("opening", [0, 100, 300, 364])
def test_the_years_of_a_set_of_turns_are_counted_at_once(opening: int) -> None:
    _, circle = material(4, vague=True).circles
    places = Places(turns_of(circle.episodes, starts=Starts(circle.around)))
    added, free = places.years(opening)
    random = Random(opening)
    for _ in range(MANY):
        some = sum(bit for _, bit in places.rows if random.random() < 0.2)
        years = {turn.in_window(opening).year for turn, bit in places.rows if bit & some}
        assert (some + added & free).bit_count() == len(years)
        assert {turn.year for turn in places.one_a_year(some, opening=opening)} == years


@pytest.mark.parametrize("vague", [True, False])
def test_nothing_is_ruled_out_that_would_be_told(vague: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    def told(seed: int) -> list[tuple[object, ...]]:
        settings = {setting.id: setting.value for setting in open_close.DETECTOR.settings}
        found = open_close.DETECTOR.detect(material(seed, vague=vague), settings)
        return [(draft.status, draft.events) for draft in found]

    first = [told(seed) for seed in range(8)]
    monkeypatch.setattr(open_close, "may_tell", lambda turns, *, least: len(turns) >= least)
    assert [told(seed) for seed in range(8)] == first
    monkeypatch.setattr(Years, "_may_follow", lambda *_, years: True)
    assert [told(seed) for seed in range(8)] == first
    assert any(first)


def test_the_largest_set_shares_both_windows() -> None:
    _, circle = material(4, vague=False).circles
    starts = Starts(circle.around)
    turns = turns_of(circle.episodes, starts=starts)
    found = Years(Places(turns), starts=starts, certain=True).largest("", least=3)
    assert len({turn.year for turn in found}) == len(found) >= 3
    for claims in ([turn.opened.days for turn in found], [turn.closed.days for turn in found]):
        assert any(all(days.inside(start) for days in claims) for start in range(365))
