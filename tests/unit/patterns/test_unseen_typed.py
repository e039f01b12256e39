"""Small files at every edge of the rules, written from the catalogue alone: what must come out, and how sure."""

import pytest

from tests.helpers.typed import Typed, typed_cases

CASES: dict[str, list[Typed]] = {}
for _case in typed_cases():
    CASES.setdefault(_case.detector, []).append(_case)


@pytest.mark.parametrize("detector", CASES)
def test_what_comes_out_of_every_small_file(detector: str) -> None:
    told = {one.name: " ".join(sorted(found.status.name.lower() for found in one.found())) for one in CASES[detector]}
    assert told == {one.name: one.expected for one in CASES[detector]}
    assert len(told) == len(CASES[detector]) >= 8
