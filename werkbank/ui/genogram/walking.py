"""Who comes next in a direction: relatives before strangers.

Up goes to the nearest parent, down to the nearest child (of the couple that stands nearest), left and right to the
neighbour in the same generation. Where there is no such relative, the nearest person in that direction.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, Qt

from werkbank.genogram.layout import Layout, Place
from werkbank.model.casus import Casus
from werkbank.ui.genogram.items import GroupItem

ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
FAR = float("inf")


def next_person(key: Qt.Key, start: str | None, *, layout: Layout, casus: Casus) -> str | None:
    """The person that an arrow goes to; without a start the first of the oldest generation."""
    places = layout.persons
    if start is None or start not in places:
        return min(places, key=lambda p: (places[p].y, places[p].x), default=None)
    here = places[start]
    kin = [
        person for person in _kin(key, start, casus=casus) if person in places and _is_there(key, here, places[person])
    ]
    if kin:
        return min(kin, key=lambda p: (round(abs(places[p].x - here.x)), places[p].x))
    level = [p for p, place in places.items() if place.generation == here.generation and p != start]
    if ARROWS[key][0]:
        beside = [p for p in level if (places[p].x - here.x) * ARROWS[key][0] > 0]
        if beside:
            return min(beside, key=lambda p: abs(places[p].x - here.x))
    costs = {p: _cost(key, place.x - here.x, place.y - here.y) for p, place in places.items() if p != start}
    best = min(costs, key=lambda p: costs[p], default=None)
    return best if best is not None and costs[best] < FAR else None


def nearest_in(key: Qt.Key, start: GroupItem, others: list[GroupItem]) -> GroupItem | None:
    """The nearest item in the direction of an arrow: forward distance plus three times the sideways one."""

    def cost(item: GroupItem) -> float:
        away: QPointF = item.centre - start.centre
        return _cost(key, away.x(), away.y())

    best = min((item for item in others if item is not start), key=cost, default=None)
    return best if best is not None and cost(best) < FAR else None


def _kin(key: Qt.Key, person: str, *, casus: Casus) -> Iterable[str]:
    links = casus.parentages.values()
    if key is Qt.Key.Key_Up:
        return [link.parent for link in links if link.child == person]
    if key is Qt.Key.Key_Down:
        return [link.child for link in links if link.parent == person]
    return []


def _is_there(key: Qt.Key, here: Place, place: Place) -> bool:
    return (place.y - here.y) * ARROWS[key][1] > 0


def _cost(key: Qt.Key, x: float, y: float) -> float:
    dx, dy = ARROWS[key]
    forward, aside = x * dx + y * dy, abs(x * dy) + abs(y * dx)
    return forward + 3 * aside if forward > 1 else FAR
