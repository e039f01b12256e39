"""What can be drawn from a person: one row a stroke, read by keys, ring, menu and hints.

``draw`` makes somebody new, ``join`` connects two who are there. Both are verbs, so one transaction and one undo step.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt

from werkbank.app.session import Session
from werkbank.app.verbs import family, linking
from werkbank.i18n import mark
from werkbank.model.clock import EntityId
from werkbank.model.entities import Person

Draw = Callable[..., Person]
Join = Callable[[Session, EntityId, EntityId], object]


@dataclass(frozen=True, slots=True)
class Stroke:
    """One way to go on from a person; ``corner`` is where its handle stands round the symbol, -1 to 1 each way."""

    key: Qt.Key
    title: str
    pull: str  # what its handle does, in words
    corner: tuple[float, float]
    draw: Draw | None = None
    join: Join | None = None
    again: str = ""  # what its key does right after it

    @property
    def letter(self) -> str:
        """The key, as it is written on the handle."""
        return chr(self.key.value)


def _child(session: Session, one: EntityId, other: EntityId) -> Any:  # noqa: ANN401
    return linking.join_parent(session, one, child=other)


def _parent(session: Session, one: EntityId, other: EntityId) -> Any:  # noqa: ANN401
    return linking.join_parent(session, other, child=one)


PARTNER = Stroke(
    Qt.Key.Key_P,
    mark("Partner"),
    mark("P: partner. Klik voor iemand nieuw, of sleep naar wie er al staat."),
    (1, 0),
    family.add_partner,
    linking.join_partners,
    mark("P: nog een partner van {wie}"),
)
CHILD = Stroke(
    Qt.Key.Key_K,
    mark("Kind"),
    mark("K: kind. Klik voor een nieuw kind, of sleep naar wie er al staat."),
    (0, 1),
    family.add_child,
    _child,
    mark("K: nog een kind van {wie}"),
)
SIBLING = Stroke(
    Qt.Key.Key_B,
    mark("Broer of zus"),
    mark("B: broer of zus. Klik voor iemand nieuw, of sleep naar wie er al staat."),
    (-1, 0),
    family.add_sibling,
    linking.join_siblings,
    mark("B: nog een broer of zus van {wie}"),
)
PARENT = Stroke(
    Qt.Key.Key_O,
    mark("Ouder"),
    mark("O: ouder. Klik voor een nieuwe ouder, of sleep naar wie er al staat."),
    (0, -1),
    family.add_parent,
    _parent,
    mark("O: nog een ouder van {wie}"),
)
BOND = Stroke(Qt.Key.Key_R, mark("Band"), mark("R: band. Sleep naar iemand, of klik en kies wie."), (1, -1))
EVENT = Stroke(
    Qt.Key.Key_G, mark("Gebeurtenis"), mark("G: gebeurtenis. Klik, of sleep naar iemand die er ook bij was."), (1, 1)
)
SUPPORT = Stroke(
    Qt.Key.Key_S, mark("Steun"), mark("S: steun. Klik voor wie er helpt, of sleep naar wie er al staat."), (-1, 1)
)
STROKES = (PARTNER, CHILD, SIBLING, PARENT, BOND, EVENT, SUPPORT)
TYPED = (EVENT, SUPPORT)
"""Strokes that draw nobody: a line tells it."""
BY_KEY = {stroke.key: stroke for stroke in STROKES}
