"""Gestures on the family of three generations: pull, drag, lasso, aim; each one undo step, each stopped by Escape."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from tests.gui.genogram.hands import Keyboard, Mouse, key_of_person, select
from tests.helpers.window import at_work, make_workplace, press, put_away, settle, wait_for
from werkbank.app.actions import ActionId
from werkbank.app.session import Key
from werkbank.app.verbs import family, linking
from werkbank.model.casus import Casus
from werkbank.model.kinds import Kind, ParentageKind
from werkbank.ui.genogram.gestures.hints import HintLine
from werkbank.ui.genogram.gestures.marks import Knob, Loop, PinMark, Rubber
from werkbank.ui.main_window import MainWindow
from werkbank.ui.motion import ask_less_motion
from werkbank.ui.removal import what_goes_along

pytestmark = pytest.mark.usefixtures("qapp")
K = Qt.Key
SHIFT, ALT, CTRL = (
    Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
)  # fmt: skip


@pytest.fixture
def window(tmp_path: Path) -> Iterator[MainWindow]:
    made = at_work(make_workplace(tmp_path / "werkplek"))
    made.work.space.overview.genogram.setFocus()
    yield made
    put_away(made)


@pytest.fixture
def mouse(window: MainWindow) -> Mouse:
    return Mouse(window)


@pytest.fixture
def keyboard(window: MainWindow) -> Keyboard:
    return Keyboard(window)


def menu() -> QMenu:
    shown = QApplication.activePopupWidget()
    assert isinstance(shown, QMenu)
    return shown


def trigger(text: str) -> None:
    shown = menu()
    next(a for a in shown.actions() if a.text().startswith(text)).trigger()
    shown.close()
    settle()


def undo_name(window: MainWindow) -> str:
    return window.menus.actions[ActionId.UNDO].text().removeprefix("Ongedaan maken: ")


def undo_once(mouse: Mouse, before: object) -> None:
    mouse.window.work.run(ActionId.UNDO)
    settle()
    assert mouse.session.casus == before


def beside(mouse: Mouse, name: str, *, dx: float, dy: float = 0) -> QPoint:
    """A point of the viewport, some points of the drawing from somebody."""
    zoom = mouse.view.camera.zoom
    return mouse.at(name) + QPoint(round(dx * zoom), round(dy * zoom))


# --- dragging --------------------------------------------------------------------------------------------------------


def test_a_drag_pins_and_everything_later_leaves_the_pin_where_it_is(mouse: Mouse) -> None:
    before = mouse.session.casus
    mouse.drag(mouse.at("Opa"), beside(mouse, "Opa", dx=-30), beside(mouse, "Opa", dx=-90, dy=-70))
    pin = mouse.person("Opa").pin
    assert pin is not None
    assert undo_name(mouse.window) == "Vastzetten in het genogram: Opa"
    place = mouse.view.family.layout.persons[mouse.person("Opa").id]  # type: ignore[union-attr]
    assert (place.x, place.y) == pin
    assert any(isinstance(item, PinMark) for item in mouse.view.paper.items())
    mouse.window.work.run(ActionId.UNPIN_ALL)
    settle()
    assert mouse.person("Opa").pin is None
    mouse.window.work.run(ActionId.UNDO)
    undo_once(mouse, before)


def test_nothing_is_laid_out_while_dragging_and_escape_puts_everything_back(mouse: Mouse) -> None:
    before, layout = mouse.session.casus, mouse.view.family.layout
    item = mouse.view.items_by_key[str(key_of_person(mouse, "Bo"))]
    place = item.pos()
    mouse.drag(mouse.at("Bo"), beside(mouse, "Bo", dx=20, dy=50), beside(mouse, "Bo", dx=40, dy=60), release=False)
    assert item.pos() != place
    assert any(isinstance(i, Rubber) for i in mouse.view.paper.items())
    assert mouse.view.family.layout is layout
    press(mouse.view, K.Key_Escape)
    assert item.pos() == place
    assert not any(isinstance(i, Rubber) for i in mouse.view.paper.items())
    assert mouse.session.casus is before


def test_a_drag_past_a_brother_is_an_order_and_no_pin(mouse: Mouse) -> None:
    before = mouse.session.casus
    mouse.drag(mouse.at("Kim"), beside(mouse, "Kim", dx=-60), beside(mouse, "Kim", dx=-70))
    assert mouse.person("Kim").pin is None
    assert mouse.at("Bo").x() < mouse.at("Kim").x() < mouse.at("Lot").x()
    assert undo_name(mouse.window) == "Volgorde in het genogram: Kim"
    undo_once(mouse, before)
    assert mouse.at("Lot").x() < mouse.at("Kim").x()


def test_with_alt_a_drag_past_a_sister_is_a_pin(mouse: Mouse) -> None:
    mouse.drag(mouse.at("Kim"), beside(mouse, "Kim", dx=-60), beside(mouse, "Kim", dx=-70), with_=ALT)
    assert mouse.person("Kim").pin is not None


def test_several_chosen_people_move_together_in_one_step(mouse: Mouse) -> None:
    before = mouse.session.casus
    select(mouse, "Opa", "Oma")
    mouse.drag(mouse.at("Oma"), beside(mouse, "Oma", dx=20, dy=-30), beside(mouse, "Oma", dx=60, dy=-60))
    opa, oma = mouse.person("Opa").pin, mouse.person("Oma").pin
    assert opa is not None
    assert oma is not None
    assert opa[1] == oma[1]
    undo_once(mouse, before)


def test_the_same_by_keyboard(keyboard: Keyboard) -> None:
    select(keyboard, "Kim")
    keyboard.key(K.Key_Left, with_=CTRL)
    assert keyboard.at("Kim").x() < keyboard.at("Lot").x()
    keyboard.key(K.Key_V)
    assert keyboard.person("Kim").pin is not None
    keyboard.key(K.Key_V)
    assert keyboard.person("Kim").pin is None


# --- pulling ---------------------------------------------------------------------------------------------------------


def test_a_line_pulled_to_somebody_makes_them_partners(mouse: Mouse) -> None:
    mouse.choose("Bo")
    before = mouse.session.casus
    mouse.choose("Lot")
    mouse.drag(mouse.knob("P"), beside(mouse, "Opa", dx=8), mouse.at("Opa"))
    assert any(
        {mouse.person("Lot").id, mouse.person("Opa").id} == set(p.partners)
        for p in mouse.session.casus.partnerships.values()
    )
    assert undo_name(mouse.window) == "Partners verbinden: Lot en Opa"
    undo_once(mouse, before)


def test_an_own_ancestor_is_refused_and_every_link_of_the_circle_named(mouse: Mouse) -> None:
    before = mouse.session.casus
    mouse.choose("Bo")
    mouse.drag(mouse.knob("K"), mouse.at("Marieke"), mouse.at("Opa"))
    said = mouse.window.messages.refusal
    assert "Opa is ouder van Marieke en Marieke is ouder van Bo" in said
    assert mouse.session.casus is before


def test_a_third_parent_is_asked_for_and_may_be_a_foster_parent(mouse: Mouse) -> None:
    before = mouse.session.casus
    mouse.choose("Bo")
    mouse.drag(mouse.knob("O"), beside(mouse, "Oma", dx=6), mouse.at("Oma"))
    assert menu().actions()[0].text().startswith("Bo heeft al twee biologische ouders")
    trigger("Pleegouder")
    (link,) = [x for x in mouse.session.casus.parentages.values() if x.parent == mouse.person("Oma").id
               and x.child == mouse.person("Bo").id]  # fmt: skip
    assert link.kind is ParentageKind.FOSTER
    undo_once(mouse, before)


def test_the_parent_key_asks_the_same_of_a_child_with_two_parents(keyboard: Keyboard) -> None:
    select(keyboard, "Bo")
    keyboard.key(K.Key_O)
    press(menu(), K.Key_Down)
    press(menu(), K.Key_Return)
    keyboard.write("Pien")
    keyboard.key(K.Key_Return)
    link = next(x for x in keyboard.session.casus.parentages.values() if x.parent == keyboard.person("Pien").id)
    assert link.kind is ParentageKind.FOSTER


def test_a_pull_to_a_brother_shares_parents(mouse: Mouse) -> None:
    mouse.window.work.run(ActionId.ADD_PERSON)
    settle()
    mouse.view.setFocus()
    mouse.choose("Bo")
    before = mouse.session.casus
    new = next(p for p in before.persons.values() if not p.first_name)
    place = mouse.view.family.layout.persons[new.id]  # type: ignore[union-attr]
    mouse.drag(mouse.knob("B"), mouse.at("Lot"), mouse.view.mapFromScene(QPointF(place.x, place.y)))
    assert set(linking.biological(mouse.session.casus, new.id)) == set(
        linking.biological(before, mouse.person("Bo").id)
    )
    undo_once(mouse, before)


def test_a_bond_is_pulled_and_its_kind_chosen_from_a_menu(mouse: Mouse) -> None:
    before = mouse.session.casus
    mouse.choose("Bo")
    mouse.drag(mouse.knob("R"), mouse.at("Marieke"), mouse.at("Opa"))
    trigger("hecht")
    (bond,) = mouse.session.casus.bonds.values()
    assert (bond.from_person, bond.to_person, bond.kind) == (
        mouse.person("Bo").id, mouse.person("Opa").id, "hecht",
    )  # fmt: skip
    undo_once(mouse, before)


def test_a_bond_with_the_keyboard_alone(keyboard: Keyboard) -> None:
    select(keyboard, "Bo")
    keyboard.key(K.Key_R)
    keyboard.write("op")
    keyboard.key(K.Key_Return)
    assert menu().actions()[0].text() == "Band van Bo met Opa"
    press(menu(), K.Key_Return)
    (bond,) = keyboard.session.casus.bonds.values()
    assert bond.kind == "hecht"
    assert keyboard.view.hasFocus()


def test_who_is_there_already_becomes_a_partner_with_shift(keyboard: Keyboard) -> None:
    select(keyboard, "Lot")
    keyboard.key(K.Key_P, with_=SHIFT)
    keyboard.key(K.Key_Right, K.Key_Return)
    assert any(
        {keyboard.person("Lot").id, keyboard.person("Kim").id} == set(p.partners)
        for p in keyboard.session.casus.partnerships.values()
    )


def test_who_was_connected_is_described_in_the_same_step(mouse: Mouse) -> None:
    before = mouse.session.casus
    mouse.choose("Lot")
    mouse.drag(mouse.knob("P"), beside(mouse, "Opa", dx=8), mouse.at("Opa"))
    QTest.keyClicks(mouse.line.edit, "h. 2019 uit elkaar 2021")
    press(mouse.line.edit, K.Key_Return)
    made = list(mouse.session.casus.partnerships.values())[-1]
    assert (made.kind, made.begin.edtf, made.end.edtf, made.how_ended) == ("huwelijk", "2019", "2021", "uit-elkaar")
    assert undo_name(mouse.window) == "Partners verbinden: Opa"
    undo_once(mouse, before)


def test_locking_keeps_what_stands_in_the_line(window: MainWindow) -> None:
    keyboard = Keyboard(window)
    select(keyboard, "Marieke")
    keyboard.key(K.Key_K)
    keyboard.write("Teun m 2016")
    window.work.space.flush()
    assert keyboard.person("Teun").birth.edtf == "2016"


def test_nobody_becomes_a_partner_of_themselves(mouse: Mouse, keyboard: Keyboard) -> None:
    before = mouse.session.casus
    select(mouse, "Lot")
    keyboard.key(K.Key_P, with_=SHIFT)
    mouse.choose("Lot")
    assert "geen partner van zichzelf" in mouse.window.messages.refusal
    assert mouse.session.casus is before


def test_the_same_couple_twice_is_refused(mouse: Mouse) -> None:
    before = mouse.session.casus
    mouse.choose("Opa")
    mouse.drag(mouse.knob("P"), beside(mouse, "Opa", dx=30), mouse.at("Oma"))
    assert mouse.window.messages.refusal == "Opa en Oma zijn al partners."
    assert mouse.session.casus is before


def test_escape_stops_a_pull_and_an_aim(mouse: Mouse, keyboard: Keyboard) -> None:
    before = mouse.session.casus
    mouse.choose("Bo")
    mouse.drag(mouse.knob("P"), mouse.at("Lot"), mouse.at("Kim"), release=False)
    press(mouse.view, K.Key_Escape)
    QTest.mouseRelease(
        mouse.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, mouse.at("Kim")
    )
    keyboard.key(K.Key_R, K.Key_Left, K.Key_Escape, K.Key_Return)
    assert mouse.session.casus is before
    assert not any(isinstance(i, Rubber) for i in mouse.view.paper.items())


# --- lasso and choosing ----------------------------------------------------------------------------------------------


def lasso(mouse: Mouse, *names: str, with_: Qt.KeyboardModifier) -> None:
    xs, ys = [mouse.at(n).x() for n in names], [mouse.at(n).y() for n in names]
    far = round(21 * mouse.view.camera.zoom)
    left, right, top, bottom = min(xs) - far, max(xs) + far, min(ys) - far, max(ys) + far
    corners = [QPoint(left - far, bottom), QPoint(left - far, top), QPoint(right, top), QPoint(right, bottom)]
    mouse.drag(corners[0], *corners[1:], with_=with_)


def test_a_lasso_round_children_makes_them_a_household_in_one_step(mouse: Mouse) -> None:
    before = mouse.session.casus
    lasso(mouse, "Bo", "Lot", "Kim", with_=SHIFT)
    assert set(mouse.session.selection) == {key_of_person(mouse, n) for n in ("Bo", "Lot", "Kim")}
    trigger("Maak huishouden van deze 3")
    QTest.keyClicks(mouse.line.edit, "Huis van Marieke 2018")
    press(mouse.line.edit, K.Key_Return)
    (home,) = mouse.session.casus.households.values()
    stays = list(mouse.session.casus.residences.values())
    assert (home.label, len(stays), {s.begin.edtf for s in stays}) == ("Huis van Marieke", 3, {"2018"})
    undo_once(mouse, before)


def test_the_key_h_arms_the_lasso_and_escape_disarms_it(mouse: Mouse, keyboard: Keyboard) -> None:
    keyboard.key(K.Key_H)
    lasso(mouse, "Bo", "Lot", with_=Qt.KeyboardModifier.NoModifier)
    assert {key.id for key in mouse.session.selection} == {mouse.person(n).id for n in ("Bo", "Lot")}
    menu().close()
    settle()
    select(mouse)
    keyboard.key(K.Key_H, K.Key_Escape)
    lasso(mouse, "Bo", "Lot", with_=Qt.KeyboardModifier.NoModifier)
    assert not mouse.session.selection
    assert not any(isinstance(i, Loop) for i in mouse.view.paper.items())


def test_ctrl_and_click_chooses_more(mouse: Mouse) -> None:
    mouse.choose("Bo")
    mouse.click(mouse.at("Lot"), with_=CTRL)
    assert set(mouse.session.selection) == {key_of_person(mouse, n) for n in ("Bo", "Lot")}
    assert not any(isinstance(i, Knob) for i in mouse.view.paper.items())


@pytest.mark.parametrize(
    ("start", "keys", "end"),
    [
        ("Bo", (K.Key_Up,), "Sjoerd"),
        ("Marieke", (K.Key_Down,), "Kim"),
        ("Marieke", (K.Key_Up,), "Opa"),
        ("Bo", (K.Key_Right,), "Lot"),
        ("Lot", (K.Key_End,), "Kim"),
        ("Kim", (K.Key_Home,), "Bo"),
        ("Oma", (K.Key_Left,), "Opa"),
    ],
)
def test_arrows_walk_to_relatives(keyboard: Keyboard, start: str, keys: tuple[Qt.Key, ...], end: str) -> None:
    select(keyboard, start)
    keyboard.key(*keys)
    person = keyboard.session.person
    assert person is not None
    assert person.first_name == end


def test_space_and_drag_moves_the_paper_even_over_a_person(mouse: Mouse) -> None:
    before, at = mouse.session.casus, mouse.at("Bo")
    QTest.keyPress(mouse.view, K.Key_Space)
    mouse.drag(at, at + QPoint(20, 10), at + QPoint(40, 20))
    QTest.keyRelease(mouse.view, K.Key_Space)
    assert mouse.at("Bo") - at == QPoint(40, 20)
    assert mouse.session.casus is before


# --- the line under the symbol ---------------------------------------------------------------------------------------


def test_escape_takes_a_new_symbol_away_again(keyboard: Keyboard) -> None:
    before = keyboard.session.casus
    select(keyboard, "Bo")
    keyboard.key(K.Key_P)
    assert len(keyboard.session.casus.persons) == len(before.persons) + 1
    keyboard.write("Ilse")
    keyboard.key(K.Key_Escape)
    assert keyboard.session.casus == before
    assert keyboard.session.selection == (key_of_person(keyboard, "Bo"),)
    assert keyboard.view.hasFocus()


def test_what_is_typed_shows_as_it_is_understood(keyboard: Keyboard) -> None:
    select(keyboard, "Marieke")
    keyboard.key(K.Key_K)
    keyboard.write("Teun m 12-3-2016")
    assert keyboard.line.echo == "Teun · man · geboren 12 maart 2016"


def test_leaving_the_line_keeps_what_was_typed(mouse: Mouse) -> None:
    mouse.choose("Marieke")
    mouse.click(mouse.knob("K"))
    QTest.keyClicks(mouse.line.edit, "Teun m 2016")
    mouse.choose("Opa")
    assert mouse.person("Teun").birth.edtf == "2016"
    assert mouse.session.selection == (key_of_person(mouse, "Opa"),)


def test_the_same_key_again_draws_the_next_child_of_the_same_parents(keyboard: Keyboard) -> None:
    select(keyboard, "Marieke")
    keyboard.draw(K.Key_K, "{Teun}")
    keyboard.draw(K.Key_K, "{Saar}")
    casus = keyboard.session.casus
    parents = [linking.biological(casus, keyboard.person(n).id) for n in ("Teun", "Saar")]
    assert parents[0] == parents[1] != ()
    keyboard.key(K.Key_Left, K.Key_Right)
    keyboard.draw(K.Key_K, "{Ukje}")
    assert linking.biological(keyboard.session.casus, keyboard.person("Ukje").id) == (keyboard.person("Saar").id,)


def test_a_double_click_renames_in_place_in_one_step(mouse: Mouse) -> None:
    before = mouse.session.casus
    QTest.mouseDClick(mouse.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, mouse.at("Lot"))
    settle()
    assert mouse.line.edit.text() == "Lot v 2011"
    mouse.line.edit.setText("Lotte v 2012")
    press(mouse.line.edit, K.Key_Return)
    assert mouse.person("Lotte").birth.edtf == "2012"
    undo_once(mouse, before)


def test_an_event_is_typed_under_the_symbol(keyboard: Keyboard) -> None:
    select(keyboard, "Lot")
    before = len(keyboard.session.casus.events)
    keyboard.draw(K.Key_G, "{2019 verhuisd}")
    made = list(keyboard.session.casus.events.values())[-1]
    assert len(keyboard.session.casus.events) == before + 1
    assert (made.persons, made.date.edtf, made.kind) == ((keyboard.person("Lot").id,), "2019", "verhuizing")


def test_who_helps_is_typed_under_the_symbol_and_stands_around_the_family(keyboard: Keyboard) -> None:
    before = keyboard.session.casus
    select(keyboard, "Bo")
    keyboard.draw(K.Key_S, "{Buurvrouw Ria, past op sinds 2019}")
    (made,) = keyboard.session.casus.supports.values()
    assert (made.who, made.does, made.since.edtf) == ("Buurvrouw Ria", "past op", "2019")
    assert made.about == (keyboard.person("Bo").id,)
    assert f"support:{made.id}" in keyboard.view.items_by_key  # its layer went on
    assert undo_name(keyboard.window) == "Steun toevoegen: Buurvrouw Ria"
    keyboard.window.work.run(ActionId.UNDO)
    settle()
    assert keyboard.session.casus == before


def test_help_of_who_stands_there_by_pull_by_shift_and_by_menu(mouse: Mouse, keyboard: Keyboard) -> None:
    before = mouse.session.casus
    mouse.choose("Bo")
    mouse.drag(mouse.knob("S"), mouse.at("Marieke"), mouse.at("Opa"))
    QTest.keyClicks(mouse.line.edit, "haalt op van school")
    press(mouse.line.edit, K.Key_Return)
    (made,) = mouse.session.casus.supports.values()
    assert (made.who, made.does) == (mouse.person("Opa").id, "haalt op van school")
    undo_once(mouse, before)
    keyboard.key(K.Key_S, with_=SHIFT)
    keyboard.write("op")
    keyboard.key(K.Key_Return, K.Key_Return)  # with what may stay open
    assert [s.who for s in mouse.session.casus.supports.values()] == [mouse.person("Opa").id]
    undo_once(mouse, before)
    select(keyboard, "Bo")
    mouse.window.work.run(ActionId.ADD_SUPPORT)
    settle()
    (empty,) = mouse.session.casus.supports.values()
    assert empty.about == (mouse.person("Bo").id,)
    undo_once(mouse, before)


@pytest.mark.parametrize("less", [False, True])
def test_the_keys_are_told_until_the_family_has_grown_and_then_fade(keyboard: Keyboard, *, less: bool) -> None:
    hint = keyboard.view.findChild(HintLine)
    assert isinstance(hint, HintLine)
    assert not hint.isVisible()  # a family that was large already
    few, all_of_them = list(keyboard.session.casus.persons)[:6], keyboard.session.casus
    keyboard.session.select(*(Key(Kind.PERSON, p) for p in all_of_them.persons if p not in few))
    family.remove(keyboard.session, *keyboard.session.selection)
    select(keyboard, "Bo")
    assert "P partner" in hint.text()
    ask_less_motion(wanted=less)
    keyboard.draw(K.Key_B, "{Teun}")
    assert "F1" in hint.text()
    assert hint.isVisible()
    keyboard.key(K.Key_Right)
    assert hint.isVisible()  # long enough to read
    hint.leaving.flush()
    assert hint.isVisible() is not less
    wait_for(lambda: not hint.isVisible())
    keyboard.draw(K.Key_B, "{Saar}")
    assert not hint.isVisible()
    ask_less_motion(wanted=False)


def test_a_child_older_than_its_parent_is_warned_of_with_a_step_back(keyboard: Keyboard) -> None:
    before = keyboard.session.casus
    select(keyboard, "Marieke")
    keyboard.draw(K.Key_K, "{Teun} m {1960}")
    keyboard.window.work.doubts.flush()
    messages = keyboard.window.messages
    assert "Teun is ouder dan Marieke" in messages.refusal
    assert any(isinstance(i, PinMark) and "ouder dan" in i.toolTip() for i in keyboard.view.paper.items())
    messages._refusal._back.click()
    settle()
    assert keyboard.session.casus == before
    assert messages.refusal == ""


def test_removing_somebody_takes_and_brings_back_everything(mouse: Mouse, monkeypatch: pytest.MonkeyPatch) -> None:
    before = mouse.session.casus
    asked: list[str] = []

    def sure(_parent: object, casus: Casus, keys: tuple[Key, ...]) -> bool:
        asked.append(what_goes_along(casus, keys))
        return True

    monkeypatch.setattr("werkbank.ui.removal.sure_to_remove", sure)
    mouse.choose("Marieke")
    mouse.window.work.run(ActionId.REMOVE)
    settle()
    assert asked == ["1 relatie, 5 ouder-kindlijnen"]
    assert mouse.person("Bo").first_name
    assert not any(
        mouse.session.casus.get(Kind.PARENTAGE, i) for i, link in before.parentages.items()
        if link.parent == next(p.id for p in before.persons.values() if p.first_name == "Marieke")
    )  # fmt: skip
    undo_once(mouse, before)


def test_pins_survive_a_restart_and_so_does_taking_them_back(tmp_path: Path) -> None:
    folder = make_workplace(tmp_path / "werkplek")
    window = at_work(folder)
    mouse = Mouse(window)
    mouse.drag(mouse.at("Opa"), beside(mouse, "Opa", dx=-30), beside(mouse, "Opa", dx=-90, dy=-70))
    pin = mouse.person("Opa").pin
    put_away(window)
    again = at_work(folder)
    mouse = Mouse(again)
    layout = mouse.view.family.layout
    assert layout is not None
    place = layout.persons[mouse.person("Opa").id]
    assert pin == (round(place.x), round(place.y))
    again.work.run(ActionId.UNDO)
    assert not any(person.pin for person in again.work.session.casus.persons.values())
    put_away(again)
