"""What is drawn by hand as verbs: connecting, placing, writing the line under a symbol."""

from datetime import date
from pathlib import Path

import pytest

from tests.helpers.family import session, three_generations
from werkbank.app.session import key_of, step_name
from werkbank.app.verbs import family, linking, naming, placing
from werkbank.exchange import read_input, write_zip
from werkbank.genogram.from_casus import pins_of
from werkbank.genogram.person_line import read_person
from werkbank.genogram.picture import layout_of
from werkbank.model.errors import KnownError
from werkbank.model.kinds import Gender, ParentageKind, PartnershipKind

TODAY = date(2026, 11, 22)


def test_drawing_a_child_and_typing_its_line_are_one_step() -> None:
    desk = session()
    people = three_generations(desk)
    before = desk.casus
    child = family.add_child(desk, people["ma"].id)
    step = desk.open.undo_step
    naming.write_line(desk, child.id, read=read_person("Teun m 2016", today=TODAY), step=step)
    assert desk.casus.persons[child.id].first_name == "Teun"
    assert step_name(desk.open.undo_step) == "Kind: Teun"
    desk.open.undo()
    assert desk.casus == before
    desk.open.redo()
    assert desk.casus.persons[child.id].birth.edtf == "2016"


def test_a_line_that_comes_after_something_else_is_a_step_of_its_own() -> None:
    desk = session()
    person = family.add_person(desk)
    step = desk.open.undo_step
    family.add_person(desk, first_name="Ander")
    naming.write_line(desk, person.id, read=read_person("Bo", today=TODAY), step=step)
    desk.open.undo()
    assert desk.casus.persons[person.id].first_name == ""
    assert len(desk.casus.persons) == 2


def test_the_line_of_a_partner_tells_of_the_union_too() -> None:
    desk = session()
    one = family.add_person(desk, first_name="An", gender="v")
    other = family.add_partner(desk, one.id)
    read = read_person("Ruud m 1978 h. 2006 gescheiden 2018", today=TODAY)
    naming.write_line(desk, other.id, read=read, unions=tuple(desk.casus.partnerships))
    (union,) = desk.casus.partnerships.values()
    assert (union.kind, union.begin.edtf, union.end.edtf) == (PartnershipKind.MARRIAGE, "2006", "2018")
    assert (union.how_ended, union.ended) == ("scheiding", True)


def test_renaming_keeps_what_was_not_touched_and_empties_what_was_taken_out() -> None:
    desk = session()
    person = family.add_person(
        desk, first_name="Jan Willem", last_name="de Vries", gender="m", birth=read_person("x 1980", today=TODAY).birth
    )
    line = naming.line_of(person)
    assert line == "Jan Willem de Vries m 1980"
    naming.write_line(desk, person.id, read=read_person(line, today=TODAY), whole=True)
    assert desk.casus.persons[person.id] == person
    naming.write_line(desk, person.id, read=read_person("Jan de Vries", today=TODAY), whole=True)
    now = desk.casus.persons[person.id]
    assert (now.first_name, now.last_name, now.gender, now.birth.is_known) == ("Jan", "de Vries", Gender.UNKNOWN, False)


def test_an_own_ancestor_is_refused_and_the_circle_named() -> None:
    desk = session()
    people = three_generations(desk)
    before = desk.casus
    with pytest.raises(KnownError) as refused:
        linking.join_parent(desk, people["bo"].id, child=people["opa"].id)
    assert refused.value.code == "own-ancestor"
    assert "Opa is ouder van Marieke en Marieke is ouder van Bo" in refused.value.text
    assert desk.casus is before


def test_a_third_biological_parent_is_refused_and_an_adoptive_one_is_not() -> None:
    desk = session()
    people = three_generations(desk)
    other = family.add_person(desk, first_name="Karin")
    with pytest.raises(KnownError, match="Bo heeft al twee biologische ouders: Marieke en Sjoerd") as refused:
        linking.join_parent(desk, other.id, child=people["bo"].id)
    assert refused.value.code == "third-parent"
    link = linking.join_parent(desk, other.id, child=people["bo"].id, kind=ParentageKind.STEP)
    assert desk.casus.parentages[link.id].kind is ParentageKind.STEP


