"""The end that nothing holds up: armed before the orderly way begins, it ends the process when that takes too long.

Two of them, because either may be held up: a thread (needs Python to run), and on Linux and macOS the timer of the
system, which ends the process even when a library never lets Python run again. What was committed is on the disk; what
was typed was stored before.
"""

from __future__ import annotations

import os
import signal
import threading
import time

from werkbank.app.relay import LOCKED

AT_MOST = 0.8  # seconds for the orderly way


def arm(code: int = LOCKED, *, seconds: float = AT_MOST) -> None:
    """From now on this process lives at most so long."""
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds + 0.1)
    threading.Thread(target=_end, args=(code, seconds), name="hard-end", daemon=True).start()


def _end(code: int, seconds: float) -> None:
    time.sleep(seconds)
    os._exit(code)
