"""Our timeline beside QGraphicsView and pyqtgraph: the same events, the same steps, one run.

    python -m tests.benchmarks.bench_rivals            # 300, 1 000, 10 000 and 100 000 events
    python -m tests.benchmarks.bench_rivals 300 10000  # some

Milliseconds of CPU a frame at the 95th percentile, over pan steps of 8 pixels and zoom steps of 1.1, at device pixel
ratio 1 and 2 (offscreen, 1366 x 768), the best of some rounds; a look-up under the mouse; memory that building the
view took. Each view is measured in a process of its own. ``x`` is how many times longer the other takes than ours.

pyqtgraph comes with ``pip install .[bench]``. vis-timeline needs a browser; it is left out and the table says so.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.benchmarks.bench_timeline import SIZES, WINDOW, desk_of, say
from tests.benchmarks.made_timeline import TODAY, casus
from tests.benchmarks.processes import ROOT
from tests.benchmarks.rivals import Laid, makers
from werkbank.model.casus import Casus
from werkbank.timeline.board import lay
from werkbank.ui.canvas.painter import load_fonts
from werkbank.ui.theme import dress, theme_named
from werkbank.ui.timeline.canvas import Canvas

STEPS, SLOW_STEPS, ROUNDS = 60, 12, 3
SLOW = 40.0  # ms a frame from which fewer steps tell enough
OURS = "werkbank"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
FIGURES = ("pan", "zoom", "pan @2", "zoom @2", "hit", "memory")


class Ours:
    """Our canvas in the words of the others."""

    def __init__(self, known: Casus) -> None:
        self.canvas = Canvas(desk_of(known), theme_named("light"))
        self.surface = self.canvas.viewport()
        self.fit, self.pan, self.hit = self.canvas.fit, self.canvas.pan, self.canvas.hit

    def zoom(self, factor: float, *, at: float) -> None:
        self.canvas.zoom(factor, at=at)


def measure_one(name: str, count: int) -> dict[str, float]:
    """All figures of one view, in this process."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    load_fonts()
    dress(app, theme_named("light"))  # type: ignore[arg-type]
    known = casus(count)
    laid = None if name == OURS else Laid(lay(known, today=TODAY), width=float(WINDOW[0]))
    before = _memory()
    view: Any = Ours(known) if laid is None else makers()[name](laid)
    widget = view.canvas if laid is None else getattr(view, "widget", view)
    widget.resize(*WINDOW)
    widget.show()
    view.fit()
    for _ in range(20):
        app.processEvents()
    view.surface.repaint()
    figures = {"memory": _memory() - before}
    figures |= dict(zip(("pan", "zoom"), _frames(view, view.surface.repaint), strict=True))
    twice = QImage(view.surface.size() * 2, QImage.Format.Format_RGB32)
    twice.setDevicePixelRatio(2)
    sharp = _frames(view, lambda: view.surface.render(twice))
    figures |= dict(zip(("pan @2", "zoom @2"), sharp, strict=True))
    view.fit()
    points = [QPointF(150 + 7 * n % 1200, 160 + 13 * n % 560) for n in range(60)]
    began = time.thread_time()
    for point in points:
        view.hit(point)
    figures["hit"] = (time.thread_time() - began) * 1000 / len(points)
    return figures


def _frames(view: Any, paint: Callable[[], object]) -> tuple[float, float]:  # noqa: ANN401 - one of several views
    """The 95th percentile of pan and of zoom frames, each of its best round."""
    view.fit()
    first = _timed(lambda _: view.pan(-1.0), paint, steps=2)
    steps, rounds = (SLOW_STEPS, 1) if max(first) > SLOW else (STEPS, ROUNDS)
    pans, zooms = [], []
    for _ in range(rounds):
        view.fit()
        view.zoom(3.0, at=700.0)
        paint()
        pans.append(np.percentile(_timed(lambda _: view.pan(-8.0), paint, steps=steps), 95))
        view.fit()
        paint()
        half = steps // 2
        turn = _timed(lambda n: view.zoom(1.1 if n < half else 1 / 1.1, at=700.0), paint, steps=steps)  # noqa: B023
        zooms.append(np.percentile(turn, 95))
    return float(min(pans)), float(min(zooms))


def _timed(step: Callable[[int], object], paint: Callable[[], object], *, steps: int) -> list[float]:
    spent = []
    for number in range(steps):
        began = time.thread_time()
        step(number)
        paint()
        spent.append((time.thread_time() - began) * 1000)
    return spent


def _memory() -> float:
    """The most memory this process has used so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _asked(name: str, count: int) -> dict[str, float]:
    """The figures of one view from a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.bench_rivals", "--one", name, str(count)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    read: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return read


def _compared(count: int, names: list[str]) -> None:
    ours = _asked(OURS, count)
    say(f"\n{count} events" + " " * 14 + "".join(f"{figure:>16}" for figure in FIGURES))
    say(f"  {OURS:<24}" + "".join(f"{ours[figure]:>16.2f}" for figure in FIGURES))
    for name in names:
        theirs = _asked(name, count)
        cells = (f"{theirs[figure]:.2f} ({theirs[figure] / max(ours[figure], 0.01):.1f}x)" for figure in FIGURES)
        say(f"  {name:<24}" + "".join(f"{cell:>16}" for cell in cells))


def main() -> None:
    """Print the tables."""
    if "--one" in sys.argv:
        name, size = sys.argv[sys.argv.index("--one") + 1 :]
        say(json.dumps(measure_one(name, int(size))))
        return
    names = list(makers())
    say("milliseconds of CPU a frame (p95), a look-up, and MB; (x) is theirs over ours")
    if "pyqtgraph" not in names:
        say("pyqtgraph is not installed: left out")
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    why = "no Chromium on this machine" if browser is None else "this script does not drive a browser yet"
    say(f"{why}: vis-timeline is left out")
    for count in map(int, sys.argv[1:] or map(str, SIZES)):
        _compared(count, names)


if __name__ == "__main__":
    main()
