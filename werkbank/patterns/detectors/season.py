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
from itertools import chain
from operator import attrgetter

from werkbank.i18n import mark, tr
from werkbank.model.clock import EntityId
from werkbank.model.dates import MOGELIJK, NEE, ZEKER, Certainty
from werkbank.model.kinds import Side
from werkbank.patterns import seasons
from werkbank.patterns.detectors.season_search import Best, Search, claims_of
from werkbank.patterns.episodes import Episode
from werkbank.patterns.facts import Fact
from werkbank.patterns.keys import Keys, reason_words
from werkbank.patterns.material import Material
from werkbank.patterns.reads import classes
from werkbank.patterns.rows import events_of, sieved
from werkbank.patterns.seasons import Days
from werkbank.patterns.spans import Span
from werkbank.patterns.values import Detector, Draft, Remark, Setting, Step, Strength, Told, Unit, Value
from werkbank.patterns.wording import asking, confirmed, enumerated, months, started, year

_STRONG = 0.01
_SEASON = 3  # months from the first to the last: what is wider is called by no season
_CONFIRMED = "bevestigd"
_NEW_YEAR = 0  # the day of the year
_PLACE = attrgetter("place")

_Reason = tuple[str, bool, list[Fact]]
"""A reason, whether it is only what several reasons are about, and the reports that have it, in order of time."""


def _detect(material: Material, settings: Mapping[str, Value]) -> Iterable[Draft]:
    search = Search(settings)
    whole = material.of_family(material.reports)
    unnamed = [fact for fact in whole if not fact.reasons]
    every = _by_reason(whole, least=search.least - len(unnamed))
    if not every:
        return ()  # so no part of it has enough either
    drafts = _found(every, unnamed=unnamed, material=material, search=search)
    for people, facts in material.reports_shared:
        if len(facts) < len(whole):
            who = next(iter(people))  # each of them stands for all
            theirs = [fact for fact in unnamed if who in fact.persons]
            least = search.least - len(theirs)
            own = _of_person(every, who, least=least) if len(theirs) < len(facts) else _without_reason(least)
            if len(theirs) == len(unnamed):
                own = [one for one in own if one not in every]  # of the same reports the same is found
            drafts += _found(own, unnamed=theirs, material=material, search=search)
    return sieved(drafts)


def _found(some: Iterable[_Reason], *, unnamed: list[Fact], material: Material, search: Search) -> list[Draft]:
    drafts: list[Draft] = []
    for key, about, named in some:
        both = _in_order((named, unnamed)) if named and unnamed else named or unnamed
        if search.can_find(both) or (named and unnamed and search.can_find(named)):
            what = (_drafts, key, about, *search.settings.items())
            find = partial(_drafts, named, both=both, key=key, about=about, material=material, search=search)
            drafts += material.kept.made(what, named, find, of=unnamed)
    return drafts


def _by_reason(facts: Sequence[Fact], *, least: int) -> list[_Reason]:
    """Reason, whether it is only about the same, and the reports that have it; only what has enough of them."""
    alike: dict[tuple[Keys, Keys], list[Fact]] = {}
    for fact in facts:
        alike.setdefault((fact.reasons, fact.groups), []).append(fact)
    exact: dict[str, list[list[Fact]]] = {}
    about: dict[str, list[list[Fact]]] = {}
    for (reasons, groups), some in alike.items():
        for key in sorted(reasons) if len(reasons) > 1 else reasons:
            exact.setdefault(key, []).append(some)
        for key in sorted(groups) if len(groups) > 1 else groups:
            about.setdefault(key, []).append(some)
    if not exact:
        return _without_reason(least)
    exact = {key: parts for key, parts in exact.items() if sum(map(len, parts)) >= least}
    known = list(exact.values())
    about = {key: parts for key, parts in about.items() if sum(map(len, parts)) >= least and parts not in known}
    found = [(key, False, _in_order(parts)) for key, parts in exact.items()]
    return [*found, *[(key, True, _in_order(parts)) for key, parts in about.items()]]


