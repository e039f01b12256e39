"""The pieces of a genogram as items on screen, kept by name: what did not change stays as it is.

``show`` puts other ink in place (the family changed), ``turn`` only another day. Both compare what a piece draws now
with what it drew before, and touch only the items of pieces that differ. Ages wait until somebody looks. Pieces that
know no time and cannot be chosen are drawn together.

Invariant: after either, the items hold exactly ``ink.items(day)`` (tests/gui/genogram/test_time.py); after a ``turn``
in a hurry only once nothing is ``late``.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QGraphicsSceneHelpEvent

from werkbank.drawing.shapes import Group, Item
from werkbank.drawing.tokens import LIGHT, Palette
from werkbank.genogram.ink import Ink, Level, Piece
from werkbank.ui.genogram.ages import LARGEST, Ages
from werkbank.ui.genogram.items import LEAST_TEXT, AreaItem, Detail, GroupItem, LooseItem, ShownItem, StrokeItem
from werkbank.ui.genogram.parts import Cutter, GroupPart, LoosePart, Part, Parts, StrokePart, cut

Wanted = dict[str, tuple[float, Parts]]
MOST = 24  # things drawn anew in one frame when there is a hurry
MOST_AGES = 40  # ages besides
SPARE = 0.002  # seconds of a frame to make them ready


class Hurry:
    """How much may be drawn anew in one frame, and where somebody looks."""

    def __init__(self, sight: QRectF) -> None:
        self.sight = sight
        self.drawn = 0
        self._until = time.perf_counter() + SPARE

    @property
    def over(self) -> bool:
        """Whether the rest has to wait."""
        return self.drawn >= MOST or time.perf_counter() > self._until


@dataclass(slots=True, eq=False)
class Shown:
    """A piece on screen."""

    height: float
    parts: Parts
    items: dict[str, ShownItem] = field(default_factory=dict)  # by key, or by place in the piece
    aged: bool = False  # an item has another age in it than its part


class FamilyScene(QGraphicsScene):
    """What is on the paper."""

    def __init__(self) -> None:
        super().__init__()
        self._ink = Ink(())
        self._day = date.min
        self._palette: Palette = LIGHT
        self._shown: dict[str, Shown] = {}
        self.detail = Detail()
        self._late: dict[str, Piece] = {}  # not yet drawn as they are today
        self._cutter = Cutter()
        self._by_key: dict[str, GroupItem] | None = None
        self._marks: tuple[QGraphicsItem, ...] = ()
        self._ages = Ages(self.detail)
        self.addItem(self._ages)

    @property
    def by_key(self) -> dict[str, GroupItem]:
        """What can be chosen, by the key of its entity; of several with one key the uppermost."""
        if self._by_key is None:
            every = [
                item for shown in self._shown.values() for item in shown.items.values() if isinstance(item, GroupItem)
            ]
            self._by_key = {item.key: item for item in sorted(every, key=GroupItem.zValue)}
        return self._by_key

    @property
    def late(self) -> bool:
        """Whether some of it is not yet as it was on this day."""
        return bool(self._late) or self._ages.late

    def show(self, ink: Ink, *, day: date, palette: Palette) -> None:
        """Draw this family on this day; items that stay alike stay."""
        wanted = self._wanted(ink, day)
        if palette is not self._palette:
            self.forget()
        for name in [name for name in self._shown if name not in wanted]:
            self._drop(name)
        self._late = {}
        self._ages.catch_up()
        self._ink, self._day, self._palette = ink, day, palette
        for name, (height, parts) in wanted.items():
            self._put(name, parts, height=height)
        self._ages.palette, self._ages.day = palette, day
        for piece in ink.pieces:
            self._inscribe(piece)
        self._ages.settle()
        self._ages.update()

    def forget(self) -> None:
        """Take everything off the paper."""
        for name in list(self._shown):
            self._drop(name)
        self._ages.settle()

    def turn(self, day: date, *, zoom: float = 1.0, hurry: Hurry | None = None) -> None:
        """The same family on another day; ``zoom`` in pixels a point tells whether ages can be read.

        In a hurry some pieces stay as they were on a day before, until ``catch_up``.
        """
        before, self._day = self._day, day
        turned, older = self._ink.between(before, day)
        late, ages, seen = self._late, self._ages, LARGEST * zoom >= LEAST_TEXT
        late.update((piece.name, piece) for piece in turned)
        aged = []
        for piece in older:
            if piece.name in late:
                continue
            if piece.name in ages:
                aged.append(piece.name)
            elif seen:
                late[piece.name] = piece
            else:
                self._age(piece)
        ages.turn(day, older=aged, zoom=zoom, most=MOST_AGES if hurry is not None else None)
        self._catch_up(hurry)

    def catch_up(self, hurry: Hurry | None = None) -> bool:
        """Draw what is late; whether all of it is as it should be. In a hurry what is in sight goes first."""
        self._ages.catch_up(most=MOST_AGES if hurry is not None else None)
        self._catch_up(hurry)
        return not self.late

    def _catch_up(self, hurry: Hurry | None) -> None:
        unseen: list[Piece] = []
        for piece in list(self._late.values()):
            if hurry is not None and hurry.over:
                return
            if hurry is None or self._in_sight(piece, hurry.sight):
                self._turn(piece, hurry)
            else:
                unseen.append(piece)
        for piece in unseen:
            if hurry is None or hurry.over:
                return
            self._turn(piece, hurry)

    def _turn(self, piece: Piece, hurry: Hurry | None) -> None:
        """Draw a piece as it is today."""
        del self._late[piece.name]
        shown, parts = self._shown[piece.name], self._cutter.parts(self._ink, piece, day=self._day)
        if shown.parts is parts and not shown.aged:
            if piece.birthdays and piece.name in self._ages:
                self._ages.turn(self._day, older=(piece.name,), zoom=1.0)
            return
        self._put(piece.name, parts, height=shown.height)
        self._inscribe(piece)
        if hurry is not None:
            hurry.drawn += len(parts.by_key)

    def _in_sight(self, piece: Piece, sight: QRectF) -> bool:
        items = self._shown[piece.name].items.values()
        return not items or any(item.sceneBoundingRect().intersects(sight) for item in items)

    def lay_over(self, marks: Iterable[QGraphicsItem]) -> None:
        """Put handles and the like over the picture, instead of those that lay there."""
        for old in self._marks:
            self.removeItem(old)
        self._marks = tuple(marks)
        for mark in self._marks:
            self.addItem(mark)

    def _age(self, piece: Piece) -> None:
        """Somebody gets older whose age nobody can read now."""
        shown = self._shown[piece.name]
        shown.aged = True
        for key, item in shown.items.items():
            if isinstance(item, GroupItem):
                item.redraw_later(self._part(piece, key))

    def _inscribe(self, piece: Piece) -> None:
        """Let the age of somebody be painted with those of all others."""
        if piece.figure is not None:
            (item,) = self._shown[piece.name].items.values()
            if isinstance(item, GroupItem):
                item.follow(lambda: self._now(piece))
                self._ages.keep(piece.name, item, figure_on=piece.figure, day=self._day)

    def _now(self, piece: Piece) -> Group:
        """A piece that is one group, today."""
        (group,) = self._ink.drawn(piece, day=self._day)
        return cast("Group", group)

    def _part(self, piece: Piece, key: str) -> Callable[[], Group]:
        """A keyed part of a piece on the day that it then is."""
        ink, day = self._ink, self._day
        return lambda: next(g for g in ink.drawn(piece, day=day) if isinstance(g, Group) and g.key == key)

    def _put(self, name: str, parts: Parts, *, height: float) -> None:
        """Let a piece be these parts; what has the same key stays the same item on screen."""
        shown = self._shown.get(name)
        if shown is None:
            shown = self._shown[name] = Shown(height, Parts((), {}))
        elif shown.height != height:
            shown.height = height
            for item in shown.items.values():
                item.setZValue(height)
        if shown.parts is not parts or shown.aged:
            same = {} if shown.aged else shown.parts.by_key
            old, shown.parts, shown.aged = shown.items, parts, False
            shown.items = {key: self._item(key, part, same, old, height) for key, part in parts.by_key.items()}
            self._remove(old.values())

    def _drop(self, name: str) -> None:
        """Take a piece off the paper."""
        self._ages.drop(name)
        self._remove(self._shown.pop(name).items.values())

    def _remove(self, items: Iterable[ShownItem]) -> None:
        for gone in items:
            self.removeItem(gone)
            self._by_key = None
            if isinstance(gone, AreaItem):
                self.detail.forget(gone)

    def _item(self, key: str, part: Part, same: dict[str, Part], old: dict[str, ShownItem], height: float) -> ShownItem:
        """The item for a part: that of before when it is of the same sort."""
        sort = _SORTS[type(part)]
        if isinstance(old.get(key), sort):
            item = old.pop(key)
            if same.get(key) is not part:
                item.redraw(part)  # type: ignore[arg-type]
            return item
        made: ShownItem = sort(part, self._palette, *(() if sort is StrokeItem else (self.detail,)))
        made.setZValue(height)
        self.addItem(made)
        self._by_key = None
        return made

    def _wanted(self, ink: Ink, day: date) -> Wanted:
        """Every piece by name, with its height in the pile; steady ones of a level together under one name."""
        wanted: Wanted = {}
        steady: dict[Level, list[Item]] = {}
        for number, piece in enumerate(ink.pieces, start=1):
            items = ink.drawn(piece, day=day)
            if piece.steady and not any(isinstance(item, Group) and item.key for item in items):
                steady.setdefault(piece.level, []).extend(items)
            else:
                height = piece.level + number / (len(ink.pieces) + 1)
                wanted[piece.name] = height, self._cutter.parts(ink, piece, day=day)
        together = {f"steady {level.name}": (float(level), tuple(items)) for level, items in steady.items() if items}
        return wanted | {name: (height, self._together(name, items)) for name, (height, items) in together.items()}

    def _together(self, name: str, items: tuple[Item, ...]) -> Parts:
        shown = self._shown.get(name)
        return shown.parts if shown is not None and shown.parts.items == items else cut(items)

    # --- Qt ------------------------------------------------------------------------------------------------------

    def helpEvent(self, event: QGraphicsSceneHelpEvent) -> None:
        for item in self.items(event.scenePos()):
            if isinstance(item, GroupItem):
                item.setToolTip(item.drawn.alt)
        super().helpEvent(event)


_SORTS: dict[type[Part], type[Any]] = {
    GroupPart: GroupItem,
    StrokePart: StrokeItem,
    LoosePart: LooseItem,
}
