"""The composition root: read the words, choose the room, and only then load it.

``open`` and ``demo`` load the window (and nothing else until it is painted); every other command loads no Qt at all.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from werkbank.app.commands.words import read_words


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code: 0 good, 1 a clear error for people, 2 wrong usage."""
    words = read_words(sys.argv[1:] if arguments is None else list(arguments))
    if words.command in {"open", "demo", "self-test"}:
        from werkbank.app.libraries import explain_missing_libraries  # noqa: PLC0415 - before Qt is touched

        return explain_missing_libraries(lambda: _window(words))
    from werkbank.app.commands.run import run  # noqa: PLC0415 - the window needs none of it

    return run(words)


def _window(words: object) -> int:
    from werkbank.ui.commands import run_window_command  # noqa: PLC0415 - the only place where Qt comes in

    return run_window_command(words)


if __name__ == "__main__":
    raise SystemExit(main())
