"""One key gives a bouwsteen to what the keyboard stands in, says to what, and takes off whatever it gave."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QPushButton

from tests.helpers.window import at_work, make_workplace, put_away, settle, wait_for
from werkbank.app.actions import ActionId
from werkbank.app.session import Key, key_of
from werkbank.app.verbs import bouwstenen, history, weging
from werkbank.model.entities import Session
from werkbank.model.sets import BOUWSTENEN, ROUTEKAART, stones
from werkbank.model.weighing import point_of
from werkbank.ui import bouwsteen_menu
from werkbank.ui.bouwsteen_menu import chosen_keys, mark_as_proposal, stones_menu
from werkbank.ui.bouwstenen.marks import Marks
from werkbank.ui.main_window import MainWindow

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def window(tmp_path: Path) -> Iterator[MainWindow]:
    made = at_work(make_workplace(tmp_path / "werk"))
    yield made
    put_away(made)


def ticked(window: MainWindow, key: Key) -> list[str]:
    """The bouwstenen with a tick in the menu of one thing."""
    menu = stones_menu(window, window.work.session, (key,))
    return [str(action.data()) for action in menu.actions() if action.isChecked()]


def test_what_left_the_list_can_still_be_taken_off_by_the_same_key(window: MainWindow) -> None:
    session = window.work.session
    key = key_of(history.add_event(session, title="Verhuizing"))
    bouwstenen.use_set(session, ROUTEKAART, wanted=True)
    history.tag(session, "R01", key)
    history.tag(session, "B01", key)
    bouwstenen.use_set(session, ROUTEKAART, wanted=False)
    bouwstenen.drop_stone(session, stones(session.casus, BOUWSTENEN)[0])
    assert ticked(window, key) == ["B01", "R01"]
    other = key_of(history.add_event(session, title="Feest"))
    assert not ticked(window, other)


def test_the_menu_says_what_gets_it(window: MainWindow) -> None:
    session = window.work.session
    first, second = (key_of(history.add_event(session, title=title)) for title in ("Verhuizing", "Feest"))
    heads = [
        menu.actions()[0].text()
        for keys in ((first,), (first, second))
        for menu in [stones_menu(window, session, keys)]
    ]
    assert "Verhuizing" in heads[0]
    assert heads[1].endswith("en nog 1")
    bouwstenen.use_set(session, ROUTEKAART, wanted=True)
    shown = [action for action in stones_menu(window, session, (first,)).actions() if not action.isSeparator()]
    assert [action.text() for action in shown if not action.isEnabled()][1:] == [
        "Bouwstenen",
        "Routekaart naar veiligheid",
    ]


def test_a_point_of_the_weging_gets_one_and_never_what_is_chosen_elsewhere(window: MainWindow) -> None:
    work = window.work
    work.desk.select(key_of(history.add_event(work.session, title="Verhuizing")))
    page = work.space.show_page(ActionId.PAGE_BOUWSTENEN)
    page.choose("weging")
    settle()
    point = page.weighing.point("W01")
    point.seen.setFocus()
    assert chosen_keys(window, work.session) == ()  # nobody said anything of it
    weging.say_point(work.session, "W01", seen="speelt")
    history.tag(work.session, "B05", *chosen_keys(window, work.session))
    assert point_of(work.session.casus, "W01").bouwstenen == ("B05",)
    wait_for(lambda: "B05" in [mark.text() for mark in point.findChildren(Marks)])


def test_words_that_were_typed_stay_when_another_bouwsteen_is_chosen(window: MainWindow) -> None:
    work = window.work
    asked = bouwstenen.ask(work.session, "B08", "Wie helpt er?")
    assert asked is not None
    page = work.space.show_page(ActionId.PAGE_BOUWSTENEN)
    page.choose("B08")
    page.refresh()
    page.detail.notes.new.show_value("Oma past op")
    page.detail.questions.answer_of(asked.id).setText("Oma")
    page.detail.questions.new.setText("En op zondag?")
    page.choose("B09")
    casus = work.session.casus
    assert [(note.text, note.bouwstenen) for note in casus.bouwsteen_notes.values()] == [("Oma past op", ("B08",))]
    assert [(q.text, q.closed_by) for q in casus.questions.values()] == [
        ("Wie helpt er?", "Oma"),
        ("En op zondag?", ""),
    ]


def test_a_proposal_of_the_program_gets_none_and_nothing_chosen_elsewhere_does(window: MainWindow) -> None:
    session = window.work.session
    window.work.desk.select(key_of(history.add_event(session, title="Verhuizing")))
    card = QFrame(window)
    line = QPushButton(card)
    card.show()
    line.setFocus()
    assert chosen_keys(window, session) == session.selection != ()
    mark_as_proposal(card)
    assert chosen_keys(window, session) == ()


def test_it_is_said_that_a_bouwsteen_was_given_or_taken_off(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = window.work
    monkeypatch.setattr(bouwsteen_menu, "choose_bouwsteen", lambda *_: "B08")
    said: list[str] = []
    monkeypatch.setattr(window.messages, "say", said.append)
    work.desk.select(*(key_of(history.add_event(work.session, title=title)) for title in ("Een", "Twee")))
    window.setFocus()
    work.run(ActionId.TAG_BOUWSTEEN)
    work.run(ActionId.TAG_BOUWSTEEN)
    assert [text.split(":")[0] for text in said[-2:]] == ["Gegeven", "Weggehaald"]
    assert "Gezinspatronen" in said[-1]


def test_a_session_with_a_long_place_leaves_room_to_write(window: MainWindow) -> None:
    work = window.work
    with work.session.open.transaction(ActionId.CHANGE_SESSION) as edit:
        edit.add(Session(id=edit.new_id(), kind="mdo", place="Een wijkcentrum met een erg lange naam " * 3))
    page = work.space.show_page(ActionId.PAGE_BOUWSTENEN)
    page.choose("B08")
    settle()
    notes = page.detail.notes
    combo = notes.findChild(QComboBox)
    assert combo is not None
    assert combo.sizeHint().width() < combo.fontMetrics().horizontalAdvance(combo.itemText(0)) / 2


@pytest.mark.parametrize("name", ["light", "projector"])
def test_the_headings_of_the_menu_can_be_read(window: MainWindow, name: str) -> None:
    window.set_theme(name)
    session = window.work.session
    menu = stones_menu(window, session, (key_of(history.add_event(session, title="Verhuizing")),))
    menu.popup(window.pos())
    settle()
    (head, *_) = menu.findChildren(QLabel)
    inks = {head.grab().toImage().pixelColor(x, y).lightness() for x in range(head.width()) for y in range(20)}
    menu.close()
    assert head.text().startswith("Voor: ")
    assert min(inks) < 110, "as dark as other soft words, not as faint as what cannot be chosen"
