"""Under 50 microseconds a string (design: timeline.md section 1), over the whole table and without a cache."""

from timeit import repeat

from tests.unit.model.dates.test_table_of_dates import CHILD, TABLE, TODAY
from werkbank.model.dates import parse


def test_a_typed_text_is_read_within_50_microseconds() -> None:
    typed = [row[0] for row in TABLE]
    best = min(repeat(lambda: [parse(text, today=TODAY, birth=CHILD) for text in typed], number=1, repeat=15))
    assert best / len(typed) < 50e-6
