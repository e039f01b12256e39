"""Actions on paper: print the page that is shown, hand the casus over, make a wall poster or an MDO sheet."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from werkbank.app.actions import ActionId
from werkbank.app.printing import Paper

if TYPE_CHECKING:
    from werkbank.ui.casework import Casework


def print_page(work: Casework) -> None:
    """What belongs to the page that is shown."""
    paper, asked = _paper_of(work)
    _open(work, paper, **asked)


def _paper_of(work: Casework) -> tuple[Paper, dict[str, Any]]:
    space = work.space
    if space.page is ActionId.PAGE_PLAN:
        panel = work.space.show_page(ActionId.PAGE_PLAN).panel  # type: ignore[attr-defined]
        return Paper.PLAN, {"reader": panel.reader, "form": panel.look.id}
    if space.page is not ActionId.PAGE_OVERVIEW:
        return Paper.MDO, {}
    focus: Any = work.window.focusWidget()
    while focus is not None:
        if focus is space.overview.timeline:
            return Paper.TIMELINE, {}
        if focus is space.overview.genogram:
            return Paper.GENOGRAM, {}
        focus = focus.parentWidget()
    return Paper.POSTER, {}


def _open(work: Casework, paper: Paper, **asked: Any) -> None:  # noqa: ANN401 - reader and form
    from werkbank.ui.printing.dialog import PrintDialog

    if work.desk is None:
        return
    work.space.flush()
    dialog = PrintDialog(work.window, work.desk, ask_target=work.window.ask_target, made_by=work.workplace.person.name)
    dialog.start(paper, **asked)
    dialog.exec()
    dialog.deleteLater()


HANDLERS: dict[ActionId, Callable[[Casework], object]] = {
    ActionId.PRINT: print_page,
    ActionId.HAND_OVER: lambda work: _open(work, Paper.HANDOVER),
    ActionId.POSTER: lambda work: _open(work, Paper.POSTER),
    ActionId.MDO_SHEET: lambda work: _open(work, Paper.MDO),
}
