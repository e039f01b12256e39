"""Actions on paper: print the page that is shown, hand the casus over, make a wall poster or an MDO sheet."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from werkbank.app.actions import ActionId
from werkbank.app.printing import OnScreen, Paper
from werkbank.model.errors import KnownError

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


def on_screen(work: Casework) -> OnScreen:
    """Who is drawn and what is left out on the page with both pictures; nothing for a picture that is empty."""
    from werkbank.ui.genogram.exporting import shown_in
    from werkbank.ui.timeline.exporting import wanted_from

    family = wanted = None
    with suppress(KnownError):
        family = shown_in(work.space.overview.genogram)
    with suppress(KnownError):
        wanted = wanted_from(work.space.overview.timeline)
    return OnScreen(family, wanted)


def _open(work: Casework, paper: Paper, **asked: Any) -> None:  # noqa: ANN401 - reader and form
    from werkbank.ui.printing.dialog import PrintDialog

    if work.desk is None:
        return
    work.space.flush()
    dialog = PrintDialog(
        work.window,
        work.desk,
        ask_target=work.window.ask_target,
        made_by=work.workplace.person.name,
        seen=lambda: on_screen(work),
    )
    dialog.start(paper, **asked)
    dialog.exec()
    dialog.deleteLater()


HANDLERS: dict[ActionId, Callable[[Casework], object]] = {
    ActionId.PRINT: print_page,
    ActionId.HAND_OVER: lambda work: _open(work, Paper.HANDOVER),
    ActionId.POSTER: lambda work: _open(work, Paper.POSTER),
    ActionId.MDO_SHEET: lambda work: _open(work, Paper.MDO),
}
