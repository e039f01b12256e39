"""Who said something: a person of the casus by name, or anybody else as text."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter

from werkbank.model.rules import called
from werkbank.plan.names import said_name
from werkbank.ui.inspector.fields import Field
from werkbank.ui.inspector.inputs import Context, TextInput


class WhoInput(TextInput):
    """Shows names and keeps ids: a typed name that fits one person means that person."""

    def __init__(self, spec: Field, context: Context) -> None:
        super().__init__(spec, context)
        self._casus = context
        names = [called(person) for person in context.casus.persons.values() if person.first_name]
        completer = QCompleter(names, self.line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.line.setCompleter(completer)

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - text
        super().show_value(said_name(self._casus.casus, str(value)))

    def value(self) -> str:
        text = super().value()
        fits = [person.id for person in self._casus.casus.persons.values() if text and called(person) == text]
        return fits[0] if len(fits) == 1 else text
