"""The proposals from a report as a table: what each becomes, edited in place, and whether it goes in."""

from __future__ import annotations

from enum import Enum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from werkbank.i18n import mark, tr
from werkbank.model.casus import Casus
from werkbank.model.dates import UNKNOWN, echo, parse, split_period, to_dutch
from werkbank.model.kinds import Nature
from werkbank.model.vocabulary import Shape, vocabulary
from werkbank.timeline.labels import called
from werkbank.timeline.line_near import kind_called
from werkbank.timeline.line_said import NATURE_NAMES
from werkbank.timeline.paragraph import Found
from werkbank.timeline.quick_entry import OTHER, understand
from werkbank.ui.desk import Desk

Index = QModelIndex | QPersistentModelIndex
STATE, WHEN, WHAT, WHO, NATURE, TITLE, SENTENCE = range(7)
HEADS = (
    mark("Erbij?"),
    mark("Wanneer"),
    mark("Wat"),
    mark("Wie"),
    mark("Aard"),
    mark("Titel"),
    mark("Zin in de tekst"),
)
_NATURES = {"f": Nature.FACT, "m": Nature.OPINION, "v": Nature.STORY, "e": Nature.STORY}


class State(Enum):
    """What somebody said of a proposal."""

    OPEN = mark("kies")
    YES = mark("✓ ja")
    NO = mark("✗ nee")
    UNLIKELY = mark("geen?")


class Proposals(QAbstractTableModel):
    """One row a proposal."""

    judged = Signal()

    def __init__(self, desk: Desk, found: tuple[Found, ...]) -> None:
        super().__init__()
        self._desk = desk
        self.found = found
        self.fields: list[dict[str, Any]] = [dict(one.fields) for one in found]
        self.states = [State.OPEN if one.likely else State.UNLIKELY for one in found]
        self._asks = [one.asks for one in found]

    def judge(self, row: int, state: State) -> None:
        """Accept or refuse a proposal."""
        self.states[row] = state
        self.dataChanged.emit(self.index(row, 0), self.index(row, SENTENCE))
        self.judged.emit()

    def accepted(self, *, all_likely: bool = False) -> list[dict[str, Any]]:
        """The fields of what goes in: what was accepted, and with ``all_likely`` all that was not refused."""
        wanted = {State.YES, State.OPEN} if all_likely else {State.YES}
        return [fields for fields, state in zip(self.fields, self.states, strict=True) if state in wanted]

    def shown(self, row: int, column: int) -> str:
        """The text of a cell."""
        fields = self.fields[row]
        match column:
            case 0:
                return tr(self.states[row].value)
            case 1:
                return self._when(row)
            case 2:
                return vocabulary().event_kinds.label(fields["kind"])
            case 3:
                return ", ".join(called(self._casus.persons.get(id_)) for id_ in fields["persons"])
            case 4:
                by = f" ({fields['source']})" if fields["source"] else ""
                return tr(NATURE_NAMES[fields["nature"]]) + by
            case 5:
                return str(fields["title"])
            case _:
                return self.found[row].clause

    def change(self, row: int, column: int, text: str) -> bool:
        """Put what was typed in a cell in its place; False when it says nothing that can stand there."""
        fields, today = self.fields[row], self._desk.session.today
        match column:
            case 1:
                start, end, running = split_period(parse(text, today=today))
                period = running or end is not None or _lasts(fields["kind"])
                fields.update(date=start, end=end or UNKNOWN, running=running, period=period)
                self._asks[row] = ""
            case 2:
                kind = kind_called(text)
                if kind is None and text.strip():
                    return False
                fields.update(
                    kind=kind.id if kind else OTHER, period=fields["period"] or _lasts(kind.id if kind else "")
                )
            case 3:
                persons = understand(text, self._casus, today=today).persons
                if text.strip() and not persons:
                    return False
                fields["persons"] = persons
            case 4:
                fields["nature"] = _NATURES.get(text.strip()[:1].casefold(), fields["nature"])
            case 5:
                fields["title"] = text.strip()
        if self.states[row] is State.UNLIKELY:  # whoever mends it thinks that it is one
            self.states[row] = State.OPEN
            self.judged.emit()
        self.dataChanged.emit(self.index(row, 0), self.index(row, SENTENCE))
        return True

    @property
    def _casus(self) -> Casus:
        return self._desk.casus

    def _when(self, row: int) -> str:
        fields = self.fields[row]
        claim, end = fields["date"], fields["end"]
        said = claim.as_typed or (to_dutch(claim) if claim.is_known else "")
        if end.is_known:
            said += tr(" t/m {einde}", einde=end.as_typed or to_dutch(end))
        elif fields["running"]:
            said += tr(" tot nu")
        told = echo(claim).removeprefix(tr("begrepen als: {dagen}", dagen="")) if claim.is_known else ""
        lines = [said or tr("datum onbekend"), told if told != said else "", self._asks[row]]
        return "\n".join(filter(None, lines))

    def _edited(self, row: int, column: int) -> str:
        fields = self.fields[row]
        if column == WHEN:
            claim, end = fields["date"], fields["end"]
            said = claim.as_typed or (to_dutch(claim) if claim.is_known else "")
            last = (end.as_typed or to_dutch(end)) if end.is_known else ""
            return f"{said} t/m {last}" if last else f"sinds {said}" if fields["running"] else said
        return self.shown(row, column)

    # Qt asks ----------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - the signature of Qt
        return 0 if parent.isValid() else len(self.found)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - the signature of Qt
        return 0 if parent.isValid() else len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return tr(HEADS[section]) if orientation == Qt.Orientation.Horizontal else str(section + 1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.EditRole:
            return self._edited(row, column)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self.shown(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.found[row].sentence
        if role == Qt.ItemDataRole.FontRole and self.states[row] is State.NO:
            from PySide6.QtGui import QFont

            font = QFont()
            font.setStrikeOut(True)
            return font
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401 - Qt's own
        if role != Qt.ItemDataRole.EditRole or str(value) == self._edited(index.row(), index.column()):
            return False
        done = self.change(index.row(), index.column(), str(value))
        if not done:
            self._desk.refused.emit(
                tr("'{tekst}' is hier niet bekend.", tekst=str(value)), tr("Kies iets uit de lijst, of laat het leeg.")
            )
        return done

    def flags(self, index: Index) -> Qt.ItemFlag:
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return plain | Qt.ItemFlag.ItemIsEditable if index.column() not in {STATE, SENTENCE} else plain


class CellEditor(QStyledItemDelegate):
    """One line to type in, with the words of the vocabulary or the names beside it."""

    def __init__(self, model: Proposals, casus: Casus, parent: QWidget) -> None:
        super().__init__(parent)
        kinds = [kind.label for kind in vocabulary().event_kinds.values()]
        names = [called(person) for person in casus.persons.values()]
        self._words = {WHAT: kinds, WHO: names, NATURE: [tr(name) for name in NATURE_NAMES.values()]}
        self._model = model

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002
        made = QLineEdit(parent)
        made.setAccessibleName(tr(HEADS[index.column()]))
        if index.column() in self._words:
            completer = QCompleter(self._words[index.column()], made)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            made.setCompleter(completer)
        return made

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: ARG002
        box = option.rect
        box.setHeight(min(box.height(), editor.sizeHint().height()))
        editor.setGeometry(box)


def _lasts(kind: str) -> bool:
    row = vocabulary().event_kinds.get(kind)
    return row is not None and row.shape is Shape.PERIOD
