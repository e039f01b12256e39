"""Patterns of the help have a place of their own in the block of patterns."""

from __future__ import annotations

from tests.unit.plan.builders import casus, shared
from werkbank.model.entities import Pattern
from werkbank.model.kinds import Side
from werkbank.plan.blocks import PatternBlock
from werkbank.plan.story import pattern_block


def test_what_the_help_did_stands_apart_from_what_happens_at_home() -> None:
    found = pattern_block(casus(shared(Pattern, "t9", name="Steeds wachten", side=Side.HELP)))
    assert isinstance(found, PatternBlock)
    assert [one.pattern.name for one in found.of_help] == ["Steeds wachten"]
    assert "Steeds wachten" not in [one.pattern.name for one in found.of_family]
    assert len(found.of_family) + len(found.of_help) == len(found.patterns)
