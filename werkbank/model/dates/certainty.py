"""What is certain, possible or excluded when dates are vague.

Something is *zeker* when it holds for all days within the bounds, *mogelijk* when for some, *nee* when for none. An
open or unknown bound excludes nothing. A chain of steps is as sure as its weakest step, so ``min`` joins and ``max``
chooses.

A :class:`Stretch` is a period or a moment as four days. A moment happens on one unknown day, so certainly on none of a
longer interval: its earliest end lies before its latest start. A period of which the end is unknown may have ended at
once or go on until today.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Final

from werkbank.model.dates.value import VagueDate


class Certainty(IntEnum):
    """How sure: ordered, so that ``min`` is 'and', ``max`` is 'or'."""

    NEE = 0
    MOGELIJK = 1
    ZEKER = 2

    @property
    def word(self) -> str:
        """The word that files and the command line use: nee, mogelijk, zeker."""
        return self.name.lower()

    def opposite(self) -> Certainty:
        """How sure it is that it does not hold."""
        return Certainty(2 - self)


NEE: Final = Certainty.NEE
MOGELIJK: Final = Certainty.MOGELIJK
ZEKER: Final = Certainty.ZEKER
"""The three by name, for loops: asking an enumeration for a member takes more time than what they do with it."""


def judged(*, certainly: bool, possibly: bool) -> Certainty:
    """Put two answers into one."""
    return Certainty.ZEKER if certainly else Certainty.MOGELIJK if possibly else Certainty.NEE


def certainly_before(first: VagueDate, second: VagueDate, /) -> bool:
    """Every day of the first lies before every day of the second; false when either is open there."""
    return first.hi is not None and second.lo is not None and first.hi < second.lo


def possibly_before(first: VagueDate, second: VagueDate, /) -> bool:
    """Some day of the first lies before some day of the second; true when nothing is known."""
    return first.lo is None or second.hi is None or first.lo < second.hi


def before(first: VagueDate, second: VagueDate, /) -> Certainty:
    """How sure it is that the first comes on an earlier day than the second."""
    return judged(certainly=certainly_before(first, second), possibly=possibly_before(first, second))


def within(claim: VagueDate, *, lo: date, hi: date) -> Certainty:
    """How sure it is that a moment lies in ``lo .. hi``, both inclusive."""
    inside = claim.lo is not None and claim.hi is not None and lo <= claim.lo and claim.hi <= hi
    apart = (claim.lo is not None and claim.lo > hi) or (claim.hi is not None and claim.hi < lo)
    return judged(certainly=inside, possibly=not apart)


@dataclass(frozen=True, slots=True)
class Stretch:
    """When something began and ended, each between two days (inclusive)."""

    earliest_start: date
    latest_start: date
    earliest_end: date
    latest_end: date


def stretch_of_moment(claim: VagueDate, *, today: date) -> Stretch:
    """One day somewhere in the bounds; an open past is unbounded, an open future ends today."""
    lo = claim.lo or date.min
    hi = claim.hi or max(today, lo)
    return Stretch(lo, hi, lo, hi)


def stretch_of_period(start: VagueDate, *, end: VagueDate | None, running: bool, today: date) -> Stretch:
    """From a start to an end, to today when running, or to nobody knows when."""
    first = start.lo or date.min
    until = max(today, first)
    if running:
        return Stretch(first, min(start.hi or until, until), until, until)
    lo, hi = (end.lo, end.hi) if end else (None, None)
    latest_end = max(hi or until, first)
    latest_start = min(start.hi or latest_end, latest_end)
    return Stretch(first, latest_start, max(lo or first, first), latest_end)


def certainly_overlaps(one: Stretch, other: Stretch, /) -> bool:
    """Both went on at the same day, whatever the true dates are."""
    return one.latest_start <= other.earliest_end and other.latest_start <= one.earliest_end


def possibly_overlaps(one: Stretch, other: Stretch, /) -> bool:
    """Both may have gone on at the same day."""
    return one.earliest_start <= other.latest_end and other.earliest_start <= one.latest_end


def overlap(one: Stretch, other: Stretch, /) -> Certainty:
    """How sure it is that both went on at the same day."""
    return judged(certainly=certainly_overlaps(one, other), possibly=possibly_overlaps(one, other))


def holds_on(stretch: Stretch, /, *, day: date) -> Certainty:
    """How sure it is that it went on at this day."""
    inside = stretch.latest_start <= day <= stretch.earliest_end
    return judged(certainly=inside, possibly=stretch.earliest_start <= day <= stretch.latest_end)


def gap_days(first: Stretch, second: Stretch, /) -> tuple[int, int]:
    """Fewest and most free days from the end of the first to the start of the second; negative when they overlap."""
    fewest = second.earliest_start - first.latest_end
    most = second.latest_start - first.earliest_end
    return fewest.days - 1, most.days - 1
