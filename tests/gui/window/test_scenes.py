"""What a newcomer does in one sitting, in the real window."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from tests.helpers.window import (
    CASE,
    PASSPHRASE,
    at_work,
    make_workplace,
    open_window,
    press,
    put_away,
    settle,
    unlocked,
    wait_for,
    write,
)
from werkbank.app.actions import ActionId
from werkbank.app.session import Key, key_of
from werkbank.model.kinds import Kind
from werkbank.ui.cases import CasesPage
from werkbank.ui.first import FirstPage, RecoveryPage
from werkbank.ui.main_window import MainWindow
from werkbank.ui.unlock import UnlockPage

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_workplace(tmp_path_factory.mktemp("werkplek") / "a")


@pytest.fixture
def window(tmp_path: Path) -> Iterator[MainWindow]:
    made = at_work(make_workplace(tmp_path / "werkplek"))
    yield made
    put_away(made)


def persons(window: MainWindow) -> dict[str, Any]:
    return {p.first_name: p for p in window.work.session.casus.persons.values()}


def field(window: MainWindow) -> QLineEdit:
    focus = window.focusWidget()
    assert isinstance(focus, QLineEdit), focus
    return focus


def test_a_wrong_passphrase_is_said_and_can_be_typed_again(workplace: Path) -> None:
    window = open_window(workplace)
    page = window.page
    assert isinstance(page, UnlockPage)
    write(page._secret, "verkeerde woorden")
    press(page._secret, Qt.Key.Key_Return)
    wait_for(page._message.isVisible)
    assert "wachtzin" in page._message.text().lower()
    write(page._secret, PASSPHRASE)
    press(page._secret, Qt.Key.Key_Return)
    wait_for(lambda: window.work is not None)
    put_away(window)


def test_a_new_workplace_asks_for_a_name_and_shows_the_recovery_key_once(tmp_path: Path) -> None:
    window = open_window(tmp_path / "nieuw")
    page = window.page
    assert isinstance(page, FirstPage)
    assert len(page._secret.text().split()) == 6
    press(page._name, Qt.Key.Key_Return)
    assert page._message.isVisible()
    write(page._name, "Anja Oefening")
    press(page._name, Qt.Key.Key_Return)
    wait_for(lambda: isinstance(window.page, RecoveryPage), seconds=60)
    assert isinstance(window.page, RecoveryPage)
    window.page.written.emit()
    settle()
    assert isinstance(window.page, CasesPage)
    put_away(window)


def test_the_list_of_cases_is_searched_with_the_keyboard_alone(workplace: Path) -> None:
    window = unlocked(workplace)
    if window.work.desk is not None:
        window.work.run(ActionId.OPEN_CASES)
    page = window.page
    assert isinstance(page, CasesPage)
    write(page._search, "bestaat niet")
    assert page._list.count() == 0
    assert page._nothing.isVisible()
    page._search.clear()
    write(page._search, "verzonnen")
    press(page._search, Qt.Key.Key_Return)
    assert window.work.session.casus.sheet.name == CASE
    put_away(window)


def test_persons_are_added_by_keyboard_and_every_step_can_be_undone(window: MainWindow) -> None:
    genogram = window.work.space.overview.genogram
    window.work.desk.select(key_of(persons(window)["Bo"]))
    before = window.work.session.casus
    genogram.setFocus()
    press(genogram, Qt.Key.Key_P)
    write(field(window), "Ilse")
    press(field(window), Qt.Key.Key_Return)
    assert "Ilse" in persons(window)
    press(genogram, Qt.Key.Key_K)
    write(field(window), "Teun")
    press(field(window), Qt.Key.Key_Return)
    children = [
        x.child for x in window.work.session.casus.parentages.values() if x.parent == persons(window)["Ilse"].id
    ]
    assert children == [persons(window)["Teun"].id]
    assert window.menus.actions[ActionId.UNDO].text() == "Ongedaan maken: Kind: Teun"
    for _ in range(2):
        window.work.run(ActionId.UNDO)
    assert window.work.session.casus == before
    for _ in range(2):
        window.work.run(ActionId.REDO)
    assert "Teun" in persons(window)


def test_a_click_in_the_genogram_selects_for_everybody(window: MainWindow) -> None:
    overview = window.work.space.overview
    lot = persons(window)["Lot"]
    item = overview.genogram.items_by_key[str(key_of(lot))]
    from PySide6.QtTest import QTest

    at = overview.genogram.mapFromScene(item.centre)
    QTest.mouseClick(overview.genogram.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    settle()
    assert window.work.session.selection == (key_of(lot),)
    assert item.chosen
    assert overview.inspector._title.whole() == "Lot"


def test_arrow_keys_walk_the_family(window: MainWindow) -> None:
    genogram = window.work.space.overview.genogram
    window.work.desk.select(key_of(persons(window)["Bo"]))
    press(genogram, Qt.Key.Key_Right)
    assert window.work.session.person.first_name == "Lot"
    press(genogram, Qt.Key.Key_Up)
    assert window.work.session.person.first_name in {"Sjoerd", "Marieke"}


def test_a_field_is_saved_while_one_types_and_the_date_is_echoed(window: MainWindow) -> None:
    window.work.desk.select(key_of(persons(window)["Kim"]))
    form = window.work.space.overview.inspector._forms[Kind.PERSON]
    birth = form.input("birth")
    birth.line.selectAll()
    write(birth.line, "voorjaar 2013")
    assert persons(window)["Kim"].birth.edtf == "2013-21"
    assert "1 maart" in birth._echo.text()


def test_a_period_typed_in_one_date_field_fills_begin_and_end(window: MainWindow) -> None:
    (event,) = window.work.session.casus.events.values()
    window.work.desk.select(key_of(event))
    when = window.work.space.overview.inspector._forms[Kind.EVENT].input("date")
    when.line.selectAll()
    write(when.line, "sinds sept 2020")
    (event,) = window.work.session.casus.events.values()
    assert (event.date.edtf, event.running, event.period) == ("2020-09", True, True)


def test_the_time_cursor_is_shared_and_moves_nobody(window: MainWindow) -> None:
    overview = window.work.space.overview
    places = {key: item.centre for key, item in overview.genogram.items_by_key.items() if key.startswith("person")}
    window.work.run(ActionId.PREVIOUS_EVENT)
    assert window.work.session.cursor is not None
    assert overview.genogram.chips.day.isVisible()
    moved = {key: item.centre for key, item in overview.genogram.items_by_key.items() if key.startswith("person")}
    assert moved == places
    window.work.run(ActionId.CURSOR_TODAY)
    assert not overview.genogram.chips.day.isVisible()


def test_removing_asks_only_when_more_is_lost_and_comes_back(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    from werkbank.ui import removal

    bo = persons(window)["Bo"]
    assert "ouder-kindlijnen" in removal.what_goes_along(window.work.session.casus, (key_of(bo),))
    monkeypatch.setattr(removal, "sure_to_remove", lambda *_: True)
    window.work.desk.select(key_of(bo))
    window.work.run(ActionId.REMOVE)
    assert "Bo" not in persons(window)
    window.work.run(ActionId.UNDO)
    assert "Bo" in persons(window)


def test_a_bouwsteen_is_given_with_one_choice_and_shows_on_its_page(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    from werkbank.ui import bouwsteen_menu

    monkeypatch.setattr(bouwsteen_menu, "choose_bouwsteen", lambda *_: "B08")
    (event,) = window.work.session.casus.events.values()
    window.work.desk.select(key_of(event))
    window.work.run(ActionId.TAG_BOUWSTEEN)
    (event,) = window.work.session.casus.events.values()
    assert event.bouwstenen == ("B08",)
    window.work.run(ActionId.PAGE_BOUWSTENEN)
    settle()
    assert window.work.space.page is ActionId.PAGE_BOUWSTENEN


def test_reopening_shows_what_was_on_screen(window: MainWindow, tmp_path: Path) -> None:
    marieke = key_of(persons(window)["Marieke"])
    window.work.desk.select(marieke)
    window.work.session.move_cursor(date(2010, 6, 1))
    window.work.run(ActionId.PAGE_BOUWSTENEN)
    window.set_theme("dark")
    window.resize(1024, 700)
    settle()
    put_away(window)
    again = unlocked(tmp_path / "werkplek")
    assert (again.theme.palette.id, again.width(), again.height()) == ("dark", 1024, 700)
    again.set_theme("light")
    assert again.work.session.casus.sheet.name == CASE
    assert again.work.session.selection == (marieke,)
    assert again.work.session.cursor == date(2010, 6, 1)
    assert again.work.space.page is ActionId.PAGE_BOUWSTENEN
    put_away(again)


def test_undo_survives_closing(window: MainWindow, tmp_path: Path) -> None:
    window.work.desk.select(Key(Kind.PERSON, persons(window)["Lot"].id))
    window.work.run(ActionId.ADD_PARTNER)
    put_away(window)
    again = unlocked(tmp_path / "werkplek")
    assert again.menus.actions[ActionId.UNDO].text() == "Ongedaan maken: Partner: Lot"
    again.work.run(ActionId.UNDO)
    assert len(again.work.session.casus.partnerships) == 2
    put_away(again)


def test_locking_puts_everything_away(window: MainWindow) -> None:
    window.lock()
    settle()
    assert isinstance(window.page, UnlockPage)
    assert window.work is None
    assert not window.menuBar().isVisible()


def test_a_refused_step_is_said_in_words_and_changes_nothing(window: MainWindow) -> None:
    window.work.desk.select(key_of(persons(window)["Bo"]))
    before = window.work.session.casus
    window.work.run(ActionId.ADD_PARENT)
    settle()
    assert "al twee biologische ouders" in window.messages.refusal
    assert window.work.session.casus is before


@pytest.mark.parametrize("name", ["light", "dark", "contrast", "projector"])
def test_every_theme_dresses_the_whole_window(window: MainWindow, name: str) -> None:
    window.set_theme(name)
    settle()
    colour = window.grab().toImage().pixelColor(3, window.height() // 2)
    assert colour.name().upper() in {window.theme.palette["surface"], window.theme.palette["surface_raised"]}
    tabs = [tab for tab in window.work.space.findChildren(QPushButton) if tab.property("look") == "tab"]
    assert len(tabs) == 5
    assert all(tab.height() >= tab.sizeHint().height() for tab in tabs), "letters of a tab are cut off"
    window.set_theme("light")


def test_everything_that_takes_the_keyboard_has_a_name(window: MainWindow) -> None:
    from PySide6.QtGui import QAccessible
    from PySide6.QtWidgets import QWidget

    for page in (ActionId.PAGE_OVERVIEW, ActionId.PAGE_BOUWSTENEN):
        window.work.run(page)
        settle()
        nameless = []
        for widget in window.findChildren(QWidget):
            takes = (
                widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.focusProxy() is None
            )
            interface = QAccessible.queryAccessibleInterface(widget)
            if takes and widget.isVisible() and not interface.text(QAccessible.Text.Name):
                nameless.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
        assert nameless == []


def test_a_click_makes_the_genogram_no_smaller_and_the_borders_are_kept(workplace: Path) -> None:
    window = at_work(workplace)
    overview = window.work.space.overview
    window.work.session.select()
    wait_for(lambda: not overview.genogram.drafting.running and bool(overview.genogram.items_by_key))
    settle()
    before, zoom = overview.genogram.size(), overview.genogram.camera.zoom
    assert not overview.inspector.isVisible()
    assert "Klik op iemand" in overview._line.text()
    window.work.session.select(key_of(next(iter(window.work.session.casus.persons.values()))))
    settle()
    assert overview.inspector.isVisible()
    assert not overview._thin.isVisible()
    assert (overview.genogram.size(), overview.genogram.camera.zoom) == (before, zoom)
    window.set_theme("projector")
    settle()
    assert overview.genogram.width() > overview.timeline.width()  # to be read from afar
    overview._both.setSizes([900, 300])
    wide = overview.genogram.width()
    window.set_theme("light")
    settle()
    assert abs(overview.genogram.width() - before.width()) <= 2
    kept = overview.state()
    window.set_theme("projector")
    settle()
    assert abs(overview.genogram.width() - wide) <= 2
    overview._both.setSizes([300, 900])
    overview.restore(kept)
    settle()
    assert abs(overview.genogram.width() - wide) <= 2
    window.set_theme("light")
    put_away(window)
