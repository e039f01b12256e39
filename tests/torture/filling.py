"""Row 4, on a real small disk: a file system of some megabytes that has little room left, where root may make one."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.torture.failing import WRITING, judge_refused
from tests.torture.nursery import Nursery
from tests.torture.outcome import Outcome, Profile, Skip, measured
from tests.torture.places import made, scratch

MEGABYTES = (1, 2, 4)
LEAST_ROOM, MOST_ROOM = 8_000, 700_000  # bytes left when the phase begins
ROOM_TO_JUDGE = 32  # megabytes: who looks at what is left has made room, as the words for it ask


def small_disks(profile: Profile) -> Outcome:
    """Every phase that writes, with more and less room."""
    outcome = Outcome("4", "a real disk of 1 to 4 MB that is nearly full", "told, nothing lost, opens clean, works on")
    chance, refused = profile.chance("small disks"), 0
    with measured(outcome), scratch() as folder, Nursery() as nursery:
        start = made(folder / "made")
        for name in WRITING if profile.full else ("working", "merging"):
            for number in range(profile.many(1, 8)):
                megabytes = MEGABYTES[number % len(MEGABYTES)]
                with _disk(folder / f"{name}-{number}", megabytes=megabytes) as at:
                    place, room = start.copy(at / "w"), chance.randint(LEAST_ROOM, MOST_ROOM)
                    _fill(at, room=room)
                    run = nursery.run(name, place, edits=60)
                    refused += bool(run.refusals)
                    _resize(at, megabytes=ROOM_TO_JUDGE)
                    judge_refused(outcome, name, place, run, label=f"{megabytes} MB with {room} bytes left")
    outcome.found = f"{len(outcome.failures)} wrong; {refused} of {outcome.runs} runs met a full disk"
    return outcome


@contextlib.contextmanager
def _disk(at: Path, *, megabytes: int) -> Iterator[Path]:
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    at.mkdir()
    command = [str(mount), "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(at)]
    if mount is None or unmount is None or subprocess.run(command, capture_output=True, check=False).returncode:
        raise Skip("only root may mount; the limit on files and the refused writes do the same in other ways")
    try:
        yield at
    finally:
        subprocess.run([unmount, str(at)], check=True)


def _resize(at: Path, *, megabytes: int) -> None:
    subprocess.run([str(shutil.which("mount")), "-o", f"remount,size={megabytes}m", str(at)], check=True)


def _fill(at: Path, *, room: int) -> None:
    filler = shutil.disk_usage(at).free - room
    if filler > 0:
        (at / "filler").write_bytes(bytes(filler))
