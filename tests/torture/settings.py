"""How thorough the tests of this folder are: small, or by ``WERKBANK_TORTURE=full`` as thorough as the command."""

import os

import pytest

from tests.torture.outcome import Outcome, Profile

PROFILE = Profile(full=os.environ.get("WERKBANK_TORTURE") == "full")


def assert_good(outcome: Outcome) -> None:
    """The row is good, or cannot be done on this machine."""

    if outcome.skipped:
        pytest.skip(outcome.skipped)
    assert not outcome.failures, outcome.failures[:10]
    assert outcome.runs, "nothing was run: this shows nothing"


def assert_noticed(outcome: Outcome, *words: str) -> None:
    """The harness noticed the deliberately wrong mode, in one of these words."""

    if outcome.skipped and "does not run here" not in outcome.skipped:
        pytest.skip(outcome.skipped)
    told = " ".join(outcome.failures)
    assert any(word in told for word in words), f"the wrong mode went by unnoticed: {outcome.found} {outcome.skipped}"
