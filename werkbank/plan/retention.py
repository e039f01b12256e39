"""How long a casus is kept: rules as data (resources/retention.json), a proposal with its reason, never a decision.

Every rule names its start (the end of the help, the 18th birthday of a child with a measure, the youngest turning 18),
its term and its source. Which rules count follows from what the privacy officer decided for this casus: a *werkdossier*
(a working copy; the file proper is with each organisation) or the *dossier* itself. Of several terms the longest wins,
of a vague date the latest day that fits. The program proposes; a person writes the date down, and may take another.
"""

from __future__ import annotations

import calendar
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from werkbank.i18n import tr
from werkbank.i18n.resources import resource
from werkbank.model.casus import Casus
from werkbank.model.dates import say_day
from werkbank.model.entities import Event, Person
from werkbank.model.rules import called
from werkbank.model.vocabulary import vocabulary
from werkbank.plan.custody import ADULT, youths

WORKING_COPY, FILE = "werkdossier", "dossier"
HELP_LANES = {"hulp", "maatregel"}
NO_PROFESSIONAL = {"netwerk-informeel", "steungezin", "jim", "expex"}  # help of one's own people keeps no file open


@dataclass(frozen=True, slots=True)
class Rule:
    """One term, as it stands in the resource file."""

    id: str
    file: str  # of which kind of file it speaks
    label: str
    start: str
    years: int
    months: int
    kind: str  # law, at_most, own
    text: str
    source: str
    dated: str
    when: tuple[str, ...] = ()  # kinds of event without which the rule says nothing


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one rule says of this casus: the last day on which it is kept, or why there is no day yet."""

    rule: Rule
    day: date | None
    why: str


@cache
def rules() -> tuple[Rule, ...]:
    """The rules that are shipped."""
    return tuple(Rule(**{**row, "when": tuple(row.get("when", ()))}) for row in _document()["rules"])


@cache
def near_months() -> int:
    """From how many months before its day a casus is said to be near."""
    return int(_document()["near_months"])


def proposals(casus: Casus, *, changed: date) -> list[Proposal]:
    """What every rule that counts says, the longest first; ``changed`` is the day of the last change."""
    kind = WORKING_COPY if casus.sheet.retention == WORKING_COPY else FILE
    found = [made for rule in rules() if rule.file == kind and (made := _proposal(casus, rule, changed=changed))]
    return sorted(found, key=lambda one: one.day or date.max, reverse=True)


def proposed(casus: Casus, *, changed: date) -> Proposal | None:
    """The one that wins: the longest; one without a day wins from all, for nobody can say yet."""
    return next(iter(proposals(casus, changed=changed)), None)


def is_passed(day: date, *, today: date) -> bool:
    """Whether the casus may be destroyed."""
    return day < today


def is_near(day: date, *, today: date) -> bool:
    """Whether the day comes within some months."""
    return today <= day <= later(today, months=near_months())


def later(day: date, *, years: int = 0, months: int = 0) -> date:
    """So much later; where the day does not exist, the first that does (a longer term, never a shorter)."""
    count = day.month - 1 + months + 12 * years
    year, month = day.year + count // 12, count % 12 + 1
    if day.day <= calendar.monthrange(year, month)[1]:
        return date(year, month, day.day)
    return date(year + month // 12, month % 12 + 1, 1)


def _document() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(resource("retention.json").read_text(encoding="utf-8"))
    return found


def _proposal(casus: Casus, rule: Rule, *, changed: date) -> Proposal | None:
    with_kind = [event for event in casus.events.values() if event.kind in rule.when]
    if rule.when and not with_kind:
        return None
    if rule.start in {"closed", "help_ended"}:
        start, why = _end_of_help(casus, changed=changed)
    elif rule.start == "majority":
        start, why = _majority(_children_of(casus, with_kind))
    else:
        start, why = _majority([person for person in casus.persons.values() if _is_youth(person, casus)])
    return Proposal(rule, later(start, years=rule.years, months=rule.months) if start else None, why)


def _end_of_help(casus: Casus, *, changed: date) -> tuple[date | None, str]:
    running, ended = [], [(changed, tr("de laatste wijziging, op {dag}", dag=say_day(changed)))]
    for event in _help(casus):
        name = event.title or _label(event)
        if event.running:
            running.append(name)
        elif (end := event.end if event.end.is_known else event.date).hi is not None:
            ended.append((end.hi, tr("het einde van {wat}, op {dag}", wat=name, dag=say_day(end.hi))))
    if running:
        return None, tr("Er loopt nog hulp of een maatregel: {wat}.", wat=", ".join(dict.fromkeys(running)))
    day, what = max(ended)
    return day, tr("Telt vanaf {wat}.", wat=what)


def _help(casus: Casus) -> Iterator[Event]:
    kinds = vocabulary().event_kinds
    for one in casus.events.values():
        if one.kind in kinds and kinds[one.kind].lane in HELP_LANES and one.kind not in NO_PROFESSIONAL:
            yield one


def _label(event: Event) -> str:
    kinds = vocabulary().event_kinds
    return kinds[event.kind].label if event.kind in kinds else event.kind


def _children_of(casus: Casus, events: list[Event]) -> list[Person]:
    named = {person for event in events for person in event.persons}
    children = [person for person in casus.persons.values() if person.id in named and _is_youth(person, casus)]
    return children or list(youths(casus))


def _is_youth(person: Person, casus: Casus) -> bool:
    return person in youths(casus) or _is_of_youths(person, casus)


def _is_of_youths(person: Person, casus: Casus) -> bool:
    """A brother or sister of a youth: a child of one of their parents."""
    parents = {link.parent for link in casus.parentages.values() if link.child in {one.id for one in youths(casus)}}
    return any(link.child == person.id and link.parent in parents for link in casus.parentages.values())


def _majority(children: list[Person]) -> tuple[date | None, str]:
    """The day on which the last of them turns 18."""
    unknown = [called(child) for child in children if child.birth.hi is None]
    if unknown or not children:
        who = ", ".join(unknown) or tr("het kind")
        return None, tr("De geboortedatum van {wie} is niet bekend.", wie=who)
    days = [(later(child.birth.hi, years=ADULT), called(child)) for child in children if child.birth.hi is not None]
    day, name = max(days)
    return day, tr("{naam} is of wordt achttien op {dag}.", naam=name, dag=say_day(day))
