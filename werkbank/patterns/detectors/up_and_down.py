"""``op-en-af``: help for one person goes up to a level, down, and back up to it within two years; twice or more.

Levels: 1 voluntary help, 2 preventive youth protection ('drang'), 3 a measure, 4 living away from home by a measure or
in a setting. Looked at is each child apart, so that what came to a brother or sister is not taken for a return.
Certain are the days on which the level was certainly reached, and those on which it certainly was not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from werkbank.i18n import mark, tr
from werkbank.model.clock import EntityId
from werkbank.model.dates import MOGELIJK, ZEKER, Certainty
from werkbank.model.kinds import Side
from werkbank.patterns.episodes import are_exact
from werkbank.patterns.facts import Fact
from werkbank.patterns.material import Material
from werkbank.patterns.prolonging import prolonged
from werkbank.patterns.reads import classes
from werkbank.patterns.rows import sieved, strength
from werkbank.patterns.values import Detector, Draft, Remark, Setting, Step, Told, Unit, Value
from werkbank.patterns.wording import asking, duration, told, years

_AWAY, _MEASURE, _PRESSED = 3, 2, 1
_AWAY_KINDS = frozenset(("muhp", "spoed-muhp", "gesloten-plaatsing", "uithuisplaatsing"))
_PRESSED_FRAME, _PRESSED_KIND = "drang", "preventieve-jeugdbescherming"
_VAGUE = 366  # days
_NAMES = {
    _AWAY: mark("een tijd waarin een kind niet thuis woonde"),
    _MEASURE: mark("een maatregel"),
    _PRESSED: mark("hulp met drang"),
}

_PRESSED_OR_MEASURE = mark("hulp met drang of een maatregel")

_Levelled = tuple[int, Fact]  # how heavy it is


class _Return(NamedTuple):
    """Help on the level, and again after a time without."""

    before: Fact
    after: Fact
    days: int


class _Found(NamedTuple):
    """The returns of one child to a level."""

    who: EntityId
    level: int
    returns: Sequence[_Return]
    status: Certainty

    def days(self) -> tuple[object, ...]:
        """What is the same for brothers and sisters who got the same on the same days."""
        facts = [(fact.name, fact.span) for one in self.returns for fact in (one.before, one.after)]
        return self.level, self.status, *facts


def _heavy(material: Material) -> list[_Levelled]:
    """Help and measures that are heavier than help that people chose, in order of time."""
    found: list[_Levelled] = []
    for name, facts in material.by_kind.items():
        classes = facts[0].kind.classes
        if name in _AWAY_KINDS or "setting" in classes:
            found += [(_AWAY, fact) for fact in facts]
        elif "measure" in classes:
            found += [(_MEASURE, fact) for fact in facts]
        elif name == _PRESSED_KIND:
            found += [(_PRESSED, fact) for fact in facts]
        elif "help" in classes:
            found += [(_PRESSED, fact) for fact in facts if fact.event.frame == _PRESSED_FRAME]
    return sorted(found, key=lambda one: one[1].place)


def _is_order(fact: Fact, /) -> bool:
    """A measure that can be prolonged, and of which it is known when it ended."""
    return "measure" in fact.kind.classes and not fact.open_end


def _detect(material: Material, settings: Mapping[str, Value]) -> Iterable[Draft]:
    by_child: dict[EntityId, list[_Levelled]] = {}
    for level, fact in _heavy(material):
        renewals = material.renewals if _is_order(fact) else ()
        for who in material.children_of(fact) & material.kin.family:
            measured = prolonged(fact, renewals=renewals, child=who) if renewals else fact
            by_child.setdefault(who, []).append((level, measured))
    same: dict[tuple[object, ...], list[_Found]] = {}
    for who in material.kin.in_order(by_child):
        if best := _best(by_child[who], who=who, settings=settings):
            same.setdefault(best.days(), []).append(best)
    return sieved(_draft(some, settings=settings, material=material) for some in same.values())


def _best(facts: Sequence[_Levelled], *, who: EntityId, settings: Mapping[str, Value]) -> _Found | None:
    """The level to which help came back most often; the highest of several."""
    found: list[_Found] = []
    on: list[Fact] = []
    for level in (_AWAY, _MEASURE, _PRESSED):
        heavier, on = len(on), [fact for own, fact in facts if own >= level]
        if len(on) > heavier and (one := _of_level(on, level, who, settings)):  # else it tells the same
            found.append(one)
    return max(found, key=lambda one: (one.status, len(one.returns))) if found else None


def _of_level(on: Sequence[Fact], level: int, who: EntityId, settings: Mapping[str, Value], /) -> _Found | None:
    least = int(settings["times"])
    if len(on) <= least:
        return None
    lighter = int(settings["lighter"])
    sure = [one for one in _returns(on, lighter=lighter, certain=True) if _counts(one, settings) and _both_sure(one)]
    if len(sure) >= least:
        return _Found(who, level, sure, ZEKER)
    if are_exact(on):
        return None  # nothing else is possible
    maybe = [one for one in _returns(on, lighter=lighter, certain=False) if _counts(one, settings)]
    if len(maybe) >= least:
        return _Found(who, level, maybe, MOGELIJK)
    return None


def _counts(one: _Return, settings: Mapping[str, Value], /) -> bool:
    return one.days <= int(settings["days"])


def _both_sure(one: _Return, /) -> bool:
    return one.before.sure and one.after.sure


_soonest = attrgetter("s_hi", "place")


def _returns(facts: Sequence[Fact], *, lighter: int, certain: bool) -> Iterator[_Return]:
    """Breaks of ``lighter`` days or more between help on a level, with the free days until it was there again."""
    if certain:
        runs = [(fact.s_lo, fact.e_hi, fact) for fact in facts]
    else:
        known = [f for f in facts if f.s_hi - f.s_lo <= _VAGUE and f.e_hi - f.e_lo <= _VAGUE]
        runs = [((f.s_lo + f.s_hi) // 2, (f.e_lo + f.e_hi) // 2, f) for f in known]
    runs.sort(key=lambda run: (run[0], run[2].place))
    until, last, latest = -1, None, 0
    for place, (start, end, fact) in enumerate(runs):
        if last is not None and start - until - 1 >= lighter:
            soonest = min([run[2] for run in runs[place:]], key=_soonest) if certain else fact
            days = (soonest.s_hi - latest if certain else start - until) - 1  # free days
            yield _Return(last, soonest, days)
        if last is None or end >= until:
            until, last = end, fact
        latest = max(latest, fact.e_lo)


def _draft(children: Sequence[_Found], *, settings: Mapping[str, Value], material: Material) -> Draft:
    """What children have the same; told once."""
    first = children[0]
    facts = {fact.id: fact for one in children for pair in one.returns for fact in (pair.before, pair.after)}
    return Draft(
        status=first.status,
        strength=strength(len(first.returns), least=int(settings["times"])),
        persons=frozenset([one.who for one in children]),
        events=frozenset(facts),
        begin=min(fact.s_lo for fact in facts.values()),
        end=max(fact.e_hi for fact in facts.values()),
        size=len(first.returns),
        tell=lambda: Told(
            text=_text(first.returns, level=first.level, status=first.status, days=int(settings["days"])),
            steps=tuple(_step(one, status=first.status) for one in first.returns),
            counter=tuple(_counter(children, facts=facts.values(), material=material)),
        ),
    )


def _text(found: Sequence[_Return], *, level: int, status: Certainty, days: int) -> str:
    measured = level == _PRESSED and any("measure" in one.after.kind.classes for one in found)
    when, what = years([one.after for one in found]), tr(_PRESSED_OR_MEASURE if measured else _NAMES[level])
    return asking(tr(_SURE if status is ZEKER else _PERHAPS, n=len(found), tijd=duration(days), wat=what, jaren=when))


_SURE = mark("Nadat de hulp lichter werd, kwam er {n} keer binnen {tijd} weer {wat} ({jaren}).")
_PERHAPS = mark("Nadat de hulp lichter werd, kwam er misschien {n} keer binnen {tijd} weer {wat} ({jaren}).")


def _step(one: _Return, *, status: Certainty) -> Step:
    words = tr("Eerst {eerst}, daarna {daarna}", eerst=told(one.before), daarna=told(one.after))
    return Step(status, words, (one.before.id, one.after.id))


def _counter(children: Sequence[_Found], *, facts: Iterable[Fact], material: Material) -> Iterator[Remark]:
    """What came to this child together with a brother or sister, for whom it did not come back every time."""
    whose = [material.children_of(fact) & material.kin.family for fact in facts]
    if len(children) == 1 and len(set(whose)) > 1:
        text = tr("Niet elke keer ging het om dezelfde kinderen.")
        yield Remark(text, tuple(fact.id for fact in facts))


DETECTOR = Detector(
    id="op-en-af",
    name=mark("Op- en afschalen"),
    rule=mark("Zwaardere hulp, dan lichter, en binnen twee jaar weer net zo zwaar; twee keer of vaker."),
    false_alarm=mark("Soms gaat het niet steeds om hetzelfde kind."),
    side=Side.HELP,
    settings=(
        Setting(
            "times",
            mark("hoe vaak ten minste"),
            2,
            mark("Twee keer terug naar zwaarder valt op."),
            unit=Unit.TIMES,
            least=1,
            most=20,
        ),
        Setting("days", mark("terug binnen zoveel dagen"), 730, mark("Twee jaar na het afschalen."), unit=Unit.DAYS),
        Setting(
            "lighter",
            mark("zoveel dagen lichter ten minste"),
            31,
            mark("Een kortere tijd is vaak alleen op papier lichter."),
            unit=Unit.DAYS,
        ),
    ),
    detect=_detect,
    reads=classes("help", "measure", "setting", "prolongation", kinds=_AWAY_KINDS),
)
