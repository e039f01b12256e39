"""The ages inside the symbols, painted in one go over all symbols: a year further costs one paint, not one a person.

The item of a person leaves its age out (``GroupItem.spare``) and keeps its pixels; here the ages of everybody in sight
are painted one after the other. An age is worked out when it is painted. Who is dragged, glides or fades has the age
with them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from werkbank.drawing.shapes import Text
from werkbank.drawing.tokens import LIGHT, Palette
from werkbank.genogram.ink import Figure, Level
from werkbank.ui.canvas.glyphs import paint_figures
from werkbank.ui.genogram.items import LEAST_TEXT, Detail, GroupItem

HIGH = Level.PERSONS + 0.9999  # over all symbols, under what stands above everything
AROUND = 30.0  # points: no age reaches further from its middle
LARGEST = 14.0  # points: no age is larger, in the look for a projector too
WIDE = 2.2  # half the width of the longest age, in sizes: '100-101'

FigureOn = Callable[[date], Figure | None]


@dataclass(slots=True, eq=False)
class Age:
    """The age of one person on screen."""

    item: GroupItem
    figure_on: FigureOn
    text: Text | None
    stale: bool = False  # a birthday came between
    late: bool = False  # and it stays for now, in a hurry

    def on(self, day: date) -> Text | None:
        """What stands there; None for somebody without an age of their own."""
        if self.stale:
            figure, self.stale = self.figure_on(day), False
            self.text = figure.text if figure is not None else None
            self.item.spare(figure.at if figure is not None else None)
        return self.text


class Ages(QGraphicsItem):
    """Everybody's age; never in the way of a pointer."""

    def __init__(self, detail: Detail) -> None:
        super().__init__()
        self._detail = detail
        self.palette: Palette = LIGHT
        self.day = date.min
        self._ages: dict[str, Age] = {}
        self._late: dict[str, Age] = {}
        self._rect = QRectF()
        self.setZValue(HIGH)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    def __contains__(self, name: str) -> bool:
        return name in self._ages

    def keep(self, name: str, item: GroupItem, *, figure_on: FigureOn, day: date) -> None:
        """Paint the age of this person from now on, in the phase of this day; in the sign itself when it must be."""
        if (figure := figure_on(day)) is None:
            self.drop(name)
            return
        item.spare(figure.at)
        if not self._rect.contains(item.hit):
            self._reach(self._rect | item.hit)
        known = self._ages.get(name)
        if known is None or known.text != figure.text:
            self.update(_room(figure.text))
        self._ages[name] = Age(item, figure_on, figure.text)

    def drop(self, name: str) -> None:
        """Somebody is off the paper, or has the age in the sign itself."""
        if (age := self._ages.pop(name, None)) is not None:
            age.item.spare(None)

    def settle(self) -> None:
        """All are told of who is on the paper: reach as far as they stand."""
        rect = QRectF()
        for age in self._ages.values():
            rect |= age.item.hit
        if rect != self._rect:
            self._reach(rect)

    @property
    def late(self) -> bool:
        """Whether somebody in the picture still has the age of a day before."""
        return bool(self._late)

    def turn(self, day: date, *, older: Iterable[str], zoom: float, most: int | None = None) -> None:
        """Another day, on which these persons are older or younger; ``most``: so many of them now, the others later."""
        self.day = day
        changed = {name: age for name in older if (age := self._ages.get(name)) is not None}
        for age in changed.values():
            age.stale = True
        if LARGEST * zoom >= LEAST_TEXT:
            self._late.update(changed)
            self.catch_up(most=most)

    def catch_up(self, *, most: int | None = None) -> None:
        """Paint ages of today: those that wait longest."""
        waiting, self._late = list(self._late.values()), {}
        for number, age in enumerate(waiting):
            age.late = most is not None and number >= most
            if age.text is not None and not age.late:
                self.update(_room(age.text))
        if most is not None and len(waiting) > most:
            self._late = {name: age for name, age in self._ages.items() if age.late}

    def boundingRect(self) -> QRectF:
        return self._rect

    def shape(self) -> QPainterPath:
        return QPainterPath()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        zoom = painter.worldTransform().m11()
        if zoom * LARGEST < LEAST_TEXT or not self._detail.letters:
            return
        near = option.exposedRect.adjusted(-AROUND, -AROUND, AROUND, AROUND)
        left, top, right, bottom = near.left(), near.top(), near.right(), near.bottom()
        together, day = [], self.day
        for age in self._ages.values():
            text = age.on(day) if age.stale and not age.late else age.text
            if text is None or text.size * zoom < LEAST_TEXT:
                continue
            if age.item.away:
                self._along(painter, age.item, text)
            elif left < text.x < right and top < text.y < bottom:
                together.append(text)
        paint_figures(painter, together, self.palette)

    def _reach(self, rect: QRectF) -> None:
        self.prepareGeometryChange()
        self._rect = rect
        self.update()

    def _along(self, painter: QPainter, item: GroupItem, text: Text) -> None:
        """An age that goes with somebody who is not in place."""
        view = painter.worldTransform()
        painter.setTransform(item.sceneTransform() * view)
        painter.setOpacity(item.opacity())
        paint_figures(painter, (text,), self.palette)
        painter.setOpacity(1.0)
        painter.setTransform(view)


def _room(text: Text) -> QRectF:
    """Where an age stands, whichever it is."""
    half = text.size * WIDE
    return QRectF(text.x - half, text.y - text.size * 1.2, 2 * half, text.size * 1.6)
