"""Workplaces to measure on: real keys (256 MiB), the demo families and made ones."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks.made_family import TODAY, casus
from werkbank.app.opening import fill
from werkbank.model.clock import Clock, SetClock
from werkbank.store.workplace import KdfSettings, StoredCasus, create_workplace
from werkbank.ui.casework import LAST_CASE

PERSON = "Meter"
PASSPHRASE = "meten is weten vandaag"
CHEAP = KdfSettings(memory_kib=8 * 1024, passes=1, lanes=1)


def noon() -> Clock:
    """A clock that stands still at noon of the day of the made families."""
    return SetClock(datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC))


def with_nothing(folder: Path, *, kdf: KdfSettings = CHEAP) -> Path:
    """A workplace without a case."""
    workplace, _ = create_workplace(folder, PERSON, PASSPHRASE, kdf=kdf, clock=noon())
    workplace.close()
    return folder


def with_demo(folder: Path, *, sample: str = "casus1") -> Path:
    """One demo family, last opened, so that unlocking opens it; keys as a new workplace would get here."""
    from werkbank.app.opening import import_case
    from werkbank.i18n.resources import resource

    workplace, _ = create_workplace(folder, PERSON, PASSPHRASE, clock=noon())
    stored = import_case(workplace, resource("samples", sample), clock=noon())
    workplace.set_view_state(LAST_CASE, stored.id)
    workplace.close()
    return folder


def with_made(folder: Path, *, persons: int, events: int) -> Path:
    """One made family, last opened; keys as a new workplace would get here."""
    workplace, _ = create_workplace(folder, PERSON, PASSPHRASE, clock=noon())
    made = casus(persons=persons, events=events)
    stored: StoredCasus = workplace.new_case(made.sheet.name)
    fill(stored, made, workplace=workplace, clock=noon())
    workplace.set_view_state(LAST_CASE, stored.id)
    workplace.close()
    return folder
