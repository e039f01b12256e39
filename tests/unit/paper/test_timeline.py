"""The timeline as PDF: sound, tagged, with all events in words, the same bytes each time."""

import pytest

from tests.benchmarks.made_timeline import casus as made_casus
from tests.helpers.pdf import assert_sound, outline_of, texts_of
from tests.unit.timeline.made import TODAY, history
from werkbank.model.errors import KnownError
from werkbank.paper.timeline import tile_count, timeline_pdf, timeline_sheets
from werkbank.timeline.board import Showing
from werkbank.timeline.picture_paper import Wanted
from werkbank.timeline.sifting import Sieve


@pytest.mark.parametrize("paper", ["A4", "A3", "A2", "A1", "A4-tiled"])
def test_each_paper_is_sound_and_tells_every_event_in_order(paper: str) -> None:
    data = timeline_pdf(history(), today=TODAY, paper=paper)
    assert_sound(data)
    outline = outline_of(data)
    assert "Figure 'Tijdlijn met 11 gebeurtenissen in" in outline
    told = " ".join(" ".join(texts_of(data)).split())
    listed = told[told.index("Alle gebeurtenissen, op volgorde van tijd") :]
    words = ["1 vóór 2012, Overlijden van Theo", "22 september 2010, Geboorte", "OTS voor Jan", "datum onbekend, Werk"]
    places = [listed.index(word) for word in words]
    assert places[0] == min(places)
    assert places[-1] == max(places)


def test_the_same_timeline_gives_the_same_bytes() -> None:
    for paper in ("A3", "A4-tiled"):
        assert timeline_pdf(history(), today=TODAY, paper=paper) == timeline_pdf(history(), today=TODAY, paper=paper)


def test_tiles_begin_with_a_map_of_the_sheets() -> None:
    casus = made_casus(120)
    count = tile_count(timeline_sheets(casus, today=TODAY, paper="A4-tiled").pages[0])
    assert count > 2
    data = timeline_pdf(casus, today=TODAY, paper="A4-tiled")
    assert_sound(data)
    pages = texts_of(data)
    assert "Zo liggen de bladen" in pages[0]
    assert all(f"\n{n}" in f"\n{pages[0]}" for n in range(1, count + 1))
    assert outline_of(data).count("Figure") == count + 1
    assert sum("rij " in page and "kolom " in page for page in pages) == count


def test_hidden_events_are_counted_and_their_words_are_nowhere() -> None:
    wanted = Wanted(showing=Showing(Sieve(kinds=frozenset({"ots"}))), filtered="OTS")
    told = " ".join(texts_of(timeline_pdf(history(), today=TODAY, wanted=wanted)))
    assert "Niet getoond: 10 gebeurtenissen (filter: OTS)." in told
    assert "Bo voetbalt" not in told


def test_an_unknown_paper_is_said_with_the_choices() -> None:
    with pytest.raises(KnownError, match="'A9'"):
        timeline_pdf(history(), today=TODAY, paper="A9")
