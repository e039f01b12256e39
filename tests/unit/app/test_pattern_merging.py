"""Two patterns made one: nothing that was kept from somebody gets loose, and no proposal comes back."""

import pytest

from tests.helpers.family import TODAY, day, session, three_generations
from werkbank.app.proposals import Standing, propose, standing
from werkbank.app.session import Session
from werkbank.app.verbs import history, patterns, plan
from werkbank.app.verbs.patterns import Voice
from werkbank.model.entities import Pattern
from werkbank.model.kinds import AnswerKind, Sharing

MOTHER = Voice("Marieke", "moeder", day("12-3-2026"), by_family=True)


@pytest.fixture
def desk() -> Session:
    """A family in which the same help came four times."""
    made = session()
    people = three_generations(made)
    for year in (2015, 2017, 2019, 2021):
        end = day(f"1-6-{year}")
        history.add_event(made, kind="vuhp", date=day(f"1-2-{year}"), end=end, persons=(people["bo"].id,))
    return made


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
