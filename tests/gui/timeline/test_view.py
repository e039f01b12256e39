"""The timeline in the window: mouse, keyboard, selection, folding, and what it remembers."""

import gc
import json
import sys
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.timeline.made import click, desk_of, drag, place_of, view_of
from tests.unit.timeline.made import TODAY, called, event, family, history
from werkbank.app.session import Key
from werkbank.app.verbs.history import add_event, edit_event
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import parse
from werkbank.model.kinds import Kind
from werkbank.timeline.lanes import Grouping
from werkbank.timeline.spoken import kin_words, spoken
from werkbank.timeline.stack import NOT_SHOWN
from werkbank.ui.theme import THEMES, theme_named
from werkbank.ui.timeline.adding import claim_at
from werkbank.ui.timeline.canvas import Canvas
from werkbank.ui.timeline.view import TimelineView

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def key(ident: str) -> Key:
    return Key(Kind.EVENT, EntityId(ident))


def chosen(view: TimelineView) -> list[str]:
    return [one.id for one in view.canvas.desk.session.selection]


def wheel(
    canvas: Canvas, at: QPointF, turn: QPoint, mods: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    where = canvas.viewport().mapToGlobal(at)
    QApplication.sendEvent(
        canvas.viewport(),
        QWheelEvent(at, where, QPoint(), turn, Qt.MouseButton.NoButton, mods, Qt.ScrollPhase.NoScrollPhase, False),
    )


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_paints_marks_in_its_own_colours(qtbot: QtBot, theme: str) -> None:
    view = view_of(qtbot, desk_of(), theme=theme)
    image = view.canvas.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    at = place_of(view.canvas, "e3").toPoint()
    assert image.pixelColor(at) == QColor(theme_named(theme).palette["lane_maatregel"])
    view.set_theme(theme_named("light"))
    image = view.canvas.viewport().grab().toImage()
    assert image.pixelColor(place_of(view.canvas, "e3").toPoint()) == QColor(
        theme_named("light").palette["lane_maatregel"]
    )


def test_a_click_selects_and_a_click_beside_it_takes_away(qtbot: QtBot) -> None:
    view = view_of(qtbot, desk_of())
    surface = view.canvas.viewport()
    click(surface, place_of(view.canvas, "e3"))
    assert chosen(view) == ["e3"]
    click(surface, place_of(view.canvas, "e7"), CONTROL)
    assert chosen(view) == ["e3", "e7"]
    click(surface, place_of(view.canvas, "e3"), CONTROL)
    assert chosen(view) == ["e7"]
    click(surface, QPointF(view.canvas.sizes.names + 4, view.canvas.head + 12))
    assert chosen(view) == []


def test_shift_click_selects_all_between_in_time(qtbot: QtBot) -> None:
    view = view_of(qtbot, desk_of())
    click(view.canvas.viewport(), place_of(view.canvas, "e4"))
    click(view.canvas.viewport(), place_of(view.canvas, "e8"), SHIFT)
    assert chosen(view) == ["e4", "e3", "e7", "e8"]


def test_a_rubber_band_selects_what_it_touches(qtbot: QtBot) -> None:
    view = view_of(qtbot, desk_of())
    canvas = view.canvas
    one, other = place_of(canvas, "e7"), place_of(canvas, "e8")
    corner = QPointF(min(one.x(), other.x()) - 30, min(one.y(), other.y()) - 11)
    drag(canvas.viewport(), corner, QPointF(max(one.x(), other.x()) + 12, max(one.y(), other.y()) + 6), SHIFT)
    assert set(chosen(view)) == {"e7", "e8"}
    assert canvas.band is None


def test_dragging_pans_and_keeps_the_selection(qtbot: QtBot) -> None:
    view = view_of(qtbot, desk_of())
    canvas = view.canvas
    view.zoom_in()
    view.zoom_in()
    canvas.desk.select(key("e3"))
    before = canvas.scale.first
    empty = QPointF(canvas.sizes.names + 300, canvas.head + 12)
    drag(canvas.viewport(), empty, empty + QPointF(80, 0))
    assert canvas.scale.first == pytest.approx(before - 80 / canvas.scale.per_day)
    assert chosen(view) == ["e3"]
    assert not canvas.fitted


def test_ctrl_wheel_zooms_round_the_mouse_and_shift_wheel_pans(qtbot: QtBot) -> None:
    view = view_of(qtbot, desk_of())
    canvas = view.canvas
    at = QPointF(600, 300)
    view.zoom_in()
    view.zoom_in()
    under, per_day = canvas.scale.day(600), canvas.scale.per_day
    wheel(canvas, at, QPoint(0, 120), CONTROL)
    assert canvas.scale.per_day > per_day
    assert canvas.scale.day(600) == pytest.approx(under)
    first = canvas.scale.first
    wheel(canvas, at, QPoint(0, -120), SHIFT)
    assert canvas.scale.first > first


def test_a_name_selects_its_person_and_that_shows_under_all_that_is_about_them(qtbot: QtBot) -> None:
    view = view_of(qtbot, desk_of())
    canvas = view.canvas
    before = colours_under(canvas, "e3")
    band = next(band for band in canvas.stack.bands if band.lane and band.lane.name.person == "bo")
    click(canvas.viewport(), QPointF(30, canvas.ground.top + band.top + 8))
    assert canvas.desk.session.selection == (Key(Kind.PERSON, EntityId("bo")),)
    accent = QColor(theme_named("light").palette["accent"]).hslHue()
    lit = colours_under(canvas, "e3") - before
    assert any(abs(QColor(name).hslHue() - accent) <= 6 for name in lit), lit


def colours_under(canvas: Canvas, mark: str) -> set[str]:
    """The colours round the lower edge of a mark, which may lie between two rows of pixels."""
    image = canvas.viewport().grab().toImage()
    at = place_of(canvas, mark).toPoint() + QPoint(0, round(canvas.sizes.bar / 2))
    return {image.pixelColor(at + QPoint(0, down)).name() for down in range(-2, 5)}


def test_the_axis_moves_the_time_cursor(qtbot: QtBot) -> None:
    view = view_of(qtbot, desk_of())
    canvas = view.canvas
    day = date(2016, 5, 5)
    at = QPointF(canvas.scale.x(day.toordinal()) + 0.4, 10)
    click(canvas.viewport(), at)
    cursor = canvas.desk.session.cursor
    assert cursor is not None
    assert abs((cursor - day).days) <= 2 / canvas.scale.per_day
    drag(canvas.viewport(), at, QPointF(canvas.viewport().width() - 3, 10))
    assert canvas.desk.session.cursor is None  # past today it is today again


def test_a_double_click_adds_an_event_there(qtbot: QtBot) -> None:
    desk = desk_of()
    view = view_of(qtbot, desk)
    canvas = view.canvas
    band = next(band for band in canvas.stack.bands if band.lane and band.lane.name.person == "mo")
    at = QPointF(canvas.scale.x(date(2012, 5, 5).toordinal()), canvas.ground.top + band.top + 12)
    QTest.mouseDClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=at.toPoint())
    assert canvas.editing.line is not None
    canvas.editing.line.keep()
    made = desk.session.events[0]
    assert made.persons == ("mo",)
    assert made.date.edtf == "2012"
    assert chosen(view) == [made.id]
    assert made.id in canvas.board.at
    desk.session.open.undo()
    assert made.id not in canvas.board.at


