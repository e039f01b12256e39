"""How many of the branches did the tests take? Not of the lines: of the places where the program goes either way.

    python -m coverage json -q -o cover.json      # after pytest --cov=... --cov-branch
    python -m tools.branches cover.json

Prints the files with branches that were never taken, the worst first, and the share of all; 1 when below 95 %.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

ENOUGH = 95.0


def main(arguments: Sequence[str]) -> int:
    """Read the report of coverage and print a line a file."""
    told = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    files = {name: found["summary"] for name, found in told["files"].items()}
    missed = [(found["missing_branches"], name) for name, found in files.items() if found["missing_branches"]]
    for count, name in sorted(missed, reverse=True):
        sys.stdout.write(f"{count:4} of {files[name]['num_branches']:4} not taken  {name}\n")
    total = told["totals"]
    share = 100 * total["covered_branches"] / total["num_branches"]
    sys.stdout.write(f"{share:.1f} % of {total['num_branches']} branches\n")
    return int(share < ENOUGH)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
