"""Editors in the cells of the table: a line that completes words of its column; dates say how they are understood."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QPointF, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from werkbank.app.event_rows import DATES, NAMES
from werkbank.exchange.cells.words import Choice, Share, Word, labelled
from werkbank.exchange.tables.events import EVENTS
from werkbank.model.casus import Casus
from werkbank.model.sets import all_stones
from werkbank.model.vocabulary import vocabulary
from werkbank.timeline.line_marks import organisations
from werkbank.ui.date_line import DateKeys, said_of
from werkbank.ui.desk import Desk
from werkbank.ui.timeline.inline_ghost import Echo

Index = QModelIndex | QPersistentModelIndex
LISTS = frozenset({"personen", "over wie", "bouwstenen", "niet voor", "alleen voor", "leefgebieden"})
_CELLS = {column.name: column.cell for column in EVENTS.columns}
Committed = Callable[[int, int, str], object]


class CellDelegate(QStyledItemDelegate):
    """Makes the editors; ``committed`` gets row, column and text, so that several rows can take it."""

    def __init__(self, parent: QWidget, desk: Desk, committed: Committed) -> None:
        super().__init__(parent)
        self._desk = desk
        self._committed = committed
        self._echo = Echo(parent)

    @property
    def said(self) -> str:
        """What stands beside the editor now."""
        return self._echo.text

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        del option
        name = NAMES[index.column()]
        line = QLineEdit(parent)
        line.setAccessibleName(name)
        if name in DATES:
            DateKeys(line, today=self._desk.session.today)
            line.textEdited.connect(lambda text: self._say(line, text))
        elif words := words_for(name, self._desk.casus):
            line.setCompleter(ListCompleter(words, line) if name in LISTS else _completer(words, line))
        return line

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        self._echo.hush()
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.selectAll()
            if NAMES[index.column()] in DATES:
                self._say(editor, editor.text())

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        del model
        if isinstance(editor, QLineEdit):
            self._committed(index.row(), index.column(), editor.text())

    def _say(self, line: QLineEdit, text: str) -> None:
        said = said_of(text, today=self._desk.session.today)
        line.setAccessibleDescription(said)
        if said:
            place = line.geometry()
            self._echo.say(said, at=QPointF(place.left() - 14.0, place.bottom() - 14.0))
        else:
            self._echo.hush()


class ListCompleter(QCompleter):
    """Completes the last item of a list with ``|`` between."""

    def __init__(self, words: list[str], parent: QLineEdit) -> None:
        super().__init__(words, parent)
        _loosen(self)

    def splitPath(self, path: str) -> list[str]:
        return [path.rpartition("|")[2].strip()]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        line = self.widget()
        before = line.text().rpartition("|")[0] if isinstance(line, QLineEdit) else ""
        word = super().pathFromIndex(index)
        return f"{before}|{word}" if before else word


def words_for(name: str, casus: Casus) -> list[str]:
    """The words that a column is completed with; none where every text is as good."""
    words, events = vocabulary(), casus.events.values()
    cell = _CELLS[name]
    if name == "soort":
        return [row.label for row in words.event_kinds.values()]
    if name in {"personen", "over wie", "niet voor", "alleen voor"}:
        return [person.first_name or person.name_in_tables for person in casus.persons.values()]
    if name == "organisatie":
        return list(organisations(casus))
    if name == "reden":
        return _distinct([*(event.reason for event in events), *(row.label.lower() for row in words.reasons.values())])
    if name == "bron":
        return _distinct(event.source for event in events)
    if name == "gemeente":
        return _distinct(event.municipality for event in events)
    if name == "bouwstenen":
        return [text for stone in all_stones(casus) for text in (stone.id, stone.label)]
    if isinstance(cell, Word):
        table = getattr(words, cell.table)
        return [labelled(row, table=table) for row in table.values()]
    if isinstance(cell, Choice):
        return [option.value for option in cell.options if option.value]
    return [row.label for row in words.sharing_levels.values()] if isinstance(cell, Share) else []


def _distinct(texts: Iterable[str]) -> list[str]:
    return [text for text in dict.fromkeys(texts) if text]


def _completer(words: list[str], line: QLineEdit) -> QCompleter:
    made = QCompleter(words, line)
    _loosen(made)
    return made


def _loosen(completer: QCompleter) -> None:
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
