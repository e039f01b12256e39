"""Layers of the genogram: ways of bonds and outlines of homes, all at once and only what changed (60 and 300 persons).

Ways are looked for when the family or who is linked with whom changes; outlines when somebody moves. One more bond and
another day are measured against doing it all, in the same run.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from tests.benchmarks.made_family import TODAY, casus
from tests.benchmarks.report import Ratio, Row, Section
from werkbank.genogram import bonds_route
from werkbank.genogram.bonds import bond_ways, drawable
from werkbank.genogram.from_casus import ANY_DAY
from werkbank.genogram.households_drawn import household_pieces
from werkbank.genogram.ink import Ink
from werkbank.genogram.picture import layout_of
from werkbank.model.clock import EntityId

SIZES = (60, 300)


def measure(*, quick: bool) -> list[Section]:
    """One table a size."""
    return [_of(persons, runs=3 if quick else 9) for persons in SIZES]


def _of(persons: int, *, runs: int) -> Section:
    known = casus(persons=persons, events=0)
    laid = layout_of(known)
    last = drawable(known, look=ANY_DAY)[-1]
    more = known.having(last.but(id=EntityId("one more"), kind="hecht"))
    every, one = [], []
    for _ in range(runs):
        fresh = replace(laid)
        bonds_route.forget()
        every.append(_timed(lambda fresh=fresh: bond_ways(known, fresh)))  # type: ignore[misc]
        one.append(_timed(lambda fresh=fresh: bond_ways(more, fresh)))  # type: ignore[misc]
    first, next_day, earlier = [], [], TODAY - timedelta(days=365)
    for _ in range(runs):
        ink = Ink(household_pieces(known, laid))
        first.append(_timed(lambda ink=ink: ink.items(TODAY)))  # type: ignore[misc]
        next_day.append(_timed(lambda ink=ink: _turned(ink, before=TODAY, now=earlier)))  # type: ignore[misc]
    bonds, homes = len(drawable(known, look=ANY_DAY)), len(known.households)
    return Section(
        f"Layers of {persons} persons: {bonds} bonds, {homes} homes",
        [
            Row("ways of all bonds", tuple(every)),
            Row("one more bond", tuple(one)),
            Ratio("all bonds, against one more", tuple(every), tuple(one)),
            Row("outlines of all homes on a day", tuple(first)),
            Row("outlines a year earlier: only who moved", tuple(next_day)),
            Ratio("all homes, against a year further", tuple(first), tuple(next_day)),
        ],
    )


def _turned(ink: Ink, *, before: date, now: date) -> None:
    for piece in ink.changed(before, now):
        ink.drawn(piece, day=now)


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000
