"""Signals are dates with a reason and evidence, told as sure only when they are."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from tests.unit.timeline.made import TODAY, day, event, family
from werkbank.model.casus import Casus
from werkbank.model.entities import SHEET_ID, Event, Sheet
from werkbank.timeline.board import lay
from werkbank.timeline.ground import Ground, head_of
from werkbank.timeline.picture import draw
from werkbank.timeline.picture_signals import signal_alt
from werkbank.timeline.scale import fit
from werkbank.timeline.signal_places import signal_places
from werkbank.timeline.signals import Signal, SignalKind, when_in_words
from werkbank.timeline.sizes import USUAL
from werkbank.timeline.stack import stack


def signals(casus: Casus, kind: SignalKind) -> list[Signal]:
    return [one for one in lay(casus, today=TODAY).signals if one.kind is kind]


def helped(ident: str, start: str, end: str, product: str, persons: str = "bo") -> Event:
    return event(ident, start, end, kind="hulp", product=product, persons=persons)


def test_youths_turn_16_17_and_a_half_and_18() -> None:
    found = {one.kind: one for one in lay(family(), today=TODAY).signals if one.person == "bo"}
    assert date.fromordinal(found[SignalKind.SIXTEEN].first) == date(2026, 9, 22)
    assert date.fromordinal(found[SignalKind.HALF_EIGHTEEN].first) == date(2028, 3, 22)
    assert date.fromordinal(found[SignalKind.EIGHTEEN].first) == date(2028, 9, 22)
    assert all(one.certain and one.why for one in found.values())
    assert not [one for one in lay(family(), today=TODAY).signals if one.person in {"mo", "oma"}]


def test_a_vague_birth_makes_a_vague_signal() -> None:
    casus = family().having(family().persons["bo"].but(birth=day("2010")))  # type: ignore[index]
    signal = next(one for one in signals(casus, SignalKind.EIGHTEEN) if one.person == "bo")
    assert not signal.certain
    assert when_in_words(signal) == "tussen 1 januari 2028 en 31 december 2028"
    assert "mogelijk" in signal_alt(signal)


def test_whoever_died_gets_no_birthdays() -> None:
    casus = family().having(family().persons["bo"].but(died=True))  # type: ignore[index]
    assert not [one for one in lay(casus, today=TODAY).signals if one.person == "bo"]


def test_the_day_to_look_back_together() -> None:
    casus = family().having(Sheet(id=SHEET_ID, evaluation=day("20-1-2027")))
    [signal] = signals(casus, SignalKind.EVALUATION)
    assert date.fromordinal(signal.first) == date(2027, 1, 20)


def test_help_that_begins_within_a_year_after_help_ended() -> None:
    casus = family(helped("h1", "1-1-2019", "30-6-2019", "A"), helped("h2", "1-3-2020", "30-6-2020", "B"))
    [signal] = signals(casus, SignalKind.AGAIN)
    assert signal.certain
    assert signal.evidence == ("h1", "h2")
    assert date.fromordinal(signal.first) == date(2020, 3, 1)


@pytest.mark.parametrize(
    "events",
    [
        [helped("h1", "1-1-2019", "30-6-2019", "A"), helped("h2", "1-8-2020", "30-9-2020", "B")],  # after 13 months
        [helped("h1", "1-1-2019", "30-6-2020", "A"), helped("h2", "1-3-2020", "30-6-2020", "B")],  # beside it
        [
            helped("h1", "1-1-2019", "30-6-2019", "A"),
            helped("h2", "1-3-2020", "30-6-2020", "B", "lot"),
        ],  # another child
        [
            helped("h0", "1-1-2018", "31-12-2021", "C"),  # ran on all the while
            helped("h1", "1-1-2019", "30-6-2019", "A"),
            helped("h2", "1-3-2020", "30-6-2020", "B"),
        ],
    ],
)
def test_what_is_no_new_start(events: list[Event]) -> None:
    assert not signals(family(*events), SignalKind.AGAIN)


def test_a_new_start_that_may_be_longer_after_is_only_possible() -> None:
    casus = family(helped("h1", "1-1-2019", "2019", "A"), helped("h2", "december 2020", "30-6-2021", "B"))
    [signal] = signals(casus, SignalKind.AGAIN)
    assert not signal.certain


def test_four_kinds_of_help_at_once_are_told_on_the_day_of_the_fourth() -> None:
    starts = ("1-1-2019", "1-2-2019", "1-3-2019", "1-4-2019", "1-5-2019")
    events = [helped(f"h{n}", start, "31-12-2019", f"P{n}") for n, start in enumerate(starts)]
    [signal] = signals(family(*events), SignalKind.STACKED)
    assert date.fromordinal(signal.first) == date(2019, 4, 1)
    assert signal.certain
    assert len(signal.evidence) == 4
    assert not signals(family(*events[:3]), SignalKind.STACKED)


def test_the_same_help_in_two_events_that_touch_counts_once() -> None:
    events = [
        helped("h1", "1-1-2019", "30-6-2019", "A"),
        helped("h2", "1-6-2019", "31-12-2019", "A"),
        helped("h3", "1-2-2019", "31-12-2019", "B"),
        helped("h4", "1-3-2019", "31-12-2019", "C"),
    ]
    assert not signals(family(*events), SignalKind.STACKED)


def test_four_times_help_in_a_row() -> None:
    events = [helped(f"h{n}", f"1-1-{2015 + n}", f"30-9-{2015 + n}", f"P{n}") for n in range(4)]
    [signal] = signals(family(*events), SignalKind.CHAINED)
    assert date.fromordinal(signal.first) == date(2018, 1, 1)
    assert signal.evidence == ("h0", "h1", "h2", "h3")
    assert not signals(family(*events[:3]), SignalKind.CHAINED)


def test_help_for_nobody_in_particular_counts_for_the_youths() -> None:
    casus = family(helped("h1", "1-1-2019", "30-6-2019", "A", ""), helped("h2", "1-3-2020", "30-6-2020", "B"))
    assert [one.person for one in signals(casus, SignalKind.AGAIN)] == ["bo"]


def test_signals_that_would_cover_each_other_share_a_mark_with_all_of_them() -> None:
    events = [helped(f"h{n}", f"1-1-{2000 + n}", f"30-9-{2000 + n}", f"P{n}") for n in range(20)]
    board = lay(family(*events), today=TODAY)
    marks = []
    for width in (400.0, 4000.0):
        scale = fit(board, left=142.0, right=width)
        pile = stack(board)
        ground = Ground(board, pile, scale, USUAL, 142.0, width, head_of(board, sizes=USUAL), pile.bands)
        places = signal_places(ground)
        in_view = [one for one in board.signals if one.middle <= board.last_day]
        assert sum(len(place.signals) for place in places) == len(in_view)
        assert all(two.x > one.x for one, two in pairwise(places))
        marks.append(len(places))
    assert marks[0] < marks[1]


def test_the_picture_tells_each_signal() -> None:
    drawing = draw(family(helped("h1", "1-1-2019", "30-6-2019", "A"), helped("h2", "1-3-2020", "nu", "B")), today=TODAY)
    alts = [getattr(item, "alt", "") for item in drawing.items]
    assert any("Nieuwe start, Bo" in alt and "1 maart 2020" in alt for alt in alts)
