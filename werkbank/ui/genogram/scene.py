"""The pieces of a genogram as items on screen, kept by name: what did not change stays as it is.

``show`` puts other ink in place (the family changed), ``turn`` only another day. Both compare what a piece draws now
with what it drew before, and touch only the items of pieces that differ. Ages wait until somebody looks. Pieces that
know no time and cannot be chosen are drawn together.

Invariant: after either, the items hold exactly ``ink.items(day)`` (tests/gui/genogram/test_time.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from itertools import groupby
from typing import cast

from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QGraphicsSceneHelpEvent

from werkbank.drawing.shapes import Group, Item, Line
from werkbank.drawing.tokens import LIGHT, Palette
from werkbank.genogram.ink import Ink, Level, Piece
from werkbank.ui.genogram.ages import LARGEST, Ages
from werkbank.ui.genogram.items import LEAST_TEXT, GroupItem, LooseItem, ShownItem, StrokeItem, one_stroke

Wanted = dict[str, tuple[float, tuple[Item, ...]]]


class FamilyScene(QGraphicsScene):
    """What is on the paper."""

    def __init__(self) -> None:
        super().__init__()
        self._ink = Ink(())
        self._day = date.min
        self._palette: Palette = LIGHT
        self._drawn: dict[str, tuple[Item, ...]] = {}  # what a piece draws; not there while an age waits
        self._shown: dict[str, dict[str, ShownItem]] = {}  # the items of a piece, by key or place in the piece
        self._height: dict[str, float] = {}
        self._by_key: dict[str, GroupItem] | None = None
        self._marks: tuple[QGraphicsItem, ...] = ()
        self._ages = Ages()
        self.addItem(self._ages)

    @property
    def by_key(self) -> dict[str, GroupItem]:
        """What can be chosen, by the key of its entity; of several with one key the uppermost."""
        if self._by_key is None:
            every = [item for shown in self._shown.values() for item in shown.values() if isinstance(item, GroupItem)]
            self._by_key = {item.key: item for item in sorted(every, key=GroupItem.zValue)}
        return self._by_key

    def show(self, ink: Ink, *, day: date, palette: Palette) -> None:
        """Draw this family on this day; items that stay alike stay."""
        wanted = _wanted(ink, day)
        if palette is not self._palette:
            self.forget()
        for name in [name for name in self._shown if name not in wanted]:
            self._put(name, ())
        self._ink, self._day, self._palette = ink, day, palette
        for name, (height, items) in wanted.items():
            self._raise(name, height)
            self._put(name, items)
        self._ages.palette, self._ages.day = palette, day
        for piece in ink.pieces:
            self._inscribe(piece)
        self._ages.settle()
        self._ages.update()

    def forget(self) -> None:
        """Take everything off the paper."""
        for name in list(self._shown):
            self._put(name, ())
        self._ages.settle()

    def turn(self, day: date, *, zoom: float = 1.0) -> None:
        """The same family on another day; ``zoom`` in pixels a point tells whether ages can be read."""
        before, self._day = self._day, day
        older, turned = [], []
        for piece in self._ink.changed(before, day):
            if piece.days and piece.phase(before) != piece.phase(day):
                self._put(piece.name, self._ink.drawn(piece, day=day))
                turned.append(piece)
            elif piece.figure is None or piece.name not in self._ages:
                self._age(piece, seen=LARGEST * zoom >= LEAST_TEXT)
            else:
                self._drawn.pop(piece.name, None)
                older.append(piece.name)
        if people := [piece for piece in turned if piece.figure is not None]:
            for piece in people:
                self._inscribe(piece)
            self._ages.settle()
        self._ages.turn(day, older=older, zoom=zoom)

    def lay_over(self, marks: Iterable[QGraphicsItem]) -> None:
        """Put handles and the like over the picture, instead of those that lay there."""
        for old in self._marks:
            self.removeItem(old)
        self._marks = tuple(marks)
        for mark in self._marks:
            self.addItem(mark)

    def _age(self, piece: Piece, *, seen: bool) -> None:
        self._drawn.pop(piece.name, None)
        for key, item in self._shown.get(piece.name, {}).items():
            if isinstance(item, GroupItem):
                item.redraw_later(self._part(piece, key), seen=seen)

    def _inscribe(self, piece: Piece) -> None:
        """Let the age of somebody be painted with those of all others."""
        if piece.figure is not None:
            (item,) = self._shown[piece.name].values()
            if isinstance(item, GroupItem):
                item.follow(lambda: self._now(piece))
                self._ages.keep(piece.name, item, figures=piece.figure, day=self._day)

    def _now(self, piece: Piece) -> Group:
        """A piece that is one group, today."""
        (group,) = self._ink.drawn(piece, day=self._day)
        return cast("Group", group)

    def _part(self, piece: Piece, key: str) -> Callable[[], Group]:
        """A keyed part of a piece on the day that it then is."""
        ink, day = self._ink, self._day
        return lambda: cast("Group", _parts(ink.drawn(piece, day=day))[key][0])

    def _put(self, name: str, items: tuple[Item, ...]) -> None:
        """Let a piece be these items; what has the same key stays the same item on screen."""
        if name in self._drawn and self._drawn[name] == items:
            return
        parts, old = _parts(items), self._shown.pop(name, {})
        if items:
            self._drawn[name] = items
            self._shown[name] = {key: self._item(key, part, old, self._height[name]) for key, part in parts.items()}
        else:
            self._drawn.pop(name, None)
        if not items:
            self._ages.drop(name)
        for gone in old.values():
            self.removeItem(gone)
            self._by_key = None

    def _item(self, key: str, part: list[Item], old: dict[str, ShownItem], height: float) -> ShownItem:
        kind = _kind(key, part)
        if isinstance(old.get(key), kind):
            item = old.pop(key)
            item.redraw(cast("Group", part[0])) if isinstance(item, GroupItem) else item.redraw(part)
            return item
        made = kind(cast("Group", part[0]), self._palette) if kind is GroupItem else kind(part, self._palette)  # type: ignore[arg-type]
        made.setZValue(height)
        self.addItem(made)
        self._by_key = None
        return made

    def _raise(self, name: str, height: float) -> None:
        """Keep the painting order of the pieces."""
        if self._height.get(name) != height:
            self._height[name] = height
            for item in self._shown.get(name, {}).values():
                item.setZValue(height)

    # --- Qt ------------------------------------------------------------------------------------------------------

    def helpEvent(self, event: QGraphicsSceneHelpEvent) -> None:
        for item in self.items(event.scenePos()):
            if isinstance(item, GroupItem):
                item.setToolTip(item.drawn.alt)
        super().helpEvent(event)


def _wanted(ink: Ink, day: date) -> Wanted:
    """Every piece by name, with its height in the pile; steady ones of a level together under one name."""
    wanted: Wanted = {}
    steady: dict[Level, list[Item]] = {}
    for number, piece in enumerate(ink.pieces, start=1):
        items = ink.drawn(piece, day=day)
        if piece.steady and not any(isinstance(item, Group) and item.key for item in items):
            steady.setdefault(piece.level, []).extend(items)
        else:
            wanted[piece.name] = piece.level + number / (len(ink.pieces) + 1), items
    return wanted | {f"steady {level.name}": (float(level), tuple(items)) for level, items in steady.items() if items}


def _parts(items: tuple[Item, ...]) -> dict[str, list[Item]]:
    """What becomes an item each: groups with a key, and runs of loose ink that are one stroke or no line at all."""
    parts: dict[str, list[Item]] = {}
    for number, (_, run) in enumerate(groupby(items, key=_sort)):
        for item in run:
            key = item.key if isinstance(item, Group) and item.key else f"{number}"
            parts.setdefault(key, []).append(item)
    return parts


def _sort(item: Item) -> object:
    """Neighbours with the same sort are one item on screen."""
    if isinstance(item, Group) and item.key:
        return item.key
    return item.style if isinstance(item, Line) else None


def _kind(key: str, part: list[Item]) -> type[GroupItem] | type[StrokeItem] | type[LooseItem]:
    if isinstance(part[0], Group) and part[0].key == key:
        return GroupItem
    return StrokeItem if one_stroke(part) else LooseItem
