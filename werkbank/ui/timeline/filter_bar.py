"""The bar with the filter in words: a chip for each value, how many events are hidden, and keeping it under a name.

Filters are kept per casus in the encrypted file. The bar is only there while something is filtered.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from werkbank.app.session import Memory
from werkbank.drawing import tokens
from werkbank.i18n import ntr, tr
from werkbank.model.casus import Casus
from werkbank.timeline.sifting import OPEN, Sieve, sieve_from
from werkbank.ui.flow import Flow
from werkbank.ui.timeline.chips import chips_of
from werkbank.ui.widgets import button, empty, label, line_edit

KEPT = "timeline.filters"


class FilterBar(QFrame):
    """Shows one sieve; what is clicked is told, not done."""

    chosen = Signal(object)  # Sieve
    kept = Signal(str)  # the name under which the present filter is to be kept
    forgotten = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "bar")
        self._sieve = OPEN
        self._title: QLabel = label(tr("Filter"), look="field")
        inner = QWidget()
        self._chips = Flow(inner, space=tokens.SPACE_1)
        self._hidden = button("", lambda: self.chosen.emit(OPEN), look="quiet")
        self._name = line_edit(tr("Naam om dit filter te bewaren"), placeholder=tr("bewaren als…"))
        self._name.setMaximumWidth(150)
        self._name.returnPressed.connect(self._keep)
        self._forget = button(tr("Vergeten"), self._drop, look="quiet", hint=tr("Dit bewaarde filter weggooien"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(tokens.SPACE_3, 2, tokens.SPACE_2, 2)
        layout.setSpacing(tokens.SPACE_2)
        for widget, stretch in ((self._title, 0), (inner, 1), (self._hidden, 0), (self._name, 0), (self._forget, 0)):
            layout.addWidget(widget, stretch)
        self.hide()

    def show_sieve(self, sieve: Sieve, *, casus: Casus, hidden: int, name: str) -> None:
        """Show what is filtered and how much that hides; ``name`` is that of a kept filter."""
        self._sieve = sieve
        empty(self._chips)
        for chip in chips_of(sieve, casus=casus):
            self._chips.addWidget(self._chip(chip.text, chip.without))
        words = ntr("{n} verborgen: toon", "{n} verborgen: toon", hidden)
        self._hidden.setText(words)
        self._hidden.setAccessibleName(
            ntr("{n} gebeurtenis verborgen, toon alles", "{n} gebeurtenissen verborgen, toon alles", hidden)
        )
        self._title.setText(name or tr("Filter"))
        self._name.setVisible(not name)
        self._forget.setVisible(bool(name))
        self.setVisible(not sieve.is_open)

    def _chip(self, text: str, without: Sieve) -> QWidget:
        made = button(f"{text}  ×", lambda: self.chosen.emit(without), look="chip")
        made.setAccessibleName(tr("Filter {naam} weghalen", naam=text))
        made.setToolTip(made.accessibleName())
        return made

    def _keep(self) -> None:
        name = self._name.text().strip()
        if name:
            self._name.clear()
            self.kept.emit(name)

    def _drop(self) -> None:
        self.forgotten.emit(self._title.text())


class KeptFilters:
    """The filters with names of one casus."""

    def __init__(self, memory: Memory, *, read_only: bool) -> None:
        self._memory, self._read_only = memory, read_only
        kept: Any = memory.view_state(KEPT) or {}
        self._known = {str(name): sieve_from(value) for name, value in kept.items()} if isinstance(kept, dict) else {}

    def listed(self) -> list[tuple[str, Sieve]]:
        """All of them by name."""
        return sorted(self._known.items(), key=lambda pair: pair[0].casefold())

    def name_of(self, sieve: Sieve) -> str:
        """The name of a filter that is kept, else empty."""
        return next((name for name, kept in self.listed() if kept == sieve), "")

    def keep(self, name: str, sieve: Sieve) -> None:
        """Keep a filter under a name; another of that name is replaced."""
        self._known[name] = sieve
        self._write()

    def forget(self, name: str) -> None:
        """Throw a kept filter away."""
        self._known.pop(name, None)
        self._write()

    def _write(self) -> None:
        if not self._read_only:
            self._memory.set_view_state(KEPT, {name: sieve.to_json() for name, sieve in self._known.items()})
