"""Which events an MDO sheet tells when it cannot tell all: four plain rules, in this order.

1. what a judge ordered (at most half of the room while others wait);
2. evidence of patterns that people recognise, what carries most of them first;
3. what somebody tagged: a bouwsteen, or chosen for the plan;
4. what is recent.

Within a rule the most recent comes first. What is planned but did not happen yet is left to the timeline. The same
casus gives the same choice; what is chosen is told in the order of time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.dates import VagueDate, show_period
from werkbank.model.entities import Event
from werkbank.model.vocabulary import vocabulary
from werkbank.plan.mdo_patterns import is_accepted

MEASURES = "maatregel"


def lane_of(event: Event) -> str:
    """The lane of an event; an unknown kind belongs to life."""
    kind = vocabulary().event_kinds.get(event.kind)
    return kind.lane if kind else "leven"


def name_of(event: Event) -> str:
    """What people call it, else the label of its kind."""
    kind = vocabulary().event_kinds.get(event.kind)
    return event.title.strip() or (kind.label if kind else event.kind)


def when_of(event: Event) -> str:
    """Its date or period in words."""
    known = event.date.is_known or event.end.is_known
    return show_period(event.date, end=event.end, running=event.running) if known else tr("datum onbekend")


def happened(casus: Casus, *, today: date) -> list[Event]:
    """The events that may have begun."""
    return [event for event in casus.events.values() if event.date.lo is None or event.date.lo <= today]


def by_rules(casus: Casus, events: Iterable[Event]) -> list[Event]:
    """The events, what matters most first."""
    proof = Counter(i for p in casus.patterns.values() if is_accepted(casus, p) for i in p.events)

    def rank(event: Event) -> tuple[int, int]:
        if lane_of(event) == MEASURES:
            return 0, 0
        if proof[event.id]:
            return 1, -proof[event.id]
        return (2 if event.bouwstenen or event.chosen else 3), 0

    newest_first = sorted(events, key=_in_time, reverse=True)
    return sorted(newest_first, key=rank)


def chosen(casus: Casus, *, limit: int, today: date) -> tuple[Event, ...]:
    """So many events with a date, in the order of time."""
    dated = [e for e in happened(casus, today=today) if e.date.lo or e.date.hi or e.end.lo or e.end.hi]
    ranked = by_rules(casus, dated)
    measures = [event for event in ranked if lane_of(event) == MEASURES]
    others = ranked[len(measures) :]
    most = max(limit // 2, limit - len(others))
    taken = [*measures[:most], *others][:limit]
    return tuple(sorted(taken, key=_in_time))


def in_time(events: Sequence[Event]) -> tuple[Event, ...]:
    """Oldest first, those without a date last."""
    return tuple(sorted(events, key=lambda event: (not _begin(event).is_known, *_in_time(event))))


def _in_time(event: Event) -> tuple[int, int, int, int, str]:
    return _begin(event).sort_key(rank=event.rank, ident=event.id)


def _begin(event: Event) -> VagueDate:
    return event.date if event.date.is_known else event.end
