"""When our own code fails: the window stays, says so in plain words, and leaves a report without personal data.

A report holds the types of the errors and the places in our code (file, line, function), never values, messages or
locals: those may name people. The casus is safe because a failing action rolls back and every earlier one is on disk.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from werkbank import __version__
from werkbank.app.reports import KEEP as KEEP  # noqa: PLC0414 - how many stay is told here as well
from werkbank.app.reports import LogFile, write_lines
from werkbank.i18n import tr

HookType = Callable[[type[BaseException], BaseException, TracebackType | None], object]
MOST_PLACES = 60  # of one error; a recursion without end has thousands


def report_of(error: BaseException, at: datetime) -> str:
    """What may be written down of a failure."""
    lines = [f"Werkbank {__version__}, Python {sys.version.split()[0]}, {sys.platform}, {at:%Y-%m-%d %H:%M:%S}"]
    for one in _chain(error):
        lines.append(f"{type(one).__module__}.{type(one).__qualname__}")
        frames = traceback.extract_tb(one.__traceback__)
        places = [f"  {_place(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
        lines.extend(places if len(places) <= MOST_PLACES else [*places[:10], "  ...", *places[11 - MOST_PLACES :]])
    return "\n".join(lines) + "\n"


def _chain(error: BaseException) -> list[BaseException]:
    """The error and what caused it, each once: a chain may bite its own tail."""
    chain: list[BaseException] = []
    seen: BaseException | None = error
    while seen is not None and seen not in chain:
        chain.append(seen)
        seen = seen.__cause__ or seen.__context__
    return chain


def write_report(folder: Path, error: BaseException, at: datetime) -> Path | None:
    """Put a report in a folder and keep the newest few; None when even that fails."""
    return write_lines(folder, report_of(error, at).splitlines(), at)


def install(folder: Path, *, now: Callable[[], datetime], say: Callable[[str, str], object]) -> None:
    """Catch what nobody caught: write the report, tell the user, go on. What is logged goes in a file beside it.

    A known error that slipped through is said as it is: it has a text for people and needs no report. In another thread
    nobody can be told anything; there is only the report.
    """

    def caught(_kind: type[BaseException], error: BaseException, _tb: TracebackType | None) -> None:
        if hasattr(error, "for_people"):  # told apart without loading the model
            say(str(error), getattr(error, "remedy", ""))
            return
        path = write_report(folder, error, now())
        text = tr("Er ging iets mis in het programma. Je casus is veilig: alles tot de vorige handeling is opgeslagen.")
        where = tr("Het verslag zonder persoonsgegevens staat in {pad}.", pad=path) if path else ""
        say(
            text,
            tr("Probeer het opnieuw. Gaat het weer mis, sluit dan af en open de casus opnieuw. {waar}", waar=where),
        )

    log = logging.getLogger("werkbank")
    for handler in [one for one in log.handlers if isinstance(one, LogFile)]:
        log.removeHandler(handler)
    log.addHandler(LogFile(folder, now=now))
    sys.excepthook = caught
    threading.excepthook = lambda failed: write_report(folder, failed.exc_value or BaseException(), now())


def _place(filename: str) -> str:
    """The path from our own folder on: what lies above it may be somebody's name."""
    parts = Path(filename).parts
    ours = [i for i, part in enumerate(parts) if part in {"werkbank", "site-packages"}]
    return "/".join(parts[ours[-1] if ours else -1 :])
