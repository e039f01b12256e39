"""``seizoen``: reports for one reason that keep coming in the same part of the year.

Looked at per reason, and per person and reason. Of ``n`` incidents ``k`` lie in the best window of 92 days; asked are
5 in 4 years or 6 in 3, a share of 60 %, and a chance under 5 % that it is chance (see
:mod:`werkbank.patterns.seasons`). For *zeker* every claim that is not certainly in the window counts as outside it.
For *mogelijk* claims that say nothing about the time of year are left out, and a vague claim counts where it can be,
with the chance that it hits by luck. Where most are on
the first of January nothing is said: that is written for 'day unknown'.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from werkbank.i18n import mark, tr
from werkbank.model.clock import EntityId
from werkbank.model.dates import MOGELIJK, NEE, ZEKER, Certainty
from werkbank.model.kinds import Side
from werkbank.patterns import seasons
from werkbank.patterns.episodes import Cut, Episode, as_one
from werkbank.patterns.facts import Fact
from werkbank.patterns.keys import reason_words
from werkbank.patterns.material import Material
from werkbank.patterns.reads import classes
from werkbank.patterns.rows import events_of, sieved
from werkbank.patterns.seasons import Days
from werkbank.patterns.spans import YEAR, Span
from werkbank.patterns.values import Detector, Draft, Remark, Setting, Step, Strength, Told, Unit, Value
from werkbank.patterns.wording import asking, confirmed, enumerated, months, started, year

_STRONG = 0.01
_SEASON = 3  # months from the first to the last: what is wider is called by no season
_CONFIRMED = "bevestigd"
_NEW_YEAR = 0  # the day of the year


class _Best(NamedTuple):
    """The best window: the incidents in it, out of how many, and the chance of that by luck."""

    inside: tuple[Episode, ...]
    n: int
    chance: float


def _detect(material: Material, settings: Mapping[str, Value]) -> Iterable[Draft]:
    least = min(int(settings["reports"]), int(settings["reports_short"]))
    drafts: list[Draft] = []
    claims = _Claims()
    by_people = [facts for _, facts in material.sharing(material.reports)]
    whole = material.of_family(material.reports)
    for facts in [whole, *(facts for facts in by_people if len(facts) < len(whole))]:
        for key, about, named, unnamed in _by_reason(facts):
            if len(named) + len(unnamed) >= least:
                what = (_drafts, key, about, *settings.items())
                find = partial(_drafts, named, unnamed=unnamed, key=key, about=about, material=material,
                               settings=settings, claims=claims)  # fmt: skip
                drafts += material.kept.made(what, named, find, of=unnamed)
    return sieved(drafts)


def _by_reason(facts: Sequence[Fact]) -> Iterator[tuple[str, bool, list[Fact], list[Fact]]]:
    """Reason, whether it is only about the same, the reports that have it and those without a reason."""
    unnamed = [fact for fact in facts if not fact.reasons]
    exact: dict[str, list[Fact]] = {}
    about: dict[str, list[Fact]] = {}
    for fact in facts:
        reasons, groups = fact.reasons, fact.groups
        for key in reasons if len(reasons) < 2 else sorted(reasons):
            exact.setdefault(key, []).append(fact)
        for key in groups if len(groups) < 2 else sorted(groups):
            about.setdefault(key, []).append(fact)
    yield from ((key, False, named, unnamed) for key, named in exact.items())
    known = {tuple(map(id, named)) for named in exact.values()}
    yield from [(key, True, named, unnamed) for key, named in about.items() if tuple(map(id, named)) not in known]
    if not exact:
        yield "", False, [], unnamed


def _drafts(
    named: Sequence[Fact], *, unnamed: Sequence[Fact], key: str, about: bool, material: Material,
    settings: Mapping[str, Value], claims: _Claims,
) -> tuple[Draft, ...]:  # fmt: skip
    cut = material.as_incidents(named or unnamed)
    best, status = _certain(cut, settings=settings, claims=claims) if named else (None, NEE)
    if best is None and not (cut.exact and named and not unnamed):
        both = sorted((*named, *unnamed), key=lambda fact: fact.place) if named and unnamed else ()
        every = material.as_incidents(both) if both else cut
        best, status = _possible(every.loose, settings=settings, claims=claims), MOGELIJK
    if best is None or 2 * sum(map(_is_new_year, best.inside)) > len(best.inside):
        return ()
    return (_draft(best, status=status, key=key, about=about, others=cut.loose, material=material),)


def _certain(cut: Cut, *, settings: Mapping[str, Value], claims: _Claims) -> tuple[_Best | None, Certainty]:
    """What lies certainly in a window: *zeker* against all incidents, else *mogelijk* against those with a season."""
    if len(cut.firm) < min(settings["reports"], settings["reports_short"]):
        return None, NEE
    spans = [(fact.s_lo, fact.s_hi) for episode in cut.firm for fact in episode.facts]
    if not _enough(len(cut.firm), years=seasons.fewest_years(spans), settings=settings):
        return None, NEE
    each = [[days for fact in episode.facts if (days := claims[fact])] for episode in cut.firm]
    start, k = _fullest(seasons.windows(each, certain=True))
    n, status = len(cut.loose), ZEKER
    chance = _chance(k, n=n, settings=settings)
    if chance is None and k:
        n = len([1 for episode in cut.loose if any(claims[fact] for fact in episode.facts)])
        chance, status = _chance(k, n=n, settings=settings), MOGELIJK
    if chance is None:
        return None, NEE
    inside = [
        as_one(*facts)
        for one in cut.firm
        if (facts := [fact for fact in one.facts if (days := claims[fact]) and days.inside(start)])
    ]
    return _Best(tuple(inside), n, chance), status


def _possible(loose: Sequence[Episode], *, settings: Mapping[str, Value], claims: _Claims) -> _Best | None:
    if len(loose) < min(settings["reports"], settings["reports_short"]):
        return None
    every = [(episode, next(filter(None, [claims[fact] for fact in episode.facts]), None)) for episode in loose]
    placed = [(episode, days) for episode, days in every if days]
    years = {seasons.year_of(day) for episode, _ in placed for day in episode.span[:2]}
    if not _enough(len(placed), years=len(years), settings=settings):
        return None
    start, k = _fullest(seasons.windows([[days] for _, days in placed], certain=False))
    chance = _chance(k, n=len(placed), settings=settings)
    if chance is None:
        return None
    return _Best(tuple([episode for episode, days in placed if days.touches(start)]), len(placed), chance)


def _fullest(windows: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """The start of the window that holds most, the earliest in the year of several, and how many it holds."""
    return max(windows, key=lambda window: (window[1], -window[0]), default=(0, 0))


def _enough(n: int, *, years: int, settings: Mapping[str, Value]) -> bool:
    usual = n >= settings["reports"] and years >= settings["years"]
    return usual or (n >= settings["reports_short"] and years >= settings["years_short"])


def _chance(k: int, *, n: int, settings: Mapping[str, Value]) -> float | None:
    """How likely it is that a window holds so many by luck; None when that says too little."""
    if not k or 100 * k < int(settings["share"]) * n:
        return None
    chance = n * seasons.tail(n - 1, least=k - 1, p=seasons.WINDOW / YEAR)
    return chance if 100 * chance < settings["chance"] else None


def _is_new_year(episode: Episode, /) -> bool:
    """On the first of January, as is written where nobody knows the day."""
    first, last, _, _ = episode.span
    return first == last and seasons.day_of_year(first) == _NEW_YEAR


class _Claims(dict[Fact, Days | None]):
    """What each fact says about the time of year: looked up for every group that it is in."""

    def __missing__(self, fact: Fact) -> Days | None:
        found = self[fact] = _claim(fact)
        return found


def _claims(facts: Iterable[Fact]) -> list[Days]:
    """What each report of an incident says about the time of year."""
    return [days for fact in facts if (days := _claim(fact))]


def _claim(fact: Fact, /) -> Days | None:
    first, last, _, _ = fact.span
    if last - first < seasons.WINDOW:
        return seasons.days_of(first, last)
    return seasons.winter_of(fact.event.date.edtf)


def _draft(
    best: _Best, *, status: Certainty, key: str, about: bool, others: Sequence[Episode], material: Material
) -> Draft:
    claims = [_claims(episode.facts)[0] for episode in best.inside]
    used = events_of(best.inside)
    return Draft(
        status=status,
        strength=Strength.STRONG if best.chance < _STRONG else Strength.USUAL,
        persons=material.in_family(who for episode in best.inside for who in episode.persons),
        events=used,
        begin=best.inside[0].span.s_lo,
        end=max(episode.span.e_hi for episode in best.inside),
        size=len(best.inside),
        tell=lambda: Told(
            text=_text(best, claims=claims, key=key, about=about, status=status),
            steps=tuple(_steps(best.inside, others=others, status=status)),
            counter=tuple(_counter(best.inside, claims=claims, others=others)),
        ),
    )


def _steps(inside: Sequence[Episode], *, others: Sequence[Episode], status: Certainty) -> Iterator[Step]:
    for episode in inside:
        fact = episode.facts[0]
        sure = status is ZEKER or (fact.sure and fact.s_lo == fact.s_hi and bool(fact.reasons))
        text = tr("{soort}: {wanneer}", soort=fact.kind.label, wanneer=started(fact))
        yield Step(ZEKER if sure else MOGELIJK, text, tuple(one.id for one in episode.facts))
    if status is not ZEKER:
        for episode in others:
            if not _claims(episode.facts):
                text = tr("Zonder maand of seizoen: {wanneer}", wanneer=started(episode.facts[0]))
                yield Step(MOGELIJK, text)


def _text(best: _Best, *, claims: Sequence[Days], key: str, about: bool, status: Certainty) -> str:
    first, last = seasons.months_between(claims)
    typed = next((fact.event.reason for episode in best.inside for fact in episode.facts if fact.reasons), "")
    k, n = len(best.inside), best.n
    true = sum(any(f.event.finding == _CONFIRMED for f in episode.facts) for episode in best.inside)
    return asking(
        tr(
            _PERHAPS if status is not ZEKER else _ALL if k == n else _SURE,
            k=k,
            n=n,
            over=_about(key, about=about, typed=typed),
            tijd=seasons.season_name(claims) if (last - first) % 12 <= _SEASON else tr("dezelfde tijd van het jaar"),
            maanden=months(first, last),
            jaren=enumerated(dict.fromkeys(year(episode.facts[0]) for episode in best.inside)),
        ),
        confirmed(true),
    )


_SURE = mark("Van de {n} meldingen{over} kwamen er {k} in {tijd} ({maanden}): in {jaren}.")
_ALL = mark("Alle {n} meldingen{over} kwamen in {tijd} ({maanden}): in {jaren}.")
_PERHAPS = mark("Van de {n} meldingen{over} kwamen er misschien {k} in {tijd} ({maanden}): in {jaren}.")


def _about(key: str, *, about: bool, typed: str) -> str:
    if not key:
        return ""
    words = reason_words(key, typed=typed)
    return tr(" over ongeveer dezelfde reden, {reden},", reden=words) if about else tr(" over {reden}", reden=words)


def _counter(inside: Sequence[Episode], *, claims: Sequence[Days], others: Sequence[Episode]) -> Iterator[Remark]:
    """Reports at other times, reports without a time of year, years in which none came, and one reporter for all."""
    used = events_of(inside)
    rest = [fact for episode in others for fact in episode.facts if fact.id not in used]
    vague = [fact for fact in rest if not _claims((fact,))]
    apart = [fact for fact in rest if _claims((fact,))]
    if apart:
        yield _remark(mark("Ook een melding in een andere tijd van het jaar: {wanneer}."), apart)
    if vague:
        yield _remark(mark("Zonder maand of seizoen, dus niet meegeteld: {wanneer}."), vague)
    said = [*(episode.span for episode in inside), *(fact.span for fact in vague)]
    seen = {number for span in said for number in range(*_years_of(span))}
    known = [number for episode in inside for number in range(*_years_of(episode.span))]
    without = [str(number) for number in range(min(known), max(known)) if number not in seen]
    if without:
        text = tr(
            "In {jaren} kwam hierover geen melding in {tijd}.",
            jaren=enumerated(without),
            tijd=seasons.season_name(claims),
        )
        yield Remark(text)
    providers = {fact.provider for episode in inside for fact in episode.facts}
    if len(providers) == 1 and providers != {""}:
        text = tr("Al deze meldingen kwamen van één organisatie. Het kan aan de kalender van die organisatie liggen.")
        yield Remark(text, tuple([fact.id for episode in inside for fact in episode.facts]))


def _years_of(span: Span, /) -> tuple[int, int]:
    """The first year in which something can have been, and the first after it."""
    return date.fromordinal(span.s_lo).year, date.fromordinal(span.s_hi).year + 1


def _remark(pattern: str, facts: Sequence[Fact]) -> Remark:
    ids: tuple[EntityId, ...] = tuple(fact.id for fact in facts)
    return Remark(tr(pattern, wanneer=enumerated([started(fact) for fact in facts])), ids)


DETECTOR = Detector(
    id="seizoen",
    name=mark("Steeds in hetzelfde jaargetijde"),
    rule=mark("Meldingen om dezelfde reden die steeds in dezelfde drie maanden van het jaar komen."),
    false_alarm=mark("De kalender van wie meldt, bijvoorbeeld een school, kan dit ook geven."),
    side=Side.FAMILY,
    settings=(
        Setting(
            "reports",
            mark("meldingen ten minste"),
            5,
            mark("Met minder meldingen zegt een jaargetijde niets."),
            unit=Unit.COUNT,
            least=3,
            most=40,
        ),
        Setting(
            "years",
            mark("jaren ten minste"),
            4,
            mark("Eén zwaar jaar is nog geen jaargetijde."),
            unit=Unit.YEARS,
            least=2,
            most=20,
        ),
        Setting(
            "reports_short",
            mark("meldingen ten minste, in minder jaren"),
            6,
            mark("Meer meldingen wegen op tegen minder jaren."),
            unit=Unit.COUNT,
            least=3,
            most=40,
        ),
        Setting(
            "years_short",
            mark("jaren ten minste, bij meer meldingen"),
            3,
            mark("In twee jaar kan het toeval zijn."),
            unit=Unit.YEARS,
            least=2,
            most=20,
        ),
        Setting(
            "share",
            mark("deel in die drie maanden (procent)"),
            60,
            mark("De meeste meldingen moeten in die tijd vallen."),
            unit=Unit.PERCENT,
        ),
        Setting(
            "chance",
            mark("kans op toeval (procent)"),
            5,
            mark("Zo vaak zou dit ook zonder patroon voorkomen. De kans telt mee dat wij het hele jaar afzoeken."),
            unit=Unit.PERCENT,
            least=1,
            most=20,
        ),
    ),
    detect=_detect,
    reads=classes("report"),
)
