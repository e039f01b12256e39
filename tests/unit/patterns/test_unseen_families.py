"""Other families than those the rules grew up with, compared with the plainest reading of the design.

``WERKBANK_OTHER_FAMILIES=500`` for more of them.
"""

import os
from collections.abc import Iterable

import pytest

from tests.helpers.naive import RULES, Answer
from tests.helpers.other_families import other_family
from tests.helpers.patterns import Case
from werkbank.model.dates import Certainty
from werkbank.patterns import Finding

FAMILIES = range(int(os.environ.get("WERKBANK_OTHER_FAMILIES", "8")))
HALF = 0.5


def _shares(some: Iterable[str], other: Iterable[str]) -> bool:
    wanted = set(some)
    return len(wanted & set(other)) >= HALF * len(wanted)


def _is_said(finding: Finding, answers: Iterable[Answer]) -> bool:
    """Of rows there can be several that are as long; then each side may tell another one, but no longer one."""
    if finding.detector in {"golfbeweging", "voortijdig"}:
        size = sum(not step.text.startswith("Daarna") for step in finding.steps)
        return any(count >= size for count, _ in answers)
    return any(_shares(finding.events, events) for _, events in answers)


def _found(case: Case) -> list[Finding]:
    return list(case.find(*RULES))


@pytest.mark.parametrize("seed", FAMILIES)
def test_exact_dates_give_what_the_rules_say(seed: int) -> None:
    case, rows = other_family(seed)
    found = _found(case)
    people = [None, *sorted({who for row in rows for who in row.who})]
    for detector, rule in RULES.items():
        mine = [one for one in found if one.detector == detector]
        said = {who: list(rule(rows, who)) for who in people}
        for who in people[1:]:
            for count, events in said[who]:
                assert any(_shares(events, one.events) for one in mine), (detector, who, count, sorted(events))
        every = [answer for answers in said.values() for answer in answers]
        for one in mine:
            assert one.status is Certainty.ZEKER, (detector, one.text)
            assert _is_said(one, every), (detector, one.text, one.events)


@pytest.mark.parametrize("seed", FAMILIES)
def test_vague_dates_never_make_certain_what_is_not_so(seed: int) -> None:
    case, rows = other_family(seed, vague=True)
    people = [None, *sorted({who for row in rows for who in row.who})]
    for one in _found(case):
        if one.status is Certainty.ZEKER:
            every = [answer for who in people for answer in RULES[one.detector](rows, who)]
            assert _is_said(one, every), (one.detector, one.text, one.events)
