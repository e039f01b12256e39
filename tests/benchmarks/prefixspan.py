"""What a general search for sequences would find: PrefixSpan (Pei et al. 2001), in few lines.

A family becomes a row of sequences: the events of each calendar year, in order of the middle of their dates, as words
of kind, product and reason. A sequence of two or more words that comes in three or more years is 'found'; an occurrence
is taken as early in the year as it can be. It knows nothing of gaps, persons, ends or doubt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId

SUPPORT = 3  # years
LONGEST = 4  # words
Word = tuple[str, str, str]
Item = tuple[Word, EntityId]


def frequent(casus: Casus) -> Iterator[frozenset[EntityId]]:
    """The events of each frequent sequence of two words or more."""
    years = list(_years(casus).values())
    yield from _grown((), [(year, 0, ()) for year in years])


def _years(casus: Casus) -> dict[int, list[Item]]:
    dated = []
    for event in casus.events.values():
        if event.date.lo and event.date.hi:
            middle = event.date.lo + (event.date.hi - event.date.lo) / 2
            dated.append((middle, event.id, (event.kind, event.product, event.reason)))
    years: dict[int, list[Item]] = {}
    for middle, key, word in sorted(dated):
        years.setdefault(middle.year, []).append((word, key))
    return years


Place = tuple[Sequence[Item], int, tuple[EntityId, ...]]


def _grown(prefix: tuple[Word, ...], places: Sequence[Place]) -> Iterator[frozenset[EntityId]]:
    """Every frequent sequence that begins with a prefix; ``places``: where it ends in each year, and its events."""
    if len(prefix) > 1:
        yield frozenset(key for _, _, keys in places for key in keys)
    if len(prefix) == LONGEST:
        return
    following: dict[Word, list[Place]] = {}
    for year, start, keys in places:
        seen: set[Word] = set()
        for place in range(start, len(year)):
            word, key = year[place]
            if word not in seen:
                seen.add(word)
                following.setdefault(word, []).append((year, place + 1, (*keys, key)))
    for word in sorted(following):
        if len(following[word]) >= SUPPORT:
            yield from _grown((*prefix, word), following[word])
