"""The marks of a frame as items of a drawing, each a group of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from werkbank.drawing.shapes import Box, Face, Group, Item, Rect, Style, Text
from werkbank.drawing.tokens import LANE_KINDS, lane_edge
from werkbank.model.claims import contradicted
from werkbank.timeline.cutting import cut, width
from werkbank.timeline.extents import Mark
from werkbank.timeline.frame import BIN, Frame, Label, LabelPlace, skyline
from werkbank.timeline.ground import Ground
from werkbank.timeline.marks import ARROW, Look, bar, doubt, moment, nature_mark
from werkbank.timeline.picture_light import over_and_under


def mark_items(
    frame: Frame,
    ground: Ground,
    *,
    chosen: frozenset[str],
    numbers: Mapping[str, int] | None = None,
    lit: frozenset[str] = frozenset(),
) -> Iterator[Item]:
    """One group an event, in the order of rows and time; a label that does not fit whole gets its number, if any."""
    others = contradicted(ground.board.casus) if ground.board.casus.date_claims else {}
    labels = {label.event: label for label in frame.labels}
    for n in range(len(frame)):
        index = int(frame.index[n])
        event = ground.board.places[index].event
        look = Look(int(frame.kind[n]), int(frame.nature[n]), Mark(int(frame.marks[n])))
        if frame.xd[n] < ground.left - 1 or frame.xa[n] > ground.right + 1:
            continue
        number = numbers[event.id] if numbers else 0
        if number:
            text = _numbered(
                labels.get(index), ground, number=number, right=float(frame.xd[n]), top=float(frame.top[n])
            )
        else:
            text = _label(labels.get(index), ground)
        box = _box(frame, n, ground)
        under, over = over_and_under(box, event=event.id, lit=lit, others=others, sizes=ground.sizes)
        items = (*under, *_shape(frame, n, ground, look), *text, *over)
        if event.id in chosen:
            ring = Rect(Box(box.x - 2, box.y - 2, box.w + 4, box.h + 4), Style("focus", "", 1.6), 5)
            items = (*items, ring)
        yield Group(items, key=f"event:{event.id}", alt=ground.board.alt(index), box=box)


def _shape(frame: Frame, n: int, ground: Ground, look: Look) -> tuple[Item, ...]:
    sizes, top = ground.sizes, ground.top + float(frame.top[n])
    low, high = ground.left - 8, ground.right + 8
    xa, xb, xc, xd = (float(min(max(x[n], low), high)) for x in (frame.xa, frame.xb, frame.xc, frame.xd))
    if frame.moment[n]:
        items = moment(float(frame.xm[n]), (xa, xd), top, look, sizes=sizes)
        right = max(float(frame.xm[n]) + sizes.diamond, xd)
    else:
        sign = nature_mark(xa + sizes.of(9), top, look, sizes=sizes) if xd - xa > sizes.of(20) else ()
        items = (*bar((xa, xb, xc, xd), top, look, sizes=sizes), *sign)
        right = xd + (sizes.of(ARROW) if look.marks & Mark.RUNNING else 0)
    badge = doubt(right + 2, top, sizes=sizes) if look.marks & Mark.UNSURE else ()
    return *items, *badge


def _label(label: Label | None, ground: Ground) -> tuple[Item, ...]:
    if label is None:
        return ()
    sizes = ground.sizes
    text = cut(ground.board.label(label.event), room=label.room, size=sizes.text)
    if not text:
        return ()
    top = ground.top + label.top
    item = Text(label.x, top + sizes.bar / 2 + sizes.text * 0.35, text, sizes.text)
    if label.place != LabelPlace.PLATE:
        return (item,)
    box = Box(label.x - 3, top + 2, width(text, size=sizes.text) + 6, sizes.bar - 4)
    return Rect(box, Style("", "surface_raised"), 2), item


def _numbered(label: Label | None, ground: Ground, *, number: int, right: float, top: float) -> tuple[Item, ...]:
    """The whole label, else the number with as much of the label as fits: the rest stands in the list."""
    sizes, size = ground.sizes, ground.sizes.text
    if label is not None and width(ground.board.label(label.event), size=size) <= label.room + 0.01:
        return _label(label, ground)
    told = f"{number}"
    wide = width(told, size=size, face=Face.BOLD)
    if label is None or label.room < wide:  # nowhere is room: over the end of the mark, on a plate
        x, room = min(right, ground.right - wide) - wide / 2, wide
    else:
        x, room = label.x, label.room
    base = ground.top + top + sizes.bar / 2 + size * 0.35
    rest = "" if label is None else cut(ground.board.label(label.event), room=room - wide - size * 0.4, size=size)
    items: list[Item] = [Text(x, base, told, size, Face.BOLD)]
    if rest:
        items.append(Text(x + wide + size * 0.4, base, rest, size))
    if label is None or label.room < wide or label.place == LabelPlace.PLATE:
        full = wide + (size * 0.4 + width(rest, size=size) if rest else 0.0)
        items.insert(0, Rect(Box(x - 2, ground.top + top + 2, full + 4, sizes.bar - 4), Style("", "surface_raised"), 2))
    return tuple(items)


def _box(frame: Frame, n: int, ground: Ground) -> Box:
    sizes = ground.sizes
    left, right = float(frame.xa[n]), float(frame.xd[n])
    if frame.moment[n]:
        middle = float(frame.xm[n])
        left, right = min(left, middle - sizes.diamond), max(right, middle + sizes.diamond)
    left, right = max(left, ground.left), min(right, ground.right)
    return Box(left, ground.top + float(frame.top[n]), max(right - left, 1.0), sizes.bar)


def strip_items(frame: Frame, ground: Ground) -> Iterator[Item]:
    """Densities as a skyline, coloured by the kind that is there most."""
    heights = skyline(frame.density)
    for number, strip in enumerate(frame.strips):
        kinds = frame.density[number].argmax(axis=0)
        for step in np.flatnonzero(heights[number]).tolist():
            tall = float(heights[number, step]) * strip.height
            box = Box(ground.left + step * BIN, ground.top + strip.top + strip.height - tall, BIN, tall)
            yield Rect(box, Style("", lane_edge(LANE_KINDS[int(kinds[step])])))
