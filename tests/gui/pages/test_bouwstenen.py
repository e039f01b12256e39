"""The page of the bouwstenen, the weging and the patterns in the help, with real keys in the real window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QPushButton

from tests.helpers.window import at_work, make_workplace, press, put_away, settle, wait_for
from werkbank.app.actions import ActionId
from werkbank.app.session import key_of
from werkbank.app.verbs import bouwstenen, history, plan
from werkbank.model import entities as e
from werkbank.model.clock import EntityId
from werkbank.model.dates import from_edtf
from werkbank.model.kinds import Side
from werkbank.model.sets import BOUWSTENEN, ROUTEKAART, WEGING, label_of, lists_in_use, stones
from werkbank.model.weighing import point_of, weighing_of
from werkbank.ui.bouwstenen.marks import Marks
from werkbank.ui.bouwstenen.places import PlaceLine
from werkbank.ui.main_window import MainWindow
from werkbank.ui.timers import soon

CTRL = Qt.KeyboardModifier.ControlModifier
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def window(tmp_path: Path) -> Iterator[MainWindow]:
    made = at_work(make_workplace(tmp_path / "werk"))
    yield made
    put_away(made)


def shown(window: MainWindow) -> str:
    """The page that is in view."""
    return str(window.work.space.page)


def in_menu(window: MainWindow, act: Callable[[QMenu], object]) -> list[str]:
    """Do something in the menu that opens next; what its entries were called."""
    seen: list[str] = []

    def look() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        seen.extend(action.text() for action in menu.actions())
        act(menu)

    soon(window, look)  # the menu blocks until somebody acts in it
    return seen


def test_the_page_of_the_bouwstenen_from_words_to_places(window: MainWindow) -> None:
    work = window.work
    desk, session = work.desk, work.session
    event = history.add_event(session, title="Verhuizing", date=from_edtf("2013-05"))
    press(window, Qt.Key.Key_3, with_=CTRL)
    page = work.space.show_page(ActionId.PAGE_BOUWSTENEN)
    assert shown(window) == "page-bouwstenen"

    # one key gives the selected event a bouwsteen; the number chooses
    desk.select(key_of(event))
    window.setFocus()
    seen = in_menu(window, lambda menu: QTest.keyClick(menu, Qt.Key.Key_8))
    work.run(ActionId.TAG_BOUWSTEEN)
    assert "&8  Gezinspatronen" in seen
    assert session.casus.events[event.id].bouwstenen == ("B08",)
    page.choose("B08")
    wait_for(lambda: [line for line in page.detail.findChildren(PlaceLine) if "Verhuizing" in line.accessibleName()])
    (line,) = [one for one in page.detail.findChildren(PlaceLine) if "Verhuizing" in one.accessibleName()]
    press(line, Qt.Key.Key_Space)
    assert shown(window) == "page-overview"
    assert session.selection == (key_of(event),)

    # other words, undo, and back to those of the program
    work.space.show_page(ActionId.PAGE_BOUWSTENEN)
    page.detail.edit_words()
    name = page.detail.words.form.name
    name.setFocus()
    name.selectAll()
    QTest.keyClicks(name, "Wat steeds terugkomt")
    press(name, Qt.Key.Key_Return)
    page.flush()
    assert label_of(session.casus, "B08") == "Wat steeds terugkomt"
    page.refresh()
    assert "in eigen woorden" in page.detail.words.whose
    work.run(ActionId.UNDO)
    assert label_of(session.casus, "B08") == "Gezinspatronen"

    # an open question, its answer, and a note
    new = page.detail.questions.new
    QTest.keyClicks(new, "Weet oma het?")
    press(new, Qt.Key.Key_Return)
    (question,) = session.casus.questions.values()
    assert question.bouwstenen == ("B08",)
    page.refresh()
    answer = page.detail.questions.answer_of(question.id)
    QTest.keyClicks(answer, "ja")
    press(answer, Qt.Key.Key_Return)
    assert session.casus.questions[question.id].closed_by == "ja"
    page.detail.notes.new.show_value("Samen gekeken.")
    press(page.detail.notes.add, Qt.Key.Key_Space)
    (note,) = session.casus.bouwsteen_notes.values()
    assert note.text == "Samen gekeken."

    # the second set is only there when wanted
    page.routekaart.click()
    assert lists_in_use(session.casus) == (BOUWSTENEN, ROUTEKAART)
    page.refresh()
    titles = [page.index.item(n).text() for n in range(page.index.count())]
    assert "R07  Warm overdragen" in titles


def test_what_has_the_keyboard_gets_the_bouwsteen_in_any_list(window: MainWindow) -> None:
    work = window.work
    goal = plan.add_goal(work.session, text="Rust in huis")
    step = plan.add_step(work.session, goal.id, what="Bellen")
    page = work.space.show_page(ActionId.PAGE_PLAN)
    settle()
    page.new_step()
    settle()
    made = next(one for one in work.session.casus.steps.values() if one.id != step.id)
    in_menu(window, lambda menu: QTest.keyClick(menu, Qt.Key.Key_A))
    work.run(ActionId.TAG_BOUWSTEEN)
    assert work.session.casus.steps[made.id].bouwstenen == ("B11",)
    settle()
    assert "B11" in [mark.text() for mark in page.findChildren(Marks) if mark.isVisibleTo(page)]


def test_nothing_chosen_says_what_to_do(window: MainWindow) -> None:
    window.work.session.select()
    window.setFocus()
    window.work.run(ActionId.TAG_BOUWSTEEN)
    assert "bouwsteen" in window.messages.refusal


def test_words_go_to_a_file_and_come_from_one_and_a_wrong_file_is_told(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = window.work
    stone = stones(work.session.casus, BOUWSTENEN)[0]
    bouwstenen.reword(work.session, stone, label="Samen om tafel")
    path = tmp_path / "regio.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    work.run(ActionId.SAVE_WORDING)
    work.run(ActionId.UNDO)
    assert label_of(work.session.casus, "B01") == stone.label
    work.run(ActionId.READ_WORDING)
    assert label_of(work.session.casus, "B01") == "Samen om tafel"
    work.run(ActionId.UNDO)
    assert not work.session.casus.wordings
    wrong = tmp_path / "fout.csv"
    wrong.write_text("code;naam\nB99;Iets\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(wrong), ""))
    work.run(ActionId.READ_WORDING)
    assert "fout.csv, rij 2" in window.messages.refusal
    assert not work.session.casus.wordings


def test_the_weging_is_written_in_words_and_goes_on_paper(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = window.work
    press(window, Qt.Key.Key_7, with_=CTRL)
    page = work.space.show_page(ActionId.PAGE_WEIGHING)
    panel = page.weighing
    assert shown(window) == "page-bouwstenen"
    assert panel.isVisible()
    story = panel.input("story").focusProxy()
    QTest.keyClicks(story, "Al drie keer hulp.")
    panel.flush()
    assert weighing_of(work.session.casus).story == "Al drie keer hulp."
    point = panel.point("W01")
    point.seen.setFocus()
    press(point.seen, Qt.Key.Key_Down)
    point.seen.activated.emit(point.seen.currentIndex())
    assert point_of(work.session.casus, "W01").seen == "speelt"
    text = point._text.focusProxy()
    QTest.keyClicks(text, "Twee keer")
    page.refresh()  # an edit before, or what was found in the background, comes in while somebody types
    assert text.toPlainText() == "Twee keer"
    panel.flush()
    assert point_of(work.session.casus, "W01").text == "Twee keer"
    who = panel.input("decided_by").focusProxy()
    QTest.keyClicks(who, "Petra, Wil")
    panel.flush()
    assert weighing_of(work.session.casus).decided_by == ("Petra", "Wil")
    target = tmp_path / "weging.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    work.run(ActionId.SAVE_WEIGHING)
    assert target.read_bytes().startswith(b"%PDF")

    # a row of the team's own is named at once
    panel._add()
    assert window.focusWidget() is panel.point("E01")._form.name
    QTest.keyClicks(window.focusWidget(), "De buurt helpt")
    panel.flush()
    assert stones(work.session.casus, WEGING)[-1].label == "De buurt helpt"

    # the look back stands on the same page and goes out without names
    back = tmp_path / "terug.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(back), ""))
    page.choose("terugkijken")
    assert page.back.isVisible()
    page.save_look_back()
    told = back.read_text(encoding="utf-8")
    assert '"weighed": true' in told
    assert not [one for one in work.session.casus.persons.values() if one.first_name and one.first_name in told]


def test_the_page_of_patterns_in_the_help(window: MainWindow) -> None:
    work = window.work
    events = [
        history.add_event(
            work.session,
            kind="ambulant",
            title=f"Hulp {year}",
            date=from_edtf(f"{year}-03-01"),
            end=from_edtf(f"{year}-09-01"),
            period=True,
            organisation="Gezinshulp",
            end_reason="doelen-bereikt",
        )
        for year in (2012, 2014, 2016)
    ]
    with work.session.open.transaction(ActionId.MARK_PATTERN) as edit:
        edit.add(
            e.Pattern(id=EntityId("t1"), name="Steeds dicht", side=Side.HELP, events=tuple(one.id for one in events))
        )
    work.session.select()
    press(window, Qt.Key.Key_6, with_=CTRL)
    page = work.space.show_page(ActionId.PAGE_HELP_PATTERNS)
    assert shown(window) == "page-help-patterns"
    work.desk.proposals.look_now()
    page.refresh()
    told = [line.accessibleName() for line in page.findChildren(PlaceLine)]
    assert [line for line in told if "Hulp 2014" in line and "doelen bereikt" in line]
    seen = next(one for one in page.findChildren(QPushButton) if "Steeds dicht" in one.accessibleName())
    press(seen, Qt.Key.Key_Space)
    assert shown(window) == "page-overview"
    lit = work.desk.proposals.lit
    assert lit is not None
    assert lit.name == "Steeds dicht"
    board = work.space.overview.timeline.canvas.board
    assert [signal.title for signal in board.signals if signal.title == "In de hulp: Steeds dicht"]
