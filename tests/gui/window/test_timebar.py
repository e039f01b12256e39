"""The bar that moves the shared day: keys, events, playing."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.helpers.family import TODAY, day, session, three_generations
from werkbank.app.session import Session
from werkbank.ui.desk import Desk
from werkbank.ui.motion import ask_less_motion
from werkbank.ui.theme import theme_named
from werkbank.ui.timebar import TimeBar

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def desk() -> Session:
    made = session()
    three_generations(made)
    return made


@pytest.fixture
def times(desk: Session) -> Iterator[TimeBar]:
    shared = Desk(desk)
    made = TimeBar(shared, theme_named("light"))
    made.resize(900, 60)
    made.show()
    yield made
    made.close()
    shared.close()
    ask_less_motion(wanted=False)


def cursor(desk: Session) -> date | None:
    """Where the cursor stands now (asked anew each time)."""
    return desk.cursor


def test_keys_step_months_years_and_ends(times: TimeBar, desk: Session) -> None:
    desk.move_cursor(date(2014, 5, 31))
    for key, there in (
        (Qt.Key.Key_Left, date(2014, 4, 30)),
        (Qt.Key.Key_Right, date(2014, 5, 30)),
        (Qt.Key.Key_PageDown, date(2013, 5, 30)),
        (Qt.Key.Key_PageUp, date(2014, 5, 30)),
        (Qt.Key.Key_Home, date(1945, 1, 1)),
        (Qt.Key.Key_Left, date(1945, 1, 1)),
        (Qt.Key.Key_End, None),
        (Qt.Key.Key_Right, None),
    ):
        QTest.keyClick(times.slider, key)
        assert cursor(desk) == there, key


def test_ctrl_and_an_arrow_go_from_event_to_event(times: TimeBar, desk: Session) -> None:
    QTest.keyClick(times.slider, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert cursor(desk) == date(2016, 1, 1)
    times.previous()
    assert cursor(desk) == date(2015, 1, 1)
    times.next()
    times.next()
    assert cursor(desk) is None


def test_a_click_on_the_line_goes_there_and_the_far_end_is_today(times: TimeBar, desk: Session) -> None:
    slider = times.slider
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() // 2, slider.height() // 2))
    assert cursor(desk) is not None
    days_a_pixel = (TODAY - date(1945, 1, 1)).days / (slider.width() - 24)
    assert abs((desk.as_of - date(1985, 12, 12)).days) <= 2 * days_a_pixel
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() - 2, 5))
    assert cursor(desk) is None


def test_the_day_is_said_in_words_to_eyes_and_ears(times: TimeBar, desk: Session) -> None:
    desk.move_cursor(date(2014, 5, 31))
    assert times._when.text() == "31 mei 2014"
    assert times.slider.accessibleName() == "Tijd: 31 mei 2014"
    desk.move_cursor(None)
    assert times._when.text().startswith("Vandaag, ")


def test_space_plays_from_the_beginning_and_stops_at_today(times: TimeBar, desk: Session) -> None:
    QTest.keyClick(times.slider, Qt.Key.Key_Space)
    assert cursor(desk) == date(1945, 1, 1)
    seen = []
    for _ in range(2000):
        if not times.player.playing:
            break
        times.player.tick(0.1)
        seen.append(desk.as_of)
    assert seen == sorted(seen)
    assert len(set(seen)) > 500
    assert cursor(desk) is None
    assert not times.player.playing
    assert times._play.text() == "Speel af"


def test_playing_takes_years_a_second_and_follows_who_moves_the_cursor(times: TimeBar, desk: Session) -> None:
    times.restore({"speed": 20})
    desk.move_cursor(date(2000, 1, 1))
    times.player.play()
    for _ in range(10):
        times.player.tick(0.05)
    assert abs((desk.as_of - date(2001, 1, 1)).days) <= 2
    desk.move_cursor(date(1960, 1, 1))
    times.player.tick(0.05)
    assert desk.as_of.year == 1960
    times.player.tick(30.0)  # a hiccup of the machine does not jump over the story
    assert desk.as_of.year == 1960


def test_with_less_motion_playing_steps_from_event_to_event(times: TimeBar, desk: Session) -> None:
    ask_less_motion(wanted=True)
    desk.move_cursor(date(2013, 1, 1))
    times.player.play()
    seen = [desk.as_of]
    while times.player.playing:
        times.player.tick(0.7)
        if desk.as_of != seen[-1]:
            seen.append(desk.as_of)
    assert seen == [date(2013, 1, 1), date(2013, 3, 1), date(2014, 6, 1), date(2015, 1, 1), date(2016, 1, 1), TODAY]


def test_playing_ends_when_nobody_can_see_it_and_the_speed_is_remembered(times: TimeBar, desk: Session) -> None:
    times.restore({"speed": 5})
    desk.move_cursor(date(2000, 1, 1))
    times.player.play()
    times.hide()
    assert not times.player.playing
    assert times.state() == {"speed": 5}


def test_ticks_keep_coming_while_it_plays(times: TimeBar, desk: Session) -> None:
    desk.move_cursor(date(2000, 1, 1))
    times.player.play()
    QTest.qWait(120)
    assert desk.as_of > date(2000, 1, 1)
    times.player.stop()


def test_a_change_of_the_casus_is_a_change_of_the_history(times: TimeBar, desk: Session) -> None:
    from werkbank.app.verbs import family

    assert times._history.first == date(1945, 1, 1)
    family.edit_person(desk, next(iter(desk.casus.persons)), birth=day("1926"))
    assert times._history.first == date(1926, 1, 1)
