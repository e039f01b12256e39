"""A card of a pattern asks for the room of all its words at once, or its list keeps a height that is too small."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from tests.helpers.family import TODAY, session
from tests.helpers.window import put_away, settle
from werkbank.app.verbs import patterns, plan
from werkbank.exchange import read_input
from werkbank.i18n.resources import resource
from werkbank.model.casus import Casus
from werkbank.model.kinds import Role
from werkbank.patterns import find
from werkbank.ui.application import make_application
from werkbank.ui.desk import Desk
from werkbank.ui.dialogs import room_for
from werkbank.ui.pages.patterns import PatternsPage
from werkbank.ui.patterns.finding_card import about_whom
from werkbank.ui.patterns.pattern_card import PatternCard
from werkbank.ui.patterns.pattern_menu import SplitDialog
from werkbank.ui.patterns.said import said_widget
from werkbank.ui.theme import theme_named
from werkbank.ui.widgets import column

pytestmark = pytest.mark.usefixtures("qapp")
WIDTH = 620


def texts(shown: QWidget) -> list[str]:
    return [one.text() for one in shown.findChildren(QLabel)]


def test_nothing_is_said_of_what_the_team_may_have_answered_while_the_family_reads() -> None:
    make_application()
    alone, beside = (said_widget([], Casus(), family_reads=one) for one in (False, True))
    assert "Het team zegt" in texts(alone)
    assert "Het team zegt" not in texts(beside)
    assert "Het gezin zegt" in texts(beside)
    put_away(alone)
    put_away(beside)


def test_a_card_says_about_which_child_it_is_and_names_no_adult() -> None:
    casus = read_input(Path(resource("samples", "casus1")), today=TODAY).casus
    heads = {(one.detector, about_whom(one, casus)) for one in find(casus, today=TODAY)}
    assert ("witte-vlek", "Mogelijk patroon · over Bram") in heads
    adults = {person.first_name for person in casus.persons.values() if person.role is Role.PARENT}
    assert adults
    assert not [head for _, head in heads if any(name in head for name in adults)]


def test_a_card_that_is_shown_anew_asks_for_the_same_room_before_anything_is_painted() -> None:
    make_application()
    desk = Desk(session(read_input(Path(resource("samples", "casus2")), today=TODAY).casus))
    card = PatternCard(desk, next(iter(desk.casus.patterns.values())), theme_named("light"))
    page = QWidget()
    page.setLayout(column(card))
    page.resize(WIDTH, 500)
    page.show()
    settle()
    leaf = next(one.layout() for one in card.children() if isinstance(one, QFrame))
    assert leaf is not None
    needed = leaf.heightForWidth(WIDTH)
    card.show_pattern(card.pattern)
    assert leaf.heightForWidth(WIDTH) == needed
    desk.close()
    put_away(page)


def test_a_card_that_took_another_place_in_the_list_grows_when_it_is_opened() -> None:
    make_application()
    desk = Desk(session(read_input(Path(resource("samples", "casus2")), today=TODAY).casus))
    event = next(iter(desk.casus.events.values()))
    first, last = (plan.mark_pattern(desk.session, event, name=name) for name in ("Eerst", "Laatst"))
    page = PatternsPage(desk, theme_named("light"))
    page.resize(1200, 800)
    page.show()
    settle()
    patterns.merge(desk.session, last, other=first)
    page._later.flush()
    settle()
    card = page.cards[last.id]
    before = card.height()
    card.turn()
    settle()
    settle()
    assert card.height() == card.heightForWidth(card.width()) > before
    desk.close()
    put_away(page)


def test_the_window_to_split_a_pattern_is_as_wide_as_its_longest_event() -> None:
    make_application()
    desk = Desk(session(read_input(Path(resource("samples", "casus2")), today=TODAY).casus))
    pattern = plan.mark_pattern(desk.session, next(iter(desk.casus.events.values())), name="Veel")
    with desk.session.open.transaction("many") as edit:
        edit.change(pattern, events=tuple(desk.casus.events)[:40])
    page = QWidget()
    page.setGeometry(0, 0, 780, 560)
    page.show()
    dialog = SplitDialog(page, desk, desk.casus.patterns[pattern.id])
    dialog.show()
    settle()
    room = room_for(dialog).width()
    shown = min(tick.width() - tick.sizeHint().width() for tick in dialog.ticks.values())
    assert shown >= 0 or dialog.width() == room
    assert all(dialog.width() >= min(tick.sizeHint().width(), room) for tick in dialog.ticks.values())
    assert dialog.screen().availableGeometry().contains(dialog.geometry()), "its place comes after its width"
    put_away(dialog)
    desk.close()
    put_away(page)
