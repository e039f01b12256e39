"""``veel-meldingen``: many reports in a short time, more than the family's own rate lets expect.

Reports count as reports, never as what they allege; several reports of one incident count once, and so do refuted ones,
because that a family is reported again and again is what this is about: the card says how many were confirmed and how
many refuted. Asked are 5 in 5 years or 3 in 90 days, with a chance of at most six in a thousand that the family's own
rate brings so many together: ``n * P(Bin(n - 1, window / time) >= k - 1)``, a bound that is corrected for looking at
every window (Naus 1982, scan statistics). For *zeker* the rate is taken as high as it can be. Where the reports fill
most of the time that is known of a family, or where some came at another time too, they are compared with the rate
outside the stretch in which they lie, which is at least what the setting calls many (:mod:`werkbank.patterns.rates`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from operator import sub
from typing import NamedTuple

from werkbank.i18n import mark, ntr, tr
from werkbank.model.dates import MOGELIJK, ZEKER, Certainty
from werkbank.model.kinds import Side
from werkbank.patterns.clusters import VAGUE
from werkbank.patterns.episodes import Cut, Episode
from werkbank.patterns.facts import Fact
from werkbank.patterns.kin import People
from werkbank.patterns.material import Material
from werkbank.patterns.rates import is_unlikely, stands_out
from werkbank.patterns.reads import classes
from werkbank.patterns.rows import events_of, sieved, strength
from werkbank.patterns.values import Detector, Draft, Remark, Setting, Step, Told, Unit, Value
from werkbank.patterns.wording import asking, confirmed, duration, told, years

_CHANCE = 0.006
_TIGHT = 0.001  # for the days that they really took, which are chosen after looking
_CONFIRMED = "bevestigd"


_Window = tuple[int, int]  # of so many days, and how many reports are asked within them


class _Burst(NamedTuple):
    """Incidents within a number of days."""

    episodes: tuple[Episode, ...]
    days: int
    least: int


def _detect(material: Material, settings: Mapping[str, Value]) -> Iterable[Draft]:
    drafts: list[Draft] = []
    for people, reports in _groups(material):
        what = (_drafts, people, material.cut, *material.first_days, *settings.items())
        find = partial(_drafts, reports, people=people, material=material, settings=settings)
        drafts += material.kept.made(what, reports, find)
    return sieved(drafts)


def _drafts(
    reports: Sequence[Fact], *, people: People, material: Material, settings: Mapping[str, Value]
) -> list[Draft]:
    windows = _may_be_near(reports, _windows(settings))
    if not windows:
        return []
    drafts: list[Draft] = []
    cut = material.as_incidents(reports)
    near = cache(partial(_near, cut))
    for days, least in windows:
        enough = len(cut.loose) >= least
        found = _found(cut, near=near, days=days, least=least, material=material) if enough else None
        if found:
            burst, status = found
            drafts.append(_draft(burst, status=status, people=people))
    return drafts


def _may_be_near(reports: Sequence[Fact], windows: Iterable[_Window], /) -> list[_Window]:
    """The windows within which so many reports, in order of time, can lie, also when they stand on a middle."""
    firsts = [fact.s_lo for fact in reports]
    vaguest = min(VAGUE, max([fact.s_hi - fact.s_lo for fact in reports], default=0))
    more = (vaguest + 1) // 2
    return [one for one in windows if any(map((one[0] + more).__ge__, map(sub, firsts[one[1] - 1 :], firsts)))]


def _windows(settings: Mapping[str, Value]) -> tuple[_Window, ...]:
    return (
        (int(settings["days"]), int(settings["reports"])),
        (int(settings["days_short"]), int(settings["reports_short"])),
    )


def _groups(material: Material) -> Iterator[tuple[People, Sequence[Fact]]]:
    family = material.of_family(material.every_report)
    yield material.concerned(family), family
    for people, reports in material.sharing(material.every_report):
        if len(reports) < len(family):
            yield people, reports


_Near = Sequence[tuple[int, int, int, Episode]]


def _found(
    cut: Cut, *, near: Callable[..., _Near], days: int, least: int, material: Material
) -> tuple[_Burst, Certainty] | None:
    first, latest_first = material.first_days
    n = len(cut.loose)
    sure = _burst(near(certain=True), days=days, least=least)
    if sure and _is_more(sure, n=n, time=material.cut - latest_first + 1):
        return sure, ZEKER
    if cut.exact:
        return None
    maybe = _burst(near(certain=False), days=days, least=least)
    if maybe and _is_more(maybe, n=n, time=max(days, material.cut - max(first, latest_first - days) + 1)):
        return maybe, MOGELIJK
    return None


def _is_more(burst: _Burst, *, n: int, time: int) -> bool:
    """More than the own rate of a family lets expect: in so many days, in the days that they took, or in a part."""
    k = len(burst.episodes)
    near = [span[:2] for span, _, _ in burst.episodes]
    if is_unlikely(k, n=n, share=burst.days / time, most=_CHANCE):
        return True
    firsts = [s_lo + s_hi for s_lo, s_hi in near]
    took = (max(firsts) - min(firsts)) // 2 + max([s_hi - s_lo for s_lo, s_hi in near]) + 1
    if took < burst.days and is_unlikely(k, n=n, share=took / time, most=_TIGHT):
        return True
    return stands_out(sorted(near), n=n, time=time, least=burst.least, usual=burst.least / burst.days)


def _near(cut: Cut, *, certain: bool) -> _Near:
    """When each incident can have been, its place and when it was at the latest, in order of time.

    Where it need not be certain a vague report stands on the middle of its days: that it cannot be excluded would make
    many reports out of few.
    """
    if certain:  # all that is firm is sure
        found = [(span[0], facts[0].place, span[1], one) for one in _apart(cut) for span, facts, _ in [one]]
    else:
        found = []
        for one in cut.loose:
            (s_lo, s_hi, _, _), facts, _ = one
            if s_hi - s_lo <= VAGUE:
                middle = (s_lo + s_hi) // 2
                found.append((middle, facts[0].place, middle, one))
    found.sort()  # each has a place of its own
    return found


def _apart(cut: Cut) -> Iterable[Episode]:
    """Incidents that cannot be one told twice on the same day by the same agency: the best known go first.

    Those that are too vague come last, and are left out.
    """
    if cut.exact:
        return cut.firm
    kept: list[Episode] = []
    vague: list[tuple[int, int, Episode]] = []
    days: dict[str, list[int]] = {}  # of those that are known to a day, in order
    for one in cut.firm:
        (s_lo, s_hi, _, _), facts, _ = one
        if s_lo == s_hi:
            kept.append(one)
            days.setdefault(facts[0].provider, []).append(s_lo)
        elif s_hi - s_lo <= VAGUE:
            vague.append((s_hi - s_lo, facts[0].place, one))
    taken: dict[str, list[tuple[int, int]]] = {}
    for _, _, one in sorted(vague):
        (s_lo, s_hi, _, _), facts, _ = one
        provider = facts[0].provider
        known, others = days.get(provider, ()), taken.setdefault(provider, [])
        place = bisect_left(known, s_lo)
        if place < len(known) and known[place] <= s_hi:
            continue
        if not any(s_lo <= last and first <= s_hi for first, last in others):
            others.append((s_lo, s_hi))
            kept.append(one)
    return kept


def _burst(near: _Near, *, days: int, least: int) -> _Burst | None:
    """The most incidents within so many days."""
    firsts = [row[0] for row in near]
    best: list[Episode] = []
    fewest = least - 1
    for number, first in enumerate(firsts):
        if number + fewest >= len(firsts):
            break
        if firsts[number + fewest] - first > days:
            continue  # there are not more than those of before
        until = bisect_right(firsts, first + days)
        inside = [one for _, _, hi, one in near[number:until] if hi - first <= days]
        if len(inside) > fewest:
            best, fewest = inside, len(inside)
    if not best:
        return None
    return _Burst(tuple(sorted(best, key=lambda one: one.facts[0].place)), days, least)


def _draft(burst: _Burst, *, status: Certainty, people: People) -> Draft:
    facts = [fact for one in burst.episodes for fact in one.facts]
    return Draft(
        status=status,
        strength=strength(len(burst.episodes), least=burst.least),
        persons=people,
        events=events_of(burst.episodes),
        begin=min(fact.s_lo for fact in facts),
        end=max(fact.s_hi for fact in facts),
        size=len(burst.episodes),
        tell=lambda: Told(
            text=_text(burst, status=status),
            steps=tuple(_step(one, status=status) for one in burst.episodes),
            counter=tuple(_counter(facts)),
        ),
    )


def _step(one: Episode, *, status: Certainty) -> Step:
    exact = status is ZEKER or (one.span.s_lo == one.span.s_hi and one.facts[0].sure)
    return Step(ZEKER if exact else MOGELIJK, told(one.facts[0]), tuple(f.id for f in one.facts))


def _text(burst: _Burst, *, status: Certainty) -> str:
    pattern = _SURE if status is ZEKER else _PERHAPS
    first = tr(
        pattern, tijd=duration(burst.days), n=len(burst.episodes), jaren=years([one.facts[0] for one in burst.episodes])
    )
    refuted = sum(any(fact.is_refuted for fact in one.facts) for one in burst.episodes)
    not_so = ntr("{n} melding is weerlegd.", "{n} meldingen zijn weerlegd.", refuted) if refuted else ""
    return asking(
        first, confirmed(sum(any(f.event.finding == _CONFIRMED for f in one.facts) for one in burst.episodes)), not_so
    )


_SURE = mark("Binnen {tijd} is er {n} keer iets gemeld ({jaren}).")
_PERHAPS = mark("Binnen {tijd} is er misschien {n} keer iets gemeld ({jaren}).")


def _counter(facts: Sequence[Fact]) -> Iterator[Remark]:
    """More eyes looking. Who of the people around a family reported is never told here."""
    agencies = {fact.provider for fact in facts if fact.provider}
    if len(agencies) > 1:
        text = tr("De meldingen kwamen van {n} organisaties: er keken meer mensen mee.", n=len(agencies))
        yield Remark(text, tuple(fact.id for fact in facts))


DETECTOR = Detector(
    id="veel-meldingen",
    name=mark("Veel meldingen in korte tijd"),
    rule=mark("Vijf of meer meldingen in vijf jaar, of drie in 90 dagen, en meer dan dit gezin anders heeft."),
    false_alarm=mark("Er keken misschien meer mensen mee, of één persoon meldde steeds opnieuw."),
    side=Side.BETWEEN,
    settings=(
        Setting(
            "reports",
            mark("meldingen ten minste"),
            5,
            mark("Vijf in vijf jaar is één per jaar."),
            unit=Unit.COUNT,
            least=2,
            most=50,
        ),
        Setting("days", mark("binnen zoveel dagen"), 1826, mark("Vijf jaar."), unit=Unit.DAYS),
        Setting(
            "reports_short",
            mark("of zoveel meldingen"),
            3,
            mark("Drie in drie maanden is kort op elkaar."),
            unit=Unit.COUNT,
            least=2,
            most=50,
        ),
        Setting("days_short", mark("binnen zoveel dagen (kort)"), 90, mark("Drie maanden."), unit=Unit.DAYS),
    ),
    detect=_detect,
    reads=classes("report"),
    beside=lambda material: material.first_days,
)
