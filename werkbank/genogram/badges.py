"""Badges beside a person: conditions and measures as short dated words, with how sure they are and who says so.

Conditions come from the entity ``Condition``; measures from events whose kind has a badge (OTS, UHP, detentie ...). A
report is a moment: its badge stands for a year. Badges are for the professional view only (domain.md 4, rule 7): an
accusation without a source or a status is a rumour and stays out of every picture.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from werkbank.drawing.wrap import shorten
from werkbank.genogram.looks import NOTE_SIZE, year_text
from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import VagueDate
from werkbank.model.entities import Condition, Event
from werkbank.model.kinds import Nature
from werkbank.model.vocabulary import EventKind, vocabulary

REPORT_STANDS = timedelta(days=365)
WIDEST_WORD = 34.0  # points, of a badge that people wrote themselves


class Certainty(StrEnum):
    """How a badge and its fill are drawn: solid, with '?', hatched, or soft because it is over."""

    SOLID = "erkend"
    DISPUTED = "betwist"
    SUSPECTED = "vermoed"
    PAST = "voorbij"


SURE = {"bekend": Certainty.SOLID, "herstellend": Certainty.SOLID, "voorbij": Certainty.PAST}
OPEN_STATUS = {"", "onbekend"}
UNSURE = {"vermoed": Certainty.SUSPECTED, "betwist": Certainty.DISPUTED}
ORDER = tuple(Certainty)


@dataclass(frozen=True, slots=True)
class Badge:
    """One badge of a person: which word, since when, on which days it stands, and how."""

    word: str
    year: str
    first: date | None
    last: date | None
    certainty: Certainty
    fill: str  # 'lower', 'left' or ''
    spoken: str

    @property
    def text(self) -> str:
        """'OTS 2013', 'LVB', 'SCH 2017 ?'."""
        unsure = "?" if self.certainty is Certainty.DISPUTED else ""
        return " ".join(part for part in (self.word, self.year, unsure) if part)

    def stands(self, on: date) -> bool:
        """Whether it may hold on a day."""
        return not (self.first and self.first > on) and not (self.last and self.last <= on)


def badges_of(casus: Casus) -> Mapping[EntityId, tuple[Badge, ...]]:
    """Every badge of everybody, in order of time."""
    found: dict[EntityId, list[Badge]] = defaultdict(list)
    for condition in casus.conditions.values():
        if not is_rumour(condition):
            found[condition.person].append(_of_condition(condition))
    for event, kind in marking(casus):
        for person in event.persons:
            found[person].append(_of_event(event, kind))
    return {person: telling(sorted(badges, key=_in_time)) for person, badges in found.items()}


def telling(badges: list[Badge]) -> tuple[Badge, ...]:
    """Without those that no day draws: an earlier one with this word is as sure, and stands at least as long."""
    kept: dict[str, list[Badge]] = {}
    for badge in badges:
        held = kept.setdefault(badge.word, [])
        if not any(_outdoes(other, badge) for other in reversed(held)):
            held.append(badge)
    among = {id(badge) for held in kept.values() for badge in held}
    return tuple(badge for badge in badges if id(badge) in among)


def _outdoes(one: Badge, other: Badge) -> bool:
    """Whether ``one``, which begins no later, is drawn instead of the other on every day."""
    longer = one.last is None or (other.last is not None and one.last >= other.last)
    return longer and ORDER.index(one.certainty) <= ORDER.index(other.certainty)


def marking(casus: Casus) -> Iterator[tuple[Event, EventKind]]:
    """The events that put a badge beside somebody: all that a picture of the family shows of events."""
    kinds = vocabulary().event_kinds
    met: dict[str, EventKind | None] = {}  # many events, few kinds
    for event in casus.events.values():
        name = event.kind
        kind = met[name] if name in met else met.setdefault(name, kinds.find(name))
        if kind is not None and kind.badge and event.persons:
            yield event, kind


def is_rumour(condition: Condition) -> bool:
    """Whether this accuses somebody while nobody says who claims it, or how sure it is."""
    kind = vocabulary().find_condition_kind(condition.kind)
    return bool(kind and kind.accusation) and (not condition.source or condition.status in OPEN_STATUS)


def standing(badges: Iterable[Badge], *, on: date) -> tuple[Badge, ...]:
    """The badges to draw on a day: every word once, the surest and then the oldest claim."""
    best: dict[str, Badge] = {}
    for badge in badges:
        if badge.stands(on):
            held = best.get(badge.word)
            if held is None or ORDER.index(badge.certainty) < ORDER.index(held.certainty):
                best[badge.word] = badge
    return tuple(best.values())


def days_of_change(badges: Iterable[Badge]) -> Iterator[date]:
    """The days on which another set of badges begins to stand; enough to find the largest set."""
    for badge in badges:
        yield badge.first or date.min
        if badge.last:
            yield badge.last


def _in_time(badge: Badge) -> tuple[date, str]:
    return (badge.first or date.min, badge.word)


def _of_condition(condition: Condition) -> Badge:
    kind = vocabulary().find_condition_kind(condition.kind)
    word = kind.badge if kind else shorten(condition.kind or "?", WIDEST_WORD, NOTE_SIZE)
    certainty = SURE.get(condition.status) or UNSURE.get(condition.status, Certainty.DISPUTED)
    name = kind.label if kind else condition.kind
    return Badge(
        word,
        year_text(condition.begin),
        condition.begin.lo,
        condition.end.lo if condition.end.is_known and not condition.running else None,
        certainty,
        kind.fill if kind else "",
        _spoken(name, condition.begin, status=condition.status, source=condition.source),
    )


def _of_event(event: Event, kind: EventKind) -> Badge:
    period = event.period or event.end.is_known or event.running or kind.shape == "period"
    last = event.end.lo if event.end.is_known and not event.running else None
    if not period and event.date.hi:
        last = event.date.hi + REPORT_STANDS
    return Badge(
        kind.badge,
        year_text(event.date),
        event.date.lo,
        last,
        Certainty.SOLID if event.nature is Nature.FACT else Certainty.DISPUTED,
        "",
        _spoken(kind.label, event.date, status="", source=event.source),
    )


def _spoken(name: str, since: VagueDate, *, status: str, source: str) -> str:
    parts = [name]
    if since.is_known:
        parts.append(tr("sinds {jaar}", jaar=year_text(since)))
    if status:
        parts.append(tr("status: {status}", status=status))
    parts.append(tr("bron: {bron}", bron=source) if source else tr("zonder bron"))
    return ", ".join(parts)
