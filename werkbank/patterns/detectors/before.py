"""``vooraf``: something after which a crisis report often follows, and the time of year of a loss.

A kind of event counts when a crisis report followed within 60 days in three or more cases and in at least 60 % of them,
when those were three or more different crises (many events before one crisis are one case, not many), and when hardly
any of 999 circular shifts of those events over the same years gives as many. The shifts keep the rhythm of both and are
evenly spaced, so that the answer is always the same. A vague date counts where it can be, in the shifts
as well: what nearly always could have been followed proves nothing. 'Jaardag': reports within 14 days of the day of a
loss in three or more years, and more than other days of the year give. What is found is never called a cause.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from werkbank.i18n import mark, tr
from werkbank.model.dates import MOGELIJK, ZEKER, Certainty
from werkbank.model.kinds import Side
from werkbank.patterns.detectors.shifts import VAGUE, Hit, Reach, Shifts, are_different, certainly, perhaps
from werkbank.patterns.episodes import Episode
from werkbank.patterns.facts import Fact
from werkbank.patterns.lazy import lazy
from werkbank.patterns.material import Material
from werkbank.patterns.seasons import day_of_year, tail
from werkbank.patterns.spans import YEAR
from werkbank.patterns.values import Detector, Draft, Remark, Setting, Step, Strength, Told, Unit, Value
from werkbank.patterns.wording import asking, duration, enumerated, spoken, told, year, years

_CHANCE = 0.01
_CHANCE_VAGUE = 0.03  # what dates leave open cannot be shown as sharply; it is never more than possible
_PERCENT = 100
_NEVER = frozenset(("report", "prolongation"))
_LOSSES = frozenset(("overlijden", "verlies"))


def _detect(material: Material, settings: Mapping[str, Value]) -> Iterable[Draft]:
    crises = [fact for fact in material.of_family(material.reports) if fact.kind.crisis_report]
    cut = material.as_incidents(crises)
    known = [one for one in cut.loose if one.span.s_hi - one.span.s_lo <= VAGUE]
    if len(known) < int(settings["times"]):
        return
    reach, what = Reach(known, days=int(settings["days"])), (_found, *settings.items())
    for whole in material.by_kind.values():
        if len(whole) < settings["times"] or not _NEVER.isdisjoint(whole[0].kind.classes):
            continue
        followed = reach.followed(facts := material.of_family(whole))
        if _are_enough(followed, of=facts, settings=settings):
            find = partial(_found, facts, followed=followed, reach=reach, firm=cut.firm, material=material,
                           settings=settings)  # fmt: skip
            yield from material.kept.made(what, whole, find, of=crises)
    yield from _anniversaries(material, reports=known, settings=settings)


def _are_enough(some: Sequence[object], *, of: Sequence[Fact], settings: Mapping[str, Value]) -> bool:
    return len(some) >= settings["times"] and len(some) * _PERCENT >= int(settings["share"]) * len(of)


def _found(
    facts: Sequence[Fact], *, followed: Sequence[Fact], reach: Reach, firm: Sequence[Episode], material: Material,
    settings: Mapping[str, Value],
) -> tuple[Draft, ...]:  # fmt: skip
    """What is found for the facts of one kind: at most one draft."""
    least, days = int(settings["times"]), int(settings["days"])
    near = [fact for fact in facts if fact.s_hi - fact.s_lo <= VAGUE]
    followed = [fact for fact in followed if fact.s_hi - fact.s_lo <= VAGUE]
    if not _are_enough(followed, of=facts, settings=settings):
        return ()
    shifts = Shifts(near, hits=len(followed), reach=reach, cut=material.cut)
    if not shifts.are_surpassed():
        return ()
    exact = all(fact.s_lo == fact.s_hi for fact in followed)
    if not shifts.hardly_any_gives_as_many(chance=_CHANCE if exact else _CHANCE_VAGUE):
        return ()
    if not are_different(reach.crises, after=followed, days=days, least=least, follows=perhaps):
        return ()
    surely = [reach.surely_after(fact) for fact in followed]
    sure = [(fact, crisis) for fact, crisis in zip(followed, surely, strict=True) if crisis]
    enough = _are_enough(sure, of=facts, settings=settings)
    certain = enough and are_different(firm, after=near, days=days, least=least, follows=certainly)
    if certain and not exact and not shifts.hardly_any_gives_as_many(chance=_CHANCE):
        return ()
    if certain:
        return (_draft(sure, of=facts, days=days, status=ZEKER, material=material),)
    hits = [(fact, crisis or reach.nearest_after(fact)) for fact, crisis in zip(followed, surely, strict=True)]
    return (_draft(hits, of=facts, days=days, status=MOGELIJK, material=material),)


def _draft(hits: Sequence[Hit], *, of: Sequence[Fact], days: int, status: Certainty, material: Material) -> Draft:
    crises = {id(crisis): crisis for _, crisis in hits}.values()
    facts = [*[fact for fact, _ in hits], *[fact for crisis in crises for fact in crisis.facts]]
    events = frozenset([fact.id for fact in facts])
    missed = [fact for fact in of if fact.id not in events]
    label = spoken(of[0].kind)
    pattern = _SURE if status is ZEKER else _PERHAPS
    return Draft(
        status=status,
        strength=Strength.USUAL if missed else Strength.STRONG,
        persons=material.concerned(facts),
        events=events,
        begin=min([fact.s_lo for fact in facts]),
        end=max([fact.e_hi for fact in facts]),
        size=len(hits),
        tell=lambda: Told(
            text=asking(
                tr(pattern, wat=label, n=len(hits), van=len(of), tijd=duration(days), jaren=years(f for f, _ in hits))
            ),
            steps=tuple(_step(hit, status=status) for hit in hits),
            counter=tuple(
                Remark(tr("Hierna kwam geen crisismelding: {wat}.", wat=told(f)), (f.id,)) for f in missed[:5]
            ),
        ),
    )


_SURE = mark("Dit valt vaak samen: na '{wat}' kwam {n} van de {van} keer binnen {tijd} een crisismelding ({jaren}).")
_PERHAPS = mark(
    "Dit valt misschien vaak samen: na '{wat}' kwam {n} van de {van} keer binnen {tijd} een crisismelding ({jaren})."
)


def _step(hit: Hit, *, status: Certainty) -> Step:
    fact, crisis = hit
    words = tr("{eerst}, en daarna {daarna}", eerst=told(fact), daarna=told(crisis.facts[0]))
    return Step(status, words, (fact.id, *(one.id for one in crisis.facts)))


def _anniversaries(material: Material, *, reports: Sequence[Episode], settings: Mapping[str, Value]) -> Iterator[Draft]:
    least, near = int(settings["times"]), int(settings["near"])
    exact = [one for one in reports if one.span.s_lo == one.span.s_hi]
    if len(exact) < least:
        return
    losses = [loss for loss in material.of_class("loss") if loss.name in _LOSSES and loss.s_lo == loss.s_hi]
    year_round = _YearRound(exact, near=near)
    for loss in losses:
        most = year_round.at_most(loss.s_lo)
        if most < least or most < year_round.fewest:
            continue
        found, after = year_round.around(loss.s_lo)
        if len(found) < year_round.fewest or len({date.fromordinal(one.span.s_lo).year for one in found}) < least:
            continue
        if len(losses) * tail(after, least=len(found), p=(2 * near + 1) / YEAR) <= _CHANCE:
            yield _of_loss(loss, found=found, near=near, material=material)


class _YearRound:
    """Reports of one day each by the day of the year."""

    def __init__(self, reports: Sequence[Episode], *, near: int) -> None:
        self._near = near
        self._reports = reports
        self._los = sorted([one.span.s_lo for one in reports])
        days = sorted([(day_of_year(one.span.s_lo), n) for n, one in enumerate(reports)])
        self._wrapped = [(day + turn, n) for turn in (-YEAR, 0, YEAR) for day, n in days]
        self._days = [day for day, _ in self._wrapped]

    def at_most(self, day: int) -> int:
        """How many reports there are around this day of a year."""
        middle = day_of_year(day)
        return self._place(middle + self._near + 1) - self._place(middle - self._near)

    def around(self, day: int) -> tuple[list[Episode], int]:
        """The later reports around this day of a year, and how many later reports there are."""
        first = day + self._near
        middle = day_of_year(day)
        near = self._wrapped[self._place(middle - self._near) : self._place(middle + self._near + 1)]
        found = [self._reports[n] for n in sorted([n for _, n in near])]
        later = len(self._los) - bisect_right(self._los, first)
        return [one for one in found if one.span.s_lo > first], later

    def _place(self, day: int) -> int:
        return bisect_left(self._days, day)

    @lazy
    def fewest(self) -> int:
        """So many reports are more than there are around other days of the year."""
        fewest, as_good = 0, YEAR
        for crowd, days in sorted(self._crowds.items()):
            if as_good <= 2 * self._near + 1:
                break
            fewest, as_good = crowd + 1, as_good - days
        return fewest

    @lazy
    def _crowds(self) -> Mapping[int, int]:
        """Around how many days of the year there are 0, 1, 2 and so on reports."""
        near, days, place = self._near, self._days, self._place
        turns = [(day - near, 1) for day in days[place(near + 1) : place(YEAR + near)]]
        turns += [(day + near + 1, -1) for day in days[place(-near) : place(YEAR - near - 1)]]
        found: dict[int, int] = {}
        crowd, last = place(near + 1) - place(-near), 0  # of the first day of the year
        for on, turn in sorted(turns):
            found[crowd] = found.get(crowd, 0) + on - last
            crowd, last = crowd + turn, on
        found[crowd] = found.get(crowd, 0) + YEAR - last
        return found


def _of_loss(loss: Fact, *, found: Sequence[Episode], near: int, material: Material) -> Draft:
    facts = (loss, *(fact for one in found for fact in one.facts))
    status = min(fact.certainty() for fact in facts)
    years = enumerated(dict.fromkeys(year(one.facts[0]) for one in found))
    return Draft(
        status=status,
        strength=Strength.USUAL,
        persons=material.concerned(facts),
        events=frozenset(fact.id for fact in facts),
        begin=loss.s_lo,
        end=max(fact.e_hi for fact in facts),
        size=len(found),
        tell=lambda: Told(
            text=asking(
                tr(
                    "Er kwam {n} keer een melding rond de datum van een eerder verlies: "
                    "hoogstens {tijd} ervoor of erna ({jaren}).",
                    n=len(found),
                    tijd=duration(near),
                    jaren=years,
                )
            ),
            steps=tuple(Step(status, told(fact), (fact.id,)) for fact in facts),
            counter=(Remark(tr("Het kan ook met het seizoen te maken hebben."), (loss.id,)),),
            context=(Remark(tr("Bespreek dit eerst met de gedragswetenschapper.")),),
        ),
    )


DETECTOR = Detector(
    id="vooraf",
    name=mark("Valt vaak samen"),
    rule=mark(
        "Iets waarna vaak binnen twee maanden een crisismelding kwam, of meldingen rond de datum van een verlies."
    ),
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
