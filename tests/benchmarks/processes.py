"""Run a measuring script as a process of its own: what is measured there is what a user's process would do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
STARTED = "WERKBANK_BENCH_STARTED"  # nanoseconds of the monotonic clock just before the process was started


def child(script: str, *arguments: str) -> dict[str, Any]:
    """Run ``tests/benchmarks/<script>.py`` and give what it printed as JSON on its last line."""
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0"}
    environ[STARTED] = str(time.monotonic_ns())
    file = Path(__file__).parent / f"{script}.py"
    said = subprocess.run(
        [sys.executable, str(file), *arguments], env=environ, cwd=ROOT, check=True, capture_output=True, text=True
    )
    found: dict[str, Any] = json.loads(said.stdout.splitlines()[-1])
    return found


def since_start(moment: int) -> float:
    """Milliseconds from the start of this process to a moment of the monotonic clock, which all processes share."""
    return (moment - int(os.environ[STARTED])) / 1e6


def say(**found: Any) -> None:  # noqa: ANN401 - figures as JSON
    """Hand the figures to the parent."""
    sys.stdout.write(json.dumps(found) + "\n")
    sys.stdout.flush()


def resident() -> float:
    """Resident memory of this process in megabytes (10^6 bytes, as VmRSS of the kernel); 0 where there is no /proc."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    line = next(row for row in status.read_text(encoding="ascii").splitlines() if row.startswith("VmRSS:"))
    return int(line.split()[1]) * 1024 / 1e6
