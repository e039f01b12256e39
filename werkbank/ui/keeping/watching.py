"""Looking at something shielded is told in the log (NEN 7513), once for each item as long as the casus is open."""

from __future__ import annotations

from PySide6.QtCore import QObject

from werkbank.app.session import Key
from werkbank.model.entities import Entity
from werkbank.model.kinds import Kind, Sharing
from werkbank.plan.stakes import subjects
from werkbank.ui.desk import Desk


class ShieldedWatch(QObject):
    """Listens to what is selected, for what is selected is shown field by field."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._told: set[Key] = set()
        desk.selection_changed.connect(self._look)
        self._look()

    def _look(self) -> None:
        session = self._desk.session
        for key in session.selection:
            item = session.casus.get(*key)
            if item is not None and key not in self._told and is_shielded(item):
                self._told.add(key)
                about = (key.id,) if key.kind is Kind.PERSON else tuple(sorted(subjects(item)))
                session.note("shielded-viewed", objects=(str(key),), about=about, sensitivity="afgeschermd")


def is_shielded(item: Entity) -> bool:
    """Shielded by choice, a secret place to live, who reported, a descent that a child does not know."""
    return (
        item.sharing is Sharing.SHIELDED
        or bool(getattr(item, "secret", False))
        or bool(getattr(item, "reporter", ""))
        or bool(getattr(item, "descent_shielded", False))
    )
