"""A team's own words for bouwstenen where it types: the quick line, its suggestions, searching and pasting."""

from datetime import date

import pytest

from tests.helpers.family import TODAY
from werkbank.app.event_rows import EventRows
from werkbank.model import entities as e
from werkbank.model.casus import Casus, casus_of
from werkbank.model.clock import EntityId
from werkbank.model.stone_words import find_stone
from werkbank.model.vocabulary import Unclear
from werkbank.timeline.completing import completions
from werkbank.timeline.finding import found
from werkbank.timeline.quick_entry import understand
from werkbank.timeline.spoken import spoken

LINES = [
    ("2013 OTS #B08", ("B08",)),
    ("2013 OTS #wat steeds terugkomt @JBW", ("B08",)),
    ("2013 OTS #gezinspatronen", ("B08",)),
    ("2013 #samen eten OTS", ("E01",)),
    ("2013 OTS #e01", ("E01",)),
    ("2013 OTS #kind centraal, verhuisd", ("R02",)),
    ("2013 OTS #3", ()),
    ("2013 OTS #onzin", ()),
]


def _casus() -> Casus:
    return casus_of(
        [
            e.Sheet(id=e.SHEET_ID, sets=("routekaart",)),
            e.Wording(id=EntityId("w1"), of_list="bouwstenen", row="B08", label="Wat steeds terugkomt"),
            e.Wording(id=EntityId("w2"), of_list="bouwstenen", row="E01", label="Samen eten"),
            e.Event(id=EntityId("x"), title="gesprek", bouwstenen=("E01",)),
        ]
    )


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_the_quick_line_knows_the_words_of_the_team(line: str, expected: tuple[str, ...]) -> None:
    assert understand(line, _casus(), today=TODAY).bouwstenen == expected


def test_a_chip_says_it_in_the_words_of_the_team_and_a_name_is_no_title() -> None:
    read = understand("2013 OTS #wat steeds terugkomt", _casus(), today=TODAY)
    assert [piece.meaning for piece in read.pieces if piece.meaning.startswith("B08")] == ["B08 Wat steeds terugkomt"]
    assert read.title == ""


@pytest.mark.parametrize(
    ("typed", "offered"), [("#wat st", "#B08"), ("#gezinsp", "#B08"), ("#samen e", "#E01"), ("#kind", "#R02")]
)
def test_suggestions_are_those_of_the_sets_in_use(typed: str, offered: str) -> None:
    assert offered in [one.text for one in completions(typed, _casus(), at=len(typed))]
    without = _casus().having(e.Sheet(id=e.SHEET_ID))
    assert "#R02" not in [one.text for one in completions("#kind", without, at=5)]


def test_searching_finds_what_carries_it_by_its_name() -> None:
    casus = _casus()
    assert [event.id for event in found(casus.events.values(), casus=casus, text="samen eten")] == ["x"]


def test_a_cell_of_the_table_takes_the_own_name() -> None:
    casus = _casus()
    rows = EventRows(casus, today=date(2026, 1, 1))
    read = rows.fields(casus.events[EntityId("x")], "bouwstenen", "Wat steeds terugkomt|Samen eten|e01")
    assert read == {"bouwstenen": ("B08", "E01")}


def test_a_number_alone_stays_unclear() -> None:
    assert isinstance(find_stone(_casus(), "#3"), Unclear)
    assert find_stone(_casus(), "") is None
    assert find_stone(_casus(), "#") is None


def test_a_listener_hears_which_bouwstenen_an_event_carries() -> None:
    casus = _casus()
    assert spoken(casus.events[EntityId("x")], casus=casus).endswith("bouwstenen: E01 Samen eten")
