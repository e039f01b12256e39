"""Dutch dates: how many cases, which share is understood, and how long a string takes.

    python -m tests.benchmarks dates

*Own* cases stand in the tables of ``tests/unit/model/dates``; *generated* ones are made from the forms of the design
with other figures (``generated.py``). *Understood* means that the EDTF is the expected one, letter for letter. *No
date* are texts that must be kept and flagged, never guessed.
"""

from __future__ import annotations

import sys
from statistics import median
from timeit import repeat

from tests.unit.model.dates.generated import generated
from tests.unit.model.dates.test_refused_dates import REFUSED
from tests.unit.model.dates.test_table_of_dates import AS_PERIOD, CHILD, TABLE, TODAY
from werkbank.model.dates import parse

TARGET = 50  # microseconds a string (design: timeline.md section 1)


def main() -> None:
    """Print the table."""
    own = [(row[0], row[1], False) for row in TABLE] + [(text, edtf, True) for text, edtf in AS_PERIOD]
    made = [(text, edtf, False) for text, edtf in generated()]
    sys.stdout.write(f"{'cases':12} {'count':>6} {'understood':>11} {'best us':>8} {'median us':>10}\n")
    for name, rows in (("own", own), ("generated", made), ("together", own + made)):
        right = sum(parse(text, today=TODAY, birth=CHILD, as_period=long).edtf == edtf for text, edtf, long in rows)
        best, middle = speed([text for text, _, _ in rows])
        sys.stdout.write(f"{name:12} {len(rows):6} {right / len(rows):11.2%} {best:8.1f} {middle:10.1f}\n")
    refused = [text for text, _ in REFUSED]
    kept = sum(not parse(text, today=TODAY).is_known for text in refused)
    sys.stdout.write(f"{'no date':12} {len(refused):6} {kept / len(refused):11.2%}  (kept as typed, never guessed)\n")
    sys.stdout.write(f"target: under {TARGET} us a string\n")


def speed(texts: list[str]) -> tuple[float, float]:
    """Microseconds a string, the best and the median of 15 rounds over all of them; there is no cache."""
    rounds = repeat(lambda: [parse(text, today=TODAY, birth=CHILD) for text in texts], number=1, repeat=15)
    return min(rounds) / len(texts) * 1e6, median(rounds) / len(texts) * 1e6


if __name__ == "__main__":
    main()
