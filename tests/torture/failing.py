"""Rows 4 and 5: the disk is full at any write, or fails at any sync; told in words, nothing acknowledged is gone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

from tests.torture import shim
from tests.torture.all_phases import PHASES
from tests.torture.killing import counted
from tests.torture.nursery import Nursery, Run
from tests.torture.outcome import Outcome, Profile, Skip, measured
from tests.torture.phases import database
from tests.torture.places import Place, made, scratch, works_on
from tests.torture.quick_keys import quick_keys

FULL_CODES = {"disk-full", "disk-failed", "failed"}
BROKEN_CODES = {"disk-failed", "failed"}
WRITING = ("working", "backup", "migration", "making", "merging", "renewing", "restoring", "erasing", "destroying")
LIMITS = (4096, 20_000, 70_000, 150_000, 200_000, 300_000, 420_000)  # bytes that one file may have


def full_disk(profile: Profile) -> Iterator[Outcome]:
    """Row 4: the n-th write finds no room, once or from then on; and a limit on the size of files."""
    for name in WRITING:
        yield refused_writes(profile, name)
    yield limited_files(profile)


def failing_phases(profile: Profile) -> Iterator[Outcome]:
    """Row 5: all phases that write."""
    for name in WRITING:
        yield failing_syncs(profile, name=name)


def refused_writes(profile: Profile, name: str, *, mode: str = "") -> Outcome:
    """The n-th write of one phase finds no room, for every n."""
    what, gate = f"no room at the n-th write of {name}", "told, nothing lost, opens clean, works on"
    outcome = Outcome("4", what, gate, until_noticed=bool(mode))
    return _every_failure(outcome, profile, name, what=shim.WRITES, error=shim.FULL, mode=mode)


def failing_syncs(profile: Profile, *, name: str = "working", mode: str = "") -> Outcome:
    """Row 5: the n-th sync of one phase fails, for every n."""
    outcome = Outcome(
        "5", f"EIO at the n-th sync of {name}", "stops editing and says so, nothing lost", until_noticed=bool(mode)
    )
    return _every_failure(outcome, profile, name, what=shim.SYNCS, error=shim.BROKEN, mode=mode)


def limited_files(profile: Profile) -> Outcome:
    """No file may grow beyond a size: what a quota does."""
    outcome = Outcome("4", "RLIMIT_FSIZE while working", "told, nothing lost, opens clean, works on")
    with measured(outcome), scratch() as folder, Nursery() as nursery:
        start = made(folder / "made")
        limits = LIMITS if not profile.full else tuple(range(4096, 460_000, 8192))
        for limit in limits:
            place = start.copy(folder / f"limit-{limit}")
            run = nursery.run("working", place, limit=limit, edits=60)
            judge_refused(outcome, "working", place, run, codes=FULL_CODES, label=f"limit {limit}")
    outcome.found = f"{len(outcome.failures)} wrong"
    return outcome


def _every_failure(outcome: Outcome, profile: Profile, name: str, *, what: int, error: int, mode: str) -> Outcome:
    codes = FULL_CODES if error == shim.FULL else BROKEN_CODES
    with measured(outcome), scratch() as folder:
        if why := shim.why_not():
            raise Skip(why)
        start = made(folder / "made")
        with Nursery(shimmed=True) as nursery:
            steps = counted(nursery.run(name, start.copy(folder / "whole"), mode=mode))[what - 1]
            for at in profile.some(range(1, steps + 1), small=9, name=f"{name} {what}"):
                if outcome.is_enough:
                    break
                for for_good in (False, True) if profile.full else (bool(at % 2),):
                    place = start.copy(folder / f"{at}-{for_good}")
                    run = nursery.run(name, place, fail=(what, at, error, for_good), mode=mode)
                    told = f"{'from' if for_good else 'at'} {at}"
                    judge_refused(outcome, name, place, run, codes=codes, label=told)
    outcome.found = f"{len(outcome.failures)} wrong"
    return outcome


def judge_refused(
    outcome: Outcome, name: str, place: Place, run: Run, *, label: str, codes: set[str] = FULL_CODES
) -> None:
    """Look at what a phase left that was refused something, and count it."""
    wrong = PHASES[name].judge(place, run.said) + run.bugs
    wrong += [f"said {code}" for code in run.refusals if code.removeprefix("backup-") not in codes]
    wrong += [line for line in run.said if line.startswith("wrong ")]
    if not wrong:
        with quick_keys():
            wrong = works_on(place) if name != "migration" and database(place).exists() else []
    outcome.failures += [f"{name}, {label}: {one}" for one in wrong]
    outcome.runs += 1
    shutil.rmtree(place.folder)
