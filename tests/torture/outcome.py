"""What a row of the test matrix found, how thorough a run is, and the table of it all."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Profile:
    """How much of everything is done, and with which luck."""

    full: bool = False
    seed: int = 20260302

    def many(self, small: int, full: int) -> int:
        """How often, in this profile."""
        return full if self.full else small

    def chance(self, name: str) -> random.Random:
        """The luck of one part: the same whichever other parts run."""
        return random.Random(f"{self.seed} {name}")

    def some(self, everything: Iterable[int], *, small: int, name: str) -> list[int]:
        """All of it in the full profile, so many spread by chance in the small one; the first and last always."""
        found = list(everything)
        if self.full or len(found) <= small:
            return found
        inside = self.chance(name).sample(found[1:-1], max(0, small - 2))
        return sorted({found[0], *inside, found[-1]})


@dataclass(slots=True)
class Outcome:
    """What one row found."""

    row: str
    what: str
    gate: str
    runs: int = 0
    found: str = ""
    failures: list[str] = field(default_factory=list)
    seconds: float = 0.0
    skipped: str = ""
    until_noticed: bool = False  # a deliberately wrong mode: one failure shows that the harness notices

    @property
    def is_enough(self) -> bool:
        """Nothing more needs to be run."""
        return self.until_noticed and bool(self.failures)

    @property
    def verdict(self) -> str:
        """In one word."""
        return "skipped" if self.skipped else "FAILED" if self.failures or not self.runs else "good"

    def line(self) -> str:
        """The row of the table."""
        told = self.skipped or self.found or f"{len(self.failures)} failures"
        cells = (self.row, self.what, str(self.runs), self.gate, told, f"{self.seconds:.1f}", self.verdict)
        return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"


HEADING = "| row | what | runs | gate | found | seconds | verdict |\n|---|---|---|---|---|---|---|"

Row = Callable[[Profile], Iterable[Outcome]]
"""A row of the matrix: runs, and gives one or more lines."""


@contextmanager
def measured(outcome: Outcome) -> Iterator[Outcome]:
    """Count the seconds of one line; ``Skip`` inside becomes its reason."""
    start = time.monotonic()
    try:
        yield outcome
    except Skip as why:
        outcome.skipped = str(why)
    outcome.seconds = time.monotonic() - start


class Skip(Exception):  # noqa: N818 - no error: this machine cannot do it
    """Why something cannot be done here."""