def test_nothing_is_added_when_the_casus_is_only_to_be_read(qtbot: QtBot) -> None:
    desk = desk_of(read_only=True)
    view = view_of(qtbot, desk)
    at = QPointF(view.canvas.sizes.names + 5, view.canvas.head + 12)
    QTest.mouseDClick(view.canvas.viewport(), Qt.MouseButton.LeftButton, pos=at.toPoint())
    assert len(desk.casus.events) == 12


def test_a_click_means_a_day_a_month_or_a_year_as_the_zoom_shows() -> None:
    day = date(2014, 3, 12)
    assert claim_at(day, per_day=0.1).edtf == "2014"
    assert claim_at(day, per_day=1.0).edtf == "2014-03"
    assert claim_at(day, per_day=5.0).edtf == "2014-03-12"


def test_arrow_keys_walk_through_time_and_lanes(qtbot: QtBot) -> None:
    view = view_of(qtbot, desk_of())
    canvas = view.canvas
    canvas.setFocus()
    walked = []
    for _ in range(len(canvas.board)):
        QTest.keyClick(canvas, Qt.Key.Key_Right)
        walked += chosen(view)
    assert walked == [canvas.board.places[n].id for n in canvas.board.order]
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    assert chosen(view) == [walked[0]]
    QTest.keyClick(canvas, Qt.Key.Key_End)
    assert chosen(view) == [walked[-1]]
    canvas.desk.select(key("e3"))
    QTest.keyClick(canvas, Qt.Key.Key_Up)
    assert chosen(view) == ["e7"]
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    assert chosen(view) == ["e3"]


