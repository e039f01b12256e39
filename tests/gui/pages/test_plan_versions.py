"""The window of versions: keep one, see what changed, print a final one again."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog, QInputDialog
from pytestqt.qtbot import QtBot

from tests.helpers.family import session as fresh_session
from tests.unit.plan.builders import casus
from werkbank.app.verbs import plan, versions
from werkbank.plan.content import plan_for
from werkbank.plan.readers import reader_named
from werkbank.ui.desk import Desk
from werkbank.ui.plan.versions import VersionsDialog


def cells(dialog: VersionsDialog) -> list[list[str]]:
    table: Any = dialog.table
    return [[table.item(row, at).text() for at in range(4)] for row in range(table.rowCount())]


def test_a_version_is_kept_compared_made_final_and_printed_again(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    session = fresh_session(casus())
    desk = Desk(session)
    dialog = VersionsDialog(None, desk)
    qtbot.addWidget(dialog)
    assert not dialog.list.isEnabled()
    monkeypatch.setattr(QInputDialog, "getText", lambda *_a, **_k: ("thuis", True))
    dialog.keep.click()
    assert "thuis" in dialog.list.item(0).text()
    plan.add_goal(session, text="Samen eten.")
    dialog.refresh()
    assert cells(dialog) == [["Onze stappen", "nieuw", "", "Samen eten."]]
    assert dialog.told.text() == "1 verschil."
    document = plan_for(session.casus, reader_named(session.casus, "Ans", today=session.today), today=session.today)
    made = versions.make_final(session, document, reader="person:ans")
    assert "definitief, voor Ans" in dialog.list.item(0).text()
    dialog.list.setCurrentRow(0)
    assert (dialog.again.isEnabled(), dialog.drop.isEnabled(), dialog.name.isEnabled()) == (True, False, False)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(tmp_path / "weer"), ""))
    dialog.again.click()
    assert (tmp_path / "weer.pdf").read_bytes() == versions.pages_of(made)
    dialog.list.setCurrentRow(1)
    dialog.drop.click()
    assert dialog.list.count() == 1
    dialog.reject()
    desk.close()
