"""The composition root: read the words, choose the room, and only then load it.

``open`` and ``demo`` load the window (and nothing else until it is painted); every other command loads no Qt at all.
Whatever goes wrong ends in one Dutch text on stderr and exit code 1, never in a traceback: a mistake of our own leaves
a report without personal data and says where it is.
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Sequence

from werkbank.app.commands.words import read_words

WINDOW_COMMANDS = {"open", "demo", "self-test"}
KEYLESS_COMMANDS = {"date"}
QT = {"PySide6", "shiboken6"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code: 0 good, 1 a clear error for people, 2 wrong usage.

    Without ``arguments`` this is the program itself: a window then runs behind the launcher, in a process of its own.
    With them everything happens in this process, and locking ends in the same window.
    """
    from werkbank.app.commands.output import show_any_text

    show_any_text()
    words = read_words(sys.argv[1:] if arguments is None else list(arguments))
    try:
        if words.command not in KEYLESS_COMMANDS:
            from werkbank.store.hardening import harden_process

            harden_process()
        if arguments is None and words.command in WINDOW_COMMANDS and (code := _launched(words)) is not None:
            return code
        return _window(words) if words.command in WINDOW_COMMANDS else _command(words)
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the last net
        from werkbank.app.commands.ending import end_badly

        mistake = error
        return end_badly(mistake, report=lambda: _reported(mistake, words))


def _launched(words: argparse.Namespace) -> int | None:
    """The exit code of the launcher; None in the process that is to be the window, or when there is none to launch."""
    from werkbank.app.commands.output import aside
    from werkbank.launcher.program import supervised

    return supervised(words, sys.argv[1:], say=aside)


def _command(words: argparse.Namespace) -> int:
    from werkbank.app.commands.run import run

    return run(words)


def _window(words: argparse.Namespace) -> int:
    gc.disable()  # what a start makes stays: looking through it for garbage would only take time
    try:
        from werkbank.ui.commands import run_window_command  # the only place where Qt comes in

        return run_window_command(words)
    except ImportError as error:
        if isinstance(error, ModuleNotFoundError) and (error.name or "").partition(".")[0] not in QT:
            raise
        from werkbank.app.libraries import explain_import_error  # a library of the system is missing

        raise explain_import_error(error) from error
    finally:
        gc.enable()


def _reported(error: BaseException, words: argparse.Namespace) -> str:
    """Write the report of a mistake of our own; returns where it is, empty when even that fails."""
    from werkbank.app.places import own_workplace, reports_folder
    from werkbank.model.clock import SystemClock
    from werkbank.ui.crash import write_report  # no Qt in there

    folder = reports_folder(words.workplace or own_workplace())
    return str(write_report(folder, error, SystemClock().now()) or "")


if __name__ == "__main__":
    raise SystemExit(main())
