"""``open-dicht``: help opens in the same part of each year, closes in the same part, and nothing starts in between.

A year counts when help opened in one window of 92 days, closed in another within a year, and no help started between
that closing and the next opening in the window. Asked are 3 years. As windows are chosen to fit, a few episodes of
help always fit some windows; so the years must also follow each other (three openings in a row, a year apart), or be
most of all help that ended (60 %) with a chance under 5 % that it is chance.

Looked at are all help together and each product apart, per person and for the family, which is told only when it shows
more. *Zeker* needs dates that lie wholly inside the windows; every other episode counts against it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import exp
from typing import NamedTuple

from werkbank.i18n import mark, ntr, tr
from werkbank.model.clock import EntityId
from werkbank.model.dates import MOGELIJK, ZEKER, Certainty
from werkbank.model.kinds import Side
from werkbank.patterns import seasons
from werkbank.patterns.circles import Circle
from werkbank.patterns.detectors.openings import Places, Turn, Years, turns_of
from werkbank.patterns.detectors.returns import may_tell
from werkbank.patterns.detectors.starts import Starts
from werkbank.patterns.episodes import Cut
from werkbank.patterns.facts import Fact
from werkbank.patterns.kin import People
from werkbank.patterns.material import Material
from werkbank.patterns.reads import classes
from werkbank.patterns.rows import events_of, sieved, wider
from werkbank.patterns.seasons import Days
from werkbank.patterns.spans import YEAR, Span
from werkbank.patterns.values import Detector, Draft, Remark, Setting, Step, Strength, Told, Unit, Value
from werkbank.patterns.wording import asking, in_months, moments, named, told

_STRONG = 2  # years more than asked
_SHOWN = 5
_VAGUE = 1 / 3  # of the openings and closings may say nothing about the time of year
_OPEN = 0.7  # of the chance that is allowed when years do not follow each other: vague dates fit more windows
_CONTRACT = "contract-of-budget"


_Between = Callable[[Starts, Span, Span], list[Fact]]


class _Found(NamedTuple):
    """The turns that fit two windows."""

    turns: tuple[Turn, ...]
    status: Certainty
    crossed: int  # times that other help came in between


def _detect(material: Material, settings: Mapping[str, Value]) -> Iterable[Draft]:
    drafts, whole = material.in_circles(_drafts, settings=settings)
    return (*sieved(drafts), *wider(sieved(whole), than=drafts))


def _drafts(circle: Circle, *, material: Material, settings: Mapping[str, Value]) -> Iterator[Draft]:
    """Drafts for all help together and for each product."""
    least = int(settings["years"])
    if len(circle.helps) < least:
        return
    starts = Starts(circle.around)
    turns = turns_of(circle.episodes, starts=starts)
    by_product: dict[str, list[Turn]] = {}
    for turn in turns:
        by_product.setdefault(turn.episode.facts[0].product, []).append(turn)
    parts = [(circle.episodes, "")] if len(circle.by_product) > 1 and may_tell(turns, least=least) else []
    often = {key for key, some in by_product.items() if len(some) >= least and may_tell(some, least=least)}
    parts += [(cut, key) for key, cut in circle.cuts.items() if key in often] if often else []
    if not parts:
        return
    places = Places(turns)
    years = Years(places, starts=starts, certain=True)
    vague = None if circle.episodes.exact else Years(places, starts=starts, certain=False)
    for cut, key in parts:
        found = _fitting(years, vague, key=key, cut=cut, starts=starts, settings=settings)
        if found:
            yield _draft(found, circle=circle, material=material, settings=settings)


def _fitting(
    years: Years, vague: Years | None, /, *, key: str, cut: Cut, starts: Starts, settings: Mapping[str, Value]
) -> _Found | None:
    """The largest set of turns of a product ('' for all) that tells enough; first of those with certain dates."""
    least = int(settings["years"])
    fewest, apart = _fewest(cut, n=len(cut.loose), most=years.count(key), settings=settings)
    surely = _may_be_between if vague else _between
    some = years.largest(key, least=fewest, apart=apart) if fewest else []
    kept = _uncrossed(some, starts, between=surely, least=least) if some else []
    if len(kept) >= least and _telling(kept, cut=cut, n=len(cut.loose), settings=settings, most=settings["chance"]):
        return _Found(tuple(kept), ZEKER, len(_crossed(kept, starts, between=surely)))
    if vague is None:
        return None
    fewest, apart = _fewest(cut, n=vague.count(key), most=vague.count(key), settings=settings)
    some = vague.largest(key, least=fewest, apart=apart) if fewest else []
    if not some:
        return None
    kept = _told_enough(_uncrossed(some, starts, between=_between, least=least))
    in_a_row = _in_a_row([turn.year for turn in kept]) >= least
    most = settings["chance"] * (1 if in_a_row else _OPEN)
    if len(kept) < least or not _telling(kept, cut=cut, n=vague.count(key), settings=settings, most=most):
        return None
    return _Found(tuple(kept), MOGELIJK, len(_crossed(kept, starts, between=_between)))


def _uncrossed(turns: Sequence[Turn], starts: Starts, /, *, between: _Between, least: int) -> list[Turn]:
    """The turns less those after which other help came before the next; beside enough others that is no matter.

    A window is wide enough for two openings, so the next start in it need not be that of the next turn.
    """
    crossed = _crossed(turns, starts, between=between)
    some = len(crossed) <= len(turns) * _VAGUE and len(turns) - len(crossed) >= least
    return list(turns) if some else [turn for n, turn in enumerate(turns) if n not in crossed]


def _crossed(turns: Sequence[Turn], starts: Starts, /, *, between: _Between) -> set[int]:
    """The places of the turns after which other help came before the next."""
    crossed: set[int] = set()
    for n, (before, after) in enumerate(pairwise(turns)):
        if before.until < after.begin:
            crossed.add(n)
            continue
        found = between(starts, before.episode.span, after.episode.span)
        if found and any(fact not in before.episode.facts and fact not in after.episode.facts for fact in found):
            crossed.add(n)
    return crossed


def _between(starts: Starts, before: Span, after: Span, /) -> list[Fact]:
    """What may have begun after the one closed, or else went on then; and before the other opened it was there."""
    closed, gone, opened = before.e_lo, before.e_hi, after.s_lo
    some = starts.within(before.s_hi, opened)
    return [fact for fact in some if closed < fact.s_hi < opened and fact.e_lo > gone]


def _may_be_between(starts: Starts, before: Span, after: Span, /) -> list[Fact]:
    """What may have begun after the one closed and before the other opened."""
    closed = before.e_lo
    return [fact for fact in starts.within(closed - starts.widest, after.s_hi) if fact.s_hi > closed]


def _told_enough(turns: Sequence[Turn]) -> list[Turn]:
    """The turns less the vaguest, so that of all openings and closings most say something about the time of year."""
    kept, vague = list(turns), [_vague(turn) for turn in turns]
    while kept and sum(vague) > _VAGUE * 2 * len(kept):
        vaguest = vague.index(max(vague))
        del kept[vaguest], vague[vaguest]
    return kept


def _vague(turn: Turn) -> int:
    return (turn.opened.days == seasons.ANY) + (turn.closed.days == seasons.ANY)


def _telling(turns: Sequence[Turn], *, cut: Cut, n: int, settings: Mapping[str, Value], most: float) -> bool:
    """More than what a free choice of windows always gives: most of all help that ended, or years in a row."""
    k, run = len(turns), _in_a_row([turn.year for turn in turns])
    known = 2 - sum(map(_vague, turns)) / k  # of the two windows, what says nothing is hit by everything
    both = float((seasons.WINDOW / YEAR) ** known)
    if _are_most(k, n=n, both=both, settings=settings, most=most):
        return True
    return run >= settings["years"] and 100 * _chance_of_run(run, both, cut) < most


def _are_most(k: int, *, n: int, both: float, settings: Mapping[str, Value], most: float) -> bool:
    """Most of all help that ended, with a chance that is small enough."""
    return 100 * k >= int(settings["share"]) * n and 100 * n * n * seasons.tail(n - 1, least=k - 1, p=both) < most


def _fewest(cut: Cut, *, n: int, most: int, settings: Mapping[str, Value]) -> tuple[int, int]:
    """How many turns can tell enough at all, when all their dates are known and their years follow each other.

    And how many when their years do not. 0 when that is more than ``most``.
    """
    least = int(settings["years"])
    if most < least:
        return 0, 0
    both, share, chance = (seasons.WINDOW / YEAR) ** 2, int(settings["share"]), settings["chance"]
    for k in range(least, min(n, most + 1)):
        if 100 * _chance_of_run(k, both, cut) < chance:
            return k, max(k, -(-share * n // 100))
        if 100 * k >= share * n and _are_most(k, n=n, both=both, settings=settings, most=chance):
            return k, k
    return (n, n) if most >= n >= least else (0, 0)


def _chance_of_run(run: int, both: float, cut: Cut, /) -> float:
    """How many such rows of years are to be expected when help comes by chance, as often as it does here.

    From each of ``n`` episodes on: the next help starts only in the window a year later, ``run - 1`` times over, and
    all close in one window too; ``both`` is the chance to hit both windows, of which the choice is free.
    """
    n = len(cut.loose)
    years = max(run, (cut.loose[-1].span.s_hi - cut.loose[0].span.s_lo) / YEAR)
    rate = n / years
    return n * run * run * float((rate * exp(-rate) * both) ** (run - 1))


def _in_a_row(years: Sequence[int]) -> int:
    """How many years follow each other without a year between."""
    longest = run = 1
    for before, now in pairwise(years):
        run = run + 1 if now == before + 1 else 1
        longest = max(longest, run)
    return longest


def _draft(found: _Found, *, circle: Circle, material: Material, settings: Mapping[str, Value]) -> Draft:
    episodes = [turn.episode for turn in found.turns]
    used = events_of(episodes)
    people = circle.people or material.concerned(episodes)
    extra = len(episodes) - int(settings["years"])
    return Draft(
        status=found.status,
        strength=Strength.STRONG if extra >= _STRONG else Strength.USUAL,
        persons=people,
        events=used,
        begin=episodes[0].span.s_lo,
        end=max(episode.span.e_hi for episode in episodes),
        size=len(episodes),
        tell=lambda: Told(
            text=_text(found),
            steps=tuple(
                Step(
                    ZEKER if found.status is ZEKER or turn.sure else MOGELIJK,
                    tr("Open en weer dicht: {wat}", wat=told(turn.episode.facts[0])),
                    tuple(fact.id for fact in turn.episode.facts),
                )
                for turn in found.turns
            ),
            counter=tuple(_counter(found, used=used, people=people, helps=circle.helps)),
        ),
    )


def _text(found: _Found) -> str:
    opened = _months([turn.opened.days for turn in found.turns])
    closed = _months([turn.closed.days for turn in found.turns])
    pattern = _SURE if found.status is ZEKER else _PERHAPS
    told = tr(
        pattern,
        n=len(found.turns),
        open=opened,
        dicht=closed,
        jaren=moments([turn.episode for turn in found.turns]),
    )
    between = ntr(
        "Daartussen begon er {n} keer andere hulp.", "Daartussen begon er {n} keer andere hulp.", found.crossed
    )
    none = _NONE_BETWEEN if found.status is ZEKER else _PERHAPS_NONE_BETWEEN
    return asking(told, between if found.crossed else tr(none))


_NONE_BETWEEN = mark("Daartussen begon er geen andere hulp.")
_PERHAPS_NONE_BETWEEN = mark("Daartussen begon er misschien geen andere hulp.")
_SURE = mark("De hulp begon {n} keer in {open} en stopte weer in {dicht} ({jaren}).")
_PERHAPS = mark("De hulp begon misschien {n} keer in {open} en stopte weer in {dicht} ({jaren}).")


def _months(claims: Sequence[Days]) -> str:
    known = [days for days in claims if days != seasons.ANY]
    return in_months(*seasons.months_between(known or claims))


def _counter(found: _Found, *, used: frozenset[EntityId], people: People, helps: Sequence[Fact]) -> Iterator[Remark]:
    """Closings that follow a contract year, and help at other times."""
    closing = [turn for turn in found.turns if _year_end(turn)]
    if len(closing) * 2 > len(found.turns):
        ids = tuple(fact.id for turn in closing for fact in turn.episode.facts)
        yield Remark(tr("De hulp stopte vaak rond het einde van het jaar. Dat kan door het contractjaar komen."), ids)
    others = [fact for fact in helps if fact.id not in used and not fact.persons.isdisjoint(people)]
    for fact in others[:_SHOWN]:
        yield Remark(tr("Er was ook hulp die niet zo liep: {wat}.", wat=named(fact)), (fact.id,))


def _year_end(turn: Turn) -> bool:
    """Closed in December or the first half of January, or because a contract or budget ended."""
    december = turn.closed.days.first >= YEAR - 31 or turn.closed.days.first < 15
    return december or any(fact.ending.end_reason == _CONTRACT for fact in turn.episode.facts)


DETECTOR = Detector(
    id="open-dicht",
    name=mark("Elk jaar open en weer dicht"),
    rule=mark("Hulp die elk jaar in dezelfde maanden begint en in dezelfde maanden stopt, zonder hulp daartussen."),
    false_alarm=mark("Sluiten aan het einde van het jaar kan een gewoonte van de organisatie zijn."),
    side=Side.HELP,
    settings=(
        Setting(
            "years", mark("jaren ten minste"), 3, mark("Twee keer kan toeval zijn."), unit=Unit.YEARS, least=2, most=20
        ),
        Setting(
            "share",
            mark("deel van alle hulp (procent)"),
            60,
            mark("De meeste hulp moet zo lopen, als de jaren niet op elkaar volgen."),
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
    reads=classes("help"),
)
