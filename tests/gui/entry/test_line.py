"""The line in which one types what happened."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.timeline.made import desk_of
from werkbank.ui.canvas.painter import load_fonts
from werkbank.ui.desk import Desk
from werkbank.ui.entry.line import QuickEntry


def entry_of(qtbot: QtBot, desk: Desk) -> QuickEntry:
    load_fonts()
    entry = QuickEntry(desk)
    qtbot.addWidget(entry)
    entry.resize(1200, 90)
    entry.show()
    qtbot.waitExposed(entry)
    entry.activateWindow()
    QTest.qWaitForWindowActive(entry)
    entry.line.setFocus()
    return entry


def write(entry: QuickEntry, text: str) -> None:
    QTest.keyClicks(entry.line, text)


def test_enter_adds_what_was_typed_and_frees_the_line(qtbot: QtBot) -> None:
    desk = desk_of()
    entry = entry_of(qtbot, desk)
    write(entry, "voorjaar 2013 OTS Lot schoolverzuim @JBW #B08")
    QTest.keyClick(entry.line, Qt.Key.Key_Return)
    (made,) = desk.session.events
    assert (made.date.edtf, made.kind, made.persons, made.reason) == ("2013-21", "ots", ("lot",), "schoolverzuim")
    assert (made.organisation, made.bouwstenen, made.title, made.period) == ("JBW", ("B08",), "", True)
    assert entry.line.text() == ""
    assert entry.line.hasFocus()
    desk.session.open.undo()
    assert made.id not in desk.casus.events


def test_what_is_understood_shows_while_typing(qtbot: QtBot) -> None:
    entry = entry_of(qtbot, desk_of())
    assert "elke volgorde" in entry.echo.text
    write(entry, "voorjaar 2013 OTS Lot")
    assert entry.echo.text == "begrepen als: wanneer: 1 maart t/m 31 mei 2013 wat: OTS wie: Lot"
    write(entry, " #3")
    assert "B03 Privacy of B08 Gezinspatronen" in entry.echo.text


def test_without_a_date_it_says_where_the_event_goes_and_adds_it(qtbot: QtBot) -> None:
    desk = desk_of()
    entry = entry_of(qtbot, desk)
    write(entry, "OTS Lot")
    assert "Datum onbekend" in entry.echo.text
    with qtbot.waitSignal(desk.noticed):
        QTest.keyClick(entry.line, Qt.Key.Key_Return)
    assert not desk.session.events[0].date.is_known


def test_an_empty_line_adds_nothing(qtbot: QtBot) -> None:
    desk = desk_of()
    entry = entry_of(qtbot, desk)
    write(entry, "   ")
    QTest.keyClick(entry.line, Qt.Key.Key_Return)
    assert len(desk.casus.events) == 12


def test_up_brings_back_the_last_lines_and_escape_empties(qtbot: QtBot) -> None:
    entry = entry_of(qtbot, desk_of())
    for line in ("2013 verhuisd Bo", "2014 verhuisd Lot"):
        write(entry, line)
        QTest.keyClick(entry.line, Qt.Key.Key_Return)
    seen = []
    for _ in range(3):
        QTest.keyClick(entry.line, Qt.Key.Key_Up)
        seen.append(entry.line.text())
    assert seen == ["2014 verhuisd Lot", "2013 verhuisd Bo", "2013 verhuisd Bo"]
    QTest.keyClick(entry.line, Qt.Key.Key_Down)
    assert entry.line.text() == "2014 verhuisd Lot"
    QTest.keyClick(entry.line, Qt.Key.Key_Escape)
    assert entry.line.text() == ""


def test_tab_takes_a_suggestion_and_else_leaves_the_line(qtbot: QtBot) -> None:
    entry = entry_of(qtbot, desk_of())
    write(entry, "2013 OTS Lo")
    assert entry.line.suggestion is not None
    assert entry.line.hasFocus()
    QTest.keyClick(entry.line, Qt.Key.Key_Tab)
    assert entry.line.text() == "2013 OTS Lot "
    assert entry.line.hasFocus()
    assert "wie: Lot" in entry.echo.text
    QTest.keyClick(entry.line, Qt.Key.Key_Tab)
    assert not entry.line.hasFocus()


def test_typing_on_ignores_a_suggestion(qtbot: QtBot) -> None:
    entry = entry_of(qtbot, desk_of())
    write(entry, "2013 Lo")
    write(entry, "gopedie")
    assert entry.line.text() == "2013 Logopedie"
    assert "titel: Logopedie" in entry.echo.text


def test_arrows_choose_a_suggestion_and_enter_takes_only_what_was_chosen(qtbot: QtBot) -> None:
    entry = entry_of(qtbot, desk_of())
    write(entry, "2013 ve")
    assert len(entry.line.suggestions) > 1
    assert entry.line.chosen == -1
    for _ in range(2):
        QTest.keyClick(entry.line, Qt.Key.Key_Down)
    second = entry.line.suggestions[1].text
    assert (entry.line.text(), entry.line.chosen) == ("2013 ve", 1)
    QTest.keyClick(entry.line, Qt.Key.Key_Return)
    assert entry.line.text() == f"2013 {second} "
    assert entry.line.hasFocus()


def test_enter_adds_while_suggestions_are_open(qtbot: QtBot) -> None:
    desk = desk_of()
    entry = entry_of(qtbot, desk)
    write(entry, "2013 Lo")
    assert entry.line.suggestions
    QTest.keyClick(entry.line, Qt.Key.Key_Return)
    assert desk.session.events[0].title == "Lo"
    assert entry.line.text() == ""
    assert not entry.line.suggestions


def test_escape_closes_the_list_before_it_empties_the_line(qtbot: QtBot) -> None:
    entry = entry_of(qtbot, desk_of())
    write(entry, "2013 Lo")
    QTest.keyClick(entry.line, Qt.Key.Key_Escape)
    assert (entry.line.text(), entry.line.suggestions) == ("2013 Lo", ())
    QTest.keyClick(entry.line, Qt.Key.Key_Escape)
    assert entry.line.text() == ""


def test_a_casus_that_is_only_to_be_read_takes_no_line(qtbot: QtBot) -> None:
    desk = desk_of(read_only=True)
    entry = entry_of(qtbot, desk)
    assert not entry.line.isEnabled()
    assert "alleen te lezen" in entry.line.placeholderText()
    entry.line.setText("2013 verhuisd Bo")
    entry.add()
    assert len(desk.casus.events) == 12


def test_a_long_line_does_not_widen_the_window(qtbot: QtBot) -> None:
    entry = entry_of(qtbot, desk_of())
    before = entry.minimumSizeHint().width()
    write(entry, "2013 " + "een heel lang verhaal over wat er gebeurde " * 4)
    assert entry.minimumSizeHint().width() == before


def test_suggestions_come_behind_an_emoji_too(qtbot: QtBot) -> None:
    entry = entry_of(qtbot, desk_of())
    entry.line.insert("2019 👩‍👩‍👧‍👦 ")
    write(entry, "schoolver")
    assert entry.line.suggestion is not None
    QTest.keyClick(entry.line, Qt.Key.Key_Tab)
    assert entry.line.text() == "2019 👩‍👩‍👧‍👦 School: verzuim "
    write(entry, "x")
    assert entry.line.text().rstrip().endswith("x")
