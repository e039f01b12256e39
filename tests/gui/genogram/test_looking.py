"""Looking at a genogram: kinship, folding, the own check, lines by keyboard, and what a screen reader finds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QGraphicsPathItem

from tests.gui.genogram.made import shown
from tests.helpers.family import day, session, three_generations
from tests.helpers.window import wait_for
from werkbank.app.session import Key, Session, key_of
from werkbank.app.verbs import family
from werkbank.genogram.branches import STATE, Branch, Fold, Folds
from werkbank.genogram.layout import Area
from werkbank.genogram.remarks import Judgement, Remark
from werkbank.model.entities import Household, Person, Residence
from werkbank.model.kinds import Kind
from werkbank.ui.genogram.folding import MoreFamily
from werkbank.ui.genogram.view import GenogramView

pytestmark = pytest.mark.usefixtures("qapp")
Made = tuple[GenogramView, dict[str, Person]]


@pytest.fixture
def made() -> Iterator[Made]:
    desk = session()
    people = three_generations(desk)
    with shown(desk) as view:
        yield view, people


def glowing(view: GenogramView) -> list[QGraphicsPathItem]:
    return [item for item in view.paper.items() if isinstance(item, QGraphicsPathItem) and item.zValue() in {0.5, 4.5}]


def more(view: GenogramView) -> list[MoreFamily]:
    return [item for item in view.paper.items() if isinstance(item, MoreFamily)]


def choose(view: GenogramView, *people: Person) -> None:
    view.desk.select(*map(key_of, people))


def chosen(view: GenogramView) -> tuple[Key, ...]:
    return view.desk.session.selection


def press(view: GenogramView, key: Qt.Key, *, shift: bool = False) -> None:
    QTest.keyClick(view, key, Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier)


# --- kinship ---------------------------------------------------------------------------------------------------------


def test_two_chosen_people_are_told_in_words_and_their_way_is_lit(made: Made) -> None:
    view, people = made
    choose(view, people["oma"], people["bo"])
    assert "Oma is oma van Bo, van moeders kant." in view.aids.strip.text()
    assert "Bo is kleinzoon van Oma." in view.aids.strip.text()
    assert view.aids.strip.isVisible()
    (light,) = glowing(view)
    oma, bo = (view.items_by_key[str(key_of(people[name]))].hit for name in ("oma", "bo"))
    assert light.path().boundingRect().contains(oma)
    assert light.path().boundingRect().contains(bo)


def test_escape_takes_the_light_and_a_second_one_the_choice(made: Made) -> None:
    view, people = made
    choose(view, people["oma"], people["bo"])
    press(view, Qt.Key.Key_Escape)
    assert not glowing(view)
    assert len(chosen(view)) == 2
    press(view, Qt.Key.Key_Escape)
    assert not chosen(view)
    assert not view.aids.strip.isVisible()


def test_shift_with_an_arrow_chooses_the_second_person(made: Made) -> None:
    view, people = made
    choose(view, people["ma"])
    press(view, Qt.Key.Key_Down, shift=True)
    first, second = view.desk.session.selection
    assert first == key_of(people["ma"])
    assert second.id in {people[name].id for name in ("bo", "lot", "kim")}
    assert "moeder van" in view.aids.strip.text()


def test_asking_for_kinship_of_one_person_says_what_to_do(made: Made) -> None:
    view, people = made
    refused: list[str] = []
    view.desk.refused.connect(lambda text, _remedy: refused.append(text))
    choose(view, people["ma"])
    view.aids.kinship.light()
    assert refused == ["Kies eerst twee personen."]


# --- folding ---------------------------------------------------------------------------------------------------------


def test_minus_folds_and_plus_opens(made: Made) -> None:
    view, people = made
    choose(view, people["ma"])
    press(view, Qt.Key.Key_Minus)
    assert {key.split(":")[1] for key in view.items_by_key if key.startswith("person:")} == {
        people[name].id for name in ("opa", "oma", "ma", "pa")
    }
    assert [item.text for item in more(view)] == ["meer familie (+3)"]
    assert view.aids.folding.chip.isVisible()
    assert "3 personen ingeklapt" in view.aids.folding.chip.text()
    press(view, Qt.Key.Key_Minus)
    assert len(more(view)) == 2
    press(view, Qt.Key.Key_Plus)
    press(view, Qt.Key.Key_Plus)
    assert not more(view)
    assert len([key for key in view.items_by_key if key.startswith("person:")]) == 7
    assert not view.aids.folding.chip.isVisible()


def test_a_click_on_the_mark_and_on_the_chip_open(made: Made) -> None:
    view, people = made
    choose(view, people["ma"])
    press(view, Qt.Key.Key_Minus)
    at = view.mapFromScene(more(view)[0].scenePos())
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert not more(view)
    assert view.desk.session.selection == (key_of(people["ma"]),), "the choice stays"
    press(view, Qt.Key.Key_Minus)
    view.aids.folding.chip.click()
    assert not more(view)


def test_nobody_stays_chosen_unseen(made: Made) -> None:
    view, people = made
    told: list[str] = []
    view.desk.noticed.connect(told.append)
    choose(view, people["bo"])
    view.aids.folding.fold(Fold(Branch.DESCENDANTS, people["ma"].id))
    assert view.desk.session.selection == (key_of(people["ma"]),)
    assert any("Bo" in text for text in told)


def test_who_is_chosen_elsewhere_comes_back(made: Made) -> None:
    view, people = made
    view.aids.folding.fold(Fold(Branch.DESCENDANTS, people["ma"].id))
    choose(view, people["kim"])
    assert str(key_of(people["kim"])) in view.items_by_key
    assert view.desk.session.selection == (key_of(people["kim"]),)


def test_folds_are_remembered_in_the_casus() -> None:
    desk = session()
    people = three_generations(desk)
    with shown(desk) as view:
        view.aids.folding.fold(Fold(Branch.DESCENDANTS, people["ma"].id))
    assert Folds.read(desk.memory.view_state(STATE)).folds == (Fold(Branch.DESCENDANTS, people["ma"].id),)
    with shown(desk) as view:
        assert [item.text for item in more(view)] == ["meer familie (+3)"]


def test_one_household_and_back_with_escape(made: Made) -> None:
    view, people = made
    _home(view.desk.session, people["pa"])
    view.aids.folding.focus_on(view.desk.casus.households["h"].id)  # type: ignore[index]
    assert str(key_of(people["oma"])) not in view.items_by_key
    assert str(key_of(people["bo"])) in view.items_by_key, "a child of who lives there"
    assert "Alleen thuis" in view.aids.folding.chip.text()
    view.desk.select()
    press(view, Qt.Key.Key_Escape)
    assert str(key_of(people["oma"])) in view.items_by_key


def _home(desk: Session, person: Person) -> None:
    from werkbank.app.actions import ActionId

    with desk.open.transaction(ActionId.EDIT_PERSON) as edit:
        edit.add(Household(id="h", label="thuis"))  # type: ignore[arg-type]
        edit.add(Residence(id="w", person=person.id, household="h", begin=day("2020")))  # type: ignore[arg-type]


# --- the own check ---------------------------------------------------------------------------------------------------


def test_a_good_drawing_is_said_calmly(made: Made) -> None:
    view, _ = made
    wait_for(lambda: view.aids.checking.judgement is not None)
    assert view.aids.checking.chip.text() == "Tekening klopt: 0 kruisingen"
    assert view.aids.checking.chip.isVisible()


def test_a_change_of_the_family_is_measured_anew(made: Made) -> None:
    view, people = made
    wait_for(lambda: view.aids.checking.judgement is not None)
    before = view.aids.checking.judgement
    family.add_child(view.desk.session, people["bo"].id, first_name="Nieuw")
    wait_for(lambda: view.aids.checking.judgement is not before)


def test_a_click_goes_to_each_place_in_turn(made: Made) -> None:
    view, people = made
    wait_for(lambda: view.aids.checking.judgement is not None)
    places = (Area(0, 0, 20, 20), Area(150, 80, 20, 20))
    remarks = tuple(Remark(f"plek {n}", "daarom", area) for n, area in enumerate(places, start=1))
    view.aids.checking.judgement = Judgement(1, 1, 0, 0, remarks)
    view.aids.show_state()
    assert view.aids.checking.chip.text() == "1 kruising, 1 lijn achter een symbool: bekijk"
    view.aids.checking.chip.click()
    assert view.aids.strip.text() == "1 van 2: plek 1 daarom"
    assert glowing(view)
    view.aids.checking.next()
    assert view.aids.strip.text().startswith("2 van 2: plek 2")
    assert view.viewport().rect().contains(view.mapFromScene(160, 90))
    view.aids.checking.next()
    assert view.aids.strip.text().startswith("1 van 2")
    choose(view, people["bo"])
    assert not glowing(view)


# --- lines by keyboard, screen reader --------------------------------------------------------------------------------


def test_lines_of_a_person_are_walked_and_left(made: Made) -> None:
    view, people = made
    choose(view, people["ma"])
    walked = []
    for _ in range(20):
        press(view, Qt.Key.Key_L)
        (key,) = view.desk.session.selection
        if key in walked:
            break
        walked.append(key)
    kinds = [key.kind for key in walked]
    assert kinds.count(Kind.PARTNERSHIP) == 1
    assert kinds.count(Kind.PARENTAGE) == 5, "two parents and three children"
    assert glowing(view)
    assert view.aids.strip.text() == view.accessibleDescription(), "who sees reads the same as who hears"
    press(view, Qt.Key.Key_L, shift=True)
    assert view.desk.session.selection == (walked[-1],)
    press(view, Qt.Key.Key_Down)
    assert view.desk.session.selection[0].kind is Kind.PERSON
    choose(view, people["ma"])
    press(view, Qt.Key.Key_L)
    press(view, Qt.Key.Key_Escape)
    assert view.desk.session.selection == (key_of(people["ma"]),)


def test_every_person_and_every_line_is_there_for_a_screen_reader(made: Made) -> None:
    view, _ = made
    found = QAccessible.queryAccessibleInterface(view)
    assert found.role() == QAccessible.Role.List
    names = [found.child(n).text(QAccessible.Text.Name) for n in range(found.childCount())]
    about = [found.child(n).text(QAccessible.Text.Description) for n in range(found.childCount())]
    casus = view.desk.casus
    assert sum(text.startswith("persoon") for text in about) == len(casus.persons)
    assert about.count("lijn tussen partners") == len(casus.partnerships)
    assert about.count("lijn van ouder naar kind") == len(casus.parentages)
    assert any(name.startswith("Bo, man, geboren 2009") for name in names)
    assert any(name.startswith("Marieke en Sjoerd: huwelijk") for name in names)
    assert "Marieke: moeder van Kim" in names
    for place in range(len(casus.persons) + len(casus.partnerships) + len(casus.parentages)):
        child = found.child(place)
        assert child.rect().isValid(), names[place]
        assert child.state().focusable
        assert found.indexOfChild(child) == place


def test_who_is_chosen_has_the_focus_of_the_screen_reader(made: Made) -> None:
    view, people = made
    view.setFocus()
    choose(view, people["bo"])
    found = QAccessible.queryAccessibleInterface(view)
    chosen = [n for n in range(found.childCount()) if found.child(n).state().selected]
    assert [found.child(n).text(QAccessible.Text.Name)[:2] for n in chosen] == ["Bo"]
    assert view.accessibleDescription().startswith("Bo")
    press(view, Qt.Key.Key_L)
    assert "Bo" in view.accessibleDescription()
    assert ":" in view.accessibleDescription()


def test_a_folded_person_is_not_told(made: Made) -> None:
    view, people = made
    view.aids.folding.fold(Fold(Branch.DESCENDANTS, people["ma"].id))
    found = QAccessible.queryAccessibleInterface(view)
    names = [found.child(n).text(QAccessible.Text.Name) for n in range(found.childCount())]
    assert not any(name.startswith("Kim") for name in names)
    assert any("3 personen ingeklapt" in name for name in names), "the chip is there as a button"
    assert Key(Kind.PERSON, people["ma"].id) == key_of(people["ma"])


def test_homes_in_the_drawing_are_told_too(made: Made) -> None:
    view, people = made
    _home(view.desk.session, people["bo"])
    found = QAccessible.queryAccessibleInterface(view)
    told = [found.child(n) for n in range(found.childCount())]
    homes = [c.text(QAccessible.Text.Name) for c in told if c.text(QAccessible.Text.Description) == "in de tekening"]
    assert any("thuis" in name for name in homes), homes
