"""The demo workplace: three invented families, imported from the same tables that anybody can write in Excel."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from werkbank.app.opening import import_case
from werkbank.app.places import DEMO_PASSPHRASE
from werkbank.i18n.resources import resource
from werkbank.model.clock import Clock, SystemClock
from werkbank.store.workplace import KdfSettings, create_workplace

PERSON = "Oefenaar"
QUICK = KdfSettings(memory_kib=64 * 1024, passes=1, lanes=4)  # the passphrase of a demo is on the screen anyway
CASES = ("casus1", "casus2", "casus3")


def samples() -> tuple[Path, ...]:
    """The folders with the demo tables."""
    return tuple(resource("samples", name) for name in CASES)


def make_demo(folder: Path, *, clock: Clock | None = None, told: Callable[[str], object] | None = None) -> None:
    """Fill an empty folder with a workplace that holds the three demo cases."""
    workplace, _recovery = create_workplace(folder, PERSON, DEMO_PASSPHRASE, kdf=QUICK, clock=clock)
    try:
        for sample in reversed(samples()):  # the list shows what was opened last first
            if told is not None:
                told(sample.name)
            import_case(workplace, sample, clock=clock or SystemClock()).close()
    finally:
        workplace.close()
