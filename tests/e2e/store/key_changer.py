"""A window that gives a case another key and dies by its own hand in the middle of it.

    python key_changer.py FOLDER CASE PERSON STEP

STEP is a phase of ``werkbank.store.renewing``, or a number of milliseconds after the new key was handed out, so that it
dies while the pages are being written. ``careless`` as fifth word drops the old slots first, as a program without care
would; it exists so that the test can be seen to fail.
"""

import os
import signal
import sys
import threading
import time
from pathlib import Path

from tests.helpers.workplaces import unlocked
from werkbank.store import renewing, slots
from werkbank.store.granting import CaseAccess

folder, case, person, step = Path(sys.argv[1]), *sys.argv[2:5]
careless = sys.argv[5:] == ["careless"]


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def die_later(milliseconds: float) -> None:
    time.sleep(milliseconds / 1000)
    die()


def told(phase: str) -> None:
    if phase == step:
        die()
    if phase == renewing.Phase.BOTH and step.isdigit():
        threading.Thread(target=die_later, args=(int(step),), daemon=True).start()


if careless:
    write = slots.write_slots

    def only_new(path: Path, *, of: str, slots: list[dict[str, object]]) -> None:
        newest = max(int(str(slot["epoch"])) for slot in slots)
        write(path, of=of, slots=[slot for slot in slots if slot["epoch"] == newest])

    setattr(renewing, "write_slots", only_new)  # noqa: B010 - a name that the module only imports

workplace = unlocked(folder)
stored = workplace.open_case(case)
CaseAccess(workplace, stored).plan_without(person)
stored.close()
workplace.open_case(case, told=told)
time.sleep(5)
