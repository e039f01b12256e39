"""Add an event where somebody double-clicks: the day as exact as the zoom shows it, the lane's person and kind."""

from __future__ import annotations

from datetime import date

from werkbank.app.session import Session
from werkbank.app.verbs.history import add_event
from werkbank.i18n import tr
from werkbank.model.dates import VagueDate, parse
from werkbank.model.entities import Event
from werkbank.timeline.axis import month_name
from werkbank.timeline.lanes import Grouping
from werkbank.timeline.stack import Band

DAY_WIDTH, MONTH_WIDTH = 3.0, 0.35  # pixels a day from which a click means a day, a month
_KIND_OF_LANE = {"hulp": "hulp"}  # the only lane with a kind that says nothing more


def add_at(session: Session, day: date, *, per_day: float, band: Band, grouping: Grouping) -> Event:
    """A new event on a day in a lane."""
    claim = claim_at(day, per_day=per_day, today=session.today)
    lane = band.lane
    name = lane.name if lane is not None else None
    persons = (name.person,) if name is not None and name.person else ()
    kind = _KIND_OF_LANE.get(name.kind, "overig") if name is not None else "overig"
    organisation = name.title if name is not None and grouping is Grouping.ORGANISATION and name.key[13:] else ""
    return add_event(session, date=claim, persons=persons, kind=kind, organisation=organisation)


def claim_at(day: date, *, per_day: float, today: date) -> VagueDate:
    """The day, its month or its year, whichever the scale can show."""
    if per_day >= DAY_WIDTH:
        text = f"{day.day}-{day.month}-{day.year:04}"
    elif per_day >= MONTH_WIDTH:
        text = tr("{maand} {jaar}", maand=month_name(day.month), jaar=f"{day.year:04}")
    else:
        text = f"{day.year:04}"
    return parse(text, today=today)
