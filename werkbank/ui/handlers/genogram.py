"""Actions on the genogram as a whole: save, copy, kinship, its own check, folding, and the family as a list."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from werkbank.app.actions import ActionId
from werkbank.genogram.branches import Folds, homes_of
from werkbank.i18n import tr
from werkbank.model.errors import KnownError

if TYPE_CHECKING:
    from werkbank.ui.casework import Casework


def _view(work: Casework) -> Any:  # noqa: ANN401 - ui.genogram.view.GenogramView
    page: Any = work.space.show_page(ActionId.PAGE_OVERVIEW)
    return page.genogram


def save(work: Casework) -> None:
    """Ask what and where."""
    from werkbank.ui.genogram.exporting import ask_and_save

    work.space.flush()
    ask_and_save(_view(work), ask_target=work.window.ask_target)


def copy(work: Casework) -> None:
    """Onto the clipboard."""
    from werkbank.ui.genogram.exporting import copy_picture

    copy_picture(_view(work))


def one_household(work: Casework) -> None:
    """Only the household of who is chosen; of several the first."""
    person = work.session.person
    homes = homes_of(work.session.casus, person.id, day=work.session.as_of) if person is not None else ()
    if not homes:
        raise KnownError(
            tr("Er is geen huis bekend om alleen te tonen."),
            remedy=tr("Kies iemand van wie op deze dag bekend is waar die woont."),
            code="no-household",
        )
    _view(work).aids.folding.focus_on(homes[0])


HANDLERS: dict[ActionId, Callable[[Casework], object]] = {
    ActionId.SAVE_GENOGRAM: save,
    ActionId.COPY_GENOGRAM: copy,
    ActionId.KINSHIP: lambda work: _view(work).aids.kinship.light(),
    ActionId.CHECK_DRAWING: lambda work: _view(work).aids.checking.next(),
    ActionId.ONE_HOUSEHOLD: one_household,
    ActionId.SHOW_EVERYBODY: lambda work: _view(work).aids.folding.change(Folds()),
    ActionId.FAMILY_LIST: lambda work: _view(work).aids.turn_list(),
}
