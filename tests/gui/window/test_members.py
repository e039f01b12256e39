"""People and keys in the window: add with six words, give and take access, another passphrase, another paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox

from tests.helpers.window import (
    CHEAP,
    PASSPHRASE,
    at_work,
    enter,
    make_workplace,
    noon,
    press,
    put_away,
    settle,
    wait_for,
)
from werkbank.app.actions import ActionId
from werkbank.store.workplace import unlock, unlock_by_recovery
from werkbank.ui.main_window import MainWindow
from werkbank.ui.members.access import AccessPage
from werkbank.ui.members.adding import AddPerson
from werkbank.ui.members.own_key import ChangePassphrase
from werkbank.ui.members.page import MembersPage
from werkbank.ui.members.paper import PaperDialog
from werkbank.ui.members.returning import NewKeys

HIS = "kandelaar fiets zomer kiwi"


@pytest.fixture
def window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    for dialog in (AddPerson, ChangePassphrase):
        monkeypatch.setattr(dialog, "kdf", CHEAP)
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    monkeypatch.setattr(QMessageBox, "information", lambda *_: QMessageBox.StandardButton.Ok)
    opened = at_work(make_workplace(tmp_path / "werkplek"))
    yield opened
    put_away(opened)


def add_bram(page: MembersPage) -> None:
    step = AddPerson(page, page._members)
    step.show()
    step.name.setText("Bram")
    assert len(step.passphrase.text.split()) == 6, "a proposal stands there first"
    step.passphrase.field.setText("kort")
    assert "te kort" in step.passphrase.said.text()
    enter(step.passphrase.field)
    wait_for(lambda: not step.message.isHidden())
    assert "te kort" in step.message.text()
    assert step.passphrase.text == "kort", "Enter goes on; it does not put another proposal there"
    assert step.focusWidget() is step.passphrase.field, "where the typing was"
    step.passphrase.field.setText(HIS)
    enter(step.name)
    wait_for(lambda: step.words is not None)
    step.take_in()
    assert len(page._members.people()) == 1, "not before the words were compared"
    assert step.words is not None
    assert not step.admit.isEnabled()
    press(step.words.compared, Qt.Key.Key_Space)
    assert step.admit.isEnabled()
    step.take_in()
    assert step.result()
    put_away(step)


def test_from_adding_somebody_to_taking_their_key_away(window: MainWindow) -> None:
    work = window.work
    page = MembersPage(work)
    page.show()
    assert not page.alone.isHidden()
    assert not page.remove.isEnabled()
    add_bram(page)
    page.refresh()
    assert page.alone.isHidden()
    case = work.stored.id
    access = AccessPage(work, work.stored)
    access.show()
    assert (access.list.count(), access.warning.isHidden()) == (2, True)
    assert access.other.currentText() == "Bram"
    enter(access.list)
    assert access.list.count() == 2, "Enter in the list gives nobody anything"
    access.give_access()
    assert access.list.count() == 3
    assert not access.give.isEnabled()
    assert not access.end.isEnabled(), "not for oneself"
    access.list.setCurrentRow(1)
    access.end_access()
    wait_for(lambda: work.stored is not None and access.list.count() == 2)
    assert work.stored.id == case
    assert len(work.session.casus.persons) > 3
    access.give_access()
    put_away(access)
    page.people.setCurrentRow(1)
    assert page.chosen is not None
    assert page.chosen.name == "Bram"
    page.take_away()
    wait_for(lambda: not page.outcome.isHidden() and work.stored is not None)
    assert "Bram heeft geen sleutel meer" in page.outcome.text()
    assert page.people.count() == 1
    assert work.stored.id == case
    put_away(page)


def test_another_passphrase_and_another_paper(window: MainWindow, tmp_path: Path) -> None:
    work, folder = window.work, tmp_path / "werkplek"
    page = MembersPage(work)
    step = ChangePassphrase(page, page._members)
    step.show()
    step.old.setText("verkeerd")
    step.new.field.setText(HIS)
    step.change()
    wait_for(lambda: not step.message.isHidden())
    assert "klopt niet" in step.message.text()
    step.old.setText(PASSPHRASE)
    enter(step.old)
    wait_for(step.result)
    put_away(step)
    work.show_list()
    window.set_theme("projector")
    paper = PaperDialog(work, page._members, page)
    paper.show()
    settle()
    broken = [one for one in paper.findChildren(QLabel) if one.isVisible() and one.wordWrap()]
    assert all(one.height() >= one.heightForWidth(one.width()) for one in broken), "a line of the key is cut off"
    assert not paper.use.isEnabled()
    window.ask_target = lambda *_args, **_rest: tmp_path / "papier.pdf"  # type: ignore[method-assign]
    paper.save()
    assert (tmp_path / "papier.pdf").read_bytes().startswith(b"%PDF")
    paper.safe.setChecked(True)
    paper.take()
    wait_for(paper.result)
    text = paper.paper.text
    put_away(paper)
    put_away(page)
    person = work.workplace.person.id
    window.lock()
    settle()
    unlock(folder, person, HIS).close()
    unlock_by_recovery(folder, text).close()


def test_the_menu_offers_both_and_keeps_them_from_who_reads_along(window: MainWindow) -> None:
    work = window.work
    assert work.offers(ActionId.MEMBERS)
    assert work.offers(ActionId.CASE_ACCESS)
    work.show_list()
    assert work.offers(ActionId.MEMBERS)
    assert not work.offers(ActionId.CASE_ACCESS)


def test_with_the_paper_somebody_gets_new_keys_and_a_colleague_hears_of_it(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(NewKeys, "kdf", CHEAP)
    page = MembersPage(window.work)
    assert page.again.isHidden(), "who has an own key needs no paper"
    add_bram(page)
    window.work.show_list()
    paper = page._members.new_paper()
    page._members.take_paper(paper.text)
    put_away(page)
    folder = window.work.workplace.folder
    bram = next(one.id for one in window.work.workplace.premises.index.people().values() if one.name == "Bram")
    window.lock()
    unlock(folder, bram, HIS, clock=noon()).close()

    window._unlock_by_recovery(paper.text)
    wait_for(lambda: window.work is not None)
    window.work.open_case(window.work.workplace.cases()[0].id)
    assert "Nieuwe sleutel voor deze persoon" in window.work._how_to_write()
    page = MembersPage(window.work)
    page.show()
    assert page.chosen is not None
    assert page.chosen.name == "Anja Oefening"
    assert page.again.isVisible()
    assert not page.remove.isEnabled()

    def fill(dialog: NewKeys) -> int:
        dialog.show()
        assert not dialog.go.isEnabled()
        dialog.typed.setText("Iemand anders")
        dialog.new.field.setText("vijver lamp touw kers")
        dialog.make()
        wait_for(lambda: not dialog.message.isHidden())
        assert "niet die van Anja Oefening" in dialog.message.text()
        dialog.typed.setText("Anja Oefening")
        dialog.make()
        wait_for(lambda: dialog.person is not None)
        return dialog.result()

    monkeypatch.setattr(NewKeys, "exec", fill)
    page.new_keys()
    wait_for(lambda: window.work is None)  # now that person unlocks
    anja = next(person for person, name in window.places.people() if name == "Anja Oefening")
    window.unlock(anja, "vijver lamp touw kers")
    wait_for(lambda: window.work is not None)
    window.work.open_case(window.work.workplace.cases()[0].id)
    assert not window.work.stored.read_only
    window.lock()
    window.unlock(bram, HIS)
    wait_for(lambda: window.work is not None)
    assert "Anja Oefening kreeg" in window.messages.refusal
