"""Row 2: the power goes at any moment, in every phase, on a disk that keeps only what was synced.

A run behind the shim gives the log of everything that happened; module ``disk`` makes from it what the disk may hold
after a cut at a random moment; our own code opens that. Nothing that was acknowledged before the cut may be gone.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.torture import shim
from tests.torture.all_phases import PHASES
from tests.torture.disk import Disk, cuts, read_log
from tests.torture.nursery import Nursery
from tests.torture.outcome import Outcome, Profile, Skip, measured
from tests.torture.places import Place, made, scratch

RUNS = 4  # of the phase of edits, so that the cuts are not all in one history
_SHARES = {"edits": 1.0}
_OTHERS = 0.2


def power_cuts(profile: Profile) -> Iterator[Outcome]:
    """All phases."""
    for name in (name for name in PHASES if name != "working"):
        yield cut_phase(profile, name)


def cut_phase(profile: Profile, name: str, *, mode: str = "", how_many: int = 0) -> Outcome:
    """One phase; ``mode`` is a deliberately wrong way of doing it."""
    outcome = Outcome("2", f"power cut during {name}", "0 unreadable, 0 inconsistent, 0 lost", until_noticed=bool(mode))
    wanted = how_many or round(profile.many(60, 2000) * _SHARES.get(name, _OTHERS))
    with measured(outcome), scratch() as folder:
        if why := shim.why_not():
            raise Skip(why)
        start = made(folder / "made")
        with Nursery(shimmed=True) as nursery:
            for run in range(RUNS if name == "edits" else 1):
                if outcome.is_enough:
                    break
                place = start.copy(folder / f"run{run}")
                share = max(1, wanted // (RUNS if name == "edits" else 1))
                _cut_one_run(outcome, nursery, place, name=name, mode=mode, how_many=share, profile=profile)
    kinds = Counter(failure.split(": ")[1].split(":")[0] for failure in outcome.failures)
    outcome.found = ", ".join(f"{kinds[kind]} {kind}" for kind in ("unreadable", "inconsistent", "lost"))
    return outcome


def _cut_one_run(
    outcome: Outcome, nursery: Nursery, place: Place, *, name: str, mode: str, how_many: int, profile: Profile
) -> None:
    disk, log = Disk(place.folder), place.folder.parent / f"{place.folder.name}.log"
    run = nursery.run(name, place, log=log, mode=mode, edits=40)
    assert "ended" in run.said, run.said
    records = read_log(log)
    chance = profile.chance(f"cuts {name} {place.folder.name}")
    moments = [chance.randint(0, len(records)) for _ in range(how_many)]
    rest = Path(f"{place.folder}-cut")
    rest.mkdir()
    for number, (left, said) in enumerate(cuts(records, disk=disk, moments=moments, chance=chance, to=rest)):
        wrong = PHASES[name].judge(Place(left, place.case), said)
        outcome.failures += [f"{name} cut {number}: {one}" for one in wrong]
        outcome.runs += 1
        shutil.rmtree(left)
