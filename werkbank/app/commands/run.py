"""Run one command of the command line, loading only what that command needs."""

from __future__ import annotations

import argparse
import importlib

_MODULES = {
    "date": "dates",
    "init": "cases",
    "export": "cases",
    "check": "cases",
    "import": "imports",
    "plan": "papers",
    "mdo": "papers",
    "handover": "handing_over",
    "poster": "handing_over",
    "genogram": "pictures",
    "timeline": "pictures",
    "patterns": "pictures",
    "log": "keeping",
    "backup": "keeping",
    "restore": "keeping",
    "erase": "destroying",
    "card": "cards",
    "send": "sending",
    "receive": "receiving",
}


def run(words: argparse.Namespace) -> int:
    """Do what the words say; returns the exit code. What goes wrong is raised; ``app.failing`` puts it into words."""
    module = importlib.import_module(f"werkbank.app.commands.{_MODULES[words.command]}")
    return int(getattr(module, f"run_{words.command}")(words))
