"""The table, the picture and the legend tell the same: every used sign is explained, and none that is not there."""

import itertools
import os
from datetime import date
from pathlib import Path

import pytest

from tests.unit.genogram.sign_family import child_of, condition, on, pair, person, twins, whole
from werkbank.drawing.geometry import walk
from werkbank.drawing.shapes import Drawing, Text
from werkbank.drawing.snapshot import snapshot
from werkbank.genogram.facts import facts_of
from werkbank.genogram.legend import legend
from werkbank.genogram.looks import Look
from werkbank.genogram.picture import FAMILY, PROFESSIONAL, draw, layout_of, legend_of
from werkbank.genogram.samples import DAY, SAMPLES, TALL, WIDE, sample
from werkbank.genogram.signs import GROUPS, Forms, all_signs, sign
from werkbank.genogram.signs_doc import PICTURE, WORDS, sheet, words
from werkbank.genogram.used import used_signs
from werkbank.model.casus import Casus, casus_of

NOW = date(2026, 11, 22)
LOOK = Look(DAY)
SNAPSHOTS = Path(__file__).parent / "snapshots"
DOCS = Path(__file__).parents[3] / "docs"
NO_SAMPLE: set[str] = set()


def used(casus: Casus, *, family: bool = False, day: date = NOW) -> set[str]:
    look = Look(day, family=family)
    laid = layout_of(casus, look=look)
    items = draw(casus, as_of=day, view=FAMILY if family else PROFESSIONAL, layout=laid).items
    return set(used_signs(casus, facts_of(casus), laid, items, look=look))


def test_every_sign_of_the_table_has_a_picture_of_its_own() -> None:
    assert {row.id for row in all_signs()} - set(SAMPLES) <= NO_SAMPLE
    assert set(SAMPLES) <= {row.id for row in all_signs()}
    pictures = {row.id: repr(sample(row.id, look=LOOK)) for row in all_signs()}
    assert all(text != "()" for name, text in pictures.items() if name not in NO_SAMPLE)
    same = {"band-erkend", "band-conflict"}  # the plain form of a line is the confirmed one
    assert len(set(pictures.values())) >= len(pictures) - len(same) + 1


@pytest.mark.parametrize("row", [row for row in all_signs() if row.choices], ids=lambda row: row.id)
def test_every_form_that_a_team_may_choose_is_drawn_differently(row: object) -> None:
    names = [form for form, _ in row.choices]  # type: ignore[attr-defined]
    drawn = [repr(sample(row.id, look=Look(DAY, forms=Forms(((row.id, form),))))) for form in names]  # type: ignore[attr-defined]
    assert len(set(drawn)) == len(names)


def test_a_legend_holds_the_signs_of_the_picture_and_no_others() -> None:
    casus = casus_of([person("Ma", "v", "1975"), person("Bo", "m", "2010"), *child_of("bo", "ma")])
    assert used(casus) == {"man", "vrouw", "geboortejaar", "leeftijd", "kind-ouder"}
    said = [t.text for t in walk(draw(casus, as_of=NOW, with_signs=True).items) if isinstance(t, Text)]
    assert "Legenda" in said
    assert {"Man", "Vrouw", "Kind"} <= set(said)
    assert not {"Huisdier", "Gescheiden", "Tweeling"} & set(said)


def test_the_whole_family_uses_its_signs_and_the_family_view_fewer() -> None:
    team, family = used(whole()), used(whole(), family=True)
    assert {
        "man", "vrouw", "non-binair", "onbekend", "huisdier", "index", "overleden", "zwangerschap", "miskraam",
        "afgebroken", "doodgeboren", "belangrijk-ander", "sterfjaar", "leeftijd-overleden", "relatie-huwelijk",
        "relatie-partnerschap", "weer-samen", "einde-scheiding", "verweduwd", "kind-adoptie", "kind-pleeg",
        "kind-pleeg-eerder", "tweeling-eeneiig", "merkteken", "vulling-middelen", "vulling-ziekte", "vulling-vermoed",
        "vulling-betwist",
    } <= team  # fmt: skip
    forbidden = {row.id for row in all_signs() if row.view == "professional"}
    assert team & forbidden
    assert not family & forbidden
    assert family < team


