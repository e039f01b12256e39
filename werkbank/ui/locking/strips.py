"""What locking says in the window: the line before it, and texts that have no field to go back to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QWidget

from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.store.drafts import Draft
from werkbank.ui.widgets import SELECTABLE_BY_KEYBOARD, SELECTABLE_BY_MOUSE, button, column, label, make_selectable, row

MOST_SHOWN = 600  # letters of a kept text; copying gives all of it


class Warning_(QLabel):  # noqa: N801 - not the warning of Python
    """'Werkbank gaat zo op slot', over whatever is on top."""

    def __init__(self, host: QWidget) -> None:
        text = tr("Werkbank gaat zo op slot. Beweeg de muis of druk op een toets om verder te werken.")
        super().__init__(text, QApplication.activeModalWidget() or host)
        self.setObjectName("notice")
        self.setProperty("textFormat", 0)
        self.setAccessibleName(text)
        self.setWordWrap(True)
        around = self.parentWidget() or host
        self.setFixedWidth(min(around.width() - 2 * tokens.SPACE_5, 620))
        self.adjustSize()
        self.move((around.width() - self.width()) // 2, max(0, around.height() - self.height() - 2 * tokens.SPACE_6))
        self.show()
        self.raise_()
        _announce(self)


class KeptText(QFrame):
    """A text that was being typed when it was locked, and whose field is not there any more."""

    def __init__(self, host: QWidget, draft: Draft, *, done: Callable[[Draft], object]) -> None:
        super().__init__(host)
        self.setObjectName("refusal")
        self.draft = draft
        self._done = done
        where = draft.label or tr("een veld dat nu niet open is")
        title = label(tr("Dit typte je voor het vergrendelen ({veld}):", veld=where), look="lead", wrap=True)
        shown = draft.text if len(draft.text) <= MOST_SHOWN else draft.text[: MOST_SHOWN - 1] + "…"
        self.text = label(shown, wrap=True)
        make_selectable(self.text, by=SELECTABLE_BY_MOUSE | SELECTABLE_BY_KEYBOARD)
        for said in (title, self.text):
            said.setMinimumWidth(420)
        buttons = column(button(tr("Kopiëren"), self._copy), button(tr("Weggooien"), self._throw_away), 1)
        layout = row(column(title, self.text, 1, space=tokens.SPACE_1), buttons, space=tokens.SPACE_4)
        layout.setContentsMargins(*([tokens.SPACE_4] * 4))
        self.setLayout(layout)
        self.setAccessibleName(f"{title.text()} {draft.text[:MOST_SHOWN]}")
        self.adjustSize()
        self.move((host.width() - self.width()) // 2, tokens.SPACE_6 * 2)
        self.show()
        self.raise_()
        _announce(self)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.draft.text)
        self._throw_away()

    def _throw_away(self) -> None:
        self.hide()
        self._done(self.draft)
        self.deleteLater()


def _announce(strip: QWidget) -> None:
    from PySide6.QtGui import QAccessible, QAccessibleEvent

    QAccessible.updateAccessibility(QAccessibleEvent(strip, QAccessible.Event.Alert))