def test_keys_zoom_fit_pan_and_open_the_fields(qtbot: QtBot) -> None:
    view = view_of(qtbot, desk_of())
    canvas = view.canvas
    canvas.setFocus()
    whole = canvas.scale
    QTest.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.scale.per_day > whole.per_day
    first = canvas.scale.first
    QTest.keyClick(canvas, Qt.Key.Key_Right, CONTROL)
    assert canvas.scale.first > first
    QTest.keyClick(canvas, Qt.Key.Key_0)
    assert canvas.scale == whole
    with qtbot.waitSignal(canvas.desk.edit_wanted):
        QTest.keyClick(canvas, Qt.Key.Key_Return)


def test_what_is_selected_elsewhere_comes_into_view(qtbot: QtBot) -> None:
    view = view_of(qtbot, desk_of(), size=(700, 320))
    canvas = view.canvas
    for _ in range(6):
        view.zoom_in()
    canvas.desk.select(key("e3"))
    at = place_of(canvas, "e3")
    assert canvas.sizes.names <= at.x() <= canvas.viewport().width()
    assert canvas.head <= at.y() <= canvas.viewport().height()


def test_only_a_change_of_what_stands_here_lays_out_anew(qtbot: QtBot) -> None:
    desk = desk_of()
    view = view_of(qtbot, desk)
    before = view.canvas.board
    with desk.session.open.transaction("edit-plan") as edit:
        edit.change(desk.casus.sheet, name="Gezin Verzonnen") if desk.casus.table(Kind.SHEET) else edit.add(
            desk.casus.sheet
        )
    assert view.canvas.board is before
    edit_event(desk.session, called("e4"), title="Verhuisd naar Oefendam")
    assert view.canvas.board is not before
    assert view.canvas.board.label(view.canvas.board.at["e4"]) == "Verhuisd naar Oefendam"


def test_a_tall_lane_opens_at_its_count_and_closes_again(qtbot: QtBot) -> None:
    crowd = [event(f"x{n}", "2012", "2014", kind="vuhp", persons="bo") for n in range(20)]
    view = view_of(qtbot, desk_of(family(*crowd)))
    canvas = view.canvas
    band = next(band for band in canvas.stack.bands if band.hidden and band.lane)
    at = QPointF(canvas.sizes.names - 10, canvas.ground.top + band.bottom - 8)
    click(canvas.viewport(), at)
    assert (canvas.stack.row_top == NOT_SHOWN).sum() == sum(not lane.count for lane in canvas.board.lanes)
    QTest.mouseDClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(30, round(canvas.ground.top + 14)))
    assert any(band.hidden and band.lane for band in canvas.stack.bands)


def test_grouping_zoom_and_folding_are_remembered(qtbot: QtBot) -> None:
    view = view_of(qtbot, desk_of())
    view.canvas.grouping = Grouping.KIND
    view.canvas.relay()
    view.canvas.fold(view.canvas.stack.bands[1])
    view.zoom_in()
    kept = json.loads(json.dumps(view.state()))
    again = view_of(qtbot, desk_of())
    again.restore(kept)
    assert again.canvas.grouping is Grouping.KIND
    assert again.canvas.folding == view.canvas.folding
    assert again.canvas.scale.per_day == pytest.approx(view.canvas.scale.per_day, rel=0.01)
    assert again.canvas.scale.first == pytest.approx(view.canvas.scale.first, abs=2)
    assert again.state() == kept


def test_what_another_version_kept_is_no_obstacle(qtbot: QtBot) -> None:
    view = view_of(qtbot, desk_of())
    for kept in ({}, {"span": ["x", "y"], "grouping": "wheels", "folded": None}, {"span": 3, "scrolled": None}):
        view.restore(kept)
        assert view.canvas.fitted
        assert view.canvas.grouping is Grouping.PERSON


def test_events_without_a_date_wait_in_the_tray(qtbot: QtBot) -> None:
    desk = desk_of()
    view = view_of(qtbot, desk)
    switch = view._header._tray
    assert switch.text() == "Datum onbekend (1)"
    switch.click()
    assert view._tray.isVisible()
    view._tray._list.setCurrentRow(0)
    assert chosen(view) == ["e9"]
    edit_event(desk.session, called("e9"), date=parse("2014", today=TODAY))
    assert not view._tray.isVisible()
    assert "e9" in view.canvas.board.at


