"""The focus view of a very large family: M draws it around who is chosen, '+3' at somebody brings their relatives in.

A mark '+3' stands at everybody of whom three parents, children or partners are not in the picture. The menu offers the
same with words.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QGraphicsItem, QMenu, QStyleOptionGraphicsItem, QWidget

from werkbank.app.session import Key
from werkbank.drawing.metrics import text_width
from werkbank.drawing.shapes import Anchor, Box, Face, Item, Rect, Style, Text
from werkbank.drawing.tokens import WEIGHT_THIN, Palette
from werkbank.i18n import ntr, tr
from werkbank.model.clock import EntityId
from werkbank.model.kinds import Kind
from werkbank.model.rules import called
from werkbank.ui.canvas.painter import paint
from werkbank.ui.genogram.gesture import Gesture

if TYPE_CHECKING:
    from werkbank.ui.genogram.view import GenogramView

SIZE = 6.5  # points
OVER = 6.5  # above everybody, below handles


class Around(Gesture):
    """Goes through a family that is too large to draw at once."""

    def __init__(self, view: GenogramView) -> None:
        self._view = view
        self._pressed: EntityId | None = None

    def key(self, event: QKeyEvent) -> bool:
        person = self._view.desk.session.person
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.key() != Qt.Key.Key_M or not plain or person is None or self._view.family.middle is None:
            return False
        self.centre(person.id)
        return True

    def press(self, event: QMouseEvent) -> bool:
        self._pressed = self._at(event)
        return self._pressed is not None

    def release(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is not None and self._at(event) == pressed:
            self.bring(pressed)

    def _at(self, event: QMouseEvent) -> EntityId | None:
        """At whose mark the pointer is."""
        under = self._view.items(event.position().toPoint())
        return next((item.person for item in under if isinstance(item, MoreHere)), None)

    def cancel(self) -> None:
        self._pressed = None

    def centre(self, person: EntityId) -> None:
        """Draw the family around somebody."""
        self._view.family.centre(person)
        self._view.camera.fitted = True
        self._view.draw()

    def bring(self, person: EntityId) -> None:
        """Draw who belongs to somebody and is not there yet."""
        self._view.family.bring(person)
        self._view.draw()

    def offer(self, menu: QMenu, key: Key | None) -> None:
        family = self._view.family
        if family.middle is None or key is None or key.kind is not Kind.PERSON:
            return
        menu.addSeparator()
        menu.addAction(tr("In het midden zetten (M)"), lambda: self.centre(key.id))
        if (count := family.hidden.get(key.id, 0)) > 0:
            words = ntr("Nog {n} familielid erbij tekenen", "Nog {n} familieleden erbij tekenen", count)
            menu.addAction(words, lambda: self.bring(key.id))

    def marks(self) -> Iterable[QGraphicsItem]:
        layout, persons = self._view.family.layout, self._view.desk.casus.persons
        for person, count in self._view.family.hidden.items():
            if layout is not None and (place := layout.persons.get(person)) is not None:
                at = QPointF(place.x - place.w / 2, place.y + place.h / 2)
                yield MoreHere(at, person, count, called(persons.get(person)), self._view.theme.palette)


class MoreHere(QGraphicsItem):
    """'+3' at the left foot of a symbol; numbers and pins stand at the right one."""

    def __init__(self, at: QPointF, person: EntityId, count: int, name: str, palette: Palette) -> None:
        super().__init__()
        self.person = person
        self._text, self._palette = f"+{count}", palette
        self._width = text_width(self._text, SIZE, Face.BOLD) + 5
        self.setPos(at)
        self.setZValue(OVER)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(
            ntr(
                "Van {naam} is {n} familielid niet getekend. Klik om die erbij te tekenen.",
                "Van {naam} zijn {n} familieleden niet getekend. Klik om ze erbij te tekenen.",
                count,
                naam=name,
            )
        )

    def boundingRect(self) -> QRectF:
        return QRectF(-self._width / 2 - 1, -SIZE * 0.75 - 1, self._width + 2, SIZE * 1.5 + 2)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        pill = Box(-self._width / 2, -SIZE * 0.75, self._width, SIZE * 1.5)
        items: tuple[Item, ...] = (
            Rect(pill, Style("accent", "accent_soft", WEIGHT_THIN), SIZE * 0.75),
            Text(0, SIZE * 0.35, self._text, SIZE, Face.BOLD, Anchor.MIDDLE, "accent"),
        )
        paint(painter, items, self._palette)
