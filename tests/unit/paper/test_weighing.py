"""The weging on paper: one sound page with the words of the team, what nobody said is left out."""

from __future__ import annotations

from datetime import date

from tests.helpers.pdf import assert_sound, texts_of
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import from_edtf
from werkbank.model.entities import SHEET_ID, Person, Sheet, Weighing, WeighingPoint
from werkbank.paper.weighing import weighing_pdf

TODAY = date(2026, 1, 15)


def casus() -> Casus:
    return Casus().having(
        Sheet(id=SHEET_ID, name="Gezin Verzonnen"),
        Person(id=EntityId("p1"), first_name="Wil"),
        Weighing(
            id=EntityId("g"), story="Al drie keer hulp.", outcome="Ja, met elkaar.", decided_by=("p1", "Petra"),
            on=from_edtf("2026-01-12"),
        ),
        WeighingPoint(id=EntityId("w1"), trigger="W01", seen="speelt", text="in 2008 en 2013"),
    )  # fmt: skip


def test_it_is_one_sound_page_with_what_people_said() -> None:
    data = weighing_pdf(casus(), today=TODAY)
    assert_sound(data)
    (page,) = texts_of(data)
    told = " ".join(page.split())
    for words in (
        "Gezin Verzonnen",
        "Al drie keer hulp.",
        "in 2008 en 2013",
        "Ja, met elkaar.",
        "Wil, Petra",
        "12 januari",
    ):
        assert words in told, words
    assert "Veel organisaties" not in told


def test_an_empty_weging_leaves_room_to_write_and_gives_the_same_bytes() -> None:
    data = weighing_pdf(Casus(), today=TODAY)
    assert_sound(data)
    assert weighing_pdf(Casus(), today=TODAY) == data
    assert "nog niet gezegd" in " ".join(texts_of(data))
