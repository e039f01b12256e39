"""Sending and taking in, in the real window: opened once, everything checked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from tests.helpers.handovers import somebody
from tests.helpers.window import at_work, make_workplace, put_away, wait_for
from werkbank.app.actions import BY_ID, ActionId, Menu
from werkbank.app.parting import Level
from werkbank.store.handover.address_book import AddressBook
from werkbank.store.handover.arriving import look, preview
from werkbank.store.handover.visitekaartje import write_card_file
from werkbank.ui.handover.contacts import ContactsPage
from werkbank.ui.handover.handovers import HandoversPage
from werkbank.ui.handover.receiving import ReceivingPage
from werkbank.ui.handover.sending import SendingPage


def test_a_case_leaves_and_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window = at_work(make_workplace(tmp_path / "werkplek"))
    work = window.work
    opened: list[str] = []
    monkeypatch.setattr(QDialog, "exec", lambda self: opened.append(type(self).__name__))
    for action in (ActionId.SEND_CASE, ActionId.CONTACTS, ActionId.HANDOVERS):
        assert BY_ID[action].menu is Menu.SAFE
        work.run(action)
    assert opened == ["SendingPage", "ContactsPage", "HandoversPage"]
    nothing = HandoversPage(work, work.stored)
    assert nothing.sent.isHidden()
    assert nothing.came.isHidden()
    assert nothing.waiting.isHidden()
    put_away(nothing)

    _, card = somebody("Bram", "GI Midden")
    write_card_file(tmp_path / "b.visitekaartje", card)
    contacts = ContactsPage(work)
    assert not contacts.nobody.isHidden()
    assert contacts.rows.isHidden()
    assert contacts.compare_button.isHidden()
    contacts.take(tmp_path / "b.visitekaartje")
    row = contacts.rows.item(0, 3)
    assert row is not None
    assert row.text() == "nog niet"
    assert contacts.nobody.isHidden()
    assert not contacts.rows.isHidden()
    contacts.take(tmp_path / "weg.visitekaartje")
    assert contacts.said.text()

    sending = SendingPage(work, work.stored)
    assert not sending.save.isEnabled()
    assert sending.level.currentData() == Level.CHAIN, "the least is the default"
    sending.people.item(0).setCheckState(Qt.CheckState.Checked)
    sending.level.setCurrentIndex(sending.level.findData(Level.TEAM))
    assert sending.leaves.count() >= 1
    target = tmp_path / "x"
    monkeypatch.setattr(window, "ask_target", lambda *_, **__: target)
    asked: list[str] = []

    def ask(_page: object, text: str) -> bool:
        asked.append(text)
        return len(asked) > 1

    monkeypatch.setattr(SendingPage, "ask", ask)
    sending.write()
    assert not asked, "first the purpose"
    sending.purpose.setText("samen verder")
    sending.write()
    assert "zes woorden" in asked[0]
    assert not target.with_name("x.casus").exists()
    sending.write()
    file = tmp_path / "x.casus"
    wait_for(file.exists)
    wait_for(lambda: not sending.isVisible() and sending.result() == QDialog.DialogCode.Accepted)
    assert "handover" in [line.event.type for line in work.stored.log_lines()]
    told = HandoversPage(work, work.stored)
    assert [told.sent.item(0, place).text() for place in (1, 3)] == ["Bram (GI Midden)", "? nog geen ontvangstbewijs"]  # type: ignore[union-attr]
    assert not told.waiting.isHidden()
    put_away(told)

    work.show_list()
    place = work.workplace
    AddressBook(place.premises).take(AddressBook(place.premises).own_card())
    arrival = look(place.premises, file)
    page = ReceivingPage(work, arrival, preview(place, arrival))
    assert page.list.isHidden()
    assert "al" in page.progress.text()
    page.take_in()
    wait_for(lambda: page.taken is not None)
    assert page.taken is not None
    assert not page.taken.accepted.report.changed
    assert page.taken.receipt.exists()
    window.close()
