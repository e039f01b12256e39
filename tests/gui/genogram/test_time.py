"""Another day changes ink and nothing else, and the screen shows what paper would."""

import time
from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRect
from PySide6.QtWidgets import QApplication

from tests.benchmarks.made_family import casus as made_casus
from tests.gui.genogram.made import on_paper, shown
from tests.helpers.family import TODAY, session, three_generations
from werkbank.app.verbs import family, history
from werkbank.drawing.geometry import placed
from werkbank.drawing.shapes import Item, Text
from werkbank.genogram.ink import Ink, Level, Piece
from werkbank.genogram.picture import draw, layout_of
from werkbank.genogram.picture_layers import extent
from werkbank.ui.genogram import items
from werkbank.ui.genogram.items import GroupItem, LooseItem, StrokeItem
from werkbank.ui.genogram.parts import Cutter
from werkbank.ui.genogram.sliding import AT_ONCE
from werkbank.ui.genogram.view import GenogramView

pytestmark = pytest.mark.usefixtures("qapp")

FAMILY = made_casus(persons=30, events=0)
DAYS = st.dates(min_value=date(1930, 1, 1), max_value=date(2030, 1, 1))


def same(view: GenogramView, day: date) -> bool:
    """Whether the paper holds what ``picture.draw`` makes of this day; a drawing begins at its own corner."""
    casus, laid = view.desk.casus, layout_of(view.desk.casus)
    room = extent(casus, laid, look=view.family.look, layers=view.family.layers)
    shown = [placed(item, dx=-room.x, dy=-room.y) if room.x or room.y else item for item in on_paper(view)]
    return sorted(shown, key=repr) == sorted(draw(casus, as_of=day, layout=laid).items, key=repr)


def places(view: GenogramView) -> dict[str, tuple[float, float]]:
    return {key: (i.centre.x(), i.centre.y()) for key, i in view.items_by_key.items() if key.startswith("person")}


@settings(max_examples=5)
@given(days=st.lists(DAYS, min_size=4, max_size=8))
def test_the_screen_shows_on_any_day_what_is_printed(days: list[date]) -> None:
    with shown(session(FAMILY)) as view:
        for day in days:
            view.desk.session.move_cursor(day)
            assert same(view, day)


def test_step_by_step_is_the_same_as_at_once() -> None:
    """Day after day over every turn of a small family: no change of ink is missed."""
    desk = session()
    three_generations(desk)
    with shown(desk) as view:
        day = date(2008, 12, 1)
        while day < date(2017, 1, 10):
            view.desk.session.move_cursor(day)
            assert same(view, day)
            day += timedelta(days=13)


def test_nobody_moves_and_who_stays_alike_is_not_touched() -> None:
    desk = session()
    people = three_generations(desk)
    with shown(desk) as view:
        before, known = places(view), view.items_by_key
        bo, opa = (known[f"person:{people[name].id}"] for name in ("bo", "opa"))
        then = opa.drawn
        for year in range(1940, 2027, 7):
            desk.move_cursor(date(year, 6, 1))
            assert places(view) == before
        desk.move_cursor(TODAY)
        assert view.items_by_key[bo.key] is bo
        assert opa.drawn == then


def test_between_two_turns_no_item_is_drawn_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = session()
    three_generations(desk)
    with shown(desk):
        desk.move_cursor(date(2016, 2, 2))
        touched: list[object] = []
        for kind in (GroupItem, LooseItem, StrokeItem):
            monkeypatch.setattr(kind, "redraw", lambda self, *_: touched.append(self))
        monkeypatch.setattr(GroupItem, "redraw_later", lambda self, *_, **__: touched.append(self))
        desk.move_cursor(date(2016, 2, 9))
        assert touched == []


def test_a_birthday_shows_in_the_figures_and_the_words_and_draws_no_sign_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = session()
    people = three_generations(desk)
    with shown(desk) as view:
        desk.move_cursor(date(2016, 3, 11))
        QApplication.processEvents()
        ma, before = view.items_by_key[f"person:{people['ma'].id}"], view.grab().toImage()
        painted: list[object] = []
        monkeypatch.setattr(items, "paint", lambda *_: painted.append(1))
        desk.move_cursor(date(2016, 3, 12))
        QApplication.processEvents()
        after = view.grab().toImage()
        assert painted == [], "the pixels of every sign are kept"
        assert after != before
        assert "41 jaar" in ma.drawn.alt


