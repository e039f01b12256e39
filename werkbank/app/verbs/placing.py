"""Verbs on where people stand in the genogram: pinned somewhere, or left of a brother, sister or partner.

A pin is a place in points that the layout keeps; an order is a wish. Both belong to the person, so they travel with
the casus, are in its history and can be undone like anything else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from werkbank.app.actions import ActionId
from werkbank.app.session import Session
from werkbank.i18n import ntr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.rules import called


def pin(session: Session, places: Mapping[EntityId, tuple[float, float]]) -> tuple[EntityId, ...]:
    """Keep people where they were put: the middle of the symbol in points, rounded to whole ones. Answers who."""
    with session.open.transaction(ActionId.PIN, subject=_names(session.casus, places)) as edit:
        for person, (x, y) in places.items():
            edit.change(session.casus.persons[person], pin=(round(x), round(y)))
    return tuple(places)


def unpin(session: Session, *persons: EntityId) -> None:
    """Let the layout place people again; the order that was asked for goes too."""
    with session.open.transaction(ActionId.UNPIN, subject=_names(session.casus, persons)) as edit:
        for person in persons:
            edit.change(session.casus.persons[person], pin=None, left_of=())


def unpin_all(session: Session) -> None:
    """Let the layout place everybody again."""
    placed = [p for p in session.casus.persons.values() if p.pin is not None or p.left_of]
    with session.open.transaction(ActionId.UNPIN_ALL) as edit:
        for person in placed:
            edit.change(person, pin=None, left_of=())


def put_in_order(session: Session, *persons: EntityId, moved: EntityId) -> tuple[EntityId, ...]:
    """These people shall stand in this order from left to right; ``moved`` is the one who was dragged among them.

    Only pairs with ``moved`` become wishes; what contradicts them is forgotten, and ``moved`` is no longer pinned.
    """
    place = persons.index(moved)
    before, behind = persons[:place], persons[place + 1 :]
    with session.open.transaction(ActionId.ORDER, subject=called(session.casus.persons[moved])) as edit:
        mine = [p for p in session.casus.persons[moved].left_of if p not in persons]
        edit.change(session.casus.persons[moved], left_of=(*mine, *behind), pin=None)
        for other in (*before, *behind):
            person = session.casus.persons[other]
            kept = tuple(p for p in person.left_of if p != moved)
            edit.change(person, left_of=(*kept, moved) if other in before else kept)
    return persons


def _names(casus: Casus, persons: Iterable[EntityId]) -> str:
    names = [called(casus.persons.get(person)) for person in persons]
    return names[0] if len(names) == 1 else ntr("{n} persoon", "{n} personen", len(names))
