"""What is closed is gone: pages and their parts, and nothing of them still listens to the casus."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.window import at_work, make_workplace, put_away, settle
from werkbank.app.actions import ActionId
from werkbank.ui.workspace import MAKERS


def swept() -> None:
    """What Qt and Python throw away when the window is idle."""
    settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    settle()
    gc.collect()


def test_pages_that_are_dropped_are_gone_and_hear_nothing_any_more(tmp_path: Path, qtbot: QtBot) -> None:
    window = at_work(make_workplace(tmp_path))
    pages: dict[ActionId, weakref.ref[QWidget]] = {}
    for name in MAKERS:
        pages[name] = weakref.ref(window.work.space.show_page(name))
        settle()
    window.work.run(ActionId.PAGE_OVERVIEW)
    window.set_theme("projector")
    swept()
    assert [name for name, page in pages.items() if page() is not None] == []
    person = next(iter(window.work.session.casus.persons.values()))
    with window.work.session.open.transaction("edit-person") as edit:
        edit.change(person, note="na het wisselen")  # what still listened would raise here, and qtbot would tell
    swept()
    put_away(window)