@pytest.mark.parametrize(("one", "other", "code"), [("ma", "ma", "own-partner"), ("opa", "oma", "partners-twice")])
def test_impossible_couples_are_refused(one: str, other: str, code: str) -> None:
    desk = session()
    people = three_generations(desk)
    with pytest.raises(KnownError) as refused:
        linking.join_partners(desk, people[one].id, people[other].id)
    assert (refused.value.code, bool(refused.value.remedy)) == (code, True)


def test_a_pair_that_parted_may_come_together_again() -> None:
    desk = session()
    people = three_generations(desk)
    linking.join_partners(desk, people["ma"].id, people["pa"].id)
    assert len([p for p in desk.casus.partnerships.values() if people["pa"].id in p.partners]) == 2


def test_siblings_share_the_parents_that_are_known() -> None:
    desk = session()
    people = three_generations(desk)
    other = family.add_person(desk, first_name="Teun")
    linking.join_siblings(desk, other.id, people["bo"].id)
    assert set(linking.biological(desk.casus, other.id)) == {people["ma"].id, people["pa"].id}
    with pytest.raises(KnownError, match="al dezelfde ouders"):
        linking.join_siblings(desk, other.id, people["bo"].id)


def test_a_pin_is_kept_by_the_layout_and_one_step_takes_it_back() -> None:
    desk = session()
    people = three_generations(desk)
    free = layout_of(desk.casus)
    placing.pin(desk, {people["kim"].id: (321.4, 210.0)})
    family.add_child(desk, people["ma"].id, first_name="Teun")
    held = layout_of(desk.casus).persons[people["kim"].id]
    assert (held.x, held.y) == (321.0, 210.0)
    placing.unpin_all(desk)
    assert desk.casus.persons[people["kim"].id].pin is None
    for _ in range(3):
        desk.open.undo()
    assert layout_of(desk.casus).persons == free.persons


def test_a_place_among_siblings_is_kept_and_a_later_wish_wins() -> None:
    desk = session()
    people = three_generations(desk)
    bo, lot, kim = (people[name].id for name in ("bo", "lot", "kim"))

    def row() -> list[str]:
        persons = layout_of(desk.casus).persons
        return sorted((bo, lot, kim), key=lambda person: persons[person].x)

    placing.put_in_order(desk, kim, bo, lot, moved=kim)
    assert row() == [kim, bo, lot]
    placing.put_in_order(desk, bo, kim, lot, moved=kim)
    assert row() == [bo, kim, lot]
    placing.unpin(desk, *desk.casus.persons)
    assert row() == [bo, lot, kim]


def test_places_and_order_travel_with_the_tables(tmp_path: Path) -> None:
    desk = session()
    people = three_generations(desk)
    placing.pin(desk, {people["opa"].id: (-40.0, 33.0)})
    placing.put_in_order(desk, people["kim"].id, people["bo"].id, moved=people["kim"].id)
    write_zip(desk.casus, tmp_path / "uit.zip", today=TODAY)
    back = read_input(tmp_path / "uit.zip", today=TODAY).casus
    names = {p.first_name: p for p in back.persons.values()}
    assert names["Opa"].pin == (-40, 33)
    assert names["Kim"].left_of == (names["Bo"].id,)
    assert pins_of(back) == {names["Opa"].id: (-40.0, 33.0)}


def test_an_import_with_two_homes_at_once_is_read_and_warned_of(tmp_path: Path) -> None:
    (tmp_path / "personen.csv").write_text("id;roepnaam;geboren\np1;Bo;1980\n", encoding="utf-8")
    rows = "Flat;p1;2010;\nHuis;p1;2012;\n"
    (tmp_path / "huishoudens.csv").write_text(f"huishouden;persoon;begin;einde\n{rows}", encoding="utf-8")
    result = read_input(tmp_path, today=TODAY)
    assert len(result.casus.residences) == 2
    assert [remark.code for remark in result.report.remarks if remark.code == "two-homes"] == ["two-homes"]


def test_removing_somebody_takes_the_order_along_and_brings_it_back() -> None:
    desk = session()
    people = three_generations(desk)
    placing.put_in_order(desk, people["kim"].id, people["bo"].id, moved=people["kim"].id)
    before = desk.casus
    family.remove(desk, key_of(people["bo"]))
    assert desk.casus.persons[people["kim"].id].left_of == ()
    desk.open.undo()
    assert desk.casus == before
