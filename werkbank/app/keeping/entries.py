"""The access log of a casus as entries that can be asked: who, what, when, about whom.

A line that names nobody and looks at the whole casus (opening, printing, handing over) concerns everybody in it. A
change concerns whom its entities are about as they are now, and whoever its line names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from werkbank.app.audience import meeting_name
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.kinds import Kind
from werkbank.plan.stakes import subjects
from werkbank.store.access_log import LogLine
from werkbank.store.log_query import touched
from werkbank.store.workplace import StoredCasus

OF_EVERYBODY = frozenset({
    "open", "search", "print", "export", "handover", "handover-received", "merge", "restore", "backup", "recovery-open",
})  # fmt: skip
"""What touches the casus as a whole unless the line names somebody."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log, ready to be shown."""

    id: str
    at: datetime  # with the time zone of this computer
    person: str
    who: str = field(repr=False)
    type: str
    code: str  # C, R, U, D, E
    outcome: int
    about: frozenset[EntityId]
    everybody: bool
    action: str = ""  # of a change: which command it was
    purpose: str = field(repr=False, default="")  # as the line says it
    meeting: str = field(repr=False, default="")  # the session of that day, which it most likely was for
    on_behalf: str = field(repr=False, default="")
    policy: str = ""
    detail: str = field(repr=False, default="")
    objects: tuple[str, ...] = ()

    @property
    def day(self) -> date:
        """The day here."""
        return self.at.date()

    def concerns(self, person: EntityId) -> bool:
        """Whether it is of interest to this person."""
        return self.everybody or person in self.about


@dataclass(frozen=True, slots=True)
class Asked:
    """Which entries are wanted; empty means all."""

    about: EntityId | None = None
    since: date | None = None
    until: date | None = None
    who: str = ""
    types: frozenset[str] = frozenset()

    def wants(self, entry: Entry) -> bool:
        """Whether an entry is among them."""
        return (
            (self.about is None or entry.concerns(self.about))
            and (self.since is None or entry.day >= self.since)
            and (self.until is None or entry.day <= self.until)
            and (not self.who or entry.who == self.who)
            and (not self.types or entry.type in self.types)
        )


def entries_of(stored: StoredCasus, casus: Casus, *, asked: Asked | None = None) -> list[Entry]:
    """The log, oldest first."""
    changes = stored.on_file(lambda file: touched(file.connection))
    wanted = asked or Asked()
    found = (_entry(line, casus, changes=changes) for line in stored.log_lines())
    return [entry for entry in found if wanted.wants(entry)]


def people_in(entries: Iterable[Entry]) -> list[str]:
    """Everybody who did something, by name."""
    return sorted({entry.who for entry in entries if entry.who}, key=str.casefold)


def as_json(entry: Entry) -> dict[str, Any]:
    """The fields of NEN 7513 that we keep, by plain names."""
    from werkbank.app.keeping.log_words import sentence

    return {
        "id": entry.id,
        "at": entry.at.isoformat(),
        "who": entry.who,
        "person": entry.person,
        "type": entry.type,
        "action": entry.code,
        "outcome": entry.outcome,
        "about": sorted(entry.about),
        "everybody": entry.everybody,
        "step": entry.action,
        "purpose": entry.purpose,
        "meeting": entry.meeting,
        "on_behalf": entry.on_behalf,
        "policy": entry.policy,
        "detail": entry.detail,
        "objects": list(entry.objects),
        "text": sentence(entry),
    }


def _entry(line: LogLine, casus: Casus, *, changes: Mapping[str, tuple[str, frozenset[tuple[str, str]]]]) -> Entry:
    event, at = line.event, line.at.astimezone()
    action, entities = changes.get(event.batch, ("", frozenset()))
    about = {EntityId(one) for one in event.about} | _subjects(entities, casus)
    about |= _subjects((tuple(one.split(":", 2)[:2]) for one in event.objects if ":" in one), casus)
    return Entry(
        id=line.id,
        at=at,
        person=line.person,
        who=line.person_name,
        type=event.type,
        code=event.action,
        outcome=event.outcome,
        about=frozenset(about),
        everybody=not about and event.type in OF_EVERYBODY,
        action=action,
        purpose=event.purpose,
        meeting=_meeting(casus, at.date()),
        on_behalf=event.on_behalf,
        policy=event.policy,
        detail=event.detail,
        objects=event.objects,
    )


def _subjects(entities: Iterable[tuple[str, ...]], casus: Casus) -> set[EntityId]:
    found: set[EntityId] = set()
    for kind, entity in entities:
        if kind == Kind.PERSON:
            found.add(EntityId(entity))
        elif kind in set(Kind) and (item := casus.get(Kind(kind), EntityId(entity))) is not None:
            named = {*subjects(item), *(EntityId(getattr(item, name, "")) for name in _PAIRS)}
            found |= named & casus.persons.keys()  # a professional is named in words, not as a person of the family
    return found


_PAIRS = ("from_person", "to_person", "child", "parent", "by", "giver")


def _meeting(casus: Casus, day: date) -> str:
    """The session on that day, which is what looking was most likely for."""
    met = (one for one in casus.sessions.values() if one.on.lo == day and one.on.hi == day)
    return next((meeting_name(one.kind or one.purpose) for one in met), "")
