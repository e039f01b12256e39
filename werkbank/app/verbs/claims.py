"""Verbs on contradicting claims about a date: say another one, choose which is shown, take one away.

Nothing is lost by choosing: what was shown before becomes a claim too, with the source, nature and readers that it had
with the event or person.
"""

from __future__ import annotations

from typing import Any

from werkbank.app.actions import ActionId
from werkbank.app.session import Key, Session
from werkbank.i18n import tr
from werkbank.journal.edit import Edit
from werkbank.model.claims import FIELDS, same_claim, shown_date, subject_of
from werkbank.model.clock import EntityId
from werkbank.model.dates import UNKNOWN, VagueDate, split_period
from werkbank.model.entities import DateClaim, Event, Person
from werkbank.model.errors import BugError, KnownError
from werkbank.model.kinds import ClaimedField, Kind
from werkbank.model.rules import called

_Part = tuple[ClaimedField, VagueDate, bool]


def add_claim(
    session: Session,
    key: Key,
    *,
    field: ClaimedField,
    date: VagueDate,
    running: bool = False,
    **said: Any,  # noqa: ANN401 - fields of DateClaim
) -> DateClaim:
    """Another date for an event or person, beside the one that is shown; its readers are those of what it is about.

    A period as date of an event ('van 2012 t/m 2014') is a claim about each of its ends.

    Raises:
        KnownError: it says the same as what is shown, or nothing.
    """
    target = session.whole.get(key.kind, key.id)  # a claim has the readers of what it is about
    if not isinstance(target, Event | Person):
        raise BugError(f"{key.kind} has no dates that others contradict")
    if not (date.as_typed or date.edtf or running):
        raise KnownError(tr("Er staat nog geen datum."), remedy=tr("Typ de datum die iemand anders noemt."))
    with session.open.transaction(ActionId.ADD_CLAIM, subject=_name(target)) as edit:
        parts = [
            claim_about(edit, target, field=one, date=claim, running=runs, **said)
            for one, claim, runs in _parts(field, date, running=running)
        ]
        new = [edit.add(part) for part in parts if not same_claim(part, target)]
        if not new:
            raise KnownError(tr("Deze datum staat er al."), remedy=tr("Typ een datum die anders is."))
        return new[0]


def _parts(field: ClaimedField, date: VagueDate, *, running: bool) -> list[_Part]:
    if field is not ClaimedField.DATE or not date.is_period:
        return [(field, date, running)]
    start, end, runs = split_period(date)
    found: list[_Part] = [(field, start, False)] if start.is_known else []
    return [*found, (ClaimedField.END, end or UNKNOWN, runs)] if end is not None or runs else found


def show_claim(session: Session, claim_id: EntityId) -> None:
    """Show this claim; what was shown until now stands among the others."""
    casus = session.whole
    claim = casus.date_claims[claim_id]
    target = subject_of(casus, claim)
    if target is None:
        raise BugError("a claim about nothing")
    with session.open.transaction(ActionId.SHOW_CLAIM, subject=_name(target)) as edit:
        _keep_shown(edit, target, field=claim.field)
        fields: dict[str, Any] = {FIELDS[claim.field]: claim.date}
        if claim.field is ClaimedField.END:
            fields |= {"running": claim.running, "period": True}
        edit.change(target, **fields)


def edit_claim(session: Session, claim_id: EntityId, **fields: Any) -> None:  # noqa: ANN401 - fields of DateClaim
    """Give a claim other values."""
    claim = session.casus.date_claims[claim_id]
    with session.open.transaction(ActionId.EDIT_CLAIM, typing=True) as edit:
        edit.change(claim, **fields)


def remove_claim(session: Session, claim_id: EntityId) -> None:
    """Take a claim away; it comes back with undo."""
    claim = session.casus.date_claims[claim_id]
    target = subject_of(session.casus, claim)
    with session.open.transaction(ActionId.REMOVE, subject=_name(target) if target else "") as edit:
        edit.remove(Kind.DATE_CLAIM, claim_id)


def _keep_shown(edit: Edit, target: Event | Person, *, field: ClaimedField) -> None:
    """Make a claim of what is shown, unless one says it already, or nothing is said."""
    shown = shown_date(target, field=field)
    running = field is ClaimedField.END and isinstance(target, Event) and target.running
    mine = [one for one in edit.casus.date_claims.values() if target.id in {one.event, one.person}]
    known = any(one.field is field and same_claim(one, target) for one in mine)
    if not known and (shown.as_typed or shown.edtf or running):
        said = {"source": target.source, "nature": target.nature, "contributor": target.contributor}
        edit.add(claim_about(edit, target, field=field, date=shown, running=running, **said))


def claim_about(edit: Edit, target: Event | Person, *, field: ClaimedField, **said: Any) -> DateClaim:  # noqa: ANN401
    """A claim with the readers of what it is about; not added yet."""
    said |= {"event" if isinstance(target, Event) else "person": target.id}
    said |= {name: getattr(target, name) for name in ("sharing", "only_for", "not_for", "about")}
    return DateClaim(id=edit.new_id(), field=field, **said)


def _name(target: Event | Person) -> str:
    return called(target) if isinstance(target, Person) else target.title or target.kind
