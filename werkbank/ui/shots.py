"""Files of the demo cases without a screen (``demo --no-window``) and the self-test of an installation.

``venster.png`` is the real window: it is unlocked with the passphrase of the demo workplace, a casus is opened, and
what is on screen is grabbed, painted offscreen.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from werkbank.app import exports
from werkbank.app.demo import CASES, make_demo
from werkbank.app.places import DEMO_PASSPHRASE, Places
from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.clock import Clock
from werkbank.model.errors import BugError
from werkbank.ui.application import make_application
from werkbank.ui.main_window import MainWindow

PATIENCE = 60.0  # seconds


def write_demo(folder: Path, *, clock: Clock) -> int:
    """Write every file of every demo case; returns the exit code."""
    with tempfile.TemporaryDirectory(prefix="werkbank-demo-") as place:
        make_demo(Path(place), clock=clock)
        window = unlocked_window(Path(place), clock=clock)
        for name, entry in zip(CASES, sorted(window.work.workplace.cases(), key=lambda e: e.name), strict=True):
            target = folder / name
            target.mkdir(parents=True, exist_ok=True)
            window.work.open_case(entry.id)
            write_case(window.work.session.casus, target, clock=clock)
            grab(window, target / "venster.png")
            sys.stdout.write(tr("{map}: klaar", map=target) + "\n")
        window.close()
    return 0


def write_case(casus: Casus, folder: Path, *, clock: Clock) -> None:
    """The files of one casus."""
    today = clock.today()
    exports.write_whole(folder / "gezinsplan.pdf", exports.plan_pdf(casus, reader="", today=today))
    exports.write_whole(folder / "gezinsplan.docx", exports.plan_docx(casus, reader="", today=today))
    exports.write_whole(folder / "mdo.pdf", exports.mdo_pdf(casus, today=today))
    exports.write_whole(folder / "overdracht.pdf", exports.handover_pdf(casus, today=today))
    exports.write_whole(folder / "wandplaat.pdf", exports.poster_pdf(casus, today=today))
    exports.write_svg(exports.genogram_drawing(casus, as_of=today), folder / "genogram.svg")
    exports.write_svg(exports.timeline_drawing(casus, today=today), folder / "tijdlijn.svg")
    exports.write_json(exports.patterns_json(casus, today=today), folder / "patronen.json")


def self_test(folder: Path, *, clock: Clock) -> int:
    """One demo case through every export, and the window offscreen; prints ``ok``."""
    make_demo(folder / "werkplek", clock=clock)
    window = unlocked_window(folder / "werkplek", clock=clock)
    window.work.open_case(window.work.workplace.cases()[0].id)
    write_case(window.work.session.casus, folder, clock=clock)
    grab(window, folder / "venster.png")
    problems = window.work.stored.check()
    window.close()
    made = [path for path in folder.glob("*.*") if path.stat().st_size == 0]
    if problems or made:
        sys.stderr.write(tr("De controle vond fouten: {wat}", wat="; ".join(map(str, [*problems, *made]))) + "\n")
        return 1
    sys.stdout.write("ok\n")
    return 0


def unlocked_window(folder: Path, *, clock: Clock) -> MainWindow:
    """The real window on a demo workplace, past the unlock screen."""
    make_application()
    window = MainWindow(Places(folder, shown_passphrase=DEMO_PASSPHRASE, clock_of=lambda: clock))
    window.show()
    window.unlock("", DEMO_PASSPHRASE)
    wait_for(lambda: window.work is not None)
    return window


def grab(window: MainWindow, path: Path) -> None:
    """What is on screen, as PNG."""
    settle()
    if not window.grab().save(str(path), "PNG"):
        raise BugError(f"could not write {path.name}")


def settle() -> None:
    """Let everything that waits be painted."""
    for _ in range(5):
        QApplication.processEvents()


def wait_for(ready: Callable[[], bool]) -> None:
    """Run the event loop until something is so."""
    end = time.monotonic() + PATIENCE
    while not ready():
        QApplication.processEvents()
        time.sleep(0.005)
        if time.monotonic() > end:
            raise BugError("the window did not get ready")
