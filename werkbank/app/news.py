"""What is new: in the session that runs, since the previous one, or in any one session; from the change sets.

The previous session is the latest meeting in the casus on a day before today, or while a session runs an earlier one
of today that has ended; what was noted after it is new. Without any meeting it is the last earlier day on which people
worked in the casus. Times come from the change sets, days are those of the clock's own zone (UTC in the log). While
somebody reads along only what they can see counts: a change in a field that is hidden from them marks nothing, and a
meeting at which they were not is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from werkbank.app.actions import ActionId
from werkbank.app.as_shown import AsShown
from werkbank.app.audience import names_there
from werkbank.app.session import Key, Session
from werkbank.journal.changes import EXISTS, ChangeSet, FieldChange
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.entities import Session as Met
from werkbank.model.entities import fields_of
from werkbank.model.kinds import Kind

WANTED = "new-since"  # whether what is new since the previous session is marked
ENDED = "sessions-ended"  # after which change set each session ended
LONG = timedelta(hours=12)  # longer than anybody meets
Moment = tuple[datetime, int]
"""A time, and the place in the log of what comes first then: two change sets may have the same time."""
Looking = Session | AsShown
QUIET = {"pin", "left_of", "rank", "sharing", "only_for", "not_for", "contributor", "ref"}
"""Where something stands in a picture, or who may read it, is no news."""


@dataclass(frozen=True, slots=True)
class News:
    """What was added, what was changed, what was taken out; an item is in one of them only.

    ``fields`` are those that changed, in the order in which they did.
    """

    added: tuple[Key, ...] = ()
    changed: tuple[Key, ...] = ()
    removed: tuple[Key, ...] = ()
    fields: Mapping[Key, tuple[str, ...]] = field(default_factory=dict)

    @property
    def keys(self) -> frozenset[Key]:
        """Everything that is there to be marked."""
        return frozenset((*self.added, *self.changed))


def previous_session(session: Session) -> date | None:
    """The day of the previous session; None when nobody met or worked before today."""
    found = _previous(session)
    if found is not None:
        return found.on.hi
    if session.has_family:
        return None
    worked = (change.at.date() for change in reversed(session.open.happened))
    return next((day for day in worked if day < session.today), None)


def new_events(session: Session) -> frozenset[EntityId]:
    """The events that were added or changed since the previous session; all of them when there was none."""
    if previous_session(session) is None:
        return frozenset(session.casus.events)
    return frozenset(key.id for key in news_since_previous(session).keys if key.kind is Kind.EVENT)


def news_since_previous(session: Session) -> News:
    """What is new since the previous session; nothing when there was none, since then everything would be."""
    day, met = previous_session(session), _previous(session)
    if day is None:
        return News()
    start = began(session, met) if met is not None else None
    was_held_then = start is not None and start.date() <= day  # else somebody wrote it down later
    ended = _ended(session, met) if met is not None and was_held_then else None
    return _news(session, ended or _midnight_after(day), None)


def news_of(session: Looking, met: Met) -> News:
    """What was added and changed in one session: from its beginning to its end, or to now while it runs.

    Of a session of which the end is not known (begun at another workplace) to the next one, at most to the end of its
    day.
    """
    start = began(session, met)
    if start is None:
        return News()
    runs = isinstance(session, Session) and session.audience is not None and session.audience.session == met.id
    ended = None if runs else _ended(session, met) or _at_most(session, start)
    return _news(session, (start, -1), ended)


def running_since(session: Session) -> date | None:
    """The day on which the session that runs began, when that is long ago: nobody should forget that it still runs."""
    met = session.whole.sessions.get(session.audience.session) if session.audience is not None else None
    start = began(session, met) if met is not None else None
    return start.date() if start is not None and session.clock.now() - start > LONG else None


def note_end(session: Session, met: EntityId) -> None:
    """Remember after which change a session ended; with this copy, since it changes nothing in the casus."""
    if not session.read_only:
        kept = session.file.view_state(ENDED) or {}
        session.file.set_view_state(ENDED, {**kept, met: session.open.happened[-1].id})


def began(session: Looking, met: Met) -> datetime | None:
    """When a session began: when it was begun in the window, else the first moment of its day; None without a day."""
    for change_set in reversed(session.open.happened):
        if change_set.action == ActionId.START_SESSION and (Kind.SESSION, met.id) in change_set.touches():
            return change_set.at
    return datetime.combine(met.on.lo, time.min, tzinfo=UTC) if met.on.lo is not None else None


def marked(session: Session) -> frozenset[Key]:
    """What carries a mark now: what came up in the session that runs, and since the previous one when asked."""
    found: frozenset[Key] = frozenset()
    if session.audience is not None and (met := session.whole.sessions.get(session.audience.session)):
        found = news_of(session, met).keys
    return found | news_since_previous(session).keys if wants_news(session) else found


def wants_news(session: Session) -> bool:
    """Whether what is new since the previous session is marked."""
    return bool(session.memory.view_state(WANTED))


def want_news(session: Session, *, wanted: bool) -> None:
    """Mark what is new since the previous session, or no longer; remembered."""
    session.memory.set_view_state(WANTED, wanted)


def _previous(session: Session) -> Met | None:
    """The latest meeting before the one that runs, or before today."""
    today, running = session.today, session.audience.session if session.audience is not None else None

    def is_over(met: Met) -> bool:
        day = met.on.hi
        if day is None or met.id == running:
            return False
        return day < today or (running is not None and day == today and _ended(session, met) is not None)

    over = [met for met in _meetings(session) if is_over(met)]
    latest = max((met.on.hi for met in over if met.on.hi is not None), default=None)
    last = [met for met in over if met.on.hi == latest]
    earliest = (datetime.min.replace(tzinfo=UTC), -1)
    return last[0] if len(last) == 1 else max(last, key=lambda met: _ended(session, met) or earliest, default=None)


def _meetings(session: Session) -> Iterator[Met]:
    audience = session.audience
    for met in session.whole.sessions.values():
        if audience is None or not session.has_family or set(audience.names) <= set(names_there(session.whole, met)):
            yield met


def _ended(session: Looking, met: Met) -> Moment | None:
    """What comes first after a session; None when it is not known here when it ended."""
    last = (session.file.view_state(ENDED) or {}).get(met.id)
    happened = session.open.happened
    at = next((n for n in reversed(range(len(happened))) if happened[n].id == last), None) if last else None
    return (happened[at].known_since, at + 1) if at is not None else None


def _at_most(session: Looking, start: datetime) -> Moment:
    """The next session, or the end of the day."""
    end = datetime.combine(start.date() + timedelta(days=1), time.min, tzinfo=UTC)
    following = [c.at for c in session.open.happened if c.action == ActionId.START_SESSION and c.at > start]
    return min([end, *following]), -1


def _midnight_after(day: date) -> Moment:
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=UTC), -1


def _news(session: Looking, start: Moment, end: Moment | None) -> News:
    existed: dict[Key, bool] = {}
    touched: dict[Key, dict[str, None]] = {}
    for change in _changes(session, start, end):
        key = Key(change.kind, change.entity)
        if key.kind is Kind.SESSION:
            continue
        if change.field == EXISTS:
            existed.setdefault(key, not change.after)
            touched.setdefault(key, {})
        elif change.field not in QUIET and _is_seen(session, change):
            touched.setdefault(key, {})[change.field] = None
    now = {key for key in touched if session.casus.get(key.kind, key.id) is not None}
    added = tuple(key for key in touched if key in now and existed.get(key) is False)
    gone = (key for key in touched if existed.get(key) and session.whole.get(key.kind, key.id) is None)
    removed = () if session.audience is not None else tuple(gone)
    changed = tuple(key for key in touched if key in now and key not in added)
    return News(added, changed, removed, {key: tuple(touched[key]) for key in changed})


def _changes(session: Looking, start: Moment, end: Moment | None) -> Iterator[FieldChange]:
    """Oldest first."""
    found: list[ChangeSet] = []
    happened = session.open.happened
    for number in reversed(range(len(happened))):
        at = (happened[number].known_since, number)
        if at < start:
            break
        if end is None or at < end:
            found.append(happened[number])
    for change_set in reversed(found):
        yield from change_set.changes


def _is_seen(session: Looking, change: FieldChange) -> bool:
    """Whether the field is shown as it is; a change in what is hidden must not be told by a mark."""
    if session.audience is None:
        return True
    shown, whole = (casus.get(change.kind, change.entity) for casus in (session.casus, session.whole))
    if shown is None or whole is None:
        return False
    return fields_of(shown).get(change.field) == fields_of(whole).get(change.field)


def people_in(casus: Casus, keys: frozenset[Key]) -> frozenset[EntityId]:
    """The people at whom the genogram marks something new: they themselves, or a line, a home or a sign of theirs."""
    found: set[EntityId] = set()
    for key in keys:
        item = casus.get(key.kind, key.id)
        if item is not None and key.kind in _DRAWN:
            for name in _DRAWN[key.kind]:
                value = getattr(item, name)
                found |= set(value if isinstance(value, tuple) else (value,))
    return frozenset(found)


_DRAWN: dict[Kind, tuple[str, ...]] = {
    Kind.PERSON: ("id",),
    Kind.PARTNERSHIP: ("partners",),
    Kind.PARENTAGE: ("child",),
    Kind.TWINS: ("persons",),
    Kind.RESIDENCE: ("person",),
    Kind.BOND: ("from_person", "to_person"),
    Kind.CONDITION: ("person",),
}
"""Whom an item of a kind is drawn at."""
