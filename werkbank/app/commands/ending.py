"""How a command ends when something goes wrong: one Dutch text on stderr, exit code 1."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from werkbank.app.commands.output import aside
from werkbank.app.failing import told
from werkbank.i18n import tr

FAILED = 1


def end_badly(error: BaseException, *, report: Callable[[], str]) -> int:
    """Put an error into words; ``report`` writes down what is our own mistake and answers where. Returns 1."""
    if isinstance(error, BrokenPipeError):
        _stop_talking()
        return FAILED
    if isinstance(error, KeyboardInterrupt):
        aside("\n" + tr("Gestopt."))
        return FAILED
    text = told(error)
    aside(_our_mistake(report()) if text is None else text)
    return FAILED


def _our_mistake(path: str) -> str:
    text = tr("Er ging iets mis in het programma. Er is niets half opgeslagen.")
    where = tr("Het verslag zonder persoonsgegevens staat in {pad}.", pad=path) if path else ""
    return f"{text} {where}".strip()


def _stop_talking() -> None:
    """The reader of our output is gone: let Python not complain about that when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
