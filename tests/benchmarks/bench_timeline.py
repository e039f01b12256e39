"""How fast the timeline paints, lays out and hits, at 300 to 100 000 events.

    python -m tests.benchmarks.bench_timeline            # all sizes
    python -m tests.benchmarks.bench_timeline 300 10000  # some

A frame is everything between a pan or zoom step and the painted widget (offscreen, 1366 x 768), measured over 60 pan
and 60 zoom steps; the table shows the 95th percentile in milliseconds beside its target. CPU time of the thread is
counted and the least disturbed of five rounds shown, so that a busy machine matters less; the last column is the same
in wall time. ``edit`` is one change with the whole timeline laid out anew, ``layout`` the first layout, ``hit`` one
look-up under the mouse.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from tests.benchmarks.made_timeline import TODAY, casus
from werkbank.app.session import Session
from werkbank.app.verbs.history import edit_event
from werkbank.journal.open_casus import MemorySink, OpenCasus
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId, SetClock, counted_ids
from werkbank.timeline.board import lay
from werkbank.timeline.picture import draw
from werkbank.ui.canvas.painter import load_fonts
from werkbank.ui.desk import Desk
from werkbank.ui.theme import dress, theme_named
from werkbank.ui.timeline.canvas import Canvas

SIZES = (300, 1_000, 10_000, 100_000)
TARGETS = {300: 3.0, 1_000: 5.0, 10_000: 8.0, 100_000: 16.6}
STEPS = 60
ROUNDS = 5
WINDOW = 1366, 768


class Frames(NamedTuple):
    """Milliseconds at the 95th percentile: CPU and wall."""

    cpu: float
    wall: float


def desk_of(known: Casus) -> Desk:
    """A desk in memory."""
    clock = SetClock(datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC))
    opened = OpenCasus(known, sink=MemorySink(), clock=clock, ids=counted_ids("n"), author="bench")
    return Desk(Session(opened, clock=clock))


def canvas_of(desk: Desk) -> Canvas:
    """A shown canvas with its texts ready."""
    canvas = Canvas(desk, theme_named("light"))
    canvas.resize(*WINDOW)
    canvas.show()
    for _ in range(30):
        QApplication.processEvents()
    return canvas


def frames(canvas: Canvas, step: Callable[[int], None], *, paint: Callable[[], object]) -> Frames:
    """Time steps with their painting."""
    cpu, wall = [], []
    for number in range(STEPS):
        began, clock = time.thread_time(), time.perf_counter()
        step(number)
        paint()
        cpu.append((time.thread_time() - began) * 1000)
        wall.append((time.perf_counter() - clock) * 1000)
    QApplication.processEvents()
    del canvas
    return Frames(float(np.percentile(cpu, 95)), float(np.percentile(wall, 95)))


def pan_and_zoom(canvas: Canvas, *, paint: Callable[[], object]) -> tuple[Frames, Frames]:
    """Sixty steps of 8 pixels, zoomed in; sixty steps of zooming in and out again; the best of some rounds."""
    rounds = [_round(canvas, paint=paint) for _ in range(ROUNDS)]
    return min(panned for panned, _ in rounds), min(zoomed for _, zoomed in rounds)


def _round(canvas: Canvas, *, paint: Callable[[], object]) -> tuple[Frames, Frames]:
    canvas.fit()
    canvas.zoom(3.0)
    paint()
    panned = frames(canvas, lambda _: canvas.pan(-8), paint=paint)
    canvas.fit()
    zoomed = frames(canvas, lambda n: canvas.zoom(1.1 if n < STEPS // 2 else 1 / 1.1, at=700.0), paint=paint)
    return panned, zoomed


def timed(action: Callable[[], object], *, times: int) -> float:
    """Median milliseconds of CPU."""
    spent = []
    for _ in range(times):
        began = time.thread_time()
        action()
        spent.append((time.thread_time() - began) * 1000)
    return float(np.median(spent))


def measure(count: int) -> str:
    """One line of the table."""
    known = casus(count)
    first = timed(lambda: lay(known, today=TODAY), times=1)
    desk = desk_of(known)
    canvas = canvas_of(desk)
    panned, zoomed = pan_and_zoom(canvas, paint=canvas.viewport().repaint)
    twice = QImage(canvas.viewport().size() * 2, QImage.Format.Format_RGB32)
    twice.setDevicePixelRatio(2)
    sharp = max(pan_and_zoom(canvas, paint=lambda: canvas.viewport().render(twice)))
    canvas.fit()
    canvas.viewport().repaint()
    hits = [QPointF(150 + 7 * n % 1200, 110 + 13 * n % 600) for n in range(100)]
    hit = timed(lambda: [canvas.hit(point) for point in hits], times=5) / len(hits)
    desk.changed.connect(lambda _change: canvas.relay())
    titles = iter(range(1000))
    edit = timed(lambda: edit_event(desk.session, EntityId("e7"), title=f"titel {next(titles)}"), times=7)
    paper = timed(lambda: draw(known, today=TODAY), times=1) if count <= 1_000 else float("nan")
    worst = max(panned.cpu, zoomed.cpu)
    verdict = "ok" if worst <= TARGETS.get(count, worst) else "slow"
    canvas.close()
    figures = (panned.cpu, zoomed.cpu, TARGETS.get(count, 0.0), verdict, sharp.cpu, hit, edit, first, paper)
    shown = (
        figure if isinstance(figure, str) else f"{figure:.2f}" for figure in (*figures, max(panned.wall, zoomed.wall))
    )
    return f"{count:>7} " + " ".join(f"{text:>8}" for text in shown)


def say(text: str) -> None:
    """One line on the terminal."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main() -> None:
    """Print the table."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    load_fonts()
    dress(app, theme_named("light"))  # type: ignore[arg-type]
    sheet = QPixmap(*WINDOW)
    painter = QPainter(sheet)
    whole = timed(lambda: painter.fillRect(0, 0, *WINDOW, Qt.GlobalColor.white), times=50)
    painter.end()
    say(f"milliseconds; filling the window once takes {whole:.2f} now (0.16 on the reference machine when it is calm)")
    heads = ("pan", "zoom", "target", "", "ratio 2", "hit", "edit", "layout", "picture", "wall")
    say(f"{'events':>7} " + " ".join(f"{head:>8}" for head in heads))
    for count in map(int, sys.argv[1:] or map(str, SIZES)):
        say(measure(count))


if __name__ == "__main__":
    main()
