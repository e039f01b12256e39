"""The one place of the command line that writes to stdout.

JSON goes out as UTF-8 whatever the terminal speaks. A file name that is no text for this system (bytes that no
encoding knows) is shown with a backslash instead of stopping the program. A name from elsewhere may hold signs that
steer a terminal (move, erase, rename the window); those never reach it.
"""

from __future__ import annotations

import json
import re
import sys
from io import TextIOWrapper
from typing import Any

_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def _plain(text: str) -> str:
    return _STEERING.sub("\N{REPLACEMENT CHARACTER}", text)


def show_any_text() -> None:
    """Let every text be written, also one that the terminal has no letters for."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(text: str) -> None:
    """One line for people."""
    sys.stdout.write(_plain(text) + "\n")


def aside(text: str) -> None:
    """One line for people beside the result: on stderr, so that a document on stdout stays whole."""
    sys.stderr.write(_plain(text) + "\n")


def document(value: Any) -> None:  # noqa: ANN401 - JSON
    """One JSON document, and nothing else."""
    text = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    text = _STEERING.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))  # a lone surrogate as \udcxx is JSON too
        sys.stdout.buffer.flush()
    else:  # somebody listens in
        sys.stdout.write(text)
