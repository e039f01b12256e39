"""Row 3 for the key of a case: killed at any step or in the midst of rewriting the pages, one of the two keys opens it.

The small profile kills once at each step and a few times at a random moment; ``WERKBANK_KILLS=200`` does the long one.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.people import add_colleague, give_access, unlocked_as
from tests.helpers.source_tree import ROOT
from tests.helpers.workplaces import add_person, desk, new_workplace, unlocked
from werkbank.model.errors import KnownError
from werkbank.store.granting import CaseAccess

AT_RANDOM = max(2, int(os.environ.get("WERKBANK_KILLS", "0")) // 2)
PHASES = ("both", "rekeyed", "dropped")

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a signal that cannot be caught")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """A workplace of two people with one case of a few megabytes; tests work in copies of it."""
    folder = tmp_path_factory.mktemp("made") / "werkplek"
    workplace, _ = new_workplace(folder)
    bram, stored = add_colleague(workplace), workplace.new_case("Gezin Berk")
    casus = desk(stored)
    for number in range(20):
        add_person(casus, f"Bo{number} " + "x" * 50_000)
    stored.attach(b"foto" * 10_000)
    stored.close()
    give_access(workplace, stored.id, bram)
    workplace.close()
    return folder, stored.id, bram


def killed(folder: Path, case: str, person: str, step: str, *how: str) -> None:
    script = str(Path(__file__).with_name("key_changer.py"))
    command = [sys.executable, script, str(folder), case, person, step, *how]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, cwd=ROOT, check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL


def look(folder: Path, case: str) -> None:
    """Whoever stays opens it, everything is there, who left finds nothing."""
    workplace = unlocked(folder)
    stored = workplace.open_case(case)
    assert len(stored.casus.persons) == 20
    assert stored.check() == []
    members = CaseAccess(workplace, stored).members()
    assert ([one.name for one in members.people], members.unnamed) == (["Anja"], 0)
    workplace.close()
    his = unlocked_as(folder, "Bram")
    assert his.cases() == []
    his.close()


@pytest.mark.slow
def test_killed_at_any_step_or_moment_it_opens_for_who_stays(made: tuple[Path, str, str], tmp_path: Path) -> None:
    original, case, bram = made
    chance = random.Random(20260302)
    for number, step in enumerate((*PHASES, *(str(chance.randrange(30)) for _ in range(AT_RANDOM)))):
        folder = tmp_path / str(number)
        shutil.copytree(original, folder)
        killed(folder, case, bram, step)
        look(folder, case)
        shutil.rmtree(folder)


@pytest.mark.slow
def test_this_test_notices_a_program_that_drops_the_old_key_first(made: tuple[Path, str, str], tmp_path: Path) -> None:
    original, case, bram = made
    shutil.copytree(original, tmp_path / "w")
    killed(tmp_path / "w", case, bram, "both", "careless")
    with pytest.raises(KnownError):
        look(tmp_path / "w", case)
