"""Patterns on paper: those of the help under a heading of their own, and each with what became of it."""

from __future__ import annotations

from tests.helpers.pdf import assert_sound, texts_of
from tests.unit.plan.builders import TODAY, casus, shared
from werkbank.model.entities import Answer, Pattern
from werkbank.model.kinds import Side
from werkbank.paper.plan import plan_pdf

HEADING = "Wat de hulpverlening steeds deed"


def test_the_help_has_its_own_place_in_the_plan() -> None:
    plain = " ".join(" ".join(texts_of(plan_pdf(casus(), reader="Ans", today=TODAY))).split())
    assert HEADING not in plain
    waiting = shared(Pattern, "t9", name="Steeds wachten", side=Side.HELP, happens="Niemand belt.")
    said = shared(Answer, "a9", pattern="t9", kind="herkenbaar", who="ans", by_family=True)
    data = plan_pdf(casus(waiting, said), reader="Ans", today=TODAY)
    assert_sound(data)
    told = " ".join(" ".join(texts_of(data)).split())
    assert told.index("De ochtend loopt vast") < told.index(HEADING) < told.index("Niemand belt.")


def test_what_became_of_a_pattern_is_printed_without_who_said_so() -> None:
    turns = ("2026-03-12 herkend: ans", "2026-09 doorbroken: Vreemde Naam")
    waiting = shared(Pattern, "t9", name="Steeds wachten", side=Side.HELP, happens="Niemand belt.", course=turns)
    said = shared(Answer, "a9", pattern="t9", kind="herkenbaar", who="ans", by_family=True)
    told = " ".join(" ".join(texts_of(plan_pdf(casus(waiting, said), reader="Ans", today=TODAY))).split())
    assert told.index("Niemand belt.") < told.index("12 maart 2026") < told.index("doorbroken")
    assert "september 2026" in told
    assert "Vreemde" not in told
