"""Who may see a child's own page, and what somebody plans for being eighteen.

Of the page the child says who may see it; before a worker explained who else may have a right, nobody but the child
gets it on paper. If the child says no it is printed for nobody, the team included. What the item itself refuses
('delen', 'niet voor') holds as well: the strictest wins.
"""

from __future__ import annotations

from werkbank.model.children import ChildPage, ChildSay, ComingOfAge
from werkbank.plan.access import WORKERS, Block, ReaderKind
from werkbank.plan.stakes import foreign, refusal
from werkbank.plan.view import View
from werkbank.plan.why import Why

R = ReaderKind


def child_page_verdict(item: ChildPage, view: View) -> Why | None:
    """The child's say, for every reader; also the team reads no page that a child keeps to itself."""
    reader = view.reader
    if item.person in view.unknown:
        return Why.DESCENT
    if Block.WANT not in reader.blocks and item.say is not ChildSay.NAMED:
        return Why.NO_BLOCK
    if item.say is ChildSay.NOBODY:
        return Why.CHILD_SAYS
    if refused := refusal(item, view):
        return refused
    if reader.person == item.person:
        return None
    if item.say is ChildSay.UNASKED or not item.explained_by.strip():
        return Why.CHILD_UNASKED
    return None if _lets_in(item, view) else Why.CHILD_SAYS


def _lets_in(item: ChildPage, view: View) -> bool:
    reader, say = view.reader, item.say
    if reader.kind is R.TEAM:
        return say is not ChildSay.SELF
    if say is ChildSay.NAMED:
        return reader.is_meant(item.may_see)
    return say is ChildSay.FAMILY and reader.kind is R.PARENT and item.person in reader.mine


def coming_of_age_verdict(item: ComingOfAge, view: View) -> Why | None:
    """Somebody's own matter; a parent with gezag and the network of a handover see it as other plan items."""
    if item.person in view.unknown:
        return Why.DESCENT
    if Block.EIGHTEEN not in view.reader.blocks:
        return Why.NO_BLOCK
    if view.reader.person == item.person or view.reader.kind in WORKERS:
        return None
    return foreign(item, view) or (Why.OTHER_CHILD if view.reader.kind is R.YOUNG else None)
