"""Where a bouwsteen is used: one line a place, under the heading of its kind; a click goes there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from werkbank.app.session import Key
from werkbank.app.stone_places import StonePlace
from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.ui.bouwsteen_menu import mark_as
from werkbank.ui.desk import Desk
from werkbank.ui.sessions.dot import is_new
from werkbank.ui.widgets import button, card, column, empty, label

EDGE = 24  # border and padding of the style sheet, left and right together, px
MOST = 8  # places under one heading before the rest has to be asked for


class PlaceLine(QPushButton):
    """A line that can be pressed: as wide as there is room, its text shortened, whole for who points at it."""

    def __init__(self, text: str, action: Callable[[], object]) -> None:
        super().__init__(text)
        self._text = self._whole = " ".join(text.split())
        self._desk: Desk | None = None
        self.setAccessibleName(self._whole)
        self.setProperty("look", "place")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _checked=False: action())

    def stand_for(self, desk: Desk, key: Key) -> None:
        """Carry the bouwstenen of an item, and a dot as long as it is new."""
        mark_as(self, key)
        self._desk, self._key = desk, key
        desk.news_turned.connect(self._redot)
        self._redot()

    def _redot(self) -> None:
        if self._desk is not None:
            new = is_new(self._desk, self._key)
            self._whole = f"• {self._text}" if new else self._text
            self.setAccessibleDescription(self._desk.fresh.words if new else "")
            self._show_text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_text()

    def _show_text(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(0, self.width() - EDGE))
        self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


def go_to(desk: Desk, place: StonePlace) -> None:
    """Select what carries the bouwsteen and turn to where it can be seen."""
    desk.select(place.key)
    desk.page_wanted.emit(place.page)


def place_lines(
    desk: Desk, places: Sequence[StonePlace], into: QVBoxLayout, *, whole: bool, on_more: Callable[[], object]
) -> None:
    """Lines of places under the headings of their kinds."""
    for group, found in groupby(places, key=lambda place: place.group):
        into.addWidget(label(group, look="field"))
        members = list(found)
        shown = members if whole else members[:MOST]
        for place in shown:
            line = PlaceLine(place.text, lambda p=place: go_to(desk, p))  # type: ignore[misc]
            line.stand_for(desk, place.key)
            into.addWidget(line)
        if len(shown) < len(members):
            into.addWidget(button(tr("De rest tonen"), on_more, look="quiet"))


class Places(QWidget):
    """The places of one bouwsteen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._row = ""
        self._whole = False
        self._places: Sequence[StonePlace] = ()
        self._lines = column(space=2)
        self.setLayout(column(card(label(tr("Waar gebruikt"), look="lead"), self._lines, space=tokens.SPACE_1)))

    def show_row(self, row_id: str, places: Sequence[StonePlace]) -> None:
        """Show the places of one bouwsteen as they are now."""
        if row_id != self._row:
            self._row, self._whole = row_id, False
        self._places = places
        self._fill()

    def _fill(self) -> None:
        empty(self._lines)
        if not self._places:
            text = tr("Nog nergens. Kies iets, in welke lijst of tekening ook, en druk op Ctrl+B.")
            self._lines.addWidget(label(text, look="soft", wrap=True))
        place_lines(self._desk, self._places, self._lines, whole=self._whole, on_more=self._show_all)

    def _show_all(self) -> None:
        self._whole = True
        self._fill()
