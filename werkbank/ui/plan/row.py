"""One item of the plan as one line of a grid: its fields, with whom it is shared, and a way to take it out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from werkbank.app.session import Key, key_of
from werkbank.app.verbs import family, plan
from werkbank.i18n import tr
from werkbank.model.entities import Entity
from werkbank.ui.bouwsteen_menu import mark_as
from werkbank.ui.bouwstenen.marks import Marks
from werkbank.ui.desk import Desk
from werkbank.ui.inspector.fields import Field, Input
from werkbank.ui.inspector.inputs import FieldInput, FlagInput, WhoInput, make_input
from werkbank.ui.plan.growing import GrowingInput
from werkbank.ui.plan.sharing import ShareButton
from werkbank.ui.plan.when import WhenInput
from werkbank.ui.widgets import button

TOP = Qt.AlignmentFlag.AlignTop


class ItemRow(QObject):
    """The fields of one entity, said to the verbs when somebody types."""

    def __init__(self, desk: Desk, entity: Entity, specs: Sequence[Field], parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        self.key = key_of(entity)
        self._inputs = {spec.name: input_for(desk, spec, self._commit) for spec in specs}
        for made in self._inputs.values():
            hide_title(made)
        self.sharing = ShareButton(desk, entity)
        self._remove = button("✕", self.remove, look="quiet", hint=tr("Weghalen (met Ctrl+Z komt het terug)"))
        self._remove.setAccessibleName(tr("Weghalen"))
        self._marks = Marks()
        for widget in self.widgets():
            mark_as(widget, self.key)
        for tool in (self.sharing, self._remove):
            tool.setEnabled(not desk.session.read_only)
        self.show_entity(entity)
        desk.news_turned.connect(self._mark)

    def place(self, grid: QGridLayout, line: int) -> None:
        """Stand in a line of a grid."""
        for column, widget in enumerate(self.widgets()):
            grid.addWidget(widget, line, column, TOP)
        for made in self._inputs.values():
            hide_title(made)

    def place_folded(self, grid: QGridLayout, line: int) -> None:
        """Stand in two lines of a grid: the words and the tools, below them the other fields with their titles."""
        first, *others = self._inputs.values()
        tools = (self.sharing, self._remove, self._marks)
        grid.addWidget(first, line, 0, 1, len(self._inputs), TOP)
        for column, widget in enumerate(tools, start=len(self._inputs)):
            grid.addWidget(widget, line, column, TOP)
        for column, made in enumerate(others):
            span = len(self._inputs) + len(tools) - column if made is others[-1] else 1
            grid.addWidget(made, line + 1, column, 1, span, TOP)
            hide_title(made, hidden=False)

    def widgets(self) -> Iterator[QWidget]:
        """Every widget of the line, in order."""
        yield from self._inputs.values()
        yield self.sharing
        yield self._remove
        yield self._marks

    def leave(self) -> None:
        """Disappear."""
        for widget in self.widgets():
            widget.hide()
            widget.deleteLater()
        self.deleteLater()

    def show_entity(self, entity: Entity) -> None:
        """Show a newer state; a field in which somebody is typing keeps its text."""
        for name, made in self._inputs.items():
            show_value(made, getattr(entity, name))
        self.sharing.show_entity(entity)
        self._marks.show_entity(entity, self.desk.casus)
        self._mark()

    def focus_first(self) -> None:
        """Put the keyboard in the first field."""
        first = next(iter(self._inputs.values()))
        (first.focusProxy() or first).setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Commit what is typed but not yet said."""
        for made in self._inputs.values():
            made.flush()

    def remove(self) -> None:
        """Take the item out."""
        self.desk.run(lambda: family.remove(self.desk.session, self.key))
        self.desk.noticed.emit(tr("Weggehaald. Met Ctrl+Z komt het terug."))

    def input(self, name: str) -> FieldInput:
        """The widget of one field."""
        return self._inputs[name]

    def _mark(self) -> None:
        """A dot for what is new."""
        new = self.desk.fresh.has(self.key)
        self.sharing.setText(("• " if new else "") + self.sharing.text().removeprefix("• "))
        self.sharing.setAccessibleDescription(self.desk.fresh.words if new else "")

    def _commit(self, name: str, value: Any) -> None:  # noqa: ANN401 - the field decides
        commit(self.desk, self.key, name, value)


def input_for(desk: Desk, spec: Field, commit_to: Any) -> FieldInput:  # noqa: ANN401 - a slot
    """The widget for a field of the plan; texts grow."""
    made: FieldInput
    if spec.name == "by" or spec.input is Input.WHO:
        made = WhoInput(spec, desk.session)
    elif spec.input is Input.LONG:
        made = GrowingInput(spec)
    elif spec.input is Input.DATE:
        made = WhenInput(spec, desk.session)
    else:
        made = make_input(spec, desk.session)
    made.edited.connect(commit_to)
    made.setEnabled(not desk.session.read_only)
    return made


def show_value(made: FieldInput, value: Any) -> None:  # noqa: ANN401 - the field decides
    """Show a value, unless somebody is typing there: what is typed is handed over first."""
    inner = made.focusProxy() or made
    if not made.waits and not (inner.hasFocus() and made.value() == value):
        made.show_value(value)


def commit(desk: Desk, key: Key, name: str, value: Any) -> None:  # noqa: ANN401 - the field decides
    """Hand one new value to the verb, when it is new."""
    entity = desk.casus.get(key.kind, key.id)
    if entity is not None and not desk.session.read_only and getattr(entity, name) != value:
        desk.run(lambda: plan.edit_entity(desk.session, key, **{name: value}))


def hide_title(made: FieldInput, *, hidden: bool = True) -> None:
    """Hide the title of a field whose column has a heading, or show it again; its accessible name stays."""
    if isinstance(made, FlagInput):
        made.check.setText("" if hidden else tr(made.spec.title))
    for index in range(made.box.count()):
        item = made.box.itemAt(index)
        widget = item.widget() if item is not None else None
        if isinstance(widget, QLabel) and widget.buddy() is not None:
            widget.setVisible(not hidden)
