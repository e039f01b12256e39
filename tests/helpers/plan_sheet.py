"""The plan page on screen, for tests that type in it."""

from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.family import session as fresh_session
from werkbank.app.session import Session
from werkbank.model.casus import Casus
from werkbank.ui.desk import Desk
from werkbank.ui.pages.plan import PlanPage
from werkbank.ui.theme import theme_named


class Sheet:
    """A page on screen with what it said."""

    def __init__(self, whole: Casus, qtbot: QtBot) -> None:
        self.session: Session = fresh_session(whole)
        self.desk = Desk(self.session)
        self.said: list[str] = []
        self.refused: list[tuple[str, str]] = []
        self.desk.noticed.connect(self.said.append)
        self.desk.refused.connect(lambda text, remedy: self.refused.append((text, remedy)))
        self.page = PlanPage(self.desk, theme_named("light"))
        qtbot.addWidget(self.page)
        self.page.resize(1366, 700)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitExposed(self.page)
        qtbot.waitUntil(lambda: bool(self.page.panel.preview.pages) or self.page.panel.reader is None, timeout=10_000)

    @property
    def casus(self) -> Casus:
        return self.session.casus


def type_in(text: str) -> None:
    """Press these keys where the keyboard is."""
    focus: Any = QApplication.focusWidget()
    QTest.keyClicks(focus, text)
