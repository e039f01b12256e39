"""Whether something may be given to others than family and team ('doorgeven'), beside what 'delen' says.

What nobody decided follows from the source: what came from the police, from criminal justice or from medical care is
not passed on, because only that source may give it (domain.md section 4, rule 2). A lawyer must confirm the words.
"""

from __future__ import annotations

from functools import lru_cache

from werkbank.model.entities import Entity
from werkbank.model.kinds import PassOn
from werkbank.model.vocabulary import words
from werkbank.plan.access import ReaderKind

OUTSIDE = frozenset({ReaderKind.SCHOOL, ReaderKind.CHAIN, ReaderKind.RECEIVER, ReaderKind.NETWORK})
"""Readers to whom giving is passing on."""
POLICE_AND_JUSTICE = (  # a decision of the kinderrechter is no part of this: everybody whom it is about has it
    "politie politiedossier politiemutatie wijkagent jeugdagent recherche ministerie justitie officier strafdossier "
    "strafzaak reclassering halt commissaris "
)
MEDICAL = (
    "huisarts arts kinderarts jeugdarts ziekenhuis medisch ggz ggd psychiater psycholoog verloskundige apotheek "
    "behandelaar letselbrief therapeut specialist "
)
CLOSED_WORDS = frozenset((POLICE_AND_JUSTICE + MEDICAL).split())


def passes_on(item: Entity) -> PassOn:
    """What counts for an item: as somebody said, else as its source asks."""
    if item.pass_on is not PassOn.BY_SOURCE:
        return item.pass_on
    return PassOn.NO if item.source and _is_closed(item.source) else PassOn.YES


def kept_here(item: Entity, *, kind: ReaderKind) -> bool:
    """Whether an item does not go to this kind of reader, whatever else it says."""
    return kind in OUTSIDE and passes_on(item) is PassOn.NO


def to_ask(item: Entity, *, kind: ReaderKind) -> bool:
    """Whether the source must be asked before this kind of reader gets it."""
    return kind in OUTSIDE and passes_on(item) is PassOn.ASK


@lru_cache(maxsize=4096)
def _is_closed(source: str) -> bool:
    return not CLOSED_WORDS.isdisjoint(words(source))
