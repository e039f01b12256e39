"""People and their keys: what the menu 'Kluis' opens of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from werkbank.app.actions import ActionId
from werkbank.i18n import tr
from werkbank.model.errors import KnownError

if TYPE_CHECKING:
    from werkbank.ui.casework import Casework


def show_members(work: Casework) -> None:
    """Everybody with a key of this workplace."""
    from werkbank.ui.members.page import MembersPage

    if work.desk is not None:
        work.space.flush()
    page = MembersPage(work)
    page.exec()
    page.deleteLater()


def show_access(work: Casework) -> None:
    """Who can open the open case."""
    from werkbank.ui.members.access import AccessPage

    if work.session.audience is not None:
        raise KnownError(
            tr("Dit is voor het team, en er leest nu iemand mee."),
            remedy=tr("Zet het meelezen eerst uit."),
            code="audience-reads",
        )
    if work.stored is not None:
        work.space.flush()
        page = AccessPage(work, work.stored)
        page.exec()
        page.deleteLater()


HANDLERS: dict[ActionId, Callable[[Casework], object]] = {
    ActionId.MEMBERS: show_members,
    ActionId.CASE_ACCESS: show_access,
}
