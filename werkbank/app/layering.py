"""Which layers of the genogram are shown for a case, kept in the case file: the screen and every export follow it."""

from __future__ import annotations

from werkbank.app.session import Memory
from werkbank.genogram.layers import STATE, Layers


def layers_kept(memory: Memory) -> Layers:
    """The layers that were kept for this case; the usual ones when nothing was."""
    return Layers.read(memory.view_state(STATE))


def keep_layers(memory: Memory, layers: Layers) -> None:
    """Keep what is on and off."""
    memory.set_view_state(STATE, layers.kept())
