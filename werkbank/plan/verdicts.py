"""Why one item is not for one reader, judged by itself; what hangs on other items is the work of ``projection.py``.

First what the item says of itself, then the rules of domain.md section 4 for its kind; the strictest wins.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from werkbank.model import entities as e
from werkbank.model.kinds import Kind
from werkbank.plan.access import ReaderKind
from werkbank.plan.child_rules import child_page_verdict, coming_of_age_verdict
from werkbank.plan.events import event_verdict
from werkbank.plan.family_rules import (
    answer_verdict,
    bond_verdict,
    condition_verdict,
    family_line_verdict,
    involvement_verdict,
    pattern_verdict,
    person_verdict,
)
from werkbank.plan.plan_rules import (
    agreement_verdict,
    goal_verdict,
    handed_over_verdict,
    scale_verdict,
    statement_verdict,
    step_verdict,
    support_verdict,
    utterance_verdict,
)
from werkbank.plan.stakes import refusal
from werkbank.plan.view import View
from werkbank.plan.why import Why


def verdict(item: e.Entity, *, view: View) -> Why | None:
    """Why this reader may not see the item; None when nothing in the item forbids it."""
    if isinstance(item, e.ChildPage):
        return child_page_verdict(item, view)
    refused = refusal(item, view)
    if refused or view.reader.kind is ReaderKind.TEAM:
        return refused
    return _BY_KIND[item.kind_of](item, view)


def _sheet(_item: e.Sheet, _view: View) -> Why | None:
    return None


def _never(_item: e.Entity, _view: View) -> Why | None:
    return Why.NO_BLOCK


_FAMILY_LINES = (Kind.PARTNERSHIP, Kind.PARENTAGE, Kind.TWINS, Kind.HOUSEHOLD, Kind.RESIDENCE, Kind.CUSTODY)
_BY_KIND: dict[Kind, Callable[[Any, View], Why | None]] = {
    Kind.SHEET: _sheet,
    Kind.PERSON: person_verdict,
    **dict.fromkeys(_FAMILY_LINES, family_line_verdict),
    Kind.BOND: bond_verdict,
    Kind.CONDITION: condition_verdict,
    Kind.EVENT: event_verdict,
    Kind.PATTERN: pattern_verdict,
    Kind.ANSWER: answer_verdict,
    Kind.INVOLVEMENT: involvement_verdict,
    Kind.UTTERANCE: utterance_verdict,
    Kind.SCALE_POINT: scale_verdict,
    Kind.SUPPORT: support_verdict,
    Kind.GOAL: goal_verdict,
    Kind.STEP: step_verdict,
    Kind.AGREEMENT: agreement_verdict,
    Kind.QUESTION: handed_over_verdict,
    Kind.DECISION: handed_over_verdict,
    Kind.OWN_STATEMENT: statement_verdict,
    Kind.SESSION: _never,
    Kind.DATE_CLAIM: _never,
    Kind.WORDING: _sheet,  # words of the way of working, about nobody
    Kind.BOUWSTEEN_NOTE: _never,
    Kind.WEIGHING: _never,
    Kind.WEIGHING_POINT: _never,
    Kind.PLAN_VERSION: _never,
    Kind.CHILD_PAGE: child_page_verdict,
    Kind.COMING_OF_AGE: coming_of_age_verdict,
}
