"""Where the workplace lies and how it opens, without loading anything heavy before it is needed.

``Places`` is what the unlock screen talks to. Its methods that need keys or the case store import them inside, so that
the window is painted first; ``prepare`` runs in a job meanwhile and loads the rest of the program.
"""

from __future__ import annotations

import importlib
import os
import shutil
import tempfile
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from werkbank.app.relay import Brief, Relay
from werkbank.store.people import people_of

if TYPE_CHECKING:
    from werkbank.model.clock import Clock
    from werkbank.store.workplace import Workplace

NEEDED_LATER: Sequence[str] = (
    "werkbank.app.opening",
    "werkbank.ui.casework",
    "werkbank.ui.workspace",
    "werkbank.ui.pages.overview",
)
NEEDED_LAST: Sequence[str] = (  # pages that somebody turns to: not waited for
    "werkbank.ui.pages.patterns",
    "werkbank.ui.pages.bouwstenen",
    "werkbank.ui.pages.plan",
)


DEMO_PASSPHRASE = "samen aan de keukentafel"  # noqa: S105 - shown on the screen of a throw-away workplace

DEMO_PATIENCE = 120.0  # seconds


@dataclass(slots=True)
class Places:
    """One workplace folder."""

    folder: Path
    shown_passphrase: str = ""
    makes_itself: bool = False  # the demo builds its own workplace while the unlock screen is shown
    keep: bool = True
    later: Sequence[str] = field(default=NEEDED_LATER)
    last: Sequence[str] = field(default=NEEDED_LAST)
    make_demo: Callable[[Path], None] | None = None
    clock_of: Callable[[], Clock] | None = None
    case: str = field(default="", repr=False)  # which case to open first, by id or name
    person: str = ""  # who is asked first, by id
    passphrase: str = field(default="", repr=False)  # from a file: the window unlocks at once
    relay: Relay = field(default_factory=lambda: Relay(Brief(), writes_to=None))  # without a launcher
    _made: threading.Event = field(default_factory=threading.Event)

    def people(self) -> tuple[tuple[str, str], ...]:
        """(id, name) of everybody with a key here, who is asked first in front."""
        people = sorted(people_of(self.folder), key=lambda one: self.person not in one)
        return tuple((person.id, person.name) for person in people)

    def prepare(self) -> None:
        """Make the workplace of the demo, load what comes after unlocking and use it once."""
        for module in self.later:
            importlib.import_module(module)
        if self.make_demo is not None and not self.people():
            self.make_demo(self.folder)
        self._made.set()
        from werkbank.app.warming import warm_up

        warm_up(today=self.clock().today())
        for module in self.last:
            importlib.import_module(module)

    def proposal(self) -> str:
        """A passphrase of Dutch words that nobody else has."""
        from werkbank.store.passphrase import propose

        return propose()

    def strength(self, passphrase: str, *, name: str) -> str:
        """How good a passphrase is, for whoever has this name."""
        from werkbank.app.members import strength

        return strength(passphrase, names=(name,))

    def unlock(self, person: str, passphrase: str) -> Workplace:
        """Open the workplace, as soon as it is there. Raises ``KnownError`` with what went wrong."""
        if self.make_demo is not None:
            self._made.wait(DEMO_PATIENCE)  # somebody typed faster than the demo was made
        from werkbank.store.workplace import unlock

        people = self.people()
        if not person and not people:
            from werkbank.store.errors import known

            raise known("people-missing", map=self.folder)
        return unlock(self.folder, person or people[0][0], passphrase, clock=self.clock())

    def unlock_by_recovery(self, text: str) -> Workplace:
        """Open the workplace for reading with the key on paper. Raises ``KnownError`` with what went wrong."""
        from werkbank.store.workplace import unlock_by_recovery

        return unlock_by_recovery(self.folder, text, clock=self.clock())

    def make(self, name: str, passphrase: str) -> tuple[Workplace, str]:
        """A new workplace with its first person; returns it with the recovery key."""
        from werkbank.store.workplace import create_workplace

        return create_workplace(self.folder, name, passphrase, clock=self.clock())

    def clock(self) -> Clock:
        """The clock of this run."""
        from werkbank.model.clock import SystemClock

        return self.clock_of() if self.clock_of else SystemClock()

    def put_away(self) -> None:
        """A throw-away workplace is thrown away."""
        if not self.keep:
            shutil.rmtree(self.folder, ignore_errors=True)


def own_workplace() -> Path:
    """The user's own workplace folder."""
    if chosen := os.environ.get("WERKBANK_WORKPLACE"):
        return Path(chosen)
    base = os.environ.get("APPDATA") if os.name == "nt" else os.environ.get("XDG_DATA_HOME")
    return (Path(base) if base else Path.home() / ".local" / "share") / "werkbank"


def throw_away_folder() -> Path:
    """A fresh folder that only this user can read."""
    return Path(tempfile.mkdtemp(prefix="werkbank-demo-"))


def reports_folder(workplace: Path) -> Path:
    """Where reports of our own mistakes go: beside the workplace, so that a place without one stays empty."""
    beside = workplace.absolute()
    return Path(os.environ.get("WERKBANK_REPORTS") or beside.with_name(f"{beside.name}-storingen"))
