"""Somebody who types in the real window and says what the program has taken: what a kill must not lose.

    python -m tests.helpers.typist WORKPLACE PASSPHRASE_FILE RUN

Each line on stdout is one JSON list: ``["restored", state]`` once, then ``["person", name]``, ``["event", title]`` and
``["view", state]``, each only after the program said that it is done; ``["keeping", state]`` comes before the last of
these. It never stops by itself.
"""

from __future__ import annotations

import json
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from werkbank.app.actions import ActionId
from werkbank.app.places import Places
from werkbank.app.session import key_of
from werkbank.app.verbs import family, history
from werkbank.model.dates import parse
from werkbank.ui.application import make_application
from werkbank.ui.main_window import MainWindow

PAGES = (ActionId.PAGE_OVERVIEW, ActionId.PAGE_BOUWSTENEN)
TODAY = date(2026, 11, 21)


def tell(*what: object) -> None:
    """Say one thing that is done."""
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def opened(workplace: Path, passphrase: str, *, seconds: float = 30.0) -> MainWindow:
    """The window with the one case open, where it was left."""
    make_application()
    window = MainWindow(Places(workplace))
    window.show()
    window.unlock(window.places.people()[0][0], passphrase)
    end = time.monotonic() + seconds
    while window.work is None:
        QApplication.processEvents()
        assert time.monotonic() < end
    if window.work.desk is None:
        window.work.open_case(window.work.workplace.cases()[0].id)
    QApplication.processEvents()
    return window


def view_of(window: MainWindow) -> dict[str, Any]:
    """What is on screen, as far as it is kept."""
    state: dict[str, Any] = window.work.space._state()
    return {name: state[name] for name in ("page", "selection", "cursor")}


def type_on(window: MainWindow, *, run: str) -> None:
    """Add persons and events, select them, move through time and pages, for ever."""
    session, number = window.work.session, 0
    while True:
        number += 1
        name = f"{run}-{number}"
        person = family.add_person(session, first_name=name)
        tell("person", name)
        event = history.add_event(session, title=name, date=parse("2019", today=TODAY), persons=(person.id,))
        tell("event", name)
        session.select(key_of(person if number % 2 else event))
        session.move_cursor(TODAY - timedelta(days=number))
        if number % 3 == 0:
            window.work.space.show_page(PAGES[number // 3 % len(PAGES)])
            tell("keeping", view_of(window))
            window.work.space.keep()
            tell("view", view_of(window))
        QApplication.processEvents()


def main() -> None:
    """Type until killed."""
    workplace, passphrase, run = sys.argv[1:]
    window = opened(Path(workplace), Path(passphrase).read_text(encoding="utf-8").strip())
    tell("restored", view_of(window))
    type_on(window, run=run)


if __name__ == "__main__":
    main()
