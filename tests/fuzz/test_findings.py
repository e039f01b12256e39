"""Every input that a fuzzer ever found, and the seeds it starts from: taken, or refused in words for people.

``tests/data/fuzz/TARGET/*`` are the findings; ``python -m tests.fuzz TARGET`` makes more.
"""

from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS, fed
from tests.helpers.source_tree import ROOT

FOUND = sorted(path for path in (ROOT / "tests" / "data" / "fuzz").glob("*/*") if path.is_file())
MUST_BE_TAKEN = {"backup", "slots", "kaartje", "tables", "xlsx", "gedcom", "dates", "casus"}


@pytest.mark.parametrize("path", FOUND, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_finding_stays_mended(path: Path) -> None:
    fed(TARGETS[path.parent.name], path.read_bytes())


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_the_seeds_reach_the_reading(name: str) -> None:
    taken = [fed(TARGETS[name], seed) for seed in TARGETS[name].seeds()]
    assert taken
    assert any(taken) or name not in MUST_BE_TAKEN, "no seed is read to the end: the fuzzer would test the refusal only"


def test_this_notices_an_error_that_is_no_text_for_people() -> None:
    def careless(data: bytes) -> None:
        data.decode("ascii")

    from tests.fuzz.targets import Target

    with pytest.raises(UnicodeDecodeError):
        fed(Target("careless", careless, lambda: iter(()), ()), b"\xff")
