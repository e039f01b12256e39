"""Editing on the canvas itself: placing, dragging, the keys, a line to type in; each gesture one step to undo."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.gui.timeline.made import click, desk_of, drag, place_of, view_of
from tests.unit.timeline.made import called, event, family
from werkbank.app.session import Key, step_name
from werkbank.app.verbs.claims import add_claim
from werkbank.app.verbs.history import edit_event
from werkbank.drawing.visual import without_turning_signs
from werkbank.model.casus import Casus
from werkbank.model.claims import other_dates
from werkbank.model.dates import parse
from werkbank.model.entities import Event
from werkbank.model.kinds import ClaimedField, Kind, Nature
from werkbank.model.rules import certainly_after
from werkbank.timeline.hits import box_of
from werkbank.timeline.scale import fitting
from werkbank.ui.theme import theme_named
from werkbank.ui.timeline import mouse
from werkbank.ui.timeline.canvas import Canvas
from werkbank.ui.timeline.claims_marks import signs
from werkbank.ui.timeline.inline_asking import ask_claim
from werkbank.ui.timeline.inline_menu import menu_at
from werkbank.ui.timeline.view import TimelineView

K = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
ALT, CONTROL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
MONTHS = (date(2012, 1, 1), date(2018, 12, 31))  # at this span the scale of the test window shows months


def few() -> Casus:
    return family(
        event("ots", "10-3-2016", "9-9-2017", kind="ots", persons="bo", title="Tweede OTS"),
        event("school", "maart 2014", kind="school-verzuim", persons="bo", title="Verzuim"),
        event("sport", "zomer 2013", "nu", kind="sport-of-hobby", persons="lot"),
        event("werk", "onbekend", kind="werk-verlies", persons="pim"),
    )


def open_view(qtbot: QtBot, casus: Casus | None = None) -> TimelineView:
    view = view_of(qtbot, desk_of(casus or few()), size=(1100, 700))
    first, last = (day.toordinal() for day in MONTHS)
    canvas = view.canvas
    canvas.show_scale(fitting(first, last, left=canvas.sizes.names, right=float(canvas.viewport().width())))
    canvas.setFocus()
    return view


def one(view: TimelineView, ident: str) -> Event:
    return view.canvas.desk.casus.events[called(ident)]


def x_of(canvas: Canvas, day: date) -> float:
    return canvas.scale.x(day.toordinal() + 0.5)


def ends_of(canvas: Canvas, ident: str) -> tuple[QPointF, QPointF]:
    box = box_of(canvas.ground, canvas.board.at[ident])
    assert box is not None
    return QPointF(box.x + 1, box.y + box.h / 2), QPointF(box.x + box.w - 1, box.y + box.h / 2)


def move(canvas: Canvas, to: QPointF, mods: Qt.KeyboardModifier = NONE) -> None:
    """The mouse moves with the left button down and these keys held."""
    left = Qt.MouseButton.LeftButton
    where = canvas.viewport().mapToGlobal(to)
    QApplication.sendEvent(canvas.viewport(), QMouseEvent(QEvent.Type.MouseMove, to, where, left, left, mods))


def steps(view: TimelineView) -> int:
    return len(view.canvas.desk.session.open._history.done)


def empty_place(canvas: Canvas, lane: str, day: date) -> QPointF:
    band = next(band for band in canvas.stack.bands if band.lane and band.lane.name.key == lane)
    return QPointF(x_of(canvas, day), canvas.head - canvas.scrolled + band.bottom - 2)


# --- placing ---


def test_a_double_click_places_an_event_and_enter_keeps_it(qtbot: QtBot) -> None:
    view = open_view(qtbot)
    canvas = view.canvas
    QTest.mouseDClick(
        canvas.viewport(),
        Qt.MouseButton.LeftButton,
        NONE,
        empty_place(canvas, "person:bo", date(2015, 6, 14)).toPoint(),
    )
    line = canvas.editing.line
    assert line is not None
    assert canvas.editing.ghosts
    assert not steps(view)
    QTest.keyClicks(line.line, "ruzie op het plein")
    assert line.echo.text() == "begrepen als: juni 2015 · Bo"
    QTest.keyClick(line.line, K.Key_Return)
    (made,) = canvas.desk.session.events
    assert (made.title, made.date.as_typed, made.persons) == ("ruzie op het plein", "juni 2015", ("bo",))
    assert canvas.editing.line is None
    assert not canvas.editing.ghosts
    assert steps(view) == 1
    canvas.desk.session.open.undo()
    assert len(canvas.desk.casus.events) == 4


def test_escape_takes_a_placed_event_back(qtbot: QtBot) -> None:
    view = open_view(qtbot)
    canvas = view.canvas
    spot = empty_place(canvas, "person:bo", date(2015, 6, 14)).toPoint()
    QTest.mouseDClick(canvas.viewport(), Qt.MouseButton.LeftButton, NONE, spot)
    line = canvas.editing.line
    assert line is not None
    QTest.keyClicks(line.line, "toch niet")
    QTest.keyClick(line.line, K.Key_Escape)
    assert canvas.editing.line is None
    assert not canvas.editing.ghosts
    assert not steps(view)
    assert view.window().focusWidget() is canvas


def test_the_words_may_name_the_kind(qtbot: QtBot) -> None:
    view = open_view(qtbot)
    canvas = view.canvas
    spot = empty_place(canvas, "person:bo", date(2015, 6, 14)).toPoint()
    QTest.mouseDClick(canvas.viewport(), Qt.MouseButton.LeftButton, NONE, spot)
    assert canvas.editing.line is not None
    QTest.keyClicks(canvas.editing.line.line, "aanhouding")
    QTest.keyClick(canvas.editing.line.line, K.Key_Return)
    (made,) = canvas.desk.session.events
    assert (made.kind, made.title, made.persons) == ("aanhouding", "", ("bo",))


def test_a_lane_with_fixed_kinds_asks_for_one_once(qtbot: QtBot) -> None:
    view = open_view(qtbot)
    canvas = view.canvas
    spot = empty_place(canvas, "maatregel", date(2015, 6, 14)).toPoint()
    QTest.mouseDClick(canvas.viewport(), Qt.MouseButton.LeftButton, NONE, spot)
    line = canvas.editing.line
    assert line is not None
    QTest.keyClicks(line.line, "iets anders dan")
    QTest.keyClick(line.line, K.Key_Return)
    assert line.echo.text().startswith("Noem de soort")
    assert not steps(view)
    line.line.clear()
    QTest.keyClicks(line.line, "ots")
    QTest.keyClick(line.line, K.Key_Return)
    (made,) = canvas.desk.session.events
    assert (made.kind, made.period) == ("ots", True)


@pytest.mark.parametrize("key", [K.Key_N, K.Key_Insert])
def test_a_key_places_on_the_time_cursor_in_the_lane_that_has_the_focus(qtbot: QtBot, key: Qt.Key) -> None:
    view = open_view(qtbot)
    canvas = view.canvas
    click(canvas.viewport(), place_of(canvas, "school"))
    canvas.desk.session.move_cursor(date(2014, 9, 5))
    QTest.keyClick(canvas, key)
    assert canvas.editing.line is not None
    QTest.keyClicks(canvas.editing.line.line, "gesprek")
    QTest.keyClick(canvas.editing.line.line, K.Key_Return)
    (made,) = canvas.desk.session.events
    assert (made.date.as_typed, made.persons, made.title) == ("september 2014", ("bo",), "gesprek")


def test_going_elsewhere_keeps_words_and_drops_nothing_typed(qtbot: QtBot) -> None:
    view = open_view(qtbot)
    canvas = view.canvas
    for words, count in (("", 4), ("gesprek", 5)):
        spot = empty_place(canvas, "person:bo", date(2015, 6, 14)).toPoint()
        QTest.mouseDClick(canvas.viewport(), Qt.MouseButton.LeftButton, NONE, spot)
        assert canvas.editing.line is not None
        QTest.keyClicks(canvas.editing.line.line, words)
        canvas.editing.line.leave()
        assert len(canvas.desk.casus.events) == count
        assert canvas.editing.line is None


# --- dragging ---


def test_dragging_an_end_shows_the_date_and_snaps_to_the_scale(qtbot: QtBot) -> None:
    view = open_view(qtbot)
    canvas = view.canvas
    _, end = ends_of(canvas, "ots")
    QTest.mousePress(canvas.viewport(), Qt.MouseButton.LeftButton, NONE, end.toPoint())
    move(canvas, QPointF(x_of(canvas, date(2018, 5, 12)), end.y()))
    assert canvas.editing.echo.text == "begrepen als: 10 maart 2016 t/m mei 2018"
    assert canvas.editing.ghosts
    assert one(view, "ots").end.as_typed == "9-9-2017"
    QTest.mouseRelease(
        canvas.viewport(), Qt.MouseButton.LeftButton, NONE, QPointF(x_of(canvas, date(2018, 5, 12)), end.y()).toPoint()
    )
    assert (one(view, "ots").date.as_typed, one(view, "ots").end.as_typed) == ("10-3-2016", "mei 2018")
    assert not canvas.editing.echo.text
    assert steps(view) == 1


def test_shift_keeps_the_exact_day(qtbot: QtBot) -> None:
    view = open_view(qtbot)
    canvas = view.canvas
    begin, _ = ends_of(canvas, "ots")
    QTest.mousePress(canvas.viewport(), Qt.MouseButton.LeftButton, NONE, begin.toPoint())
    to = QPointF(x_of(canvas, date(2015, 5, 12)), begin.y())
    move(canvas, to, SHIFT)
    QTest.mouseRelease(canvas.viewport(), Qt.MouseButton.LeftButton, SHIFT, to.toPoint())
    assert one(view, "ots").date.is_day


def test_an_end_stops_at_the_begin(qtbot: QtBot) -> None:
    view = open_view(qtbot)
    canvas = view.canvas
    _, end = ends_of(canvas, "ots")
    drag(canvas.viewport(), end, QPointF(x_of(canvas, date(2013, 1, 1)), end.y()))
    assert one(view, "ots").end.as_typed == "maart 2016"


def test_dragging_the_body_moves_both_ends_and_all_that_is_selected(qtbot: QtBot) -> None:
    view = open_view(qtbot)
    canvas = view.canvas
    canvas.desk.select(*(Key(Kind.EVENT, called(one_)) for one_ in ("ots", "school", "sport")))
    start = place_of(canvas, "ots")
    year = canvas.scale.per_day * 365.25
    drag(canvas.viewport(), start, start + QPointF(year, 0))
    assert (one(view, "ots").date.as_typed, one(view, "ots").end.as_typed) == ("10 maart 2017", "9 september 2018")
    assert (one(view, "school").date.as_typed, one(view, "sport").date.as_typed) == ("maart 2015", "zomer 2014")
    assert one(view, "sport").running
    assert steps(view) == 1


def test_escape_gives_a_drag_up(qtbot: QtBot) -> None:
    view = open_view(qtbot)
    canvas = view.canvas
    start = place_of(canvas, "ots")
    QTest.mousePress(canvas.viewport(), Qt.MouseButton.LeftButton, NONE, start.toPoint())
    move(canvas, start + QPointF(120, 0))
    assert canvas.editing.ghosts
    QTest.keyClick(canvas, K.Key_Escape)
    assert not canvas.editing.ghosts
    QTest.mouseRelease(canvas.viewport(), Qt.MouseButton.LeftButton, NONE, (start + QPointF(120, 0)).toPoint())
    assert not steps(view)


def test_a_click_on_one_of_several_selects_only_that_one(qtbot: QtBot) -> None:
    view = open_view(qtbot)
    canvas = view.canvas
    canvas.desk.select(*(Key(Kind.EVENT, called(one_)) for one_ in ("ots", "school")))
    click(canvas.viewport(), place_of(canvas, "ots"))
    assert [key.id for key in canvas.desk.session.selection] == ["ots"]


def test_ctrl_dragging_to_another_lane_copies(qtbot: QtBot) -> None:
    view = open_view(qtbot)
    canvas = view.canvas
    start = place_of(canvas, "school")
    target = QPointF(start.x(), empty_place(canvas, "person:lot", date(2014, 3, 3)).y())
    QTest.mousePress(canvas.viewport(), Qt.MouseButton.LeftButton, CONTROL, start.toPoint())
    move(canvas, target, CONTROL)
    assert canvas.editing.echo.text == "Kopie voor Lot"
    QTest.mouseRelease(canvas.viewport(), Qt.MouseButton.LeftButton, CONTROL, target.toPoint())
    (made,) = canvas.desk.session.events
    assert (made.persons, made.title, made.date) == (("lot",), "Verzuim", one(view, "school").date)
    assert one(view, "school").persons == ("bo",)
    assert steps(view) == 1


def test_nothing_is_dragged_in_a_casus_that_can_only_be_read(qtbot: QtBot) -> None:
    view = view_of(qtbot, desk_of(few(), read_only=True), size=(1100, 700))
    canvas = view.canvas
    start = place_of(canvas, "ots")
    drag(canvas.viewport(), start, start + QPointF(80, 0))
    QTest.keyClick(canvas, K.Key_Right, ALT)
    QTest.keyClick(canvas, K.Key_N)
    assert canvas.editing.line is None
    assert canvas.desk.casus == few()


# --- keys ---


def test_alt_arrows_move_and_lengthen_and_are_one_step(qtbot: QtBot) -> None:
    view = open_view(qtbot)
    canvas = view.canvas
    canvas.desk.select(Key(Kind.EVENT, called("ots")))
    QTest.keyClick(canvas, K.Key_Right, ALT)
    QTest.keyClick(canvas, K.Key_Right, ALT)
    assert (one(view, "ots").date.as_typed, one(view, "ots").end.as_typed) == ("10 mei 2016", "9 november 2017")
    assert canvas.editing.echo.text == "begrepen als: 10 mei 2016 t/m 9 november 2017"
    assert canvas.accessibleDescription() == canvas.editing.echo.text
    canvas.desk.session.open.undo()
    assert one(view, "ots").date.as_typed == "10-3-2016"
    QTest.keyClick(canvas, K.Key_Right, ALT | SHIFT)
    assert (one(view, "ots").date.as_typed, one(view, "ots").end.as_typed) == ("10-3-2016", "oktober 2017")
    QTest.keyClick(canvas, K.Key_Left, ALT | SHIFT)
    assert one(view, "ots").end.as_typed == "september 2017"


def test_a_vague_date_moves_by_its_own_step(qtbot: QtBot) -> None:
    view = open_view(qtbot)
    canvas = view.canvas
    canvas.desk.select(Key(Kind.EVENT, called("sport")))
    QTest.keyClick(canvas, K.Key_Left, ALT)
    assert one(view, "sport").date.as_typed == "voorjaar 2013"


def test_alt_up_and_down_change_how_exact_a_date_is(qtbot: QtBot) -> None:
    view = open_view(qtbot)
    canvas = view.canvas
    canvas.desk.select(Key(Kind.EVENT, called("school")))
    QTest.keyClick(canvas, K.Key_Up, ALT)
    assert one(view, "school").date.as_typed == "voorjaar 2014"
    QTest.keyClick(canvas, K.Key_Down, ALT)
    assert one(view, "school").date.as_typed == "maart 2014"


@pytest.mark.parametrize(
    ("key", "nature"), [(K.Key_M, Nature.OPINION), (K.Key_V, Nature.STORY), (K.Key_F, Nature.FACT)]
)
def test_the_nature_takes_two_keys(qtbot: QtBot, key: Qt.Key, nature: Nature) -> None:
    view = open_view(qtbot, few().having(event("x", "2015", nature="verhaal" if nature is Nature.FACT else "feit")))
    canvas = view.canvas
    canvas.desk.select(*(Key(Kind.EVENT, called(ident)) for ident in ("x", "ots")))
    QTest.keyClick(canvas, K.Key_A)
    assert canvas.editing.echo.text.startswith("Aard")
    QTest.keyClick(canvas, key)
    assert one(view, "x").nature is nature
    assert one(view, "ots").nature is nature
    assert not canvas.editing.echo.text


def test_another_second_key_does_nothing(qtbot: QtBot) -> None:
    view = open_view(qtbot)
    view.canvas.desk.select(Key(Kind.EVENT, called("ots")))
    QTest.keyClick(view.canvas, K.Key_A)
    QTest.keyClick(view.canvas, K.Key_N)
    assert view.canvas.editing.line is None
    assert not steps(view)


def test_s_gives_all_that_is_selected_a_source_that_is_in_use(qtbot: QtBot) -> None:
    view = open_view(qtbot, few().having(event("x", "2015", source="beschikking 12-3")))
    canvas = view.canvas
    canvas.desk.select(*(Key(Kind.EVENT, called(ident)) for ident in ("ots", "school")))
    QTest.keyClick(canvas, K.Key_S)
    assert canvas.editing.line is not None
    QTest.keyClicks(canvas.editing.line.line, "be")
    QTest.keyClick(canvas.editing.line.line, K.Key_Tab)
    QTest.keyClick(canvas.editing.line.line, K.Key_Return)
    assert {one(view, ident).source for ident in ("ots", "school")} == {"beschikking 12-3"}
    assert steps(view) == 1


def test_f2_edits_the_title_in_place(qtbot: QtBot) -> None:
    view = open_view(qtbot)
    canvas = view.canvas
    click(canvas.viewport(), place_of(canvas, "ots"))
    QTest.keyClick(canvas, K.Key_F2)
    line = canvas.editing.line
    assert line is not None
    assert line.line.text() == "Tweede OTS"
    assert line.line.accessibleName() == "Titel"
    QTest.keyClicks(line.line, "Verlengd")
    QTest.keyClick(line.line, K.Key_Return)
    assert one(view, "ots").title == "Verlengd"
    assert view.window().focusWidget() is canvas


# --- what people type ---


NASTY = (
    "א\u200fמא \u202eanuk\u202c gaat weg",
    "👩‍👩‍👧‍👦 🎉 feest",
    "x" * 5000,
    "<b>niet vet</b> & zo",
    "regel een\tregel twee",
)


@pytest.mark.parametrize("title", NASTY, ids=["rtl", "emoji", "long", "markup", "tab"])
def test_a_title_is_kept_as_typed_and_painted(qtbot: QtBot, title: str) -> None:
    view = open_view(qtbot)
    canvas = view.canvas
    canvas.desk.select(Key(Kind.EVENT, called("school")))
    QTest.keyClick(canvas, K.Key_F2)
    assert canvas.editing.line is not None
    canvas.editing.line.line.setText(title)
    QTest.keyClick(canvas.editing.line.line, K.Key_Return)
    assert one(view, "school").title == title
    canvas.viewport().grab()
    assert without_turning_signs(title) in canvas.board.alt(canvas.board.at["school"])
    canvas.desk.session.open.undo()
    assert one(view, "school").title == "Verzuim"


def test_a_title_of_thousands_of_letters_leaves_menu_and_tool_tip_readable(qtbot: QtBot) -> None:
    view = open_view(qtbot)
    canvas = view.canvas
    edit_event(canvas.desk.session, called("school"), title="x" * 5000)
    hit = canvas.hit(place_of(canvas, "school"))
    assert max(map(len, mouse.tip(canvas, hit).splitlines())) == mouse.TOLD
    assert len(step_name(canvas.desk.session.open.undo_step)) < 100
    assert one(view, "school").title == "x" * 5000


def test_an_event_for_nobody_stands_with_the_family_and_moves_like_any_other(qtbot: QtBot) -> None:
    view = open_view(qtbot, few().having(event("niemand", "2015", title="Van niemand")))
    canvas = view.canvas
    lane = canvas.board.lanes[canvas.board.lane_of(canvas.board.at["niemand"])]
    assert lane.name.key == "gezin"
    canvas.desk.select(Key(Kind.EVENT, called("niemand")))
    QTest.keyClick(canvas, K.Key_Right, ALT)
    assert one(view, "niemand").date.as_typed == "2016"
    assert one(view, "niemand").persons == ()


def test_a_period_that_ends_before_it_begins_is_shown_and_can_be_put_right(qtbot: QtBot) -> None:
    view = open_view(qtbot, few().having(event("fout", "2016", "2014", kind="ots", title="Andersom")))
    canvas = view.canvas
    canvas.viewport().grab()
    canvas.desk.select(Key(Kind.EVENT, called("fout")))
    assert (one(view, "fout").date.as_typed, one(view, "fout").end.as_typed) == ("2016", "2014")
    QTest.keyClick(canvas, K.Key_Right, ALT | SHIFT)
    new = one(view, "fout")
    assert not certainly_after(new.date, new.end)


# --- other dates ---


def test_another_date_gets_a_sign_and_is_one_click_away(qtbot: QtBot) -> None:
    view = open_view(qtbot)
    canvas = view.canvas
    canvas.desk.select(Key(Kind.EVENT, called("school")))
    canvas.focused = called("school")
    assert not list(signs(canvas))
    ask_claim(canvas)
    assert canvas.editing.line is not None
    QTest.keyClicks(canvas.editing.line.line, "zomer 2014")
    assert canvas.editing.line.echo.text() == "begrepen als: 1 juni t/m 31 augustus 2014"
    QTest.keyClick(canvas.editing.line.line, K.Key_Return)
    ((index, place, count),) = signs(canvas)
    assert (canvas.key(index).id, count) == ("school", 1)
    click(canvas.viewport(), place.center())
    menu = next(menu for menu in canvas.findChildren(QMenu) if menu.isVisible())
    menu.actions()[0].trigger()
    menu.close()
    assert one(view, "school").date.as_typed == "zomer 2014"
    assert [claim.date.as_typed for claim in other_dates(canvas.desk.casus, one(view, "school"))] == ["maart 2014"]


def test_an_end_can_be_contradicted_too(qtbot: QtBot) -> None:
    view = open_view(qtbot)
    canvas = view.canvas
    canvas.desk.select(Key(Kind.EVENT, called("ots")))
    ask_claim(canvas)
    assert canvas.editing.line is not None
    QTest.keyClicks(canvas.editing.line.line, "einde juni 2018")
    QTest.keyClick(canvas.editing.line.line, K.Key_Return)
    (claim,) = other_dates(canvas.desk.casus, one(view, "ots"))
    assert (claim.field, claim.date.as_typed) == (ClaimedField.END, "juni 2018")


@pytest.mark.parametrize("theme", ["light", "projector"])
def test_what_is_told_below_the_line_is_there_as_a_whole(qtbot: QtBot, theme: str) -> None:
    view = open_view(qtbot)
    view.set_theme(theme_named(theme))
    view.canvas.desk.select(Key(Kind.EVENT, called("school")))
    view.canvas.focused = called("school")
    ask_claim(view.canvas)
    line = view.canvas.editing.line
    assert line is not None
    QApplication.processEvents()
    told = line.echo
    room = told.fontMetrics().boundingRect(told.contentsRect(), int(Qt.TextFlag.TextWordWrap), told.text())
    assert told.text().endswith("einde.")
    assert room.width() <= told.contentsRect().width()
    assert room.height() <= told.contentsRect().height()
    assert view.canvas.viewport().rect().contains(line.geometry())


# --- menu ---


def labels(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text() and action.isEnabled()]


def test_the_menu_offers_what_fits(qtbot: QtBot) -> None:
    view = open_view(qtbot)
    canvas = view.canvas
    key = Key(Kind.EVENT, called("ots"))
    canvas.desk.select(key)
    add_claim(
        canvas.desk.session,
        key,
        field=ClaimedField.DATE,
        date=parse("2015", today=canvas.desk.session.today),
        source="Mo",
    )
    canvas.desk.session.move_cursor(date(2017, 1, 1))
    menu = menu_at(canvas, place_of(canvas, "ots"))
    assert "Toon: 2015, volgens Mo" in labels(menu)
    assert "Splitsen op 1 januari 2017" in labels(menu)
    assert "Samenvoegen" not in labels(menu)
    next(action for action in menu.actions() if action.text().startswith("Splitsen")).trigger()
    assert len(canvas.desk.session.events) == 2
    menu = menu_at(canvas, place_of(canvas, "ots"))
    next(action for action in menu.actions() if action.text() == "Samenvoegen").trigger()
    assert one(view, "ots").end.as_typed == "9-9-2017"
    menu = menu_at(canvas, place_of(canvas, "ots"))
    persons = next(action.menu() for action in menu.actions() if action.text() == "Kopiëren naar")
    assert isinstance(persons, QMenu)
    next(action for action in persons.actions() if action.text() == "Jan").trigger()
    assert [made.persons for made in canvas.desk.session.events] == [("jan",)]


def test_what_cannot_be_is_said_and_changes_nothing(qtbot: QtBot) -> None:
    view = open_view(qtbot)
    canvas = view.canvas
    said: list[str] = []
    canvas.desk.refused.connect(lambda text, _remedy: said.append(text))
    canvas.desk.select(*(Key(Kind.EVENT, called(ident)) for ident in ("ots", "school")))
    menu = menu_at(canvas, place_of(canvas, "ots"))
    next(action for action in menu.actions() if action.text() == "Samenvoegen").trigger()
    assert said == ["Dit zijn gebeurtenissen van verschillende soorten."]
    assert not steps(view)
