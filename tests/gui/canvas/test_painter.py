import sys

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.pictures import family, hatches
from werkbank.drawing.metrics import FONTS, NEAR_NAMES, run_width, runs, text_width
from werkbank.drawing.shapes import (
    Anchor,
    Box,
    Drawing,
    Ellipse,
    Face,
    Group,
    Hatch,
    Item,
    Line,
    Path,
    Polygon,
    Rect,
    Style,
    Text,
)
from werkbank.drawing.tokens import CONTRAST, DARK, LIGHT, PALETTES, PAPER, Palette
from werkbank.ui.canvas.fonts import load_fonts, measured_font, qt_width
from werkbank.ui.canvas.glyphs import paint_figures
from werkbank.ui.canvas.inks import hatch_brush, pen
from werkbank.ui.canvas.painter import paint, path_of, picture

pytestmark = pytest.mark.usefixtures("qapp")
SENTENCES = ("Wie zijn wij? AVATAR Toffee fi fl", "Şükrü Łukasz", "Ольга Иванова", "12-03-2014 … “ja” é ë ĳ")


def _draw(*items: Item, palette: Palette = PAPER, scale: float = 4) -> QImage:
    return picture(Drawing(40, 20, items), palette, scale=scale)


def _pixels(image: QImage) -> list[tuple[int, ...]]:
    """Blue, green, red of every pixel, row by row."""
    data = bytes(image.convertToFormat(QImage.Format.Format_RGB32).constBits())
    return list(zip(data[0::4], data[1::4], data[2::4], strict=True))


def _colours(image: QImage) -> set[str]:
    return {f"#{red:02X}{green:02X}{blue:02X}" for blue, green, red in set(_pixels(image))}


