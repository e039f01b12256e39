"""``aaneenschakeling``: one kind of help after the other for one person: four or more different ones in a chain.

The next one begins from two weeks before to a month after the end of the one before. Certain links are those for which
that holds whatever the true dates are; possible ones those for which it does for at least a 33rd of the numbers of
days that can lie between: nearly everything *can* follow help that ended in some year. Every product counts once in a
chain.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from werkbank.i18n import mark, tr
from werkbank.model.dates import MOGELIJK, ZEKER, Certainty
from werkbank.model.kinds import Side
from werkbank.patterns.circles import Circle
from werkbank.patterns.episodes import Episode
from werkbank.patterns.keys import product_words
from werkbank.patterns.material import Material
from werkbank.patterns.reads import classes
from werkbank.patterns.rows import events_of, sieved, strength
from werkbank.patterns.spans import Span
from werkbank.patterns.values import Detector, Draft, Remark, Setting, Step, Told, Unit, Value
from werkbank.patterns.wording import asking, enumerated, told, years

_LONGEST = 12  # a chain of more is told up to here; the search stays short
_STEPS = 20_000  # of the search; where so much happens at once the longest chain found by then is told
_VAGUE = 1100  # days, as of 'rond 2010': help whose begin or end is vaguer says too little about what followed
_PART = 33  # of the numbers of days that can lie between: on this part a possible link agrees at least
_PLANNED = "afgeschaald"


class Gaps(NamedTuple):
    """Days between the end of one help and the begin of the next: at least (below zero: overlap) and at most."""

    least: int
    most: int


_Links = Sequence[Sequence[int]]
"""For each place the places of what can follow it."""
FindLinks = Callable[[Sequence[Span], Gaps], _Links]


def _detect(material: Material, settings: Mapping[str, Value]) -> Iterable[Draft]:
    circles, _ = material.circles
    what, rule = (_drafts, tuple(settings.items())), partial(_drafts, settings=settings)
    return sieved([draft for circle in circles for draft in circle.once(what, rule)])


def _drafts(circle: Circle, *, settings: Mapping[str, Value]) -> Iterator[Draft]:
    least, episodes = int(settings["products"]), circle.episodes
    if sum(1 for key in circle.by_product if key) < least:
        return
    gaps = Gaps(-int(settings["overlap"]), int(settings["gap"]))
    sure = _longest(_named(episodes.firm), links=_sure_links, gaps=gaps, least=least)
    if sure:
        yield _draft(sure, status=ZEKER, circle=circle, least=least)
    elif not episodes.exact:
        known = [one for one in _named(episodes.loose) if _is_known(one)]
        maybe = _longest(known, links=_possible_links, gaps=gaps, least=least)
        if maybe:
            yield _draft(maybe, status=MOGELIJK, circle=circle, least=least)


def _sure_links(spans: Sequence[Span], gaps: Gaps, /) -> _Links:
    """For each the places of those that begin so many days after it ended, whatever the true dates are."""
    least, most = gaps.least + 1, gaps.most + 1
    firsts, lasts = [one[0] for one in spans], [one[1] for one in spans]
    found: list[list[int]] = []
    for _, _, e_lo, e_hi in spans:
        latest = e_lo + most
        near = range(bisect_left(firsts, e_hi + least), bisect_right(firsts, latest))
        found.append([place for place in near if lasts[place] <= latest] if near else [])
    return found


def _possible_links(spans: Sequence[Span], gaps: Gaps, /) -> _Links:
    """The same for enough of the days that exist; and no earlier in the order of time: a chain does not turn back."""
    least, most = gaps
    firsts, lasts, middles = [one[0] for one in spans], [one[1] for one in spans], [sum(one) for one in spans]
    widest = max([one[1] - one[0] for one in spans], default=0)
    found: list[list[int]] = []
    for (_, _, e_lo, e_hi), own in zip(spans, middles, strict=True):
        first, last = e_lo + 1, e_hi + 1
        soonest = first + least
        part = range(bisect_left(firsts, soonest - widest), bisect_right(firsts, last + most))
        near = [place for place in part if lasts[place] >= soonest and middles[place] > own]
        found.append([place for place in near if _is_enough(firsts[place] - last, lasts[place] - first, least, most)])
    return found


def _is_enough(shortest: int, longest: int, least: int, most: int, /) -> bool:
    """Whether enough of the numbers of days that can lie between agree."""
    agree = (longest if longest < most else most) - (shortest if shortest > least else least) + 1
    return agree * _PART > longest - shortest


def _named(episodes: Iterable[Episode]) -> list[Episode]:
    return [one for one in episodes if one.facts[0].product]


def _is_known(one: Episode, /) -> bool:
    return one.span.s_hi - one.span.s_lo <= _VAGUE and one.span.e_hi - one.span.e_lo <= _VAGUE


def _longest(episodes: Sequence[Episode], *, links: FindLinks, gaps: Gaps, least: int) -> list[Episode]:
    """The longest chain of different products, when it has at least so many; the earliest of several."""
    products = [one.facts[0].product for one in episodes]
    after = links([one.span for one in episodes], gaps)
    firsts = _begins(after, least=least)
    if not firsts:
        return []
    numbers: dict[str, int] = {}
    bits = [1 << numbers.setdefault(product, len(numbers)) for product in products]
    steps = list(enumerate(bits))
    ways = [[steps[j] for j in some if bits[j] != bit] if some else [] for some, bit in zip(after, bits, strict=True)]
    path = _longest_path(ways, firsts=firsts, bits=bits, enough=min(_LONGEST, len(numbers)))
    return [episodes[place] for place in path] if len(path) >= least else []


def _begins(after: _Links, /, *, least: int) -> Sequence[int]:
    """The places from which so many can follow each other, if no product came twice."""
    left = [place for place, some in enumerate(after) if some]
    for _ in range(least - 2):
        known = frozenset(left)
        left = [place for place in left if not known.isdisjoint(after[place])]
    return left


def _longest_path(
    after: Sequence[Sequence[tuple[int, int]]], *, firsts: Iterable[int], bits: Sequence[int], enough: int
) -> list[int]:
    """The longest path on which no bit comes twice: ``after`` has for each place the next ones with their bits.

    The earliest of several; where what can still come is too little for a longer one, nobody goes.
    """
    reached = _reached(after)
    best: list[int] = []
    path: list[int] = []
    steps = _STEPS

    def walk(place: int, seen: int) -> None:
        nonlocal best, steps
        steps -= 1
        path.append(place)
        if len(path) > len(best):
            best = path[:]
        if len(best) < enough and steps >= 0:
            for other, bit in after[place]:
                if not seen & bit and len(path) + 1 + (reached[other] & ~(seen | bit)).bit_count() > len(best):
                    walk(other, seen | bit)
        path.pop()

    for first in firsts:
        if len(best) >= enough or steps < 0:
            break
        if 1 + (reached[first] & ~bits[first]).bit_count() > len(best):
            walk(first, bits[first])
    return best


def _reached(after: Sequence[Sequence[tuple[int, int]]]) -> list[int]:
    """The bits that any path from each place comes to; nearly all paths go on to a later place."""
    found, again = [0] * len(after), True
    going_on = [place for place, some in enumerate(after) if some][::-1]
    while again:
        again = False
        for place in going_on:
            some = found[place]
            for other, bit in after[place]:
                some |= bit | found[other]
            if some != found[place]:
                found[place], again = some, True
    return found


def _draft(row: Sequence[Episode], *, status: Certainty, circle: Circle, least: int) -> Draft:
    return Draft(
        status=status,
        strength=strength(len(row), least=least),
        persons=circle.people or frozenset(),
        events=events_of(row),
        begin=row[0].span.s_lo,
        end=max(one.span.e_hi for one in row),
        size=len(row),
        tell=lambda: Told(
            text=_text(row, status=status),
            steps=tuple(Step(status, told(one.facts[0]), tuple(fact.id for fact in one.facts)) for one in row),
            counter=tuple(_counter(row)),
        ),
    )


def _text(row: Sequence[Episode], *, status: Certainty) -> str:
    first = [one.facts[0] for one in row]
    names = [product_words(one.product, typed=one.event.product, kind=one.kind) for one in first]
    pattern = _SURE if status is ZEKER else _PERHAPS
    return asking(tr(pattern, n=len(row), jaren=years([one.facts[0] for one in row]), wat=enumerated(names)))


_SURE = mark("Er kwamen {n} soorten hulp vlak na elkaar ({jaren}): {wat}.")
_PERHAPS = mark("Er kwamen misschien {n} soorten hulp vlak na elkaar ({jaren}): {wat}.")


def _counter(row: Sequence[Episode]) -> Iterator[Remark]:
    """Steps that were planned: lighter help after heavier, or a transfer."""
    for one in row:
        last = one.facts[-1]
        if last.ending.end_reason in {_PLANNED, "overgedragen"}:
            yield Remark(tr("Deze stap was zo afgesproken: {wat}.", wat=told(last)), (last.id,))


DETECTOR = Detector(
    id="aaneenschakeling",
    name=mark("Hulp na hulp"),
    rule=mark("Vier of meer verschillende soorten hulp voor één persoon, steeds vlak na elkaar."),
    false_alarm=mark("Het kan gepland zijn: stap voor stap naar lichtere hulp. Met vage datums kan het toeval zijn."),
    side=Side.HELP,
    settings=(
        Setting(
            "products",
            mark("soorten hulp ten minste"),
            4,
            mark("Vier keer iets anders, zonder tijd ertussen."),
            unit=Unit.COUNT,
            least=2,
            most=12,
        ),
        Setting(
            "overlap",
            mark("overlap van hoogstens zoveel dagen"),
            14,
            mark("Twee weken om over te dragen."),
            unit=Unit.DAYS,
            least=0,
            most=90,
        ),
        Setting(
            "gap",
            mark("hoogstens zoveel dagen ertussen"),
            31,
            mark("Een maand is nog vlak erna."),
            unit=Unit.DAYS,
            least=0,
            most=180,
        ),
    ),
    detect=_detect,
    reads=classes("help"),
)
