"""What is said of an event: date, how sure, what, about whom, nature, source; and where the keyboard goes next."""

import pytest

from tests.unit.timeline.made import TODAY, event, family, history, person
from werkbank.model.casus import casus_of
from werkbank.model.entities import Event
from werkbank.timeline.board import Board, lay
from werkbank.timeline.spoken import kin_words, spoken
from werkbank.timeline.walking import at_end_of_lane, in_lane, of_person


def said(one: Event) -> str:
    casus = family(one)
    return spoken(one, casus=casus, kin=kin_words(casus))


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (
            event("a", "omstreeks mei 2013", "1-6-2014", kind="ots", persons="jan", source="beschikking"),
            "mei 2013 t/m 1 juni 2014, ongeveer, OTS voor de oudste zoon, feit, bron: beschikking",
        ),
        (
            event("a", "omstreeks mei 2013", kind="zorgmelding", persons="lot", source="brief"),
            "mei 2013, ongeveer, Zorgmelding over de dochter, feit, bron: brief",
        ),
        (event("a", "2019?", kind="verhuizing", persons="mo"), "2019, niet zeker, Verhuizing van de moeder, feit"),
        (
            event("a", "sinds 2020", kind="vuhp", persons="mo bo", product="VUHP"),
            "sinds 2020, loopt nog, VUHP voor de moeder en de jongste zoon, feit",
        ),
        (
            event("a", "3-2-2020", kind="ziekte", persons="theo", nature="verhaal", title="Theo viel"),
            "3 februari 2020, einde onbekend, Ziekte van Theo, Theo viel, eigen verhaal",
        ),
        (event("a", "onbekend", kind="overlijden"), "datum onbekend, Overlijden, feit"),
        (
            event("a", "rond 2008", kind="verhuizing", nature="mening", organisation="School Oefen"),
            "2008, ongeveer, Verhuizing, School Oefen, mening",
        ),
    ],
)
def test_an_event_is_said_in_one_order(one: Event, words: str) -> None:
    parts = said(one).split(", ")
    assert sorted(parts) == sorted(words.split(", "))
    assert parts[0] == words.split(", ", maxsplit=1)[0]
    assert parts[-1] == words.rsplit(", ", maxsplit=1)[-1]


def test_the_example_of_the_design() -> None:
    one = event("a", "omstreeks mei 2013", "nu", kind="ots", persons="jan", source="beschikking")
    assert said(one) == "sinds mei 2013, ongeveer, loopt nog, OTS voor de oudste zoon, feit, bron: beschikking"


def test_a_family_without_daughters_and_sons_is_spoken_of_by_name() -> None:
    casus = casus_of([person("kim", "Kim", role="jeugdige"), event("a", "2013", kind="ots", persons="kim")])
    assert "Kim" in spoken(casus.events["a"], casus=casus, kin=kin_words(casus))  # type: ignore[index]


def test_who_has_no_word_of_their_own_is_called_by_name() -> None:
    kin = kin_words(history())
    assert kin == {
        "jan": "de oudste zoon", "bo": "de jongste zoon", "lot": "de dochter", "pim": "de vader", "mo": "de moeder",
    }  # fmt: skip
    alone = casus_of([person("x", "Xan", "2010")])
    assert kin_words(alone) == {}


def test_children_whose_order_is_not_certain_keep_their_names() -> None:
    casus = history()
    unsure = casus.having(casus.persons["jan"].but(birth=person("q", "Q", "2010").birth))  # type: ignore[index]
    assert "jan" not in kin_words(unsure)
    assert "bo" not in kin_words(unsure)
    assert kin_words(unsure)["lot"] == "de dochter"


def board() -> Board:
    return lay(history(), today=TODAY)


def test_b_walks_through_a_lane_and_p_through_a_life() -> None:
    made = board()
    lane = made.lane_of(made.at["e3"])
    walked = [at_end_of_lane(made, made.at["e3"], step=-1)]
    while (after := in_lane(made, walked[-1], step=1)) != walked[-1]:
        walked.append(after)
    assert sorted(walked) == [n for n in range(len(made)) if made.lane_of(n) == lane]
    assert walked[-1] == at_end_of_lane(made, made.at["e3"], step=1)
    assert [made.middle[n] for n in walked] == sorted(made.middle[n] for n in walked)
    assert in_lane(made, walked[-1], step=-1) == walked[-2]

    life = [made.at["e3"]]
    while (after := of_person(made, life[-1], step=1)) != life[-1]:
        life.append(after)
    assert all("bo" in made.places[n].event.persons for n in life)
    assert len({made.lane_of(n) for n in life}) > 1
    assert of_person(made, life[1], step=-1) == life[0]


def test_without_a_focus_every_way_begins_in_time() -> None:
    made = board()
    first, last = int(made.order[0]), int(made.order[-1])
    assert in_lane(made, -1, step=1) == of_person(made, -1, step=1) == first
    assert of_person(made, -1, step=-1) == last
    theo = made.at["e10"]
    assert of_person(made, theo, step=1) == theo


def test_signs_that_turn_text_round_are_not_spoken() -> None:
    assert "\u202e" not in said(event("x", "2014", title="a\u202ebc"))
    assert "abc" in said(event("x", "2014", title="a\u202ebc"))
