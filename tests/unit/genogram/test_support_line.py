"""One typed line says who helps, with what and since when; nothing typed gets lost."""

from datetime import date

import pytest

from werkbank.genogram.support_line import helper_name, read_support, said_support
from werkbank.model.casus import casus_of
from werkbank.model.clock import EntityId
from werkbank.model.entities import Person

TODAY = date(2026, 3, 1)
OMA, BO = EntityId("oma"), EntityId("bo")
CASUS = casus_of(
    [Person(id=OMA, first_name="Els", last_name="Proefjes"), Person(id=BO, first_name="Bo"), Person(id=EntityId("x"))]
)


@pytest.mark.parametrize(
    ("line", "who", "does", "since"),
    [
        ("Buurvrouw Ria, past op woensdag op, sinds 2019", "Buurvrouw Ria", "past op woensdag op", "2019"),
        ("Buurvrouw Ria van Dam past op sinds mei 2019", "Buurvrouw Ria van Dam", "past op", "2019-05"),
        ("trainer: haalt op vanaf 12-3-2020 met de auto", "trainer", "haalt op met de auto", "2020-03-12"),
        ("Theo 2018", "Theo", "", "2018"),
        ("tante helpt met school", "tante", "helpt met school", ""),
        ("els, luistert", OMA, "luistert", ""),
        ("Els Proefjes luistert", OMA, "luistert", ""),
        ("Ria, is er sinds altijd", "Ria", "is er sinds altijd", ""),
        ("", "", "", ""),
    ],
)
def test_a_line_is_read(line: str, who: str, does: str, since: str) -> None:
    read = read_support(line, CASUS, today=TODAY)
    assert (read.who, read.does, read.since.edtf) == (who, does, since)


def test_when_it_is_known_who_helps_the_line_says_only_the_rest() -> None:
    read = read_support("brengt Bo naar school sinds 2020", CASUS, today=TODAY, by=OMA)
    assert (read.who, read.does) == (OMA, "brengt Bo naar school")
    assert list(said_support(read, CASUS)) == ["Els", "brengt Bo naar school", "sinds 2020"]


def test_two_people_of_one_name_stay_a_name() -> None:
    twice = CASUS.having(Person(id=EntityId("els2"), first_name="Els"))
    assert read_support("Els, luistert", twice, today=TODAY).who == "Els"
    assert helper_name(twice, "Els") == "Els"
    assert helper_name(twice, OMA) == "Els"
