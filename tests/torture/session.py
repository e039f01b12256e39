"""A whole session at the real window, offscreen, in which fifty words are said that may stand nowhere in clear.

    python -m tests.torture.session FOLDER MODE

It stops twice (``busy`` in the midst of work, ``closed`` at the end) until a line comes on stdin, so that somebody can
look at every file. MODE is empty, or a leak: ``temp-file`` lets SQLite sort on the disk, ``log`` writes a log.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tests.helpers import window as hands
from werkbank.app.verbs import family, history
from werkbank.model.dates import parse
from werkbank.model.errors import BugError
from werkbank.store import connection
from werkbank.ui.crash import write_report
from werkbank.ui.main_window import MainWindow

MARKERS = tuple(f"Zwartebes{number:02d}" for number in range(50))
TODAY = date(2026, 11, 21)
SORTS = ("PRAGMA temp.cache_size=8", "CREATE TEMP TABLE sorted AS SELECT val FROM op ORDER BY val DESC",
         *["INSERT INTO sorted SELECT val FROM sorted"] * 4)  # fmt: skip


def main() -> None:
    """Work, and stop to be looked at."""
    folder, mode = Path(sys.argv[1]), sys.argv[2]
    if mode == "temp-file":
        _sort_on_the_disk()
    window = hands.unlocked(hands.make_workplace(folder))
    words = iter(MARKERS)
    work = window.work
    if work.desk is None:
        work.open_case(work.workplace.cases()[0].id)
    _say_all(words, window)
    if mode == "log":
        (Path.home() / "werkbank.log").write_text(f"opened {MARKERS[7]}", encoding="utf-16-le")
    stored = work.workplace._open[work.workplace.cases()[0].id]
    for ask in SORTS:
        stored._worker.do(lambda file, ask=ask: file.connection.execute(ask))
    _stop("busy")
    hands.put_away(window)
    _stop("closed")


def _say_all(words: Iterator[str], window: MainWindow) -> None:
    """Every word in another place: names, notes, titles, texts, the sheet, window state, a failure of the program."""
    session = window.work.session
    for number, word in enumerate(words):
        if number % 3 == 0:
            family.add_person(session, first_name=word, note=word)
        elif number % 3 == 1:
            history.add_event(session, title=word, text=f"{word} " * 40, date=parse("2019", today=TODAY))
        else:
            session.memory.set_view_state(f"zoek {number}", {"text": word})
    with session.open.transaction("edit-sheet", subject=MARKERS[3]) as edit:
        edit.change(session.casus.sheet, municipality=MARKERS[3])
    hands.settle()
    failure = BugError(MARKERS[5])
    failure.__cause__ = ValueError(MARKERS[6])
    write_report(Path(os.environ["WERKBANK_REPORTS"]), failure, hands.noon().now())


def _sort_on_the_disk() -> None:
    """The leak that SQLCipher has by default in other builds: temporary tables in files of their own, in clear."""
    settings = tuple("temp_store=FILE" if "temp_store" in one else one for one in connection._EVERY_FILE)
    assert settings != connection._EVERY_FILE
    connection._EVERY_FILE = settings  # type: ignore[assignment]
    connection._TEMP_STORE_MEMORY = 1


def _stop(word: str) -> None:
    sys.stdout.write(word + "\n")
    sys.stdout.flush()
    sys.stdin.readline()


if __name__ == "__main__":
    main()
