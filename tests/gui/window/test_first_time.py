"""The first minutes: a warning goes when it is answered, the key on paper is not passed by, and all is Dutch."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget

from tests.helpers.window import put_away, settle, write
from werkbank.ui.application import make_application, speak_dutch
from werkbank.ui.cases import CasesPage
from werkbank.ui.first import FirstPage, RecoveryPage
from werkbank.ui.theme import theme_named

T = TypeVar("T", bound=QWidget)
THEME = theme_named("light")
ENGLISH = {"Look in", "Files of type", "Folder", "File name", "Cancel", "Open", "Name", "Size", "Date Modified"}


@pytest.fixture(autouse=True)
def _dressed() -> Iterator[None]:
    """As the program makes it, also where a test before made a bare application in this process."""
    app = make_application()
    translators = speak_dutch(app)
    yield
    for translator in translators:
        app.removeTranslator(translator)


@contextmanager
def shown(widget: T) -> Iterator[T]:
    widget.show()
    settle()
    try:
        yield widget
    finally:
        put_away(widget)


def test_a_missing_name_is_asked_until_it_is_typed() -> None:
    page = FirstPage(THEME, proposal="lamp vijver touw kers wolk zadel")
    with shown(page):
        page._make()
        assert not page._message.isHidden()
        assert page._message.accessibleName() == page._message.text()
        assert page.focusWidget() is page._name
        write(page._name, "Anja")
        assert page._message.isHidden()


def test_an_enter_too_many_does_not_pass_by_the_key_on_paper() -> None:
    page = RecoveryPage(THEME, recovery="AAAA-BBBB-CCCC-DDDD-EEEE")
    done: list[str] = []
    page.written.connect(lambda: done.append("written"))
    page.save_wanted.connect(lambda: done.append("save"))
    with shown(page):
        page.setFocus()
        focused = page.focusWidget()
        assert isinstance(focused, QPushButton)
        focused.click()
        assert done == ["save"]


def test_a_list_without_casussen_keeps_its_lines_together() -> None:
    page = CasesPage(THEME, person="Anja")
    page.fill(())
    page.resize(1366, 740)
    with shown(page):
        settle()
        assert page._search.y() < 200
        assert page._nothing.y() < page._search.geometry().bottom() + 40


def test_the_file_dialog_speaks_dutch() -> None:
    dialog = QFileDialog(None, "Bestand", "", "PDF (*.pdf)")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    with shown(dialog):
        settle()
        heads = dialog.findChildren(QWidget, "treeView")[0].model()  # type: ignore[attr-defined]
        across = Qt.Orientation.Horizontal
        said = {str(heads.headerData(at, across)) for at in range(heads.columnCount())}
        said |= {one.text() for one in dialog.findChildren(QLabel)} | {
            one.text() for one in dialog.findChildren(QPushButton)
        }
        plain = {one.replace("&", "").rstrip(":") for one in said}
        assert not plain & ENGLISH
        assert "Soort bestand" in plain
