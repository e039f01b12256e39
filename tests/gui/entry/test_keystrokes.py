"""An event costs at most its own words and three keys (the whole table: ``python -m tests.benchmarks.keystrokes``)."""

import statistics
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.benchmarks.keystrokes import ALLOWED, run


def test_events_of_demo_case_2_cost_their_own_words_and_three_keys(qtbot: QtBot, tmp_path: Path) -> None:
    costs = run(tmp_path, count=12)
    assert statistics.median(cost.extra for cost in costs) <= ALLOWED
    assert max(cost.extra for cost in costs) <= ALLOWED
    for name in ("datum", "einde", "loopt", "soort", "wie"):
        right = sum(name not in cost.wrong for cost in costs)
        assert right >= len(costs) - 1, name
