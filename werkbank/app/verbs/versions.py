"""Verbs on versions of the plan: keep one, make a copy final, name one, remove one.

A final copy holds the pages as they left; nothing changes it any more. Only the step that made it can be undone.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import replace
from typing import TYPE_CHECKING

from werkbank.app.actions import ActionId
from werkbank.app.session import Session
from werkbank.i18n import tr
from werkbank.model.dates import from_edtf
from werkbank.model.entities import PlanVersion
from werkbank.model.errors import KnownError
from werkbank.model.kinds import Kind, Sharing
from werkbank.plan.content import PlanDocument, plan_for
from werkbank.plan.reader import role_reader
from werkbank.plan.versions import kept, lines_of

if TYPE_CHECKING:
    from werkbank.paper.plan_look import Look


def save_version(session: Session, name: str = "") -> PlanVersion:
    """Keep what the plan says today, all of it, with a number and perhaps a name."""
    document = plan_for(session.whole, role_reader("team"), today=session.today)
    return _added(session, ActionId.SAVE_VERSION, document, name=name)


def make_final(
    session: Session, document: PlanDocument, *, reader: str, name: str = "", look: Look | None = None
) -> PlanVersion:
    """A copy for one reader that never changes again; ``reader`` is the word by which they are found again."""
    from werkbank.paper.plan import plan_book
    from werkbank.paper.plan_look import NORMAL

    numbered = replace(document, version=next_number(session))
    pages = b64encode(plan_book(numbered, look=look or NORMAL).finish()).decode("ascii")
    return _added(session, ActionId.FINAL_VERSION, numbered, name=name, reader=reader, pages=pages)


def pages_of(version: PlanVersion) -> bytes:
    """The PDF of a final copy, as it was.

    Raises:
        KnownError: no-pages, for a version that is no final copy.
    """
    if not version.pages:
        raise KnownError(
            tr("Van deze versie zijn geen bladzijden bewaard."),
            remedy=tr("Alleen een definitief plan is opnieuw te printen. Vergelijk deze versie met een andere."),
            code="no-pages",
        )
    return b64decode(version.pages)


def rename_version(session: Session, version: PlanVersion, name: str) -> None:
    """Give a version another name, as long as it is not final."""
    _not_final(version)
    with session.open.transaction(ActionId.EDIT_VERSION, subject=name) as edit:
        edit.change(version, name=name.strip())


def remove_version(session: Session, version: PlanVersion) -> None:
    """Remove a version that is not final."""
    _not_final(version)
    with session.open.transaction(ActionId.REMOVE_VERSION, subject=version.name or str(version.number)) as edit:
        edit.remove(Kind.PLAN_VERSION, version.id)


def next_number(session: Session) -> int:
    """The number of the next version; a number is given once."""
    return max((one.number for one in session.whole.plan_versions.values()), default=0) + 1


def _added(
    session: Session, action: ActionId, document: PlanDocument, *, name: str, reader: str = "", pages: str = ""
) -> PlanVersion:
    number = next_number(session)
    with session.open.transaction(action, subject=name.strip() or str(number)) as edit:
        return edit.add(
            PlanVersion(
                id=edit.new_id(),
                number=number,
                name=name.strip(),
                on=from_edtf(session.today.isoformat()),
                reader=reader,
                reader_name=document.reader.name if reader else "",
                final=bool(pages),
                lines=kept(lines_of(document)),
                pages=pages,
                sharing=Sharing.TEAM,
            )
        )


def _not_final(version: PlanVersion) -> None:
    if version.final:
        raise KnownError(
            tr("Een definitief plan verandert niet meer."),
            remedy=tr("Maak een nieuwe versie. De definitieve blijft ernaast staan."),
            code="version-final",
        )
