"""Verbs on a child's own page and on being eighteen: write, decide who may see it, put a drawing on it.

A page starts as shared with the family, because the child's say stands beside it and is stricter: until somebody
explained who may have a right and the child chose, only the child gets it on paper. Each decision is one undo step and
a line in the access log: whose page, who decided, and why.
"""

from __future__ import annotations

from typing import Any

from werkbank.app.action_ids import ActionId
from werkbank.app.session import Session
from werkbank.i18n import tr
from werkbank.model import kinds as k
from werkbank.model.children import ChildPage, ChildSay, ComingOfAge
from werkbank.model.clock import EntityId
from werkbank.model.dates import from_edtf
from werkbank.model.errors import KnownError
from werkbank.model.rules import called


def page_of(session: Session, person: EntityId) -> ChildPage | None:
    """The page of a child as it is shown."""
    return next((page for page in session.casus.child_pages.values() if page.person == person), None)


def plan_of(session: Session, person: EntityId) -> ComingOfAge | None:
    """What somebody plans for being eighteen, as it is shown."""
    return next((plan for plan in session.casus.comings_of_age.values() if plan.person == person), None)


def write_page(session: Session, person: EntityId, **fields: Any) -> None:  # noqa: ANN401
    """Give a child's page other words; the page comes with the first."""
    _write(session, page_of(session, person), ChildPage, person, fields)


def write_plan(session: Session, person: EntityId, **fields: Any) -> None:  # noqa: ANN401
    """Give somebody's plan for being eighteen other words."""
    _write(session, plan_of(session, person), ComingOfAge, person, fields)


def decide(
    session: Session, person: EntityId, say: ChildSay, *, by: str = "", why: str = "", may_see: tuple[str, ...] = ()
) -> None:
    """Note who may see a child's page, who decided that, and why.

    Raises:
        KnownError: nobody explained yet who else may have a right to read it.
    """
    page = page_of(session, person)
    asks = say not in {ChildSay.UNASKED, ChildSay.NOBODY, ChildSay.SELF}
    if asks and (page is None or not page.explained_by.strip()):
        raise KnownError(
            tr("Vertel eerst wie deze bladzijde misschien mag lezen."),
            remedy=tr("Vul in wie dat heeft uitgelegd. Beloof geen geheimhouding. Daarna kiest het kind."),
            code="page-unexplained",
        )
    with session.open.transaction(ActionId.EDIT_PLAN, subject=_named(session, person)) as edit:
        given: dict[str, Any] = {"say": say, "may_see": may_see, "decided_by": by or str(person), "decided_why": why,
                 "decided_on": from_edtf(session.today.isoformat())}  # fmt: skip
        if page is None:
            edit.add(ChildPage(id=edit.new_id(), person=person, sharing=k.Sharing.FAMILY, **given))
        else:
            edit.change(page, **given)
    session.note("consent", about=(person,), on_behalf=by or str(person), policy=why, detail=f"kindblad: {say or '?'}")


def put_drawing(session: Session, person: EntityId, content: bytes) -> None:
    """Put a picture on a child's page; ``content`` is what ``bare_photo`` made of it.

    Raises:
        KnownError: the picture cannot be kept.
    """
    write_page(session, person, drawing=session.keep_picture(content))


def take_drawing_off(session: Session, person: EntityId) -> None:
    """Take the picture off the page; undo brings it back."""
    write_page(session, person, drawing="", drawing_about="")


def _write(
    session: Session,
    now: ChildPage | ComingOfAge | None,
    cls: type[ChildPage | ComingOfAge],
    person: EntityId,
    fields: dict[str, Any],
) -> None:
    typing = now is not None and "drawing" not in fields
    with session.open.transaction(ActionId.EDIT_PLAN, subject=_named(session, person), typing=typing) as edit:
        if now is None:
            edit.add(cls.model_validate({"id": edit.new_id(), "person": person, "sharing": k.Sharing.FAMILY, **fields}))
        else:
            edit.change(now, **fields)


def _named(session: Session, person: EntityId) -> str:
    found = session.casus.persons.get(person)
    return called(found) if found else ""
