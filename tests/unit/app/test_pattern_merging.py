"""Two patterns made one: nothing that was kept from somebody gets loose, and no proposal comes back."""

import pytest

from tests.helpers.family import TODAY, day
from tests.helpers.voices import MOTHER, helped_four_times
from werkbank.app.audience import Audience, Purpose
from werkbank.app.proposals import Standing, propose, standing
from werkbank.app.session import Session
from werkbank.app.verbs import patterns, plan
from werkbank.model.entities import Pattern
from werkbank.model.kinds import AnswerKind, PatternStatus, Sharing


@pytest.fixture
def desk() -> Session:
    return helped_four_times()


def two(desk: Session, *, one: dict[str, object], other: dict[str, object]) -> tuple[Pattern, Pattern]:
    first, second, *_ = desk.casus.events.values()
    return plan.mark_pattern(desk, first, name="Thuis", **one), plan.mark_pattern(desk, second, name="Hulp", **other)


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [((), ("Ans",), ("Ans",)), (("Ans", "Bo"), ("Bo", "Cas"), ("Bo",)), (("Ans",), ("Bo",), ("Ans",)), ((), (), ())],
)
def test_only_who_might_read_both_reads_what_they_became(
    desk: Session, one: tuple[str, ...], other: tuple[str, ...], wanted: tuple[str, ...]
) -> None:
    keep, joined = two(desk, one={"only_for": one}, other={"only_for": other, "about": ("Cas",)})
    made = patterns.merge(desk, keep, other=joined)
    assert made.only_for == wanted
    assert "Cas" in made.about


def test_a_shielded_pattern_stays_shielded(desk: Session) -> None:
    keep, joined = two(desk, one={"sharing": "gezin"}, other={"sharing": "afgeschermd"})
    assert patterns.merge(desk, keep, other=joined).sharing is Sharing.SHIELDED


def test_a_proposal_that_went_up_in_another_pattern_stays_answered(desk: Session) -> None:
    made = propose(desk.casus, today=TODAY)
    assert made is not None
    finding = next(one for one in made.found if one.detector == "zelfde-hulp")
    became = patterns.answer(desk, finding, kind=AnswerKind.RECOGNISED, voice=MOTHER)
    assert became is not None
    keep = plan.mark_pattern(desk, next(iter(desk.casus.events.values())), name="Thuis")
    patterns.merge(desk, keep, other=became)
    assert standing(finding, desk.casus) is Standing.ACCEPTED


@pytest.mark.parametrize("purpose", [None, Purpose.TREAT])
def test_undo_of_a_merge_gives_the_order_of_the_patterns_back(desk: Session, purpose: Purpose | None) -> None:
    first, joined = two(desk, one={"sharing": "gezin"}, other={"sharing": "gezin"})
    last = plan.mark_pattern(desk, next(iter(desk.casus.events.values())), name="Laatst", sharing="gezin")
    goal = plan.add_goal(desk, text="anders", pattern=first.id)
    if purpose is not None:
        desk.show_for(Audience(first.id, "", ("role:team",), purpose=purpose))
    patterns.merge(desk, last, other=first)
    assert list(desk.casus.patterns) == [joined.id, last.id]
    desk.undo()
    assert list(desk.casus.patterns) == [first.id, joined.id, last.id]
    assert desk.whole.goals[goal.id].pattern == first.id
    desk.redo()
    assert list(desk.casus.patterns) == [joined.id, last.id]
    assert desk.whole.goals[goal.id].pattern == last.id


def test_what_was_recognised_stays_so_and_the_bouwstenen_of_both_stay(desk: Session) -> None:
    keep, joined = two(desk, one={"bouwstenen": ("B08",)}, other={"bouwstenen": ("B07",), "status": "herkend"})
    made = patterns.merge(desk, keep, other=joined)
    assert made.status is PatternStatus.RECOGNISED
    assert made.bouwstenen == ("B08", "B07")


@pytest.mark.parametrize(
    ("one", "other", "wanted"), [("", "2012", "2012"), ("2014", "2012", "2012"), ("2012", "", "2012")]
)
def test_it_is_there_since_the_first_of_both(desk: Session, one: str, other: str, wanted: str) -> None:
    keep, joined = two(desk, one={"since": day(one)} if one else {}, other={"since": day(other)} if other else {})
    assert patterns.merge(desk, keep, other=joined).since == day(wanted)


def test_where_both_have_a_course_the_last_turn_says_what_it_is_now(desk: Session) -> None:
    recognised: dict[str, object] = {"status": "herkend", "course": ("2025-01-01 herkend",)}
    broken: dict[str, object] = {"status": "doorbroken", "course": ("2026-06-01 doorbroken",)}
    keep, joined = two(desk, one=recognised, other=broken)
    assert patterns.merge(desk, keep, other=joined).status is PatternStatus.BROKEN
