"""The test matrix of the store, as a table.

    python -m tests.torture                                  # the small profile, some minutes
    python -m tests.torture --profile full                   # the full one, an hour or so
    python -m tests.torture --rows 1,2,9 --seed 7            # some rows, other luck

Exit code 1 when a row failed. What failed stands below the table, one line each.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Sequence
from importlib.metadata import version

from tests.torture.outcome import HEADING, Outcome, Profile

_MOST_TOLD = 12  # failures of one line


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what is asked for; print a line as soon as it is known."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    words = _words(arguments)
    profile = Profile(full=words.profile == "full", seed=words.seed)
    from tests.torture.rows import ROWS

    asked = words.rows.split(",") if words.rows else list(ROWS)
    _say(f"Python {platform.python_version()}, sqlcipher3 {version('sqlcipher3')}, {platform.system()}, "
         f"{os.cpu_count()} processors; profile {words.profile}, seed {profile.seed}\n")  # fmt: skip
    _say(HEADING)
    failed: list[Outcome] = []
    for row in dict.fromkeys(asked):
        for outcome in ROWS[row](profile):
            _say(outcome.line())
            failed += [outcome] if outcome.verdict == "FAILED" else []
    for outcome in failed:
        _say(f"\nRow {outcome.row}, {outcome.what}:")
        _say("\n".join(f"- {failure}" for failure in outcome.failures[:_MOST_TOLD]) or "- nothing was run")
    return 1 if failed else 0


def _words(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__.partition("\n")[0])
    parser.add_argument("--profile", choices=("small", "full"), default="small")
    parser.add_argument("--rows", default="", help="numbers with a comma between them")
    parser.add_argument("--seed", type=int, default=20260302)
    return parser.parse_args(arguments)


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
