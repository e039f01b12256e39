"""What the drawing says of itself, in words that name the people and the reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.genogram.kin_families import kin
from werkbank.genogram.layout import Area, Layout, Note, Place
from werkbank.genogram.layout import Line as Laid
from werkbank.genogram.picture import layout_of
from werkbank.genogram.remarks import area_of, judged, must_cross
from werkbank.model.casus import Casus

PLAIN = kin("Pa+Ma huwelijk: Bo Lot\nBo+Iris huwelijk: Kind")
FOUR = kin("Vader+Moeder: Kind\nOpa+Oma: Ander")
THREE_BY_THREE = kin("A+B: P Q R\nC+D: P=pleeg Q=pleeg R=pleeg\nE+F: P=adoptie Q=adoptie R=adoptie")


def place(x: float, y: float) -> Place:
    return Place(x, y, 30, 30, Area(x - 20, y + 17, 40, 20), 0 if y < 50 else 1)


def crossed() -> Layout:
    """Two couples whose lines of descent cross, the second one behind a child of the first."""
    people = {
        "Vader": (0, 0),
        "Moeder": (60, 0),
        "Opa": (120, 0),
        "Oma": (180, 0),
        "Kind": (150, 100),
        "Ander": (30, 100),
    }
    one, two = ("Vader", "Moeder", "Kind"), ("Opa", "Oma", "Ander")
    return Layout(
        {name: place(*at) for name, at in people.items()},
        (
            Laid("partner", "u:Moeder+Vader", one, ((15, 0), (45, 0))),
            Laid("descent", "u:Moeder+Vader", one, ((30, 0), (150, 85)), "Kind"),
            Laid("partner", "u:Oma+Opa", two, ((135, 0), (165, 0))),
            Laid("descent", "u:Oma+Opa", two, ((150, 0), (30, 85)), "Ander"),
            Laid("descent", "u:Oma+Opa", two, ((150, 90), (150, 110))),
        ),
        200,
        140,
    )


def test_a_good_drawing_is_said_calmly() -> None:
    judgement = judged(PLAIN, layout_of(PLAIN))
    assert judgement.good
    assert judgement.text == "Tekening klopt: 0 kruisingen"
    assert not judgement.remarks


def test_crossings_and_lines_behind_symbols_are_counted_and_named() -> None:
    judgement = judged(FOUR, crossed())
    assert (judgement.crossings, judgement.behind) == (1, 1)
    assert judgement.text.startswith("1 kruising, 1 lijn achter een symbool")
    assert judgement.text.endswith(": bekijk")
    texts = [remark.text for remark in judgement.remarks]
    assert "De lijnen van Moeder en Vader kruisen die van Oma en Opa." in texts
    assert "De lijn van Oma en Opa loopt achter Kind." in texts
    assert [r.area.y for r in judgement.remarks] == sorted(r.area.y for r in judgement.remarks)


def test_a_crossing_is_excused_only_when_that_is_certain() -> None:
    crossing = next(r for r in judged(FOUR, crossed()).remarks if "kruisen" in r.text)
    assert crossing.why == "Een tekening zonder deze kruising is niet gevonden."
    assert not must_cross(crossed())
    assert must_cross(layout_of(THREE_BY_THREE))
    told = judged(THREE_BY_THREE, layout_of(THREE_BY_THREE))
    assert told.crossings
    assert any(r.why.startswith("Deze familie kan niet zonder kruising") for r in told.remarks)


@pytest.mark.parametrize(
    ("note", "text"),
    [
        (Note("birth order", "u:Ma+Pa", ("Bo", "Lot")), "De kinderen van Ma en Pa staan niet op volgorde van geboorte"),
        (Note("generation", "u:Ma+Pa", ("Bo", "Lot")), "Bo en Lot staan niet op de rij die bij hen hoort."),
    ],
)
def test_what_the_record_forces_is_a_note_and_no_fault(note: Note, text: str) -> None:
    judgement = judged(PLAIN, replace(layout_of(PLAIN), notes=(note,)))
    assert judgement.good
    assert judgement.text == "Tekening klopt: 0 kruisingen, 1 opmerking: bekijk"
    (remark,) = judgement.remarks
    assert remark.text.startswith(text)
    assert remark.why
    assert remark.area == area_of(layout_of(PLAIN), ["Bo", "Lot"])


def test_an_empty_paper_has_nothing_to_say() -> None:
    judgement = judged(Casus(), layout_of(Casus()))
    assert judgement.good
    assert not judgement.remarks
