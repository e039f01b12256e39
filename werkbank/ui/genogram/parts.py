"""What becomes an item each on screen, with what Qt has to know of it worked out once: outlines, areas, paths.

A piece of ink falls apart into groups with a key, runs of lines of one style that Qt draws as one stroke, and the rest.
Parts belong to a piece and a stretch of days (``Cutter``), so that sliding to and fro makes nothing twice. A stretch
that looks like one before it has the very same parts: then nothing is touched on screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import cast

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from werkbank.drawing.geometry import bounds, grown
from werkbank.drawing.shapes import Box, Group, Hatch, Item, Line, Path, Style
from werkbank.genogram.ink import Ink, Piece
from werkbank.ui.canvas.painter import path_of

KEPT = 6000  # stretches; a few megabytes
EDGE = 4.0  # points round what is hit, for the frame of who is chosen
_NOTHING = Box(0, 0, 1, 1)


@dataclass(frozen=True, slots=True, eq=False)
class GroupPart:
    """A thing that can be chosen, where it is hit and how far its ink reaches."""

    group: Group
    hit: QRectF
    rect: QRectF


@dataclass(frozen=True, slots=True, eq=False)
class StrokePart:
    """Lines of one style, or one plain path."""

    drawn: tuple[Item, ...]
    path: QPainterPath
    style: Style


@dataclass(frozen=True, slots=True, eq=False)
class LoosePart:
    """Ink that is nobody's and is more than lines."""

    drawn: tuple[Item, ...]
    rect: QRectF


Part = GroupPart | StrokePart | LoosePart


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """A piece on screen in a stretch of days: what it draws on one of them, and its parts by key."""

    items: tuple[Item, ...]
    by_key: dict[str, Part]
    at: int | None = None  # of somebody with an age: its place among the items of the group


class Cutter:
    """Keeps the parts of every piece of one ink, stretch by stretch.

    After an edit a piece that draws the same again gets the parts that it had, so that nothing of it is drawn anew.
    """

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Piece, dict[object, Parts]]] = {}
        self._before: dict[str, tuple[Parts, ...]] = {}  # what a piece looked like before the last edit
        self._count = 0

    def parts(self, ink: Ink, piece: Piece, *, day: date) -> Parts:
        """The piece on this day; the age of somebody may be that of another day in the same stretch."""
        known, stretches = self._kept.get(piece.name, (None, {}))
        if known is not piece:
            if self._count >= KEPT:
                self.forget()
            self._before[piece.name] = tuple(stretches.values())
            self._kept[piece.name] = piece, (stretches := {})
        phase = piece.phase(day)
        return stretches.get(phase) or self._cut(ink, piece, day, phase, stretches)

    def _cut(self, ink: Ink, piece: Piece, day: date, phase: int, stretches: dict[object, Parts]) -> Parts:
        figure = piece.figure(day) if piece.figure is not None else None
        stretch = phase if figure is not None or not piece.birthdays else piece.state(day)
        if (found := stretches.get(stretch)) is None:
            at, items = figure.at if figure is not None else None, ink.drawn(piece, day=day)
            before = self._before.get(piece.name, ())
            now = next((one for one in before if one.at == at and one.items == items), None) or cut(items, at=at)
            found = stretches[stretch] = next((known for known in stretches.values() if _alike(known, now)), now)
            self._count += 1
        return found

    def forget(self) -> None:
        """Keep nothing."""
        self._kept.clear()
        self._before.clear()
        self._count = 0


def cut(items: tuple[Item, ...], *, at: int | None = None) -> Parts:
    """The parts of some ink: groups with a key, and runs of loose ink that are one stroke or no line at all."""
    runs: dict[str, list[Item]] = {}
    for number, (_, run) in enumerate(groupby(items, key=_sort)):
        for item in run:
            key = item.key if isinstance(item, Group) and item.key else f"{number}"
            runs.setdefault(key, []).append(item)
    return Parts(items, {key: _part(key, run) for key, run in runs.items()}, at)


def group_part(group: Group) -> GroupPart:
    """A group with its areas."""
    hit = rect_of(group.box or bounds(group.items) or _NOTHING)
    return GroupPart(group, hit, hit.adjusted(-EDGE, -EDGE, EDGE, EDGE) | ink_rect(group.items))


def ink_rect(items: Iterable[Item]) -> QRectF:
    """How far ink reaches, a point more on each side."""
    return rect_of(grown(bounds(items) or _NOTHING, by=1))


def rect_of(box: Box) -> QRectF:
    """A box for Qt."""
    return QRectF(box.x, box.y, box.w, box.h)


def one_stroke(items: Sequence[Item]) -> bool:
    """Whether Qt can draw these as one stroke: lines of one style, or one path without a pattern."""
    if len(items) == 1 and isinstance(items[0], Path):
        return items[0].style.hatch is Hatch.NONE
    styles = {item.style if isinstance(item, Line) else None for item in items}
    return len(styles) == 1 and None not in styles


def _part(key: str, run: list[Item]) -> Part:
    first = run[0]
    if isinstance(first, Group) and first.key == key:
        return group_part(first)
    if not one_stroke(run):
        return LoosePart(tuple(run), ink_rect(run))
    path = QPainterPath()
    for item in run:
        path.addPath(path_of(cast("Line | Path", item)))
    return StrokePart(tuple(run), path, cast("Line | Path", first).style)


def _sort(item: Item) -> object:
    """Neighbours with the same sort are one item on screen."""
    if isinstance(item, Group) and item.key:
        return item.key
    return item.style if isinstance(item, Line) else None


def _alike(one: Parts, other: Parts) -> bool:
    """Whether two stretches look the same; of somebody with an age: the age aside, which is painted elsewhere."""
    if one.at is None or one.at != other.at:
        return one.at == other.at and one.items == other.items
    return _without(one.items, one.at) == _without(other.items, one.at)


def _without(items: tuple[Item, ...], at: int) -> object:
    (group,) = items
    inner = cast("Group", group).items
    return (*inner[:at], *inner[at + 1 :]), cast("Group", group).box
