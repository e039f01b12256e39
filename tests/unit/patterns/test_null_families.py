"""Families in which nothing was planted: the statistical detectors stay silent in (nearly) all of them.

Usually a small sample; ``WERKBANK_NULL_FAMILIES=1000`` for the measurement of patterns.md section 4 (at most 2 %).
"""

import os

import pytest

from tests.benchmarks.bench_patterns import STATISTICAL, null_alarms

FAMILIES = int(os.environ.get("WERKBANK_NULL_FAMILIES", "48"))
MOST = 0.02
ROOM = 2.0  # families more, for a small sample


@pytest.mark.parametrize("vague", [False, True], ids=["exact", "vague"])
def test_hardly_any_family_without_a_pattern_gets_one(vague: bool) -> None:
    found = null_alarms(FAMILIES, vague=vague)
    assert set(found) == set(STATISTICAL)
    for detector, share in found.items():
        assert share <= MOST + ROOM / FAMILIES, detector
