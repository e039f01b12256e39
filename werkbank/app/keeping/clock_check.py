"""Whether the clock of this computer can be right: compared with when the cases of this workplace were last used.

A wrong clock loses nothing (the order of changes does not hang on it), but what is written gets a wrong date, and what
must be kept or destroyed by a day is judged wrongly. Nobody can know what time it really is; so it only asks, and only
where it is likely: before the last use, or years after it.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from werkbank.app.members import day_words
from werkbank.model.errors import KnownError
from werkbank.store.errors import known
from werkbank.store.workplace import Workplace

BEHIND = timedelta(days=1)  # a journey through time zones is less
AHEAD = timedelta(days=730)
DAYS_A_YEAR = 365.25


def last_use(workplace: Workplace) -> datetime | None:
    """When a case was last opened or changed here; None when there is none."""
    return max((row.opened_at for row in workplace.premises.index.rows()), default=None)


def clock_doubt(now: datetime, *, last: datetime | None) -> KnownError | None:
    """What is odd about the clock, as something to say and what to do; None when nothing is."""
    if last is None:
        return None
    if now < last - BEHIND:
        return known("clock-behind", nu=day_words(now), toen=day_words(last))
    if now > last + AHEAD:
        years = round((now - last).days / DAYS_A_YEAR)
        return known("clock-ahead", nu=day_words(now), n=years, toen=day_words(last))
    return None
