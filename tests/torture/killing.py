"""Rows 1, 3 and 11: kill -9 at any moment, in every phase."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator

from tests.torture import shim
from tests.torture.all_phases import PHASES
from tests.torture.nursery import Nursery, Run
from tests.torture.outcome import Outcome, Profile, Skip, measured
from tests.torture.places import Place, judged, made, numbers, scratch, works_on
from tests.torture.quick_keys import quick_keys

_MORE_ROWS = {"migration": "3, 11", "merging": "3, 18"}
_ROWS_OF_THEIR_OWN = ("merging",)
BETWEEN_NEW_PLACES = 40  # kills in a row on one case, so that it grows and is recovered many times


def kills(profile: Profile, *, mode: str = "", how_many: int | None = None) -> Outcome:
    """Row 1: the child edits as fast as it can, and is killed."""
    outcome = Outcome("1", "kill -9 during edits", "0 acknowledged lost, 0 inconsistent", until_noticed=bool(mode))
    wanted = how_many or profile.many(30, 1000)
    chance, acknowledged = profile.chance("kills"), 0
    with measured(outcome), scratch() as folder, Nursery() as nursery:
        start = made(folder / "made")
        place, said = start, list[str]()
        for kill in range(wanted):
            if outcome.is_enough:
                break
            if kill % BETWEEN_NEW_PLACES == 0:
                place, said = start.copy(folder / f"row1-{kill}"), []
            run = nursery.run("edits", place, kill_after=chance.uniform(0, 0.12), once_ready=True, edits=0, mode=mode)
            said += run.said
            acknowledged += len(numbers(run.said))
            with quick_keys():
                wrong = judged(place, said) + run.bugs
            outcome.failures += [f"kill {kill}: {one}" for one in wrong]
            outcome.runs += run.was_killed
            if wrong:
                place, said = start.copy(folder / f"row1-after-{kill}"), []
        outcome.failures += works_on(place) if not mode else []
    if acknowledged < outcome.runs:
        outcome.failures.append(f"only {acknowledged} edits in {outcome.runs} lives: this shows nothing")
    lost = sum("lost" in failure for failure in outcome.failures)
    outcome.found = f"{lost} lost, {len(outcome.failures) - lost} other wrong; {acknowledged} edits acknowledged"
    return outcome


def killed_phases(profile: Profile) -> Iterator[Outcome]:
    """Row 3 (and 11, in the phase of migration): every phase, killed before each of its writes and syncs."""
    for phase in PHASES.values():
        if phase.name not in {"edits", "working", *_ROWS_OF_THEIR_OWN}:
            yield killed_phase(profile, phase.name)


def killed_merge(profile: Profile) -> Iterator[Outcome]:
    """Row 18, and in row 3: taking in what a colleague sends, killed before each of its writes and syncs."""
    for name in _ROWS_OF_THEIR_OWN:
        yield killed_phase(profile, name)


def killed_phase(profile: Profile, name: str, *, mode: str = "") -> Outcome:
    """One phase; ``mode`` is a deliberately wrong way of doing it: killed at all steps until that is noticed."""
    row = _MORE_ROWS.get(name, "3")
    outcome = Outcome(row, f"kill -9 during {name}", "old or new state, never between", until_noticed=bool(mode))
    with measured(outcome), scratch() as folder:
        start = made(folder / "made")
        if why := shim.why_not():
            _by_the_clock(outcome, profile, name, start=start, mode=mode)
            outcome.found = f"{len(outcome.failures)} wrong; at random moments, because {why}"
        else:
            _step_by_step(outcome, profile, name, start=start, mode=mode)
            outcome.found = f"{len(outcome.failures)} wrong; killed before every write and sync"
    return outcome


def _step_by_step(outcome: Outcome, profile: Profile, name: str, *, start: Place, mode: str) -> None:
    with Nursery(shimmed=True) as nursery:
        folder = start.folder.parent
        whole = nursery.run(name, start.copy(folder / "whole"), mode=mode)
        steps = counted(whole)
        for what, at in _moments(profile, name, steps=steps, every=bool(mode)):
            if outcome.is_enough:
                return
            place = start.copy(folder / f"{what}-{at}")
            run = nursery.run(name, place, mode=mode, fail=(what, at, shim.DIE, False))
            _judge(outcome, name, place, run, label=f"{'write' if what == shim.WRITES else 'sync'} {at}")
    if profile.full:
        _by_the_clock(outcome, profile, name, start=start, mode=mode)


def _moments(profile: Profile, name: str, *, steps: tuple[int, int], every: bool) -> list[tuple[int, int]]:
    """(write or sync, which) before which to kill: some, or every one in a random order."""
    all_steps = [range(1, count + 1) for count in steps]
    kinds = (shim.WRITES, shim.SYNCS)
    if every:
        found = [(what, at) for what, numbers in zip(kinds, all_steps, strict=True) for at in numbers]
        profile.chance(f"order {name}").shuffle(found)
        return found
    some = [
        profile.some(numbers, small=6, name=f"{name} {what}") for what, numbers in zip(kinds, all_steps, strict=True)
    ]
    return [(what, at) for what, numbers in zip(kinds, some, strict=True) for at in numbers]


def _by_the_clock(outcome: Outcome, profile: Profile, name: str, *, start: Place, mode: str) -> None:
    chance = profile.chance(f"clock {name}")
    with Nursery() as nursery:
        folder, begin = start.folder.parent, time.monotonic()
        nursery.run(name, start.copy(folder / "clocked"), mode=mode)
        takes = time.monotonic() - begin
        for kill in range(profile.many(12, 200)):
            place = start.copy(folder / f"clock-{kill}")
            run = nursery.run(name, place, mode=mode, kill_after=chance.uniform(0, takes))
            _judge(outcome, name, place, run, label=f"moment {kill}")


def _judge(outcome: Outcome, name: str, place: Place, run: Run, *, label: str) -> None:
    wrong = PHASES[name].judge(place, run.said) + run.bugs
    outcome.failures += [f"{name}, {label}: {one}" for one in wrong]
    outcome.runs += run.was_killed
    shutil.rmtree(place.folder)


def counted(run: Run) -> tuple[int, int]:
    """How many writes and syncs a whole run took."""
    if "ended" not in run.said:
        raise Skip(f"the phase does not run here: {run.said}")
    line = next(line for line in run.said if line.startswith("counted "))
    writes, syncs = line.split()[1:]
    return int(writes), int(syncs)
