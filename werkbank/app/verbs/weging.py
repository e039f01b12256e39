"""Verbs on the weging: whether this approach fits this family. Words only; nothing is mandatory, nothing is counted."""

from __future__ import annotations

from typing import Any

from werkbank.app.actions import ActionId
from werkbank.app.session import Session
from werkbank.i18n import tr
from werkbank.model.dates import from_edtf
from werkbank.model.kinds import Kind
from werkbank.model.weighing import point_of, weighing_of


def weigh(session: Session, **fields: Any) -> None:  # noqa: ANN401 - fields of Weighing
    """Write in the weging; typing in one field is one undo step. A decision without a date is of today."""
    with session.open.transaction(ActionId.EDIT_WEIGHING, subject=tr("weging"), typing=True) as edit:
        now = weighing_of(edit.casus)
        if fields.get("outcome") and not now.outcome and not now.on.is_known:
            fields.setdefault("on", from_edtf(session.today.isoformat()))
        after = now.but(**fields)
        if after != now:
            edit.put(after)


def say_point(session: Session, trigger: str, **fields: Any) -> None:  # noqa: ANN401 - ``seen`` or ``text``
    """Say in words what people see of a trigger; a point about which nothing is said any more goes."""
    with session.open.transaction(ActionId.EDIT_WEIGHING, subject=tr("weging"), typing="text" in fields) as edit:
        now = point_of(edit.casus, trigger)
        after = now.but(**fields)
        if after == now:
            return
        if after.seen or after.text.strip() or after.bouwstenen:
            edit.put(after)
        elif edit.casus.get(Kind.WEIGHING_POINT, now.id):
            edit.remove(Kind.WEIGHING_POINT, now.id)
