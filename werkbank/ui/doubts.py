"""Says at once when what was just done does not fit: a child older than its parent, two homes on one day.

Nothing is refused and nothing changes: the rules of the model complain only about what is certainly wrong, and only
what this change brought in is said. What was wrong before stays a mark in the picture.
"""

from __future__ import annotations

from PySide6.QtCore import QObject

from werkbank.journal.changes import ChangeSet
from werkbank.model.kinds import Kind
from werkbank.model.rules import Complaint, complaints_of
from werkbank.ui.desk import Desk
from werkbank.ui.timers import Debounce

ABOUT = {Kind.PERSON, Kind.PARENTAGE, Kind.PARTNERSHIP, Kind.RESIDENCE, Kind.EVENT, Kind.BOND, Kind.CUSTODY}
QUIET_MS = 300  # so that nothing is said of half a date
MOST = 3  # texts at once


class Doubts(QObject):
    """Compares the complaints before and after."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._last = desk.casus
        self._known: set[object] | None = None  # what was wrong in it; worked out when first asked
        self._look = Debounce(self, self._compare, milliseconds=QUIET_MS)
        desk.changed.connect(self._on_change)

    def flush(self) -> None:
        """Look now."""
        self._look.flush()

    def _on_change(self, change_set: ChangeSet) -> None:
        if change_set.kinds() & ABOUT:
            self._look.call()

    def _compare(self) -> None:
        today = self._desk.session.today
        if self._known is None:
            self._known = {_name(complaint) for complaint in complaints_of(self._last, today=today)}
        self._last = self._desk.casus
        now = complaints_of(self._last, today=today)
        fresh = [complaint.text for complaint in now if _name(complaint) not in self._known]
        self._known = {_name(complaint) for complaint in now}
        if fresh:
            self._desk.doubted.emit("\n".join(dict.fromkeys(fresh[:MOST])))


def _name(complaint: Complaint) -> object:
    return complaint.code, frozenset(complaint.entities)