def _inked(image: QImage) -> set[tuple[int, int]]:
    pixels = _pixels(image)
    return {(i % image.width(), i // image.width()) for i, pixel in enumerate(pixels) if pixel != pixels[0]}


def test_the_shipped_fonts_are_the_fonts_in_use() -> None:
    from PySide6.QtGui import QFontInfo

    families = load_fonts()
    assert set(families) == set(NEAR_NAMES)
    assert set(families.values()) == {"Atkinson Hyperlegible Next", "Noto Sans"}
    assert all(QFontInfo(measured_font(name)).family() == family for name, family in families.items())


@pytest.mark.parametrize("face", list(Face))
@pytest.mark.parametrize("text", SENTENCES)
def test_text_is_as_wide_on_screen_as_we_measured(text: str, face: Face) -> None:
    on_screen = sum(qt_width(name, piece, 11) for name, piece in runs(text, face))
    assert on_screen == pytest.approx(text_width(text, 11, face), rel=0.001)


def test_every_letter_is_as_wide_as_we_measured() -> None:
    letters = "".join(map(chr, range(0x20, 0x7F))) + "éëïöüĳşŞığłŁžřőț€½²“”–—…•†"
    for name in FONTS.values():
        for letter in letters:
            assert qt_width(name, letter, 10) == pytest.approx(run_width(name, letter, 10), rel=0.001), (name, letter)


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda palette: palette.id)
def test_a_picture_shows_the_colours_of_its_palette(palette: Palette) -> None:
    seen = _colours(picture(family(), palette, scale=3))
    assert {palette[role].upper() for role in ("surface", "household_fill", "person_fill", "ink")} <= seen


def test_a_widget_shows_ink(qtbot: QtBot) -> None:
    class Board(QWidget):
        def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
            painter = QPainter(self)
            paint(painter, family(), LIGHT)
            painter.end()

    board = Board()
    qtbot.addWidget(board)
    board.resize(300, 200)
    assert len(_inked(board.grab().toImage())) > 2000


def test_same_drawing_same_picture() -> None:
    assert picture(hatches(), LIGHT, scale=2) == picture(hatches(), LIGHT, scale=2)
    assert picture(hatches(), LIGHT) != picture(hatches(), DARK)


@pytest.mark.parametrize(("anchor", "left"), [(Anchor.START, 20), (Anchor.MIDDLE, 20), (Anchor.END, 20)])
def test_an_anchor_holds_its_point(anchor: Anchor, left: float) -> None:
    width = text_width("HH", 8)
    share = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[anchor]
    xs = [x / 8 for x, _ in _inked(_draw(Text(left, 12, "HH", 8, anchor=anchor), scale=8))]
    assert (min(xs) + max(xs)) / 2 == pytest.approx(left + (0.5 - share) * width, abs=0.2)


def test_a_turned_text_runs_upward() -> None:
    points = [(x / 8, y / 8) for x, y in _inked(_draw(Text(20, 19, "Han", 8, angle=-90), scale=8))]
    assert max(x for x, _ in points) <= 20.3
    assert min(y for _, y in points) < 19 - text_width("Han", 8) * 0.8


def test_mixed_scripts_stand_in_one_line() -> None:
    points = [x / 8 for x, _ in _inked(_draw(Text(2, 12, "ŁО", 8), scale=8))]
    assert max(points) == pytest.approx(2 + text_width("ŁО", 8), abs=0.8)


@pytest.mark.parametrize("hatch", [hatch for hatch in Hatch if hatch])
def test_a_hatch_stays_inside_its_shape_and_under_its_edge(hatch: Hatch) -> None:
    style = Style("warn", "ok_soft", 0, hatch=hatch)
    image = _draw(Rect(Box(10, 5, 20, 10), style))
    points = _inked(image)
    assert min(points) == (40, 20)
    assert max(x for x, _ in points) == 119
    names = _colours(image)
    assert PAPER["ok_soft"].upper() in names
    assert len(names) > 3


def test_hatch_of_an_empty_shape_shows_the_ground_between() -> None:
    image = _draw(Ellipse(Box(10, 2, 16, 16), Style("ink", "", 1, hatch=Hatch.DIAGONAL)))
    inside = [image.pixelColor(x, 40).name().upper() for x in range(44, 100)]
    assert PAPER["surface"] in inside
    assert any(name != PAPER["surface"] for name in inside)


def test_dashes_keep_their_length_whatever_the_weight() -> None:
    style = Style(width=2, dash=(4, 3))
    assert pen(style, LIGHT).dashPattern() == [2, 1.5]
    assert pen(style, CONTRAST).dashPattern() == pytest.approx([4 / 2.8, 3 / 2.8])
    assert len(pen(Style(dash=(4, 3, 1)), LIGHT).dashPattern()) == 6


def test_an_edge_of_no_width_is_not_drawn() -> None:
    from PySide6.QtCore import Qt

    assert pen(Style(width=0), LIGHT).style() is Qt.PenStyle.NoPen
    assert pen(Style(stroke=""), LIGHT).style() is Qt.PenStyle.NoPen


def test_the_texture_for_quick_loops_shows_fill_and_pattern() -> None:
    image = QImage(80, 80, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    style = Style("lane_hulp_edge", "lane_hulp", hatch=Hatch.DIAGONAL)
    painter.fillRect(QRectF(0, 0, 80, 80), hatch_brush(style, LIGHT, ratio=2.0))
    painter.end()
    names = _colours(image)
    assert LIGHT["lane_hulp"].upper() in names
    assert len(names) > 3


def test_paths_can_be_clicked() -> None:
    square = Path((("M", (0, 0)), ("L", (10, 0)), ("L", (10, 10)), ("Z",)))
    curve = Path((("M", (0, 0)), ("C", (0, 10), (10, 10), (10, 0))))
    triangle = Polygon(((0, 0), (10, 0), (10, 10)))
    for shape in (square, triangle, Rect(Box(0, 0, 10, 10)), Ellipse(Box(0, 0, 10, 10))):
        assert path_of(shape).contains(QPointF(8, 5)), shape
        assert not path_of(shape).contains(QPointF(11, 5)), shape
    assert path_of(curve).boundingRect().height() == pytest.approx(7.5)
    assert path_of(Line(((0, 0), (10, 0)))).elementCount() == 2


def test_only_what_was_asked_is_painted_and_the_view_stays() -> None:
    image = QImage(60, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(2, 2)
    view = painter.transform()
    paint(painter, (Group((Rect(Box(2, 2, 10, 10)), Text(4, 10, "a", 8))),), LIGHT)
    assert painter.transform() == view
    painter.end()
    assert _inked(image)


def test_painting_keeps_none_alive() -> None:
    drawing = family()
    picture(drawing, LIGHT)
    before = sys.getrefcount(None)
    for _ in range(50):
        picture(drawing, LIGHT)
    assert sys.getrefcount(None) > before - 100


def test_figures_in_one_go_are_figures_one_by_one() -> None:
    texts = [
        Text(20 + 31.3 * n, 40 + 7.7 * n, age, size, Face.REGULAR, Anchor.MIDDLE, "ink")
        for n, (age, size) in enumerate((("4", 9.5), ("36", 9.5), ("9-10", 7.0), ("104", 7.0), ("77", 13.3)))
    ]
    images = []
    for way in (paint, paint_figures):
        image = QImage(260, 140, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.scale(1.3, 1.3)
        way(painter, texts, LIGHT)
        painter.end()
        images.append(bytes(image.constBits()))
    assert max(abs(a - b) for a, b in zip(*images, strict=True)) <= 3  # rounding of a place, no more
    assert min(images[0]) < 90, "there is ink"
