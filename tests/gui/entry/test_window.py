"""The line in the real window, with real keys: it costs few of them, keeps the keyboard, and shows what was added."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from tests.helpers.window import at_work, make_workplace, put_away, settle, wait_for
from werkbank.app.actions import ActionId
from werkbank.ui.entry.paragraph import ReportDialog, ReportText
from werkbank.ui.main_window import MainWindow

K = Qt.Key
REPORT = """In maart 2014 kreeg {een} een OTS. Een maand later is {een} verhuisd.
Volgens moeder was er ruzie. De sfeer was goed."""


@pytest.fixture
def window(tmp_path: Path) -> Iterator[MainWindow]:
    made = at_work(make_workplace(tmp_path))
    made.resize(1366, 768)
    made.work.space.overview.entry.setFocus()
    settle()
    yield made
    put_away(made)


def press(widget: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(widget, key)


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def youth(window: MainWindow) -> str:
    return next(str(person.first_name) for person in window.work.session.casus.persons.values() if person.index)


def test_three_events_after_each_other_never_lose_the_keyboard(window: MainWindow) -> None:
    line = window.work.space.overview.entry.line
    before = len(window.work.session.casus.events)
    for year in ("2013", "2014", "2015"):
        words = f"{year} OTS {youth(window)} schoolverzuim"
        QTest.keyClicks(line, words)
        press(line, K.Key_Return)
        assert line.hasFocus()
        assert line.text() == ""
    made = list(window.work.session.casus.events.values())[before:]
    assert [event.date.edtf for event in made] == ["2013", "2014", "2015"]
    assert window.work.session.events[0].id == made[-1].id
    assert "OTS" in window.work.step_names()[0]


def test_the_new_event_comes_into_view_and_is_lit(window: MainWindow) -> None:
    canvas = window.work.space.overview.timeline.canvas
    line = window.work.space.overview.entry.line
    QTest.keyClicks(line, "1931 verhuisd")
    press(line, K.Key_Return)
    settle()
    event = window.work.session.events[0]
    assert canvas.focused == event.id
    x = canvas.scale.x(canvas.board.places[canvas.board.at[event.id]].middle)
    assert canvas.sizes.names <= x <= canvas.viewport().width()


def test_the_list_never_takes_the_keyboard_and_stays_inside_the_window(window: MainWindow) -> None:
    line = window.work.space.overview.entry.line
    QTest.keyClicks(line, "2013 ve")
    settle()
    shown = window.findChild(QWidget, "suggestions")
    assert shown is not None
    assert shown.isVisible()
    assert line.hasFocus()
    assert window.rect().contains(shown.geometry())
    assert shown.geometry().bottom() <= line.mapTo(window, line.rect().topLeft()).y()


def test_a_reading_is_corrected_with_the_keyboard(window: MainWindow) -> None:
    line = window.work.space.overview.entry.line
    QTest.keyClicks(line, "2014 schoolverzuim")
    line.close_suggestions()
    press(line, K.Key_Down)
    date = focused()
    press(date, K.Key_Right)
    kind = focused()
    assert kind.accessibleName() == "wat: School: verzuim"
    press(kind, K.Key_Return)
    settle()
    menu = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible())
    press(menu, K.Key_Down, K.Key_Return)
    settle()
    assert line.hasFocus()
    press(line, K.Key_Return)
    event = window.work.session.events[0]
    assert (event.kind, event.reason) == ("overig", "schoolverzuim")


def test_delete_on_a_chip_makes_it_title_text(window: MainWindow) -> None:
    line = window.work.space.overview.entry.line
    QTest.keyClicks(line, "2014 ziek")
    line.close_suggestions()
    press(line, K.Key_Down)
    press(focused(), K.Key_Right)
    press(focused(), K.Key_Delete)
    press(line, K.Key_Return)
    event = window.work.session.events[0]
    assert (event.kind, event.title) == ("overig", "ziek")


def test_the_last_date_and_persons_are_offered_not_forced(window: MainWindow) -> None:
    entry = window.work.space.overview.entry
    QTest.keyClicks(entry.line, f"voorjaar 2013 OTS {youth(window)}")
    press(entry.line, K.Key_Return)
    QTest.keyClicks(entry.line, "MDO")
    press(entry.line, K.Key_Return)
    assert not window.work.session.events[0].date.is_known
    QTest.keyClicks(entry.line, f"2016 UHP {youth(window)}")
    press(entry.line, K.Key_Return, K.Key_Down)
    offer = focused()
    assert offer.accessibleName() == "weer: 2016"
    press(offer, K.Key_Return)
    assert entry.line.text() == "2016 "
    assert entry.line.hasFocus()


def opened_report(window: MainWindow, text: str) -> ReportDialog:
    line = window.work.space.overview.entry.line
    QApplication.clipboard().setText(text)
    QTest.keyClick(line, K.Key_V, Qt.KeyboardModifier.ControlModifier)
    wait_for(lambda: bool(window.findChildren(ReportDialog)))
    settle()
    return window.findChildren(ReportDialog)[-1]


def test_a_pasted_paragraph_is_judged_with_one_key_each_and_is_one_step(window: MainWindow) -> None:
    before = len(window.work.session.casus.events)
    dialog = opened_report(window, REPORT.format(een=youth(window)))
    assert window.work.space.overview.entry.line.text() == ""
    assert dialog.model.rowCount() == 4
    press(dialog.table, K.Key_J, K.Key_Return, K.Key_N)
    QTest.keyClick(dialog.table, K.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    made = list(window.work.session.casus.events.values())[before:]
    assert [event.kind for event in made] == ["ots", "verhuizing"]
    assert made[1].date.ordering.startswith("een maand na OTS")
    window.work.session.open.undo()
    assert len(window.work.session.casus.events) == before


def test_a_proposal_is_edited_in_place_and_all_go_in(window: MainWindow) -> None:
    before = len(window.work.session.casus.events)
    dialog = opened_report(window, REPORT.format(een=youth(window)))
    model = dialog.model
    assert model.setData(model.index(1, 1), "mei 2014")
    assert model.setData(model.index(2, 2), "huiselijk geweld")
    assert not model.setData(model.index(2, 3), "Niemand Die Er Is")
    assert model.setData(model.index(2, 4), "v")
    assert model.setData(model.index(0, 5), "eerste OTS")
    dialog.source.setText("verslag")
    dialog.add(all_likely=True)
    made = list(window.work.session.casus.events.values())[before:]
    assert [event.kind for event in made] == ["ots", "verhuizing", "huiselijk-geweld"]
    assert made[1].date.edtf == "2014-05"
    assert (made[0].title, made[0].source) == ("eerste OTS", "verslag")
    assert (str(made[2].nature), made[2].source) == ("verhaal", "moeder, in verslag")


def test_cancelling_leaves_nothing(window: MainWindow) -> None:
    before = window.work.session.casus
    dialog = opened_report(window, REPORT.format(een=youth(window)))
    press(dialog.table, K.Key_J)
    QTest.keyClick(dialog, K.Key_Escape)
    assert window.work.session.casus is before


def test_one_copied_line_goes_into_the_line(window: MainWindow) -> None:
    line = window.work.space.overview.entry.line
    QApplication.clipboard().setText("voorjaar 2013 OTS")
    QTest.keyClick(line, K.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert line.text() == "voorjaar 2013 OTS"
    assert not window.findChildren(ReportDialog)


def test_the_mouse_pastes_a_report_as_well(window: MainWindow) -> None:
    line = window.work.space.overview.entry.line
    QApplication.clipboard().setText(REPORT.format(een=youth(window)))
    line.put_in()
    wait_for(lambda: bool(window.findChildren(ReportDialog)))
    assert line.text() == ""
    window.findChildren(ReportDialog)[-1].reject()


def test_a_report_can_be_typed_or_pasted_from_the_menu(window: MainWindow) -> None:
    QApplication.clipboard().setText(REPORT.format(een=youth(window)))
    window.work.run(ActionId.ADD_REPORT)
    asked = window.findChildren(ReportText)[-1]
    assert asked.text.toPlainText().startswith("In maart 2014")
    asked.seek()
    wait_for(lambda: bool(window.findChildren(ReportDialog)))
    assert window.findChildren(ReportDialog)[-1].model.rowCount() == 4
    window.findChildren(ReportDialog)[-1].reject()


def test_a_long_report_is_read_beside_the_window(window: MainWindow) -> None:
    beats: list[int] = []
    from PySide6.QtCore import QTimer

    timer = QTimer()
    timer.timeout.connect(lambda: beats.append(1))
    timer.start(10)
    text = " ".join(f"In {1980 + n % 40} verhuisde {youth(window)} naar straat {n}." for n in range(200))
    dialog = opened_report(window, text)
    timer.stop()
    assert dialog.model.rowCount() == 200
    assert len(beats) > 5
    dialog.reject()
