import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from werkbank.drawing.metrics import text_width
from werkbank.drawing.shapes import Face
from werkbank.drawing.wrap import fit_size, shorten, widest, wrap

SENTENCE = "Oma haalt de kinderen op dinsdag en donderdag uit school, en blijft tot papa thuis is."


def test_lines_fill_the_width_and_lose_nothing() -> None:
    lines = wrap(SENTENCE, 120, 10)
    assert len(lines) > 2
    assert " ".join(lines) == SENTENCE
    assert widest(lines, 10) <= 120
    for line, following in itertools.pairwise(lines):
        assert text_width(f"{line} {following.split()[0]}", 10) > 120


def test_a_line_that_fits_stays_whole() -> None:
    assert wrap("Anouk", 100, 10) == ("Anouk",)
    assert wrap("", 100, 10) == ()


def test_a_newline_is_kept_and_an_empty_line_too() -> None:
    assert wrap("een\n\ntwee", 100, 10) == ("een", "", "twee")


def test_breaks_come_after_a_hyphen_or_slash() -> None:
    narrow = text_width("ouder-", 10) + text_width("kindrelatie", 10) / 2
    assert wrap("ouder-kindrelatie", narrow, 10)[0] == "ouder-"
    assert wrap("vader/moeder", text_width("vader/moed", 10), 10) == ("vader/", "moeder")


def test_a_long_compound_is_hyphenated_the_dutch_way() -> None:
    word = "verantwoordelijkheidsverdeling"
    lines = wrap(word, 90, 10)
    assert all(line.endswith("-") for line in lines[:-1])
    assert "".join(line.rstrip("-") for line in lines) == word
    assert lines == ("verantwoordelijk-", "heidsverdeling")
    assert widest(lines, 10) <= 90


def test_letters_without_a_break_are_cut_where_they_must() -> None:
    assert "".join(wrap("xxxxxxxxxxxxxxxx", 30, 10)) == "x" * 16
    assert wrap("WW", 1, 10) == ("W", "W")


def test_limit_says_there_is_more() -> None:
    lines = wrap(SENTENCE, 120, 10, limit=2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert widest(lines, 10) <= 120
    assert wrap(SENTENCE, 120, 10, limit=0) == ()
    assert wrap("een\ntwee", 120, 10, limit=1) == ("een twee…",)


@pytest.mark.parametrize("face", list(Face))
def test_shortened_text_fits_and_ends_in_dots(face: Face) -> None:
    cut = shorten(SENTENCE, 80, 11, face)
    assert cut.endswith("…")
    assert SENTENCE.startswith(cut[:-1])
    assert text_width(cut, 11, face) <= 80
    assert shorten("Anouk", 80, 11, face) == "Anouk"
    assert shorten("Anouk", 1, 11, face) == ""


def test_a_size_shrinks_to_fit_but_not_below_the_least() -> None:
    assert fit_size("Anouk", 100, 10, least=6) == 10
    size = fit_size("Maria-Magdalena van der Velden", 100, 10, least=4)
    assert text_width("Maria-Magdalena van der Velden", size) == pytest.approx(100)
    assert fit_size("Maria-Magdalena van der Velden", 20, 10, least=7) == 7


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="aëijnrstW -/", max_size=60), st.floats(20, 200))
def test_no_line_is_wider_than_asked_and_letters_stay(text: str, width: float) -> None:
    lines = wrap(text, width, 10)
    assert widest(lines, 10) <= width
    kept = "".join(lines).replace("-", "").replace(" ", "")
    assert kept == text.replace("-", "").replace(" ", "")


def test_a_shortened_line_holds_no_hyphen_of_a_break() -> None:
    (line,) = wrap("Jeugdbescherming midden", 80.0, 12.0, limit=1)
    assert "-" not in line
    assert line.endswith("…")
