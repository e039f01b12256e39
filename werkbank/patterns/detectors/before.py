"""``vooraf``: something after which a crisis report often follows, and the time of year of a loss.

A kind of event counts when a crisis report followed within 60 days in three or more cases and in at least 60 % of them,
and when hardly any of 999 circular shifts of those events over the same years gives as many. The shifts keep the rhythm
of both and are evenly spaced, so that the answer is always the same. A vague date counts where it can be, in the shifts
as well: what nearly always could have been followed proves nothing. 'Jaardag': reports within 14 days of the day of a
loss in three or more years, and more than other days of the year give. What is found is never called a cause.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import accumulate
from math import ceil, sqrt

from werkbank.i18n import mark, tr
from werkbank.model.dates import Certainty
from werkbank.model.kinds import Side
from werkbank.patterns.episodes import Episode
from werkbank.patterns.facts import Fact
from werkbank.patterns.material import Material
from werkbank.patterns.seasons import day_of_year, tail
from werkbank.patterns.spans import YEAR
from werkbank.patterns.values import Detector, Draft, Remark, Setting, Step, Strength, Told, Unit, Value
from werkbank.patterns.wording import asking, duration, enumerated, told, year

_SHIFTS = 999
_CHANCE = 0.01
_CHANCE_VAGUE = 0.03  # what dates leave open cannot be shown as sharply; it is never more than possible
_PERCENT = 100
_SEASON = 92  # days
_DEVIATIONS = 1.5  # standard deviations above what shifts give on average: less is not worth counting them all
_VAGUE = 366  # days: a vaguer claim says too little about what followed
_NEVER = frozenset(("report", "prolongation"))
_LOSSES = frozenset(("overlijden", "verlies"))
Hit = tuple[Fact, Episode]


def _detect(material: Material, settings: Mapping[str, Value]) -> Iterable[Draft]:
    crises = [fact for fact in material.of_family(material.reports) if fact.kind.crisis_report]
    cut = material.as_incidents(crises)
    known = [one for one in cut.loose if one.span.s_hi - one.span.s_lo <= _VAGUE]
    if len(known) < int(settings["times"]):
        return
    by_kind: dict[str, list[Fact]] = {}
    for fact in material.of_family(material.facts):
        if _NEVER.isdisjoint(fact.kind.classes):
            by_kind.setdefault(fact.event.kind, []).append(fact)
    reach = _Reach(known, days=int(settings["days"]))
    for facts in by_kind.values():
        yield from _followed(facts, reach=reach, material=material, settings=settings)
    yield from _anniversaries(material, reports=known, settings=settings)


def _followed(
    facts: Sequence[Fact], *, reach: _Reach, material: Material, settings: Mapping[str, Value]
) -> Iterator[Draft]:
    least, days, share = int(settings["times"]), int(settings["days"]), int(settings["share"])
    near = [fact for fact in facts if fact.span.s_hi - fact.span.s_lo <= _VAGUE]
    if len(near) < least:
        return
    hits = [(fact, crisis) for fact in near if (crisis := reach.after(fact)) is not None]
    if len(hits) < least or len(hits) * _PERCENT < share * len(facts):
        return
    sure = [hit for hit in hits if _certainly(hit, days=days)]
    firm = len(sure) >= least and len(sure) * _PERCENT >= share * len(facts)
    chance = _CHANCE if all(fact.span.s_lo == fact.span.s_hi for fact, _ in hits) else _CHANCE_VAGUE
    if not _beyond_chance(near, hits=len(hits), reach=reach, cut=material.cut, chance=_CHANCE if firm else chance):
        return
    yield _draft(sure if firm else hits, of=facts, days=days, status=Certainty.ZEKER if firm else Certainty.MOGELIJK,
                 material=material)  # fmt: skip


class _Reach:
    """Crisis reports, and the days from which one of them can follow within ``days``."""

    def __init__(self, crises: Sequence[Episode], *, days: int) -> None:
        self.days = days
        self._crises = crises
        self._los = [one.span.s_lo for one in crises]
        self._widest = max([one.span.s_hi - one.span.s_lo for one in crises])
        self.first = self._los[0]
        self._edges: dict[int, list[int]] = {}

    def after(self, fact: Fact) -> Episode | None:
        """The crisis report that followed: the surest of those that can, and of several the nearest."""
        lo, hi = fact.span[:2]
        first = bisect_right(self._los, lo - self._widest)
        near = self._crises[first : bisect_right(self._los, hi + self.days)]
        fitting = [one for one in near if one.span.s_hi > lo]
        return min(fitting, key=lambda one: _distance(fact, one, days=self.days), default=None)

    def edges(self, width: int) -> list[int]:
        """Begin and end, in turn, of the stretches of first days of a claim so wide that a crisis can follow it."""
        if width not in self._edges:
            self._edges[width] = _merged([(one.span.s_lo - self.days - width, one.span.s_hi) for one in self._crises])
        return self._edges[width]

    def covered(self, width: int) -> int:
        """How many days those stretches have."""
        edges = self.edges(width)
        return sum(edges[1::2]) - sum(edges[::2])


def _distance(fact: Fact, crisis: Episode, *, days: int) -> tuple[bool, int, int]:
    apart = sum(crisis.span[:2]) - sum(fact.span[:2])
    return (not _certainly((fact, crisis), days=days), abs(apart), crisis.facts[0].place)


def _merged(stretches: Iterable[tuple[int, int]]) -> list[int]:
    edges: list[int] = []
    for begin, end in sorted(stretches):
        if edges and begin <= edges[-1]:
            edges[-1] = max(edges[-1], end)
        else:
            edges += [begin, end]
    return edges


def _certainly(hit: Hit, *, days: int) -> bool:
    fact, crisis = hit
    sure = fact.sure and all(one.sure for one in crisis.facts)
    return sure and crisis.span.s_lo > fact.span.s_hi and crisis.span.s_hi - fact.span.s_lo <= days


def _beyond_chance(facts: Sequence[Fact], *, hits: int, reach: _Reach, cut: int, chance: float) -> bool:
    """Whether hardly any circular shift gives as many hits; it stops as soon as too many do.

    Shifts by less than the days asked leave most of it as it was and are no comparison.
    """
    first = min([reach.first, *[fact.span.s_lo for fact in facts]])
    length = cut - first + 1
    claims = [(fact.span.s_lo - first, reach.edges(fact.span.s_hi - fact.span.s_lo)) for fact in facts]
    shares = [min(1.0, reach.covered(fact.span.s_hi - fact.span.s_lo) / length) for fact in facts]
    if hits < sum(shares) + _DEVIATIONS * sqrt(sum([share * (1 - share) for share in shares])):
        return False  # shifts often give as many
    near = reach.days + min(_SEASON, max([fact.span.s_hi - fact.span.s_lo for fact in facts]))
    least = ceil(near * (_SHIFTS + 1) / length)
    tried = range(max(1, least), min(_SHIFTS, _SHIFTS + 1 - least) + 1)
    most = allowed = int(chance * (len(tried) + 1)) - 1
    for shift in tried[10::40]:
        moved = length * shift / (_SHIFTS + 1)
        followed = [bisect_right(edges, (start + moved) % length + first) & 1 for start, edges in claims]
        allowed -= sum(followed) >= hits
        if allowed < 0:
            return False
    counts = _of_every_shift(claims, first=first, length=length)
    return most >= 0 and sum([counts[shift] >= hits for shift in tried]) <= most


def _of_every_shift(claims: Sequence[tuple[int, Sequence[int]]], *, first: int, length: int) -> list[int]:
    """For each shift how many claims come to lie where a crisis can follow.

    A claim lies in a stretch for the shifts between two numbers, so a stretch adds one there and takes it away after.
    """
    shifts = _SHIFTS + 1
    scale = shifts / length
    steps = [0] * (shifts + 1)
    scaled = {
        id(edges): [
            (max(0, begin - first) * scale, min(length, end - first) * scale)
            for begin, end in zip(edges[::2], edges[1::2], strict=True)
        ]
        for _, edges in claims
    }
    for start, edges in claims:
        place = start * scale
        for begin, end in scaled[id(edges)]:
            lo, hi = ceil(begin - place), ceil(end - place)
            if lo < 0 < hi:
                steps[0] += 1
                steps[hi] -= 1
                lo, hi = lo + shifts, shifts
            elif hi <= 0:
                lo, hi = lo + shifts, hi + shifts
            steps[lo] += 1
            steps[hi] -= 1
    return list(accumulate(steps))


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
    losses = [
        loss for loss in material.of_class("loss") if loss.event.kind in _LOSSES and loss.span.s_lo == loss.span.s_hi
    ]
    for loss in losses:
        after = [one for one in exact if one.span.s_lo > loss.span.s_lo + near]
        found = [one for one in after if _apart(one.span.s_lo, loss.span.s_lo) <= near]
        years = {date.fromordinal(one.span.s_lo).year for one in found}
        as_good = len(crowd) - bisect_left(crowd, len(found))
        by_luck = len(losses) * tail(len(after), least=len(found), p=(2 * near + 1) / YEAR)
        if len(years) < least or as_good > 2 * near + 1 or by_luck > _CHANCE:
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
