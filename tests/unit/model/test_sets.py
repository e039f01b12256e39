"""The lists of the way of working as one casus words them."""

from __future__ import annotations

from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.entities import SHEET_ID, Event, Sheet, Wording
from werkbank.model.sets import (
    BOUWSTENEN,
    ROUTEKAART,
    WEGING,
    all_stones,
    free_own_row,
    label_of,
    lists_in_use,
    stone_of,
    stones,
)


def worded(row: str, of_list: str = BOUWSTENEN, **fields: object) -> Wording:
    return Wording.model_validate({"id": f"w-{row}-{len(fields)}", "of_list": of_list, "row": row, **fields})


def test_without_own_words_the_list_is_as_the_program_came_with_it() -> None:
    found = stones(Casus(), BOUWSTENEN)
    assert [stone.id for stone in found] == [f"B{n:02d}" for n in range(1, 12)]
    assert not any(stone.is_changed or stone.is_own for stone in found)


def test_own_words_lie_over_those_of_the_program_field_by_field() -> None:
    casus = Casus().having(worded("B08", label="Wat steeds terugkomt"))
    stone = stone_of(casus, "B08")
    assert stone is not None
    assert (stone.label, stone.is_changed) == ("Wat steeds terugkomt", True)
    assert stone.aim == stone_of(Casus(), "B08").aim  # type: ignore[union-attr]
    assert label_of(casus, "B08") == "Wat steeds terugkomt"


def test_words_that_say_the_same_are_no_change() -> None:
    same = stones(Casus(), BOUWSTENEN)[0]
    assert not stones(Casus().having(worded("B01", label=same.label)), BOUWSTENEN)[0].is_changed


def test_a_row_of_the_team_comes_last_and_a_dropped_one_is_left_out() -> None:
    casus = Casus().having(worded("E01", label="Samen eten"), worded("B02", dropped=True))
    ids = [stone.id for stone in stones(casus, BOUWSTENEN)]
    assert ids[-1] == "E01"
    assert "B02" not in ids
    assert label_of(casus, "B02") == "Samenwerkingsprincipes"


def test_the_routekaart_is_there_only_when_the_casus_says_so() -> None:
    assert lists_in_use(Casus()) == (BOUWSTENEN,)
    casus = Casus().having(Sheet(id=SHEET_ID, sets=(ROUTEKAART,)))
    assert lists_in_use(casus) == (BOUWSTENEN, ROUTEKAART)
    assert len(all_stones(casus)) == 18


def test_ids_are_one_row_over_all_lists() -> None:
    ids = [stone.id for name in (BOUWSTENEN, ROUTEKAART, WEGING) for stone in stones(Casus(), name)]
    assert len(ids) == len(set(ids))


def test_an_id_that_is_in_use_as_a_tag_is_not_given_again() -> None:
    casus = Casus().having(Event(id=EntityId("e1"), bouwstenen=("E01",)))
    assert free_own_row(casus) == "E02"


def test_an_unknown_id_is_shown_as_it_is() -> None:
    assert label_of(Casus(), "X9") == "X9"


def test_the_weging_asks_in_words_and_says_that_it_is_ours() -> None:
    from werkbank.model.vocabulary import vocabulary

    for row in vocabulary().weging.values():
        assert row.own
        assert row.aim.endswith(".")
        assert all(question.endswith("?") for question in row.questions)
