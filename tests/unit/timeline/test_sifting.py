"""Filters: what goes through, what is counted as hidden, and that a filter survives being kept."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.unit.timeline.made import TODAY, called, event, family, history
from werkbank.model.casus import Casus
from werkbank.model.entities import Pattern
from werkbank.timeline.board import Board, Showing, lay
from werkbank.timeline.places import Memory
from werkbank.timeline.sifting import HELP, OPEN, REPORTS, Sieve, Stretch, sieve_from


def through(casus: Casus, **conditions: Any) -> set[str]:  # noqa: ANN401 - the fields of a sieve
    new = conditions.pop("new_ids", frozenset())
    board = lay(casus, today=TODAY, showing=Showing(Sieve(**conditions), new=new))
    return shown(board)


def shown(board: Board) -> set[str]:
    return {place.id for place in board.places} | {one.id for one in board.tray}


def test_an_open_sieve_lets_all_through_and_hides_nothing() -> None:
    board = lay(history(), today=TODAY)
    assert shown(board) == set(history().events)
    assert board.sifted == 0
    assert OPEN.is_open


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({"persons": frozenset({"pim"})}, {"e1", "e6", "e7", "e9"}),
        ({"lanes": frozenset({"maatregel"})}, {"e2", "e3"}),
        ({"kinds": frozenset({"ots", "ziekte"})}, {"e2", "e3", "e5"}),
        ({"organisations": frozenset({"School Oefen"})}, {"e8"}),
        ({"natures": frozenset({"mening", "verhaal"})}, {"e5", "e11"}),
        ({"text": "moe mo"}, {"e5"}),
        ({"text": "SCHOOL oefen"}, {"e8"}),
        ({"lanes": frozenset({"maatregel"}), "persons": frozenset({"bo"})}, {"e3"}),
        ({"persons": frozenset({"nobody"})}, set()),
    ],
)
def test_all_conditions_must_hold_and_any_value_of_one(conditions: dict[str, Any], expected: set[str]) -> None:
    assert through(history(), **conditions) == expected


def test_a_pattern_lets_its_evidence_through() -> None:
    pattern = Pattern(id=called("pt"), name="Steeds weer", events=(called("e2"), called("e3"), called("weg")))
    assert through(history().having(pattern), patterns=frozenset({"pt"})) == {"e2", "e3"}


def test_only_what_is_new() -> None:
    assert through(history(), new=True, new_ids=frozenset({"e4", "e9"})) == {"e4", "e9"}
    assert through(history(), new=True) == set()


def test_what_is_hidden_is_counted_the_undated_too() -> None:
    board = lay(history(), today=TODAY, showing=Showing(Sieve(lanes=frozenset({"hulp"}))))
    assert board.sifted == len(history().events) - len(shown(board)) == 11


def test_a_filter_moves_neither_the_days_nor_the_curve() -> None:
    whole = lay(history(), today=TODAY)
    board = lay(history(), today=TODAY, showing=Showing(Sieve(persons=frozenset({"lot"}))))
    assert (board.first_day, board.last_day) == (whole.first_day, whole.last_day)
    assert board.curve.maybe.days.tolist() == whole.curve.maybe.days.tolist()
    assert board.signals == whole.signals


def test_a_stretch_of_the_curve_keeps_what_counts_there() -> None:
    casus = family(
        event("h1", "1-1-2019", "31-12-2019", kind="vuhp", persons="bo"),
        event("h2", "1-3-2021", "31-12-2021", kind="vuhp", persons="bo"),
        event("m1", "14-5-2019", kind="zorgmelding", persons="bo"),
        event("m2", "14-8-2019", kind="zorgmelding", persons="bo"),
        event("v", "14-5-2019", kind="verhuizing", persons="bo"),
    )
    curve = lay(casus, today=TODAY).curve
    first, last = int(curve.quarters.days[0]), int(curve.quarters.ends[0])
    assert through(casus, stretch=Stretch(first, last, REPORTS)) == {"m1"}
    assert through(casus, stretch=Stretch(first, last, HELP)) == {"h1"}


def test_a_memory_serves_filtered_and_whole_layouts_alike() -> None:
    memory, casus = Memory(), history()
    lay(casus, today=TODAY, memory=memory)
    lay(casus, today=TODAY, memory=memory, showing=Showing(Sieve(persons=frozenset({"bo"}))))
    again, fresh = lay(casus, today=TODAY, memory=memory), lay(casus, today=TODAY)
    assert again.row.tolist() == fresh.row.tolist()
    assert [one.id for one in again.places] == [one.id for one in fresh.places]


def test_a_kept_filter_is_the_same_when_it_is_read() -> None:
    sieve = Sieve(
        persons=frozenset({"bo", "mo"}), natures=frozenset({"feit"}), new=True, text="school",
        stretch=Stretch(730000, 730090, HELP),
    )  # fmt: skip
    assert sieve_from(json.loads(json.dumps(sieve.to_json()))) == sieve
    assert OPEN.to_json() == {}


@pytest.mark.parametrize(
    "kept",
    [None, 3, [], {}, {"persons": 3}, {"text": ["x"]}, {"new": "ja"}, {"stretch": [1]}, {"stretch": [1, 2, "weather"]}],
)
def test_what_another_version_kept_is_left_out(kept: object) -> None:
    assert sieve_from(kept) == OPEN


def test_toggling_twice_changes_nothing() -> None:
    sieve = OPEN.toggled("persons", "bo")
    assert sieve.persons == {"bo"}
    assert sieve.toggled("persons", "bo") == OPEN
