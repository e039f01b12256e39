"""What a section of the benchmarks says: rows of figures with the target beside them. It never passes or fails.

Absolute times say as much of the machine and of who else is on it as of the program. So every section measures what
it is compared with in the same run, alternating, and the minimum is what to read; the median tells how disturbed the
run was.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles

HEADS = ("measured", "min", "median", "p95", "unit", "n", "target")


@dataclass(frozen=True, slots=True)
class Row:
    """One measured thing."""

    name: str
    values: tuple[float, ...]
    unit: str = "ms"
    target: str = ""

    def cells(self) -> tuple[str, ...]:
        """The row as texts, one a column."""
        figures = [_shown(figure) for figure in (min(self.values), median(self.values), p95(self.values))]
        return (self.name, *figures, self.unit, str(len(self.values)), self.target)


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times the other ours took: of the minima (that is the one to read), of the medians, of the p95s."""

    name: str
    ours: tuple[float, ...]
    to: tuple[float, ...]
    target: str = ""

    def cells(self) -> tuple[str, ...]:
        """The row as texts, one a column."""
        figures = [_shown(of(self.ours) / of(self.to)) for of in (min, median, p95)]
        return (self.name, *figures, "x", str(len(self.ours)), self.target)


@dataclass(frozen=True, slots=True)
class Section:
    """One table."""

    title: str
    rows: Sequence[Row | Ratio]
    notes: Sequence[str] = ()

    def text(self) -> str:
        """The table as text, columns aligned."""
        cells = [HEADS, *(row.cells() for row in self.rows)]
        widths = [max(len(row[column]) for row in cells) for column in range(len(HEADS))]
        lines = ["  ".join(_aligned(row, widths)).rstrip() for row in cells]
        return "\n".join([f"\n{self.title}", "-" * max(map(len, lines)), *lines, *(f"  {note}" for note in self.notes)])


def p95(values: Sequence[float]) -> float:
    """The 95th percentile; of fewer than twenty values the largest."""
    return quantiles(values, n=20)[-1] if len(values) >= 20 else max(values)


def _aligned(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    """The first column and the last to the left, figures to the right."""
    left = {0, len(row) - 1}
    return [
        cell.ljust(width) if column in left else cell.rjust(width)
        for column, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]


def _shown(figure: float) -> str:
    return f"{figure:.2f}" if figure < 10 else f"{figure:.1f}" if figure < 100 else f"{figure:.0f}"
