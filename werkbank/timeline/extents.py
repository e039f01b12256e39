"""When an event was, in days for drawing: four edges and marks for what is not known.

Days are counted as ``date.toordinal``; an edge is the beginning of a day, so a bar over one whole day is 1 wide.

* A period runs from somewhere in ``a .. b`` to somewhere in ``c .. d``. Between ``b`` and ``c`` it certainly ran (the
  core); when ``b >= c`` there is no day on which it certainly ran.
* A moment lies somewhere in ``a .. d``; ``b == a`` and ``c == d``.

Invariants: ``a <= b <= d`` and ``a <= c <= d``, ``a < d``. An open beginning is drawn from the birth of who it is
about, else from two years before; an open or unknown end up to today, and both say so with a mark (torn edge).
"""

from __future__ import annotations

from datetime import date
from enum import IntFlag
from typing import NamedTuple

from werkbank.model.dates import VagueDate, split_period
from werkbank.model.entities import Event
from werkbank.model.vocabulary import Shape, vocabulary

OPEN_DAYS = 730  # how far an open beginning is drawn when no birth bounds it


class Mark(IntFlag):
    """What an extent does not know or says besides its edges."""

    NONE = 0
    MOMENT = 1
    START_WAVY = 2  # '~'
    END_WAVY = 4
    START_TORN = 8  # open or unknown
    END_TORN = 16
    RUNNING = 32
    UNSURE = 64  # '?'
    NO_CORE = 128


_MOMENT, _START_TORN, _END_TORN = int(Mark.MOMENT), int(Mark.START_TORN), int(Mark.END_TORN)
_TORN = _START_TORN | _END_TORN


class Extent(NamedTuple):
    """Edges in days, and marks."""

    a: int
    b: int
    c: int
    d: int
    marks: int  # of Mark, as a plain number: there are thousands

    @property
    def is_moment(self) -> bool:
        """A point in time, however vague."""
        return bool(self.marks & _MOMENT)

    @property
    def middle(self) -> float:
        """Where the diamond of a moment stands: at the known side when one side is open."""
        torn = self.marks & _TORN
        if torn == _START_TORN:
            return self.d - 0.5
        if torn == _END_TORN:
            return self.a + 0.5
        return (self.a + self.d) / 2


def is_period(event: Event) -> bool:
    """Whether an event is drawn as a bar: it has an end, runs, says so, or is of a kind that lasts."""
    if event.period or event.running or event.end.is_known or event.date.is_period:
        return True
    kind = vocabulary().event_kinds.get(event.kind)
    return kind is not None and kind.shape is Shape.PERIOD


def extent_of(event: Event, *, today: date, born: int | None = None) -> Extent | None:
    """Where an event lies; None when neither its beginning nor its end is known (the tray 'datum onbekend')."""
    start, end, running = _claims(event)
    if not (start.is_known or end.is_known):
        return None
    now = today.toordinal() + 1
    if is_period(event):
        return _period(start, end, running=running, now=now, born=born)
    return _moment(start, now=now, born=born)


def _claims(event: Event) -> tuple[VagueDate, VagueDate, bool]:
    if not event.date.is_period:
        return event.date, event.end, event.running
    start, end, running = split_period(event.date)
    last = event.end if event.end.is_known else end or event.end
    return start, last, (event.running or running) and not event.end.is_known


def _moment(claim: VagueDate, *, now: int, born: int | None) -> Extent:
    marks = Mark.MOMENT | _doubt(claim)
    known = claim.lo.toordinal() if claim.lo else None
    if claim.hi is None:
        marks |= Mark.END_TORN
    d = claim.hi.toordinal() + 1 if claim.hi else max(now, (known or 0) + 1)
    if known is None:
        marks |= Mark.START_TORN
    a = _beginning(d, born=born) if known is None else known
    return Extent(a, a, d, d, int(marks))


def _period(start: VagueDate, end: VagueDate, *, running: bool, now: int, born: int | None) -> Extent:
    marks = _doubt(start) | (Mark.END_WAVY if end.approx else Mark.NONE)
    marks |= Mark.UNSURE if end.uncertain else Mark.NONE
    known = start.lo.toordinal() if start.lo else None
    last = max(now, (known or 0) + 1)
    d = end.hi.toordinal() + 1 if end.hi and not running else last
    marks |= Mark.RUNNING if running else Mark.NONE if end.hi else Mark.END_TORN
    if known is None:
        marks |= Mark.START_TORN
    a = _beginning(d, born=born) if known is None else known
    b = start.hi.toordinal() if start.hi else d
    c = d if running else end.lo.toordinal() + 1 if end.lo else a
    return _ordered(a, b, c, d, marks)


def _ordered(a: int, b: int, c: int, d: int, marks: Mark) -> Extent:
    d = max(d, a + 1)
    b, c = min(max(b, a), d), min(max(c, a), d)
    return Extent(a, b, c, d, int(marks if b < c else marks | Mark.NO_CORE))


def _beginning(end: int, *, born: int | None) -> int:
    return born if born is not None and born < end else max(1, end - OPEN_DAYS)


def _doubt(claim: VagueDate) -> Mark:
    wavy = Mark.START_WAVY if claim.approx else Mark.NONE
    return wavy | (Mark.UNSURE if claim.uncertain else Mark.NONE)
