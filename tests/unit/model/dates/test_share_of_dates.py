"""How many date texts the tables hold and which share is understood (``python -m tests.benchmarks dates``)."""

from __future__ import annotations

from tests.unit.model.dates.generated import generated
from tests.unit.model.dates.test_table_of_dates import AS_PERIOD, CHILD, TABLE, TODAY
from werkbank.model.dates import parse

OWN = 300


def misread() -> list[tuple[str, str, str]]:
    """Generated texts that come out otherwise: the text, what it must be, what it is."""
    read = ((text, edtf, parse(text, today=TODAY, birth=CHILD).edtf) for text, edtf in generated())
    return [row for row in read if row[1] != row[2]]


def test_there_are_at_least_300_own_cases() -> None:
    assert len({row[0] for row in TABLE} | {row[0] for row in AS_PERIOD}) >= OWN


def test_every_generated_text_is_understood() -> None:
    assert len(generated()) >= OWN
    assert misread() == []
