"""Reads a finished layout with a ruler and says what a reader would stumble over.

The layout's own promises are judged from its geometry alone, not from how it was made: symbols and texts that overlap,
lines that cross or run behind a symbol, two unions that share ink, and the read-back: the family told by the connected
ink of each union (which symbols it touches) must be the family that was asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from werkbank.genogram.check_ink import Segment, close_pairs, collinear_overlap, crossing, enters, merged, touch
from werkbank.genogram.layout import Area, Layout, Place, Point

TOLERANCE = 0.3
REACH = 3.0
"""A line that ends this close to a symbol touches it for a reader."""


class Crossing(NamedTuple):
    """Lines of two unions cross at a point."""

    one: str
    two: str
    at: Point


class Behind(NamedTuple):
    """A line of a union runs behind the symbol of somebody outside it."""

    union: str
    person: str


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found; everything but ``crossings`` should always be empty."""

    crossings: tuple[Crossing, ...] = ()
    behind: tuple[Behind, ...] = ()
    overlaps: tuple[tuple[str, str], ...] = ()
    shared: tuple[tuple[str, str], ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def flawless(self) -> bool:
        """True if nothing at all was found."""
        return not (self.crossings or self.behind or self.overlaps or self.shared or self.unread)


def check(layout: Layout) -> Findings:
    """Measures a layout."""
    ink = ink_by_union(layout)
    crossings, shared = _between_unions(ink)
    members = {line.union: line.of for line in layout.lines}
    told = read_back(layout)
    return Findings(
        crossings=tuple(crossings),
        behind=tuple(_behind(layout, ink=ink, members=members)),
        overlaps=tuple(_overlaps(layout.persons)),
        shared=tuple(shared),
        unread=tuple(u for u, of in members.items() if len(of) > 1 and told.get(u) != frozenset(of)),
    )


def ink_by_union(layout: Layout) -> dict[str, list[Segment]]:
    """All straight pieces of each union; pieces in line that touch count as one."""
    pieces: dict[str, list[Segment]] = defaultdict(list)
    for line in layout.lines:
        for a, b in zip(line.points, line.points[1:], strict=False):
            pieces[line.union].append(Segment(*a, *b))
    return {union: merged(own) for union, own in pieces.items()}


def read_back(layout: Layout) -> dict[str, frozenset[str]]:
    """Who is linked, told by the ink alone: per union all symbols that its largest connected piece of ink touches.

    A partner's symbol links the lines that end on its two sides; nobody else's does.
    """
    partners = {line.union: set(line.of) for line in layout.lines}
    out: dict[str, frozenset[str]] = {}
    for union, ink in ink_by_union(layout).items():
        touched = {p: _near(ink, place=layout.persons[p]) for p in partners[union]}
        through = [pieces for pieces in touched.values() if len(pieces) > 1]
        best: frozenset[str] = frozenset()
        for piece in _connected(ink, through=through):
            best = max(best, frozenset(p for p, near in touched.items() if near & piece), key=len)
        out[union] = best
    return out


def _near(ink: Sequence[Segment], *, place: Place) -> set[int]:
    box = (place.x - place.w / 2 - REACH, place.y - place.h / 2 - REACH, place.w + 2 * REACH, place.h + 2 * REACH)
    return {i for i, segment in enumerate(ink) if enters(segment, box=box)}


def _connected(ink: Sequence[Segment], *, through: Iterable[set[int]]) -> list[set[int]]:
    links: dict[int, set[int]] = defaultdict(set)
    for i, j in combinations(range(len(ink)), 2):
        if touch(ink[i], ink[j]) or crossing(ink[i], ink[j]):
            links[i].add(j)
            links[j].add(i)
    for joined in through:
        for i in joined:
            links[i] |= joined
    seen: set[int] = set()
    pieces = []
    for start in range(len(ink)):
        if start in seen:
            continue
        todo = [start]
        piece = {start}
        for i in todo:
            new = links[i] - piece
            piece |= new
            todo += sorted(new)
        seen |= piece
        pieces.append(piece)
    return pieces


def _between_unions(ink: Mapping[str, list[Segment]]) -> tuple[list[Crossing], list[tuple[str, str]]]:
    crossings: list[Crossing] = []
    shared: set[tuple[str, str]] = set()
    pieces = [(union, piece) for union in sorted(ink) for piece in ink[union]]
    for i, j in close_pairs([piece for _, piece in pieces]):
        (one, a), (two, b) = pieces[i], pieces[j]
        if one == two:
            continue
        at = crossing(a, b)
        if at:
            crossings.append(Crossing(one, two, at))
        if collinear_overlap(a, b) > TOLERANCE:
            shared.add((one, two))
    return sorted(crossings), sorted(shared)


def _behind(
    layout: Layout, *, ink: Mapping[str, list[Segment]], members: Mapping[str, tuple[str, ...]]
) -> list[Behind]:
    pieces = [(union, piece) for union in sorted(ink) for piece in ink[union]]
    symbols = [
        (person, (p.x - 0.45 * p.w, p.y - 0.45 * p.h, 0.9 * p.w, 0.9 * p.h)) for person, p in layout.persons.items()
    ]
    corners = [Segment(x, y, x + w, y + h) for _, (x, y, w, h) in symbols]
    found = set()
    for i, j in close_pairs([piece for _, piece in pieces], corners):
        (union, piece), (person, box) = pieces[i], symbols[j]
        if person not in members[union] and enters(piece, box=box):
            found.add(Behind(union, person))
    return sorted(found)


def _overlaps(persons: Mapping[str, Place]) -> list[tuple[str, str]]:
    """Pairs whose symbols or texts overlap; persons sorted by x, so that far pairs are never compared."""
    found = []
    spans = sorted((min(p.x - p.w / 2, p.label.x), name) for name, p in persons.items())
    for i, (_, name) in enumerate(spans):
        one = persons[name]
        right = max(one.x + one.w / 2, one.label.x + one.label.w)
        for left, other in spans[i + 1 :]:
            if left >= right:
                break
            if any(_overlap(a, b) for a in _boxes(one) for b in _boxes(persons[other])):
                found.append((name, other))
    return found


def _boxes(p: Place) -> tuple[Area, Area]:
    return (Area(p.x - p.w / 2, p.y - p.h / 2, p.w, p.h), p.label)


def _overlap(a: Sequence[float], b: Sequence[float]) -> bool:
    wide = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
    high = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
    return wide > TOLERANCE and high > TOLERANCE
