"""The list of casussen: type to search, Enter to open, one button for a new one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QInputDialog, QListWidget, QListWidgetItem, QSizePolicy, QWidget

from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.ui.theme import Theme
from werkbank.ui.widgets import button, column, label, line_edit, row

LIST_WIDTH = 680


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One line of the list."""

    id: str
    name: str
    note: str = ""


class CasesPage(QWidget):
    """Choose a casus."""

    chosen = Signal(str)  # case id
    new_wanted = Signal(str)  # name
    import_wanted = Signal()

    def __init__(self, theme: Theme, *, person: str, by_paper: bool = False) -> None:
        super().__init__()
        self.setObjectName("page")
        self._rows: tuple[CaseRow, ...] = ()
        self._search = line_edit(tr("Zoek een casus"), placeholder=tr("Zoek een casus"), look="big")
        self._list = QListWidget()
        self._list.setAccessibleName(tr("Casussen"))
        self._nothing = label("", look="soft", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._nothing.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)  # in place of the list
        self._search.textChanged.connect(self._show)
        self._search.returnPressed.connect(self._open_current)
        self._search.installEventFilter(self)
        self._list.itemActivated.connect(lambda item: self.chosen.emit(item.data(Qt.ItemDataRole.UserRole)))
        inner = QWidget()
        inner.setMaximumWidth(theme.px(LIST_WIDTH))
        buttons = row(
            button(tr("Nieuwe casus…"), self.ask_new, look="primary"),
            button(tr("Tabellen of GEDCOM inlezen…"), self.import_wanted.emit),
            1,
        )
        inner.setLayout(
            column(
                label(tr("Casussen"), look="display"),
                label(_by_paper() if by_paper else tr("Je werkt als {naam}.", naam=person), look="soft", wrap=True),
                self._search,
                self._list,
                self._nothing,
                buttons,
                space=tokens.SPACE_3,
            )
        )
        self.setLayout(row(1, inner, 1))
        self.layout().setContentsMargins(tokens.SPACE_6, tokens.SPACE_6, tokens.SPACE_6, tokens.SPACE_6)  # type: ignore[union-attr]
        self.layout().setStretch(1, 6)  # type: ignore[union-attr]
        self.setFocusProxy(self._search)

    def fill(self, rows: Sequence[CaseRow]) -> None:
        """Show these casussen."""
        self._rows = tuple(rows)
        self._show()

    def ask_new(self) -> None:
        """Ask for the one thing a casus must have: a name."""
        name, sure = QInputDialog.getText(self, tr("Nieuwe casus"), tr("Hoe heet de casus?"))
        if sure and name.strip():
            self.new_wanted.emit(name.strip())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        arrows = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        step = arrows.get(Qt.Key(event.key())) if pressed and isinstance(event, QKeyEvent) else None
        if watched is self._search and step is not None:
            self._list.setCurrentRow(max(0, min(self._list.count() - 1, self._list.currentRow() + step)))
            return True
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        sought = self._search.text().casefold()
        self._list.clear()
        for case in self._rows:
            if sought in f"{case.name} {case.note}".casefold():
                item = QListWidgetItem(f"{case.name}\n{case.note}" if case.note else case.name)
                item.setData(Qt.ItemDataRole.UserRole, case.id)
                self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._list.setVisible(self._list.count() > 0)
        none = tr("Hier staat nog geen casus. Maak een nieuwe, of lees tabellen in die je al hebt.")
        missed = tr("Geen casus met deze letters. Maak het zoekveld leeg om alles te zien.")
        self._nothing.setText(missed if self._rows else none)
        self._nothing.setVisible(self._list.count() == 0)

    def _open_current(self) -> None:
        if (item := self._list.currentItem()) is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))


def _by_paper() -> str:
    return tr(
        "Je bent binnen met de herstelsleutel op papier: je kunt alles lezen en niets veranderen. Is een wachtzin "
        "kwijt? Kies Kluis, Mensen en sleutels."
    )
