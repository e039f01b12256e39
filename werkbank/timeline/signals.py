"""Signals: dates worth a talk, told in neutral words, each with its reason and its evidence (domain.md 4, rule 8).

A signal is a date, never a judgement, and says whether it certainly holds or may hold because dates are vague:

* a youth turns 16 (our own proposal), 17,5 (the talk about after 18 begins) and 18;
* the day on which everybody would look back together (the evaluation of the plan);
* *nieuwe start*: help that begins within 12 months after help ended, for the same person;
* *stapeling*: the day on which four or more kinds of help run at once for one person;
* *aaneenschakeling*: the day on which the fourth help in a row begins, each within 12 months after the one before.

Who is in the help decides, a help for nobody in particular counts for the youths of the casus. The same help (product,
organisation, persons) that touches itself is one. All rules look at help periods in the order of their beginning; a
rule *certainly* holds when it holds for every day that the bounds allow, which is judged on the edges of the extents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from werkbank.i18n import mark, ntr, tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import say_day
from werkbank.model.dates.days import shift_months
from werkbank.model.entities import Person
from werkbank.model.kinds import Role
from werkbank.timeline.labels import called

if TYPE_CHECKING:
    from werkbank.timeline.places import Place

MANY = 4  # kinds of help at once, or in a row
AGAIN_DAYS = 365


class SignalKind(StrEnum):
    """What a signal is about."""

    SIXTEEN = "16"
    HALF_EIGHTEEN = "17,5"
    EIGHTEEN = "18"
    EVALUATION = "evaluatie"
    AGAIN = "nieuwe-start"
    STACKED = "stapeling"
    CHAINED = "aaneenschakeling"
    HELP = "hulpverlening"  # a pattern in the help (``help_marks``)


TITLES = {
    SignalKind.SIXTEEN: mark("{naam} wordt 16"),
    SignalKind.HALF_EIGHTEEN: mark("{naam} wordt 17½"),
    SignalKind.EIGHTEEN: mark("{naam} wordt 18"),
    SignalKind.EVALUATION: mark("Samen terugkijken"),
    SignalKind.AGAIN: mark("Nieuwe start, {naam}"),
    SignalKind.STACKED: mark("Stapeling, {naam}"),
    SignalKind.CHAINED: mark("Aaneenschakeling, {naam}"),
    SignalKind.HELP: mark("In de hulp: {naam}"),
}
_AGES = {SignalKind.SIXTEEN: 16 * 12, SignalKind.HALF_EIGHTEEN: 17 * 12 + 6, SignalKind.EIGHTEEN: 18 * 12}
_WHY_AGE = {
    SignalKind.SIXTEEN: mark("Vanaf 16 jaar beslist een jongere zelf over zorg (voorstel van de Werkbank)."),
    SignalKind.HALF_EIGHTEEN: mark("Tijd om samen te praten over wat er na 18 jaar nodig is."),
    SignalKind.EIGHTEEN: mark("Jeugdhulp loopt meestal tot 18 jaar. Wat gaat door, wat stopt?"),
}


class Signal(NamedTuple):
    """One dated mark: somewhere in ``first .. last`` (edges), the words, and the events that show it."""

    kind: SignalKind
    first: int
    last: int
    certain: bool
    title: str
    why: str
    person: EntityId | None = None
    evidence: tuple[EntityId, ...] = ()

    @property
    def middle(self) -> float:
        """Where its mark stands."""
        return (self.first + self.last) / 2


class Run(NamedTuple):
    """Help of one kind over one stretch: edges as those of an extent, and the events it is made of."""

    a: int
    b: int
    c: int
    d: int
    events: tuple[EntityId, ...]


def signals_of(casus: Casus, *, places: Sequence[Place]) -> tuple[Signal, ...]:
    """All signals, in the order of time."""
    found = [*_birthdays(casus), *_evaluation(casus)]
    for person, runs in _runs_by_person(casus, places=places).items():
        name = called(casus.persons.get(person))
        found += [*_again(runs, person=person, name=name), *_stacked(runs, person=person, name=name)]
        found += _chained(runs, person=person, name=name)
    return tuple(sorted(found, key=lambda signal: (signal.middle, signal.last, signal.kind, signal.person or "")))


def _birthdays(casus: Casus) -> Iterator[Signal]:
    for person in _youths(casus):
        lo, hi = person.birth.lo, person.birth.hi
        if lo is None or hi is None or person.died or person.death.is_known:
            continue
        for kind, months in _AGES.items():
            first, last = (shift_months(day, by=months).toordinal() for day in (lo, hi))
            title = tr(TITLES[kind], naam=called(person))
            yield Signal(kind, first, last + 1, lo == hi, title, tr(_WHY_AGE[kind]), person.id)


def _evaluation(casus: Casus) -> Iterator[Signal]:
    claim = casus.sheet.evaluation
    if claim.lo and claim.hi:
        why = tr("Deze dag is afgesproken om samen terug te kijken op het plan.")
        first, last = claim.lo.toordinal(), claim.hi.toordinal() + 1
        kind = SignalKind.EVALUATION
        yield Signal(kind, first, last, claim.lo == claim.hi, tr(TITLES[kind]), why)


def _youths(casus: Casus) -> list[Person]:
    return [one for one in casus.persons.values() if one.index or one.role is Role.YOUTH]


def _runs_by_person(casus: Casus, *, places: Sequence[Place]) -> dict[EntityId, list[Run]]:
    """Help per person, in the order of beginning; the same help that touches itself is one run."""
    youths = tuple(one.id for one in _youths(casus))
    open_runs: dict[tuple[EntityId, tuple[object, ...]], int] = {}
    runs: dict[EntityId, list[Run]] = {}
    for place in places:
        if place.help is None:
            continue
        extent = place.extent
        for person in place.event.persons or youths:
            known = runs.setdefault(person, [])
            at = open_runs.get((person, place.help))
            if at is not None and extent.a <= known[at].d:
                known[at] = _longer(known[at], place)
            else:
                open_runs[person, place.help] = len(known)
                known.append(Run(extent.a, extent.b, extent.c, extent.d, (place.id,)))
    return runs


def _longer(run: Run, place: Place) -> Run:
    extent = place.extent
    return Run(run.a, min(run.b, extent.b), max(run.c, extent.c), max(run.d, extent.d), (*run.events, place.id))


def _again(runs: Sequence[Run], *, person: EntityId, name: str) -> Iterator[Signal]:
    """Help that begins within a year after the last help before it ended; not when something else ran on meanwhile."""
    last: Run | None = None
    sure_till = 0
    why = tr("Nieuwe hulp binnen twaalf maanden nadat eerdere hulp stopte.")
    for run in runs:
        if last is not None and sure_till <= run.a and last.c <= run.b and run.b - last.c >= 0:
            soonest = run.a - last.d
            if soonest <= AGAIN_DAYS:
                certain = soonest >= 0 and run.b - last.c <= AGAIN_DAYS
                yield _signal(SignalKind.AGAIN, run, name=name, person=person, why=why, certain=certain, of=(last, run))
        last = run if last is None or run.d >= last.d else last
        sure_till = max(sure_till, run.c if run.b < run.c else 0)


def _stacked(runs: Sequence[Run], *, person: EntityId, name: str) -> Iterator[Signal]:
    """Each time the number of kinds of help at once comes to four."""
    yield from (
        _signal(SignalKind.STACKED, run, name=name, person=person, why=_many_why(len(of)), certain=certain, of=of)
        for run, of, certain in _piles(runs)
    )


def _many_why(count: int) -> str:
    return ntr("{n} vorm van hulp tegelijk.", "{n} vormen van hulp tegelijk.", count)


def _piles(runs: Sequence[Run]) -> Iterator[tuple[Run, tuple[Run, ...], bool]]:
    high = False
    now: list[Run] = []
    for run in runs:
        now = [*(other for other in now if other.d > run.a), run]
        if len(now) < MANY:
            high = False
        elif not high:
            high = True
            sure = sum(other.b <= run.b < other.c for other in now)
            yield run, tuple(now), sure >= MANY


def _chained(runs: Sequence[Run], *, person: EntityId, name: str) -> Iterator[Signal]:
    """The fourth help in a row, each begun after the one before had begun and within a year after its end."""
    row: list[Run] = []
    for run in runs:
        follows = row and run.a - row[-1].d <= AGAIN_DAYS and run.d > row[-1].d and run.b >= row[-1].c
        if row and not follows and run.d <= row[-1].d:
            continue  # ran beside the last one
        row = [*row, run] if follows else [run]
        if len(row) == MANY:
            certain = all(two.b - one.c <= AGAIN_DAYS and one.d <= two.a for one, two in pairwise(row))
            why = ntr("{n} keer hulp, binnen een jaar.", "{n} keer hulp na elkaar, steeds binnen een jaar.", MANY)
            yield _signal(SignalKind.CHAINED, run, name=name, person=person, why=why, certain=certain, of=row)


def _signal(
    kind: SignalKind, run: Run, *, name: str, person: EntityId, why: str, certain: bool, of: Iterable[Run]
) -> Signal:
    evidence = tuple(dict.fromkeys(event for one in of for event in one.events))
    first, last = run.a, max(run.b, run.a) + 1
    title = tr(TITLES[kind], naam=name)
    return Signal(kind, first, last, certain, title, why, person, evidence)


def when_in_words(signal: Signal) -> str:
    """The day of a signal, or the days between which it lies."""
    first, last = date.fromordinal(signal.first), date.fromordinal(max(signal.first, signal.last - 1))
    if first == last:
        return say_day(first)
    return tr("tussen {begin} en {eind}", begin=say_day(first), eind=say_day(last))
