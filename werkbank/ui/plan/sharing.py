"""With whom one item is shared, as a small button with a menu: a level, and persons for whom it is not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolButton

from werkbank.app.session import key_of
from werkbank.app.verbs import plan
from werkbank.i18n import mark, ntr, tr
from werkbank.model.entities import Entity
from werkbank.model.kinds import Sharing
from werkbank.model.rules import called
from werkbank.ui.desk import Desk

LEVELS = {
    Sharing.UNDECIDED: (mark("alleen team"), mark("Nog niet bepaald: alleen het team")),
    Sharing.SHIELDED: (mark("afgeschermd"), mark("Afgeschermd")),
    Sharing.TEAM: (mark("team"), mark("Alleen het team")),
    Sharing.FAMILY: (mark("gezin"), mark("Het gezin en het team")),
    Sharing.CHAIN: (mark("keten"), mark("Ook school, jeugdbeschermingstafel en Veilig Thuis")),
}


class ShareButton(QToolButton):
    """Shows the level; the menu changes it."""

    def __init__(self, desk: Desk, entity: Entity) -> None:
        super().__init__()
        self._desk = desk
        self._entity = entity
        self.setProperty("look", "quiet")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self.show_entity(entity)

    def show_entity(self, entity: Entity) -> None:
        """Show a newer state of the item."""
        self._entity = entity
        short, full = (tr(text) for text in LEVELS[entity.sharing])
        names = [called(p) for i in entity.not_for if (p := self._desk.casus.persons.get(i))]  # type: ignore[call-overload]
        but = ntr("niet voor {n}", "niet voor {n}", len(entity.not_for)) if entity.not_for else ""
        self.setText(", ".join(filter(None, [short, but])))
        told = tr("Delen met: {wie}.", wie=full)
        self.setToolTip(f"{told} {tr('Niet voor: {namen}.', namen=', '.join(names))}" if names else told)
        self.setAccessibleName(self.toolTip())

    def _fill(self) -> None:
        self._menu.clear()
        for level, (_, full) in LEVELS.items():
            action = self._menu.addAction(tr(full))
            action.setCheckable(True)
            action.setChecked(level is self._entity.sharing)
            action.triggered.connect(lambda _on=False, to=level: self._edit(sharing=to))
        self._menu.addSection(tr("Niet voor"))
        for person in self._desk.casus.persons.values():
            action = self._menu.addAction(called(person))
            action.setCheckable(True)
            action.setChecked(person.id in self._entity.not_for)
            action.triggered.connect(lambda _on=False, who=person.id: self._turn(who))

    def _turn(self, person: str) -> None:
        listed = self._entity.not_for
        kept = tuple(name for name in listed if name != person)
        self._edit(not_for=kept if person in listed else (*listed, person))

    def _edit(self, **fields: object) -> None:
        self._desk.run(lambda: plan.edit_entity(self._desk.session, key_of(self._entity), **fields))
