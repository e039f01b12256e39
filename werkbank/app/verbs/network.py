"""Verbs on the people and organisations around the family: each is one transaction, so one undo step."""

from __future__ import annotations

from typing import Any

from werkbank.app.actions import ActionId
from werkbank.app.session import Key, Session, key_of
from werkbank.genogram.support_line import helper_name
from werkbank.model.entities import Involvement, Support

NETWORK_ROLE = "netwerk"


def add_network(session: Session, **fields: Any) -> Involvement:  # noqa: ANN401 - fields of Involvement
    """Somebody or an organisation around the family; without a role: the family's own network."""
    given = {"role": NETWORK_ROLE, **fields}
    with session.open.transaction(ActionId.ADD_NETWORK) as edit:
        involved = edit.add(Involvement(id=edit.new_id(), **given))
        edit.subject = involved.name or involved.organisation
    session.select(key_of(involved))
    return involved


def add_support(session: Session, **fields: Any) -> Support:  # noqa: ANN401 - fields of Support
    """Help that somebody gives: ``who`` (a person of the casus or a name), ``does``, ``since``, ``about`` whom."""
    with session.open.transaction(ActionId.ADD_SUPPORT) as edit:
        helps = edit.add(Support(id=edit.new_id(), **fields))
        edit.subject = helper_name(edit.casus, helps.who)
    session.select(key_of(helps))
    return helps


def edit_network(session: Session, key: Key, **fields: Any) -> None:  # noqa: ANN401 - of Involvement or Support
    """Give somebody around the family other values; typing in one field is one undo step."""
    entity = session.casus.get(key.kind, key.id)
    if entity is not None:
        with session.open.transaction(ActionId.EDIT_NETWORK, typing=True) as edit:
            changed = edit.change(entity, **fields)
            named = getattr(changed, "name", "")
            edit.subject = helper_name(edit.casus, changed.who) if isinstance(changed, Support) else named
