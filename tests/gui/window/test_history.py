"""Two copies that differ, in the real window: told in the head, decided one by one, and the history of a field."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QTableWidget

from tests.helpers.replicas import elsewhere
from tests.helpers.window import at_work, make_workplace, noon, press, put_away, settle, wait_for
from tests.helpers.workplaces import MovingClock
from werkbank.app.actions import ActionId
from werkbank.app.session import key_of
from werkbank.model.kinds import Kind
from werkbank.ui.history.conflicts import ConflictsPage
from werkbank.ui.history.notice import ForkNotice
from werkbank.ui.history.panel import HistoryPage


def texts(rows: QTableWidget) -> list[list[str]]:
    model = rows.model()
    return [[str(model.index(row, at).data()) for at in range(rows.columnCount())] for row in range(rows.rowCount())]


def test_what_copies_have_different_is_told_and_decided(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window = at_work(make_workplace(tmp_path / "werkplek"))
    work = window.work
    case = work.stored.id
    one, other, *_ = work.session.whole.persons.values()
    bram = elsewhere(work.stored, clock=MovingClock(noon().now() + timedelta(minutes=5), timedelta(seconds=1)))
    with work.session.open.transaction(ActionId.EDIT_PERSON) as edit:
        edit.change(one, note="groep 5")
        edit.change(other, note="a")
    bram.change(one, note="groep 6")
    bram.change(other, note="b")
    work.close_case()
    stored = work.workplace.open_case(case)
    stored.merge(bram.bundle())
    work.show_case(stored)
    notice = work.space.findChild(ForkNotice)
    assert notice is not None
    wait_for(lambda: not notice.isHidden())
    assert notice.accessibleName() == "2 tegenstrijdige wijzigingen"

    shown: list[type] = []
    monkeypatch.setattr(QDialog, "exec", lambda self: shown.append(type(self)))
    notice.click()
    assert shown == [ConflictsPage]

    page = ConflictsPage(window, work.desk)
    assert page.list.count() == 2
    page._right.choose.click()
    assert "Kies eerst" in page._right.trouble.text(), "nothing is chosen beforehand"
    page._right.group.button(1).click()
    page._right.choose.click()
    assert "waarom" in page._right.trouble.text()
    page._right.reason.setText("gebeld met school")
    page._right.choose.click()
    assert page.list.count() == 1
    page._right.group.button(2).click()
    page._right.reason.setText("allebei waar")
    page._right.choose.click()
    assert page.list.isHidden()
    assert stored.forks() == ()
    wait_for(notice.isHidden)
    put_away(page)

    work.session.select(key_of(one))
    settle()
    inspector = work.space.overview.inspector
    inspector._ask_history("note")
    assert shown[-1] is HistoryPage
    asked: list[str] = []
    monkeypatch.setattr(HistoryPage, "exec", lambda self: asked.append(self.fields.currentData()))
    window.activateWindow()
    note = inspector._form_of(Kind.PERSON).input("note")
    if not note.isVisible():
        inspector._form_of(Kind.PERSON)._turn()
    (note.focusProxy() or note).setFocus()
    settle()
    focused = QApplication.focusWidget()
    assert focused is not None
    press(focused, Qt.Key.Key_H, with_=Qt.KeyboardModifier.AltModifier)
    assert asked == ["note"], "the key tells of the field in which somebody is"
    assert QApplication.activePopupWidget() is None, "and is no key of a menu"
    history = HistoryPage(window, work.session, key_of(one), field="note")
    cells = texts(history.rows)
    assert [(row[1], row[3]) for row in cells[1:]] == [("Bram", "groep 6"), ("Anja Oefening", "groep 5")]
    assert "gekozen omdat" in cells[0][4]
    history.fields.setCurrentIndex(0)
    assert history.rows.rowCount() > len(cells)
    put_away(history)
    put_away(window)
