"""The people of a workplace to choose from: a first letter or the arrows, Enter goes on.

Part of the unlock screen, so it is made of few and light widgets (a list of Qt would take a twentieth of the whole
start) and names nothing of ``Qt`` before somebody presses a key (see ``widgets``).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from werkbank.i18n import tr
from werkbank.ui.widgets import button, column, empty, scroll

MOST_ROWS = 5  # more than that is scrolled
KEY_UP, KEY_DOWN, KEY_RETURN, KEY_ENTER = 0x01000013, 0x01000015, 0x01000004, 0x01000005


class Somebody(NamedTuple):
    """A person of this workplace: id and name (names of workers are not secret on their own laptop)."""

    id: str
    name: str  # empty when the file of that person cannot be read


NOBODY = Somebody("", "")


class PeopleList(QFrame):
    """Who is at the computer."""

    chosen = Signal()  # go on with this one
    turned = Signal()  # another one is pointed at

    def __init__(self, *, row_height: int) -> None:
        super().__init__()
        self.setObjectName("people")
        self.setAccessibleName(tr("Wie ben je?"))
        self._row = row_height
        self._people: tuple[Somebody, ...] = ()
        self._rows: list[QPushButton] = []
        self._at = -1
        self._layout = column(space=0)
        self.setLayout(self._layout)
        self.setMinimumHeight(row_height)

    def fill(self, people: Sequence[Somebody], *, ask: str) -> None:
        """Show these people by name; ``ask`` is the id of who is pointed at."""
        wanted = tuple(sorted(people, key=lambda one: (not one.name, one.name.casefold(), one.id)))
        if wanted != self._people:
            empty(self._layout)
            self._people = wanted
            self._rows = [self._make(at, person) for at, person in enumerate(wanted)]
            self._lay_out()
        ids = [person.id for person in wanted]
        self._at = ids.index(ask) if ask in ids else min(0, len(ids) - 1)
        self._show()

    @property
    def person(self) -> str:
        """The id of who is pointed at; empty when there is nobody yet."""
        return self._current.id

    @property
    def is_damaged(self) -> bool:
        """Whether the file of who is pointed at cannot be read."""
        return bool(self._current.id) and not self._current.name

    @property
    def names(self) -> list[str]:
        """What is shown, from top to bottom."""
        return [row.text() for row in self._rows]

    def point_at(self, at: int) -> None:
        """Point at a row; beyond an end it stays at that end."""
        at = min(max(at, 0), len(self._people) - 1)
        if at != self._at:
            self._at = at
            self._show()
            self.turned.emit()

    def ask_other_than(self, person: str) -> None:
        """Point at somebody else, when there is somebody else."""
        ids = [one.id for one in self._people]
        after = ids.index(person) + 1 if person in ids else 0
        if others := [one for one in (*ids[after:], *ids[:after]) if one != person]:
            self.point_at(ids.index(others[0]))

    def steps(self, event: QEvent) -> bool:
        """Move with an arrow that was pressed elsewhere; whether it was one."""
        by = {KEY_UP: -1, KEY_DOWN: 1}.get(int(event.key())) if isinstance(event, QKeyEvent) else None
        if by is None or len(self._people) < 2:
            return False
        self.point_at(self._at + by)
        return True

    def focus_current(self) -> None:
        """Put the keyboard on who is pointed at."""
        if self._rows:
            self._rows[self._at].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the rows leave: a letter goes to the next person whose name begins with it."""
        if int(event.key()) in {KEY_RETURN, KEY_ENTER}:
            self.chosen.emit()
        elif letter := event.text().casefold().strip():
            order = [(self._at + step) % len(self._people) for step in range(1, len(self._people) + 1)]
            fits = [at for at in order if self._people[at].name.casefold().startswith(letter)]
            if fits:
                self.point_at(fits[0])
                self.focus_current()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        """Arrows on a row."""
        if event.type() == QEvent.Type.KeyPress and self.steps(event):
            self.focus_current()
            return True
        return super().eventFilter(watched, event)

    @property
    def _current(self) -> Somebody:
        return self._people[self._at] if 0 <= self._at < len(self._people) else NOBODY

    def _make(self, at: int, person: Somebody) -> QPushButton:
        row = button(person.name.replace("&", "&&") or tr("Iemand (sleutelbestand beschadigd)"), look="person")
        row.setCheckable(True)
        row.installEventFilter(self)
        row.clicked.connect(lambda: self._click(at))
        return row

    def _click(self, at: int) -> None:
        self.point_at(at)
        self._show()
        self.chosen.emit()

    def _show(self) -> None:
        for at, row in enumerate(self._rows):
            row.setChecked(at == self._at)
        self.setFocusProxy(self._rows[self._at] if self._rows else None)  # type: ignore[arg-type]

    def _lay_out(self) -> None:
        if len(self._rows) <= MOST_ROWS:
            for row in self._rows:
                self._layout.addWidget(row)
            return
        inner = QWidget()
        inner.setLayout(column(*self._rows, space=0))
        around = scroll(inner, name=tr("Wie ben je?"))
        around.setFixedHeight(MOST_ROWS * self._row)
        self._layout.addWidget(around)
