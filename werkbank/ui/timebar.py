"""The shared time cursor as a bar: play and pause, from event to event, a slider over the years, the day in words."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QFrame, QVBoxLayout

from werkbank.app.travel import SPEEDS, USUAL_SPEED, history_of
from werkbank.i18n import tr
from werkbank.model.dates import from_edtf, to_dutch
from werkbank.ui.choice_field import ChoiceField
from werkbank.ui.desk import Desk
from werkbank.ui.player import Player
from werkbank.ui.theme import Theme
from werkbank.ui.timeslider import TimeSlider
from werkbank.ui.widgets import bar, button, label

LONGEST_DAY = "2000-09-28"  # in words


class TimeBar(QFrame):
    """Moves the time cursor that genogram and timeline share."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        self._history = history_of(desk.casus, today=desk.session.today)
        self.player = Player(desk, lambda: self._history)
        self.slider = TimeSlider(self._history, theme)
        self.slider.setToolTip(tr("Schuif door de jaren. Het genogram laat het gezin zien zoals het toen was."))
        self._play = button(tr("Speel af"), self.player.toggle, hint=tr("Speel de geschiedenis af (spatie)"))
        self._speed = self._speeds()
        self._when = label("", look="lead")
        self._today = button(tr("Vandaag"), lambda: desk.session.move_cursor(None), look="quiet")
        before = button("‹", self.previous, look="quiet", hint=tr("Vorige gebeurtenis"))
        after = button("›", self.next, look="quiet", hint=tr("Volgende gebeurtenis"))
        before.setAccessibleName(tr("Vorige gebeurtenis"))
        after.setAccessibleName(tr("Volgende gebeurtenis"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        steps = (before, self._play, after, self._speed)
        layout.addWidget(bar(*steps, self._when, self.slider, self._today, look="foot"))
        self.slider.day_wanted.connect(desk.session.move_cursor)
        self.slider.play_wanted.connect(self.player.toggle)
        self.player.turned.connect(self._show)
        desk.cursor_moved.connect(self._show)
        desk.changed.connect(self._read)
        self._show()

    def previous(self) -> None:
        """Go to the nearest earlier day on which something happened."""
        if (day := self._history.before(self._desk.session.as_of)) is not None:
            self._desk.session.move_cursor(day)

    def next(self) -> None:
        """Go to the nearest later day on which something happened; past the last one it is today."""
        self._desk.session.move_cursor(self._history.after(self._desk.session.as_of))

    def set_theme(self, theme: Theme) -> None:
        """Another look."""
        self.slider.set_theme(theme)
        self._make_room()

    def _make_room(self) -> None:
        """The longest day fits, in every look, so that the slider stays where it is."""
        self._when.ensurePolished()
        longest = tr("Vandaag, {dag}", dag=to_dutch(from_edtf(LONGEST_DAY)))
        self._when.setMinimumWidth(self._when.fontMetrics().horizontalAdvance(longest) + 4)

    def state(self) -> dict[str, Any]:
        """What to keep, as JSON: the speed in tenths of a year a second."""
        return {"speed": round(self.player.speed * 10)}

    def restore(self, kept: dict[str, Any]) -> None:
        """Put the speed back; the day itself is kept with the casus."""
        speed = kept.get("speed", USUAL_SPEED * 10) / 10
        if speed in SPEEDS:
            self._speed.setCurrentIndex(SPEEDS.index(speed))

    def _speeds(self) -> QComboBox:
        made = ChoiceField()
        made.setAccessibleName(tr("Snelheid van afspelen"))
        for speed in SPEEDS:
            made.addItem(_said(speed))
        made.setCurrentIndex(SPEEDS.index(USUAL_SPEED))
        made.currentIndexChanged.connect(self._set_speed)
        return made

    def _set_speed(self, number: int) -> None:
        self.player.speed = SPEEDS[number]

    def _read(self, _change: object = None) -> None:
        self._history = history_of(self._desk.casus, today=self._desk.session.today)
        self._show()

    def _show(self) -> None:
        session = self._desk.session
        self.slider.tell(self._history, day=max(self._history.first, session.as_of))
        words = to_dutch(from_edtf(session.as_of.isoformat()))
        self._when.setText(tr("Vandaag, {dag}", dag=words) if session.cursor is None else words)
        self._today.setEnabled(session.cursor is not None)
        title = tr("Pauze") if self.player.playing else tr("Speel af")
        if self._play.text() != title:
            self._play.setText(title)
            self._play.setAccessibleName(title)

    # --- Qt ------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.player.toggle()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._make_room()

    def hideEvent(self, event: QHideEvent) -> None:
        self.player.stop()  # nobody looks
        super().hideEvent(event)


def _said(speed: float) -> str:
    """'½ jaar per seconde'."""
    return tr("{n} jaar per seconde", n="½" if speed == SPEEDS[0] else round(speed))
