"""The history of what is selected, and what copies of the casus have different."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from werkbank.app.actions import ActionId
from werkbank.app.history import history
from werkbank.app.keeping.restores import last_restore
from werkbank.i18n import tr
from werkbank.model.errors import KnownError

if TYPE_CHECKING:
    from werkbank.ui.casework import Casework


def show_history(work: Casework) -> None:
    """Who said what of the one thing that is selected, or of the field of it that was pointed at or is typed in."""
    from werkbank.ui.history.panel import HistoryPage

    field = ""
    if work.desk is not None:
        field, work.desk.field_asked = work.desk.field_asked or work.space.overview.inspector.field_in_use(), ""
    work.space.flush()
    if len(work.session.selection) != 1:
        raise KnownError(
            tr("Kies eerst één persoon, gebeurtenis of ander ding."),
            remedy=tr("De geschiedenis gaat over wat er gekozen is."),
            code="nothing-selected",
        )
    key = work.session.selection[0]
    history(work.session, key)  # refused before anything is shown
    page = HistoryPage(
        work.window,
        work.session,
        key,
        field=field,
        remark=last_restore(work.workplace, work.stored.id) if work.stored else "",
    )
    page.exec()
    page.deleteLater()


def show_forks(work: Casework) -> None:
    """What waits for a decision."""
    from werkbank.ui.history.conflicts import ConflictsPage

    work.space.flush()
    if work.session.audience is not None:
        raise KnownError(
            tr("Dit is voor het team, en er leest nu iemand mee."),
            remedy=tr("Zet het meelezen eerst uit."),
            code="audience-reads",
        )
    if work.desk is None:
        return
    chosen = work.session.selection
    page = ConflictsPage(work.window, work.desk, about=chosen[0] if len(chosen) == 1 else None)
    page.exec()
    page.deleteLater()


HANDLERS: dict[ActionId, Callable[[Casework], object]] = {
    ActionId.HISTORY: show_history,
    ActionId.FORKS: show_forks,
}
