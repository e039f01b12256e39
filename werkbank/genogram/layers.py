"""Which layers of the genogram are shown: bonds per kind, past bonds, households, ecomap, badges.

One frozen value that the screen, SVG and PDF share, so that what is printed is what was seen. Names of layers are
stable, because a case file remembers what somebody switched off: ``bonds``, ``bond:<kind>``, ``past-bonds``,
``households``, ``ecomap``, ``badges``. The ecomap is off until somebody asks for it: a small family is read first.

>>> Layers().shows_bond("hecht"), Layers().without(BONDS).shows_bond("hecht")
(True, False)
>>> Layers.read(Layers().turned(ECOMAP).kept()).shows(ECOMAP)
True
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

BONDS, PAST_BONDS, HOUSEHOLDS, ECOMAP, BADGES = "bonds", "past-bonds", "households", "ecomap", "badges"
OFF_AT_FIRST = frozenset({ECOMAP})
STATE = "genogram-layers"
"""Under which key the memory of a casus keeps the choice."""


def bond_layer(kind: str, /) -> str:
    """The layer of one kind of bond."""
    return f"bond:{kind}"


@dataclass(frozen=True, slots=True)
class Layers:
    """What is hidden. Everything that is not named is shown, also kinds of bonds that a team adds later."""

    hidden: frozenset[str] = OFF_AT_FIRST

    def shows(self, layer: str) -> bool:
        """Whether a layer is on."""
        return layer not in self.hidden

    def shows_bond(self, kind: str) -> bool:
        """Whether bonds of this kind are drawn."""
        return self.shows(BONDS) and self.shows(bond_layer(kind))

    def with_(self, *layers: str) -> Self:
        """The same choice with these layers on."""
        return replace(self, hidden=self.hidden - set(layers))

    def without(self, *layers: str) -> Self:
        """The same choice with these layers off."""
        return replace(self, hidden=self.hidden | set(layers))

    def turned(self, layer: str) -> Self:
        """The same choice with one layer the other way round."""
        return self.without(layer) if self.shows(layer) else self.with_(layer)

    def kept(self) -> dict[str, Any]:
        """The choice as JSON."""
        return {"hidden": sorted(self.hidden)}

    @classmethod
    def read(cls, kept: object) -> Layers:
        """A choice as it was kept; the first choice when nothing (readable) was."""
        hidden = kept.get("hidden") if isinstance(kept, Mapping) else None
        if not isinstance(hidden, list):
            return EVERYDAY
        return Layers(frozenset(str(name) for name in hidden))


EVERYDAY = Layers()
ALL = Layers(frozenset())