def test_the_day_decides_what_is_explained() -> None:
    casus = casus_of([person("Ma"), person("Pa", "m"), pair("ma", "pa", span="2000/2010", how="scheiding")])
    assert {"relatie-later"} <= used(casus, day=date(1999, 1, 1)) - used(casus)
    assert "einde-scheiding" in used(casus) - used(casus, day=date(2005, 1, 1))


def test_a_legend_is_drawn_by_the_functions_of_the_picture_in_the_forms_of_the_team() -> None:
    look = Look(DAY, forms=Forms((("index", "pijl"),)))
    drawn = legend(("index", "man"), look=look)
    assert "P" in [t.text for t in walk(drawn.items) if isinstance(t, Text)]
    assert "Aangemelde jeugdige" in drawn.alt
    assert drawn != legend(("index", "man"), look=LOOK)


def test_a_page_may_give_the_legend_a_place_of_its_own() -> None:
    alone = legend_of(whole(), as_of=NOW, view=FAMILY, width=300)
    assert alone.width <= 300
    assert "Overleden" in alone.alt
    assert "Aangemelde jeugdige" not in alone.alt


def test_a_wide_legend_has_more_columns_and_keeps_its_words() -> None:
    names = tuple(row.id for row in all_signs())[:24]
    narrow, wide = (legend(names, look=LOOK, width=width) for width in (160, 700))
    assert narrow.width <= 160 < wide.width <= 700
    assert wide.height < narrow.height
    assert len(list(walk(narrow.items))) == len(list(walk(wide.items)))


def test_samples_stay_in_their_cell() -> None:
    from werkbank.drawing.geometry import bounds

    for row in all_signs():
        box = bounds(sample(row.id, look=LOOK))
        assert box is not None, row.id
        assert -6 <= box.x <= box.x + box.w <= WIDE + 8, row.id
        assert -6 <= box.y <= box.y + box.h <= TALL + 10, row.id


@pytest.mark.parametrize("group", GROUPS)
def test_the_signs_of_a_group_look_as_they_did(group: str) -> None:
    """Geometry, not pixels; ``WERKBANK_SNAPSHOTS=1`` writes them anew, to be looked at before they are kept."""
    rows = [row for row in all_signs() if row.group == group]
    text = "".join(snapshot(Drawing(WIDE, TALL, sample(row.id, look=LOOK), title=sign(row.id).label)) for row in rows)
    path = SNAPSHOTS / f"{group}.txt"
    if os.environ.get("WERKBANK_SNAPSHOTS"):
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


def test_the_docs_are_those_of_the_table() -> None:
    from werkbank.drawing.svg import to_svg
    from werkbank.drawing.tokens import PAPER

    told = "write them again with: python -m werkbank.genogram.signs_doc"
    assert (DOCS / WORDS).read_text(encoding="utf-8") == words(), told
    assert (DOCS / PICTURE).read_text(encoding="utf-8") == to_svg(sheet(), PAPER), told
    assert all(row.label in words() and row.when in words() for row in all_signs())


def test_twins_and_suspicions_are_explained() -> None:
    lot, liv = person("Lot", born="2014"), person("Liv", born="2014")
    links = [link for name in ("lot", "liv") for link in child_of(name, "ma")]
    casus = casus_of(
        [person("Ma"), lot, liv, *links, twins("lot", "liv"), condition("ma", "psychisch", status="vermoed")]
    )
    assert {"tweeling", "vulling-ziekte", "vulling-vermoed", "merkteken"} <= used(casus)


def test_no_sign_of_a_legend_touches_the_next() -> None:
    from werkbank.drawing.geometry import bounds, groups

    for family in (False, True):
        names = ("overleden", "leeftijd-overleden", "sterfjaar", "leeftijd-overleden", "kind-pleeg")
        drawn = legend(names, look=Look(DAY, family=family))
        boxes = [box for group in groups(drawn.items) if (box := bounds([group]))]
        assert all(above.y + above.h <= below.y for above, below in itertools.pairwise(boxes))
        assert boxes[-1].y + boxes[-1].h <= drawn.height


def test_widowed_follows_from_a_death_alone() -> None:
    family = [person("Opa", "m", "1945", death=on("2012"), died=True), person("Oma", "v", "1949")]
    casus = casus_of([*family, pair("opa", "oma", span="1968")])
    assert "verweduwd" in used(casus)
    assert "verweduwd" not in used(casus, day=date(2010, 1, 1))
