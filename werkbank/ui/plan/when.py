"""A date of the plan: what was understood is told while somebody types, and not when everything is read back."""

from __future__ import annotations

from typing import Any

from werkbank.ui.inspector.inputs import DateInput


class WhenInput(DateInput):
    """A quiet date field for lines that stand close together."""

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - a claim about time
        super().show_value(value)
        self.line.setCursorPosition(0)
        self._echo.hide()
