"""``tussentijd``: the time between reports gets shorter, or longer.

Mann-Kendall on the free days between incidents that follow each other, with the exact chance of as many ordered pairs
(Kendall 1975, table of S; counted by inversions). For *zeker* a pair of gaps that the dates leave open counts against
the trend, and it must be certain how many incidents there were.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from math import factorial
from statistics import median
from typing import NamedTuple

from werkbank.i18n import mark, tr
from werkbank.model.dates import MOGELIJK, ZEKER, Certainty
from werkbank.model.kinds import Side
from werkbank.patterns.episodes import Episode
from werkbank.patterns.material import Material
from werkbank.patterns.reads import classes
from werkbank.patterns.rows import events_of
from werkbank.patterns.values import Detector, Draft, Remark, Setting, Step, Strength, Told, Unit, Value
from werkbank.patterns.wording import asking, duration, told, year

_PERCENT = 100
_STRONG = 0.01
_LAST = 40  # incidents: what came before says little about how it goes now, and the exact chance stays quick to count
_VAGUE = 366  # days: a vaguer report says too little about the time in between


class _Gap(NamedTuple):
    """The days between two incidents, at least and at most."""

    least: float
    most: float


def _detect(material: Material, settings: Mapping[str, Value]) -> Iterable[Draft]:
    reports = material.of_family(material.reports)
    least, limit = int(settings["gaps"]), int(settings["chance"]) / _PERCENT
    if len(reports) <= least:
        return []
    cut = material.as_incidents(reports)
    firm = sorted(cut.firm, key=_middle)[-_LAST:] if not cut.exact else cut.firm[-_LAST:]
    found: list[Draft] = []
    for shorter in (True, False):
        same = len(cut.firm) == len(cut.loose) and len(firm) > least
        chance = _chance(_bounds(firm), shorter=shorter) if same else 1.0
        if chance < limit:
            found.append(_draft(firm, shorter=shorter, chance=chance, status=ZEKER, material=material))
            continue
        if cut.exact:
            continue
        loose = sorted((one for one in cut.loose if one.span.s_hi - one.span.s_lo <= _VAGUE), key=_middle)
        loose = loose[-_LAST:]
        if len(loose) > least:
            gaps = [_Gap(_middle(b) - _middle(a), _middle(b) - _middle(a)) for a, b in pairwise(loose)]
            chance = _chance(gaps, shorter=shorter)
            if chance < limit:
                found.append(_draft(loose, shorter=shorter, chance=chance, status=MOGELIJK, material=material))
    return found


def _middle(one: Episode, /) -> float:
    s_lo, s_hi, _, _ = one[0]
    return (s_lo + s_hi) / 2


def _bounds(row: Sequence[Episode], /) -> list[_Gap]:
    return [_Gap(b.span.s_lo - a.span.s_hi, b.span.s_hi - a.span.s_lo) for a, b in pairwise(row)]


def _chance(gaps: Sequence[_Gap], *, shorter: bool) -> float:
    """The two-sided chance of so many pairs that go the same way; a pair that is open goes the other way."""
    with_it = 0
    before: list[float] = []  # the least (or most) days of the gaps before, in order
    for least, most in gaps:
        if shorter:
            with_it += len(before) - bisect_right(before, most)
            insort(before, least)
        else:
            with_it += bisect_left(before, least)
            insort(before, most)
    against = len(gaps) * (len(gaps) - 1) // 2 - with_it
    return min(1.0, 2 * _at_most(against, len(gaps)))


def _at_most(inversions: int, n: int, /) -> float:
    """The chance that a row of ``n`` in any order has at most so many inversions."""
    return _up_to(n)[inversions] / factorial(n)


@lru_cache(_LAST)
def _up_to(n: int, /) -> Sequence[int]:
    """How many orders of ``n`` have at most 0, 1, 2 and so on inversions."""
    counts = [1]
    for size in range(2, n + 1):
        whole = [0, *accumulate(counts + [0] * (size - 1))]
        counts = [upto - whole[max(0, place - size)] for place, upto in enumerate(whole[1:], start=1)]
    return tuple(accumulate(counts))


def _draft(row: Sequence[Episode], *, shorter: bool, chance: float, status: Certainty, material: Material) -> Draft:
    first, last = _usual(row, early=True), _usual(row, early=False)
    if status is ZEKER:
        pattern = (
            mark(
                "De tijd tussen meldingen ({van} tot {tot}) werd korter: eerst meestal {eerst}, later meestal {later}."
            )
            if shorter
            else _LONGER
        )
    else:
        pattern = _SHORTER_PERHAPS if shorter else _LONGER_PERHAPS
    return Draft(
        status=status,
        strength=Strength.STRONG if chance < _STRONG else Strength.USUAL,
        persons=material.concerned(row),
        events=events_of(row),
        begin=row[0].span.s_lo,
        end=row[-1].span.e_hi,
        size=len(row),
        tell=lambda: Told(
            text=asking(tr(pattern, eerst=first, later=last, van=year(row[0].facts[0]), tot=year(row[-1].facts[0]))),
            steps=tuple(Step(status, told(one.facts[0]), tuple(fact.id for fact in one.facts)) for one in row),
            counter=(Remark(tr("Later wordt vaak meer opgeschreven dan vroeger."), (row[0].facts[0].id,)),),
        ),
    )


_LONGER = mark("De tijd tussen meldingen ({van} tot {tot}) werd langer: eerst meestal {eerst}, later meestal {later}.")
_SHORTER_PERHAPS = mark(
    "De tijd tussen meldingen ({van} tot {tot}) werd misschien korter: eerst meestal {eerst}, later meestal {later}."
)
_LONGER_PERHAPS = mark(
    "De tijd tussen meldingen ({van} tot {tot}) werd misschien langer: eerst meestal {eerst}, later meestal {later}."
)


def _usual(row: Sequence[Episode], *, early: bool) -> str:
    """The usual (median) time between reports in the first or the last third of a row."""
    gaps = [_middle(b) - _middle(a) for a, b in pairwise(row)]
    third = max(1, len(gaps) // 3)
    return duration(max(1, round(median(gaps[:third] if early else gaps[-third:]))))


DETECTOR = Detector(
    id="tussentijd",
    name=mark("De tijd ertussen wordt korter of langer"),
    rule=mark("Tussen meldingen zit steeds minder tijd, of juist steeds meer."),
    false_alarm=mark("Later wordt vaak meer opgeschreven dan vroeger."),
    side=Side.BETWEEN,
    settings=(
        Setting(
            "gaps",
            mark("tussentijden ten minste"),
            5,
            mark("Met minder is er geen lijn te zien."),
            unit=Unit.COUNT,
            least=3,
            most=40,
        ),
        Setting(
            "chance",
            mark("kans op toeval kleiner dan (procent)"),
            2,
            mark("Gewoonlijk is vijf procent genoeg. Wij zoeken op veel manieren tegelijk, dus vragen wij meer."),
            unit=Unit.PERCENT,
            least=1,
            most=20,
        ),
    ),
    detect=_detect,
    reads=classes("report"),
)
