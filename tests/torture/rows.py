"""Which harness is which row of the test matrix; row 11 is the phase of migration in row 3."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from tests.torture.cutting import power_cuts
from tests.torture.damaging import damage, replay
from tests.torture.elsewhere import NAMED, run_named
from tests.torture.failing import failing_phases, full_disk
from tests.torture.filling import small_disks
from tests.torture.importing import hostile_files
from tests.torture.killing import killed_merge, killed_phases, kills
from tests.torture.leaking import plain_text
from tests.torture.outcome import Outcome, Profile
from tests.torture.sharing import read_only, two_programs
from tests.torture.sizing import sizes

Row = Callable[[Profile], Iterable[Outcome]]


def _alone(run: Callable[[Profile], Outcome], profile: Profile) -> Iterable[Outcome]:
    yield run(profile)


def _after_another(one: Row, other: Row, profile: Profile) -> Iterable[Outcome]:
    yield from one(profile)
    yield from other(profile)


_HERE: dict[str, Row] = {
    "1": partial(_alone, kills),
    "2": power_cuts,
    "3": killed_phases,
    "4": partial(_after_another, full_disk, partial(_alone, small_disks)),
    "5": failing_phases,
    "6": partial(_alone, damage),
    "7": partial(_alone, replay),
    "9": partial(_alone, plain_text),
    "12": partial(_alone, two_programs),
    "13": read_only,
    "20": partial(_alone, hostile_files),
    "21": partial(_alone, sizes),
}
_NAMED: dict[str, Row] = {
    named.row: partial(_alone, partial(lambda named, profile: run_named(profile, named), named)) for named in NAMED
}
_HERE["18"] = partial(_after_another, killed_merge, _NAMED["18"])
ROWS = dict(sorted({**_NAMED, **_HERE}.items(), key=lambda row: int(row[0])))
