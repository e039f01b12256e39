"""All benchmarks, one command, one table a section.

python -m tests.benchmarks                 # everything, about ten minutes
python -m tests.benchmarks --quick         # fewer runs
python -m tests.benchmarks startup store   # some sections
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import time
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

from tests.benchmarks.processes import ROOT

SECTIONS = ("startup", "opening", "store", "keyed", "merge", "workplace", "layout", "genogram", "layers", "drawing")
# Benchmarks that print a table of their own: the words they get when it must be quick, and else.
OWN_TABLES: dict[str, tuple[list[str], list[str]]] = {
    "timeline": (["300", "1000"], []),
    "rivals": (["300"], []),
    "patterns": (["5"], []),
    "dates": ([], []),
    "mdo": ([], []),
    "paper": (["300"], []),
}


def main() -> None:
    """Run what is asked for."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    words = _words()
    asked = words.sections or [*SECTIONS, *OWN_TABLES]
    _say(f"Python {platform.python_version()}, PySide6 {version('PySide6-Essentials')}, {os.cpu_count()} processors")
    for name in asked:
        start = time.monotonic()
        _say(f"\n== {name} (load of the machine now {os.getloadavg()[0]:.1f})")
        if name in OWN_TABLES:
            _own_table(name, quick=words.quick)
        else:
            for section in import_module(f"tests.benchmarks.bench_{name}").measure(quick=words.quick):
                _say(section.text())
        _say(f"  ({time.monotonic() - start:.0f} s)")


def _words() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__.partition("\n")[0])
    parser.add_argument("sections", nargs="*", choices=[*SECTIONS, *OWN_TABLES, []], metavar="SECTION")
    parser.add_argument("--quick", action="store_true", help="fewer runs")
    return parser.parse_args()


def _own_table(name: str, *, quick: bool) -> None:
    """A benchmark that prints a table of its own, as a process of its own."""
    if not (Path(__file__).parent / f"bench_{name}.py").exists():
        _say("  not there")
        return
    words = OWN_TABLES[name][0 if quick else 1]
    subprocess.run([sys.executable, "-m", f"tests.benchmarks.bench_{name}", *words], cwd=ROOT, check=False)


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
