"""The genogram: laying out, and moving the time cursor, which changes ink only (60 and 300 persons)."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import date, timedelta

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from tests.benchmarks.made_family import TODAY, casus
from tests.benchmarks.report import Row, Section
from tests.benchmarks.workplaces import noon
from werkbank.app.session import Session
from werkbank.genogram.picture import draw, layout_of
from werkbank.journal.open_casus import MemorySink, OpenCasus
from werkbank.model.casus import Casus
from werkbank.model.clock import counted_ids
from werkbank.ui.application import make_application
from werkbank.ui.desk import Desk
from werkbank.ui.genogram.view import GenogramView
from werkbank.ui.theme import theme_named

SIZES = (60, 300)
WINDOW = 900, 700


def measure(*, quick: bool) -> list[Section]:
    """One table: layout, ink as data, and the view from the cursor's move to painted."""
    make_application()
    rows = [row for persons in SIZES for row in _of(persons, quick=quick)]
    return [Section("Genogram: another day on the time cursor", rows)]


def _of(persons: int, *, quick: bool) -> list[Row]:
    known = casus(persons=persons, events=0)
    days = [TODAY - timedelta(days=400 * n) for n in range(10 if quick else 40)]
    laid = layout_of(known)
    layout = [_timed(lambda: layout_of(known)) for _ in range(2 if quick else 5)]
    ink = [_timed(lambda d=day: draw(known, as_of=d, layout=laid)) for day in days]  # type: ignore[misc]
    return [
        Row(f"{persons} persons: layout (only when the family changes)", tuple(layout)),
        Row(f"{persons} persons: ink as data", tuple(ink)),
        Row(f"{persons} persons: cursor moved to painted", tuple(_moved(known, days))),
    ]


def _moved(known: Casus, days: list[date]) -> list[float]:
    opened = OpenCasus(known, sink=MemorySink(), clock=noon(), ids=counted_ids("n"), author="Meter")
    desk = Desk(Session(opened, clock=noon()))
    view = GenogramView(desk, theme_named("light"))
    view.resize(*WINDOW)
    view.show()
    for _ in range(5):
        QApplication.processEvents()

    def move(day: date) -> None:
        desk.session.move_cursor(day)
        view.viewport().repaint()

    spent = [_timed(lambda d=day: move(d)) for day in days]  # type: ignore[misc]
    view.close()
    desk.close()
    return spent


def _timed(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000
