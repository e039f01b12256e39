"""The pages of keeping in the real window: opened once, everything checked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QTableWidget

from tests.helpers.window import CASE, at_work, make_workplace, settle, wait_for
from werkbank.app.actions import BY_ID, ActionId, Menu
from werkbank.app.session import Key
from werkbank.model.kinds import Kind, Sharing
from werkbank.store.backup import moments
from werkbank.ui.keeping.backups import BackupsPage
from werkbank.ui.keeping.erasing import ErasePage
from werkbank.ui.keeping.inspection import InspectionPage
from werkbank.ui.keeping.keeping import KeepingPage
from werkbank.ui.keeping.logbook import LogbookPage
from werkbank.ui.main_window import MainWindow

PAGES = (ActionId.LOGBOOK, ActionId.INSPECTION, ActionId.ERASE_TEXT, ActionId.BACKUPS, ActionId.KEEPING)


def column_of(table: QTableWidget, number: int) -> list[str]:
    """The texts of one column."""
    cells = (table.item(row, number) for row in range(table.rowCount()))
    return [cell.text() if cell is not None else "" for cell in cells]


def types(window: MainWindow) -> list[str]:
    return [line.event.type for line in window.work.stored.log_lines()]


def test_log_inspection_and_watching(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window = at_work(make_workplace(tmp_path / "werkplek"))
    work = window.work
    person = next(iter(work.session.casus.persons.values()))
    with work.session.open.transaction("edit-person") as edit:
        edit.change(person, note="Afgeschermde tekst", sharing=Sharing.SHIELDED)
    assert "shielded-viewed" not in types(window)
    work.session.select(Key(Kind.PERSON, person.id))
    work.session.select()
    work.session.select(Key(Kind.PERSON, person.id))
    assert types(window).count("shielded-viewed") == 1, "once as long as it is open"

    opened: list[str] = []
    monkeypatch.setattr(QDialog, "exec", lambda self: opened.append(type(self).__name__))
    for action in PAGES:
        assert BY_ID[action].menu is Menu.SAFE
        work.run(action)
    assert opened == ["LogbookPage", "InspectionPage", "ErasePage", "BackupsPage", "KeepingPage"]

    log = LogbookPage(work, work.stored)
    before = log.rows.rowCount()
    assert before > 2
    log.about.setCurrentIndex(log.about.findData(str(person.id)))
    assert 0 < log.rows.rowCount() < before
    monkeypatch.setattr(window, "ask_target", lambda *_, **__: tmp_path / "logboek.pdf")
    log.write()
    log.about.setCurrentIndex(log.about.findData("workplace"))
    said = column_of(log.rows, 2)
    assert any("opende de werkplek" in one for one in said)
    assert not log.save.isEnabled()
    assert (tmp_path / "logboek.pdf").read_bytes().startswith(b"%PDF")
    assert types(window)[-1] == "export"

    page = InspectionPage(work, work.stored)
    if page.save.isEnabled():
        monkeypatch.setattr(window, "ask_target", lambda *_, **__: tmp_path / "inzage.pdf")
        page.write()
        assert (tmp_path / "inzage.pdf").exists()
        assert types(window)[-1] == "inspection"
    window.close()


def test_erasing_restoring_and_destroying(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window = at_work(make_workplace(tmp_path / "werkplek"))
    work = window.work
    case = work.stored.id
    person = next(iter(work.session.casus.persons.values()))
    with work.session.open.transaction("edit-person") as edit:
        edit.change(person, note="Geheime zinsnede")
    work.session.select(Key(Kind.PERSON, person.id))
    page = ErasePage(work, work.stored)
    assert not page.go.isEnabled()
    texts = [page.list.item(n) for n in range(page.list.count())]
    next(item for item in texts if "Geheime zinsnede" in item.text()).setCheckState(Qt.CheckState.Checked)
    page.reason.setText("verzoek")
    assert page.go.isEnabled()
    old = work.stored
    page.erase()
    wait_for(lambda: work.stored is not None and work.stored is not old)
    settle()
    assert work.session.casus.persons[person.id].note == ""
    assert work.step_names()[0] == "" or "Geheime" not in work.step_names()[0]
    assert types(window).count("erase") == 1
    assert len(moments(tmp_path / "werkplek" / "backups" / case)) == 1

    copies = BackupsPage(work)
    rows = copies.rows.rowCount()
    copies.make_one()
    wait_for(lambda: copies.rows.rowCount() > rows)
    copies.look()
    wait_for(lambda: "heel" in copies.said.text())
    stick = tmp_path / "stick"
    stick.mkdir()
    copies.take_place(stick)
    wait_for(lambda: bool(list(stick.rglob("case.db"))))
    monkeypatch.setattr(copies, "ask", lambda _copy: True)
    copies.put_back()
    wait_for(lambda: "teruggezet" in copies.said.text() and work.stored is not None)
    assert "restore" in types(window)
    assert "Anja Oefening een reservekopie van deze casus terug" in copies.restored.text()

    keeping = KeepingPage(work)
    assert CASE in column_of(keeping.rows, 0)
    keeping.until.setText("1-1-2020")
    keeping.keep()
    assert "termijn voorbij" in column_of(keeping.rows, 1)[0]
    monkeypatch.setattr(keeping, "ask_reason", lambda _one: "termijn voorbij")
    assert not keeping._card.isHidden()
    keeping.destroy_chosen()
    wait_for(lambda: "vernietigd" in keeping.said.text())
    assert work.workplace.cases() == []
    assert keeping.gone.count() == 1
    assert keeping.gone.item(0).text().startswith("Vernietigd op")
    assert keeping._card.isHidden(), "what is gone has no term to write down"
    assert not keeping.destroy_button.isEnabled()
    assert [path for path in tmp_path.rglob("*") if case in str(path)] == []
    window.close()
