from xml.etree import ElementTree as ET

import pytest

from tests.helpers.pictures import family, hatches
from werkbank.drawing.geometry import walk
from werkbank.drawing.metrics import text_width
from werkbank.drawing.shapes import Box, Drawing, Face, Group, Rect, Style, Text
from werkbank.drawing.svg import to_svg
from werkbank.drawing.tokens import PALETTES

SVG = "{http://www.w3.org/2000/svg}"


def _read(drawing: Drawing, palette: str = "light", *, background: bool = True) -> ET.Element:
    return ET.fromstring(to_svg(drawing, PALETTES[palette], background=background))


def test_title_description_language_and_size_are_there() -> None:
    root = _read(family())
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("300pt", "200pt", "0 0 300 200")
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "nl"
    assert root.findtext(f"{SVG}title") == "Gezin"
    assert root.findtext(f"{SVG}desc") == family().alt
    assert root.get("aria-labelledby") == "title desc"
    assert "aria-labelledby" not in _read(Drawing(1, 1, ())).attrib


def test_groups_are_named_for_scripts_and_screen_readers() -> None:
    labels = {group.get("id"): group.get("aria-label") for group in _read(family()).iter(f"{SVG}g") if group.get("id")}
    assert labels["person:lukasz"] == "Łukasz, 46 jaar, vader"
    assert set(labels) == {"person:lukasz", "person:olga", "person:zoe"}


def test_an_id_that_stands_twice_is_numbered() -> None:
    twice = (Group((), key="person:a"), Group((), key="person:a"))
    ids = [group.get("id") for group in _read(Drawing(1, 1, twice)).iter(f"{SVG}g")]
    assert ids == [None, "person:a", "person:a.2"]


def test_text_is_text_and_keeps_its_width() -> None:
    found = {node.text: node for node in _read(family()).iter(f"{SVG}text")}
    assert set(found) == {shape.text for shape in walk(family().items) if isinstance(shape, Text)}
    assert float(found["Zoë"].get("textLength", "0")) == pytest.approx(text_width("Zoë", 10, Face.ITALIC), abs=0.01)
    assert found["Ольга"].get("font-weight") == "bold"
    assert found["Zoë"].get("font-style") == "italic"


def test_signs_of_markup_are_escaped() -> None:
    drawing = Drawing(9, 9, (Group((Text(0, 0, "a < b & c"),), key='k"1', alt='zegt "ja" <&>'),), "<&>")
    root = _read(drawing)
    assert root.findtext(f"{SVG}title") == "<&>"
    assert next(root.iter(f"{SVG}text")).text == "a < b & c"
    assert [group.get("aria-label") for group in root.iter(f"{SVG}g")] == [None, 'zegt "ja" <&>']


def test_every_hatch_has_its_pattern() -> None:
    root = _read(hatches())
    patterns = {pattern.get("id") for pattern in root.iter(f"{SVG}pattern")}
    used = {node.get("fill", "")[5:-1] for node in root.iter() if node.get("fill", "").startswith("url(#")}
    assert used
    assert used == patterns


@pytest.mark.parametrize("palette", PALETTES)
def test_colours_come_from_the_palette(palette: str) -> None:
    root = _read(Drawing(9, 9, (Rect(Box(0, 0, 1, 1), Style("warn", "ok_soft", 2)),)), palette)
    ground, rect = root.iter(f"{SVG}rect")
    assert ground.get("fill") == PALETTES[palette]["surface"]
    assert (rect.get("stroke"), rect.get("fill")) == (PALETTES[palette]["warn"], PALETTES[palette]["ok_soft"])
    assert float(rect.get("stroke-width", "0")) == pytest.approx(2 * PALETTES[palette].weight)


def test_same_drawing_same_bytes_and_no_ground_when_not_wanted() -> None:
    assert to_svg(hatches()) == to_svg(hatches())
    assert not list(_read(Drawing(5, 5, ()), background=False).iter(f"{SVG}rect"))


def test_an_edge_of_no_width_is_no_edge() -> None:
    rect = list(_read(Drawing(9, 9, (Rect(Box(0, 0, 1, 1), Style("ink", "curve", 0)),))).iter(f"{SVG}rect"))[1]
    assert rect.get("stroke") is None
