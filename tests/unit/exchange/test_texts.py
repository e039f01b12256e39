"""Text that passes the door keeps its meaning and loses its teeth."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkbank.exchange.texts import cleaned, guarded, has_steering_signs, header_key, joined_list, split_list, unguarded


@given(st.text())
def test_a_guard_comes_off_again(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(st.text(st.sampled_from("='+-@\t\ra"), max_size=6))
def test_a_guarded_text_is_never_a_formula(text: str) -> None:
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r", "\0"))
    assert unguarded(guarded(text)) == text


def test_a_quote_before_a_letter_is_just_a_quote() -> None:
    assert guarded("'s-Gravenhage") == unguarded("'s-Gravenhage") == "'s-Gravenhage"


@given(st.lists(st.text(st.sampled_from("|\\ab "), min_size=1).map(str.strip).filter(bool)))
def test_a_list_comes_back_whatever_its_items_hold(items: list[str]) -> None:
    assert split_list(joined_list(items)) == items


@pytest.mark.parametrize(
    ("cell", "items"), [("a|b", ["a", "b"]), (" a | | b|", ["a", "b"]), ("", []), ("a\\|b", ["a|b"])]
)
def test_a_list_is_read_as_people_type_it(cell: str, items: list[str]) -> None:
    assert split_list(cell) == items


def test_steering_signs_go_and_are_noticed() -> None:
    assert cleaned(" ab\x07 \r\nc\u0301 ") == "ab \nć"
    assert has_steering_signs("a\x07b")
    assert not has_steering_signs("a\r\nb é")


def test_signs_that_turn_text_round_are_kept_as_typed_and_make_no_other_header() -> None:
    assert cleaned("א\u200fמא \u202eanuk\u202c") == "א\u200fמא \u202eanuk\u202c"
    assert not has_steering_signs("a\u202eb")
    assert header_key("\u200edatum\u202c") == "datum"


def test_headers_are_compared_as_people_spell_them() -> None:
    assert {header_key(name) for name in ("Einde door", "einde_door", " EINDE  DOOR:", "einde\u00a0door")} == {
        "einde door"
    }
