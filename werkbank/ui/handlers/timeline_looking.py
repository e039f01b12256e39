"""Actions of the timeline that change what is seen: fitting, folding, finding."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from werkbank.app.actions import ActionId

if TYPE_CHECKING:
    from werkbank.ui.casework import Casework


def _do(method: str) -> Callable[[Casework], object]:
    """On the page with the timeline, ask the timeline."""

    def do(work: Casework) -> None:
        work.space.show_page(ActionId.PAGE_OVERVIEW)
        getattr(work.space.overview.timeline, method)()

    return do


HANDLERS: dict[ActionId, Callable[[Casework], object]] = {
    ActionId.FIT_SELECTION: _do("fit_selection"),
    ActionId.FIT_PERSON: _do("fit_person"),
    ActionId.FOLD_LANE: _do("fold_lane"),
    ActionId.FOLD_LANES: _do("fold_all"),
    ActionId.FIND_EVENT: _do("look_for"),
    ActionId.FIND_NEXT: _do("find_next"),
    ActionId.FIND_PREVIOUS: _do("find_previous"),
}
