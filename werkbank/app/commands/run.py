"""Run one command of the command line and turn a known error into one Dutch line on stderr (exit 1)."""

from __future__ import annotations

import argparse
import importlib
import sys

from werkbank.model.errors import KnownError

_MODULES = {
    "date": "dates",
    "init": "cases",
    "import": "cases",
    "export": "cases",
    "check": "cases",
    "plan": "papers",
    "genogram": "pictures",
    "timeline": "pictures",
    "patterns": "pictures",
}


def run(words: argparse.Namespace) -> int:
    """Do what the words say; returns the exit code."""
    module = importlib.import_module(f"werkbank.app.commands.{_MODULES[words.command]}")
    try:
        return int(getattr(module, f"run_{words.command}")(words))
    except KnownError as error:
        sys.stderr.write(error.for_people() + "\n")
        return 1
    except OSError as error:
        sys.stderr.write(_disk(error) + "\n")
        return 1


def _disk(error: OSError) -> str:
    from werkbank.i18n import tr

    return tr(
        "Lezen of schrijven lukt niet: {reden} ({pad}). Controleer of de plek bestaat en of je er mag schrijven.",
        reden=error.strerror or "",
        pad=error.filename or "",
    )