@pytest.mark.parametrize("theme", ["light", "projector"])
def test_travelling_leaves_the_pixels_that_going_there_at_once_gives(theme: str) -> None:
    with shown(session(FAMILY), theme=theme) as view:
        view.camera.nearer(0.9 / view.camera.zoom)
        for day in (date(1960, 5, 1), date(1987, 1, 1), date(1999, 7, 3), date(2024, 2, 29)):
            view.desk.session.move_cursor(day)
            view.slide.finish()
            travelled = view.grab().toImage()
            view.paper.forget()
            view.paper.show(view.family.ink(view.desk.casus), day=day, palette=view.theme.palette)
            assert view.grab().toImage() == travelled


@pytest.mark.parametrize("zoom", [0.3, 1.0, 2.6])
def test_whoever_slides_fast_and_rests_sees_the_picture_of_that_day(zoom: float) -> None:
    """A year a frame and more, to and fro: some pieces wait, and come by themselves once the cursor rests."""
    with shown(session(FAMILY)) as view:
        view.camera.nearer(zoom / view.camera.zoom)
        waited = False
        for rest in (date(1975, 8, 1), date(2011, 1, 1), date(1991, 12, 31)):
            for year in (*range(1940, 2026, 5), *range(2025, 1950, -9)):
                view.desk.session.move_cursor(date(year, 1, 1))
                waited |= view.paper.late
                QApplication.processEvents()
            view.desk.session.move_cursor(rest)
            while view.paper.late:
                QApplication.processEvents()
            slid = view.grab().toImage()
            assert same(view, rest)
            view.paper.forget()
            view.paper.show(view.family.ink(view.desk.casus), day=rest, palette=view.theme.palette)
            assert view.grab().toImage() == slid
        assert waited, "or nothing was put off, and this proves nothing"


def test_one_step_in_time_is_whole_at_once() -> None:
    with shown(session(FAMILY)) as view:
        view.slide.finish()
        time.sleep(AT_ONCE)
        view.desk.session.move_cursor(date(1980, 1, 1))
        assert not view.paper.late


def test_an_age_goes_along_with_who_is_dragged() -> None:
    desk = session()
    people = three_generations(desk)
    with shown(desk) as view:
        view.camera.nearer(1.5 / view.camera.zoom)
        item = view.items_by_key[f"person:{people['ma'].id}"]
        view.centerOn(item.hit.center())
        area = view.mapFromScene(item.hit).boundingRect()
        before = view.grab(area.translated(view.viewport().pos())).toImage()
        item.setPos(QPointF(40 / view.camera.zoom, 0))
        moved = view.grab(area.translated(view.viewport().pos()).translated(40, 0)).toImage()
        middle = QRect(before.width() // 2 - 12, 14, 24, 40)
        assert moved.copy(middle) == before.copy(middle)


def test_an_edit_leaves_the_items_of_everybody_else_in_place() -> None:
    desk = session()
    people = three_generations(desk)
    with shown(desk) as view:
        kept = view.items_by_key[f"person:{people['opa'].id}"]
        family.edit_person(desk, people["bo"].id, first_name="Bob")
        assert view.items_by_key[kept.key] is kept
        assert same(view, TODAY)
        family.add_child(desk, people["ma"].id, first_name="Nieuw")
        assert same(view, TODAY)
        desk.open.undo()
        assert same(view, TODAY)


def test_an_event_without_a_mark_leaves_the_picture_and_one_with_a_mark_does_not() -> None:
    desk = session()
    bo = three_generations(desk)["bo"]
    with shown(desk) as view:
        ink = view.family.ink(desk.casus)
        history.add_event(desk, kind="verhuizing", persons=(bo.id,))
        assert view.family.ink(desk.casus) is ink
        assert view.family.part == desk.casus
        assert same(view, TODAY)
        history.add_event(desk, kind="ots", persons=(bo.id,))
        assert view.family.ink(desk.casus) is not ink
        assert same(view, TODAY)


def test_what_looks_the_same_after_an_edit_keeps_its_parts() -> None:
    def ink(*marks: str) -> Ink:
        drawn = {f"p{n}": (Text(0, 0, text),) for n, text in enumerate(marks)}
        return Ink(Piece(name, Level.LINES, partial(_same, items)) for name, items in drawn.items())

    cutter, before, after = Cutter(), ink("a", "b"), ink("a", "c")
    was = [cutter.parts(before, piece, day=TODAY) for piece in before.pieces]
    now = [cutter.parts(after, piece, day=TODAY) for piece in after.pieces]
    assert now[0] is was[0]
    assert now[1].items == (Text(0, 0, "c"),)


def _same(items: tuple[Item, ...], _day: date) -> tuple[Item, ...]:
    return items
