"""Seasons behind the lanes, counts of rows that are too full, and a light that is there again after a restart."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.timeline.made import click, desk_of, view_of
from tests.unit.timeline.made import event, family, history
from werkbank.drawing.shapes import Group, Text
from werkbank.timeline.hits import Area, count_places
from werkbank.timeline.legend import legend
from werkbank.timeline.scale import fitting
from werkbank.timeline.seasons import seasons
from werkbank.ui.theme import dress, theme_named
from werkbank.ui.timeline.looking import show_seasons
from werkbank.ui.timeline.view import TimelineView


def look_at(view: TimelineView, first: date, last: date) -> None:
    canvas = view.canvas
    right = float(canvas.viewport().width())
    canvas.show_scale(fitting(first.toordinal(), last.toordinal(), left=canvas.sizes.names, right=right))


def colour_on(view: TimelineView, day: date, *, y: float) -> QColor:
    image = view.canvas.viewport().grab().toImage()
    ratio = image.devicePixelRatio()
    return image.pixelColor(round(view.canvas.scale.x(day.toordinal() + 0.5) * ratio), round(y * ratio))


def test_winters_and_summers_are_shaded_where_months_can_be_read(qtbot: QtBot) -> None:
    view = view_of(qtbot, desk_of(family(event("e", "1-1-1990", persons="mo"), event("f", "2025", persons="mo"))))
    canvas = view.canvas
    view.fit()
    assert seasons(canvas.ground) is None  # months have no room yet
    look_at(view, date(2016, 1, 1), date(2018, 1, 1))
    empty = canvas.head + 12
    winter, spring, summer = (colour_on(view, date(2017, month, 16), y=empty) for month in (1, 4, 7))
    assert winter.lightness() < summer.lightness() < spring.lightness()
    show_seasons(canvas, shown=False)
    assert colour_on(view, date(2017, 1, 16), y=empty) == colour_on(view, date(2017, 4, 16), y=empty)


def test_months_have_lines_only_where_they_are_wide(qtbot: QtBot) -> None:
    view = view_of(qtbot, desk_of())
    look_at(view, date(2014, 1, 1), date(2018, 1, 1))
    narrow = seasons(view.canvas.ground)
    look_at(view, date(2016, 1, 1), date(2018, 1, 1))
    wide = seasons(view.canvas.ground)
    assert narrow is not None
    assert wide is not None
    assert not len(narrow.months)
    assert 23 <= len(wide.months) <= 25


def test_the_choice_of_seasons_is_kept(qtbot: QtBot) -> None:
    view = view_of(qtbot, desk_of())
    show_seasons(view.canvas, shown=False)
    other = view_of(qtbot, desk_of())
    other.restore(view.state())
    assert not other.canvas.seasons
    other.restore({})
    assert other.canvas.seasons


def test_a_row_that_is_too_full_says_how_many_it_holds_and_opens_on_a_click(qtbot: QtBot) -> None:
    days = [f"{1 + n * 5 % 28}-{1 + n % 12}-{1995 + n // 30}" for n in range(900)]
    crowd = [event(f"m{n}", day, kind="verhuizing", persons="mo") for n, day in enumerate(days)]
    view = view_of(qtbot, desk_of(family(*crowd)), size=(430, 600))
    canvas = view.canvas
    places = count_places(canvas.ground, canvas.frame)
    assert places
    place = places[0]
    assert place.text == str(place.strip.last - place.strip.first)
    at = QPointF(place.box.x + 4, place.box.y + 6)
    hit = canvas.hit(at)
    assert hit.area is Area.COUNT
    assert hit.dense == place.strip
    click(canvas.viewport(), at)
    assert place.strip not in canvas.frame.dense
    seen = [n for n in canvas.frame.index.tolist() if place.strip.first <= n < place.strip.last]
    assert len(seen) > 5


def test_the_light_of_a_possible_pattern_is_there_again_after_a_restart(qtbot: QtBot) -> None:
    casus = history()
    view = view_of(qtbot, desk_of(casus))
    [key, *_] = [key for key, _ in view.sights.possible_patterns()]
    view.sights.light(key)
    assert view.canvas.lit
    again = view_of(qtbot, desk_of(casus))
    again.restore(view.state())
    assert again.canvas.lit == view.canvas.lit
    gone = view_of(qtbot, desk_of(family()))
    gone.restore(view.state())
    assert gone.canvas.lit is None
    assert gone.sights.lit == ""


def test_all_buttons_of_the_header_stand_in_one_row_on_a_small_screen(qtbot: QtBot, qapp: QApplication) -> None:
    font, palette = qapp.font(), qapp.palette()
    dress(qapp, theme_named("light"))
    try:
        view = view_of(qtbot, desk_of(family(event("u", "", persons="mo"), event("e", "2015"))), size=(822, 500))
        header = view._header
        row = [*header.findChildren(QPushButton), header._grouping]
        middles = [one.geometry().center().y() for one in row if one.isVisible()]
        assert header._tray.isVisible()
        assert max(middles) - min(middles) <= 2
    finally:
        qapp.setStyleSheet("")
        qapp.setFont(font)
        qapp.setPalette(palette)


def test_the_legend_tells_of_all_that_is_no_mark() -> None:
    group = legend(width=620, top=0).group
    texts = " | ".join(one.text for one in _texts(group))
    for word in ("hulp tegelijk", "meldingen", "signaal", "woonplek", "licht", "wordt 18", "klik"):
        assert word in texts


def _texts(group: Group) -> list[Text]:
    return [one for one in group.items if isinstance(one, Text)]
