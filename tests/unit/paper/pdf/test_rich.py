import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkbank.drawing.metrics import text_width
from werkbank.drawing.shapes import Face
from werkbank.paper.pdf.rich import Line, Rich, Span, fill, plain

SENTENCE = "Oma haalt de kinderen op dinsdag en donderdag uit school, en blijft tot papa thuis is."


def _shown(line: Line) -> str:
    return plain(line.spans) + ("-" if line.soft else "")


def _lines(rich: Rich, width: float) -> list[str]:
    return [_shown(line) for line in fill(rich, width=width, size=10)]


def _wide(line: Line) -> float:
    soft = text_width("-", 10, line.spans[-1].face) if line.soft else 0.0
    return soft + sum(text_width(span.text, 10, span.face) for span in line.spans)


def test_lines_fill_the_width_and_lose_nothing() -> None:
    lines = fill(SENTENCE, width=140, size=10)
    assert " ".join(map(_shown, lines)) == SENTENCE
    assert all(_wide(line) <= 140 for line in lines)
    assert max(map(_wide, lines)) > 120


def test_a_change_of_face_is_no_place_to_break() -> None:
    rich: Rich = ["Dit zegt ", Span("mama", Face.BOLD), ", en papa ook."]
    assert _lines(rich, text_width("Dit zegt mama", 10)) == ["Dit zegt", "mama, en", "papa ook."]
    faces = [span.face for span in fill(rich, width=400, size=10)[0].spans]
    assert faces == [Face.REGULAR, Face.BOLD, Face.REGULAR]


def test_a_span_may_run_over_lines() -> None:
    lines = fill([Span(SENTENCE, Face.ITALIC, "accent")], width=140, size=10)
    assert len(lines) > 2
    assert {(span.face, span.role) for line in lines for span in line.spans} == {(Face.ITALIC, "accent")}


def test_plain_text_takes_the_face_of_its_paragraph() -> None:
    assert fill("ja", width=99, size=10, face=Face.BOLD)[0].spans == (Span("ja", Face.BOLD),)


def test_a_hyphen_fills_a_line_that_would_be_too_empty() -> None:
    lines = _lines("Wij hebben de verantwoordelijkheidsverdeling besproken.", 130)
    assert lines[0] == "Wij hebben de verantwoorde-"
    assert (
        _lines("Zie de leerplichtambtenaar.", text_width("Zie de leerplichtambten", 10))[0] == "Zie de leerplichtambte-"
    )


def test_a_line_that_is_nearly_full_gets_no_hyphen() -> None:
    width = text_width("Wij hebben samen alles rustig besproken met ver", 10)
    assert _lines("Wij hebben samen alles rustig besproken met verantwoordelijken.", width)[0].endswith("met")


def test_dates_hard_spaces_and_initials_stay_whole() -> None:
    assert _lines("van 12-03-2014", text_width("12-03-2014.", 10)) == ["van", "12-03-2014"]
    assert _lines("om 3\u00a0uur", text_width("om 3 u", 10)) == ["om", "3\u00a0uur"]
    assert _lines("moeder-kindhuis", text_width("moeder-kind", 10)) == ["moeder-", "kindhuis"]


def test_newlines_are_kept_and_nothing_gives_no_lines() -> None:
    assert _lines("een\ntwee", 200) == ["een", "twee"]
    assert _lines("een\n\ntwee", 200) == ["een", "", "twee"]
    assert _lines("", 200) == []
    assert _lines("  \n ", 200) == []


def test_a_word_wider_than_the_line_is_cut() -> None:
    assert "".join(_lines("x" * 40, 50)) == "x" * 40
    assert _lines("WW", 1) == ["W", "W"]


@given(
    st.lists(st.builds(Span, st.text(alphabet="aëijnrst -/\n.", max_size=30), st.sampled_from(Face)), max_size=4),
    st.floats(20, 200),
)
def test_no_line_is_too_wide_and_no_letter_lost(spans: list[Span], width: float) -> None:
    lines = fill(spans, width=width, size=10)
    assert all(_wide(line) <= width + 1e-6 for line in lines if line.spans)
    told = "".join(plain(line.spans) for line in lines)
    text = plain(spans)
    assert [c for c in told if not c.isspace()] == [c for c in text if not c.isspace()]


@pytest.mark.parametrize("rich", ["Anouk", ["An", "ouk"], [Span("Anouk")]])
def test_the_plain_text_of_rich_text(rich: Rich) -> None:
    assert plain(rich) == "Anouk"
