"""From the passphrase to the painted case, key derivation included; then adding an event, undoing it, and memory."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.processes import child
from tests.benchmarks.report import Row, Section
from tests.benchmarks.workplaces import with_demo, with_made

LARGE = {"persons": 60, "events": 300}


def measure(*, quick: bool) -> list[Section]:
    """Every run is a process of its own on the same workplace."""
    runs, additions = (2, 15) if quick else (6, 40)
    with tempfile.TemporaryDirectory() as place:
        demo, large = with_demo(Path(place) / "demo"), with_made(Path(place) / "groot", **LARGE)
        on_demo = [child("opened_case", str(demo)) for _ in range(runs)]
        on_large = [child("opened_case", str(large), str(additions)) for _ in range(runs)]
    return [_opening(on_demo, on_large), _editing(on_large), _memory(on_demo, on_large)]


def _opening(on_demo: Sequence[dict[str, Any]], on_large: Sequence[dict[str, Any]]) -> Section:
    both = (("demo case", on_demo), ("60 persons, 300 events", on_large))
    rows = []
    for name, runs in both:
        rows.append(Row(f"{name}: Enter to painted", _all(runs, "opened"), target="<= 1000"))
        rows.append(Row("  of which the key derivation", _all(runs, "key")))
        without = tuple(a - b for a, b in zip(_all(runs, "opened"), _all(runs, "key"), strict=True))
        rows.append(Row("  of which everything else", without))
        rows.append(Row("  processor time, all threads", _all(runs, "busy")))
    note = "256 MiB, as many passes as take 0.4 s on this machine (store: kdf.calibrate)"
    return Section("Unlock to painted case", rows, [note])


def _editing(runs: Sequence[dict[str, Any]]) -> Section:
    added = tuple(figure for run in runs for figure in run["added"])
    undone = tuple(figure for run in runs for figure in run["undone"])
    return Section(
        "A change at 300 events: key press to durable and painted",
        [
            Row("event typed in the line, Enter", added, target="p95 < 50"),
            Row("undo of it", undone, target="p95 < 50"),
        ],
    )


def _memory(on_demo: Sequence[dict[str, Any]], on_large: Sequence[dict[str, Any]]) -> Section:
    rows = [
        Row("unlock screen, program loaded", _all(on_demo, "before"), "MB"),
        Row("demo case open", _all(on_demo, "resident"), "MB", "< 250"),
        Row("60 persons, 300 events open", _all(on_large, "resident"), "MB"),
    ]
    return Section("Resident memory (VmRSS, 10^6 bytes)", rows)


def _all(runs: Sequence[dict[str, Any]], name: str) -> tuple[float, ...]:
    return tuple(float(run[name]) for run in runs)
