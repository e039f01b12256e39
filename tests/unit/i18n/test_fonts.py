"""The shipped fonts are the families we name, may be embedded, and hold the letters of the names we meet."""

import pytest
from fontTools.ttLib import TTFont

from werkbank.i18n.resources import resource

ATKINSON = "Atkinson Hyperlegible Next"
FACES = {
    "AtkinsonHyperlegibleNext-Regular.ttf": (ATKINSON, "Regular", 400),
    "AtkinsonHyperlegibleNext-Italic.ttf": (ATKINSON, "Italic", 400),
    "AtkinsonHyperlegibleNext-Bold.ttf": (ATKINSON, "Bold", 700),
    "AtkinsonHyperlegibleNext-BoldItalic.ttf": (ATKINSON, "Bold Italic", 700),
    "NotoSans-Regular.ttf": ("Noto Sans", "Regular", 400),
    "NotoSans-Bold.ttf": ("Noto Sans", "Bold", 700),
}


@pytest.mark.parametrize("file", FACES)
def test_a_face_is_what_its_file_name_says(file: str) -> None:
    family, style, weight = FACES[file]
    with TTFont(resource("fonts", file)) as font:
        assert (font["name"].getBestFamilyName(), font["name"].getBestSubFamilyName()) == (family, style)
        assert font["OS/2"].usWeightClass == weight


@pytest.mark.parametrize("file", FACES)
def test_a_face_may_be_embedded_and_has_outlines_for_paper(file: str) -> None:
    with TTFont(resource("fonts", file)) as font:
        assert font["OS/2"].fsType == 0
        assert "glyf" in font


@pytest.mark.parametrize("file", FACES)
def test_a_face_has_the_letters_of_dutch_and_its_neighbours(file: str) -> None:
    with TTFont(resource("fonts", file)) as font:
        missing = {c for c in "ĳĲéëïöüçñŞükrüŁukaszăőž€–—‘’“”…±" if ord(c) not in font.getBestCmap()}
    assert not missing


def test_the_second_family_has_what_the_first_lacks() -> None:
    with TTFont(resource("fonts", "NotoSans-Regular.ttf")) as font:
        assert {ord(c) for c in "ОльгаΩệ"} <= set(font.getBestCmap())


def test_each_family_comes_with_its_licence() -> None:
    for name in ("OFL-AtkinsonHyperlegibleNext.txt", "OFL-NotoSans.txt"):
        assert "SIL Open Font License, Version 1.1" in resource("fonts", name).read_text(encoding="utf-8")
