"""Sizes of the genogram in points (1/72 inch): the one place for symbol, label, gaps and tracks.

A label is wrapped by whoever makes it to ``LABEL_WIDTH``; a wider one is respected and pushes its neighbours away.
"""

from __future__ import annotations

from typing import Final

SYMBOL: Final = 36.0
"""Side of a symbol: square, circle, diamond and triangle fit in this box."""

LABEL_WIDTH: Final = 42.0
"""Width to which names are wrapped."""

LABEL_HEIGHT: Final = 18.0
"""Two lines of the smallest text."""

LABEL_TOP: Final = 3.0
"""From the lower edge of the symbol to the text."""

LABEL_GAP: Final = 4.0
"""Least distance of two texts side by side."""

SYMBOL_GAP: Final = 10.0
"""Least distance of two symbols side by side."""

LINE_GAP: Final = 6.0
"""Least distance of two parallel lines, and of a line and a text or symbol."""

ABOVE: Final = 10.0
"""Free room right above a symbol: years to its left and right, the line to the parents in the middle."""

TRACK: Final = 7.0
"""Distance of two sibship bars, or two partner lines above the symbols."""

PORT: Final = 4.0
"""Distance of two lines that end on the same side of a symbol."""

TWIN_ROOM: Final = 16.0
"""Extra room above a row with twins, for the point where their lines meet."""

MARGIN: Final = 12.0
"""Free room around the whole drawing."""

FAMILY_GAP: Final = 30.0
"""Extra distance of two families that nothing links."""
