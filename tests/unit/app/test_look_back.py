"""Looking back tells about the work and never whose casus it is."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from werkbank.app.look_back import Course, look_back
from werkbank.exchange import read_input
from werkbank.i18n.resources import resource
from werkbank.model import entities as e
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import from_edtf
from werkbank.model.kinds import PatternStatus

TODAY = date(2026, 11, 22)


def point(ident: str, giver: str, figure: int, on: str) -> e.ScalePoint:
    return e.ScalePoint(id=EntityId(ident), giver=giver, question="Hoe veilig is Bo?", figure=figure, on=from_edtf(on))


def test_it_counts_the_work_and_tells_each_giver_apart() -> None:
    casus = Casus().having(
        e.Event(id=EntityId("e1"), bouwstenen=("B08", "E01")),
        e.Question(id=EntityId("q1"), text="Wie?"),
        e.Question(id=EntityId("q2"), text="Wat?", closed_by="Bo"),
        e.Goal(id=EntityId("g")),
        e.Step(id=EntityId("s1"), goal=EntityId("g"), done=True),
        e.Step(id=EntityId("s2"), goal=EntityId("g")),
        e.Pattern(id=EntityId("t"), status=PatternStatus.BROKEN),
        point("c2", "Wil", 7, "2026-09-03"), point("c1", "Wil", 4, "2026-03-03"), point("c3", "Ans", 5, "2026-04-01"),
    )  # fmt: skip
    back = look_back(casus, today=TODAY)
    assert back.used == ("B08 Gezinspatronen", "E01")
    assert (back.open_questions, back.open_steps, back.done_steps, back.broken) == (1, 1, 1, 1)
    assert back.figures == (Course(1, 1, 4, "2026-03", 7, "2026-09"),)
    assert "Schaalvraag 1, gever 1: eerst 4 (2026-03), nu 7 (2026-09)." in back.lines()
    assert not back.weighed


@pytest.mark.parametrize("case", ["casus1", "casus2", "casus3"])
def test_no_name_no_text_and_no_place_leaves(case: str) -> None:
    casus = read_input(Path(resource("samples", case)), today=TODAY).casus
    casus = casus.having(
        e.Wording(id=EntityId("w"), of_list="bouwstenen", row="B08", label="Patronen van Erik en Anouk en Daan")
    )
    back = look_back(casus, today=TODAY)
    told = (json.dumps(back.as_json(), ensure_ascii=False) + " ".join(back.lines())).casefold()
    for person in casus.persons.values():
        assert not person.first_name or f" {person.first_name.casefold()} " not in told
    for event in casus.events.values():
        assert not event.municipality or event.municipality.casefold() not in told
        assert not event.organisation or event.organisation.casefold() not in told


def test_an_empty_casus_has_nothing_to_look_back_on() -> None:
    assert look_back(Casus(), today=TODAY).lines()[0] == "Er is nog geen bouwsteen gebruikt."
