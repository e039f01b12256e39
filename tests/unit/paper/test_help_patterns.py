"""Patterns of the help are printed under a heading of their own, after those of the family."""

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
