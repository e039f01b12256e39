"""What goes wrong at a kitchen table: nothing filled in, far too much of it, other scripts, a reader without rights.

Each is laid out in every shape of the plan and looked through as drawings: no text outside its page, no word cut short,
'nog af te spreken' where something is open.
"""

from collections.abc import Iterator

import pytest

from tests.unit.plan.builders import TODAY, casus, day, shared
from werkbank.drawing.geometry import walk
from werkbank.drawing.metrics import text_width
from werkbank.drawing.shapes import Anchor, Drawing, Text
from werkbank.model.casus import Casus, casus_of
from werkbank.model.entities import Entity, Goal, Involvement, Parentage, Person, Sheet, Step
from werkbank.model.kinds import Kind
from werkbank.paper.plan import plan_docx, plan_pages
from werkbank.paper.plan_look import LOOKS, NORMAL, Look
from werkbank.plan.content import plan_for
from werkbank.plan.readers import reader_named

OPEN = "nog af te spreken"
SHAPES = pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.id)
LONG = "Wij willen dat iedereen elke ochtend rustig naar school gaat en dat niemand thuis hoeft te blijven. " * 31


def pages(whole: Casus, *, reader: str = "Ans", look: Look = NORMAL) -> list[Drawing]:
    return plan_pages(plan_for(whole, reader_named(whole, reader, today=TODAY), today=TODAY), look=look)


def words(made: list[Drawing]) -> str:
    return " ".join(item.text for page in made for item in walk(page.items) if isinstance(item, Text))


def outside(made: list[Drawing]) -> Iterator[str]:
    """Texts that stand (partly) outside their page, seen on a straight page without turned groups."""
    for page in made:
        for item in walk(page.items):
            if isinstance(item, Text):
                wide = text_width(item.text, item.size, item.face)
                left = item.x - {Anchor.START: 0.0, Anchor.MIDDLE: wide / 2, Anchor.END: wide}[item.anchor]
                if left < -1 or left + wide > page.width + 1 or not 0 <= item.y <= page.height + 1:
                    yield item.text


def empty() -> Casus:
    return casus_of([shared(Person, "ans", first_name="Ans", role="ouder")])


@SHAPES
def test_an_empty_plan_is_a_readable_paper_that_says_what_is_open(look: Look) -> None:
    made = pages(empty(), look=look)
    assert not list(outside(made))
    if look.id not in {"blanco", "eenvoudig"}:
        assert OPEN in words(made)


def test_no_goal_and_no_contact_are_said_to_be_open() -> None:
    whole = casus().without(Kind.GOAL, ["d1", "d2"])
    whole = whole.without(Kind.INVOLVEMENT, list(whole.involvements))
    document = plan_for(whole, reader_named(whole, "Ans", today=TODAY), today=TODAY)
    assert OPEN in words(plan_pages(document))
    assert any("aanspreekpunt" in point for point in document.open_points)


@SHAPES
def test_four_hundred_steps_all_stand_there(look: Look) -> None:
    steps = (shared(Step, f"n{n}", goal="d1", what=f"Stap{n}, samen.", who="Ans", rank=n) for n in range(400))
    made = pages(casus(*steps), look=look)
    assert not list(outside(made))
    told = words(made)
    if look.id not in {"blanco", "eenvoudig"}:
        assert not [n for n in range(400) if f"Stap{n}," not in told]
        assert OPEN in told


@SHAPES
def test_a_goal_of_three_thousand_letters_flows_on(look: Look) -> None:
    made = pages(casus(shared(Goal, "d9", text=LONG.strip(), rank=9)), look=look)
    assert not list(outside(made))
    if look.id != "blanco":
        assert words(made).replace("- ", "").count("ochtend") >= (31 if look.id != "eenvoudig" else 1)


@SHAPES
def test_twelve_children_fit_on_every_sheet(look: Look) -> None:
    more: list[Entity] = []
    for n in range(12):
        more.append(shared(Person, f"k{n}", first_name=f"Alexandrina{n}", role="jeugdige", birth=day(str(2008 + n))))
        more += [shared(Parentage, f"{one}-k{n}", parent=one, child=f"k{n}") for one in ("ans", "kees")]
    made = pages(casus(*more), look=look)
    assert not list(outside(made))
    if look.id != "blanco":
        assert all(f"Alexandrina{n}" in words(made) for n in range(12))


@SHAPES
@pytest.mark.parametrize("name", ["Şükrü Łukasiński", "Ольга Пример", "Ελένη", "Nguyễn Thị Ánh"])
def test_names_in_other_scripts_stand_whole_in_every_shape(name: str, look: Look) -> None:
    first, _, last = name.partition(" ")
    whole = casus(shared(Person, "kees", first_name=first, last_name=last, gender="m", role="ouder"))
    made = pages(whole, look=look)
    assert not list(outside(made))
    if look.id != "blanco":
        assert first in words(made)


@pytest.mark.parametrize("look", [look for look in LOOKS if look.id != "blanco"], ids=lambda look: look.id)
def test_a_reader_without_any_right_is_told_so_and_has_nothing_to_sign(look: Look) -> None:
    whole = casus(shared(Person, "vreemd", first_name="Vreemd", role="netwerk"))
    made = pages(whole, reader="Vreemd", look=look)
    told = words(made)
    assert not list(outside(made))
    assert "In dit plan staat nu nog niets dat voor Vreemd is." in told or look.id == "eenvoudig"
    assert "Handtekening" not in told
    assert "Sam" not in told


def test_a_contact_without_a_number_and_a_day_that_is_open() -> None:
    contact = shared(Involvement, "i9", name="Petra Oefenaar", role="vast aanspreekpunt")
    whole = casus_of([*empty().everything(), contact, shared(Sheet, "casus")])
    told = words(pages(whole))
    assert f"telefoonnummer: {OPEN}" in told
    assert told.count(OPEN) >= 2


def test_a_word_document_of_a_plan_without_goal_and_contact_is_made() -> None:
    assert plan_docx(plan_for(empty(), reader_named(empty(), "Ans", today=TODAY), today=TODAY))[:2] == b"PK"
