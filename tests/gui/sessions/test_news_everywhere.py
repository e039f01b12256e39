"""What came up in a session has its dot on every page, also where nothing is drawn, and loses it when it is over."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from tests.helpers.window import at_work, make_workplace, put_away, settle, wait_for
from werkbank.app.actions import ActionId
from werkbank.app.session import key_of
from werkbank.app.verbs import bouwstenen, children, history, plan, weging
from werkbank.app.verbs.sessions import Given, begin_session
from werkbank.model.dates import from_edtf
from werkbank.model.entities import Question
from werkbank.model.kinds import Side
from werkbank.model.sets import WEGING, stones
from werkbank.ui.handlers import sessions as handlers
from werkbank.ui.main_window import MainWindow

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def window(tmp_path: Path) -> Iterator[MainWindow]:
    made = at_work(make_workplace(tmp_path / "werk"))
    yield made
    put_away(made)


def dots(page: QWidget) -> int:
    """How much carries a dot on what is in view."""
    shown = (made for kind in (QLabel, QPushButton) for made in page.findChildren(kind) if made.isVisible())
    return sum(made.text().startswith("•") for made in shown)  # type: ignore[attr-defined]


def say_much(window: MainWindow) -> None:
    """Something of every sort that has a place of its own on a page without a drawing."""
    session = window.work.session
    child = next(p for p in session.casus.persons.values() if p.index)
    event = history.add_event(session, title="uitje", kind="hulp", organisation="Hulpclub", persons=(child.id,))
    plan.edit_entity(session, key_of(event), chosen=True, date=from_edtf("2020"))
    plan.mark_pattern(session, event, name="De draaimolen", side=Side.HELP)
    children.write_page(session, child.id, joys="Voetbal")
    bouwstenen.add_note(session, "B08", "Oma hielp.", in_session="")
    weging.say_point(session, stones(session.casus, WEGING)[0].id, text="dat zien wij ook")
    with session.open.transaction("vraag") as edit:
        edit.add(Question(id=edit.new_id(), text="Wie past er op?", bouwstenen=("B08",)))


PAGES = {
    ActionId.PAGE_BOUWSTENEN: 2,  # the note and the question
    ActionId.PAGE_WEIGHING: 1,
    ActionId.PAGE_HELP_PATTERNS: 2,  # the pattern, and what the organisation did
    ActionId.PAGE_PLAN: 3,  # the story, the pattern, the page of the child
}


def test_every_page_has_dots_at_what_came_up_and_none_after_the_session(window: MainWindow) -> None:
    work = window.work
    begin_session(work.session, Given("mdo", from_edtf("2026-11-22")))
    work.show_anew()
    say_much(window)
    for page, least in PAGES.items():
        work.run(page)
        settle()
        wait_for(lambda least=least: dots(window) >= least, seconds=5)  # type: ignore[misc]
    handlers.end_now(work)
    for page in PAGES:
        work.run(page)
        settle()
        assert dots(window) == 0, page


def test_the_dots_of_what_is_new_since_the_previous_session_come_and_go_at_a_key(window: MainWindow) -> None:
    work = window.work
    begin_session(work.session, Given("mdo", from_edtf("2026-11-01")))
    handlers.end_now(work)
    say_much(window)
    for page, least in PAGES.items():
        work.run(page)
        settle()
        assert dots(window) == 0, page
        work.run(ActionId.NEW_SINCE)
        wait_for(lambda least=least: dots(window) >= least, seconds=5)  # type: ignore[misc]
        work.run(ActionId.NEW_SINCE)
        assert dots(window) == 0, page
