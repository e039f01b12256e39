"""Walk the family with the arrow keys: the nearest person in a direction."""

from __future__ import annotations

from PySide6.QtCore import Qt

from werkbank.ui.genogram.items import GroupItem

ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


def nearest_in(key: Qt.Key, start: GroupItem, others: list[GroupItem]) -> GroupItem | None:
    """The nearest item in the direction of an arrow: forward distance plus three times the sideways one."""
    dx, dy = ARROWS[key]

    def cost(item: GroupItem) -> float:
        away = item.centre - start.centre
        forward, aside = away.x() * dx + away.y() * dy, abs(away.x() * dy) + abs(away.y() * dx)
        return forward + 3 * aside if forward > 1 else float("inf")

    best = min((item for item in others if item is not start), key=cost, default=None)
    return best if best is not None and cost(best) < float("inf") else None
