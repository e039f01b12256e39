"""The input widgets of the inspector: each shows a value, says when the user changed it, and never judges the text."""

from __future__ import annotations

from datetime import date
from typing import Any, Protocol

from PySide6.QtCore import QObject, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.dates import VagueDate, echo, parse, to_dutch
from werkbank.model.rules import called
from werkbank.plan.names import said_name
from werkbank.ui.choice_field import ChoiceField
from werkbank.ui.date_line import DateKeys
from werkbank.ui.inspector.fields import Field, Input
from werkbank.ui.timers import Debounce
from werkbank.ui.widgets import button, label, line_edit

TYPING_MS = 350


class Context(Protocol):
    """What an input may ask of the casus it works on."""

    @property
    def today(self) -> date: ...

    @property
    def casus(self) -> Casus: ...


class FieldInput(QWidget):
    """One field on screen."""

    edited = Signal(str, object)  # field name, new value
    history_wanted = Signal(str)  # field name
    fork_wanted = Signal(str)  # field name

    def __init__(self, spec: Field) -> None:
        super().__init__()
        self.spec = spec
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(2)
        self._twofold: QPushButton | None = None  # made when it is first wanted
        self._waiting = Debounce(self, self._tell, milliseconds=TYPING_MS)

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - the field decides
        """Show a value without calling it an edit."""
        raise NotImplementedError

    def value(self) -> Any:  # noqa: ANN401 - the field decides
        """What stands in it now."""
        raise NotImplementedError

    @property
    def waits(self) -> bool:
        """Whether somebody typed here what is not handed over yet."""
        return self._waiting.waits

    def flush(self) -> None:
        """Hand over what is typed but not yet said."""
        self._waiting.flush()

    def mark_twofold(self, *, wanted: bool) -> None:
        """Say above the field that copies say different things here; pressing it asks to decide."""
        if wanted and self._twofold is None:
            self._twofold = button(tr("⚠ twee antwoorden"), lambda: self.fork_wanted.emit(self.spec.name), look="doubt")
            self._twofold.setAccessibleName(tr("{veld}: twee antwoorden, kiezen", veld=tr(self.spec.title)))
            self.box.insertWidget(1, self._twofold, 0, Qt.AlignmentFlag.AlignLeft)
        if self._twofold is not None:
            self._twofold.setVisible(wanted)

    def _typed(self) -> None:
        self._waiting.call()

    def _tell(self) -> None:
        self.edited.emit(self.spec.name, self.value())

    def _head(self, buddy: QWidget) -> None:
        title = tr(self.spec.title)
        buddy.setAccessibleName(title)
        head = label(title, look="field", buddy=buddy)
        head.setToolTip(tr("Rechtsklik: wie zei dat?"))
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(lambda _at: self.history_wanted.emit(self.spec.name))
        self.box.addWidget(head)
        self.box.addWidget(buddy)
        self.setFocusProxy(buddy)


class TextInput(FieldInput):
    """One line."""

    def __init__(self, spec: Field, _context: Context) -> None:
        super().__init__(spec)
        self.line = line_edit(tr(spec.title), placeholder=tr(spec.hint) if spec.hint else "")
        self._head(self.line)
        self.line.textEdited.connect(self._typed)
        self.line.editingFinished.connect(self.flush)

    def show_value(self, value: Any) -> None:  # noqa: ANN401
        if self.line.text() != str(value):
            self.line.setText(str(value))
            self.line.setCursorPosition(0)

    def value(self) -> str:
        return self.line.text().strip()


class WhoInput(TextInput):
    """Somebody: shows names and keeps ids; a typed name that fits one person means that person."""

    def __init__(self, spec: Field, context: Context) -> None:
        super().__init__(spec, context)
        self._context = context
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self.line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.line.setCompleter(completer)

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - text
        persons = self._context.casus.persons
        self._names.setStringList([called(person) for person in persons.values() if person.first_name])
        super().show_value(said_name(self._context.casus, str(value)))

    def value(self) -> str:
        text = super().value()
        fits = [person.id for person in self._context.casus.persons.values() if text and called(person) == text]
        return fits[0] if len(fits) == 1 else text


class _Notes(QPlainTextEdit):
    left = Signal()

    def sizeHint(self) -> QSize:
        return QSize(200, 3 * self.fontMetrics().lineSpacing() + 14)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class LongInput(FieldInput):
    """Several lines; Tab goes on to the next field."""

    def __init__(self, spec: Field, _context: Context) -> None:
        super().__init__(spec)
        self.notes = _Notes()
        self.notes.setTabChangesFocus(True)
        self.notes.setFixedHeight(self.notes.sizeHint().height())
        self._head(self.notes)
        self._quiet = False
        self.notes.textChanged.connect(self._changed)
        self.notes.left.connect(self.flush)

    def show_value(self, value: Any) -> None:  # noqa: ANN401
        if self.notes.toPlainText() != str(value):
            self._quiet = True
            self.notes.setPlainText(str(value))
            self._quiet = False

    def value(self) -> str:
        return self.notes.toPlainText().strip()

    def _changed(self) -> None:
        if not self._quiet:
            self._typed()


