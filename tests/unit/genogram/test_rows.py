"""The list twin tells exactly what the picture shows."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.genogram.kin_families import DAY, kin
from werkbank.genogram.branches import Branch, Folds, looked_at
from werkbank.genogram.couples import couples_of
from werkbank.genogram.part import part_of
from werkbank.genogram.picture import layout_of
from werkbank.genogram.rows import COLUMNS, Row, rows_of
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import from_edtf
from werkbank.model.entities import Bond, Household, Residence
from werkbank.model.kinds import Kind

FAMILY = kin(
    """
    Opa+Oma huwelijk: Ma Els
    Pa+Ma huwelijk-: Bo Lot
    Ma+Stef samenwonend: Half
    Els: Bo=pleeg
    """,
    men="Opa Pa Bo Stef",
    women="Oma Ma Els Lot",
).having(
    Household(id=EntityId("h"), label="Kerkstraat"),
    Residence(id=EntityId("w"), person=EntityId("Lot"), household=EntityId("h")),
    Bond(id=EntityId("b"), from_person=EntityId("Bo"), to_person=EntityId("Oma"), kind="zorgt-voor"),
    kin("Bo:").persons["Bo"].but(birth=from_edtf("2009-05-01"), gender="m"),  # type: ignore[index]
)


def rows(casus: Casus = FAMILY, *, as_of: date = DAY, drawn: tuple[str, ...] = ("bond:b",)) -> dict[str, Row]:
    return {row.person: row for row in rows_of(casus, layout_of(casus), as_of=as_of, drawn=drawn)}


def cell(row: Row, column: str) -> str:
    return row.texts[COLUMNS.index(column)]


def test_everybody_in_the_picture_has_one_row_in_reading_order() -> None:
    laid = layout_of(FAMILY)
    order = [row.person for row in rows_of(FAMILY, laid, as_of=DAY)]
    assert sorted(order) == sorted(laid.persons)
    assert order == sorted(order, key=lambda p: (laid.persons[p].y, laid.persons[p].x))
    assert all(cell(row, "Generatie") == str(laid.persons[p].generation + 1) for p, row in rows().items())


def test_every_line_of_the_picture_stands_in_the_rows_of_both_ends() -> None:
    told = rows()
    for couple in couples_of(FAMILY).values():
        if len(couple.partners) == 2 and couple.periods:
            one, two = couple.partners
            assert f"{two} (" in cell(told[one], "Partners")
            assert f"{one} (" in cell(told[two], "Partners")
        for child in couple.children:
            for parent in couple.partners:
                assert child in cell(told[parent], "Kinderen")
                assert f"{parent} (" in cell(told[child], "Ouders")


@pytest.mark.parametrize(
    ("person", "column", "text"),
    [
        ("Bo", "Ouders", "Pa (vader), Ma (moeder), Els (pleegmoeder)"),
        ("Els", "Kinderen", "Bo (pleegzoon)"),
        ("Ma", "Partners", "Pa (ex-man), Stef (partner)"),
        ("Bo", "Geboren", "1 mei 2009"),
        ("Bo", "Leeftijd", "17 jaar"),
        ("Lot", "Woont", "Kerkstraat"),
        ("Bo", "Banden", "met Oma: zorgt voor"),
        ("Oma", "Banden", "van Bo: zorgt voor"),
    ],
)
def test_the_words_of_a_cell(person: str, column: str, text: str) -> None:
    assert cell(rows()[person], column) == text


def test_what_is_not_drawn_is_not_told() -> None:
    assert not any(cell(row, "Banden") for row in rows(drawn=()).values())
    folded = Folds().folded(Branch.DESCENDANTS, EntityId("Ma"))
    part = part_of(FAMILY, shown=looked_at(FAMILY, folded).shown).casus
    told = rows(part)
    assert told.keys() == {"Opa", "Oma", "Ma", "Els", "Pa", "Stef"}
    assert not cell(told["Ma"], "Kinderen")
    assert rows(FAMILY.without(Kind.BOND, ["b"])).keys() == FAMILY.persons.keys()


def test_the_day_decides_the_age() -> None:
    assert cell(rows(as_of=date(2019, 1, 1))["Bo"], "Leeftijd") == "9 jaar"
    assert cell(rows(as_of=date(2001, 1, 1))["Bo"], "Leeftijd") == "nog niet geboren"
