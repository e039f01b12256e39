"""Actions on whole casussen: the list, a new one, reading files, writing files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from werkbank.app import opening
from werkbank.app.actions import ActionId
from werkbank.i18n import tr
from werkbank.model.errors import KnownError
from werkbank.store.workplace import StoredCasus
from werkbank.ui.cases import CasesPage
from werkbank.ui.jobs import Job, Progress

if TYPE_CHECKING:
    from werkbank.ui.casework import Casework


def new_case(work: Casework) -> None:
    """Ask for a name and open an empty casus."""
    if not isinstance(work.window.page, CasesPage):
        work.show_list()
    page = work.window.page
    if isinstance(page, CasesPage):
        page.ask_new()


def read_file(work: Casework) -> None:
    """Ask which tables or GEDCOM to read into a new casus."""
    kinds = tr("Tabellen en stambomen") + " (*.zip *.xlsx *.csv *.ged *.gdz)"
    if (path := work.window.ask_file(tr("Tabellen of GEDCOM inlezen"), kinds=kinds)) is not None:
        import_file(work, path)


def import_file(work: Casework, path: Path) -> Job:
    """Read one file (or the folder of a CSV file) into a new casus, with progress and a way to stop."""
    from werkbank.ui.progress import run_with_progress

    source = path.parent if path.suffix.casefold() == ".csv" else path

    def read(progress: Progress) -> StoredCasus:
        return opening.import_case(work.workplace, source, clock=work.clock, progress=progress)

    return run_with_progress(
        work.window,
        tr("Inlezen…"),
        read,
        work.show_case,
        lambda error: work.window.refuse(_for_window(error)),
        lost=lambda stored: stored.close(),  # read whole while the window closed: it stands in the list
    )


def _for_window(error: Exception) -> Exception:
    """A refused file in the words of the window: leaving rows out is a choice of the command line alone."""
    from werkbank.exchange import ReadRefused

    if not isinstance(error, ReadRefused) or not error.remedy:
        return error
    return KnownError(error.text, remedy=tr("Verbeter dit en lees opnieuw in."), code=error.code)


def export_tables(work: Casework) -> None:
    """Write the tables as one workbook."""
    title, kinds = tr("Opslaan als tabellen"), tr("Werkmap") + " (*.xlsx)"
    if (path := work.window.ask_target(title, proposal="tabellen.xlsx", kinds=kinds)) is not None:
        from werkbank.exchange import write_xlsx

        write_xlsx(work.session.casus, path, today=work.session.today)
        work.window.messages.say(tr("Tabellen opgeslagen. Let op: dit bestand is niet versleuteld."))


def export_plan(work: Casework) -> None:
    """The plan page knows for whom and how."""
    page: Any = work.space.show_page(ActionId.PAGE_PLAN)
    page.export()


HANDLERS: dict[ActionId, Callable[[Casework], object]] = {
    ActionId.OPEN_CASES: lambda work: work.show_list(),
    ActionId.NEW_CASE: new_case,
    ActionId.IMPORT: read_file,
    ActionId.EXPORT_TABLES: export_tables,
    ActionId.EXPORT_PLAN: export_plan,
}
