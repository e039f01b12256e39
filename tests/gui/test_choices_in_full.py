"""The list that a choice opens shows every one of its few lines in full."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QVBoxLayout, QWidget

from tests.helpers.window import put_away, settle
from werkbank.ui.application import make_application
from werkbank.ui.theme import dress, theme_named


@pytest.fixture(params=["light", "projector"])
def choice(request: pytest.FixtureRequest) -> Iterator[QComboBox]:
    app = make_application()
    assert isinstance(app, QApplication)
    dress(app, theme_named(request.param))
    page, made = QWidget(), QComboBox()
    made.addItems(["Deze sessie", "Buiten een sessie", "Voor het team"])
    page.setLayout(QVBoxLayout())
    page.layout().addWidget(made)  # type: ignore[union-attr]
    page.resize(400, 500)
    page.show()
    settle()
    yield made
    made.hidePopup()
    put_away(page)
    dress(app, theme_named("light"))


def test_no_line_of_a_choice_is_cut_off(choice: QComboBox) -> None:
    choice.showPopup()
    settle()
    lines = choice.view()
    last = lines.visualRect(choice.model().index(choice.count() - 1, 0))
    assert lines.viewport().rect().contains(last)
