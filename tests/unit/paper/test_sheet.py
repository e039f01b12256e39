from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.helpers.pdf import assert_sound, outline_of, texts_of
from tests.helpers.pictures import family
from tests.unit.plan.builders import TODAY
from werkbank.drawing.shapes import Drawing, Item, Text
from werkbank.model.errors import KnownError
from werkbank.paper.pdf.sizes import A2, A3, A4, landscape
from werkbank.paper.sheet import drawing_pdf
from werkbank.paper.tiles import OVERLAP, VIEW, tile_scale, tiles


def wide(width: float = 2400, height: float = 900) -> Drawing:
    items: list[Item] = [
        Text(x, y, f"w{x}x{y}", 10) for x in range(20, int(width) - 40, 100) for y in range(20, int(height), 100)
    ]
    return Drawing(width, height, tuple(items), title="Breed", alt="Een brede tekening")


@pytest.mark.parametrize(("paper", "size"), [("A4", A4), ("A3", A3), ("A2", A2)])
def test_a_drawing_stands_whole_on_one_sheet(paper: str, size: tuple[float, float]) -> None:
    data = drawing_pdf(family(), today=TODAY, paper=paper)
    assert_sound(data)
    (page,) = PdfReader(BytesIO(data)).pages
    assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(landscape(size), abs=0.01)
    assert "22 november 2026" in texts_of(data)[0]


def test_a_tall_drawing_turns_the_sheet() -> None:
    (page,) = PdfReader(BytesIO(drawing_pdf(wide(400, 1200), today=TODAY, paper="A4"))).pages
    assert page.mediabox.height > page.mediabox.width


def test_same_drawing_same_bytes() -> None:
    for paper in ("A3", "A4-tiled"):
        assert drawing_pdf(wide(), today=TODAY, paper=paper) == drawing_pdf(wide(), today=TODAY, paper=paper)


def test_an_unknown_paper_is_said_with_the_choices() -> None:
    with pytest.raises(KnownError, match="'A9'") as refused:
        drawing_pdf(family(), today=TODAY, paper="A9")
    assert "A4-tiled" in refused.value.remedy


def test_tiles_cover_everything_and_overlap() -> None:
    made = list(tiles(2400, height=900))
    first, second = made[0], made[1]
    assert second.window.x == pytest.approx(first.window.x + VIEW.w - OVERLAP)
    assert first.window.x <= 0
    assert first.window.y <= 0
    last = made[-1].window
    assert last.x + last.w >= 2400
    assert last.y + last.h >= 900


def test_every_word_is_on_some_tile_and_most_tiles_do_not_hold_them_all() -> None:
    drawing = wide()
    data = drawing_pdf(drawing, today=TODAY, paper="A4-tiled")
    assert_sound(data)
    pages = texts_of(data)
    words = [item.text for item in drawing.items if isinstance(item, Text)]
    together = " ".join(pages)
    assert all(word in together for word in words)
    assert len(pages) > 2
    assert all(sum(word in page for word in words) < len(words) * 0.6 for page in pages)
    assert "rij 1, kolom 2" in pages[1]
    assert outline_of(data).count("Figure 'Een brede tekening (rij") == len(pages)


def test_a_small_drawing_is_one_tile() -> None:
    assert len(texts_of(drawing_pdf(family(), today=TODAY, paper="A4-tiled"))) == 1


def test_tiles_shrink_a_little_before_they_take_another_sheet() -> None:
    just_too_wide = Drawing(VIEW.w * 1.1, 300, ())
    assert tile_scale(just_too_wide) == pytest.approx(1 / 1.1)


def test_an_undated_file_tells_no_day_anywhere() -> None:
    """An anonymous picture may not say when it was made either."""
    made = drawing_pdf(family(), today=TODAY, dated=False)
    assert made == drawing_pdf(family(), today=TODAY.replace(year=TODAY.year - 1), dated=False)
    assert made != drawing_pdf(family(), today=TODAY, dated=True)
