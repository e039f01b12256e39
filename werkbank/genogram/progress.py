"""How far a long calculation is: a callback that may raise to stop it.

Whoever asks gives a function of a fraction from 0 to 1; it is called now and then, never with less than before. What it
raises ends the calculation and comes out unchanged; nothing is left behind, because every step is a pure function.
"""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[float], None]


def silent(fraction: float) -> None:
    """Nobody asked."""


def part(progress: Progress, *, low: float, high: float) -> Progress:
    """The same callback for a part of the work, which goes from ``low`` to ``high`` of the whole."""
    furthest = low

    def tell(fraction: float) -> None:
        nonlocal furthest
        furthest = max(furthest, low + (high - low) * min(fraction, 1.0))
        progress(furthest)

    return tell
