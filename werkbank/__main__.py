"""The composition root: read the words, choose the room, and only then load it.

``open`` and ``demo`` load the window (and nothing else until it is painted); every other command loads no Qt at all.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from werkbank.app.commands.words import read_words

WINDOW_COMMANDS = {"open", "demo", "self-test"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code: 0 good, 1 a clear error for people, 2 wrong usage."""
    words = read_words(sys.argv[1:] if arguments is None else list(arguments))
    if words.command in WINDOW_COMMANDS:
        return _window(words)
    from werkbank.app.commands.run import run

    return run(words)


def _window(words: argparse.Namespace) -> int:
    try:
        from werkbank.ui.commands import run_window_command  # the only place where Qt comes in

        return run_window_command(words)
    except ImportError as error:  # a library of the system is missing
        from werkbank.app.libraries import explain_import_error

        sys.stderr.write(explain_import_error(error).for_people() + "\n")
        return 1
    except Exception as error:
        if not hasattr(error, "for_people"):  # a known error, told apart without loading the model before it is needed
            raise
        sys.stderr.write(error.for_people() + "\n")
        return 1


if __name__ == "__main__":
    raise SystemExit(main())
