"""The log, inspection, backups, retention and erasing: what the menu 'Kluis' opens of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from werkbank.app.actions import ActionId
from werkbank.i18n import tr
from werkbank.model.errors import KnownError

if TYPE_CHECKING:
    from werkbank.store.workplace import StoredCasus
    from werkbank.ui.casework import Casework


def show_logbook(work: Casework) -> None:
    """Who looked; also for the family, one person at a time."""
    from werkbank.ui.keeping.logbook import LogbookPage

    _show(LogbookPage(work, _stored(work)))


def show_inspection(work: Casework) -> None:
    """A copy for one person."""
    from werkbank.ui.keeping.inspection import InspectionPage

    _for_the_team(work)
    work.space.flush()
    _show(InspectionPage(work, _stored(work)))


def show_erasing(work: Casework) -> None:
    """Erase of what is selected."""
    from werkbank.ui.keeping.erasing import ErasePage

    _for_the_team(work)
    work.space.flush()
    _show(ErasePage(work, _stored(work)))


def show_backups(work: Casework) -> None:
    """The copies."""
    from werkbank.ui.keeping.backups import BackupsPage

    _show(BackupsPage(work))


def show_keeping(work: Casework) -> None:
    """Until when cases stay."""
    from werkbank.ui.keeping.keeping import KeepingPage

    if work.desk is not None:
        work.space.flush()
    _show(KeepingPage(work))


def _show(page: object) -> None:
    page.exec()  # type: ignore[attr-defined]
    page.deleteLater()  # type: ignore[attr-defined]


def _stored(work: Casework) -> StoredCasus:
    stored = work.stored
    if stored is None:
        raise KnownError(tr("Er is geen casus open."), remedy=tr("Open eerst een casus."), code="no-case")
    return stored


def _for_the_team(work: Casework) -> None:
    if work.session.audience is not None:
        raise KnownError(
            tr("Dit is voor het team, en er leest nu iemand mee."),
            remedy=tr("Zet het meelezen eerst uit."),
            code="audience-reads",
        )


HANDLERS: dict[ActionId, Callable[[Casework], object]] = {
    ActionId.LOGBOOK: show_logbook,
    ActionId.INSPECTION: show_inspection,
    ActionId.ERASE_TEXT: show_erasing,
    ActionId.BACKUPS: show_backups,
    ActionId.KEEPING: show_keeping,
}
