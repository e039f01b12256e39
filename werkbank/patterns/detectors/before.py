"""``vooraf``: something after which a crisis report often follows, and the time of year of a loss.

A kind of event counts when a crisis report followed within 60 days in three or more cases and in at least 60 % of them,
and when hardly any of 999 circular shifts of those events over the same years gives as many. The shifts keep the rhythm
of both and are evenly spaced, so that the answer is always the same. 'Jaardag': reports within 14 days of the day of a
loss in three or more years, and more than other days of the year give. What is found is never called a cause.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import accumulate
from math import ceil

from werkbank.i18n import mark, tr
from werkbank.model.dates import Certainty
from werkbank.model.kinds import Side
from werkbank.patterns.episodes import Episode
from werkbank.patterns.facts import Fact
from werkbank.patterns.material import Material
from werkbank.patterns.seasons import day_of_year
from werkbank.patterns.spans import YEAR
from werkbank.patterns.values import Detector, Draft, Remark, Setting, Step, Strength, Told, Unit, Value
from werkbank.patterns.wording import asking, duration, enumerated, told, year

_SHIFTS = 999
_FIRST = range(5, _SHIFTS, 10)  # tried first: where much happens, these settle it
_CHANCE = 0.01
_PERCENT = 100
_VAGUE = 92  # days: a vaguer claim says too little about what followed
_NEVER = frozenset(("report", "prolongation"))
_LOSSES = frozenset(("overlijden", "verlies"))
Hit = tuple[Fact, Episode]


def _detect(material: Material, settings: Mapping[str, Value]) -> Iterable[Draft]:
    crises = [fact for fact in material.of_family(material.reports) if fact.kind.crisis_report]
    cut = material.as_incidents(crises)
    known = [one for one in cut.loose if one.span.s_hi - one.span.s_lo <= _VAGUE]
    known.sort(key=lambda one: (_middle(one.span.s_lo, one.span.s_hi), one.facts[0].place))
    if len(known) < int(settings["times"]):
        return
    by_kind: dict[str, list[Fact]] = {}
    for fact in material.of_family(material.facts):
        if _NEVER.isdisjoint(fact.kind.classes):
            by_kind.setdefault(fact.event.kind, []).append(fact)
    for facts in by_kind.values():
        yield from _followed(facts, crises=known, material=material, settings=settings)
    yield from _anniversaries(material, reports=known, settings=settings)


def _followed(
    facts: Sequence[Fact], *, crises: Sequence[Episode], material: Material, settings: Mapping[str, Value]
) -> Iterator[Draft]:
    least, days, share = int(settings["times"]), int(settings["days"]), int(settings["share"])
    near = [fact for fact in facts if fact.span.s_hi - fact.span.s_lo <= _VAGUE]
    if len(near) < least:
        return
    middles = [_middle(one.span.s_lo, one.span.s_hi) for one in crises]
    hits = [(fact, crises[at]) for fact in near if (at := _next(fact, middles=middles, days=days)) is not None]
    if len(hits) < least or len(hits) * _PERCENT < share * len(facts):
        return
    if not _beyond_chance(near, hits=len(hits), crises=crises, days=days, cut=material.cut):
        return
    sure = [hit for hit in hits if _certainly(hit, days=days)]
    firm = len(sure) >= least and len(sure) * _PERCENT >= share * len(facts)
    yield _draft(sure if firm else hits, of=facts, days=days, status=Certainty.ZEKER if firm else Certainty.MOGELIJK,
                 material=material)  # fmt: skip


def _next(fact: Fact, *, middles: Sequence[float], days: int) -> int | None:
    """The place of the first crisis within the days after it, all on the middle of their days."""
    start = _middle(fact.span.s_lo, fact.span.s_hi)
    place = bisect_right(middles, start)
    return place if place < len(middles) and middles[place] - start <= days else None


def _middle(lo: int, hi: int, /) -> float:
    return (lo + hi) / 2


def _certainly(hit: Hit, *, days: int) -> bool:
    fact, crisis = hit
    sure = fact.sure and all(one.sure for one in crisis.facts)
    return sure and crisis.span.s_lo > fact.span.s_hi and crisis.span.s_hi - fact.span.s_lo <= days


def _beyond_chance(facts: Sequence[Fact], *, hits: int, crises: Sequence[Episode], days: int, cut: int) -> bool:
    """Whether hardly any circular shift gives as many hits; it stops as soon as too many do."""
    first = min(fact.span.s_lo for fact in (*facts, *(one.facts[0] for one in crises)))
    length = cut - first + 1
    edges = _covered([_middle(*one.span[:2]) - first for one in crises], days=days)
    starts = [_middle(*fact.span[:2]) - first for fact in facts]
    step = length / (_SHIFTS + 1)
    allowed = int(_CHANCE * (_SHIFTS + 1)) - 1
    for shift in _FIRST:
        moved = step * shift
        allowed -= sum([bisect_right(edges, (start + moved) % length) & 1 for start in starts]) >= hits
        if allowed < 0:
            return False
    most = int(_CHANCE * (_SHIFTS + 1)) - 1
    return sum([count >= hits for count in _of_every_shift(starts, edges=edges, length=length)]) <= most


def _of_every_shift(starts: Iterable[float], *, edges: Sequence[float], length: int) -> list[int]:
    """For each shift how many starts come to lie where a crisis follows.

    A start lies in a stretch for the shifts between two numbers, so a stretch adds one there and takes it away after.
    """
    shifts = _SHIFTS + 1
    scale = shifts / length
    steps = [0] * (shifts + 1)
    stretches = [(max(0.0, begin) * scale, end * scale) for begin, end in zip(edges[::2], edges[1::2], strict=True)]
    for start in starts:
        place = start * scale
        for begin, end in stretches:
            lo, hi = ceil(begin - place), ceil(end - place)
            if lo < 0 < hi:
                steps[0] += 1
                steps[hi] -= 1
                lo, hi = lo + shifts, shifts
            elif hi <= 0:
                lo, hi = lo + shifts, hi + shifts
            steps[lo] += 1
            steps[hi] -= 1
    return list(accumulate(steps))[1:shifts]


def _covered(crises: Iterable[float], *, days: int) -> list[float]:
    """Begin and end, in turn, of the stretches of days that a crisis follows within ``days``."""
    edges: list[float] = []
    for crisis in crises:
        if edges and crisis - days <= edges[-1]:
            edges[-1] = crisis
        else:
            edges += [crisis - days, crisis]
    return edges


def _draft(hits: Sequence[Hit], *, of: Sequence[Fact], days: int, status: Certainty, material: Material) -> Draft:
    facts = {fact.id: fact for fact, crisis in hits for fact in (fact, *crisis.facts)}
    missed = [fact for fact in of if fact.id not in facts]
    label = of[0].kind.label.lower()
    pattern = _SURE if status is Certainty.ZEKER else _PERHAPS
    return Draft(
        status=status,
        strength=Strength.USUAL if missed else Strength.STRONG,
        persons=material.in_family(who for fact in facts.values() for who in fact.persons),
        events=frozenset(facts),
        begin=min(fact.span.s_lo for fact in facts.values()),
        end=max(fact.span.e_hi for fact in facts.values()),
        size=len(hits),
        tell=lambda: Told(
            text=asking(tr(pattern, wat=label, n=len(hits), van=len(of), tijd=duration(days))),
            steps=tuple(_step(hit, status=status) for hit in hits),
            counter=tuple(
                Remark(tr("Hierna kwam geen crisismelding: {wat}.", wat=told(f)), (f.id,)) for f in missed[:5]
            ),
        ),
    )


_SURE = mark("Dit valt vaak samen: na '{wat}' kwam {n} van de {van} keer binnen {tijd} een crisismelding.")
_PERHAPS = mark("Dit valt misschien vaak samen: na '{wat}' kwam {n} van de {van} keer binnen {tijd} een crisismelding.")


def _step(hit: Hit, *, status: Certainty) -> Step:
    fact, crisis = hit
    words = tr("{eerst}, en daarna {daarna}", eerst=told(fact), daarna=told(crisis.facts[0]))
    return Step(status, words, (fact.id, *(one.id for one in crisis.facts)))


def _anniversaries(material: Material, *, reports: Sequence[Episode], settings: Mapping[str, Value]) -> Iterator[Draft]:
    least, near = int(settings["times"]), int(settings["near"])
    exact = [one for one in reports if one.span.s_lo == one.span.s_hi]
    if len(exact) < least:
        return
    crowd = sorted(_around_each_day(exact, near=near))
    for loss in material.of_class("loss"):
        if loss.event.kind not in _LOSSES or loss.span.s_lo != loss.span.s_hi:
            continue
        after = [one for one in exact if one.span.s_lo > loss.span.s_lo + near]
        found = [one for one in after if _apart(one.span.s_lo, loss.span.s_lo) <= near]
        years = {date.fromordinal(one.span.s_lo).year for one in found}
        as_good = len(crowd) - bisect_left(crowd, len(found))
        if len(years) < least or as_good > 2 * near + 1:
            continue
        yield _of_loss(loss, found=found, material=material)


def _apart(a: int, b: int, /) -> int:
    days = abs(day_of_year(a) - day_of_year(b))
    return min(days, YEAR - days)


def _around_each_day(reports: Sequence[Episode], *, near: int) -> Iterator[int]:
    """For each day of the year how many reports come near it."""
    days = sorted(day_of_year(one.span.s_lo) for one in reports)
    wrapped = [*(day - YEAR for day in days), *days, *(day + YEAR for day in days)]
    for day in range(YEAR):
        yield bisect_right(wrapped, day + near) - bisect_left(wrapped, day - near)


def _of_loss(loss: Fact, *, found: Sequence[Episode], material: Material) -> Draft:
    facts = (loss, *(fact for one in found for fact in one.facts))
    status = min(fact.certainty() for fact in facts)
    years = enumerated(dict.fromkeys(year(one.facts[0]) for one in found))
    return Draft(
        status=status,
        strength=Strength.USUAL,
        persons=material.in_family(who for fact in facts for who in fact.persons),
        events=frozenset(fact.id for fact in facts),
        begin=loss.span.s_lo,
        end=max(fact.span.e_hi for fact in facts),
        size=len(found),
        tell=lambda: Told(
            text=asking(
                tr("Meldingen kwamen {n} keer rond de dag van een verlies ({jaren}).", n=len(found), jaren=years)
            ),
            steps=tuple(Step(status, told(fact), (fact.id,)) for fact in facts),
            counter=(Remark(tr("Het kan ook met het seizoen te maken hebben."), (loss.id,)),),
            context=(Remark(tr("Bespreek dit eerst met de gedragswetenschapper.")),),
        ),
    )


DETECTOR = Detector(
    id="vooraf",
    name=mark("Valt vaak samen"),
    rule=mark("Iets waarna vaak binnen twee maanden een crisismelding kwam, of meldingen rond de dag van een verlies."),
    false_alarm=mark("Als er veel gebeurt, valt er altijd wel iets samen."),
    side=Side.BETWEEN,
    settings=(
        Setting(
            "times",
            mark("hoe vaak ten minste"),
            3,
            mark("Minder dan drie keer kan toeval zijn."),
            unit=Unit.TIMES,
            least=2,
            most=20,
        ),
        Setting("share", mark("in ten minste zoveel procent"), 60, mark("Vaker wel dan niet."), unit=Unit.PERCENT),
        Setting("days", mark("binnen zoveel dagen"), 60, mark("Twee maanden erna."), unit=Unit.DAYS),
        Setting(
            "near",
            mark("rond een dag: zoveel dagen"),
            14,
            mark("Twee weken ervoor of erna."),
            unit=Unit.DAYS,
            least=0,
            most=45,
        ),
    ),
    detect=_detect,
)
