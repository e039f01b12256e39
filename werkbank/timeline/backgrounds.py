"""Bands behind the life of a person: the homes one lived in, phases of school, measures; each can be switched off.

A ribbon is one row above the events of a lane.
Homes come from the residences (a secret one is 'woont op een veilige plek'), measures from the events of that lane
kind in which the person is named, school phases from the birth date alone (an age, not a fact, so they say 'leeftijd').
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from werkbank.i18n import mark, tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import VagueDate
from werkbank.model.dates.days import shift_years
from werkbank.model.entities import Household
from werkbank.timeline.labels import kind_name

if TYPE_CHECKING:
    from werkbank.timeline.places import Place

Ints = NDArray[np.int32]


class Backing(StrEnum):
    """The kinds of bands."""

    HOMES = "homes"
    SCHOOL = "school"
    MEASURES = "measures"


TITLES = {
    Backing.HOMES: mark("Woonplekken"),
    Backing.SCHOOL: mark("Schooltijd (naar leeftijd)"),
    Backing.MEASURES: mark("Maatregelen"),
}
USUAL_BACKINGS = frozenset({Backing.HOMES})  # measures have a lane of their own already
_PHASES = ((4, 12, mark("basisschool")), (12, 18, mark("voortgezet onderwijs")))
SAFE_PLACE = mark("woont op een veilige plek")


class Ribbon(NamedTuple):
    """One row of bands of a kind, in the order of time; what certainly was at once is one band with all its names.

    ``a .. d`` may have been so, with a text each; ``b .. c`` are the stretches in them that certainly were so.
    """

    backing: Backing
    a: Ints
    d: Ints
    texts: tuple[str, ...]
    solid: NDArray[np.bool_]  # which bands are certain from end to end
    b: Ints
    c: Ints

    def shifted(self, by: int) -> Ribbon:
        """The same bands so many days earlier."""
        return self._replace(a=self.a - by, b=self.b - by, c=self.c - by, d=self.d - by)


Edges = tuple[int, int, int, int, str]


class Backs:
    """The bands of every person; found once for a casus."""

    def __init__(
        self, casus: Casus, *, places: Sequence[Place], shown: Collection[Backing], today: date, first: int, last: int
    ) -> None:
        self._found: dict[EntityId, list[tuple[Backing, list[Edges]]]] = {}
        self._span = first, last
        self._today = today.toordinal() + 1
        if Backing.HOMES in shown:
            self._homes(casus)
        if Backing.SCHOOL in shown:
            self._school(casus)
        if Backing.MEASURES in shown:
            self._measures(places)

    def of(self, person: EntityId) -> tuple[Ribbon, ...]:
        """The ribbons of one person, top to bottom."""
        return tuple(_ribbon(backing, bands) for backing, bands in self._found.get(person, ()))

    def _add(self, person: EntityId, backing: Backing, edges: Edges) -> None:
        first, last = self._span
        if edges[3] <= first or edges[0] >= last:
            return
        rows = self._found.setdefault(person, [])
        if not rows or rows[-1][0] is not backing:
            rows.append((backing, []))
        rows[-1][1].append(edges)

    def _homes(self, casus: Casus) -> None:
        lived: dict[EntityId, list[Edges]] = {}
        for residence in casus.residences.values():
            person = casus.persons.get(residence.person)
            home = casus.households.get(residence.household)
            if person is not None and home is not None:
                edges = self._edges(residence.begin, residence.end, since=person.birth)
                lived.setdefault(person.id, []).append((*edges, _home_name(home)))
        for id_, bands in lived.items():
            for edges_ in sorted(bands):
                self._add(id_, Backing.HOMES, edges_)

    def _edges(self, begin: VagueDate, end: VagueDate, *, since: VagueDate) -> tuple[int, int, int, int]:
        start = begin if begin.is_known else since
        a = start.lo.toordinal() if start.lo else self._span[0]
        b = start.hi.toordinal() if start.hi else self._today
        d = end.hi.toordinal() + 1 if end.hi else max(self._today, a + 1)
        c = d if not end.is_known else end.lo.toordinal() + 1 if end.lo else a
        d = max(d, a + 1)
        return a, min(max(b, a), d), min(max(c, a), d), d

    def _school(self, casus: Casus) -> None:
        for person in casus.persons.values():
            lo, hi = person.birth.lo, person.birth.hi
            if lo is None or hi is None or person.died:
                continue
            for begin, end, name in _PHASES:
                a, b, c, d = (
                    shift_years(day, by=years).toordinal()
                    for day, years in ((lo, begin), (hi, begin), (lo, end), (hi, end))
                )
                self._add(person.id, Backing.SCHOOL, (a, min(b, c), max(b, c), d, tr(name)))

    def _measures(self, places: Sequence[Place]) -> None:
        found: dict[EntityId, list[Edges]] = {}
        for place in places:
            extent = place.extent
            if place.is_measure and not extent.is_moment:
                name = kind_name(place.event)
                for id_ in place.event.persons:
                    found.setdefault(id_, []).append((extent.a, extent.b, extent.c, extent.d, name))
        for id_, bands in found.items():
            for edges in bands:
                self._add(id_, Backing.MEASURES, edges)


def _home_name(home: Household) -> str:
    return tr(SAFE_PLACE) if home.secret else home.label or home.municipality or tr("huishouden")


def _ribbon(backing: Backing, bands: list[Edges]) -> Ribbon:
    joined: list[list[Edges]] = []
    for band in sorted(bands):
        if joined and any(_at_once(band, other) for other in joined[-1]):
            joined[-1].append(band)
        else:
            joined.append([band])
    sure = _union((b, c) for _, b, c, _, _ in bands if b < c)
    certain = set(sure)
    spans = [(min(band[0] for band in group), max(band[3] for band in group)) for group in joined]
    starts, ends = (np.array([span[n] for span in spans], dtype=np.int32) for n in (0, 1))
    solid = np.array([span in certain for span in spans], dtype=np.bool_)
    texts = tuple(" + ".join(dict.fromkeys(band[4] for band in group)) for group in joined)
    b, c = (np.array([one[n] for one in sure], dtype=np.int32) for n in (0, 1))
    return Ribbon(backing, starts, ends, texts, solid, b, c)


def _at_once(one: Edges, other: Edges) -> bool:
    """Whether both certainly were so on one day; at a move with vague dates they only may have been."""
    return max(one[1], other[1]) < min(one[2], other[2])


def _union(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches that overlap as one; what only touches stays apart."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return found


def tinting_parts(ribbon: Ribbon) -> tuple[Ints, Ints]:
    """Beginnings and ends of what tints the whole lane: every second home, so that a move shows; measures all."""
    if ribbon.backing is Backing.HOMES:
        return ribbon.a[1::2], ribbon.d[1::2]
    spans = zip(ribbon.a.tolist(), ribbon.d.tolist(), strict=True) if ribbon.backing is Backing.MEASURES else ()
    sides = np.array(_union(spans), dtype=np.int32).reshape(-1, 2)
    return sides[:, 0], sides[:, 1]


def vague_parts(ribbon: Ribbon) -> tuple[Ints, Ints]:
    """Beginnings and ends of the stretches in the bands of which nobody is certain."""
    found: list[tuple[int, int]] = []
    sure = list(zip(ribbon.b.tolist(), ribbon.c.tolist(), strict=True))
    for a, d in _union(zip(ribbon.a.tolist(), ribbon.d.tolist(), strict=True)):
        at = a
        for start, end in sure:
            if a <= start < d and end > at:
                found += [(at, start)] if start > at else []
                at = max(at, end)
        found += [(at, d)] if at < d else []
    sides = np.array(found, dtype=np.int32).reshape(-1, 2)
    return sides[:, 0], sides[:, 1]
