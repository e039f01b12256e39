"""What gestures share: who is where on the paper, and one light line of hints below it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtWidgets import QMenu

from werkbank.app.session import Key
from werkbank.model.clock import EntityId
from werkbank.model.entities import Person
from werkbank.model.kinds import Kind
from werkbank.ui.genogram.gestures.hints import HintLine
from werkbank.ui.genogram.gestures.inline import InlineLine
from werkbank.ui.genogram.items import GroupItem

Row = tuple[str, "Callable[[], object] | Sequence[Row]"] | None
"""A text with what it does or the rows behind it; None is a line between rows."""

if TYPE_CHECKING:
    from werkbank.ui.genogram.view import GenogramView


class Table:
    """The view, as gestures see it."""

    def __init__(self, view: GenogramView) -> None:
        self.view = view
        self.desk = view.desk
        self.line = InlineLine(view)
        self.hint = HintLine(view)

    def type_line(self, near: Callable[[], QRectF | None], **asked: Any) -> None:  # noqa: ANN401 - of ``InlineLine.open``
        """Open the line; it tells its own keys, so the hint makes room."""
        self.hint.say("")
        self.line.open(near, **asked)

    @property
    def writable(self) -> bool:
        """Whether anything can be changed."""
        return not self.desk.session.read_only

    @property
    def person(self) -> Person | None:
        """Who is chosen, when it is one person."""
        return self.desk.session.person if len(self.desk.session.selection) == 1 else None

    def item(self, person: EntityId) -> GroupItem | None:
        """The symbol of somebody on the paper."""
        return self.view.items_by_key.get(str(Key(Kind.PERSON, person)))

    def persons(self) -> Iterable[tuple[EntityId, GroupItem]]:
        """Everybody on the paper."""
        for person in self.desk.casus.persons:
            if (item := self.item(person)) is not None:
                yield person, item

    def middle(self, person: EntityId) -> QPointF | None:
        """The middle of somebody's symbol."""
        layout = self.view.family.layout
        place = layout.persons.get(person) if layout else None
        return QPointF(place.x, place.y) if place else None

    def symbol(self, person: EntityId) -> QRectF | None:
        """The square of somebody's symbol, without the text."""
        layout = self.view.family.layout
        place = layout.persons.get(person) if layout else None
        return QRectF(place.x - place.w / 2, place.y - place.h / 2, place.w, place.h) if place else None

    def hit(self, person: EntityId) -> QRectF | None:
        """Symbol and text of somebody."""
        item = self.item(person)
        return item.hit if item else None

    def person_at(self, at: QPoint) -> EntityId | None:
        """Who stands at a point of the viewport."""
        key = self.view.key_at(at)
        return key.id if key is not None and key.kind is Kind.PERSON else None

    def pop_up(self, title: str, rows: Iterable[Row], *, at: QPointF) -> QMenu:
        """A small menu over the picture; the first row is chosen, so that Enter takes it. None is a line between."""
        menu = QMenu(self.view)
        menu.setAccessibleName(title)
        menu.addAction(title).setEnabled(False)
        _fill(menu, rows)
        menu.aboutToHide.connect(self._back_to_view)
        menu.popup(self.view.viewport().mapToGlobal(self.view.mapFromScene(at)))
        menu.setActiveAction(next(a for a in menu.actions() if a.isEnabled() and not a.isSeparator()))
        return menu

    def _back_to_view(self) -> None:
        """The keyboard goes back to the paper, unless what was chosen opened a line."""
        if self.line.isHidden():
            self.view.setFocus()


def _fill(menu: QMenu, rows: Iterable[Row]) -> None:
    for each in rows:
        if each is None:
            menu.addSeparator()
        elif callable(each[1]):
            menu.addAction(each[0], each[1])
        else:
            _fill(menu.addMenu(each[0]), each[1])
