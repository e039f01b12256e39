"""Which events stand on a strip when not all can: chosen ones first, then evidence of patterns, evenly over the years.

Evenly: events of one rank are taken in the order in which a list is halved again and again (first the first, then the
middle, then the quarters), so that any number of them covers the whole time. The same casus gives the same choice.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from werkbank.model.casus import Casus
from werkbank.timeline.strip_marks import Told, told


def picked(casus: Casus, *, today: date, chosen: Collection[str] | None, fill_to: int) -> Collection[str] | None:
    """The ids for a strip: those asked for or chosen by the family, filled up; None leaves it to the strip."""
    if not fill_to:
        return chosen
    first = set(chosen) if chosen is not None else {event.id for event in casus.events.values() if event.chosen}
    others = told(casus, today=today, chosen=[id_ for id_ in casus.events if id_ not in first])
    room = max(0, fill_to - len(first))
    return first | {others[n].event.id for n in importance(casus, others)[:room]}


def importance(casus: Casus, story: Sequence[Told]) -> list[int]:
    """The places in a story, what matters most first."""
    evidence = {event for pattern in casus.patterns.values() for event in pattern.events}

    def rank(one: Told) -> int:
        return 0 if one.event.chosen else 1 if one.event.id in evidence else 2

    ranks = [rank(one) for one in story]
    order: list[int] = []
    for level in sorted(set(ranks)):
        places = [n for n, of in enumerate(ranks) if of == level]
        order += [places[n] for n in halving(len(places))]
    return order


def halving(count: int) -> list[int]:
    """0 .. count - 1 in the order of reversed bits: every beginning of it lies evenly over the whole."""
    bits = max(1, (count - 1).bit_length())
    turned = (int(f"{n:0{bits}b}"[::-1], 2) for n in range(1 << bits))
    return [n for n in turned if n < count]


def numbered_anew(story: Sequence[Told], places: Sequence[int]) -> tuple[Told, ...]:
    """These of a story, in the order of time, numbered from 1."""
    return tuple(replace(story[n], number=number) for number, n in enumerate(sorted(places), start=1))
