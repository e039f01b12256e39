"""The window without a launcher: the same lock, back at its own unlock screen, with what was typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from tests.helpers.window import PASSPHRASE, at_work, make_workplace, put_away, settle, wait_for
from werkbank.app.actions import ActionId
from werkbank.store import drafts
from werkbank.store.drafts import Draft
from werkbank.store.members import Members
from werkbank.ui.locking import typed
from werkbank.ui.locking.strips import KeptText
from werkbank.ui.main_window import MainWindow
from werkbank.ui.members.adding import AddPerson
from werkbank.ui.unlock import UnlockPage

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
TYPED = "mei 2014 naar tante verhuisd"


def unlock(window: MainWindow) -> None:
    window.unlock("", PASSPHRASE)
    wait_for(lambda: window.work is not None and window.work.desk is not None)
    settle()


def test_locking_keeps_what_is_typed_and_a_text_without_a_field_is_shown(tmp_path: Path) -> None:
    window = at_work(make_workplace(tmp_path / "werkplek"))
    window.work.run(ActionId.QUICK_ENTRY)
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, TYPED)
    QGuiApplication.clipboard().setText("Gezin Verzonnen")
    person = window.work.workplace.person.id
    window.locking.lock_after(40)
    window.locking._warn(True)
    assert window.locking._warning is not None
    assert "gaat zo op slot" in window.locking._warning.text()
    window.lock("switch")
    assert isinstance(window.page, UnlockPage)
    assert window.page._who.person == person
    window.lock()  # nobody is there to lock out
    unlock(window)
    assert TYPED in [typed.text_of(field) for _, _, field in typed._fields()]
    wait_for(lambda: "staat weer in zijn veld" in window.messages._notice.text())
    assert window.locking.minutes == 15  # never more, and never off
    # a field that is nowhere
    drafts.keep(window.work.stored, [Draft(("QLineEdit#weg",), 0, "Reden", "omdat het kon")])
    assert window.locking._typing is not None
    window.locking._typing.stop()
    window.put_away()
    unlock(window)
    wait_for(lambda: bool(window.findChildren(KeptText)))
    strip = window.findChildren(KeptText)[0]
    assert strip.text.text() == "omdat het kon"
    assert drafts.kept(window.work.stored) != ()
    next(b for b in strip.findChildren(QPushButton) if b.text() == "Kopiëren").click()
    assert QGuiApplication.clipboard().text() == "omdat het kon"
    assert [draft.label for draft in drafts.kept(window.work.stored)] in ([], ["Typ wat er gebeurde"])
    put_away(window)


def test_a_password_is_never_kept(tmp_path: Path) -> None:
    window = at_work(make_workplace(tmp_path / "werkplek"))
    from werkbank.ui.widgets import line_edit

    field = line_edit("Geheim")
    field.setEchoMode(field.EchoMode.Password)
    field.setParent(window)
    field.show()
    QTest.keyClicks(field, "heel geheim")
    assert "heel geheim" not in [draft.text for draft in typed.typed_texts()]
    put_away(window)


@pytest.mark.parametrize(("key", "with_"), [(Qt.Key.Key_L, CONTROL), (Qt.Key.Key_W, CONTROL | ALT)])
def test_the_key_of_the_lock_works_over_a_dialog_too(tmp_path: Path, key: Qt.Key, with_: Qt.KeyboardModifier) -> None:
    window = at_work(make_workplace(tmp_path / "werkplek"))
    dialog = AddPerson(window, Members(window.work.workplace))
    dialog.setModal(True)
    dialog.show()
    settle()
    assert window.locking._idle is not None
    window.locking._idle.look()  # it finds new windows once in a while
    over = dialog.windowHandle()
    assert over is not None
    dialog.passphrase.field.selectAll()
    QTest.keyClicks(dialog.passphrase.field, "zelf bedachte losse woorden")
    QTest.keyClicks(dialog.name, "Bo")
    assert "Bo" in [draft.text for draft in typed.typed_texts()]
    assert dialog.passphrase.text not in [draft.text for draft in typed.typed_texts()], "a passphrase is nobody's text"
    QTest.keyClick(over, key, with_)
    wait_for(lambda: window.work is None)
    assert isinstance(window.page, UnlockPage)
    assert not dialog.isVisible()
    put_away(window)
