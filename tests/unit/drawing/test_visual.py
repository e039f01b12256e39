"""Texts as the eye sees them: shapes of letters, the order from left to right, and no signs that turn text round."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkbank.drawing.metrics import runs
from werkbank.drawing.visual import has_turning_signs, visual, without_turning_signs

TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"


# What an implementation of UAX 9 by somebody else (python-bidi, with arabic-reshaper) makes of the same texts.
@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Bo gaat weg", "Bo gaat weg"),
        ("\u05e9\u05dc\u05d5\u05dd", "\u05dd\u05d5\u05dc\u05e9"),
        ("Bo: \u05e9\u05dc\u05d5\u05dd 12-3-2014 ja", "Bo: 12-3-2014 \u05dd\u05d5\u05dc\u05e9 ja"),
        ("\u05e9\u05dc\u05d5\u05dd Bo Jansen!", "!Bo Jansen \u05dd\u05d5\u05dc\u05e9"),
        ("\u0645\u0631\u062d\u0628\u0627", "\ufe8e\ufe92\ufea3\ufeae\ufee3"),
        ("\u0627\u0644\u0633\u0644\u0627\u0645", "\ufee1\ufefc\ufeb4\ufedf\ufe8d"),
        ("\u05d0 (\u05d1)", "(\u05d1) \u05d0"),
    ],
)
def test_the_order_and_the_shapes_are_those_of_the_eye(text: str, seen: str) -> None:
    assert visual(text) == seen


def test_signs_that_turn_text_round_do_nothing_and_are_not_drawn() -> None:
    assert visual("jaar 2014 \u202eneg\u202c op") == "jaar 2014 neg op"
    assert [piece for _, piece in runs("a\u202eb\u2066c")] == ["abc"]
    assert has_turning_signs("a\u202eb")
    assert not has_turning_signs("ab \u05d0")
    assert without_turning_signs("a\u202eb\u05d0") == "ab\u05d0"


def test_parts_of_one_picture_are_drawn_beside_each_other() -> None:
    assert (
        visual("\U0001f469\u200d\U0001f467 moeder\ufe0f \U0001f44d\U0001f3fd")
        == "\U0001f469\U0001f467 moeder \U0001f44d"
    )


@given(st.text(st.characters(max_codepoint=0x24F)))
def test_latin_text_stays_as_it_is(text: str) -> None:
    assert visual(text) == text


@given(st.text(st.sampled_from("ab 12-(\u05d0\u05d1\u0627\u0644\u0628" + TURNING)))
def test_no_letter_is_lost_and_nothing_turns(text: str) -> None:
    seen = visual(text)
    assert not set(seen) & set(TURNING)
    assert sorted(letter for letter in seen if letter.isascii() and letter not in "()") == sorted(
        letter for letter in text if letter.isascii() and letter not in "()"
    )
