"""A form made of declared fields: shows one entity, hands every edit to one callback, keeps what is being typed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.model.dates import VagueDate
from werkbank.model.entities import Entity, Event
from werkbank.ui.inspector.fields import Field
from werkbank.ui.inspector.inputs import Context, FieldInput, make_input
from werkbank.ui.widgets import button, column

Commit = Callable[[str, Any], object]


class Form(QWidget):
    """The fields of one kind of entity, two narrow ones on a line; rarer ones behind 'meer', made when asked for."""

    history_wanted = Signal(str)  # of this field
    fork_wanted = Signal(str)  # of this field

    def __init__(self, specs: Sequence[Field], context: Context, commit: Commit) -> None:
        super().__init__()
        self._inputs: dict[str, FieldInput] = {}
        self._context = context
        self._commit = commit
        self._entity: Entity | None = None
        self._rarer = [spec for spec in specs if spec.more]
        first, self._more = QWidget(), QWidget()
        _lay(first, [self._make(spec) for spec in specs if not spec.more])
        self._toggle = button("", self._turn, look="quiet")
        if not self._rarer:  # hidden, never shown: a widget that is shown before it has a parent is a window
            self._toggle.hide()
        self._more.hide()
        self._name_toggle()
        self.setLayout(column(first, self._toggle, self._more))

    def show_entity(self, entity: Entity) -> None:
        """Fill every field; a field in which somebody is typing keeps its text."""
        same = self._entity is not None and self._entity.id == entity.id
        self._entity = entity
        for name, made in self._inputs.items():
            inner = made.focusProxy() or made
            value = shown_value(entity, name)
            if same and made.waits:  # what is typed is handed over first
                continue
            if not (inner.hasFocus() and made.isVisible() and made.value() == value):
                made.show_value(value)

    def mark_twofold(self, fields: Collection[str]) -> None:
        """Say at these fields that copies say different things; a rarer field comes into view for it."""
        if self._rarer and any(spec.name in fields for spec in self._rarer):
            self._make_rarer()
        for name, made in self._inputs.items():
            made.mark_twofold(wanted=name in fields)
        if self._more.isHidden() and any(made.spec.more for name, made in self._inputs.items() if name in fields):
            self._turn()

    def focus_first(self) -> None:
        """Put the keyboard in the first field."""
        first = next(iter(self._inputs.values()))
        first.setFocus()

    def field_of(self, widget: QWidget | None) -> str:
        """The field that this widget is part of; '' when it is part of none."""
        inputs = self._inputs.items() if widget is not None else ()
        return next((name for name, made in inputs if made is widget or (widget and made.isAncestorOf(widget))), "")

    def flush(self) -> None:
        """Commit what is typed but not yet said."""
        for made in self._inputs.values():
            made.flush()

    def input(self, name: str) -> FieldInput:
        """The widget of one field."""
        if name not in self._inputs:
            self._make_rarer()
        return self._inputs[name]

    def _make_rarer(self) -> None:
        rarer, self._rarer = self._rarer, []
        if rarer:
            _lay(self._more, [self._make(spec) for spec in rarer])
            if self._entity is not None:
                self.show_entity(self._entity)

    def _make(self, spec: Field) -> FieldInput:
        made = make_input(spec, self._context)
        made.edited.connect(self._commit)
        made.history_wanted.connect(self.history_wanted)
        made.fork_wanted.connect(self.fork_wanted)
        self._inputs[spec.name] = made
        return made

    def _turn(self) -> None:
        self._make_rarer()
        self._more.setVisible(self._more.isHidden())
        self._name_toggle()

    def _name_toggle(self) -> None:
        self._toggle.setText(tr("Meer velden ▾") if self._more.isHidden() else tr("Minder velden ▴"))


def shown_value(entity: Entity, name: str) -> Any:  # noqa: ANN401 - the field's own kind
    """What a field shows: its value; the end of what still runs is 'nu'."""
    if name == "end" and isinstance(entity, Event) and entity.running:
        return VagueDate(as_typed=tr("nu"))
    return getattr(entity, name)


def _lay(into: QWidget, inputs: Sequence[FieldInput]) -> None:
    grid = QGridLayout(into)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(tokens.SPACE_3)
    grid.setVerticalSpacing(tokens.SPACE_2)
    line, at = 0, 0
    for made in inputs:
        if made.spec.wide and at:
            line, at = line + 1, 0
        grid.addWidget(made, line, at, 1, 2 if made.spec.wide else 1, Qt.AlignmentFlag.AlignTop)
        line, at = (line + 1, 0) if made.spec.wide or at else (line, 1)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
