"""A picture for supervision shows the same family and nothing of the casus by which it could be known."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from tests.unit.genogram.kin_families import kin
from werkbank.drawing.snapshot import snapshot
from werkbank.genogram.anonymous import Alias, age_band, anonymised
from werkbank.genogram.picture import draw, layout_of
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import from_edtf
from werkbank.model.entities import (
    SHEET_ID,
    Bond,
    Condition,
    Event,
    Household,
    Partnership,
    Person,
    Residence,
    Sheet,
    entity_from,
    fields_of,
)
from werkbank.model.kinds import Gender, PartnershipKind

DAY = date(2020, 6, 1)


def revealing() -> Casus:
    """A family full of texts that must not leave."""
    casus = kin("qzOpa+qzOma huwelijk: qzMa\nqzPa+qzMa: qzBo qzLot qzLater", men="qzOpa qzPa qzBo", women="qzOma qzMa")
    people: dict[str, dict[str, Any]] = {
        "qzBo": {"birth": from_edtf("2009-04-17"), "index": True, "last_name": "qzAchternaam", "note": "qznotitie"},
        "qzLot": {"birth": from_edtf("2004-02-03"), "alias": "qzbijnaam", "ref": "qzref", "gender": Gender.WOMAN},
        "qzOpa": {"birth": from_edtf("1931"), "death": from_edtf("2013-07-07")},
        "qzLater": {"birth": from_edtf("2023-01-01")},
    }
    for name, fields in people.items():
        casus = casus.having(casus.persons[EntityId(name)].but(**fields))
    return casus.having(
        Sheet(id=SHEET_ID, name="qzGezin", municipality="qzstad"),
        Partnership(
            id=EntityId("qzr"),
            partners=(EntityId("qzPa"), EntityId("qzMa")),
            kind=PartnershipKind.MARRIAGE,
            begin=from_edtf("2001-08-09"),
            end=from_edtf("2016-10-11"),
            how_ended="scheiding",
        ),
        Household(id=EntityId("qzh"), label="qzstraat 12", municipality="qzstad"),
        Residence(id=EntityId("qzw"), person=EntityId("qzBo"), household=EntityId("qzh"), begin=from_edtf("2017")),
        Bond(
            id=EntityId("qzb"), from_person=EntityId("qzBo"), to_person=EntityId("qzMa"), kind="hecht", source="qzbron"
        ),
        Bond(id=EntityId("qzb2"), from_person=EntityId("qzBo"), to_person=EntityId("qzMa"), kind="qzeigenwoord"),
        Condition(id=EntityId("qzk"), person=EntityId("qzMa"), kind="qzkwaal", source="qzarts"),
        Event(
            id=EntityId("qze"),
            kind="ots",
            date=from_edtf("2019-03-04"),
            running=True,
            period=True,
            persons=(EntityId("qzBo"),),
            organisation="qzinstelling",
            title="qztitel",
            text="qztekst",
        ),
    )


def picture(casus: Casus, **how: object) -> str:
    made = anonymised(casus, layout_of(casus), as_of=DAY, **how)  # type: ignore[arg-type]
    return snapshot(draw(made.casus, as_of=DAY, layout=layout_of(made.dated)))


def test_nothing_of_the_casus_is_left() -> None:
    casus = revealing()
    for alias in Alias:
        made = anonymised(casus, layout_of(casus), as_of=DAY, alias=alias, ages=True)
        every = "\n".join(f"{e.id} {fields_of(e)}" for e in made.casus.everything())
        assert "qz" not in every
        assert not re.search(r"\b(19|20)\d\d\b", every)
        assert "qz" not in picture(casus, alias=alias, ages=True)


def test_no_year_and_no_age_is_drawn_unless_in_bands() -> None:
    casus = revealing()
    text = picture(casus)
    assert not re.search(r"'[^']*(19|20)\d\d", text)
    assert "jaar" not in text
    assert "4\u201311" in picture(casus, ages=True)


def test_the_family_stays_the_same_family() -> None:
    casus = revealing()
    laid = layout_of(casus)
    made = anonymised(casus, laid, as_of=DAY)
    assert len(made.casus.persons) == 6, "who is born later is not there"
    assert [p.first_name for p in made.casus.persons.values()] == [f"P{n}" for n in range(1, 7)]
    assert sorted(p.gender for p in made.casus.persons.values()) == sorted("mvmvmv")
    assert len(made.casus.parentages) == 6
    assert sum(p.died for p in made.casus.persons.values()) == 1
    parted = [p for p in made.casus.partnerships.values() if p.ended]
    assert [p.how_ended for p in parted] == ["scheiding"]
    assert [b.kind for b in made.casus.bonds.values()] == ["hecht"]
    assert [e.kind for e in made.casus.events.values()] == ["ots"]
    assert not made.casus.conditions


def test_children_stand_in_the_order_of_their_births() -> None:
    casus = revealing()
    made = anonymised(casus, layout_of(casus), as_of=DAY)
    laid = layout_of(made.dated)
    daughter, son = (
        next(p for p in made.casus.persons.values() if p.gender == g and laid.persons[p.id].generation == 2)
        for g in "vm"
    )
    assert laid.persons[daughter.id].x < laid.persons[son.id].x


def test_letters_tell_the_generation() -> None:
    casus = revealing()
    made = anonymised(casus, layout_of(casus), as_of=DAY, alias=Alias.GENERATIONS)
    assert {p.first_name[0] for p in made.casus.persons.values()} == {"A", "B", "C"}


def test_before_a_relation_ended_it_is_drawn_as_running() -> None:
    casus = revealing()
    made = anonymised(casus, layout_of(casus), as_of=date(2010, 1, 1))
    assert not [p for p in made.casus.partnerships.values() if p.ended]


@pytest.mark.parametrize(
    ("born", "band"),
    [
        ("2020-05-01", "0\u20133"),
        ("2016-01-01", "4\u201311"),
        ("2008-01-01", "12\u201317"),
        ("2001", "18\u201329"),
        ("1930", "65+"),
        ("2002/2010", ""),
        ("", ""),
    ],
)
def test_age_bands(born: str, band: str) -> None:
    assert age_band(from_edtf(born) if born else Person(id=EntityId("p")).birth, on=DAY) == band


def test_an_anonymous_casus_is_a_casus() -> None:
    made = anonymised(revealing(), layout_of(revealing()), as_of=DAY)
    for entity in made.casus.everything():
        assert entity_from(entity.kind_of, entity.id, fields_of(entity)) == entity