class DateInput(FieldInput):
    """A date as people type it, with what was understood below it."""

    def __init__(self, spec: Field, context: Context) -> None:
        super().__init__(spec)
        self._context = context
        self.line = line_edit(tr(spec.title), placeholder=tr(spec.hint) if spec.hint else "")
        self._echo = label("", look="echo", wrap=True)
        self._head(self.line)
        self.box.addWidget(self._echo)
        self._echo.hide()
        DateKeys(self.line, today=context.today)
        self.line.textEdited.connect(self._listen)
        self.line.editingFinished.connect(self.flush)

    def show_value(self, value: Any) -> None:  # noqa: ANN401
        claim: VagueDate = value
        text = claim.as_typed or (to_dutch(claim) if claim.is_known else "")
        if self.line.text() != text:
            self.line.setText(text)
        self._show_echo(claim)

    def value(self) -> VagueDate:
        return parse(self.line.text().strip(), today=self._context.today)

    def _listen(self) -> None:
        self._show_echo(self.value())
        self._typed()

    def _show_echo(self, claim: VagueDate) -> None:
        text = echo(claim) if claim.is_known or claim.reason or claim.ordering else ""
        self._echo.setText(text)
        self._echo.setVisible(bool(text))
        self.line.setAccessibleDescription(text)


class ChoiceInput(FieldInput):
    """One of a list; ``SEARCH`` lists can be typed into."""

    def __init__(self, spec: Field, _context: Context) -> None:
        super().__init__(spec)
        self.combo = ChoiceField()
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(8)
        for value, text in spec.options() if spec.options else ():
            self.combo.addItem(text, value)
        if spec.input is Input.SEARCH:
            self._searchable()
        self._head(self.combo)
        self.combo.activated.connect(lambda _index: self._tell())

    def show_value(self, value: Any) -> None:  # noqa: ANN401
        at = self.combo.findData(str(value))
        if at < 0 and value:
            self.combo.addItem(str(value), str(value))
            at = self.combo.count() - 1
        self.combo.setCurrentIndex(max(at, 0))

    def value(self) -> str:
        return str(self.combo.currentData() or "")

    def _searchable(self) -> None:
        self.combo.setEditable(True)
        self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = QCompleter(self.combo.model(), self.combo)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.combo.setCompleter(completer)


class FlagInput(FieldInput):
    """Yes or no."""

    def __init__(self, spec: Field, _context: Context) -> None:
        super().__init__(spec)
        self.check = QCheckBox(tr(spec.title))
        self.check.setAccessibleName(tr(spec.title))
        self.box.addWidget(self.check)
        self.setFocusProxy(self.check)
        self.check.clicked.connect(lambda _checked: self._tell())

    def show_value(self, value: Any) -> None:  # noqa: ANN401
        self.check.setChecked(bool(value))

    def value(self) -> bool:
        return self.check.isChecked()


class PersonsInput(FieldInput):
    """Some of the persons, chosen in a menu."""

    def __init__(self, spec: Field, context: Context) -> None:
        super().__init__(spec)
        self._context = context
        self._chosen: tuple[str, ...] = ()
        self.choose = QToolButton()
        self.choose.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.choose.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._menu = QMenu(self.choose)
        self._menu.aboutToShow.connect(self._fill)
        self.choose.setMenu(self._menu)
        self._head(self.choose)

    def show_value(self, value: Any) -> None:  # noqa: ANN401
        self._chosen = tuple(value)
        names = [called(self._context.casus.persons.get(person)) for person in value]
        text = ", ".join(names) if names else tr("niemand gekozen")
        self.choose.setText(text)
        self.choose.setAccessibleDescription(text)

    def value(self) -> tuple[str, ...]:
        return self._chosen

    def _fill(self) -> None:
        self._menu.clear()
        for person in self._context.casus.persons.values():
            action = self._menu.addAction(called(person))
            action.setCheckable(True)
            action.setChecked(person.id in self._chosen)
            action.setData(person.id)
            action.triggered.connect(lambda _on=False, who=person.id: self._toggle(who))

    def _toggle(self, person: str) -> None:
        chosen = set(self._chosen) ^ {person}
        self._chosen = tuple(p for p in self._context.casus.persons if p in chosen)
        self._tell()


INPUTS = {
    Input.TEXT: TextInput,
    Input.LONG: LongInput,
    Input.DATE: DateInput,
    Input.CHOICE: ChoiceInput,
    Input.SEARCH: ChoiceInput,
    Input.FLAG: FlagInput,
    Input.PERSONS: PersonsInput,
    Input.WHO: WhoInput,
}


def make_input(spec: Field, context: Context, parent: QObject | None = None) -> FieldInput:
    """The widget for a field."""
    made = INPUTS[spec.input](spec, context)
    if isinstance(parent, QWidget):
        made.setParent(parent)
    return made
