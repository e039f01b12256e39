"""Which facts a rule reads, said by class or by kind; see :attr:`werkbank.patterns.values.Detector.reads`."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from werkbank.patterns.facts import Fact


def everything(fact: Fact, /) -> bool:  # noqa: ARG001 - the shape of Detector.reads
    """Every fact."""
    return True


def classes(*names: str, kinds: Collection[str] = ()) -> Callable[[Fact], bool]:
    """Facts of some classes of kinds, and of some more kinds."""
    some, more = frozenset(names), frozenset(kinds)
    return lambda fact: not some.isdisjoint(fact.kind.classes) or fact.name in more
