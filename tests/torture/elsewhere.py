"""The rows of the matrix that have ordinary tests of their own: run by name, counted in the same table."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from tests.helpers.source_tree import ROOT
from tests.torture.outcome import Outcome, Profile, measured

SECONDS = 3600


@dataclass(frozen=True, slots=True)
class Named:
    """Tests by file and by words in their names; ``profile`` makes hypothesis try more in the full profile."""

    row: str
    what: str
    gate: str
    files: tuple[str, ...]
    words: str = ""


NAMED = (
    Named("8", "wrong passphrase, person, slot", "messages of their own, no hint who exists",
          ("tests/unit/store/test_keys.py", "tests/unit/store/test_slots.py", "tests/unit/store/test_workplace.py",
           "tests/unit/store/test_member*.py", "tests/unit/store/test_access.py", "tests/unit/store/test_who_left.py",
           "tests/unit/store/test_trust.py", "tests/unit/store/test_recovery.py"),
          "passphrase or person or slot or wrong or member or access or who_left or trust or recovery"),
    Named("10", "cases of earlier versions", "all open, fold equal, newer refused",
          ("tests/unit/store/test_first_version.py", "tests/unit/store/test_schema.py")),
    Named("14", "clock back, clock +10 years", "own edit wins, order stable",
          ("tests/unit/store/test_operations.py", "tests/unit/store/test_merg*.py", "tests/unit/store/test_moments.py",
           "tests/unit/app/keeping/test_clock_check.py"),
          "clock or future or moments"),
    Named("15", "lock under load", "locks in 1 s whatever is going on, draft back", ("tests/e2e/test_locking.py",),
          "not holds_a_key"),
    Named("16", "memory after lock", "0 markers, 0 keys in what still runs", ("tests/e2e/test_locking.py",),
          "holds_a_key"),
    Named("17", "merge properties", "commutative, associative, idempotent, convergent",
          ("tests/unit/store/test_merge_properties.py",)),
    Named("18", "merge partial, repeated", "all or nothing, again = no change",
          ("tests/unit/store/test_merging.py", "tests/unit/store/handover/test_files.py",
           "tests/unit/app/test_between_workplaces.py"),
          "again or part or twice or nothing or touches or whole"),
    Named("19", "hostile handover", "refused, no partial state", ("tests/unit/store/handover/*.py", "tests/fuzz/*.py")),
    Named("22", "erasure", "0 hits of erased text", ("tests/unit/store/test_erasing*.py",)),
)  # fmt: skip


def elsewhere(profile: Profile) -> Iterator[Outcome]:
    """One line a row."""
    for named in NAMED:
        yield run_named(profile, named)


def run_named(profile: Profile, named: Named, *, mode: str = "") -> Outcome:
    """Run the tests of one row; ``mode`` is a deliberately wrong way of working that they must notice."""
    outcome = Outcome(named.row, named.what, named.gate)
    files = sorted({str(path.relative_to(ROOT)) for pattern in named.files for path in ROOT.glob(pattern)})
    files = [name for name in files if "/test_" in f"/{name}"]
    with measured(outcome):
        if not files:
            outcome.skipped = "no tests of it here yet"
            return outcome
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--no-header", "-x", *files]
        chosen = ["-k", named.words] if named.words else []
        limit = SECONDS if profile.full else SECONDS // 12
        more = {"WERKBANK_TORTURE": "full"} if profile.full else {}  # hypothesis tries more
        if mode:
            chosen += ["-p", "tests.torture.wrong_modes"]
            more["WERKBANK_WRONG_MODE"] = mode
        done = subprocess.run(
            [*command, *chosen], cwd=ROOT, capture_output=True, text=True, check=False, timeout=limit,
            env={**os.environ, **more},
        )  # fmt: skip
        passed = re.search(r"(\d+) passed", done.stdout)
        outcome.runs = int(passed[1]) if passed else 0
        if done.returncode == 5:
            outcome.skipped = "no tests of it here yet"
        elif done.returncode:
            outcome.failures = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))] or [
                "failed"
            ]
        outcome.found = f"{outcome.runs} tests pass, {len(outcome.failures)} fail"
    return outcome
