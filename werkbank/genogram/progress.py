"""How far a long calculation is: a callback that may raise to stop it.

Whoever asks gives a function of a fraction from 0 to 1; it is called now and then, never with less than before. What it
raises ends the calculation and comes out unchanged; nothing is left behind, because every step is a pure function.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

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


@dataclass(slots=True)
class Effort:
    """A budget of work: a search is bounded by how much it looks at, never by time, so it ends alike everywhere."""

    total: int
    progress: Progress = silent
    spent: int = 0

    @property
    def used_up(self) -> bool:
        """True when the search has to do with what it has."""
        return self.spent > self.total

    def spend(self, amount: int) -> None:
        """Takes from the budget; ``tell`` says so."""
        self.spent += amount

    def tell(self) -> None:
        """Says how far the search is."""
        self.progress(self.spent / self.total)
