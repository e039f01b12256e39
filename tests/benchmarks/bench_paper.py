"""How long the timeline takes on its way to paper, how many sheets it needs and how small its type gets.

    python -m tests.benchmarks.bench_paper            # 12, 300 and 1000 events
    python -m tests.benchmarks.bench_paper 1000       # some

Seconds of CPU time of the process, the least of three rounds, for the whole PDF with its list of events. Target: the
sheets of a thousand events on A3 within a second.
"""

from __future__ import annotations

import sys
import time

from tests.benchmarks.made_timeline import TODAY, casus
from werkbank.model.casus import Casus
from werkbank.paper.timeline import tile_count, timeline_pdf, timeline_sheets

SIZES = (12, 300, 1_000)
PAPERS = ("A3", "A2", "A1", "A4-tiled")
ROUNDS = 3


def main(sizes: list[int]) -> None:
    """Print the table."""
    sys.stdout.write(f"{'events':>7} {'paper':>9} {'seconds':>8} {'sheets':>7} {'smallest':>9} {'numbers':>8}\n")
    for count in sizes:
        known = casus(count)
        for paper in PAPERS:
            seconds = min(_seconds(known, paper=paper) for _ in range(ROUNDS))
            made = timeline_sheets(known, today=TODAY, paper=paper)
            pages = tile_count(made.pages[0]) if paper == "A4-tiled" else len(made.pages)
            cut = len(made.wall.cut_labels)
            sys.stdout.write(f"{count:7} {paper:>9} {seconds:8.2f} {pages:7} {made.smallest:9.2f} {cut:8}\n")


def _seconds(known: Casus, *, paper: str) -> float:
    start = time.process_time()
    timeline_pdf(known, today=TODAY, paper=paper)
    return time.process_time() - start


if __name__ == "__main__":
    main([int(text) for text in sys.argv[1:]] or list(SIZES))
