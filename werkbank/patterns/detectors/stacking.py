"""``stapeling``: four or more different kinds of help at the same time, for 60 days or more.

Help counts once however many people it is for. Certainly at the same time are the days on which each of them ran
whatever the true dates are; a certain finding names no more kinds than that. Possibly at the same time are those on
which each ran when it began a quarter into the days on which it can have begun, and ended a quarter before the last:
that something is not excluded would make much help out of little. Help of which nobody noted the end ran for certain on
its first day only, and possibly for a year: longer would make all old help that nobody closed on paper run at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import le
from typing import NamedTuple

from werkbank.i18n import mark, tr
from werkbank.model.dates import MOGELIJK, ZEKER, Certainty
from werkbank.model.kinds import Side
from werkbank.patterns.circles import Circle
from werkbank.patterns.facts import Fact
from werkbank.patterns.keys import brief, product_words
from werkbank.patterns.kin import People
from werkbank.patterns.material import Material
from werkbank.patterns.reads import classes
from werkbank.patterns.rows import sieved, wider
from werkbank.patterns.values import Detector, Draft, Remark, Setting, Step, Strength, Told, Unit, Value
from werkbank.patterns.wording import asking, duration, enumerated, spoken, told

_STRONG = 2  # kinds of help more than asked
_PART = 4  # of the days on which something can have begun or ended
_VAGUE = 366  # days: help whose begin or end is vaguer says too little about what ran at the same time
Runs = Sequence[tuple[int, int, Fact]]


class _Stack(NamedTuple):
    """A stretch of days with enough kinds of help on each, and the help on the fullest of them.

    ``steady``: each kind on the fullest day ran on every day of the stretch.
    """

    first: int
    last: int
    facts: tuple[Fact, ...]
    steady: bool


def _detect(material: Material, settings: Mapping[str, Value]) -> Iterable[Draft]:
    drafts, whole = material.in_circles(_drafts, settings=settings)
    return (*sieved(drafts), *wider(whole, than=drafts))


def _drafts(circle: Circle, *, material: Material, settings: Mapping[str, Value]) -> Iterator[Draft]:
    least, days = int(settings["products"]), int(settings["days"])
    if len({_key(fact) for fact in circle.helps}) < least:
        return
    sure = list(_stacks(_runs(circle.helps, certain=True), least=least, days=days))
    for stack in sure:
        yield _draft(stack, status=ZEKER, circle=circle, material=material, least=least)
    if circle.episodes.exact:
        return
    for stack in _stacks(_runs(circle.helps, certain=False), least=least, days=days):
        if not any(one.first <= stack.last and stack.first <= one.last for one in sure):
            yield _draft(stack, status=MOGELIJK, circle=circle, material=material, least=least)


def _key(fact: Fact, /) -> str:
    """What makes help one kind: the product, or who gave it."""
    return fact.product or f"{fact.name}|{fact.provider}"


def _runs(facts: Iterable[Fact], *, certain: bool) -> Runs:
    """On which days each certainly ran, or may well have run."""
    if certain:
        return [(f.s_hi, f.e_lo, f) for f in facts if f.sure and f.s_hi <= f.e_lo]
    found: list[tuple[int, int, Fact]] = []
    for fact in facts:
        s_lo, s_hi, e_lo, e_hi = fact.span
        if s_hi - s_lo <= _VAGUE and (fact.open_end or e_hi - e_lo <= _VAGUE):
            e_hi = min(e_hi, s_hi + _VAGUE) if fact.open_end else e_hi
            found.append((s_lo + (s_hi - s_lo) // _PART, e_hi - (e_hi - e_lo) // _PART, fact))
    return found


def _stacks(runs: Runs, *, least: int, days: int) -> Iterator[_Stack]:
    """Stretches of days with at least so many kinds, that last long enough."""
    if not _are_crowded(runs, least=least):
        return
    turns: dict[int, list[tuple[str, int]]] = {}
    for first, last, fact in runs:
        key = fact.product or _key(fact)
        turns.setdefault(first, []).append((key, 1))
        turns.setdefault(last + 1, []).append((key, -1))
    kinds: dict[str, int] = {}
    begin, most, fullest = 0, 0, 0
    for on in sorted(turns):
        for key, turn in turns[on]:
            count = kinds.get(key, 0) + turn
            if count:
                kinds[key] = count
            else:
                del kinds[key]
        if len(kinds) >= least:
            begin = begin or on
            if len(kinds) > most:
                most, fullest = len(kinds), on
        elif begin:
            if on - begin >= days:
                yield _stack(runs, begin=begin, end=on, fullest=fullest, most=most)
            begin, most = 0, 0


def _are_crowded(runs: Runs, *, least: int) -> bool:
    """Whether so many ever run at once, of whatever kind: when the n-th begins, all but ``least`` less have ended."""
    begins, ends = sorted([run[0] for run in runs]), sorted([run[1] for run in runs])
    return any(map(le, begins[least - 1 :], ends))


def _stack(runs: Runs, *, begin: int, end: int, fullest: int, most: int) -> _Stack:
    there = sorted([run for run in runs if run[0] <= fullest <= run[1]], key=lambda run: run[2].place)
    whole = {_key(fact) for first, last, fact in there if first <= begin and last >= end - 1}
    return _Stack(begin, end - 1, tuple([fact for _, _, fact in there]), steady=len(whole) == most)


def _draft(stack: _Stack, *, status: Certainty, circle: Circle, material: Material, least: int) -> Draft:
    kinds = {_key(fact): fact for fact in reversed(stack.facts)}
    people: People = circle.people or material.concerned(stack.facts)
    return Draft(
        status=status,
        strength=Strength.STRONG if len(kinds) >= least + _STRONG else Strength.USUAL,
        persons=people,
        events=frozenset(fact.id for fact in stack.facts),
        begin=stack.first,
        end=stack.last,
        size=len(kinds),
        tell=lambda: Told(
            text=_text(stack, kinds=kinds, status=status, least=least),
            steps=tuple(Step(status, told(fact), (fact.id,)) for fact in stack.facts),
            counter=tuple(_counter(stack)),
        ),
    )


def _text(stack: _Stack, *, kinds: Mapping[str, Fact], status: Certainty, least: int) -> str:
    names = [_name(fact) for fact in reversed(list(kinds.values()))]
    sure = status is ZEKER
    when, shown = _years(stack), duration(stack.last - stack.first + 1)
    if stack.steady:
        return asking(tr(_SURE if sure else _PERHAPS, n=len(kinds), tijd=shown, jaren=when, wat=enumerated(names)))
    first = tr(_CHANGING if sure else _CHANGING_PERHAPS, k=least, tijd=shown, jaren=when)
    return asking(first, tr("Op het drukst waren het er {n}: {wat}.", n=len(kinds), wat=enumerated(names)))


def _name(fact: Fact, /) -> str:
    """What it was, or who gave it when nobody noted that."""
    who = brief(fact.event.organisation)
    return tr("hulp van {wie}", wie=who) if who and not fact.product else _product(fact)


def _product(fact: Fact, /) -> str:
    return product_words(fact.product, typed=fact.event.product.strip() or spoken(fact.kind), kind=fact.kind)


def _years(stack: _Stack) -> str:
    """The years in which that many ran: of what is certain the days in which they certainly did."""
    first, last = date.fromordinal(stack.first).year, date.fromordinal(stack.last).year
    return str(first) if first == last else tr("van {begin} tot {einde}", begin=first, einde=last)


_SURE = mark("Er liepen {n} soorten hulp tegelijk, {tijd} lang ({jaren}): {wat}.")
_PERHAPS = mark("Er liepen misschien {n} soorten hulp tegelijk, ten hoogste {tijd} lang ({jaren}): {wat}.")
_CHANGING = mark("Er liepen {tijd} lang ({jaren}) {k} of meer soorten hulp tegelijk.")
_CHANGING_PERHAPS = mark("Er liepen misschien {k} of meer soorten hulp tegelijk, ten hoogste {tijd} lang ({jaren}).")


def _counter(stack: _Stack) -> Iterator[Remark]:
    """One provider may have brought it as one package; help without a noted end may have ended before."""
    providers = {fact.provider for fact in stack.facts}
    if len(providers) == 1 and providers != {""}:
        yield Remark(tr("Het kwam van één aanbieder. Misschien was het één pakket."), tuple(f.id for f in stack.facts))
    open_ends = [fact.id for fact in stack.facts if fact.open_end]
    if open_ends:
        yield Remark(tr("Niet bij alle hulp staat wanneer het stopte."), tuple(open_ends))


DETECTOR = Detector(
    id="stapeling",
    name=mark("Veel hulp tegelijk"),
    rule=mark("Vier of meer soorten hulp die ten minste 60 dagen tegelijk lopen."),
    false_alarm=mark("Het kan één pakket zijn, of hulp die op papier nog niet was gestopt."),
    side=Side.HELP,
    settings=(
        Setting(
            "products",
            mark("soorten hulp ten minste"),
            4,
            mark("Vanaf vier is het lastig om overzicht te houden."),
            unit=Unit.COUNT,
            least=2,
            most=20,
        ),
        Setting(
            "days",
            mark("zoveel dagen tegelijk"),
            60,
            mark("Korter dan twee maanden is vaak een overgang."),
            unit=Unit.DAYS,
            least=1,
            most=730,
        ),
    ),
    detect=_detect,
    reads=classes("help"),
)