def test_an_empty_casus_explains_how_to_begin(qtbot: QtBot) -> None:
    desk = desk_of(Casus())
    view = view_of(qtbot, desk)
    assert view._empty.isVisible()
    assert "voorjaar 2013 verhuisd Bo" in view._empty.text()
    add_event(desk.session, kind="verhuizing", date=parse("2013", today=TODAY))
    assert not view._empty.isVisible()


def test_a_screen_reader_reads_every_event_in_the_order_of_time(qtbot: QtBot) -> None:
    view = view_of(qtbot, desk_of())
    canvas = view.canvas
    known = QAccessible.queryAccessibleInterface(canvas)
    assert known.role() == QAccessible.Role.List
    assert known.childCount() == len(canvas.board)
    names = [known.child(n).text(QAccessible.Text.Name) for n in range(known.childCount())]
    events = [canvas.board.places[int(n)].event for n in canvas.board.order]
    kin = kin_words(canvas.board.casus)
    assert names == [spoken(event, casus=canvas.board.casus, kin=kin) for event in events]
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    assert canvas.accessibleDescription() == names[0]
    assert known.child(0).state().selected
    assert known.child(0).rect().isValid()
    assert known.child(len(names)) is None


def test_pictures_of_another_pixel_ratio_are_sharp(qtbot: QtBot) -> None:
    view = view_of(qtbot, desk_of())
    canvas = view.canvas
    image = QImage(canvas.viewport().size() * 2, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(2)
    canvas.viewport().render(image)
    at = place_of(canvas, "e3").toPoint() * 2
    palette = theme_named("light").palette
    column = [image.pixelColor(at.x(), y) for y in range(at.y() - 26, at.y() + 26)]
    assert column.count(QColor(palette["lane_maatregel_edge"])) == 4  # two lines of two device pixels, none smeared
    assert column.count(QColor(palette["lane_maatregel"])) == 28


def test_every_year_of_a_long_axis_is_named_as_soon_as_there_is_time(qtbot: QtBot) -> None:
    view = view_of(qtbot, desk_of(), size=(1400, 600))
    canvas = view.canvas
    canvas.show_scale(canvas.scale._replace(per_day=36 / 365.25, first=float(date(1990, 1, 1).toordinal())))
    for _ in range(12):
        QApplication.processEvents()
    before = _seen(canvas, 1)
    after = [_seen(canvas, 1) for _ in range(8)][-1]
    assert before == after  # nothing was left for later


def _is_ahead(canvas: Canvas) -> bool:
    return canvas._painter is not None and canvas._painter.ahead


def _seen(canvas: Canvas, ratio: int) -> QImage:
    image = QImage(canvas.viewport().size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    canvas.viewport().render(image)
    return image


@pytest.mark.parametrize("ratio", [1, 2])
@pytest.mark.parametrize("step", [-8, 8])
def test_what_a_pan_copies_is_what_painting_gives(qtbot: QtBot, step: int, ratio: int) -> None:
    view = view_of(qtbot, desk_of())
    canvas = view.canvas
    canvas.zoom(3.0)
    copied = []
    for _ in range(5):
        canvas.pan(step)
        copied.append(_seen(canvas, ratio))
    assert _is_ahead(canvas)
    canvas.set_theme(theme_named("light"))  # nothing painted ahead is left
    painted = [_seen(canvas, ratio) for _ in range(30)][-1]  # every text is made
    assert not _is_ahead(canvas)
    differ = [
        (x, y)
        for x in range(painted.width() - 8 * ratio)
        for y in range(0, painted.height(), 3)
        if painted.pixel(x, y) != copied[-1].pixel(x, y)
    ]
    assert len(differ) < 20  # a line of the curve may begin a pixel further


def test_the_reference_to_none_survives_many_frames(qtbot: QtBot) -> None:
    view = view_of(qtbot, desk_of(history()))
    view.canvas.viewport().repaint()
    gc.collect()  # what earlier tests left must not go during the count
    before = sys.getrefcount(None)
    for _ in range(60):
        view.canvas.pan(-3)
        view.canvas.viewport().repaint()
    assert sys.getrefcount(None) > before - 200
