"""Marks on a genogram or timeline for what a merge does: a frame of its own line and a sign with a word, per thing.

The drawings are those of the workspace; the marks lie over them in the same primitives, so one painter draws all. What
is told without colour: a double frame and '+ nieuw', a dashed frame and '~ anders', a heavy frame and '! verschilt',
a frame with a cross and '× weg'. A person of whom only other things change gets a dotted frame with their number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from werkbank.app.merge_rows import State
from werkbank.app.session import Key
from werkbank.drawing.metrics import text_width
from werkbank.drawing.shapes import Anchor, Box, Drawing, Face, Group, Item, Line, Rect, Style, Text
from werkbank.drawing.tokens import TYPE_NOTE, WEIGHT_HEAVY, WEIGHT_LINE, WEIGHT_THIN
from werkbank.i18n import ntr

AROUND = 4.0  # pt between a thing and its frame
TAG, PAD = 12.0, 3.0  # height of a tag and room in it
EDGE = 1.5  # pt of the sheet in which nothing is drawn
LANE = 90.0  # pt; what is wider at the edge is the name of a lane
_ROLES = {
    State.NEW: ("ok", "ok_soft"),
    State.CHANGED: ("accent", "accent_soft"),
    State.CONFLICT: ("alarm", "alarm_soft"),
    State.GONE: ("warn", "warn_soft"),
    State.ERASED: ("warn", "warn_soft"),
}
_DASHES: dict[State, tuple[float, ...]] = {State.CHANGED: (5.0, 3.0), State.ERASED: (1.5, 2.5)}


@dataclass(frozen=True, slots=True)
class Marked:
    """A picture with its marks, and where everything stands in it."""

    drawing: Drawing
    places: Mapping[str, Box]  # by key of the thing

    def shown(self, keys: Iterable[Key]) -> tuple[Box, ...]:
        """Where these things stand; what is not in the picture is left out."""
        return tuple(self.places[str(key)] for key in keys if str(key) in self.places)


def marked(drawing: Drawing, states: Mapping[Key, State], *, beside: Mapping[Key, int]) -> Marked:
    """Lay the marks over a picture; ``beside`` counts what changes about a person who is not changed."""
    places = {key: box for key, box in places_in(drawing.items) if box.w > 0 and box.h > 0}
    marks: list[Item] = []
    for key, state in states.items():
        if (box := places.get(str(key))) is not None:
            marks += _mark(box, state, key=str(key), sheet=drawing)
    for key, count in beside.items():
        if key not in states and (box := places.get(str(key))) is not None:
            marks += _counted(box, count, key=str(key), sheet=drawing)
    return Marked(replace(drawing, items=(*drawing.items, *marks)), places)


def places_in(items: Iterable[Item]) -> Iterator[tuple[str, Box]]:
    """Every thing with its box, the first place where it is drawn last, so that it counts."""
    found: dict[str, Box] = {}

    def walk(inner: Iterable[Item]) -> None:
        for item in inner:
            if isinstance(item, Group):
                if item.key and item.box is not None:
                    found.setdefault(item.key, item.box)
                walk(item.items)

    walk(items)
    return iter(found.items())


def _mark(box: Box, state: State, *, key: str, sheet: Drawing) -> Iterator[Item]:
    ink, soft = _ROLES[state]
    frame = _around(box, AROUND, sheet)
    width = WEIGHT_HEAVY if state is State.CONFLICT else WEIGHT_LINE + 0.4
    items: list[Item] = [Rect(frame, Style(stroke=ink, width=width, dash=_DASHES.get(state, ())), radius=4.0)]
    if state is State.NEW:
        items.append(Rect(_around(box, AROUND + 3, sheet), Style(stroke=ink, width=WEIGHT_THIN), radius=6.0))
    if state is State.GONE:
        x, y, w, h = frame
        cross = Style(stroke=ink, width=WEIGHT_LINE)
        items += [Line(((x, y), (x + w, y + h)), cross), Line(((x + w, y), (x, y + h)), cross)]
    tag = _tag(frame, f"{state.sign} {state.word}", ink=ink, soft=soft, sheet=sheet)
    yield Group((*items, *tag), key=key, alt=state.word)


def _counted(box: Box, count: int, *, key: str, sheet: Drawing) -> Iterator[Item]:
    frame, told = _around(box, AROUND, sheet), ntr("{n} erover", "{n} erover", count)
    tag = _tag(frame, told, ink="accent", soft="surface_raised", sheet=sheet)
    dots = Style(stroke="accent", width=WEIGHT_LINE, dash=(1.0, 3.0))
    yield Group((Rect(frame, dots, radius=4.0), *tag), key=key, alt=told)


def _tag(frame: Box, text: str, *, ink: str, soft: str, sheet: Drawing) -> tuple[Item, ...]:
    """Below a thing, where no years stand; inside at the right when it stands at the edge, as the name of a lane."""
    wide = text_width(text, TYPE_NOTE, Face.BOLD) + 2 * PAD
    at_edge = frame.x <= EDGE and frame.w > LANE
    x = frame.x + frame.w - wide - 2 if at_edge else max(EDGE, min(frame.x, sheet.width - wide - 1))
    place = Box(x, frame.y + 2 if at_edge else min(frame.y + frame.h - 2, sheet.height - TAG), wide, TAG)
    return (
        Rect(place, Style(stroke=ink, fill=soft, width=WEIGHT_THIN), radius=2.0),
        Text(place.x + PAD, place.y + TAG - PAD, text, TYPE_NOTE, Face.BOLD, Anchor.START, ink),
    )


def _around(box: Box, room: float, sheet: Drawing) -> Box:
    left, top = max(box.x - room, EDGE), max(box.y - room, EDGE)
    right, bottom = min(box.x + box.w + room, sheet.width - 1), min(box.y + box.h + room, sheet.height - 1)
    return Box(left, top, max(right - left, 1.0), max(bottom - top, 1.0))
