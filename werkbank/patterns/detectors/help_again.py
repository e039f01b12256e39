"""``herhaald-beroep``: help begins again after a pause in which there was none.

A pause has at least one free day and lasts less than five years (the definition of Statistics Netherlands, CBS, for
'herhaald beroep' on youth care); a planned step to other help within a month is none. Certain pauses are the days on
which no help can have run whatever the true dates are; possible ones those when everything began and ended in the
middle of its days, or when each was as short as it can have been (a few months where nobody noted the end). Help for
brothers and sisters counts for the family as a whole, which is told only when it shows more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from werkbank.i18n import mark, tr
from werkbank.model.dates import MOGELIJK, ZEKER, Certainty
from werkbank.model.kinds import Side
from werkbank.patterns.circles import Circle
from werkbank.patterns.episodes import are_exact
from werkbank.patterns.facts import Fact
from werkbank.patterns.material import Material
from werkbank.patterns.reads import classes
from werkbank.patterns.rows import sieved, strength, wider
from werkbank.patterns.values import Detector, Draft, Remark, Setting, Step, Told, Unit, Value
from werkbank.patterns.wording import asking, duration, enumerated, told, year

_YEAR = 365
_made = tuple.__new__  # see werkbank.patterns.reading
_PLANNED = frozenset(("afgeschaald", "opgeschaald", "overgedragen"))
_STEP = 31  # days
_A_WHILE = 92  # days
_VAGUE = 366  # days: help whose begin or end is vaguer says too little about a pause


class _Pause(NamedTuple):
    """Free days between two stretches of help, and the help at their edges."""

    before: Fact
    after: Fact
    days: int
    until: int
    """The last day before it."""
    surely: int
    """How many of the days were certainly free."""


def _detect(material: Material, settings: Mapping[str, Value]) -> Iterable[Draft]:
    drafts, whole = material.in_circles(_drafts, settings=settings)
    return (*sieved(drafts), *wider(whole, than=drafts))


def _drafts(circle: Circle, *, material: Material, settings: Mapping[str, Value]) -> Iterator[Draft]:
    least, years = int(settings["times"]), int(settings["years"])
    helps = circle.helps
    if len(helps) <= least:
        return
    sure = [p for p in _certain(helps) if _is_within(p, years=years) and p.before.sure and p.after.sure]
    if circle.nameless:
        sure = [pause for pause in sure if not any(_may_fill(fact, pause) for fact in circle.nameless)]
    if len(sure) >= least:
        yield _draft(sure, status=ZEKER, circle=circle, material=material, least=least)
        return
    if are_exact(helps) and not circle.nameless:  # of days that are sure nothing else is possible
        return
    for runs in (_middles, _shortest):
        maybe = [pause for pause in _possible(runs(helps)) if _is_within(pause, years=years)]
        if len(maybe) >= least:
            yield _draft(maybe, status=MOGELIJK, circle=circle, material=material, least=least)
            return


def _may_fill(fact: Fact, pause: _Pause, /) -> bool:
    """Help of which nobody noted for whom can have run on all days of a pause."""
    return fact.span.s_lo <= pause.before.span.e_hi + 1 and fact.span.e_hi >= pause.after.span.s_lo - 1


def _is_within(pause: _Pause, /, *, years: int) -> bool:
    """Whether new help began before the day that lies so many years after the end of the help before it."""
    if pause.days + 1 < years * _YEAR:
        return True
    ended = date.fromordinal(pause.until)
    leap = (ended.month, ended.day) == (2, 29)  # the day after the last one, which every year has
    later = date(ended.year + years, 3, 1) if leap else ended.replace(year=ended.year + years)
    return pause.until + pause.days + 1 < later.toordinal()


def _certain(helps: Sequence[Fact]) -> Iterator[_Pause]:
    """Days on which no help can have run; how long the pause is at most."""
    last = helps[0]
    latest, until = last.e_lo, last.e_hi
    for place, fact in enumerate(helps):  # in order of their first day
        free = fact.s_lo - until - 1
        if free > 0 and free >= _least(last):
            after = _soonest(helps, place)
            yield _made(_Pause, (last, after, after.s_hi - latest - 1, latest, free))
        if fact.e_hi >= until:
            last, until = fact, fact.e_hi
        latest = fact.e_lo if fact.e_lo > latest else latest


def _soonest(helps: Sequence[Fact], place: int, /) -> Fact:
    """What surely began first, of this help and all that comes after it."""
    best = helps[place]
    for number in range(place + 1, len(helps)):
        fact = helps[number]
        if fact.s_lo >= best.s_hi:
            break
        if fact.s_hi < best.s_hi:
            best = fact
    return best


def _least(fact: Fact, /) -> int:
    """After help that was handed over or made lighter, what begins within a month is the step that was planned."""
    return _STEP if fact.ending.end_reason in _PLANNED else 1


_Runs = Sequence[tuple[int, int, int, Fact]]


def _middles(helps: Sequence[Fact]) -> _Runs:
    """When all help ran, if it began and ended in the middle of its days."""
    known = [f for f in helps if f.s_hi - f.s_lo <= _VAGUE and f.e_hi - f.e_lo <= _VAGUE]
    return sorted([((f.s_lo + f.s_hi) // 2, f.place, _middle_end(f), f) for f in known])


def _middle_end(fact: Fact, /) -> int:
    return _soonest_end(fact) if fact.open_end else (fact.e_lo + fact.e_hi) // 2


def _shortest(helps: Sequence[Fact]) -> _Runs:
    """When all help ran, if it was as short as its dates allow."""
    known = [f for f in helps if f.s_hi - f.s_lo <= _VAGUE]
    return sorted([(f.s_hi, f.place, _soonest_end(f), f) for f in known])


def _soonest_end(fact: Fact, /) -> int:
    """The first day on which help can have ended; of what nobody noted the end it took a while at least."""
    return min(fact.e_hi, fact.s_hi + _A_WHILE) if fact.open_end else max(fact.s_hi, fact.e_lo)


def _possible(runs: _Runs) -> Iterator[_Pause]:
    """Pauses between help that ran on these days."""
    if not runs:
        return
    _, _, until, last = runs[0]
    for start, _, end, fact in runs[1:]:
        if start - until > _least(last):
            free = start - until - 1
            yield _made(_Pause, (last, fact, free, until, free))
        if end >= until:
            until, last = end, fact


def _draft(pauses: Sequence[_Pause], *, status: Certainty, circle: Circle, material: Material, least: int) -> Draft:
    facts = [fact for pause in pauses for fact in (pause.before, pause.after)]
    return Draft(
        status=status,
        strength=strength(len(pauses), least=least),
        persons=circle.people or material.concerned(facts),
        events=frozenset([fact.id for fact in facts]),
        begin=pauses[0].before.span.s_lo,
        end=pauses[-1].after.span.e_hi,
        size=len(pauses),
        tell=lambda: Told(
            text=_text(pauses, status=status),
            steps=tuple(_step(pause, status=status) for pause in pauses),
            counter=tuple(_counter(pauses)),
        ),
    )


def _text(pauses: Sequence[_Pause], *, status: Certainty) -> str:
    pattern = _SURE if status is ZEKER else _PERHAPS
    return asking(tr(pattern, n=len(pauses), jaren=enumerated(dict.fromkeys(year(pause.after) for pause in pauses))))


_SURE = mark("Na een tijd zonder hulp kwam er {n} keer opnieuw hulp ({jaren}).")
_PERHAPS = mark("Na een tijd zonder hulp kwam er misschien {n} keer opnieuw hulp ({jaren}).")


def _step(pause: _Pause, *, status: Certainty) -> Step:
    words = tr("Eerst {eerst}, daarna {daarna}", eerst=told(pause.before), daarna=told(pause.after))
    return Step(status, words, (pause.before.id, pause.after.id))


def _counter(pauses: Sequence[_Pause]) -> Iterator[Remark]:
    """The pauses themselves: in that time it went without help."""
    for pause in pauses:
        if pause.surely >= _YEAR:
            vague = pause.days - pause.surely > _STEP
            pattern = _AT_LEAST if vague else _WITHOUT
            yield Remark(tr(pattern, tijd=duration(pause.surely)), (pause.before.id, pause.after.id))


_WITHOUT = mark("Ertussen ging het {tijd} zonder hulp.")
_AT_LEAST = mark("Ertussen ging het in elk geval {tijd} zonder hulp.")


DETECTOR = Detector(
    id="herhaald-beroep",
    name=mark("Opnieuw hulp na een pauze"),
    rule=mark("Nieuwe hulp ten minste één dag en minder dan vijf jaar nadat alle hulp was gestopt."),
    false_alarm=mark("Stappen kunnen zo zijn gepland, of er kwam een verhuizing tussen."),
    side=Side.HELP,
    settings=(
        Setting(
            "times",
            mark("hoe vaak ten minste"),
            2,
            mark("Eén keer terugkomen is gewoon; twee keer valt op."),
            unit=Unit.TIMES,
        ),
        Setting(
            "years",
            mark("binnen zoveel jaar"),
            5,
            mark("Zo telt het CBS een herhaald beroep op jeugdzorg."),
            own=False,
            unit=Unit.YEARS,
            least=1,
            most=20,
        ),
    ),
    detect=_detect,
    reads=classes("help"),
)
