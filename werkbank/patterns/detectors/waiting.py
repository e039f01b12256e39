"""``wachttijd``: more than 92 days between a decision and the help that followed.

Four ways in which that shows: the day on which help was granted is noted with the help; a waiting list is noted as a
period; a measure began and the first help for those people began much later, while the measure ran, where a prolonged
measure is the same measure (N2); or a decision granted something and the first help after it began much later, within
two years. For the last two nothing else may have run: help for the same people that may have been there in the meantime
takes it away. A decision that names a product waits for that product only, and one with which a measure begins is told
by the measure.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from werkbank.i18n import mark, tr
from werkbank.model.clock import EntityId
from werkbank.model.dates import MOGELIJK, NEE, ZEKER, Certainty
from werkbank.model.kinds import Side
from werkbank.model.vocabulary.spelling import words
from werkbank.patterns import keys
from werkbank.patterns.episodes import Cut, Episode, always, as_one, cut_up
from werkbank.patterns.facts import Fact
from werkbank.patterns.kin import People
from werkbank.patterns.material import Material
from werkbank.patterns.reads import classes
from werkbank.patterns.rows import merged
from werkbank.patterns.spans import Span
from werkbank.patterns.values import Detector, Draft, Remark, Setting, Step, Strength, Told, Unit, Value
from werkbank.patterns.wording import asking, duration, spoken, told, year

_STRONG = 2  # times as long as asked
_VAGUE = 366  # days: a vaguer begin says too little about how long somebody waited
_LIST = "wachtlijst"
_GRANTED = "beschikking-toegewezen"
_DECISIONS = (_GRANTED, "beschikking")
_LONGEST = 731  # days: help that began later has little to do with a decision
_ABOUT = 31  # days between a decision and the begin of the measure that it is about
_YES, _NO = frozenset(("toegewezen", "toegekend")), frozenset(("niet", "geen", "afgewezen"))


class _Wait(NamedTuple):
    """The days from a decision to the begin of help, at least and at most, and the facts that say so."""

    facts: tuple[Fact, ...]
    least: int
    most: int
    first: int
    last: int

    def status(self, days: int) -> Certainty:
        sure = self.least > days and all(fact.sure for fact in self.facts)
        return ZEKER if sure else MOGELIJK if self.most > days else NEE


def _detect(material: Material, settings: Mapping[str, Value]) -> Iterable[Draft]:
    days = int(settings["days"])
    waits = [*_granted(material.helps), *_after_decisions(material)]
    told = [wait.facts[-1] for wait in waits if wait.status(days) is ZEKER and wait.most - wait.least <= _VAGUE]
    waits += [*_listed(material, told=told), *_after_measures(material)]
    known = (wait for wait in waits if wait.most - wait.least <= _VAGUE and _is_of_family(wait, material))
    return merged(
        _draft(wait, status=status, material=material, days=days)
        for wait in known
        if (status := wait.status(days)) is not NEE
    )


def _is_of_family(wait: _Wait, material: Material, /) -> bool:
    """Not what only a neighbour or a professional waited for."""
    return len(material.of_family(wait.facts)) == len(wait.facts)


def _granted(helps: Iterable[Fact]) -> Iterator[_Wait]:
    """Help of which it is noted when it was granted."""
    for fact in helps:
        granted = fact.event.granted
        if granted.lo and granted.hi:
            lo, hi = granted.lo.toordinal(), granted.hi.toordinal()
            yield _Wait((fact,), fact.s_lo - hi, fact.s_hi - lo, lo, fact.s_hi)


def _listed(material: Material, *, told: Sequence[Fact]) -> Iterator[_Wait]:
    """A waiting list with a begin and an end; not what help tells already for which a decision is noted."""
    for fact in material.by_kind.get(_LIST, ()):
        if not fact.open_end and not any(_waited_for(one, fact) for one in told):
            s = fact.span
            yield _Wait((fact,), s.e_lo - s.s_hi, s.e_hi - s.s_lo, s.s_lo, s.e_hi)


def _waited_for(help_: Fact, waiting: Fact, /) -> bool:
    """Help by the same organisation for some of the same people, which began when they left the waiting list."""
    near = help_.s_lo <= waiting.e_hi + _ABOUT and help_.s_hi >= waiting.e_lo - _ABOUT
    same = help_.provider == waiting.provider or not waiting.provider
    return near and same and not help_.persons.isdisjoint(waiting.persons)


def _after_measures(material: Material) -> Iterator[_Wait]:
    """A measure with all its prolongations (N2), and the first help for its people while it ran."""
    helps = _Helps(material.helps)
    for measure in _measures(material):
        subjects = measure.facts[0].subjects.union(*[fact.subjects for fact in measure.facts[1:]])
        people = material.in_family(subjects) or subjects  # that a neighbour is named with it is no help to the child
        wait = helps.wait(measure.facts[0], span=measure.span, people=people)
        if wait and wait.last <= measure.span.e_lo:
            yield wait


def _after_decisions(material: Material) -> Iterator[_Wait]:
    """A decision that granted something, and the first help for its people."""
    for fact in (fact for kind in _DECISIONS for fact in material.by_kind.get(kind, ())):
        if not (_grants(fact) and fact.s_hi - fact.s_lo <= _VAGUE) or _begins_measure(fact, material):
            continue
        given = [one for one in material.helps if not one.event.granted.is_known]
        if fact.event.product:
            product = keys.product(fact.event.product, "")
            given = [one for one in given if one.product == product]
        span = Span(fact.s_lo, fact.s_hi, fact.s_lo + _LONGEST, fact.s_hi + _LONGEST)
        wait = _Helps(given).wait(fact, span=span, people=material.in_family(fact.subjects) or fact.subjects)
        if wait and wait.last <= span.e_lo:
            yield wait


def _grants(decision: Fact, /) -> bool:
    event = decision.event
    said = {word for text in (event.outcome, event.finding, event.title) for word in words(text)}
    return event.kind == _GRANTED or (not _YES.isdisjoint(said) and _NO.isdisjoint(said))


def _begins_measure(decision: Fact, material: Material, /) -> bool:
    first, last = decision.s_lo - _ABOUT, decision.s_hi + _ABOUT
    return any(
        one.s_lo <= last and one.s_hi >= first and _is_theirs(one, decision.subjects) for one in material.measures
    )


class _Helps:
    """Help in order of its first day."""

    def __init__(self, helps: Sequence[Fact]) -> None:
        self._helps, self._starts = helps, [help_.s_lo for help_ in helps]

    def wait(self, since: Fact, *, span: Span, people: People) -> _Wait | None:
        """The time until the first help for these people within a span; None when there may have been some already."""
        helps, starts = self._helps, self._starts
        first = span.s_lo
        for one in reversed(helps[: bisect_right(starts, span.s_hi)]):  # what began last is most likely still there
            if one.e_hi >= first and _is_theirs(one, people):
                return None
        later = helps[bisect_right(starts, span.s_lo) : bisect_right(starts, span.e_hi)]
        later = [one for one in later if _is_theirs(one, people)]
        if not later:
            return None
        soonest = min(later, key=lambda one: (one.s_hi, one.place))
        return _Wait((since, soonest), later[0].s_lo - span.s_hi, soonest.s_hi - first, first, soonest.s_hi)


def _measures(material: Material) -> Iterator[Episode]:
    """Measures for one child, each once; one with a doubted date stands alone."""
    by_child: dict[tuple[EntityId | None, str], list[Fact]] = {}
    for fact in material.measures:
        if "setting" not in fact.kind.classes and not material.by_relatives(fact):
            for child in material.kin.in_order(material.children_of(fact)) or (None,):
                by_child.setdefault((child, fact.name), []).append(fact)
    for facts in by_child.values():
        yield from cut_up(facts, alike=always).firm if len(facts) > 1 else ()
        yield from (as_one(fact) for fact in facts if len(facts) == 1 or not fact.sure)


def _is_theirs(help_: Fact, people: People, /) -> bool:
    """Help for somebody whom a measure is about, or for nobody by name."""
    return not help_.persons or not help_.persons.isdisjoint(people)


def _draft(wait: _Wait, *, status: Certainty, material: Material, days: int) -> Draft:
    people = material.in_family(who for fact in wait.facts for who in fact.subjects)
    return Draft(
        status=status,
        strength=Strength.STRONG if wait.least > _STRONG * days else Strength.USUAL,
        persons=people,
        events=frozenset(fact.id for fact in wait.facts),
        begin=wait.first,
        end=wait.last,
        size=wait.least,
        tell=lambda: Told(
            text=_text(wait, status=status),
            steps=tuple(Step(status, told(fact), (fact.id,)) for fact in wait.facts),
            counter=tuple(_counter(wait)),
            context=tuple(_meanwhile(wait, reports=material.incidents, people=people)),
        ),
    )


def _text(wait: _Wait, *, status: Certainty) -> str:
    sure = status is ZEKER
    shown = duration(wait.least if sure else (wait.least + wait.most) // 2)
    exact = wait.least == wait.most
    help_ = wait.facts[-1]
    what = "" if help_.event.kind == _LIST and not help_.event.product else _named(help_)
    if wait.facts[0].event.kind in _DECISIONS:
        pattern = (_DECIDED_EXACT if exact else _DECIDED) if sure else _DECIDED_PERHAPS
        return asking(tr(pattern, jaar=year(wait.facts[0]), wat=what, tijd=shown))
    if len(wait.facts) > 1:
        pattern = (_MEASURE_EXACT if exact else _MEASURE) if sure else _MEASURE_PERHAPS
        measure = wait.facts[0]
        return asking(tr(pattern, maatregel=spoken(measure.kind), jaar=year(measure), wat=what, tijd=shown))
    if not what:
        pattern = (_LISTED_EXACT if exact else _LISTED) if sure else _LISTED_PERHAPS
        return asking(tr(pattern, jaar=year(help_), tijd=shown))
    pattern = (_EXACT if exact else _SURE) if sure else _PERHAPS
    return asking(tr(pattern, jaar=year(help_), wat=what, tijd=shown))


def _named(fact: Fact, /) -> str:
    """The help as it is named in a sentence: the product, else the kind of help."""
    return keys.product_words(fact.product, typed=fact.event.product, kind=fact.kind) or spoken(fact.kind)


_MEASURE_EXACT = mark("Na het begin van de maatregel ({maatregel}, {jaar}) kwam de eerste hulp ({wat}) pas na {tijd}.")
_MEASURE = mark(
    "Na het begin van de maatregel ({maatregel}, {jaar}) kwam de eerste hulp ({wat}) pas na {tijd} of langer."
)
_MEASURE_PERHAPS = mark(
    "Na het begin van de maatregel ({maatregel}, {jaar}) kwam de eerste hulp ({wat}) misschien pas na {tijd}."
)
_DECIDED_EXACT = mark("Na het besluit dat er hulp mocht komen ({jaar}) begon de hulp ({wat}) pas na {tijd}.")
_DECIDED = mark("Na het besluit dat er hulp mocht komen ({jaar}) begon de hulp ({wat}) pas na {tijd} of langer.")
_DECIDED_PERHAPS = mark(
    "Na het besluit dat er hulp mocht komen ({jaar}) begon de hulp ({wat}) misschien pas na {tijd}."
)
_EXACT = mark("De hulp ({wat}, {jaar}) begon pas na {tijd} wachten.")
_SURE = mark("De hulp ({wat}, {jaar}) begon pas na {tijd} of langer wachten.")
_PERHAPS = mark("De hulp ({wat}, {jaar}) begon misschien pas na {tijd} wachten.")
_LISTED_EXACT = mark("De hulp ({jaar}) begon pas na {tijd} wachten.")
_LISTED = mark("De hulp ({jaar}) begon pas na {tijd} of langer wachten.")
_LISTED_PERHAPS = mark("De hulp ({jaar}) begon misschien pas na {tijd} wachten.")


def _counter(wait: _Wait) -> Iterator[Remark]:
    if len(wait.facts) > 1:
        yield Remark(tr("Misschien was er eerder hulp die niet is opgeschreven."), (wait.facts[0].id,))


def _meanwhile(wait: _Wait, *, reports: Cut, people: Iterable[object]) -> Iterator[Remark]:
    """What was reported or happened in the time of waiting."""
    around: Sequence[Fact] = [fact for one in reports.loose for fact in one.facts]
    for fact in around:
        if wait.first <= fact.s_lo and fact.s_hi <= wait.last and not fact.persons.isdisjoint(people):
            yield Remark(tr("In die tijd: {wat}.", wat=told(fact)), (fact.id,))


DETECTOR = Detector(
    id="wachttijd",
    name=mark("Lang gewacht op hulp"),
    rule=mark("Meer dan 92 dagen tussen een maatregel of toekenning en het begin van de hulp."),
    false_alarm=mark("Het gezin kan zelf voor een latere start hebben gekozen."),
    side=Side.HELP,
    settings=(
        Setting(
            "days",
            mark("langer dan zoveel dagen"),
            92,
            mark("Drie maanden is lang als er zorgen zijn."),
            unit=Unit.DAYS,
        ),
    ),
    detect=_detect,
    reads=classes("help", "measure", "incident", kinds=(_LIST, *_DECISIONS)),
)
