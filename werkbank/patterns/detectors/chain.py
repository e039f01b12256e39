"""``aaneenschakeling``: one kind of help after the other for one person: four or more different ones in a chain.

The next one begins from two weeks before to a month after the end of the one before. Certain links are those for which
that holds whatever the true dates are; possible ones those for which
days exist on which it does. Every product
counts once in a chain.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

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
_PLANNED = "afgeschaald"
Follows = Callable[[Span, Span, int, int], bool]


def _detect(material: Material, settings: Mapping[str, Value]) -> Iterable[Draft]:
    circles, _ = material.circles
    what, rule = (_drafts, tuple(settings.items())), partial(_drafts, settings=settings)
    return sieved([draft for circle in circles for draft in circle.once(what, rule)])


def _drafts(circle: Circle, *, settings: Mapping[str, Value]) -> Iterator[Draft]:
    least, gap_lo, gap_hi = int(settings["products"]), -int(settings["overlap"]), int(settings["gap"])
    if sum(1 for key in circle.by_product if key) < least:
        return
    sure = _longest(_named(circle.episodes.firm), follows=_surely_follows, gap_lo=gap_lo, gap_hi=gap_hi)
    if len(sure) >= least:
        yield _draft(sure, status=ZEKER, circle=circle, least=least)
        return
    known = [one for one in _named(circle.episodes.loose) if _is_known(one)]
    maybe = _longest(known, follows=_may_follow, gap_lo=gap_lo, gap_hi=gap_hi)
    if len(maybe) >= least:
        yield _draft(maybe, status=MOGELIJK, circle=circle, least=least)


def _surely_follows(one: Span, other: Span, gap_lo: int, gap_hi: int, /) -> bool:
    """The second begins so many days after the first ended, whatever the true dates are."""
    return gap_lo <= other[0] - one[3] - 1 and other[1] - one[2] - 1 <= gap_hi


def _may_follow(one: Span, other: Span, gap_lo: int, gap_hi: int, /) -> bool:
    """There are days on which it does; and it is no earlier in the order of time: a chain does not turn back."""
    return other[0] - one[3] - 1 <= gap_hi and gap_lo <= other[1] - one[2] - 1 and sum(one) < sum(other)


def _named(episodes: Iterable[Episode]) -> list[Episode]:
    return [one for one in episodes if one.facts[0].product]


def _is_known(one: Episode, /) -> bool:
    return one.span.s_hi - one.span.s_lo <= _VAGUE and one.span.e_hi - one.span.e_lo <= _VAGUE


def _longest(episodes: Sequence[Episode], *, follows: Follows, gap_lo: int, gap_hi: int) -> list[Episode]:
    """The longest chain of different products; the earliest of several."""
    numbers: dict[str, int] = {}
    bits = [1 << numbers.setdefault(one.facts[0].product, len(numbers)) for one in episodes]
    spans = [one.span for one in episodes]
    firsts, widest = [one[0] for one in spans], max([one[1] - one[0] for one in spans], default=0)
    after: list[list[tuple[int, int]]] = []
    for own, bit in zip(spans, bits, strict=True):  # what follows begins around the end, and they stand in that order
        begin, end = bisect_left(firsts, own[2] + 1 + gap_lo - widest), bisect_right(firsts, own[3] + 1 + gap_hi)
        near = [(j, bits[j]) for j in range(begin, end) if bits[j] != bit and follows(own, spans[j], gap_lo, gap_hi)]
        after.append(near)
    return [episodes[place] for place in _longest_path(after, bits=bits, enough=min(_LONGEST, len(numbers)))]


def _longest_path(after: Sequence[Sequence[tuple[int, int]]], *, bits: Sequence[int], enough: int) -> list[int]:
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

    for first in range(len(after)):
        if len(best) >= enough or steps < 0:
            break
        if 1 + (reached[first] & ~bits[first]).bit_count() > len(best):
            walk(first, bits[first])
    return best


def _reached(after: Sequence[Sequence[tuple[int, int]]]) -> list[int]:
    """The bits that any path from each place comes to; nearly all paths go on to a later place."""
    found, again = [0] * len(after), True
    while again:
        again = False
        for place in range(len(after) - 1, -1, -1):
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
    false_alarm=mark("Het kan gepland zijn: stap voor stap naar lichtere hulp."),
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
