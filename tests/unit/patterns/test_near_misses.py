"""Near misses as golden files: what looks like a pattern and is none, and all that is said of it instead."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.patterns import Case

FILES = sorted((Path(__file__).parents[2] / "data" / "patterns" / "near_misses").glob("*.json"))


def case_of(row: dict[str, Any]) -> Case:
    case = Case()
    case.person("sam", born="2-2-2013", parents=("mo", "va"))
    for event in row["events"]:
        fields = dict(event)
        case.event(fields.pop("kind"), fields.pop("when"), fields.pop("until"), who=fields.pop("who"), **fields)
    return case


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_near_miss_is_no_pattern_and_what_is_found_stays_as_it_was(file: Path) -> None:
    row = json.loads(file.read_text(encoding="utf-8"))
    found = [[one.detector, one.status.word, one.text] for one in case_of(row).find()]
    assert not {name for name, *_ in found} & set(row["never"]), row["what"]
    assert found == row["found"], row["what"]


def test_there_are_near_misses() -> None:
    assert len(FILES) >= 12
