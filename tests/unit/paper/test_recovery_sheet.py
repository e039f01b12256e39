"""The recovery key on paper: one sound page, readable back, with everything that somebody needs years later."""

from __future__ import annotations

import re
from datetime import date

from tests.helpers.pdf import assert_sound, texts_of
from werkbank.paper.recovery_sheet import RecoverySheet, recovery_pdf

TODAY = date(2026, 1, 15)
GROUPS = [f"{letter}{number:02}X" for number in range(7) for letter in "AB"]
SHEET = RecoverySheet("-".join(GROUPS), "K7Q2-M9XD", "Anja")


def test_it_is_one_sound_page_from_which_the_key_can_be_typed_back() -> None:
    data = recovery_pdf(SHEET, today=TODAY)
    assert_sound(data)
    (page,) = texts_of(data)
    assert re.findall(r"\b[AB]\d\dX\b", page) == GROUPS


def test_it_says_what_it_is_where_it_is_kept_and_who_put_it_there() -> None:
    told = " ".join(texts_of(recovery_pdf(SHEET, today=TODAY))[0].split())
    for words in (
        "als iemand zijn wachtzin kwijt is",
        "Wachtzin kwijt?",
        "dichte envelop in een kluis",
        "nooit als foto of scan",
        "K7Q2-M9XD",
        "Anja, 15 januari 2026",
        "Handtekening",
    ):
        assert words in told


def test_the_same_sheet_and_day_give_the_same_bytes_and_no_key_in_a_repr() -> None:
    assert recovery_pdf(SHEET, today=TODAY) == recovery_pdf(SHEET, today=TODAY)
    assert "A00X" not in repr(SHEET)
