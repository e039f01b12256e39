"""What an item says of itself ('delen', 'niet voor', 'alleen voor'), and whose matter it is."""

from __future__ import annotations

from werkbank.model.clock import EntityId
from werkbank.model.entities import Entity
from werkbank.model.kinds import Kind, Sharing
from werkbank.plan.access import MINORS
from werkbank.plan.passing_on import kept_here
from werkbank.plan.view import View
from werkbank.plan.why import Why


def refusal(item: Entity, view: View) -> Why | None:
    """Why the item itself refuses this reader."""
    reader = view.reader
    own_name = item.kind_of is Kind.PERSON and item.id == reader.person and item.sharing is not Sharing.SHIELDED
    if not reader.may_read(item.sharing) and not own_name:
        return Why.UNDECIDED if item.sharing is Sharing.UNDECIDED else Why.LEVEL
    if kept_here(item, kind=reader.kind):
        return Why.PASS_ON
    if reader.is_meant(item.not_for):
        return Why.NOT_FOR
    if item.only_for and not reader.is_meant(item.only_for):
        return Why.ONLY_FOR
    return None


def subjects(item: Entity) -> frozenset[EntityId]:
    """The persons whom an item is about."""
    named = getattr(item, "persons", ()) or tuple(filter(None, [getattr(item, "person", "")]))
    return frozenset(item.about or named)


def own_part(item: Entity, view: View, *texts: str) -> Why | None:
    """What a youth of 12 to 15 gets of the worries, the patterns and the safety: what is about them or names them."""
    about = subjects(item)
    own = view.reader.person in about or (not about and view.names_reader(*texts))
    return None if own else Why.OTHER_ADULT


def foreign(item: Entity, view: View, *texts: str) -> Why | None:
    """Whether an item is another person's matter: it names neither the reader nor a child in the reader's care."""
    about, reader = subjects(item), view.reader
    if about & reader.mine or (about and reader.is_meant(item.only_for)):
        return None
    if about:
        return Why.OTHER_CHILD if about & view.children else Why.OTHER_ADULT
    return None if reader.whole or reader.kind in MINORS or view.names_mine(*texts) else Why.NOT_NAMED
