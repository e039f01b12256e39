"""The shared time cursor as a bar: a slider over the years of the casus, the day in words, previous and next event."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSlider, QVBoxLayout

from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.dates import from_edtf, to_dutch
from werkbank.ui.desk import Desk
from werkbank.ui.widgets import bar, button, label


class TimeBar(QFrame):
    """Moves the time cursor that genogram and timeline share."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._days: list[date] = []
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setAccessibleName(tr("Tijd"))
        self._slider.setToolTip(tr("Schuif door de jaren. Het genogram laat het gezin zien zoals het toen was."))
        self._when = label("", look="lead")
        self._when.setMinimumWidth(190)
        self._today = button(tr("Vandaag"), lambda: desk.session.move_cursor(None), look="quiet")
        before = button("◀", self.previous, look="quiet", hint=tr("Vorige gebeurtenis"))
        after = button("▶", self.next, look="quiet", hint=tr("Volgende gebeurtenis"))
        before.setAccessibleName(tr("Vorige gebeurtenis"))
        after.setAccessibleName(tr("Volgende gebeurtenis"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(bar(before, after, self._when, self._slider, self._today, look="foot"))
        self._slider.valueChanged.connect(self._slid)
        desk.cursor_moved.connect(self._show)
        desk.changed.connect(self._read)
        self._read()

    def previous(self) -> None:
        """Go to the nearest earlier day on which something happened."""
        at = bisect_left(self._days, self._desk.session.as_of)
        if at > 0:
            self._desk.session.move_cursor(self._days[at - 1])

    def next(self) -> None:
        """Go to the nearest later day on which something happened; past the last one it is today."""
        at = bisect_right(self._days, self._desk.session.as_of)
        self._desk.session.move_cursor(self._days[at] if at < len(self._days) else None)

    def _read(self, _change: object = None) -> None:
        today = self._desk.session.today
        self._days = [day for day in days_of(self._desk.casus) if day <= today]
        first = self._days[0] if self._days else today - timedelta(days=3652)
        self._slider.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self._slider.setRange(first.toordinal(), today.toordinal())
        self._slider.setPageStep(365)
        self._slider.setSingleStep(31)
        self._slider.blockSignals(False)  # noqa: FBT003
        self._show()

    def _slid(self, value: int) -> None:
        today = self._desk.session.today
        self._desk.session.move_cursor(None if value >= today.toordinal() else date.fromordinal(value))

    def _show(self) -> None:
        as_of = self._desk.session.as_of
        self._slider.blockSignals(True)  # noqa: FBT003
        self._slider.setValue(as_of.toordinal())
        self._slider.blockSignals(False)  # noqa: FBT003
        words = to_dutch(from_edtf(as_of.isoformat()))
        self._when.setText(tr("Vandaag, {dag}", dag=words) if self._desk.session.cursor is None else words)
        self._today.setEnabled(self._desk.session.cursor is not None)


def days_of(casus: Casus) -> list[date]:
    """Every day on which something began, in order."""
    found = {event.date.lo for event in casus.events.values() if event.date.lo}
    found |= {person.birth.lo for person in casus.persons.values() if person.birth.lo}
    return sorted(found)
