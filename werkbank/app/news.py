"""What is new since the previous session: the events that were added or changed since then.

The previous session is the latest meeting in the casus on a day before today; what was noted after that day is new.
Without any meeting it is the last earlier day on which somebody worked in the casus. Times come from the change sets,
days are those of the clock's own zone (UTC in the log).
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from werkbank.app.session import Session
from werkbank.model.clock import EntityId
from werkbank.model.kinds import Kind


def previous_session(session: Session) -> date | None:
    """The day of the previous session; None when nobody met or worked before today."""
    today = session.today
    met = [one.on.hi for one in session.casus.sessions.values() if one.on.hi is not None and one.on.hi < today]
    if met:
        return max(met)
    worked = (change.at.date() for change in reversed(session.open.happened))
    return next((day for day in worked if day < today), None)


def new_events(session: Session) -> frozenset[EntityId]:
    """The events that were added or changed since the previous session; all of them when there was none."""
    day = previous_session(session)
    if day is None:
        return frozenset(session.casus.events)
    since = datetime.combine(day + timedelta(days=1), time.min, tzinfo=UTC)
    found: set[EntityId] = set()
    for change_set in reversed(session.open.happened):
        if change_set.at < since:
            break
        found |= {entity for kind, entity in change_set.touches() if kind is Kind.EVENT}
    return frozenset(found & session.casus.events.keys())
