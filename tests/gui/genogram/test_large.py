"""Large families: the picture is worked out beside the window; the focus view; who moves glides there."""

import time
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.benchmarks.made_family import casus as made_casus
from tests.gui.genogram.made import shown
from tests.helpers.family import session, three_generations
from werkbank.app.session import key_of
from werkbank.app.verbs import family
from werkbank.ui.genogram import family as drawn_family
from werkbank.ui.genogram.around import MoreHere
from werkbank.ui.genogram.view import GenogramView
from werkbank.ui.motion import ask_less_motion

pytestmark = pytest.mark.usefixtures("qapp")

LARGE = made_casus(persons=120, events=0)


def wait(view: GenogramView) -> None:
    end = time.monotonic() + 30
    while view.drafting.running and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.002)
    assert not view.drafting.running


def test_a_large_family_comes_on_paper_beside_the_window_and_a_small_one_at_once() -> None:
    with shown(session(LARGE)) as view:
        assert view.drafting.running or view.items_by_key
        wait(view)
        assert len([key for key in view.items_by_key if key.startswith("person")]) == 120
    desk = session()
    three_generations(desk)
    with shown(desk) as view:
        assert not view.drafting.running
        assert len(view.items_by_key) >= 7


def test_an_edit_of_a_large_family_keeps_the_old_picture_until_the_new_one_is_there() -> None:
    desk = session(LARGE)
    with shown(desk) as view:
        wait(view)
        before = set(view.items_by_key)
        first = next(iter(desk.casus.persons))
        one = family.add_child(desk, first, first_name="Een")
        two = family.add_child(desk, first, first_name="Twee")  # the first drawing is not wanted any more
        assert set(view.items_by_key) == before
        wait(view)
        assert set(view.items_by_key) - before >= {str(key_of(one)), str(key_of(two))}


def test_only_what_decides_places_lays_out_again() -> None:
    desk = session(LARGE)
    with shown(desk) as view:
        wait(view)
        laid = view.family.layout
        person = next(iter(desk.casus.persons))
        family.edit_person(desk, person, note="Een opmerking")
        wait(view)
        assert view.family.layout is laid
        family.add_child(desk, person)
        wait(view)
        assert view.family.layout is not laid


@pytest.fixture
def focus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawn_family, "MOST_PERSONS", 100)


@pytest.mark.usefixtures("focus")
def test_m_draws_a_very_large_family_around_who_is_chosen() -> None:
    desk = session(LARGE)
    with shown(desk) as view:
        wait(view)
        assert len(view.family.part.persons) == 60  # type: ignore[union-attr]
        assert "60 van 120 personen" in view.chips.part.text()
        farthest = list(view.family.part.persons.values())[-1]  # type: ignore[union-attr]
        desk.select(key_of(farthest))
        QTest.keyClick(view, Qt.Key.Key_M)
        wait(view)
        assert view.family.middle == farthest.id
        assert farthest.first_name in view.chips.part.text()
        assert view.state()["middle"] == farthest.id


@pytest.mark.usefixtures("focus")
def test_a_mark_at_somebody_brings_in_their_relatives() -> None:
    desk = session(LARGE)
    with shown(desk, size=(3000, 700)) as view:
        wait(view)
        marks = {item.person: item for item in view.paper.items() if isinstance(item, MoreHere)}
        assert marks.keys() == view.family.hidden.keys()
        person, mark = next(iter(marks.items()))
        count = view.family.hidden[person]
        at = view.mapFromScene(mark.pos())
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at.x(), at.y()))
        wait(view)
        assert len(view.family.part.persons) == 60 + count  # type: ignore[union-attr]
        assert person not in view.family.hidden


@pytest.mark.usefixtures("focus")
def test_who_is_found_outside_the_picture_becomes_its_middle() -> None:
    desk = session(LARGE)
    with shown(desk) as view:
        wait(view)
        outside = next(p for p in desk.casus.persons.values() if p.id not in view.family.part.persons)  # type: ignore[union-attr]
        desk.select(key_of(outside))
        wait(view)
        assert str(key_of(outside)) in view.items_by_key
        assert view.family.middle == outside.id


def test_people_glide_to_their_new_places_unless_less_motion_is_asked_for() -> None:
    desk = session()
    people = three_generations(desk)
    with shown(desk) as view:
        for less in (False, True):
            ask_less_motion(wanted=less)
            family.add_child(desk, people["ma"].id, first_name="Nog een", birth=people["kim"].birth)
            assert (view.glide.moving == 0) is less
            view.glide.finish()
            assert all(item.transform().isIdentity() for item in view.items_by_key.values())
    ask_less_motion(wanted=False)


def test_texts_too_small_to_read_are_left_out_and_come_back() -> None:
    from werkbank.drawing.shapes import Text
    from werkbank.ui.genogram.items import legible

    desk = session()
    three_generations(desk)
    with shown(desk) as view:
        item = next(iter(view.items_by_key.values()))
        assert not any(isinstance(leaf, Text) for leaf in legible(item.drawn.items, zoom=0.2))
        assert any(isinstance(leaf, Text) for leaf in legible(item.drawn.items, zoom=1.0))
        desk.move_cursor(date(2000, 1, 1))
