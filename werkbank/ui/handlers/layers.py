"""Actions that switch layers of the genogram on and off."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from werkbank.app.actions import ActionId
from werkbank.app.layering import LAYERS

if TYPE_CHECKING:
    from werkbank.ui.casework import Casework


def check(work: Casework | None, actions: Mapping[ActionId, QAction], kinds: QMenu) -> None:
    """Tick what is on, and fill the menu with the kinds of bonds."""
    kinds.clear()
    if work is None or work.desk is None:
        return
    switches = work.space.overview.genogram.layers
    for action_id, layer in LAYERS.items():
        actions[action_id].setChecked(switches.layers.shows(layer))
    switches.fill_kinds(kinds)


def _turn(layer: str) -> Callable[[Casework], object]:
    def do(work: Casework) -> None:
        work.space.show_page(ActionId.PAGE_OVERVIEW)
        work.space.overview.genogram.layers.turn(layer)

    return do


HANDLERS: dict[ActionId, Callable[[Casework], object]] = {action: _turn(layer) for action, layer in LAYERS.items()}
