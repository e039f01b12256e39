"""The same event told by several agencies is one: each wrote down the same move, order or investigation.

Told again is what has the same kind, days, people, product and reason, but another organisation. Help and
investigations are somebody's own work: of those two organisations may do the same at the same vague moment, so only
days or a whole period tell. Reports are left alone, because N3 puts them together. What is first in the order of facts
stays.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from itertools import compress, count, groupby
from operator import attrgetter, eq

from werkbank.patterns.facts import Fact

_SPAN = attrgetter("span")
_MONTHS = 92  # days: what is vaguer is no day on which two can have seen the same
_OWN_WORK = frozenset(("help", "investigation"))
_REPORTED = frozenset(("incident", "report"))


def told_once(facts: tuple[Fact, ...], /) -> tuple[Fact, ...]:
    """The facts, in their order, less what another organisation told as well; the same tuple when there is nothing."""
    firsts = [fact.s_lo for fact in facts]
    alike = compress(count(1), map(eq, firsts, firsts[1:]))  # one kind of the same days stands together
    again = [n for n in alike if facts[n].name == facts[n - 1].name and facts[n].span == facts[n - 1].span]
    if not again:
        return facts
    together = sorted({*again, *(place - 1 for place in again)})
    gone = {fact.id for _, some in groupby((facts[place] for place in together), key=_SPAN) for fact in _again(some)}
    return tuple([fact for fact in facts if fact.id not in gone]) if gone else facts


def _again(same_days: Iterator[Fact], /) -> Iterator[Fact]:
    """What was told before by other organisations, among facts of the same days."""
    known: dict[Hashable, set[str]] = {}
    for fact in same_days:
        if fact.provider and _may_be_told(fact):
            key = fact.name, fact.persons, fact.subjects, fact.product, fact.reasons
            before = known.setdefault(key, set())
            if before and fact.provider not in before:
                yield fact
            before.add(fact.provider)


def _may_be_told(fact: Fact, /) -> bool:
    """Whether another organisation can tell of the very same."""
    classes = fact.kind.classes
    if not _REPORTED.isdisjoint(classes) or fact.s_hi - fact.s_lo > _MONTHS:
        return False
    if "help" in classes and not fact.event.product.strip():
        return False  # each may have given help of its own
    from_month_to_month = fact.e_lo > fact.s_hi and not fact.open_end
    return fact.exact or from_month_to_month or _OWN_WORK.isdisjoint(classes)
