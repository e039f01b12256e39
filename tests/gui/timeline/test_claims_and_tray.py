"""Other dates in the inspector, arrow keys in a date field, warnings, and the tray of events without a date."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.timeline.made import desk_of, view_of
from tests.unit.timeline.made import called, event, family, history
from werkbank.app.session import Key
from werkbank.model.claims import other_dates
from werkbank.model.kinds import ClaimedField, Kind, Nature
from werkbank.ui.desk import Desk
from werkbank.ui.inspector.panel import Inspector
from werkbank.ui.timeline.canvas import Canvas
from werkbank.ui.timeline.claims_strip import ClaimsStrip
from werkbank.ui.timeline.tray import MIME
from werkbank.ui.timeline.view import TimelineView

K = Qt.Key


def inspector(qtbot: QtBot, desk: Desk, ident: str, kind: Kind = Kind.EVENT) -> Inspector:
    made = Inspector(desk)
    qtbot.addWidget(made)
    made.show()
    desk.select(Key(kind, called(ident)))
    return made


def strip_of(panel: Inspector) -> ClaimsStrip:
    found = panel.findChild(ClaimsStrip)
    assert found is not None
    return found


def press_button(panel: Inspector, text: str) -> None:
    QTest.mouseClick(next(b for b in panel.findChildren(QPushButton) if b.text() == text), Qt.MouseButton.LeftButton)


def test_another_date_is_added_and_shown_with_one_click(qtbot: QtBot) -> None:
    desk = desk_of()
    panel = inspector(qtbot, desk, "e7")
    strip = strip_of(panel)
    press_button(panel, "+ Andere datum")
    QTest.keyClicks(strip._form.date, "zomer 2018")
    assert strip._form._echo.text() == "begrepen als: 1 juni t/m 31 augustus 2018"
    QTest.keyClicks(strip._form.who, "Mo")
    strip._form._nature.setCurrentIndex(2)
    QTest.keyClick(strip._form.who, K.Key_Return)
    (claim,) = other_dates(desk.casus, desk.casus.events[called("e7")])
    assert (claim.date.as_typed, claim.source, claim.nature) == ("zomer 2018", "Mo", Nature.STORY)
    assert strip._head.text() == "nog 1 andere datum"
    press_button(panel, "Tonen")
    assert desk.casus.events[called("e7")].date.as_typed == "zomer 2018"
    assert [one.date.as_typed for one in other_dates(desk.casus, desk.casus.events[called("e7")])] == ["maart 2017"]
    desk.session.open.undo()
    assert desk.casus.events[called("e7")].date.as_typed == "maart 2017"


def test_a_birth_can_be_contradicted_and_taken_away_again(qtbot: QtBot) -> None:
    desk = desk_of()
    panel = inspector(qtbot, desk, "oma", Kind.PERSON)
    press_button(panel, "+ Andere datum")
    QTest.keyClicks(strip_of(panel)._form.date, "1950")
    press_button(panel, "Erbij zetten")
    (claim,) = desk.casus.date_claims.values()
    assert (claim.person, claim.field) == ("oma", ClaimedField.BIRTH)
    press_button(panel, "✕")
    assert not desk.casus.date_claims


def test_who_says_it_can_be_typed_later(qtbot: QtBot) -> None:
    desk = desk_of()
    panel = inspector(qtbot, desk, "e7")
    press_button(panel, "+ Andere datum")
    QTest.keyClicks(strip_of(panel)._form.date, "2016")
    press_button(panel, "Erbij zetten")
    who = next(line for line in strip_of(panel)._rows.findChildren(QLineEdit))
    QTest.keyClicks(who, "Pim")
    QTest.keyClick(who, K.Key_Return)
    assert [one.source for one in desk.casus.date_claims.values()] == ["Pim"]


def test_a_screen_reader_hears_of_another_date(qtbot: QtBot) -> None:
    desk = desk_of()
    panel = inspector(qtbot, desk, "e7")
    press_button(panel, "+ Andere datum")
    QTest.keyClicks(strip_of(panel)._form.date, "2016")
    press_button(panel, "Erbij zetten")
    view = view_of(qtbot, desk)
    assert view.canvas.board.alt(view.canvas.board.at["e7"]).endswith("nog 1 andere datum")


def test_arrow_keys_change_how_exact_a_date_field_is(qtbot: QtBot) -> None:
    desk = desk_of()
    panel = inspector(qtbot, desk, "e11")
    line = panel._form_of(Kind.EVENT).input("date").line  # type: ignore[attr-defined]
    QTest.keyClick(line, K.Key_Up)
    assert line.text() == "januari 2026"
    QTest.keyClick(line, K.Key_Down)
    assert line.text() == "17 januari 2026"
    panel.flush()
    assert desk.casus.events[called("e11")].date.edtf == "2026-01-17"


@pytest.mark.parametrize(
    ("fields", "warned"),
    [
        ({"when": "2016", "end": "2012", "kind": "ots"}, "eindigt vóór het begin"),
        ({"when": "1999", "persons": "bo"}, "was nog niet geboren"),
        ({"when": "1214"}, "anderhalve eeuw geleden"),
        ({"when": "september 2010", "persons": "bo"}, ""),
        ({"when": "rond 2009", "persons": "bo"}, ""),
        ({"when": "2016", "end": "begin 2016", "kind": "ots"}, ""),
        ({"when": "2014"}, ""),
    ],
)
def test_only_what_is_certainly_wrong_is_told_and_the_text_stays(
    qtbot: QtBot, fields: dict[str, str], warned: str
) -> None:
    end = fields.pop("end", "")
    made = event("x", fields.pop("when"), end, **fields)
    desk = desk_of(family(made))
    strip = strip_of(inspector(qtbot, desk, "x"))
    assert warned in strip._warning.text()
    assert bool(strip._warning.text()) == bool(warned)
    assert desk.casus.events[called("x")] == made


# --- the tray ---


def open_tray(qtbot: QtBot, desk: Desk) -> tuple[TimelineView, QListWidget]:
    view = view_of(qtbot, desk)
    view._show_tray(True)
    return view, view._tray._list


def drop(canvas: Canvas, mime: QMimeData, at: QPointF) -> str:
    """Drag over the canvas and let go; what was said meanwhile."""
    move, left, none = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    point = QPoint(round(at.x()), round(at.y()))
    canvas.viewportEvent(QDragEnterEvent(point, move, mime, left, none))
    canvas.viewportEvent(QDragMoveEvent(point, move, mime, left, none))
    said = canvas.editing.echo.text
    canvas.viewportEvent(QDropEvent(at, move, mime, left, none, QEvent.Type.Drop))
    return said


def test_an_event_without_a_date_is_dragged_to_the_line(qtbot: QtBot) -> None:
    desk = desk_of()
    view, rows = open_tray(qtbot, desk)
    canvas = view.canvas
    assert rows.count() == 1
    assert view._tray._head.text().startswith("1 gebeurtenis zonder datum")
    mime = rows.mimeData([rows.item(0)])
    assert mime.hasFormat(MIME)
    said = drop(canvas, mime, QPointF(canvas.scale.x(date(2015, 6, 3).toordinal()), 300))
    assert said.startswith("begrepen als: 2015")
    assert desk.casus.events[called("e9")].date.as_typed == "2015"
    assert not canvas.board.tray
    desk.session.open.undo()
    assert len(canvas.board.tray) == 1


def test_a_drop_on_the_names_or_of_something_else_does_nothing(qtbot: QtBot) -> None:
    desk = desk_of()
    view, rows = open_tray(qtbot, desk)
    drop(view.canvas, rows.mimeData([rows.item(0)]), QPointF(20, 300))
    other = QMimeData()
    other.setText("e9")
    drop(view.canvas, other, QPointF(400, 300))
    assert desk.casus == history()


def test_d_puts_it_on_the_time_cursor(qtbot: QtBot) -> None:
    desk = desk_of()
    view, rows = open_tray(qtbot, desk)
    said: list[str] = []
    desk.refused.connect(lambda text, _remedy: said.append(text))
    rows.setCurrentRow(0)
    QTest.keyClick(rows, K.Key_D)
    assert said == ["De tijdcursor staat op vandaag."]
    desk.session.move_cursor(date(2015, 6, 3))
    QTest.keyClick(rows, K.Key_D)
    assert desk.casus.events[called("e9")].date.as_typed == "3 juni 2015"
    assert desk.casus.events[called("e9")].id in view.canvas.board.at


def test_several_are_given_a_date_in_one_step(qtbot: QtBot) -> None:
    desk = desk_of(history().having(event("e99", "weet ik niet", title="Nog iets")))
    view, rows = open_tray(qtbot, desk)
    mime = rows.mimeData([rows.item(0), rows.item(1)])
    drop(view.canvas, mime, QPointF(view.canvas.scale.x(date(2015, 6, 3).toordinal()), 300))
    assert {desk.casus.events[called(ident)].date.as_typed for ident in ("e9", "e99")} == {"2015"}
    desk.session.open.undo()
    assert len(view.canvas.board.tray) == 2


def test_a_title_of_thousands_of_letters_leaves_the_fields_in_view(qtbot: QtBot) -> None:
    desk = desk_of(family(event("x", "2016", "2012", kind="ots", title="x" * 5000)))
    panel = inspector(qtbot, desk, "x")
    panel.resize(500, 700)
    panel.grab()
    inner = panel._title.parentWidget()
    assert inner is not None
    assert panel._title.whole() == "x" * 5000
    assert inner.minimumSizeHint().width() < 1000
    assert desk.casus.events[called("x")].title == "x" * 5000
