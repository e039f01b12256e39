"""How long each paper takes, whether the window stays alive meanwhile, and how the timeline comes on paper.

    python -m tests.benchmarks.bench_paper            # papers, the window, the timeline of 12, 300 and 1000 events
    python -m tests.benchmarks.bench_paper 1000       # the timeline of so many events only

*Papers*: seconds from a casus to the bytes of the file, the first time in a process (imports and fonts included, first
row only) and the least of three more, on the clock and of the processor: on a busy machine only the second says much.
*Window*: the real window makes each paper beside itself, as the print dialog does, while a timer ticks in its loop:
milliseconds between two ticks. *Timeline*: seconds of the processor for the whole PDF with its list.

Targets: plan 1.5 s, MDO sheet 1 s, poster of 300 events and 60 persons 2 s, 95 of 100 gaps under 30 ms, the timeline
of a thousand events on A3 within a second.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks import made_family
from tests.benchmarks.made_timeline import TODAY, casus
from werkbank.app.demo import CASES
from werkbank.app.exports import handover_pdf, mdo_pdf, plan_docx, plan_pdf, poster_pdf
from werkbank.exchange import read_input
from werkbank.i18n.resources import resource
from werkbank.model.casus import Casus
from werkbank.paper.timeline import tile_count, timeline_pdf, timeline_sheets

if TYPE_CHECKING:
    from werkbank.ui.main_window import MainWindow

SIZES = (12, 300, 1_000)
PAPERS = ("A3", "A2", "A1", "A4-tiled")
ROUNDS = 3
TICK_MS = 4
Making = Callable[[], object]


def main(sizes: list[int]) -> None:
    """Print the tables; ``sizes`` leaves only the timeline of so many events."""
    if not sizes:
        makings = _makings()
        _papers(makings)
        _window(makings)
    _timeline(sizes or list(SIZES))


def _makings() -> dict[str, Making]:
    """What is made, by name with its target in seconds."""
    demo = read_input(resource("samples", CASES[0]), today=TODAY).casus
    large = made_family.casus(persons=60, events=300)
    return {
        "plan, 12 pages or more (1.5)": lambda: plan_pdf(demo, reader="moeder", today=TODAY),
        "plan as Word document": lambda: plan_docx(demo, reader="moeder", today=TODAY),
        "MDO sheet, demo (1.0)": lambda: mdo_pdf(demo, today=TODAY),
        "MDO sheet, 400 events (1.0)": lambda: mdo_pdf(casus(400), today=TODAY),
        "handover": lambda: handover_pdf(demo, today=TODAY, organisation="Verzonnen"),
        "poster A1, 60 persons, 300 events (2.0)": lambda: poster_pdf(large, today=TODAY, paper="A1"),
    }


def _papers(makings: dict[str, Making]) -> None:
    _say(f"{'paper (target in seconds)':<42} {'first':>7} {'again':>7} {'cpu':>7}")
    for name, make in makings.items():
        first, _ = _took(make)
        again = [_took(make) for _ in range(ROUNDS)]
        _say(f"{name:<42} {first:7.2f} {min(wall for wall, _ in again):7.2f} {min(cpu for _, cpu in again):7.2f}")


def _window(makings: dict[str, Making]) -> None:
    """Each paper in a job of the real window; the gaps between ticks of a timer in its loop."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from tests.helpers.window import at_work, make_workplace, put_away

    _say(f"\n{'window while making, ms between ticks (30)':<42} {'p50':>7} {'p95':>7} {'most':>7} {'ticks':>7}")
    with tempfile.TemporaryDirectory() as folder:
        window = at_work(make_workplace(Path(folder) / "werkplek"))
        for name, make in {"nothing": lambda: time.sleep(1.0), **makings}.items():
            gaps = sorted(_gaps(window, make))
            p50, p95 = gaps[len(gaps) // 2], gaps[int(len(gaps) * 0.95)]
            _say(f"{name:<42} {p50:7.1f} {p95:7.1f} {gaps[-1]:7.1f} {len(gaps):7}")
        put_away(window)


def _gaps(window: MainWindow, make: Making) -> list[float]:
    from PySide6.QtCore import QEventLoop, Qt, QTimer

    from werkbank.ui.jobs import Job

    loop, moments = QEventLoop(), [time.perf_counter()]
    timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=TICK_MS)
    timer.timeout.connect(lambda: moments.append(time.perf_counter()))
    timer.start()
    job = Job(lambda _progress: make(), window)
    job.on(done=lambda _made: loop.quit(), failed=lambda _error: loop.quit()).start()
    loop.exec()
    timer.stop()
    moments.append(time.perf_counter())
    return [(after - before) * 1000 for before, after in pairwise(moments)]


def _timeline(sizes: list[int]) -> None:
    _say(f"\n{'events':>7} {'paper':>9} {'seconds':>8} {'sheets':>7} {'smallest':>9} {'numbers':>8}")
    for count in sizes:
        known = casus(count)
        for paper in PAPERS:
            seconds = min(_seconds(known, paper=paper) for _ in range(ROUNDS))
            made = timeline_sheets(known, today=TODAY, paper=paper)
            pages = tile_count(made.pages[0]) if paper == "A4-tiled" else len(made.pages)
            cut = len(made.wall.cut_labels)
            _say(f"{count:7} {paper:>9} {seconds:8.2f} {pages:7} {made.smallest:9.2f} {cut:8}")


def _seconds(known: Casus, *, paper: str) -> float:
    start = time.process_time()
    timeline_pdf(known, today=TODAY, paper=paper)
    return time.process_time() - start


def _took(make: Making) -> tuple[float, float]:
    start, used = time.perf_counter(), time.process_time()
    make()
    return time.perf_counter() - start, time.process_time() - used


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main([int(text) for text in sys.argv[1:]])
