"""Whether so many in so many days are more than a family's own rate lets expect.

Two questions. The scan asks it of the whole time: how likely is it that the fullest window of ``n`` that lie anywhere
holds so many (``n * P(Bin(n - 1, share) >= k - 1)``, Naus 1982)? That is no question where a family is known for a few
years only and the reports fill them: then there is hardly any other time, and so no own rate to compare with. So each
stretch within the window is also compared with the rate *outside* that stretch, which is never taken to be less than
the rate that the setting itself calls many; the chance of so many at that rate is Poisson's. How small it has to be
depends on how much other time there is: where that is three times the stretch or more, the scan must agree as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import comb, exp, sqrt

_SMALL = 0.006
_ENOUGH_ELSE = 3.0  # times the stretch
_LITTLE_ELSE = ((1.0, 0.07, 1.4), (2.0, 0.02, 2.0), (_ENOUGH_ELSE, _SMALL, 2.4))
"""Other time below so many stretches: the chance allowed, and so many roots of the mean above it, for a quick answer:
what lies less far above has a larger chance, whatever the mean."""
_OF_WINDOWS = 3.2  # the same for the chance of the fullest window, in roots of the variance
_NEARLY = 1 - 1e-9  # so far below, rounding cannot bring a sum above
_MANY = 40  # in a window: so many tell the own rate well enough for the scan, and their stretches would be thousands


def stands_out(days: Sequence[tuple[int, int]], *, n: int, time: int, least: int, usual: float) -> bool:
    """Whether a stretch of these incidents is more than what is usual outside it.

    ``days``: the first and the last day of each, in order; ``n``: how many there are in ``time`` days; ``least``: how
    many a stretch has; ``usual``: how many a day are many, by the setting.
    """
    if not least <= len(days) <= _MANY:
        return False
    lates, longest = [late for _, late in days], [*_longest(usual)]
    much_else = (_ENOUGH_ELSE + 1) * (max(lates) - days[0][0] + 1) < time
    for i, (first, _) in enumerate(days[: len(days) - least + 1]):
        last = max(lates[i : i + least])
        for m, late in enumerate(lates[i + least - 1 :], start=least):
            last = late if late > last else last
            took = last - first + 1
            if took > longest[m] or m * time <= took * n:
                continue  # in too many days: not more than the mean by the setting, or that of all
            if _is_more(m, took=took, n=n, time=time, usual=usual):
                return True
            if much_else:  # then of each length the same is asked: so many in more days are not more either
                longest[m] = took - 1
    return False


@lru_cache(64)
def _longest(usual: float, /) -> Sequence[float]:
    """For each number of incidents: in more days than this they are never more than is usual by the setting alone."""
    least = min(above for _, _, above in _LITTLE_ELSE)
    roots = [(sqrt(least * least + 4 * m) - least) / 2 for m in range(_MANY + 1)]  # of the mean so far below m
    return tuple([root * root / (usual * _NEARLY) for root in roots])


def _is_more(m: int, *, took: int, n: int, time: int, usual: float) -> bool:
    other = time - took
    mean = took * max(usual, (n - m) / other if other > 0 else 0.0)
    for times, allowed, above in _LITTLE_ELSE:
        if other < times * took:
            return m >= mean + above * sqrt(mean) and _poisson(m, mean=mean) <= allowed
    share = took / time
    others = (n - 1) * share  # to be expected beside the first of a window of these days
    if m - 1 < others + _OF_WINDOWS * sqrt(others * (1 - share)) or not is_unlikely(m, n=n, share=share, most=_SMALL):
        return False
    return _poisson(m, mean=mean) <= _SMALL


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
        after, before = (n - 1 - j) * p, (j + 1) * (1 - p)  # each next term is this part of the one before, or less
        if after < before and n * (chance + term * after / (before - after)) < most * _NEARLY:
            return True
    return True
