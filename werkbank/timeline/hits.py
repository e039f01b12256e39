"""What lies at a point of the timeline, and which event is next to another: for mouse, keyboard and screen reader."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

import numpy as np

from werkbank.timeline.board import Board, Floats
from werkbank.timeline.cutting import width
from werkbank.timeline.extents import Mark
from werkbank.timeline.frame import Frame, Label, LabelPlace
from werkbank.timeline.ground import Ground, curve_place
from werkbank.timeline.signal_places import signal_places
from werkbank.timeline.signals import Signal
from werkbank.timeline.stack import NOT_SHOWN, Band, Strip

REACH = 9.0  # points beside a signal that still count
SLACK = 3.0  # points round a mark that still count


class Area(Enum):
    """The parts of the view."""

    AXIS = "axis"
    CURVE = "curve"
    SIGNAL = "signal"
    FOLD = "fold"
    NAME = "name"
    COUNT = "count"
    MARK = "mark"
    LANE = "lane"
    NOWHERE = "nowhere"


class Hit(NamedTuple):
    """What was hit; ``event`` is its number on the board, ``band`` the lane as shown.

    ``day`` is a day of the calendar, also where lives stand beside each other at the same age.
    """

    area: Area
    day: float = 0.0
    event: int = -1
    band: Band | None = None
    signals: tuple[Signal, ...] = ()
    below: bool = False  # under the line of the help curve, where reports are
    dense: Strip | None = None  # the row whose count was hit


class Extents(NamedTuple):
    """Left, top, width and height of a mark in the view."""

    x: float
    y: float
    w: float
    h: float


class CountPlace(NamedTuple):
    """The count of a row that is too full to show its events one by one."""

    strip: Strip
    text: str
    box: Extents


def count_places(ground: Ground, frame: Frame) -> list[CountPlace]:
    """Where those counts stand: at the beginning of each such row."""
    sizes = ground.sizes
    found = []
    for strip in frame.dense:
        text = str(strip.last - strip.first)
        wide = width(text, size=sizes.note) + sizes.of(8)
        found.append(CountPlace(strip, text, Extents(ground.left + 3, ground.top + strip.top, wide, sizes.bar)))
    return found


def hit(ground: Ground, frame: Frame, *, x: float, y: float) -> Hit:
    """What lies at a point of the view."""
    sizes, day = ground.sizes, ground.scale.day(x)
    if y < sizes.axis:
        return Hit(Area.AXIS if x >= ground.left else Area.NOWHERE, day)
    if y < ground.head:
        return _in_head(ground, x=x, y=y, day=day)
    band = ground.stack.band_at(y - ground.top)
    if band is None:
        return Hit(Area.NOWHERE, day)
    if band.lane is not None:
        day += band.lane.shift
        if x < sizes.fold and y - ground.top - band.top < sizes.row + 2 * sizes.pad:
            return Hit(Area.FOLD, day, band=band)
    if x < ground.left:
        count = band.lane is None or (band.hidden and x > ground.left - sizes.of(44))
        return Hit(Area.COUNT if count else Area.NAME, day, band=band)
    for place in count_places(ground, frame):
        if place.box.x <= x <= place.box.x + place.box.w and place.box.y <= y <= place.box.y + place.box.h:
            return Hit(Area.COUNT, day, band=band, dense=place.strip)
    index = mark_at(ground, frame, x=x, y=y)
    if index >= 0:
        return Hit(Area.MARK, day, index, band)
    return Hit(Area.COUNT if _on_strip(ground, y=y) else Area.LANE, day, band=band)


def _in_head(ground: Ground, *, x: float, y: float, day: float) -> Hit:
    if x < ground.left:
        return Hit(Area.NOWHERE, day)
    if y < ground.sizes.axis + ground.sizes.curve:
        return Hit(Area.CURVE, day, below=y > curve_place(ground).base)
    found = min(signal_places(ground), key=lambda place: abs(place.x - x), default=None)
    if found is None or not found.x - REACH <= x <= found.x + max(REACH, found.room):
        return Hit(Area.NOWHERE, day)
    return Hit(Area.SIGNAL, day, signals=found.signals)


def _on_strip(ground: Ground, *, y: float) -> bool:
    inner = y - ground.top
    return any(strip.top <= inner < strip.top + strip.height for strip in ground.stack.strips)


def mark_at(ground: Ground, frame: Frame, *, x: float, y: float) -> int:
    """The event whose mark or label lies at a point; -1 when there is none."""
    top = y - ground.top
    near = np.flatnonzero((frame.top <= top + 1) & (frame.top + ground.sizes.bar >= top - 1))
    if not len(near):
        return -1
    left, right = _sides(frame, ground)
    found = near[(left[near] - SLACK <= x) & (x <= right[near] + SLACK)]
    if len(found):
        middle = (left[found] + right[found]) / 2
        return int(frame.index[found[np.abs(middle - x).argmin()]])
    return next((label.event for label in frame.labels if _in_label(ground, label, x=x, top=top)), -1)


def _in_label(ground: Ground, label: Label, *, x: float, top: float) -> bool:
    if (
        label.place not in {LabelPlace.BEHIND, LabelPlace.BEFORE}
        or not label.top <= top <= label.top + ground.sizes.bar
    ):
        return False
    wide = min(label.room, width(ground.board.label(label.event), size=ground.sizes.text))
    return label.x - 4 <= x <= label.x + wide


def _sides(frame: Frame, ground: Ground) -> tuple[Floats, Floats]:
    half = ground.sizes.diamond
    wide = frame.moment & (frame.xd - frame.xa > 2 * half + 4)
    left = np.where(frame.moment, np.where(wide, frame.xa, frame.xm - half), frame.xa)
    right = np.where(frame.moment, np.where(wide, frame.xd, frame.xm + half), frame.xd)
    return left, right


def box_of(ground: Ground, index: int) -> Extents | None:
    """Where the mark of an event stands in the view, also outside it; None when its row is not shown."""
    board, sizes = ground.board, ground.sizes
    top = float(ground.stack.row_top[board.row[index]])
    if top == NOT_SHOWN:
        return None
    left, right = ground.scale.x(float(board.a[index])), ground.scale.x(float(board.d[index]))
    if board.marks[index] & Mark.MOMENT:
        middle = ground.scale.x(float(board.middle[index]))
        wide = right - left > 2 * sizes.diamond + 4
        left = min(left, middle - sizes.diamond) if wide else middle - sizes.diamond
        right = max(right, middle + sizes.diamond) if wide else middle + sizes.diamond
    return Extents(left, ground.top + top, max(right - left, 4.0), sizes.bar)


def in_box(ground: Ground, frame: Frame, *, box: Extents) -> list[int]:
    """The events whose marks touch a box of the view."""
    left, right = _sides(frame, ground)
    top = frame.top + ground.top
    inside = (left <= box.x + box.w) & (right >= box.x) & (top <= box.y + box.h) & (top + ground.sizes.bar >= box.y)
    return [int(n) for n in frame.index[inside]]


def in_time(board: Board, index: int, *, step: int) -> int:
    """The event ``step`` places later in time; the nearest end when there is none."""
    if not len(board):
        return -1
    order = board.order.tolist()
    place = order.index(index) + step if index >= 0 else (0 if step > 0 else len(order) - 1)
    return int(order[max(0, min(place, len(order) - 1))])


def in_next_lane(board: Board, index: int, *, step: int) -> int:
    """The event nearest in time in the lane above (-1) or below (1) that has any; the same when there is none."""
    if index < 0:
        return in_time(board, index, step=step)
    number = board.lane_of(index) + step
    while 0 <= number < len(board.lanes):
        lane = board.lanes[number]
        if lane.count:
            first, last = int(board.row_first[lane.first]), int(board.row_first[lane.first + lane.rows])
            return first + int(np.abs(board.middle[first:last] - board.middle[index]).argmin())
        number += step
    return index