def _without_reason(least: int, /) -> list[_Reason]:
    return [("", False, [])] if least <= 0 else []


def _of_person(every: Iterable[_Reason], who: EntityId, /, *, least: int) -> list[_Reason]:
    """The same of the reports about somebody: what has not enough in the whole has not enough here."""
    own = [(key, about, [fact for fact in facts if who in fact.persons]) for key, about, facts in every]
    own = [one for one in own if one[2] and len(one[2]) >= least]
    exact = [facts for _, about, facts in own if not about]
    own = [one for one in own if not one[1] or one[2] not in exact]
    return sorted(own, key=lambda one: (one[1], one[2][0].place, one[0]))


def _in_order(parts: Sequence[list[Fact]]) -> list[Fact]:
    return parts[0] if len(parts) == 1 else sorted(chain.from_iterable(parts), key=_PLACE)


def _drafts(
    named: Sequence[Fact], *, both: Sequence[Fact], key: str, about: bool, material: Material, search: Search
) -> tuple[Draft, ...]:
    """What is found for the reports of one reason, which with those of no reason are ``both``: at most one draft."""
    cut = material.as_incidents(named or both)
    best, status = search.certain(cut) if named else (None, NEE)
    if best is None and not (cut.exact and named and len(named) == len(both)):
        every = material.as_incidents(both) if len(named) < len(both) else cut
        best, status = search.possible(every.loose), MOGELIJK
    if best is None or 2 * sum(map(_is_new_year, best.inside)) > len(best.inside):
        return ()
    return (_draft(best, status=status, key=key, about=about, others=cut.loose, material=material),)


def _is_new_year(episode: Episode, /) -> bool:
    """On the first of January, as is written where nobody knows the day."""
    first, last, _, _ = episode.span
    return first == last and seasons.day_of_year(first) == _NEW_YEAR


def _draft(
    best: Best, *, status: Certainty, key: str, about: bool, others: Sequence[Episode], material: Material
) -> Draft:
    return Draft(
        status=status,
        strength=Strength.STRONG if best.chance < _STRONG else Strength.USUAL,
        persons=material.concerned(best.inside),
        events=events_of(best.inside),
        begin=best.inside[0].span.s_lo,
        end=max([episode.span.e_hi for episode in best.inside]),
        size=len(best.inside),
        tell=lambda: _told(best, status=status, key=key, about=about, others=others),
    )


def _told(best: Best, *, status: Certainty, key: str, about: bool, others: Sequence[Episode]) -> Told:
    claims = [claims_of(episode.facts)[0] for episode in best.inside]
    return Told(
        text=_text(best, claims=claims, key=key, about=about, status=status),
        steps=tuple(_steps(best.inside, others=others, status=status)),
        counter=tuple(_counter(best.inside, claims=claims, others=others)),
    )


def _steps(inside: Sequence[Episode], *, others: Sequence[Episode], status: Certainty) -> Iterator[Step]:
    for episode in inside:
        fact = episode.facts[0]
        sure = status is ZEKER or (fact.sure and fact.s_lo == fact.s_hi and bool(fact.reasons))
        text = tr("{soort}: {wanneer}", soort=fact.kind.label, wanneer=started(fact))
        yield Step(ZEKER if sure else MOGELIJK, text, tuple(one.id for one in episode.facts))
    if status is not ZEKER:
        for episode in others:
            if not claims_of(episode.facts):
                text = tr("Zonder maand of seizoen: {wanneer}", wanneer=started(episode.facts[0]))
                yield Step(MOGELIJK, text)


def _text(best: Best, *, claims: Sequence[Days], key: str, about: bool, status: Certainty) -> str:
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
    vague = [fact for fact in rest if not claims_of((fact,))]
    apart = [fact for fact in rest if claims_of((fact,))]
    if apart:
        yield _remark(mark("Ook een melding in een andere tijd van het jaar: {wanneer}."), apart)
    if vague:
        yield _remark(mark("Zonder maand of seizoen, dus het jaargetijde is niet bekend: {wanneer}."), vague)
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
