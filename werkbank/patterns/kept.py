"""What was worked out from facts, kept from one run to the next as long as somebody asks for it again.

Facts that did not change are the same objects in the next run (:func:`werkbank.patterns.reading.read`), so what was
made of the very same facts still holds. Invariant: what is kept holds its facts, so the place of a fact in memory means
that fact and no other; what a run did not ask for is gone in the run after.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar

from werkbank.patterns.facts import Fact

T = TypeVar("T")
_Row = dict[tuple[Hashable, ...], tuple[object, Any]]


class Kept:
    """Results by what they are and by the facts they were made of.

    ``for_next`` is false when no other run comes after this one: then nothing is kept.
    """

    def __init__(self, before: Kept | None = None, *, for_next: bool = True) -> None:
        self.for_next = for_next
        self._now: _Row = {}
        self._old: _Row = before.handed_on() if before else {}

    def handed_on(self) -> _Row:
        """All results of this run, for the next one; what this run had from the run before is let go."""
        self._old = {}
        return self._now

    def made(self, what: Hashable, facts: Sequence[Fact], make: Callable[[], T], /, *, of: Sequence[Fact] = ()) -> T:
        """The result of ``make``, which hangs on ``what``, on ``facts`` and the facts ``of`` and on nothing else."""
        if not self.for_next:
            return make()
        key = (what, len(facts), *map(id, facts), *map(id, of))
        known = self._now.get(key) or self._old.get(key)
        if known is None:
            known = ((tuple(facts), tuple(of)), make())
        self._now[key] = known
        result: T = known[1]
        return result
