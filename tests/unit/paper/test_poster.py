"""The wall poster: genogram and timeline on one sheet, or on tiles; nothing shielded; readable, sound, the same."""

import pytest

from tests.benchmarks.made_family import casus as made_casus
from tests.helpers.pdf import assert_sound, outline_of, texts_of
from tests.unit.plan.builders import TODAY, casus, day, sample, shared
from werkbank.app.exports import poster_pdf as exported
from werkbank.drawing.geometry import bounds
from werkbank.model.casus import Casus
from werkbank.model.entities import Event, Household, Residence
from werkbank.model.errors import KnownError
from werkbank.paper.poster import poster_of, poster_pdf

WHITE = 10.0  # points: a third of the margin of a sheet


@pytest.mark.parametrize(("paper", "size"), [("A3", (1191, 842)), ("A2", (1684, 1191)), ("A1", (2384, 1684))])
def test_one_sheet_holds_family_timeline_legend_and_the_day(paper: str, size: tuple[int, int]) -> None:
    from io import BytesIO

    from pypdf import PdfReader

    data = poster_pdf(sample(1), today=TODAY, paper=paper)
    first = PdfReader(BytesIO(data)).pages[0]
    assert (round(first.mediabox.width), round(first.mediabox.height)) == size
    text = " ".join(texts_of(data)[0].split())
    for word in ("Legenda", "zoals op 22 november 2026", "Bram", "Anouk wordt geboren", "bladzijde 1 van"):
        assert word in text, word
    assert_sound(data)
    assert "Figure 'Genogram met 16 personen. Tijdlijn met" in outline_of(data)


def test_the_same_poster_gives_the_same_bytes() -> None:
    assert poster_pdf(sample(2), today=TODAY) == poster_pdf(sample(2), today=TODAY)


def test_tiles_come_with_a_map_and_say_where_they_belong() -> None:
    data = poster_pdf(sample(1), today=TODAY, paper="A4-tiled")
    assert_sound(data)
    pages = texts_of(data)
    assert "Zo liggen de bladen" in pages[0]
    tiles = [page for page in pages if "rij " in page and "kolom " in page]
    assert len(tiles) >= 4
    assert any("rij 2, kolom 1" in page for page in tiles)


@pytest.mark.parametrize("area", [(1000.0, 620.0), (2300.0, 1550.0)])
def test_nothing_sticks_out_and_the_family_stays_above_the_timeline(area: tuple[float, float]) -> None:
    for known in (sample(3), made_casus(persons=60, events=300), made_casus(persons=12, events=0)):
        poster = poster_of(known, today=TODAY, area=area)
        ink = bounds(poster.drawing.items)
        assert ink is not None
        assert min(ink.x, ink.y) > -WHITE
        assert ink.x + ink.w < area[0] + WHITE
        assert ink.y + ink.h < area[1] + WHITE


def test_nobody_and_nothing_and_other_papers_are_said_in_words() -> None:
    with pytest.raises(KnownError, match="nog niemand"):
        poster_pdf(Casus(), today=TODAY)
    with pytest.raises(KnownError, match="'A9'"):
        poster_pdf(sample(1), today=TODAY, paper="A9")
    alone = Casus().having(shared(Event, "e", title="Alleen dit", date=day("2020")))
    assert "Alleen dit" in texts_of(poster_pdf(alone, today=TODAY))[0]


def test_what_is_shielded_and_where_a_secret_home_is_do_not_hang_on_a_wall() -> None:
    extra = [
        shared(Event, "e1", kind="opname", title="Zeer besloten", date=day("2024"), sharing="afgeschermd"),
        shared(Household, "h9", label="Huis aan de dijk", municipality="Verweg", secret=True),
        shared(Residence, "r9", person="ans", household="h9", begin=day("3-2026")),
    ]
    text = " ".join(texts_of(exported(casus(*extra), today=TODAY)))
    assert "Zeer besloten" not in text
    assert "dijk" not in text
    assert "Verweg" not in text
