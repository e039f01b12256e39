"""How long nobody wrote anything down about a child: where that was long, a quiet time may only seem so."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from operator import attrgetter
from typing import NamedTuple

from werkbank.i18n import mark, tr
from werkbank.model.clock import EntityId
from werkbank.model.dates import NEE, ZEKER
from werkbank.patterns.facts import Fact
from werkbank.patterns.material import Material
from werkbank.patterns.spans import YEAR, day
from werkbank.patterns.values import Remark
from werkbank.patterns.wording import duration, month

_FIRST = attrgetter("s_lo")


class Silence(NamedTuple):
    """From this day on, so many days long, nothing was written about how somebody did."""

    who: EntityId
    begin: int
    days: int

    def told(self, material: Material) -> Remark:
        """In words: whether nothing was written at all, or only that there was help, a measure or a report."""
        since, end = day(self.begin), self.begin + self.days
        told = any(_tells_of(fact, self.who, self.begin, end) for fact in material.written)
        text = tr(
            _NOT_HOW if told else _NOTHING,
            wie=material.kin.name(self.who),
            tijd=duration(self.days),
            begin=month(since) if since else tr("onbekend"),
        )
        return Remark(text)


_NOTHING = mark(
    "Over {wie} staat er toen {tijd} niets op papier, vanaf {begin}. "
    "Misschien was het stil, misschien schreef niemand iets op."
)
_NOT_HOW = mark(
    "Over {wie} staat er toen {tijd} niet op papier hoe het ging, vanaf {begin}. "
    "Misschien ging het goed, misschien schreef niemand dat op."
)


def silences(first: int, end: int, /, *, days: int, material: Material) -> Iterator[Silence]:
    """For each child of whom incidents told before: the stretch about which nobody wrote but contracts and reports.

    A moment tells about its day, a period of which the end is known about all its days. For somebody who comes of age
    in it the days until then count.
    """
    children = list(_children(first, material=material)) if end - first >= days else []
    if not children:
        return
    begun = material.written[: bisect_left(material.written, end, key=_FIRST)]
    near = [fact for fact in begun if fact.e_lo > first and not _paperwork(fact)]
    for who in children:
        last = min(end, material.kin.grown_up(who) or end)
        begin, length = _longest_silence([fact for fact in near if who in fact.persons], first=first, last=last)
        if length >= days:
            yield Silence(who, begin, length)


def _children(first: int, /, *, material: Material) -> Iterator[EntityId]:
    """Of those whom incidents told of before: who may have been a minor when the quiet time began."""
    incidents = material.of_class("incident")
    before = incidents[: bisect_left(incidents, first, key=_FIRST)]
    people = material.concerned(before)
    for who in material.kin.in_order(people):
        if material.kin.is_minor(who, on=first) is not NEE:
            yield who


def _tells_of(fact: Fact, who: EntityId, begin: int, end: int, /) -> bool:
    """Whether something about somebody may lie in a stretch of days, also when it only says that there was help."""
    return who in fact.persons and fact.e_hi > begin and fact.s_lo < end


def _paperwork(fact: Fact) -> bool:
    """Contracts and reports say that the system was there, not how it went; and so does what is too vague."""
    classes = fact.kind.classes
    contract = "measure" in classes or ("help" in classes and "informal" not in classes) or "report" in classes
    return contract or fact.s_hi - fact.s_lo > YEAR


def _longest_silence(about: Sequence[Fact], *, first: int, last: int) -> tuple[int, int]:
    """Start and length of the longest stretch in which nothing need be told, wherever vague dates lie.

    It begins at the edge of the span or on the first day that something can be, and lasts until the next thing must be.
    """
    closed = [fact.span for fact in about if fact.ended is ZEKER and fact.e_lo > fact.s_hi]
    points = sorted([(fact.s_lo, fact.s_hi) for fact in about] + [(one.e_lo, one.e_hi) for one in closed])
    los = [lo for lo, _ in points]
    musts = [*accumulate([hi for _, hi in reversed(points)], min)][::-1]
    best = (first, 0)
    for start in (first, *(lo for lo in los if first < lo < last)):
        since = max([start, *[one.e_lo for one in closed if one.s_hi <= start < one.e_lo]])
        later = bisect_right(los, since)
        until = min([last, *musts[later : later + 1], *[one.s_hi for one in closed if one.s_hi > since]])
        if until - since > best[1]:
            best = since, until - since
    return best
