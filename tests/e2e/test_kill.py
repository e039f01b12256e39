"""Kill the real window at any moment: what it had taken is there, the case is whole, the view is as it was left.

Five kills in the usual run; more by ``WERKBANK_TEST_KILLS``.
"""

import csv
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.program import CASE, Program, surroundings
from tests.helpers.source_tree import ROOT
from tests.helpers.workplaces import unlocked

KILLS = int(os.environ.get("WERKBANK_TEST_KILLS", "5"))
MOST_LINES = 25  # of what it says before the kill

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")]


def typed_until_killed(program: Program, *, run: int, chance: random.Random) -> list[list[Any]]:
    """What the window said that it had taken, before it was killed."""
    words = [str(program.workplace), str(program.passphrase_file), f"run{run}"]
    with subprocess.Popen(
        [sys.executable, "-m", "tests.helpers.typist", *words],
        env=surroundings(program.workplace),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stderr
        first = [process.stdout.readline() for _ in range(chance.randint(2, MOST_LINES))]
        assert all(first), process.stderr.read()
        time.sleep(chance.uniform(0.0, 0.05))
        process.send_signal(signal.SIGKILL)
        rest = process.stdout.read().splitlines()
        assert "Traceback" not in process.stderr.read()
    assert process.returncode == -signal.SIGKILL
    return [json.loads(line) for line in [*first, *rest]]


def column(path: Path, name: str) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [row[name] for row in csv.DictReader(file, delimiter=";")]


def assert_whole(program: Program) -> None:
    workplace = unlocked(program.workplace)
    try:
        assert workplace.check(workplace.cases()[0].id) == []
    finally:
        workplace.close()


def test_nothing_that_was_said_to_be_saved_is_lost(program: Program, tmp_path: Path) -> None:
    chance = random.Random()
    taken: dict[str, list[str]] = {"person": [], "event": []}
    views: list[Any] = []  # where the window may open: as it was kept last, or was being kept when it was killed
    for run in range(KILLS):
        (_, restored), *said = typed_until_killed(program, run=run, chance=chance)
        assert not views or restored in views, "the window opened elsewhere than where it was left"
        views = [restored]
        for kind, what in said:
            if kind == "keeping":
                views = [views[-1], what]
            elif kind == "view":
                views = [what]
            else:
                taken[kind].append(what)
        assert_whole(program)
    assert program.good("check", CASE, "--json").document["ok"] is True
    program.good("export", CASE, "--what", "tables", "--out", tmp_path / "uit")
    for kind, table, name in (("person", "personen", "roepnaam"), ("event", "gebeurtenissen", "titel")):
        there = [text for text in column(tmp_path / "uit" / f"{table}.csv", name) if text.startswith("run")]
        assert len(there) == len(set(there))
        assert set(taken[kind]) <= set(there), "something that was taken is gone"
        assert len(there) - len(taken[kind]) <= KILLS, "at most the one that nobody had heard of yet, each time"
    assert len(taken["person"]) >= KILLS
