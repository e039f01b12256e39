"""What can be done to the family from the genogram: by key, by handle and by menu, each the same verb."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QMenu

from werkbank.app.verbs import family, history
from werkbank.i18n import mark, tr
from werkbank.model.dates import from_edtf
from werkbank.model.entities import Person
from werkbank.ui.desk import Desk
from werkbank.ui.genogram.items import Handle
from werkbank.ui.theme import Theme

Verb = Callable[..., object]

RELATIVES: dict[Qt.Key, tuple[Verb, str, str]] = {
    Qt.Key.Key_P: (family.add_partner, "=", mark("Partner (P)")),
    Qt.Key.Key_K: (family.add_child, "↓", mark("Kind (K)")),
    Qt.Key.Key_O: (family.add_parent, "↑", mark("Ouder (O)")),
    Qt.Key.Key_B: (family.add_sibling, "+", mark("Broer of zus (B)")),
}


class Doing:
    """Adds people and events, and puts the keyboard in the first field of what was made."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def writable(self) -> bool:
        """Whether anything can be changed."""
        return not self._desk.session.read_only

    def relative(self, verb: Verb, person: Person) -> Callable[[], None]:
        """The action that adds a relative of somebody."""
        return lambda: self._then_edit(lambda: verb(self._desk.session, person.id))

    def person(self) -> None:
        """Somebody new."""
        self._then_edit(lambda: family.add_person(self._desk.session))

    def event(self, person: Person) -> None:
        """Something that happened to somebody, on the day of the time cursor when that was moved."""
        cursor = self._desk.session.cursor
        fields: dict[str, Any] = {"date": from_edtf(cursor.isoformat())} if cursor else {}
        self._then_edit(lambda: history.add_event(self._desk.session, persons=(person.id,), **fields))

    def offer(self, menu: QMenu, person: Person | None) -> None:
        """What a right click offers."""
        if person is None:
            menu.addAction(tr("Nieuwe persoon"), self.person)
            return
        for verb, _sign, title in RELATIVES.values():
            menu.addAction(tr(title), self.relative(verb, person))
        menu.addAction(tr("Gebeurtenis (G)"), lambda: self.event(person))

    def ring(self, person: Person, box: QRectF, theme: Theme) -> list[Handle]:
        """The round buttons beside the chosen person."""
        middle = box.center()
        places = {
            Qt.Key.Key_P: QPointF(box.right() + 6, middle.y() - 6),
            Qt.Key.Key_K: QPointF(middle.x(), box.bottom() + 6),
            Qt.Key.Key_O: QPointF(middle.x(), box.top() - 6),
            Qt.Key.Key_B: QPointF(box.left() - 6, middle.y() - 6),
        }
        return [
            Handle(places[key], sign, tr(title), theme.palette, self.relative(verb, person))
            for key, (verb, sign, title) in RELATIVES.items()
        ]

    def _then_edit(self, making: Callable[[], object]) -> None:
        if self._desk.run(making) is not None:
            self._desk.edit_wanted.emit()
