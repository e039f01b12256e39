"""No part of a page ever stands on the screen as a window of its own, not for a moment, while it is being made.

A widget that is shown before it has a parent is a window: it flashes, and a program that is being closed just then
stays behind without any window.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from tests.helpers.window import PASSPHRASE, at_work, make_workplace, noon, settle
from werkbank.app.actions import ActionId
from werkbank.app.opening import import_case
from werkbank.app.session import key_of
from werkbank.i18n.resources import resource
from werkbank.store.people import people_of
from werkbank.store.workplace import unlock
from werkbank.ui.main_window import MainWindow

PAGES = (ActionId.PAGE_OVERVIEW, ActionId.PAGE_PATTERNS, ActionId.PAGE_BOUWSTENEN, ActionId.PAGE_PLAN)
pytestmark = pytest.mark.usefixtures("qapp")


class Watch(QObject):
    """Notes every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt gives the name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(f"{type(watched).__name__} {watched.objectName()}".strip())
        return False


@pytest.fixture
def watch() -> Iterator[Watch]:
    made = Watch()
    app = QApplication.instance()
    assert app
    app.installEventFilter(made)
    yield made
    app.removeEventFilter(made)


def test_only_the_window_itself_is_ever_shown(watch: Watch, tmp_path: Path) -> None:
    folder = make_workplace(tmp_path / "plek", with_case=False)
    workplace = unlock(folder, people_of(folder)[0].id, PASSPHRASE)
    import_case(workplace, resource("samples", "casus1"), clock=noon()).close()
    workplace.close()
    window = at_work(folder)
    try:
        for page in PAGES:
            window.work.space.show_page(page)
            settle()
        casus = window.work.session.casus
        for table in (casus.persons, casus.events, casus.partnerships, casus.parentages):
            for entity in list(table.values())[:2]:
                window.work.session.select(key_of(entity))
                settle()
        window.set_theme("projector")
        window.lock()
        settle()
    finally:
        window.close()
    assert set(watch.shown) == {MainWindow.__name__}
