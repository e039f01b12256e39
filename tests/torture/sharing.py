"""Rows 12 and 13: two programs at one case, and places that take no writing."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.helpers.source_tree import ROOT
from tests.helpers.workplaces import unlocked
from tests.torture.outcome import Outcome, Profile, Skip, measured
from tests.torture.places import Place, judged, made, scratch, works_on
from werkbank.model.errors import KnownError

MOST_SECONDS = 1.0
HOLD = """
import sys
from pathlib import Path
from tests.helpers.workplaces import unlocked
from tests.torture.wrong_modes import put_up
put_up(sys.argv[3])
workplace = unlocked(Path(sys.argv[1]))
stored = workplace.open_case(sys.argv[2])
print("open", flush=True)
sys.stdin.readline()
stored.close(); workplace.close()
"""
LOOK = """
import os, sys
from pathlib import Path
from tests.torture.sharing import look
from tests.torture.places import fresh, Place
warm = fresh(Path(sys.argv[3]))
look_warm = __import__("tests.helpers.workplaces", fromlist=["unlocked"]).unlocked(warm.folder)
look_warm.check(warm.case); look_warm.close()
if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
print("; ".join(look(Place(Path(sys.argv[1]), sys.argv[2]))))
"""


def two_programs(profile: Profile, *, mode: str = "") -> Outcome:
    """Row 12: the second hears at once who was first, and gets in when the first is gone or was killed.

    ``mode`` is a deliberately wrong way in which the first works.
    """
    outcome = Outcome(
        "12", "two programs at one case", "name of the first, at most 1 s, whole after a kill", until_noticed=bool(mode)
    )
    slowest = 0.0
    with measured(outcome), scratch() as folder:
        for number in range(profile.many(2, 20)):
            if outcome.is_enough:
                break
            place = made(folder / str(number))
            with _held(place, mode=mode) as holder:
                took, wrong = _second(place)
                slowest = max(slowest, took)
                (holder.kill if number % 2 else lambda h=holder: h.communicate("\n"))()
                holder.wait(30)
            wrong += [f"told after {took:.1f} s"] if took > MOST_SECONDS else []
            outcome.failures += wrong + judged(place, []) + works_on(place)
            outcome.runs += 1
    outcome.found = f"{len(outcome.failures)} wrong; told within {slowest:.2f} s at most"
    return outcome


@contextlib.contextmanager
def _held(place: Place, *, mode: str) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(place.folder), place.case, mode],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as holder:  # fmt: skip
        assert holder.stdout
        assert holder.stdout.readline() == "open\n"
        yield holder


def _second(place: Place) -> tuple[float, list[str]]:
    workplace = unlocked(place.folder)
    begin = time.monotonic()
    try:
        workplace.open_case(place.case)
    except KnownError as error:
        took = time.monotonic() - begin
        told = error.code == "locked" and "Anja" in error.text
        return took, [] if told else [f"said {error.code}: {error.text}"]
    finally:
        workplace.close()
    return 0.0, ["both got in"]


def read_only(profile: Profile) -> Iterator[Outcome]:
    """Row 13."""
    del profile
    yield _without_rights()
    yield _mounted()


def look(place: Place) -> list[str]:
    """What is wrong for somebody who may only read: everything can be seen, nothing changed, and it says so."""
    wrong = []
    workplace = unlocked(place.folder)
    stored = workplace.open_case(place.case)
    if not (workplace.read_only and stored.read_only):
        wrong.append("nobody is told that it is read-only")
    wrong += [f"inconsistent: {problem.code}" for problem in stored.check()]
    wrong += [] if len(stored.casus.persons) > 3 else ["lost: persons"]
    try:
        workplace.new_case("Nieuw")
        wrong.append("a case was made")
    except KnownError as error:
        wrong += [] if error.code == "read-only" else [f"said {error.code}"]
    stored.log("print")
    stored.set_view_state("x", 1)
    stored.close()
    workplace.close()
    return wrong


def _contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _without_rights() -> Outcome:
    outcome = Outcome("13", "a folder without the right to write", "readable, told, not a byte changed")
    with measured(outcome), scratch() as folder:
        if os.name == "nt":
            raise Skip("rights of POSIX")
        place = made(folder / "werkplek")
        (warm := folder / "warm").mkdir()
        for path in (folder, place.folder, *place.folder.rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)
        before = _contents(place.folder)
        command = [sys.executable, "-c", LOOK, str(place.folder), place.case, str(warm / "w")]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        for path in (folder, place.folder, *place.folder.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)
        said = done.stdout.strip()
        outcome.failures += [said] if said else []
        outcome.failures += [done.stderr.strip().splitlines()[-1]] if done.returncode else []
        outcome.failures += [] if _contents(place.folder) == before else ["a file was changed"]
        outcome.runs = 1
    return outcome


def _mounted() -> Outcome:
    outcome = Outcome("13", "a medium mounted for reading", "readable, told, not a byte changed")
    with measured(outcome), scratch() as folder:
        at = folder / "stick"
        at.mkdir()
        place = made(at / "werkplek")
        mount, unmount = shutil.which("mount"), shutil.which("umount")
        bind = [str(mount), "--bind", str(at), str(at)]
        if mount is None or unmount is None or subprocess.run(bind, capture_output=True, check=False).returncode:
            raise Skip("only root may mount; the rights above do the same in another way")
        try:
            subprocess.run([mount, "-o", "remount,ro,bind", str(at)], check=True)
            before = _contents(place.folder)
            outcome.failures += look(place)
            outcome.failures += [] if _contents(place.folder) == before else ["a file was changed"]
            outcome.runs = 1
        finally:
            subprocess.run([unmount, str(at)], check=True)
    return outcome
