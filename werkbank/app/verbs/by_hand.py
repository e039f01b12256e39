"""A pattern made by hand of whatever is selected: events, people, lines between them, or items of the plan.

Events, persons and bonds are what it leans on; of everything else the people whom it is about come along, and goals
point at the new pattern unless they break another one already.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from werkbank.app.actions import ActionId
from werkbank.app.session import Key, Session, key_of
from werkbank.app.verbs.patterns import in_time
from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.entities import Bond, Event, Goal, Pattern, Step
from werkbank.model.entity import Entity
from werkbank.model.errors import KnownError
from werkbank.model.kinds import Kind

_NAMING = (
    "persons",
    "partners",
    "person",
    "child",
    "parent",
    "from_person",
    "to_person",
    "about",
    "by",
    "giver",
    "who",
)


def pattern_of(session: Session, keys: Iterable[Key]) -> Pattern:
    """Make a pattern of some items, without a name yet, and select it.

    Raises:
        KnownError: nothing is chosen, or nothing of which a pattern can be made.
    """
    casus = session.casus
    meant = [key for key in keys if key.kind is not Kind.PATTERN]
    items = [item for key in meant if (item := casus.get(key.kind, key.id)) is not None]
    events = in_time(casus, (item.id for item in items if isinstance(item, Event)))
    bonds = tuple(item.id for item in items if isinstance(item, Bond))
    persons = tuple(dict.fromkeys(who for item in items for who in _people(item, casus)))
    goals = [goal for item in items if (goal := _goal(item, casus)) is not None]
    if not (events or bonds or persons or goals):
        raise _nothing(chosen=bool(items))
    with session.open.transaction(ActionId.MARK_PATTERN) as edit:
        made = edit.add(Pattern(id=edit.new_id(), events=events, persons=persons, bonds=bonds))
        for goal in goals:
            if edit.casus.goals[goal.id].pattern not in edit.casus.patterns:
                edit.change(goal, pattern=made.id)
    session.select(key_of(made))
    return made


def _people(item: Entity, casus: Casus) -> Iterator[EntityId]:
    """Who is in an item, or whom it is about."""
    if item.kind_of is Kind.PERSON:
        yield item.id
    for name in _NAMING:
        value = getattr(item, name, ())
        for who in (value,) if isinstance(value, str) else value or ():
            if who in casus.persons:
                yield EntityId(who)


def _goal(item: Entity, casus: Casus) -> Goal | None:
    """The goal that an item is, or belongs to."""
    if isinstance(item, Goal):
        return item
    return casus.goals.get(item.goal) if isinstance(item, Step) else None


def _nothing(*, chosen: bool) -> KnownError:
    text = tr("Hiervan is geen patroon te maken.") if chosen else tr("Er is niets gekozen om een patroon van te maken.")
    remedy = tr("Kies gebeurtenissen in de tijdlijn, mensen of lijnen in het genogram, of zet de cursor bij een doel.")
    return KnownError(text, remedy=remedy, code="pattern-nothing")
