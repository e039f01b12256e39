"""The one place of the command line that writes to stdout."""

from __future__ import annotations

import json
import sys
from typing import Any


def say(text: str) -> None:
    """One line for people."""
    sys.stdout.write(text + "\n")


def document(value: Any) -> None:  # noqa: ANN401 - JSON
    """One JSON document, and nothing else."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=1, allow_nan=False)
    sys.stdout.write("\n")
