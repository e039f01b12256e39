"""How long the sheet of an MDO takes, from a casus to the bytes of the file.

    python -m tests.benchmarks.bench_mdo            # the demo cases, and made cases of 10 to 400 events

Seconds of CPU time of the process: the first sheet of a casus with the imports and fonts that nothing loaded before
(first row only), and the least of three more. Target: a second.
"""

from __future__ import annotations

import sys
import time
from datetime import date

from tests.benchmarks.made_timeline import casus
from werkbank.exchange import read_input
from werkbank.i18n.resources import resource
from werkbank.model.casus import Casus
from werkbank.paper.mdo import mdo_pdf

TODAY = date(2026, 11, 22)
ROUNDS = 3


def main() -> None:
    """Print the table."""
    sys.stdout.write(f"{'case':>8} {'events':>7} {'persons':>8} {'first':>7} {'again':>7}\n")
    demos = {f"casus{n}": read_input(resource("samples", f"casus{n}"), today=TODAY).casus for n in (1, 2, 3)}
    for name, known in {**demos, **{f"made{n}": casus(n) for n in (10, 120, 400)}}.items():
        first = _seconds(known)
        again = min(_seconds(known) for _ in range(ROUNDS))
        sys.stdout.write(f"{name:>8} {len(known.events):7} {len(known.persons):8} {first:7.2f} {again:7.2f}\n")


def _seconds(known: Casus) -> float:
    start = time.process_time()
    mdo_pdf(known, today=TODAY)
    return time.process_time() - start


if __name__ == "__main__":
    main()
