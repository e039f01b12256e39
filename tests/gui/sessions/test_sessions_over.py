"""Sessions that are over, in their own window: what was written down can be made right, and a session taken out."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from tests.helpers.window import at_work, make_workplace, put_away, settle
from werkbank.app.actions import ActionId
from werkbank.app.verbs.sessions import Given, begin_session, end_session
from werkbank.model.clock import EntityId
from werkbank.model.dates import from_edtf
from werkbank.ui.bouwstenen.notes import Notes
from werkbank.ui.bouwstenen.places import PlaceLine
from werkbank.ui.main_window import MainWindow
from werkbank.ui.sessions.dialog import SessionDialog
from werkbank.ui.sessions.minutes_page import MinutesDialog
from werkbank.ui.sessions.strip import told_of
from werkbank.ui.timers import soon

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def window(tmp_path: Path) -> Iterator[MainWindow]:
    made = at_work(make_workplace(tmp_path / "werk"))
    yield made
    put_away(made)


def held(window: MainWindow, day: str) -> EntityId:
    met = begin_session(window.work.session, Given("mdo", from_edtf(day)))
    end_session(window.work.session)
    return met.id


def active(kind: type) -> object:
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    return found


def test_the_day_of_a_session_is_made_right_where_its_minutes_are_read(window: MainWindow) -> None:
    met = held(window, "2062-11-01")
    seen: list[str] = []

    def mend() -> None:
        dialog = active(SessionDialog)
        assert isinstance(dialog, SessionDialog)
        assert dialog.kind.currentText() == "MDO"
        dialog.on.setFocus()
        dialog.on.selectAll()
        QTest.keyClicks(dialog.on, "kxz")
        QTest.keyPress(dialog, Qt.Key.Key_Return)
        seen.append(dialog.on.accessibleDescription())
        dialog.on.selectAll()
        QTest.keyClicks(dialog.on, "1-11-2026")
        seen.append(dialog.on.accessibleDescription())
        dialog.go.click()

    def read() -> None:
        dialog = active(MinutesDialog)
        assert isinstance(dialog, MinutesDialog)
        soon(window, mend)
        dialog.edit.click()
        settle()
        seen.append(dialog.which.currentText())
        seen.extend(made.text() for made in dialog.findChildren(QLabel) if made.text().startswith("Verslag"))
        dialog.reject()

    soon(window, read)
    window.work.run(ActionId.MINUTES)
    assert "lees ik niet" in seen[0]
    assert "1 november 2026" in seen[1]
    assert seen[2] == "MDO, 1 november 2026"
    assert "Verslag: MDO, 1 november 2026" in seen
    assert window.work.session.casus.sessions[met].on.edtf == "2026-11-01"


def test_a_session_is_taken_out_and_the_next_one_is_shown(window: MainWindow) -> None:
    first, second = held(window, "2026-11-01"), held(window, "2026-11-08")
    left: list[str] = []

    def read() -> None:
        dialog = active(MinutesDialog)
        assert isinstance(dialog, MinutesDialog)
        dialog.away.click()
        left.append(dialog.which.currentText())
        dialog.away.click()
        left.append(dialog.which.currentText())
        assert not dialog.pdf.isEnabled()
        assert not dialog.away.isEnabled()
        dialog.reject()

    soon(window, read)
    window.work.run(ActionId.MINUTES)
    assert left == ["MDO, 1 november 2026", ""]
    window.work.run(ActionId.UNDO)
    assert set(window.work.session.casus.sessions) == {first}
    window.work.run(ActionId.UNDO)
    assert set(window.work.session.casus.sessions) == {first, second}


def test_nobody_changes_a_session_while_one_runs(window: MainWindow) -> None:
    held(window, "2026-11-01")
    begin_session(window.work.session, Given("mdo", from_edtf("2026-11-22")))
    dialog = MinutesDialog(window, window.work.session, save=lambda *_, **__: None)
    assert not dialog.edit.isVisibleTo(dialog)
    assert not dialog.away.isVisibleTo(dialog)
    put_away(dialog)


@pytest.mark.parametrize("theme", ["light", "projector"])
def test_the_windows_of_sessions_fit_on_a_small_screen_and_show_their_buttons(
    window: MainWindow, theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    held(window, "2026-11-01")
    monkeypatch.setattr("werkbank.ui.sessions.dialog.room_for", lambda _dialog: QSize(1350, 680))
    monkeypatch.setattr("werkbank.ui.sessions.minutes_page.room_for", lambda _dialog: QSize(1350, 680))
    window.set_theme(theme)
    session = window.work.session
    for made in (SessionDialog(window, session, Given()), MinutesDialog(window, session, save=lambda *_, **__: None)):
        made.show()
        settle()
        assert made.height() <= 680
        for one in made.findChildren(QPushButton):
            assert made.rect().contains(QRect(one.mapTo(made, QPoint()), one.size())), one.text()
            assert one.width() >= one.minimumSizeHint().width(), one.text()
        put_away(made)


def test_tab_goes_through_a_session_from_above_to_below(window: MainWindow) -> None:
    dialog = SessionDialog(window, window.work.session, Given())
    dialog.show()
    dialog.kind.setFocus()
    order = [dialog.kind, dialog.on, dialog.place, dialog.purpose, dialog.people, dialog.others, dialog.others_as]
    settle()
    for here, there in pairwise([*order, dialog.go]):
        QTest.keyPress(here, Qt.Key.Key_Tab)
        assert dialog.focusWidget() is there
    put_away(dialog)


def test_a_session_in_the_list_opens_its_own_minutes(window: MainWindow) -> None:
    held(window, "2026-11-01")
    held(window, "2026-11-08")
    window.work.run(ActionId.PAGE_BOUWSTENEN)
    settle()
    line = next(one for one in window.findChildren(PlaceLine) if one.accessibleName().startswith("MDO, 1 nov"))
    seen: list[str] = []

    def read() -> None:
        dialog = active(MinutesDialog)
        assert isinstance(dialog, MinutesDialog)
        seen.append(dialog.which.currentText())
        dialog.reject()

    soon(window, read)
    line.click()
    assert seen == ["MDO, 1 november 2026"]


def test_a_session_that_was_left_open_says_since_when_it_runs(window: MainWindow) -> None:
    session = window.work.session
    begin_session(session, Given("mdo", from_edtf("2026-11-21")))
    assert told_of(session).startswith("Sessie ·")
    session.clock.at += timedelta(days=3)
    begun = session.clock.at.date() - timedelta(days=3)
    assert told_of(session).startswith(f"Loopt sinds {begun.day} november 2026 · Sessie ·")


@pytest.mark.parametrize("family", [True, False])
def test_a_note_at_a_bouwsteen_belongs_to_the_session_that_runs(window: MainWindow, *, family: bool) -> None:
    work = window.work
    person = next(iter(work.session.casus.persons))
    held(window, "2026-12-24")  # planned: later than the one that runs
    words = (f"person:{person}",) if family else ()
    met = begin_session(work.session, Given("keukentafel", from_edtf("2026-11-21"), words=words))
    work.show_anew()
    assert work.desk is not None
    notes = Notes(work.desk)
    notes.show_row("B08")
    notes.new.show_value("Oma hielp.")
    notes.add.click()
    settle()
    notes.show_row("B08")
    titles = [made.text() for made in notes.findChildren(QLabel)]
    assert ("Deze sessie" if family else "keukentafel, 21 november 2026") in titles
    end_session(work.session)
    (note,) = work.session.casus.bouwsteen_notes.values()
    assert note.session == met.id
    put_away(notes)
