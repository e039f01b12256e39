"""Filter, light, find, ages, folding and fitting in the window."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.timeline.made import click, desk_of, view_of
from tests.unit.timeline.made import TODAY, called, event, family, history
from werkbank.app.news import new_events, previous_session
from werkbank.app.session import Key
from werkbank.app.verbs.history import edit_event
from werkbank.model.entities import Pattern, Session
from werkbank.model.kinds import Kind
from werkbank.timeline.ages import Align
from werkbank.timeline.hits import Area, box_of
from werkbank.timeline.lanes import Grouping
from werkbank.timeline.marks import SOFT
from werkbank.timeline.sifting import HELP, OPEN, REPORTS, Sieve
from werkbank.ui.motion import ask_less_motion
from werkbank.ui.timeline.canvas import Canvas
from werkbank.ui.timeline.view import TimelineView


def shown(view: TimelineView) -> set[str]:
    return {place.id for place in view.canvas.board.places}


def lit(view: TimelineView) -> frozenset[str] | None:
    return view.canvas.lit


def align_of(view: TimelineView) -> Align | None:
    return view.canvas.board.align


def chips(view: TimelineView) -> dict[str, QPushButton]:
    QApplication.processEvents()  # what came into a layout is shown when it is next laid out
    return {one.text(): one for one in view._filters.findChildren(QPushButton) if one.isVisible()}


def point(canvas: Canvas, area: Area, *, below: bool = False) -> QPointF:
    """Some point of the viewport that lies in an area."""
    for y in range(0, canvas.viewport().height(), 3):
        for x in range(2, canvas.viewport().width(), 5):
            hit = canvas.hit(QPointF(x, y))
            if hit.area is area and (area is not Area.CURVE or (hit.below is below and _counts(canvas, x, y))):
                return QPointF(x, y)
    pytest.fail(f"no {area} in view")


def _counts(canvas: Canvas, x: float, y: float) -> bool:
    from werkbank.ui.timeline.looking import stretch_at

    return stretch_at(canvas, canvas.hit(QPointF(x, y))) is not None


def test_a_filter_is_told_in_chips_and_what_it_hides_can_be_clicked(qtbot: QtBot) -> None:
    view = view_of(qtbot, desk_of())
    assert not view._filters.isVisible()
    view.sights.choose(Sieve(persons=frozenset({"bo"}), lanes=frozenset({"leven"})))
    assert shown(view) == {"e1", "e4", "e12"}
    assert {"Bo  ×", "Leven  ×", "9 verborgen: toon"} <= set(chips(view))
    chips(view)["Leven  ×"].click()
    assert view.sights.sieve == Sieve(persons=frozenset({"bo"}))
    next(one for text, one in chips(view).items() if "verborgen" in text).click()
    assert view.sights.sieve == OPEN
    assert not view._filters.isVisible()


def test_filters_are_kept_by_name_in_the_casus(qtbot: QtBot) -> None:
    desk = desk_of()
    view = view_of(qtbot, desk)
    view.sights.choose(Sieve(lanes=frozenset({"hulp"})))
    view._filters._name.setText("alleen hulp")
    QTest.keyClick(view._filters._name, Qt.Key.Key_Return)
    again = view_of(qtbot, desk)
    assert again.sights.kept.listed() == [("alleen hulp", Sieve(lanes=frozenset({"hulp"})))]
    again._fill_filters()
    action = next(one for one in again._header.filters.actions() if one.text() == "alleen hulp")
    action.trigger()
    assert shown(again) == {"e6"}
    again._filters.forgotten.emit("alleen hulp")
    assert again.sights.kept.listed() == []


def test_the_menu_offers_what_occurs_and_how_often(qtbot: QtBot) -> None:
    view = view_of(qtbot, desk_of())
    view._fill_filters()
    menus = {one.title(): one for one in view._header.filters.findChildren(QMenu) if one.title()}
    assert "Maatregel (2)" in [one.text() for one in menus["Soort"].actions()]
    assert "School Oefen (1)" in [one.text() for one in menus["Organisatie"].actions()]
    next(one for one in menus["Soort"].actions() if one.text() == "Maatregel (2)").trigger()
    assert shown(view) == {"e2", "e3"}


def test_a_click_on_the_curve_filters_by_what_counts_there(qtbot: QtBot) -> None:
    view = view_of(qtbot, desk_of())
    above, below = point(view.canvas, Area.CURVE), point(view.canvas, Area.CURVE, below=True)
    click(view.canvas.viewport(), below)
    assert view.sights.sieve.stretch is not None
    assert view.sights.sieve.stretch.what == REPORTS
    assert shown(view) <= {"e7", "e8"}
    click(view.canvas.viewport(), below)  # once more: all again
    assert view.sights.sieve == OPEN
    click(view.canvas.viewport(), above)
    assert view.sights.sieve.stretch is not None
    assert view.sights.sieve.stretch.what == HELP
    assert shown(view) == {"e6"}


def test_a_click_on_a_signal_tells_why_and_selects_its_evidence(qtbot: QtBot) -> None:
    help_ = {"kind": "hulp", "persons": "bo"}
    casus = family(
        event("h1", "1-1-2019", "30-6-2019", product="A", **help_),
        event("h2", "1-3-2020", "1-6-2020", product="B", **help_),
    )
    desk = desk_of(casus)
    view = view_of(qtbot, desk)
    canvas = view.canvas
    signal = next(one for one in canvas.board.signals if one.evidence)
    at = QPointF(canvas.scale.x(signal.middle), canvas.sizes.axis + canvas.sizes.curve + 8)
    with qtbot.waitSignal(desk.noticed) as told:
        click(canvas.viewport(), at)
    assert "Nieuwe start, Bo" in told.args[0]
    assert {key.id for key in desk.session.selection} == {"h1", "h2"}


def test_what_is_found_lights_up_and_next_goes_round(qtbot: QtBot) -> None:
    desk = desk_of()
    view = view_of(qtbot, desk)
    view.look_for()
    view.finder.search("2017")
    assert view.canvas.lit == frozenset({"e3", "e7", "e8"})
    assert view.finder._count.text() == "3 gevonden"
    kinds = {
        view.canvas.board.places[int(n)].id: int(k)
        for n, k in zip(view.canvas.frame.index, view.canvas.frame.kind, strict=True)
    }
    assert kinds[called("e7")] != SOFT
    assert kinds[called("e4")] == SOFT
    seen = []
    for _ in range(4):
        QTest.keyClick(view.finder._field, Qt.Key.Key_Return)
        seen.append(desk.session.selection[0].id)
    assert seen == ["e3", "e7", "e8", "e3"]
    assert view.finder._count.text() == "1 van 3"
    QTest.keyClick(view.finder._field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert desk.session.selection[0].id == "e8"
    QTest.keyClick(view.finder._field, Qt.Key.Key_Escape)
    assert lit(view) is None
    assert not view.finder.isVisible()


def test_finding_tells_what_is_behind_the_filter_or_without_a_date(qtbot: QtBot) -> None:
    view = view_of(qtbot, desk_of())
    view.sights.choose(Sieve(lanes=frozenset({"leven"})))
    view.light_found("pim")
    assert "achter het filter" in view.finder._count.text()
    assert "1 zonder datum" in view.finder._count.text()


def test_only_these_makes_a_filter_of_what_is_looked_for(qtbot: QtBot) -> None:
    view = view_of(qtbot, desk_of())
    view.light_found("ots")
    view.finder.filter_wanted.emit("ots")
    assert view.sights.sieve.text == "ots"
    assert shown(view) == {"e2", "e3"}


def test_a_pattern_lights_its_events_also_after_an_edit_and_a_restart(qtbot: QtBot) -> None:
    pattern = Pattern(id=called("pt"), name="Steeds weer", events=(called("e2"), called("e3")))
    desk = desk_of(history().having(pattern))
    view = view_of(qtbot, desk)
    view.sights.light("pattern:pt")
    assert view.canvas.lit == frozenset({"e2", "e3"})
    edit_event(desk.session, called("e4"), title="Anders")
    assert view.canvas.lit == frozenset({"e2", "e3"})
    other = view_of(qtbot, desk)
    other.restore(view.state())
    assert other.canvas.lit == frozenset({"e2", "e3"})
    view.sights.light("")
    assert view.canvas.lit is None


def test_all_that_is_lit_comes_into_view_where_there_is_room(qtbot: QtBot) -> None:
    casus = family(*(event(f"e{n}", f"{1 + n}-3-2015", "1-9-2016", kind="ots", persons="bo") for n in range(12)))
    pattern = Pattern(id=called("pt"), name="Steeds weer", events=(called("e6"), called("e8"), called("e9")))
    view = view_of(qtbot, desk_of(casus.having(pattern)))
    view.resize(900, 420)
    QApplication.processEvents()
    canvas = view.canvas
    view.sights.light("pattern:pt")
    for one in pattern.events:
        box = box_of(canvas.ground, canvas.board.at[one])
        assert box is not None
        assert canvas.head <= box.y <= canvas.viewport().height() - box.h


def test_a_proposed_pattern_can_be_lit(qtbot: QtBot) -> None:
    casus = family(*(event(f"o{n}", f"1-3-{year}", f"1-9-{year}", kind="ots", persons="bo", reason="schoolverzuim") for n, year in enumerate((2015, 2018))))  # fmt: skip # noqa: E501
    view = view_of(qtbot, desk_of(casus))
    possible = view.sights.possible_patterns()
    assert possible
    view.sights.light(possible[0][0])
    assert view.canvas.lit == frozenset({"o0", "o1"})


def test_lives_stand_beside_each_other_and_back(qtbot: QtBot) -> None:
    desk = desk_of()
    view = view_of(qtbot, desk)
    view._header.grouping_chosen.emit("age")
    canvas = view.canvas
    assert align_of(view) == Align()
    assert view._header._unplaced.isVisible()
    assert canvas.head == canvas.sizes.axis
    kept = view.state()
    other = view_of(qtbot, desk)
    other.restore(kept)
    assert align_of(other) == Align()
    view._header._unplaced.click()
    assert align_of(view) is None
    assert canvas.grouping is Grouping.PERSON
    assert [key.id for key in desk.session.selection] == ["e10"]


def test_lives_begin_at_a_chosen_event(qtbot: QtBot) -> None:
    view = view_of(qtbot, desk_of())
    view._header.grouping_chosen.emit("age")
    combo = view._header._begin
    combo.setCurrentIndex(combo.findData("ots"))
    combo.activated.emit(combo.currentIndex())
    assert view.canvas.board.align == Align("ots", 1)
    assert {one.name.person for one in view.canvas.board.lanes} == {"bo", "jan"}
    assert view._header._number.isVisible()


def test_selecting_a_shared_event_rings_it_in_every_life(qtbot: QtBot) -> None:
    desk = desk_of()
    view = view_of(qtbot, desk)
    view._header.grouping_chosen.emit("age")
    desk.select(Key(Kind.EVENT, called("e4")))
    assert len(view.canvas.board.all_at("e4")) == 4
    assert view.grab().width() > 0


def test_the_arrow_folds_and_opens_a_lane_and_reveal_opens_it(qtbot: QtBot) -> None:
    desk = desk_of()
    view = view_of(qtbot, desk)
    canvas = view.canvas
    at = point(canvas, Area.FOLD)
    band = canvas.hit(at).band
    assert band is not None
    assert band.lane is not None
    click(canvas.viewport(), at)
    assert canvas.folding.folded == {band.lane.name.key}
    click(canvas.viewport(), at)
    assert not canvas.folding.folded
    view.fold_all()
    assert all(one.folded for one in canvas.stack.bands if one.lane is not None)
    desk.select(Key(Kind.EVENT, called("e6")))
    assert not next(one for one in canvas.stack.bands if one.lane and one.lane.name.key == "hulp").folded


def test_fitting_what_is_selected_and_a_person(qtbot: QtBot) -> None:
    desk = desk_of()
    view = view_of(qtbot, desk)
    canvas = view.canvas
    with qtbot.waitSignal(desk.noticed):
        view.fit_selection()
    desk.select(Key(Kind.EVENT, called("e7")), Key(Kind.EVENT, called("e8")))
    view.fit_selection()
    assert date(2016, 10, 1) < canvas.scale.on(canvas.sizes.names) < date(2017, 3, 1)
    assert date(2017, 4, 1) < canvas.scale.on(canvas.viewport().width()) < date(2017, 8, 1)
    desk.select(Key(Kind.PERSON, called("jan")))
    view.fit_person()
    assert canvas.scale.on(canvas.sizes.names) < date(2013, 3, 1)
    assert canvas.scale.on(canvas.viewport().width()) > date(2016, 12, 30)


def test_the_time_cursor_is_followed_when_it_leaves_the_view(qtbot: QtBot) -> None:
    desk = desk_of()
    view = view_of(qtbot, desk)
    canvas = view.canvas
    canvas.zoom(8)
    for day in (date(2012, 5, 1), date(2012, 7, 1), date(2012, 9, 1), date(2025, 1, 1)):
        desk.session.move_cursor(day)
        assert canvas.sizes.names <= canvas.scale.x(day.toordinal()) <= canvas.viewport().width()


def test_a_pinch_zooms_round_the_fingers(qtbot: QtBot) -> None:
    canvas = view_of(qtbot, desk_of()).canvas
    canvas.zoom(4)
    day, per_day = canvas.scale.day(600), canvas.scale.per_day
    where = QPointF(600, 300)
    gesture = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice(), 2, where, where, where, 0.25,
        QPointF(),
    )  # fmt: skip
    QApplication.sendEvent(canvas.viewport(), gesture)
    assert canvas.scale.per_day == pytest.approx(per_day * 1.25)
    assert canvas.scale.day(600) == pytest.approx(day, abs=1)


def test_a_glide_keeps_the_day_under_the_mouse_and_ends_at_its_goal(qtbot: QtBot) -> None:
    canvas = view_of(qtbot, desk_of()).canvas
    canvas.zoom(4)
    ask_less_motion(wanted=False)
    day, per_day = canvas.scale.day(600), canvas.scale.per_day
    seen = []
    canvas.scale_changed.connect(lambda: seen.append(canvas.scale.day(600)))
    canvas.motion.zoom(1.2, at=600)
    canvas.motion.zoom(1.2, at=600)  # steps that follow quickly add up
    qtbot.waitUntil(lambda: canvas.scale.per_day == pytest.approx(per_day * 1.44), timeout=2000)
    assert all(abs(one - day) < 1 for one in seen)


def test_bands_can_be_switched(qtbot: QtBot) -> None:
    from werkbank.timeline.backgrounds import Backing

    view = view_of(qtbot, desk_of())
    tall = view.canvas.stack.height
    view.sights.back(frozenset(Backing))
    assert view.canvas.stack.height > tall
    other = view_of(qtbot, desk_of())
    other.restore(view.state())
    assert other.canvas.showing.backings == frozenset(Backing)


def test_new_is_what_was_noted_after_the_previous_meeting(qtbot: QtBot) -> None:
    desk = desk_of()
    assert previous_session(desk.session) is None
    assert new_events(desk.session) == frozenset(desk.casus.events)
    with desk.session.open.transaction("test") as edit:
        edit.put(Session(id=called("s1"), on=event("x", "1-11-2026").date))
    assert previous_session(desk.session) == date(2026, 11, 1)
    edit_event(desk.session, called("e5"), title="Nieuw gehoord")
    assert new_events(desk.session) == {"e5"}
    view = view_of(qtbot, desk)
    view.sights.choose(Sieve(new=True))
    assert shown(view) == {"e5"}
    assert previous_session(desk.session) < TODAY  # type: ignore[operator]


@pytest.mark.parametrize("theme", ["light", "dark", "contrast", "projector"])
def test_everything_paints_in_every_theme(qtbot: QtBot, theme: str) -> None:
    view = view_of(qtbot, desk_of(), theme=theme)
    view.light_found("bo")
    view.sights.choose(Sieve(persons=frozenset({"bo"})))
    assert view.grab().width() > 0
    for grouping in (*Grouping, "age"):
        view._header.grouping_chosen.emit(str(grouping))
        assert view.grab().width() > 0
    view._show_legend()
