"""Marks of patterns in the help: one flag where each of the events that it leans on begins, in the lane of signals.

A pattern that people recognised is part of the casus and always has its marks. One that the program only proposes has
them on screen alone (``Showing.proposed``), never on paper, and says that it is possible.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.entities import Event
from werkbank.model.kinds import PatternStatus, Side
from werkbank.timeline.signals import TITLES, Signal, SignalKind


def pattern_marks(casus: Casus) -> tuple[Signal, ...]:
    """The marks of the patterns of the help that people have not turned down."""
    found: list[Signal] = []
    for pattern in casus.patterns.values():
        if pattern.side is Side.HELP and pattern.status is not PatternStatus.NOT_RECOGNISED:
            why = pattern.happens or tr("Een patroon in de hulp, zoals jullie het noemden.")
            events = [casus.events[one] for one in pattern.events if one in casus.events]
            found += marks_of(pattern.name or tr("patroon zonder naam"), events, why=why, certain=True)
    return tuple(found)


def marks_of(name: str, events: Sequence[Event], *, why: str, certain: bool) -> Iterator[Signal]:
    """One mark for each event that has a day; each lights up all of them."""
    evidence: tuple[EntityId, ...] = tuple(event.id for event in events)
    title = tr(TITLES[SignalKind.HELP], naam=name)
    for event in events:
        lo, hi = event.date.lo, event.date.hi
        if lo is not None and hi is not None:
            sure = certain and lo == hi
            yield Signal(SignalKind.HELP, lo.toordinal(), hi.toordinal() + 1, sure, title, why, None, evidence)


def in_order(*signals: Iterable[Signal]) -> tuple[Signal, ...]:
    """Signals of several kinds as one row in the order of time."""
    every = [signal for some in signals for signal in some]
    return tuple(sorted(every, key=lambda signal: (signal.middle, signal.last, signal.kind, signal.person or "")))
