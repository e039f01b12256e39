"""Whether so many in so many days are more than a family's own rate lets expect.

Two questions. The scan asks it of the whole time: how likely is it that the fullest window of ``n`` that lie anywhere
holds so many (``n * P(Bin(n - 1, share) >= k - 1)``, Naus 1982)? That is no question where a family is known for a few
years only and the reports fill them: then there is hardly any other time, and so no own rate to compare with. So each
stretch within the window is also compared with the rate *outside* that stretch, which is never taken to be less than
the rate that the setting itself calls many; the chance of so many at that rate is Poisson's. How small it has to be
depends on how much other time there is: where that is three times the stretch or more, the scan must agree as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import comb, exp, sqrt

_SMALL = 0.006
_LITTLE_ELSE = ((1.0, 0.07), (2.0, 0.02), (3.0, _SMALL))  # other time below so many stretches: the chance allowed
_NOTHING = 1e-20  # of a sum: adding less changes nothing
_MANY = 40  # in a window: so many tell the own rate well enough for the scan, and their stretches would be thousands


def stands_out(days: Sequence[tuple[int, int]], *, n: int, time: int, least: int, usual: float) -> bool:
    """Whether a stretch of these incidents is more than what is usual outside it.

    ``days``: the first and the last day of each, in order; ``n``: how many there are in ``time`` days; ``least``: how
    many a stretch has; ``usual``: how many a day are many, by the setting.
    """
    if len(days) > _MANY:
        return False
    return any(_is_more(m, took=took, n=n, time=time, usual=usual) for m, took in _stretches(days, least=least))


def _stretches(days: Sequence[tuple[int, int]], *, least: int) -> Iterator[tuple[int, int]]:
    """How many and how long at the most, of all that lie next to each other."""
    for i, (first, _) in enumerate(days):
        lasts = list(accumulate((last for _, last in days[i:]), max))
        for m in range(least, len(lasts) + 1):
            yield m, lasts[m - 1] - first + 1


def _is_more(m: int, *, took: int, n: int, time: int, usual: float) -> bool:
    other = time - took
    mean = took * max(usual, (n - m) / other if other > 0 else 0.0)
    if m < mean + 1.4 * sqrt(mean):
        return False  # a quick answer: more than any of the chances below
    chance = _poisson(m, mean=mean)
    if any(other < times * took and chance <= allowed for times, allowed in _LITTLE_ELSE):
        return True
    return chance <= _SMALL and is_unlikely(m, n=n, share=took / time, most=_SMALL)


def _poisson(least: int, *, mean: float) -> float:
    """The chance of at least so many where the mean is expected."""
    term, below = exp(-mean), 0.0
    for j in range(least):
        below += term
        term *= mean / (j + 1)
    return 1.0 - below


def is_unlikely(k: int, *, n: int, share: float, most: float) -> bool:
    """Whether a bound on the chance that the fullest window holds ``k`` of ``n`` is at most this."""
    p = min(1.0, share)
    chance = 0.0
    for j in range(k - 1, n):
        term = comb(n - 1, j) * p**j * (1 - p) ** (n - 1 - j)
        chance += term
        if n * chance > most:
            return False
        if term < chance * _NOTHING and j > n * p:
            break  # the terms only get smaller
    return True
