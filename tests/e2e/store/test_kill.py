"""A killed window never loses an edit that it said was saved, and never leaves a half one.

The small profile kills thirty times; ``WERKBANK_KILLS=1000`` does the nightly one.
"""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.helpers.source_tree import ROOT
from tests.helpers.workplaces import desk, filled_case, unlocked
from werkbank.store.stored_casus import StoredCasus

KILLS = int(os.environ.get("WERKBANK_KILLS", "30"))
AT_ONCE = 10  # kills between two thorough looks

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a signal that cannot be caught")


def killed_writer(folder: Path, case: str, *, mode: str, after: float) -> list[int]:
    """Let it work for so many seconds, kill it; returns what it acknowledged."""
    command = [sys.executable, str(Path(__file__).with_name("writer.py")), str(folder), case, mode]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, cwd=ROOT) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"ready\n"
        time.sleep(after)
        writer.send_signal(signal.SIGKILL)
        said, _ = writer.communicate()
    return [int(line) for line in said.decode().splitlines(keepends=True) if line.endswith("\n")]


def lost_of(stored: StoredCasus, acknowledged: list[int]) -> set[int]:
    """Which acknowledged edits are not there."""
    there = {int(event.title.split()[1]) for event in stored.casus.events.values()}
    return set(acknowledged) - there


@pytest.mark.slow
def test_nothing_that_was_acknowledged_is_ever_lost(tmp_path: Path) -> None:
    chance = random.Random(20260302)
    with filled_case(tmp_path) as (_, case):
        pass
    acknowledged: list[int] = []
    for kill in range(KILLS):
        acknowledged += killed_writer(tmp_path, case, mode="honest", after=chance.uniform(0.0, 0.25))
        if kill % AT_ONCE == AT_ONCE - 1 or kill == KILLS - 1:
            workplace = unlocked(tmp_path)
            stored = workplace.open_case(case)
            assert lost_of(stored, acknowledged) == set()
            assert stored.check() == []
            casus = desk(stored)
            assert casus.undo() is not None, "undo goes on after a kill"
            assert casus.redo() is not None
            workplace.close()
    assert len(acknowledged) > KILLS, "the writer hardly worked; the test shows nothing"
    assert acknowledged == sorted(set(acknowledged)), "a number came twice: its first edit was lost"


@pytest.mark.slow
def test_this_test_notices_a_program_that_says_saved_too_early(tmp_path: Path) -> None:
    """The same harness on a deliberately wrong mode: acknowledging before the commit loses edits."""
    chance = random.Random(7)
    with filled_case(tmp_path) as (_, case):
        pass
    for _ in range(60):
        acknowledged = killed_writer(tmp_path, case, mode="hasty", after=chance.uniform(0.02, 0.1))
        workplace = unlocked(tmp_path)
        lost = lost_of(workplace.open_case(case), acknowledged)
        workplace.close()
        if lost:
            return
    pytest.fail("sixty kills of a program that acknowledges too early, and nothing was lost")
