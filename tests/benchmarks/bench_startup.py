"""Start-up: from nothing to the painted unlock screen, against a bare PySide6 window with one label."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.processes import child
from tests.benchmarks.report import Ratio, Row, Section
from tests.benchmarks.workplaces import with_nothing


def measure(*, quick: bool) -> list[Section]:
    """Alternated runs, so that a busy moment of the machine hits both."""
    with tempfile.TemporaryDirectory() as place:
        workplace = str(with_nothing(Path(place) / "werkplek"))
        _run(workplace)  # fills the disk cache and writes the compiled modules
        runs = [_run(workplace) for _ in range(5 if quick else 15)]
    ours, alone, bare = zip(*runs, strict=True)
    heavy = {name for run in ours for name in run["heavy"]}
    rows: list[Row | Ratio] = [
        Row("bare window with a label", _all(bare, "painted")),
        Row("unlock screen of Werkbank", _all(ours, "painted")),
        Ratio("unlock screen / bare window", _all(ours, "painted"), _all(bare, "painted"), "<= 1.5 x"),
        Ratio("behind the launcher / in one process", _all(ours, "painted"), _all(alone, "painted"), "<= 1.05 x"),
        Ratio("unlock screen / bare window, in processor time", _all(ours, "busy"), _all(bare, "busy")),
    ]
    loaded = f"heavy modules loaded before the first paint: {', '.join(sorted(heavy)) or 'none'}"
    return [Section("Start: process to first painted window", rows, [loaded])]


def _run(workplace: str) -> tuple[dict[str, Any], ...]:
    return (
        child("first_window", "ours", workplace),
        child("first_window", "alone", workplace),
        child("first_window", "bare"),
    )


def _all(runs: Sequence[dict[str, Any]], name: str) -> tuple[float, ...]:
    return tuple(float(run[name]) for run in runs)
