"""The real program behind its launcher, driven from inside: one lock after the other, each under another condition.

    python -m tests.helpers.lock_driver PLAN WORDS...

``PLAN`` is a JSON file: ``conditions`` to lock under, one for each window; what is said comes as lines of JSON on
stdout. Unless the plan says ``warm``, nothing of Qt is loaded in the launcher; ``wrong`` is a wrong mode to work in
(``tests.torture.wrong_modes``). No text that is typed stands in this module.
"""

from __future__ import annotations

import json
import os
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

PLAN: dict[str, Any] = {}


def say(**what: Any) -> None:  # noqa: ANN401
    sys.stdout.write(json.dumps({"pid": os.getpid(), "at": time.monotonic(), **what}) + "\n")
    sys.stdout.flush()


def main() -> int:
    from werkbank import __main__ as program
    from werkbank.launcher import supervise
    from werkbank.store import hardening

    file = Path(sys.argv[1])
    PLAN.update(json.loads(file.read_text(encoding="utf-8")))
    del sys.argv[1]
    if PLAN.get("readable"):  # by the scan of memory; that it is not in earnest is another test
        vars(hardening)["harden_process"] = list
    if PLAN.get("warm"):  # many windows in a row: each finds the program loaded; what it locks is the same
        for module in ("tests.helpers.lock_conditions", "werkbank.ui.casework", "werkbank.ui.pages.overview"):
            import_module(module)
    if PLAN.get("wrong"):
        from tests.torture.wrong_modes import put_up

        put_up(PLAN["wrong"])
    next_one, window = supervise.Supervisor._next, program._window
    if PLAN.get("launcher"):

        def ended(self: Any, brief: Any, code: int, news: dict[str, Any]) -> Any:  # noqa: ANN401
            say(event="ended", code=code, news=sorted(news))
            return next_one(self, brief, code, news)

        supervise.Supervisor._next = ended  # type: ignore[method-assign]

    def driven(words: Any) -> int:  # noqa: ANN401
        from tests.helpers import lock_conditions

        lock_conditions.drive({**PLAN, "passphrase": str(file.with_name("wachtzin.txt"))}, say)
        return window(words)

    program._window = driven
    return program.main()


if __name__ == "__main__":
    raise SystemExit(main())
