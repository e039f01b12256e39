"""The small pictures of the plan: nothing sticks out of its frame, and the words tell what the picture tells."""

import pytest

from tests.unit.plan.builders import casus, shared
from werkbank.drawing.geometry import bounds, walk
from werkbank.drawing.shapes import Drawing, Text
from werkbank.model import kinds as k
from werkbank.model.courses import Turn, course_of, written
from werkbank.model.dates import from_edtf
from werkbank.model.entities import Pattern
from werkbank.plan.blocks import ScaleLine, ScaleQuestion
from werkbank.plan.course import course
from werkbank.plan.figures import figures
from werkbank.plan.loop import CIRCLE, FIELDS, loop, panels, shortened
from werkbank.plan.phases import phases
from werkbank.plan.portrait import portrait

WIDTH = 470.0
LONG = "Een verantwoordelijkheidsverdelingsprobleem dat steeds terugkomt. " * 30


def assert_inside(drawing: Drawing) -> None:
    ink = bounds(drawing.items)
    assert ink is not None
    assert ink.x >= -1
    assert ink.y >= -1
    assert ink.x + ink.w <= drawing.width + 1
    assert ink.y + ink.h <= drawing.height + 1


def words(drawing: Drawing) -> str:
    return " ".join(shape.text for shape in walk(drawing.items) if isinstance(shape, Text))


@pytest.mark.parametrize("text", ["Kort.", "Een zin van gewone lengte die over twee regels loopt, denk ik.", LONG])
def test_a_loop_stays_inside_and_says_when_it_is_shortened(text: str) -> None:
    pattern = shared(Pattern, "p", name="Steeds weer", happens=text, follows="Dan volgt dit.")
    drawing = loop(pattern, width=WIDTH)
    assert drawing is not None
    assert_inside(drawing)
    assert shortened(pattern, width=WIDTH) == (CIRCLE[:1] if text == LONG else ())
    assert text in drawing.alt
    assert "en dan begint het opnieuw" in words(drawing)


@pytest.mark.parametrize("width", [440.0, WIDTH, 900.0])
def test_the_whole_loop_has_a_panel_a_field_and_nothing_runs_through_another(width: float) -> None:
    texts = {field.name: f"Hier staat {field.title.lower()}. " * 3 for field in FIELDS}
    pattern = shared(Pattern, "p", name="Steeds weer", **texts)
    drawing = loop(pattern, width=width)
    assert drawing is not None
    assert_inside(drawing)
    assert all(texts[field.name].strip() in drawing.alt for field in FIELDS)
    boxes = panels(drawing)
    assert set(boxes) == set(texts)
    for one in boxes.values():
        others = [box for box in boxes.values() if box is not one]
        assert not any(
            one.x < o.x + o.w and o.x < one.x + one.w and one.y < o.y + o.h and o.y < one.y + one.h for o in others
        )
    assert boxes["follows"].x == boxes["kept_home"].x > boxes["kept_help"].x == boxes["breaks"].x


@pytest.mark.parametrize(
    ("filled", "shown"), [((), 2), (("kept_home",), 4), (("breaks",), 4), (("kept_help", "exception"), 6)]
)
def test_rows_in_which_nobody_wrote_are_left_out_on_paper_and_kept_to_type_in(
    filled: tuple[str, ...], shown: int
) -> None:
    pattern = shared(Pattern, "p", name="Stil", happens="Ruzie.", follows="Stilte.", **dict.fromkeys(filled, "Zo."))
    drawing, every = loop(pattern, width=WIDTH), loop(pattern, width=WIDTH, every=True)
    assert drawing is not None
    assert every is not None
    assert_inside(drawing)
    assert (len(panels(drawing)), len(panels(every))) == (shown, len(FIELDS))


def test_a_pattern_without_words_has_no_loop() -> None:
    assert loop(shared(Pattern, "p", name="Leeg"), width=WIDTH) is None


@pytest.mark.parametrize("width", [160.0, WIDTH])
def test_the_course_of_a_pattern_ends_where_it_was_broken_and_is_told_in_full(width: float) -> None:
    said = [
        Turn(from_edtf("2025-03"), k.PatternStatus.POSSIBLE),
        Turn(from_edtf("2026"), k.PatternStatus.RECOGNISED, "Ans"),
    ]
    said += [Turn(from_edtf("2026-11-02"), k.PatternStatus.BROKEN, "iedereen")]
    pattern = shared(Pattern, "p", course=tuple(written(one) for one in reversed(said)))
    assert list(course_of(pattern)) == said
    drawing = course(course_of(pattern), width=width)
    assert drawing is not None
    assert_inside(drawing)
    assert "doorbroken" in words(drawing)
    assert drawing.alt == "Verloop: maart 2025 mogelijk, 2026 herkend (Ans), 2 november 2026 doorbroken (iedereen)."
    assert course((), width=width) is None


@pytest.mark.parametrize("phase", [1, 2, 3])
def test_the_present_phase_stands_out_by_its_edge_and_not_by_colour_alone(phase: int) -> None:
    drawing = phases(phase, width=WIDTH)
    assert_inside(drawing)
    edges = [shape.style.width for shape in walk(drawing.items) if type(shape).__name__ == "Polygon"]  # type: ignore[union-attr]
    assert edges.index(max(edges)) == phase - 1
    assert f"stap {phase}" in drawing.alt


def test_figures_stay_on_their_line_and_are_all_told() -> None:
    lines = (ScaleLine("Ans", (("1 mei 2026", 3), ("1 juni 2026", 10))), ScaleLine("Wim Proefman", (("2026", 0),)))
    drawing = figures(ScaleQuestion("Hoe gaat het?", "slecht", "goed", lines), width=WIDTH)
    assert_inside(drawing)
    assert "Ans geeft 3 op 1 mei 2026, 10 op 1 juni 2026." in drawing.alt


def test_a_portrait_goes_on_in_a_next_row() -> None:
    people = [*casus().persons.values()] * 3
    drawing = portrait(people, width=WIDTH)
    assert_inside(drawing)
    assert "Ans" in drawing.alt
    assert "Mika" in words(drawing)
