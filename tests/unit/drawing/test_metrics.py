import unicodedata

import pytest

from werkbank.drawing.metrics import (
    FONT_NAMES,
    FONTS,
    ascent,
    cap_height,
    descent,
    font_table,
    lacking,
    left_of,
    run_width,
    runs,
    text_width,
    x_height,
)
from werkbank.drawing.shapes import Anchor, Face, Text
from werkbank.i18n.resources import resource

ATKINSON, NOTO = "AtkinsonHyperlegibleNext-Regular", "NotoSans-Regular"


@pytest.mark.parametrize("name", FONT_NAMES)
def test_every_width_is_the_one_in_the_font_file(name: str) -> None:
    from fontTools.ttLib import TTFont

    with TTFont(resource("fonts", f"{name}.ttf"), lazy=True) as font:
        cmap, hmtx, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
        found = {code: wide for code, wide in font_table(name).advances.items() if code}  # 0 is no letter
        assert found == {code: hmtx[glyph][0] / em for code, glyph in cmap.items() if code}
        assert font_table(name).ascent == font["hhea"].ascent / em
        assert font_table(name).descent == -font["hhea"].descent / em
        assert font_table(name).cap_height == font["OS/2"].sCapHeight / em
        assert font_table(name).x_height == font["OS/2"].sxHeight / em


@pytest.mark.parametrize("text", ["Şükrü Łukasz", "ĳ Ĳ é ë ï Zoë", "Nguyen 12-03-2014 – “ja”…"])
def test_names_of_the_house_font_stay_in_one_run(text: str) -> None:
    assert runs(text) == ((ATKINSON, text),)


def test_letters_the_house_font_lacks_come_from_the_other() -> None:
    assert runs("Łukasz Ольга!") == ((ATKINSON, "Łukasz "), (NOTO, "Ольга"), (ATKINSON, "!"))
    assert runs("Ольга", Face.BOLD_ITALIC) == (("NotoSans-Bold", "Ольга"),)


def test_runs_compose_letters_first() -> None:
    loose = unicodedata.normalize("NFD", "Zoë Şükrü")
    assert runs(loose) == runs("Zoë Şükrü")
    assert text_width(loose, 10) == text_width("Zoë Şükrü", 10)


def test_no_text_has_no_width_and_no_runs() -> None:
    assert runs("") == ()
    assert text_width("", 12) == 0


def test_width_is_the_sum_of_its_runs_and_grows_with_size() -> None:
    text = "Łukasz Ольга"
    assert text_width(text, 20) == pytest.approx(sum(run_width(name, piece, 20) for name, piece in runs(text)))
    assert text_width(text, 40) == pytest.approx(2 * text_width(text, 20))
    assert text_width(text, 20, Face.BOLD) > text_width(text, 20)


def test_what_no_font_holds_is_named_and_still_gets_room() -> None:
    assert lacking("Şükrü Ольга") == ""
    assert lacking("Ali 漢字 ሰላም") == ""
    assert lacking("Ali ไทย") == "ทยไ"
    assert lacking("שלום، مرحبا 👩‍👧 \u202e") == ""
    assert runs("ไท") == ((FONTS[Face.REGULAR], "ไท"),)
    assert text_width("ไท", 10) == pytest.approx(12)
    assert runs("漢字") == (("NotoSansSC-Regular", "漢字"),)
    assert text_width("漢字", 10) == pytest.approx(20)


def test_heights_are_those_of_the_file() -> None:
    assert ascent(10) == pytest.approx(9.84)
    assert descent(10) == pytest.approx(3.16)
    assert x_height(10) < cap_height(10) < ascent(10)


@pytest.mark.parametrize(("anchor", "share"), [(Anchor.START, 0), (Anchor.MIDDLE, 0.5), (Anchor.END, 1)])
def test_the_anchor_says_where_a_text_begins(anchor: Anchor, share: float) -> None:
    text = Text(100, 0, "Anouk", size=12, anchor=anchor)
    assert left_of(text) == pytest.approx(100 - share * text_width("Anouk", 12))
