"""Episodes that come again: count what certainly follows each other, and what possibly does.

A finding is as sure as its weakest step. When the certain episodes alone reach the number that is asked, they are the
finding and the others stand beside it as ``perhaps``; else the longest possible row is the finding, with a certainty
per step. So no sentence counts more than the dates allow, and a vague date more never takes a certain finding away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import NamedTuple

from werkbank.model.clock import EntityId
from werkbank.model.dates import MOGELIJK, ZEKER, Certainty
from werkbank.patterns.episodes import Episode
from werkbank.patterns.spans import certain_chain, fewest, possible_chain
from werkbank.patterns.values import Draft, Strength

AGAIN = 1  # free days: 'opnieuw' needs at least one
_BEGIN, _USUAL, _STRONG = Strength.BEGIN, Strength.USUAL, Strength.STRONG
_made = tuple.__new__  # see werkbank.patterns.reading
Judged = tuple[Episode, Certainty]


class Row(NamedTuple):
    """Episodes in order of time, how sure each is, and those that may belong to it as well, which only words need."""

    episodes: tuple[Episode, ...]
    certainties: tuple[Certainty, ...]
    perhaps: Callable[[], tuple[Episode, ...]]
    status: Certainty


def row_of(
    firm: Sequence[Episode], *, loose: Callable[[], Sequence[Judged]], least: int, exact: bool = False
) -> Row | None:
    """The row of episodes that come after each other, or None when there are fewer than ``least``.

    Args:
        firm: episodes that are certainly different ones and certainly belong.
        loose: gives as many episodes as there can be, with how sure it is that each belongs.
        least: how many make a pattern.
        exact: every date is a sure day, so what is possible is certain.
    """
    if len(firm) >= least:
        places = certain_chain([episode[0] for episode in firm], gap=AGAIN)
        if len(places) >= least:
            sure = tuple(firm) if len(places) == len(firm) else tuple([firm[place] for place in places])
            perhaps = tuple if exact else partial(_perhaps, sure, loose)
            return _made(Row, (sure, (ZEKER,) * len(sure), perhaps, ZEKER))
    if exact:
        return None
    possible = _possible(loose())
    if len(possible) < least:
        return None
    possible.sort(key=lambda judged: (judged[0].span, judged[0].facts[0].place))
    certainties = _weighed(possible, firm=firm)
    return Row(tuple([episode for episode, _ in possible]), certainties, tuple, MOGELIJK)


def _possible(loose: Sequence[Judged], /) -> list[Judged]:
    return [loose[n] for n in possible_chain([episode.span for episode, _ in loose], gap=AGAIN)]


def _perhaps(sure: Sequence[Episode], loose: Callable[[], Sequence[Judged]], /) -> tuple[Episode, ...]:
    """What a longer row that is possible has beside what is sure."""
    possible = _possible(loose())
    used = {fact.id for episode in sure for fact in episode.facts}
    others = [episode for episode, _ in possible if not any(fact.id in used for fact in episode.facts)]
    return tuple(others) if len(possible) > len(sure) else ()


def _weighed(row: Sequence[Judged], *, firm: Sequence[Episode]) -> tuple[Certainty, ...]:
    """How sure each episode is, and that it came again after the one before."""
    home = {fact.id: episode for episode in firm for fact in episode.facts}
    found: list[Certainty] = []
    before: Episode | None = None
    for episode, belongs in row:
        now = home.get(episode.facts[0].id)
        sure = not found or (now and before and now is not before and fewest(before.span, now.span) >= AGAIN)
        found.append(min(belongs, ZEKER if sure else MOGELIJK))
        before = now
    return tuple(found)


def strength(count: int, *, least: int) -> Strength:
    """'begin' at the least number, 'gewoon' at one more, 'sterk' from two more."""
    return _BEGIN if count <= least else _USUAL if count == least + 1 else _STRONG


def events_of(episodes: Iterable[Episode], /) -> frozenset[EntityId]:
    """The ids of every event in some episodes."""
    return frozenset([fact.id for _, facts, _ in episodes for fact in facts])


def merged(drafts: Iterable[Draft], /) -> tuple[Draft, ...]:
    """Say once what holds for several people."""
    whole: dict[frozenset[EntityId], Draft] = {}
    for draft in drafts:
        known = whole.get(draft.events)
        whole[draft.events] = _both(known, draft) if known else draft
    return tuple(whole.values())


def sieved(drafts: Iterable[Draft], /) -> tuple[Draft, ...]:
    """Say once what holds for several people, and leave out what another draft says completely."""
    whole = merged(drafts)
    every = [draft.events for draft in whole]
    apart = all(every) and len(frozenset().union(*every)) == sum(map(len, every))
    if len(whole) < 2 or apart:  # each speaks of other events
        return whole
    times = Counter(chain.from_iterable(every))
    return tuple([one for one in whole if _stands_alone(one, times) or not any(_covers(other, one) for other in whole)])


def _stands_alone(draft: Draft, times: Mapping[EntityId, int], /) -> bool:
    """It leans on an event of which no other draft speaks."""
    return 1 in map(times.__getitem__, draft.events)


def wider(family: Iterable[Draft], /, *, than: Iterable[Draft]) -> tuple[Draft, ...]:
    """What the family as a whole shows more of than each person of whom some of it is told already."""
    known = [((draft.status, draft.size), draft.events) for draft in than]
    found: list[Draft] = []
    for draft in family:
        size, events = (draft.status, draft.size), draft.events
        more = [shared for other, shared in known if other >= size]
        if all(map(events.isdisjoint, more)):
            found.append(draft)
    return tuple(found)


def _both(one: Draft, other: Draft, /) -> Draft:
    return max(one, other, key=lambda draft: draft.status)._replace(persons=one.persons | other.persons)


def _covers(other: Draft, draft: Draft, /) -> bool:
    return other.status >= draft.status and draft.events < other.events
