from datetime import date

import pytest

from tests.helpers.family import TODAY, day, session, three_generations
from werkbank.app.verbs import family
from werkbank.drawing.geometry import groups, walk
from werkbank.drawing.shapes import Drawing, Ellipse, Group, Line, Polygon, Rect, Text
from werkbank.genogram.document import as_json, layout_document
from werkbank.genogram.picture import FAMILY, draw, layout_of
from werkbank.genogram.symbols import age_inside, year_text
from werkbank.model.clock import EntityId
from werkbank.model.entities import Person


def of(drawing: Drawing, person: Person) -> Group:
    return next(group for group in groups(drawing.items) if group.key == f"person:{person.id}")


def words(group: Group) -> list[str]:
    return [item.text for item in walk(group.items) if isinstance(item, Text)]


def someone(**fields: object) -> Person:
    return Person(id=EntityId("p"), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(("gender", "shape"), [("m", Rect), ("v", Ellipse), ("x", Polygon), ("?", Polygon)])
def test_the_shape_is_the_gender_that_the_person_states(gender: str, shape: type) -> None:
    desk = session()
    person = family.add_person(desk, gender=gender)
    drawn = of(draw(desk.casus, as_of=TODAY), person)
    assert isinstance(next(iter(drawn.items)), shape)


@pytest.mark.parametrize(
    ("birth", "death", "on", "age"),
    [
        ("21-11-2009", "", date(2026, 11, 20), "16"),
        ("21-11-2009", "", date(2026, 11, 21), "17"),
        ("29-2-2012", "", date(2025, 2, 28), "12"),
        ("29-2-2012", "", date(2025, 3, 1), "13"),
        ("2009", "", TODAY, "16-17"),
        ("1945", "2015", TODAY, "69-70"),
        ("", "", TODAY, ""),
    ],
)
def test_ages_count_birthdays(birth: str, death: str, on: date, age: str) -> None:
    assert age_inside(someone(birth=day(birth), death=day(death)), as_of=on) == age


@pytest.mark.parametrize(("claim", "text"), [("12-3-1975", "1975"), ("rond 1948", "±1948"), ("onbekend", "")])
def test_years_are_as_sure_as_the_date(claim: str, text: str) -> None:
    assert year_text(day(claim)) == text


def test_moving_the_date_moves_nobody() -> None:
    desk = session()
    three_generations(desk)
    layout = layout_of(desk.casus)
    boxes = {
        on: {group.key: group.box for group in groups(draw(desk.casus, as_of=on, layout=layout).items)}
        for on in (date(1950, 1, 1), date(2010, 6, 1), TODAY)
    }
    early, middle, late = boxes.values()
    assert {k: v for k, v in middle.items() if k in early} == {k: v for k, v in early.items() if k in middle}
    assert {k: v for k, v in late.items() if k.startswith("person")} == {
        k: v for k, v in early.items() if k.startswith("person")
    }


def test_the_dead_get_a_cross_and_the_unborn_are_ghosts() -> None:
    desk = session()
    people = three_generations(desk)
    now, then = draw(desk.casus, as_of=TODAY), draw(desk.casus, as_of=date(2010, 6, 1))
    assert sum(isinstance(item, Line) for item in of(now, people["opa"]).items) == 2
    assert not any(isinstance(item, Line) for item in of(then, people["opa"]).items)
    assert "nog niet geboren" in of(then, people["kim"]).alt
    assert "".join(t for t in words(of(then, people["kim"])) if t.isdigit() and len(t) < 4) == ""


def test_the_family_view_has_no_index_outline_and_a_dagger_for_the_dead() -> None:
    desk = session()
    people = three_generations(desk)
    drawing = draw(desk.casus, as_of=TODAY, view=FAMILY)
    assert "† Opa" in words(of(drawing, people["opa"]))
    assert sum(isinstance(item, Rect) and bool(item.style.stroke) for item in of(drawing, people["bo"]).items) == 1
    professional = draw(desk.casus, as_of=TODAY)
    assert sum(isinstance(item, Rect) and bool(item.style.stroke) for item in of(professional, people["bo"]).items) == 2


def test_a_divorce_has_two_slashes_and_both_years() -> None:
    desk = session()
    three_generations(desk)
    drawing = draw(desk.casus, as_of=TODAY)
    married = next(g for g in groups(drawing.items) if g.key.startswith("partnership") and "huwelijk" in g.alt)
    assert words(married) == ["h. 1998–2016"]
    assert sum(isinstance(item, Line) for item in married.items) == 2
    before = next(g for g in groups(draw(desk.casus, as_of=date(2010, 1, 1)).items) if "huwelijk" in g.alt)
    assert not any(isinstance(item, Line) for item in before.items)


def test_the_document_names_people_and_every_union_reaches_its_members() -> None:
    desk = session()
    three_generations(desk)
    document = layout_document(desk.casus)
    assert set(document["persons"]) == {person.name_in_tables for person in desk.casus.persons.values()}
    assert document["seconds"] > 0
    assert document["copies"] == []
    for line in document["lines"]:
        assert line["kind"] in {"partner", "descent", "sibship", "twin"}
        assert set(line["of"]) <= set(document["persons"])
        assert line["union"]


def test_the_document_and_the_picture_stand_on_the_same_places() -> None:
    desk = session()
    people = three_generations(desk)
    layout = layout_of(desk.casus)
    place = as_json(layout, desk.casus)["persons"][people["bo"].name_in_tables]
    box = of(draw(desk.casus, as_of=TODAY, layout=layout), people["bo"]).box
    assert box is not None
    assert box.x + box.w / 2 == pytest.approx(place["x"])


def test_an_empty_casus_is_an_empty_picture() -> None:
    drawing = draw(session().casus, as_of=TODAY)
    assert drawing.items == ()
