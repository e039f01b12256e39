"""Actions on the signs of the genogram: which view, legend, forms of signs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from werkbank.app.actions import ActionId

if TYPE_CHECKING:
    from werkbank.ui.casework import Casework


def _signs(method: str) -> Callable[[Casework], object]:
    def do(work: Casework) -> None:
        work.space.show_page(ActionId.PAGE_OVERVIEW)
        getattr(work.space.overview.genogram.signs, method)()

    return do


def _alone(work: Casework) -> None:
    work.space.show_page(ActionId.PAGE_OVERVIEW)
    work.space.overview.turn_genogram_alone()


HANDLERS: dict[ActionId, Callable[[Casework], object]] = {
    ActionId.GENOGRAM_ALONE: _alone,
    ActionId.FAMILY_VIEW: _signs("turn_view"),
    ActionId.LEGEND: _signs("turn_legend"),
    ActionId.CHOOSE_SIGNS: _signs("choose"),
}
