"""What a parent without gezag hears on request: the main facts about the own child (BW 1:377c).

Only when that parent asks, and never more than a parent with gezag gets: measures, school, where a child lives as a
kind of place, illness and examination; by their kind and time, without titles, places or the words of others.
"""

from __future__ import annotations

from datetime import date

from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.entities import Event
from werkbank.model.rules import called
from werkbank.model.vocabulary import vocabulary
from werkbank.plan.blocks import MainFactsBlock
from werkbank.plan.reader import Reader
from werkbank.plan.story import when_of
from werkbank.plan.wording import joined

KINDS = frozenset({"ziekte", "opname", "opname-kind", "diagnose-of-onderzoek", "ongeluk", "school-start"})
CLASSES = ("school", "setting")
LANE = "maatregel"


def is_main(event: Event) -> bool:
    """Whether an event is of a kind that counts as a main fact about a child."""
    words = vocabulary()
    row = words.event_kinds.get(event.kind)
    lane = row is not None and row.lane == LANE
    return lane or event.kind in KINDS or any(words.is_class(event.kind, one) for one in CLASSES)


def main_facts_block(casus: Casus, reader: Reader, *, today: date) -> MainFactsBlock | None:
    """(child, when, what), oldest first; None when nobody asked or there is nothing."""
    del today  # what is over was a main fact too
    if not reader.main_facts:
        return None
    found = (event for event in casus.events.values() if is_main(event) and set(event.persons) & reader.own_children)
    ordered = sorted(found, key=lambda one: one.date.sort_key(rank=one.rank, ident=one.id))
    rows = tuple((_children(casus, event), when_of(event), _kind(event)) for event in ordered)
    return MainFactsBlock(rows) if rows else None


def _children(casus: Casus, event: Event) -> str:
    return joined(called(casus.persons[one]) for one in event.persons if one in casus.persons)


def _kind(event: Event) -> str:
    row = vocabulary().event_kinds.get(event.kind)
    return row.label if row is not None else tr("Gebeurtenis")
