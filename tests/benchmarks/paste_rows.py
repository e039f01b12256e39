"""How long pasting many rows and undoing it take in the real window, and the longest time that it did not answer.

python -m tests.benchmarks.paste_rows [ROWS]      # 40 000 when not said
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QObject, QTimerEvent
from PySide6.QtWidgets import QApplication

from tests.helpers.window import at_work, make_workplace, put_away, settle
from werkbank.ui import big_steps, progress
from werkbank.ui.timeline import paste
from werkbank.ui.timers import Sweeper

KINDS = ("Crisismelding", "OTS", "VUHP", "Verhuizing", "aanhouding")


class Ticks(QObject):
    """Notes the longest time between two ticks of the window's own loop."""

    def __init__(self) -> None:
        super().__init__()
        self.last, self.worst = time.perf_counter(), 0.0
        self.startTimer(10)

    def timerEvent(self, event: QTimerEvent) -> None:  # noqa: N802 - Qt's own name
        del event
        now = time.perf_counter()
        self.worst, self.last = max(self.worst, now - self.last), now


class Heard:
    """Notes the longest time between two reports of a bar, and whether it ever went back."""

    def __init__(self) -> None:
        self.last, self.worst, self.reached, self.back = time.perf_counter(), 0.0, 0, 0
        self.at = 0
        heard, tell = self, progress.Bar.tell

        def told(bar: progress.Bar, reached: int, total: int) -> None:
            tell(bar, reached, total)
            heard.note(bar.reached)

        setattr(progress.Bar, "tell", told)  # noqa: B010 - a benchmark looks over its shoulder

    def note(self, reached: int) -> None:
        """One report."""
        now = time.perf_counter()
        if now - self.last > self.worst:
            self.at = reached
        self.worst, self.last = max(self.worst, now - self.last), now
        self.back += reached < self.reached
        self.reached = reached

    def anew(self) -> None:
        """A new bar."""
        self.last, self.worst, self.reached, self.at = time.perf_counter(), 0.0, 0, 0

    def said(self) -> str:
        """In words, the time after the last report included."""
        self.note(self.reached)
        return f"the bar for at most {self.worst:.2f} s (at {self.at / 10:.0f} %) and went back {self.back} times"


def table(rows: int) -> str:
    """Rows as a spreadsheet copies them, one column of them unknown."""
    head = "datum\teinde\tsoort\ttitel\tpersonen\treden\torganisatie\tbron\teigen kolom"
    lines = (
        f"{n % 28 + 1}-{n % 12 + 1}-{1990 + n % 30}\t\t{KINDS[n % 5]}\tGebeurtenis {n}\tBo\truzie\tJBW\tdossier\tx{n}"
        for n in range(rows)
    )
    return "\n".join([head, *lines])


def main() -> None:
    """Paste them and print what it took."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 40_000
    with tempfile.TemporaryDirectory() as folder:
        window = at_work(make_workplace(Path(folder)))
        Sweeper(window)  # as in the program
        desk, view = window.work.desk, window.work.space.overview.timeline
        told: list[str] = []
        desk.noticed.connect(told.append)
        dialog = paste.paste_text(view, desk, table(rows))
        assert dialog is not None
        settle()
        ticks, heard, start = Ticks(), Heard(), time.perf_counter()
        dialog.accept()
        while not told:
            QApplication.processEvents()
            time.sleep(0.002)
        took, bar = time.perf_counter() - start, heard.said()
        time.sleep(0.02)
        settle()  # showing them counts as well
        sys.stdout.write(f"{rows} rows: {took:.1f} s; the window was silent for at most {ticks.worst:.2f} s, {bar}\n")
        heard.anew()
        ticks.worst, start = 0.0, time.perf_counter()
        big_steps.turn(window.work, back=True)
        while len(desk.casus.events) > 1:
            QApplication.processEvents()
            time.sleep(0.002)
        took, bar = time.perf_counter() - start, heard.said()
        settle()
        sys.stdout.write(f"undone: {took:.1f} s; the window was silent for at most {ticks.worst:.2f} s, {bar}\n")
        put_away(window)


if __name__ == "__main__":
    main()
