"""Remembers the orders of cores that were searched before, so that the next edit of the same family is quick.

The answer of a search depends on its question alone (who hangs where, who is dated, what the user wishes), and most
edits do not change that question: a name, a date that was known already, a child without children. What is kept holds
ids and structure, no names and no dates; the oldest goes first.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from werkbank.genogram.order_scene import Scene
from werkbank.genogram.pedigree import UNKNOWN
from werkbank.genogram.pedigree_family import is_dated

T = TypeVar("T")
MOST = 24


def question(s: Scene, *, wishes: frozenset[tuple[str, str]]) -> Hashable:
    """Everything that a search for the order of a scene depends on."""
    persons = tuple((s.fam.persons[p].sex, s.fam.persons[p].born != UNKNOWN) for p in s.person)
    twins = tuple(t.members for t in s.fam.twins if any(m in s.person for m in t.members))
    dated = tuple(is_dated(s.fam, s.fam.unions[t.union]) for t in s.ties)
    return tuple(s.atoms), tuple(s.nets), tuple(s.ties), tuple(map(tuple, s.blocks)), persons, dated, twins, wishes


class Memory(Generic[T]):
    """Answers by question."""

    def __init__(self) -> None:
        self._known: OrderedDict[Hashable, T] = OrderedDict()

    def answer(self, asked: Hashable, search: Callable[[], T]) -> T:
        """What was found before, or what the search finds now; a search that is stopped leaves nothing behind."""
        if asked in self._known:
            self._known.move_to_end(asked)
            return self._known[asked]
        found = self._known[asked] = search()
        if len(self._known) > MOST:
            self._known.popitem(last=False)
        return found

    def forget(self) -> None:
        """Everything anew."""
        self._known.clear()
