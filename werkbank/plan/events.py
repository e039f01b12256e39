"""Which events a reader may see, apart from what 'delen' says (domain.md section 4; plan.md, 'Per reader').

An event of another adult that touches health, money, treatment or status stays away unless the family chose it for its
plan; abuse and addiction stay away in any case, unless the event is about the reader alone. Children get the events
that the family chose and, from 12, their own; of the money, the worries and the losses of others they get none, chosen
or not.
"""

from __future__ import annotations

from functools import cache

from werkbank.model.clock import EntityId
from werkbank.model.entities import Event
from werkbank.model.vocabulary import vocabulary
from werkbank.plan.access import MINORS, WORKERS, Block, ReaderKind
from werkbank.plan.custody import holders_of
from werkbank.plan.main_facts import is_main
from werkbank.plan.reader import reader_of
from werkbank.plan.secret_words import is_place
from werkbank.plan.stakes import refusal
from werkbank.plan.view import View, view_of
from werkbank.plan.why import Why

BIRTH = "geboorte"
_ACCUSING = ("accusation", "substance")
_DELICATE_CLASSES = ("money", "parent_worry", "substance")
_DELICATE = frozenset(
    {"ziekte", "opname", "opname-kind", "opname-ouder", "diagnose-of-onderzoek", "zelfbeschadiging-of-suicidepoging"}
    | {"ggz", "wmo", "ouderschapsbeoordeling", "slachtoffer-van", "verblijfsbesluit", "ongeluk"}
)
_HEAVY_CLASSES = ("money", "parent_worry")
_NOT_FOR_CHILDREN = frozenset({"verlies", "zelfbeschadiging-of-suicidepoging", "verblijfsbesluit", "slachtoffer-van"})


def event_verdict(event: Event, view: View) -> Why | None:
    """Why this reader may not see the event; None when nothing forbids it."""
    persons, reader = _subjects(event), view.reader
    if reader.main_facts:
        return _main_fact(event, view)
    if Block.STORY not in reader.blocks:
        return Why.NO_BLOCK
    if (persons | set(event.persons)) & view.unknown and not (event.kind == BIRTH and persons - view.unknown):
        return Why.DESCENT  # who was born was born, whoever the father is: of that only he goes
    if (persons | set(event.persons)) & view.sheltered and _tells_place(event):
        return Why.SECRET
    if reader.kind in WORKERS:
        return None
    if event.kind in _kinds(_ACCUSING) and persons != {reader.person}:
        return Why.ACCUSATION
    return _minor(event, persons, view) if reader.kind in MINORS else _parent(event, persons, view)


def _main_fact(event: Event, view: View) -> Why | None:
    """A main fact about the own child and nobody else, when every parent with gezag may know it as well."""
    persons, reader = _subjects(event) | set(event.persons), view.reader
    if not is_main(event) or not persons or not persons <= reader.own_children:
        return Why.NO_BLOCK
    if persons & view.unknown:
        return Why.DESCENT
    if event.kind in _kinds(_ACCUSING):
        return Why.ACCUSATION
    if persons & view.sheltered and _tells_place(event):
        return Why.SECRET
    holders = {holder for child in persons for holder in holders_of(view.casus, child, today=view.today)}
    for holder in sorted(holders):
        other = reader_of(view.casus, view.casus.persons[holder], today=view.today)
        seen = view_of(view.casus, other, today=view.today)
        if refusal(event, seen) or event_verdict(event, seen):
            return Why.OTHER_ADULT
    return None


def _subjects(event: Event) -> frozenset[EntityId]:
    return frozenset(event.about or event.persons)


def _minor(event: Event, persons: frozenset[EntityId], view: View) -> Why | None:
    mine = view.reader.person in persons
    if event.chosen:
        heavy = event.kind in _NOT_FOR_CHILDREN or event.kind in _kinds(_HEAVY_CLASSES)
        return Why.OTHER_ADULT if heavy and persons and not mine else None
    return None if mine and view.reader.kind is not ReaderKind.CHILD else Why.OTHER_ADULT


def _parent(event: Event, persons: frozenset[EntityId], view: View) -> Why | None:
    if persons & view.reader.mine or event.kind == BIRTH:
        return None
    if persons & view.children:
        return Why.OTHER_CHILD
    if not view.reader.whole:
        return Why.OTHER_ADULT
    delicate = event.kind in _DELICATE or event.kind in _kinds(_DELICATE_CLASSES)
    return Why.OTHER_ADULT if delicate and persons and not event.chosen else None


def _tells_place(event: Event) -> bool:
    return bool(event.municipality or event.organisation) or is_place(event)


@cache
def _kinds(classes: tuple[str, ...]) -> frozenset[str]:
    return frozenset(kind for cls in classes for kind in vocabulary().kinds_of(cls))
