"""Which layers of the genogram are shown for a case, kept in the case file: the screen and every export follow it."""

from __future__ import annotations

from werkbank.app.actions import ActionId
from werkbank.app.session import Memory
from werkbank.genogram.layers import BADGES, BONDS, ECOMAP, HOUSEHOLDS, PAST_BONDS, STATE, Layers

LAYERS = {
    ActionId.LAYER_BONDS: BONDS,
    ActionId.LAYER_PAST_BONDS: PAST_BONDS,
    ActionId.LAYER_HOUSEHOLDS: HOUSEHOLDS,
    ActionId.LAYER_ECOMAP: ECOMAP,
    ActionId.LAYER_BADGES: BADGES,
}
"""Which action switches which layer, in the order of the menu."""


def layers_kept(memory: Memory) -> Layers:
    """The layers that were kept for this case; the usual ones when nothing was."""
    return Layers.read(memory.view_state(STATE))


def keep_layers(memory: Memory, layers: Layers) -> None:
    """Keep what is on and off."""
    memory.set_view_state(STATE, layers.kept())
