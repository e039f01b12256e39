"""A window that works as fast as it can and says of every edit when it is safe; somebody will kill it.

    python writer.py FOLDER CASE MODE

Each line on stdout is the number of an edit that was acknowledged. MODE ``honest`` acknowledges after the commit, as
the program does; ``hasty`` acknowledges before it, and exists so that the test can be seen to fail.
"""

import os
import sys
from itertools import count
from pathlib import Path

from tests.helpers.workplaces import desk, unlocked
from werkbank.journal.changes import ChangeSet
from werkbank.model.clock import SystemClock
from werkbank.model.entities import Event

folder, case, mode = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
stored = unlocked(folder).open_case(case)
casus = desk(stored)
clock = SystemClock()


def acknowledge(number: int) -> None:
    os.write(1, f"{number}\n".encode())


class Hasty:
    """A sink that says 'saved' before it is."""

    def write(self, change_set: ChangeSet) -> None:
        acknowledge(int(change_set.subject))
        stored.write(change_set)


if mode == "hasty":
    casus._sink = Hasty()

os.write(1, b"ready\n")
for number in count(len(casus.now.events)):
    with casus.transaction("add-event", subject=str(number)) as edit:
        edit.add(Event(id=edit.new_id(), title=f"gebeurtenis {number}", text="x" * (number % 700)))
        if number % 7 == 3:
            first = next(iter(casus.now.events.values()))
            edit.change(first, note=f"bijgewerkt bij {number}")
    if mode == "honest":
        acknowledge(number)
