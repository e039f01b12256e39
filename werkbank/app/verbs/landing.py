"""Put a pattern, an event, a bouwsteen or a person in the plan: where it may land, and what it becomes there.

One table serves the mouse (drop targets), the keyboard ('Zet in het plan…') and the words of both. Each landing is one
undo step. What is made starts as everything written in the plan does: shared with the family, a worry with the team.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from werkbank.app.action_ids import ActionId
from werkbank.app.session import Key, Session
from werkbank.i18n import mark, tr
from werkbank.model import kinds as k
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import from_edtf
from werkbank.model.entities import (
    Agreement,
    Entity,
    Event,
    Goal,
    OwnStatement,
    Pattern,
    Person,
    Support,
    Utterance,
)
from werkbank.model.errors import KnownError
from werkbank.model.rules import called
from werkbank.model.sets import stone_of
from werkbank.plan.access import Block
from werkbank.plan.story import title_of

STONE = "bouwsteen"
"""Before the id of a bouwsteen, which is no entity: 'bouwsteen:B08'."""
GOAL = "doel:"
"""Before the id of the goal that takes something in."""

Thing = Pattern | Event | Person | str  # a str is the id of a bouwsteen
Fields = dict[str, Any]
Made = Callable[[Any], tuple[type[Entity], Fields]]


@dataclass(frozen=True, slots=True)
class Landing:
    """A place in the plan that takes something: ``place`` is a block or 'doel:<id>', ``words`` what it becomes."""

    place: str
    words: str


def landings(casus: Casus, thing: str) -> tuple[Landing, ...]:
    """Where 'kind:id' or 'bouwsteen:B08' may land, in the order of the plan; a goal of its own each."""
    found = thing_named(casus, thing)
    if found is None:
        return ()
    kind = Event if isinstance(found, Event) else type(found)
    made = [Landing(place, tr(words)) for (of, place), (words, _) in _MAKES.items() if of is kind]
    goals = sorted(casus.goals.values(), key=lambda goal: goal.rank)
    taken = [] if isinstance(found, Event) else [Landing(f"{GOAL}{goal.id}", _into(found, goal)) for goal in goals]
    return (*made, *taken)


def may_land(casus: Casus, thing: str, place: str) -> bool:
    """Whether a place takes it."""
    return any(one.place == place for one in landings(casus, thing))


def land(session: Session, thing: str, place: str) -> Entity:
    """Put it there; returns what was made or changed.

    Raises:
        KnownError: it may not land there.
    """
    found = thing_named(session.casus, thing)
    if found is None or not may_land(session.casus, thing, place):
        raise KnownError(
            tr("Dit past daar niet in het plan."),
            remedy=tr("Sleep het naar een vak met een gestreepte rand, of kies Zet in het plan…"),
            code="no-landing",
        )
    if place.startswith(GOAL):
        return _take_in(session, found, EntityId(place.removeprefix(GOAL)))
    return _make(session, found, place)


def thing_named(casus: Casus, text: str) -> Thing | None:
    """The entity or the bouwsteen of 'kind:id'."""
    kind, _, ident = text.partition(":")
    if kind == STONE:
        return ident if stone_of(casus, ident) is not None else None
    found = casus.get(k.Kind(kind), ident) if kind in set(k.Kind) else None
    return found if isinstance(found, Pattern | Event | Person) else None


def name_of(casus: Casus, thing: Thing) -> str:
    """What people call it."""
    match thing:
        case Pattern():
            return thing.name or tr("Patroon zonder naam")
        case Event():
            return title_of(thing)
        case Person():
            return called(thing)
        case _:
            stone = stone_of(casus, thing)
            return stone.label if stone is not None else thing


def thing_of(key: Key) -> str:
    """How an entity is named here."""
    return str(key)


def _make(session: Session, thing: Thing, place: str) -> Entity:
    kind = Event if isinstance(thing, Event) else type(thing)
    _, make = _MAKES[kind, place]
    cls, fields = make(thing)
    name = name_of(session.casus, thing)
    if isinstance(thing, Pattern | Event) and cls is type(thing):  # it is in the plan itself, nothing new is made
        with session.open.transaction(ActionId.PUT_IN_PLAN, subject=name) as edit:
            return edit.change(thing, **fields)
    given = {"sharing": k.Sharing.FAMILY, **fields}
    if "rank" in cls.model_fields:
        table = session.casus.table(cls.kind_of).values()
        given["rank"] = max((getattr(one, "rank", 0) for one in table), default=0) + 1
    if "on" in cls.model_fields and cls is not Agreement:
        given.setdefault("on", from_edtf(session.today.isoformat()))
    with session.open.transaction(ActionId.PUT_IN_PLAN, subject=name) as edit:
        return edit.add(cls.model_validate({"id": edit.new_id(), **given}))


def _take_in(session: Session, thing: Thing, goal_id: EntityId) -> Entity:
    goal = session.casus.goals[goal_id]
    changes: Fields
    match thing:
        case Pattern():
            changes = {"pattern": thing.id}
        case Person():
            changes = {"persons": tuple(dict.fromkeys((*goal.persons, thing.id)))}
        case _:
            changes = {"bouwstenen": tuple(dict.fromkeys((*goal.bouwstenen, str(thing))))}
    with session.open.transaction(ActionId.PUT_IN_PLAN, subject=name_of(session.casus, thing)) as edit:
        return edit.change(goal, **changes)


def _into(thing: Thing, goal: Goal) -> str:
    name = goal.text.strip() or tr("een doel zonder woorden")
    match thing:
        case Pattern():
            return tr("Doel dat dit doorbreekt: {doel}", doel=name)
        case Person():
            return tr("Doel ook voor deze persoon: {doel}", doel=name)
        case _:
            return tr("Doel dat hierop rust: {doel}", doel=name)


def _said(kind: k.UtteranceKind) -> Made:
    """Somebody is the one who says it."""
    return lambda person: (Utterance, {"kind": kind, "by": person.id, "nature": k.Nature.STORY})


def _agreed(kind: k.AgreementKind) -> Made:
    return lambda person: (Agreement, {"kind": kind, "who": person.id})


def _resting(kind: k.AgreementKind) -> Made:
    return lambda stone: (Agreement, {"kind": kind, "bouwstenen": (stone,)})


def _told(kind: k.UtteranceKind, sharing: k.Sharing) -> Made:
    """What happened, in the words of its title, with who said so."""

    def make(event: Event) -> tuple[type[Entity], Fields]:
        about = event.about or event.persons
        fields = {"text": title_of(event), "about": about, "on": event.date, "source": event.source}
        return Utterance, {"kind": kind, "nature": event.nature, "sharing": sharing, **fields}

    return make


def _sign(pattern: Pattern) -> tuple[type[Entity], Fields]:
    return Agreement, {"kind": k.AgreementKind.EARLY_SIGN, "text": pattern.happens or pattern.name}


def _aim(pattern: Pattern) -> tuple[type[Entity], Fields]:
    return Goal, {"pattern": pattern.id, "persons": pattern.persons, "text": pattern.breaks}


SIGNS = "10-signalen"
STATEMENTS = "12-verklaringen"
_A, _U = k.AgreementKind, k.UtteranceKind
_MAKES: dict[tuple[type[Any], str], tuple[str, Made]] = {
    (Event, Block.STORY): (mark("In ons verhaal"), lambda _event: (Event, {"chosen": True})),
    (Event, Block.GOOD): (mark("Als iets dat goed gaat"), _told(_U.STRENGTH, k.Sharing.FAMILY)),
    (Event, Block.WORRIES): (mark("Als een zorg"), _told(_U.WORRY, k.Sharing.UNDECIDED)),
    (Event, STATEMENTS): (
        mark("Een eigen verklaring hierover"),
        lambda event: (OwnStatement, {"target": event.id, "nature": k.Nature.STORY}),
    ),
    (Pattern, Block.PATTERN): (mark("In het plan"), lambda _one: (Pattern, {"sharing": k.Sharing.FAMILY})),
    (Pattern, Block.STEPS): (mark("Een nieuw doel dat dit doorbreekt"), _aim),
    (Pattern, SIGNS): (mark("Als vroeg signaal"), _sign),
    (Pattern, STATEMENTS): (
        mark("Een eigen verklaring hierover"),
        lambda one: (OwnStatement, {"target": one.id, "nature": k.Nature.STORY}),
    ),
    (Person, Block.GOOD): (mark("Deze persoon helpt"), lambda one: (Support, {"who": one.id})),
    (Person, Block.WORRIES): (
        mark("Een zorg van deze persoon"),
        lambda one: (Utterance, {**_said(_U.WORRY)(one)[1], "sharing": k.Sharing.UNDECIDED}),
    ),
    (Person, Block.READY): (
        mark("Hoe het voor deze persoon eruitziet"),
        lambda one: (Utterance, {"kind": _U.PERSPECTIVE, "about": (one.id,), "nature": k.Nature.STORY}),
    ),
    (Person, Block.SAFETY): (mark("Een afspraak met deze persoon"), _agreed(_A.SAFETY)),
    (Person, Block.STEPS): (mark("Een nieuw doel voor deze persoon"), lambda one: (Goal, {"persons": (one.id,)})),
    (Person, Block.WRONG): (mark("Wie we bellen"), _agreed(_A.WHEN_WRONG)),
    (Person, SIGNS): (mark("Wie het merkt"), _agreed(_A.EARLY_SIGN)),
    (Person, STATEMENTS): (
        mark("Een eigen verklaring van deze persoon"),
        lambda one: (OwnStatement, {"by": one.id, "nature": k.Nature.STORY}),
    ),
    (str, Block.SAFETY): (mark("Een afspraak die hierop rust"), _resting(_A.SAFETY)),
    (str, Block.STEPS): (mark("Een nieuw doel dat hierop rust"), lambda stone: (Goal, {"bouwstenen": (stone,)})),
    (str, Block.STUCK): (mark("Een stap van de hulp die hierop rust"), _resting(_A.ESCALATION)),
}
