"""Rows of children to whom the same thing came on different days, for ``kind-na-kind``.

What begins on one day is one decision, and so are vague claims that are written the same ('maart 2013' three times); a
decision for several children counts once, and only when none of them is in the row by another.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from werkbank.model.clock import EntityId
from werkbank.model.dates import MOGELIJK, ZEKER, Certainty
from werkbank.patterns.facts import Fact
from werkbank.patterns.kin import People


class Turn(NamedTuple):
    """One decision or event: what came to one child, or to several at once."""

    facts: tuple[Fact, ...]
    children: People
    first: int  # the earliest and the latest day on which it can have begun
    last: int


Row = list[Turn]
_Counts = Callable[[Turn], bool]
_FAR = 1 << 30  # later than any day
_made = tuple.__new__  # see werkbank.patterns.reading


def row_of(facts: Sequence[Fact], *, group: People, least: int) -> tuple[Row, Certainty]:
    """The longest row of children and how sure it is; mostly that of their first turns, and no row has more."""
    firsts, children = _first_turns(facts, group=group)
    if len(firsts) == children >= least:
        return firsts, ZEKER
    subjects = {fact.subjects for fact in facts}
    if len(subjects) < least or len(frozenset().union(*subjects) & group) < least:
        return [], MOGELIJK
    if children >= least:
        sure = max(firsts, _apart(facts, group=group), key=len)
        if len(sure) >= least:
            return sure, ZEKER
    return _possible_row(turns_of(facts, group=group, certain=False)), MOGELIJK


def turns_of(facts: Iterable[Fact], *, group: People, certain: bool) -> list[Turn]:
    """Decisions by their latest day: what begins on the same day is one, and possibly what is written the same too."""
    same_day: dict[tuple[int, ...], list[Fact]] = {}
    for fact in facts:
        first, last = fact.s_lo, fact.s_hi
        key = (last, first, fact.sure, fact.place if certain and first < last else 0)
        if key in same_day:
            same_day[key].append(fact)
        else:
            same_day[key] = [fact]
    return [_turn(same_day[key], group=group) for key in sorted(same_day)]


def _turn(same: Sequence[Fact], *, group: People) -> Turn:
    subjects = same[0].subjects if len(same) == 1 else frozenset().union(*[fact.subjects for fact in same])
    return _made(Turn, (tuple(same), subjects & group, same[0].s_lo, same[0].s_hi))


def _apart(facts: Sequence[Fact], *, group: People) -> Row:
    """Turns of one child alone, and what fits between those, that hold whatever the true days are.

    On exact days turns of the same day are one already, so none can be together with another.
    """
    turns = turns_of(facts, group=group, certain=True)
    exact = [fact.s_lo for fact in facts] == [fact.s_hi for fact in facts]
    sure = [turn for turn in turns if turn.facts[0].sure]
    return _with_shared(sure, certain=True, counts=_always if exact else _alone(turns))


def _always(turn: Turn, /) -> bool:  # noqa: ARG001 - the shape of Counts
    return True


def _alone(turns: Sequence[Turn], /) -> _Counts:
    """Whether a turn cannot have come to another child on the same day; they stand in order of their latest day."""
    lasts = [turn.last for turn in turns]
    widest = max([turn.last - turn.first for turn in turns], default=0)

    def is_alone(turn: Turn, /) -> bool:
        near = turns[bisect_left(lasts, turn.first) : bisect_right(lasts, turn.last + widest)]
        return not any(together(turn, other) for other in near)

    return is_alone


def _first_turns(facts: Sequence[Fact], *, group: People) -> tuple[Row, int]:
    """Children to whom it certainly came on different days for the first time, and to how many it certainly came."""
    row: Row = []
    until, turn = 0, (0, 0, 0)
    found = _firsts(facts, group=group)
    for last, earliest, first, place, child, fact in sorted(found):
        if earliest > until:
            row.append(_made(Turn, (_at_once(fact, among=facts), frozenset((child,)), first, last)))
            until, turn = last, (last, first, place)
        elif turn == (last, first, place):
            row[-1] = row[-1]._replace(children=row[-1].children | {child})
    return row, len(found)


def _firsts(facts: Sequence[Fact], *, group: People) -> list[tuple[int, int, int, int, EntityId, Fact]]:
    """For each child the latest and the earliest day of its first turn, and the fact by which that came.

    Between those the place of the turn among all that have the same latest day.
    """
    found: dict[EntityId, tuple[int, int, Fact]] = {}
    until = _FAR
    for fact in facts:  # in order of their earliest day
        first, last = fact.s_lo, fact.s_hi
        if first > until:
            break
        for child in fact.subjects if fact.sure else ():
            known = found.get(child)
            if known is None:
                if child not in group:
                    continue
                found[child] = last, first, fact
            elif last < known[0]:
                found[child] = last, known[1], fact
            else:
                continue
            if len(found) == len(group):
                until = max([one[0] for one in found.values()])
    return [
        (last, earliest, fact.s_lo, fact.place if fact.s_lo < last else 0, child, fact)
        for child, (last, earliest, fact) in found.items()
    ]


def _at_once(fact: Fact, *, among: Sequence[Fact]) -> tuple[Fact, ...]:
    """What certainly came by the same decision: everything that began on that day."""
    day = fact.s_lo
    if day < fact.s_hi:
        return (fact,)
    return tuple([one for one in among if one.s_lo == day == one.s_hi and one.sure])


def together(turn: Turn, other: Turn, /) -> bool:
    """It may have come to another child on the same day."""
    return not other.children <= turn.children and turn.first <= other.last and other.first <= turn.last


def _possible_row(turns: Sequence[Turn]) -> Row:
    return max(_in_order(turns, certain=False), _with_shared(turns, certain=False), key=len)


def _with_shared(turns: Sequence[Turn], *, certain: bool, counts: _Counts = _always) -> Row:
    """What came to one child alone, and then decisions for several of whom none is in the row yet."""
    row = _in_order([turn for turn in turns if len(turn.children) == 1], certain=certain, counts=counts)
    used = frozenset().union(*[turn.children for turn in row])
    for turn in turns:
        fits = len(turn.children) > 1 and used.isdisjoint(turn.children) and _fits(turn, row=row, certain=certain)
        if fits and counts(turn):
            used |= turn.children
            row.append(turn)
    return sorted(row, key=lambda one: (one.last, one.first))


def _in_order(turns: Iterable[Turn], *, certain: bool, counts: _Counts = _always) -> Row:
    """Each next turn that comes to a child who had none yet."""
    row: Row = []
    used: frozenset[EntityId] = frozenset()
    last = 0
    for turn in turns:
        start = turn.first if certain else turn.last
        if start > last and not turn.children <= used and counts(turn):
            last = turn.last if certain else max(last + 1, turn.first)
            row.append(turn._replace(children=turn.children - used))
            used |= turn.children
    return row


def _fits(turn: Turn, *, row: Row, certain: bool) -> bool:
    """On another day than everything in the row."""
    if certain:
        return all(turn.last < other.first or other.last < turn.first for other in row)
    return all((turn.first, turn.last) != (other.first, other.last) for other in row)
