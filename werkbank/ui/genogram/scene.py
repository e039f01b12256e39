"""The pieces of a genogram as items on screen, kept by name: what did not change stays as it is.

``show`` puts other ink in place (the family changed), ``turn`` only another day. Both compare what a piece draws now
with what it drew before, and touch only the items of pieces that differ. Pieces that know no time and cannot be chosen
(lines of descent) are one item together.

Invariant: after either, the items hold exactly ``ink.items(day)`` (tests/gui/genogram/test_scene.py).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from werkbank.drawing.shapes import Group, Item
from werkbank.drawing.tokens import LIGHT, Palette
from werkbank.genogram.ink import Ink, Level
from werkbank.ui.genogram.items import GroupItem, LinesItem

Wanted = dict[str, tuple[Level, tuple[Item, ...]]]


class FamilyScene(QGraphicsScene):
    """What is on the paper."""

    def __init__(self) -> None:
        super().__init__()
        self._ink = Ink(())
        self._day = date.min
        self._palette: Palette = LIGHT
        self._drawn: dict[str, tuple[Item, ...]] = {}
        self._shown: dict[str, list[GroupItem | LinesItem]] = {}
        self._by_key: dict[str, GroupItem] | None = None
        self._marks: tuple[QGraphicsItem, ...] = ()

    @property
    def by_key(self) -> dict[str, GroupItem]:
        """What can be chosen, by the key of its entity; of several with one key the uppermost."""
        if self._by_key is None:
            every = [item for shown in self._shown.values() for item in shown if isinstance(item, GroupItem)]
            self._by_key = {item.key: item for item in sorted(every, key=GroupItem.zValue)}
        return self._by_key

    @property
    def drawn(self) -> dict[str, tuple[Item, ...]]:
        """What lies on the paper now, by the name of the piece."""
        return dict(self._drawn)

    def show(self, ink: Ink, *, day: date, palette: Palette) -> None:
        """Draw this family on this day; items that stay alike stay."""
        wanted = _wanted(ink, day)
        for name in list(self._shown):
            if name not in wanted or palette is not self._palette:
                self._put(name, (), level=Level.LINES)
        self._ink, self._day, self._palette = ink, day, palette
        for name, (level, items) in wanted.items():
            self._put(name, items, level=level)

    def turn(self, day: date) -> None:
        """The same family on another day."""
        for piece in self._ink.changed(self._day, day):
            self._put(piece.name, self._ink.drawn(piece, day=day), level=piece.level)
        self._day = day

    def lay_over(self, marks: Iterable[QGraphicsItem]) -> None:
        """Put handles and the like over the picture, instead of those that lay there."""
        for old in self._marks:
            self.removeItem(old)
        self._marks = tuple(marks)
        for mark in self._marks:
            self.addItem(mark)

    def _put(self, name: str, items: tuple[Item, ...], *, level: Level) -> None:
        """Let a piece be these items; what has the same key stays the same item on screen."""
        if self._drawn.get(name, ()) == items:
            return
        old = {_key(item): item for item in self._shown.pop(name, ())}
        if items:
            self._drawn[name] = items
            self._shown[name] = [self._item(part, old.pop(key, None), level) for key, part in _parts(items)]
        else:
            del self._drawn[name]
        for gone in old.values():
            self.removeItem(gone)
            self._by_key = None

    def _item(self, part: Group, now: GroupItem | LinesItem | None, level: Level) -> GroupItem | LinesItem:
        if now is not None:
            now.redraw(part)
            return now
        made = (GroupItem if part.key else LinesItem)(part, self._palette, layer=level)
        self.addItem(made)
        self._by_key = None
        return made


def _wanted(ink: Ink, day: date) -> Wanted:
    """Every piece by name; the steady ones of a level together under one name."""
    wanted: Wanted = {}
    steady: dict[Level, list[Item]] = {}
    for piece in ink.pieces:
        items = ink.drawn(piece, day=day)
        if piece.days or any(isinstance(item, Group) and item.key for item in items):
            wanted[piece.name] = piece.level, items
        else:
            steady.setdefault(piece.level, []).extend(items)
    return wanted | {f"steady {level.name}": (level, tuple(items)) for level, items in steady.items() if items}


def _parts(items: tuple[Item, ...]) -> Iterable[tuple[str, Group]]:
    """What can be chosen each by itself, then all the rest as one group without a key."""
    keyed = [item for item in items if isinstance(item, Group) and item.key]
    loose = tuple(item for item in items if not (isinstance(item, Group) and item.key))
    if loose:
        yield "", Group(loose)
    for group in keyed:
        yield group.key, group


def _key(item: GroupItem | LinesItem) -> str:
    return item.key if isinstance(item, GroupItem) else ""
