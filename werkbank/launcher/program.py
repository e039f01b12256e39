"""Start the program: a window behind the launcher, every other command at once."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from werkbank.app.relay import VARIABLE, Brief
from werkbank.i18n import tr
from werkbank.launcher.child import Child, fork, spawn
from werkbank.launcher.supervise import Supervisor, quiet_signals

WITH_WINDOW = {"open", "demo"}
FORKS = sys.platform.startswith("linux")


def supervised(
    words: argparse.Namespace, arguments: Sequence[str], *, say: Callable[[str], object], forks: bool = FORKS
) -> int | None:
    """Run the window that the words ask for; None in the process that is to be that window."""
    if not is_window(words) or VARIABLE in os.environ:
        return None

    def start(brief: Brief) -> Child | None:
        return fork(brief) if forks else spawn(list(arguments), brief)

    def crashed(code: int) -> str:
        return _report(words, code)

    code = Supervisor(start, crashed=crashed, say=lambda path: say(_told(path))).run()
    if code is None:
        quiet_signals()
    return code


def is_window(words: argparse.Namespace) -> bool:
    """Whether these words open a window that somebody works in."""
    return words.command in WITH_WINDOW and not getattr(words, "no_window", False)


def _told(path: str) -> str:
    text = tr("Werkbank is onverwacht gestopt. Wat opgeslagen was, staat er nog.")
    where = tr("Het verslag zonder persoonsgegevens staat in {pad}.", pad=path) if path else ""
    return f"{text} {where}".strip()


def _report(words: argparse.Namespace, code: int) -> str:
    """Write down how the window ended: a number, no memory and no names. Returns where, empty when that fails."""
    from werkbank import __version__
    from werkbank.app.places import own_workplace, reports_folder
    from werkbank.app.reports import write_lines
    from werkbank.model.clock import SystemClock

    at = SystemClock().now()
    head = f"Werkbank {__version__}, Python {sys.version.split()[0]}, {sys.platform}, {at:%Y-%m-%d %H:%M:%S}"
    lines = (head, f"the window ended with {code}")
    return str(write_lines(reports_folder(words.workplace or own_workplace()), lines, at) or "")
