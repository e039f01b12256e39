"""What stands near the way of a bond: as long as that is the same, the way is.

A search looks at nothing outside the box of all points that it tried. So after an edit a bond whose box holds exactly
what it held before keeps its way, and only bonds near the edit look for theirs anew. Compared exactly, so that a way
that is kept is the way that would be found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from werkbank.genogram.bonds_ports import Form
from werkbank.genogram.bonds_room import YEARS, Wall
from werkbank.genogram.layout import Layout, Place
from werkbank.genogram.layout_sizes import ABOVE

Near = tuple[object, ...]
Bounds = tuple[float, float, float, float]
AROUND = 16.0  # points: a corner lies 8.4 from its wall, and from there nothing farther than 7 is felt


class Scenery:
    """Everything in a laid-out family that a bond may meet, with the box of each."""

    def __init__(self, laid: Layout, forms: Mapping[str, Form], texts: Iterable[Wall]) -> None:
        people = ((_room(place), (name, place, forms.get(name))) for name, place in laid.persons.items())
        self._things: list[tuple[Bounds, object]] = [*people, *_pieces(laid), *((text[:4], text) for text in texts)]

    def near(self, box: Bounds) -> Near:
        """What stands in a box."""
        left, top, right, bottom = box
        return tuple(
            [thing for (a, b, c, d), thing in self._things if c >= left and a <= right and d >= top and b <= bottom]
        )


def _room(place: Place) -> Bounds:
    """The box of symbol, years and label."""
    x, y, w, h = place.label
    half, top, foot = max(place.w / 2, YEARS), place.y - place.h / 2 - ABOVE, place.y + place.h / 2
    return min(place.x - half, x), min(top, y), max(place.x + half, x + w), max(foot, y + h)


def _pieces(laid: Layout) -> Iterator[tuple[Bounds, object]]:
    for line in laid.lines:
        for (ax, ay), (bx, by) in pairwise(line.points):
            yield (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)), (ax, ay, bx, by)
