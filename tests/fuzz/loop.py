"""The process that libFuzzer drives: imports the program with its branches counted, then takes inputs for ever."""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["werkbank"], enable_loader_override=False):
    from tests.fuzz.targets import MOST_BYTES, TARGETS, fed


def main() -> None:
    """``python -m tests.fuzz.loop TARGET OPTIONS_OF_LIBFUZZER``."""
    name, *options = sys.argv[1:]
    target = TARGETS[name]
    sys.setrecursionlimit(1000)
    atheris.Setup([sys.argv[0], f"-max_len={MOST_BYTES}", *options], lambda data: fed(target, data) and None)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
