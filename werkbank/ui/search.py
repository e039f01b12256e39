"""Find a person or an event: type letters, arrow keys, Enter selects it in genogram and timeline."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QListWidget, QListWidgetItem, QWidget

from werkbank.app.session import Key, Session, key_of
from werkbank.i18n import tr
from werkbank.model.dates import to_dutch
from werkbank.model.vocabulary import vocabulary
from werkbank.ui.widgets import column, label, line_edit

MOST = 200


def found(session: Session, sought: str) -> Iterator[tuple[Key, str]]:
    """Every person and event with all the sought words, as a key and a line of text."""
    words = sought.casefold().split()
    for key, text in _lines(session):
        if all(word in text.casefold() for word in words):
            yield key, text


def _lines(session: Session) -> Iterator[tuple[Key, str]]:
    for person in session.casus.persons.values():
        name = f"{person.first_name} {person.last_name}".strip() or tr("onbekend")
        yield key_of(person), f"{name}  ·  {to_dutch(person.birth)}" if person.birth.is_known else name
    kinds = vocabulary().event_kinds
    for event in session.casus.events.values():
        kind = kinds[event.kind].label if event.kind in kinds else event.kind
        names = ", ".join(p.first_name for i in event.persons if (p := session.casus.persons.get(i)))
        yield key_of(event), "  ·  ".join(filter(None, (to_dutch(event.date), event.title or kind, names)))


class SearchDialog(QDialog):
    """One field and what fits."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Zoeken"))
        self.resize(620, 460)
        self._session = session
        self.sought = ""  # the text with which something was chosen
        self._field = line_edit(
            tr("Zoek een persoon of gebeurtenis"), placeholder=tr("naam, woord of jaar"), look="big"
        )
        self._list = QListWidget()
        self._list.setAccessibleName(tr("Gevonden"))
        self._count = label("", look="note")
        self.setLayout(column(self._field, self._list, self._count))
        self.layout().setContentsMargins(16, 16, 16, 16)  # type: ignore[union-attr]
        self._field.textChanged.connect(self._fill)
        self._field.returnPressed.connect(self._choose)
        self._field.installEventFilter(self)
        self._list.itemActivated.connect(lambda _item: self._choose())
        self._fill()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        arrows = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}
        if watched is self._field and isinstance(event, QKeyEvent) and Qt.Key(event.key()) in arrows:
            QApplication.sendEvent(self._list, event)
            return True
        return super().eventFilter(watched, event)

    def _fill(self) -> None:
        self._list.clear()
        everything = list(found(self._session, self._field.text()))
        for key, text in everything[:MOST]:
            item = QListWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, key)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._count.setText(tr("{aantal} gevonden", aantal=len(everything)))

    def _choose(self) -> None:
        if (item := self._list.currentItem()) is not None:
            self.sought = self._field.text().strip()
            self._session.select(item.data(Qt.ItemDataRole.UserRole))
            self.accept()
