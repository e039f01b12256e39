"""Bouwstenen by number, groups of reasons, products and how help ended."""

from __future__ import annotations

import pytest

from werkbank.model.vocabulary import Bouwsteen, Early, Ending, Unclear, vocabulary

WORDS = vocabulary()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("B08", "B08"),
        ("b8", "B08"),
        ("#B08", "B08"),
        ("bouwsteen B8", "B08"),
        ("Gezinspatronen", "B08"),
        ("#gezinspatronen", "B08"),
        ("2018-1", "B07"),
        ("2018-3", "B08"),
        ("2018-5", "B01"),
        ("Verbreding probleemanalyse", "B08"),
    ],
)
def test_a_bouwsteen_is_found_by_id_name_or_old_number(text: str, expected: str) -> None:
    found = WORDS.find_bouwsteen(text)
    assert isinstance(found, Bouwsteen)
    assert found.id == expected


@pytest.mark.parametrize(
    ("text", "options"),
    [("3", ["B03", "B08"]), ("#3", ["B03", "B08"]), ("5", ["B05", "B01"]), ("bouwsteen 2", ["B02"])],
)
def test_a_bare_number_asks_which_one(text: str, options: list[str]) -> None:
    found = WORDS.find_bouwsteen(text)
    assert isinstance(found, Unclear)
    assert [stone.id for stone in found.options] == options


@pytest.mark.parametrize("text", ["", "12", "B12", "2018-2", "warm overdragen", "2018"])
def test_what_is_no_bouwsteen_is_none(text: str) -> None:
    assert WORDS.find_bouwsteen(text) is None


def test_the_routekaart_is_looked_in_only_when_asked() -> None:
    found = WORDS.find_bouwsteen("warm overdragen", routekaart=True)
    assert isinstance(found, Bouwsteen)
    assert found.id == "R07"


def test_bouwstenen_come_with_an_aim_and_questions_marked_as_our_own() -> None:
    assert list(WORDS.bouwstenen) == [f"B{n:02d}" for n in range(1, 12)]
    assert len(WORDS.routekaart) == 7
    for stone in (*WORDS.bouwstenen.values(), *WORDS.routekaart.values()):
        assert stone.own
        assert stone.aim.endswith(".")
        assert 3 <= len(stone.questions) <= 6
        assert all(question.endswith("?") for question in stone.questions)


def test_life_domains_are_twelve_and_our_own() -> None:
    assert len(WORDS.life_domains) == 12
    assert all(domain.own for domain in WORDS.life_domains.values())


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("schoolverzuim", "school"),
        ("Gedrag op school", "school"),
        ("veel schoolverzuim in de brugklas", "school"),
        ("alcohol", "middelen"),
        ("drankgebruik van moeder", "middelen"),
        ("schoolverzuim en alcohol", ""),
        ("geen schoolverzuim", ""),
        ("geen netwerk", "netwerk"),
        ("iets anders", ""),
        ("", ""),
    ],
)
def test_a_reason_has_a_group_only_when_that_is_sure(text: str, group: str) -> None:
    assert WORDS.reason_group(text) == group


@pytest.mark.parametrize(
    ("text", "kind_id"),
    [
        ("VUHP", "vuhp"),
        ("VUP", "vuhp"),
        ("MST", "ambulant"),
        ("45A04", "ambulant"),
        ("54b01", "ggz"),
        ("pleegzorg", "pleegzorg"),
    ],
)
def test_a_product_belongs_to_a_kind_of_help(text: str, kind_id: str) -> None:
    kind = WORDS.kind_of_product(text)
    assert kind is not None
    assert kind.id == kind_id
    assert WORDS.is_class(kind.id, "help")


def test_a_product_code_without_a_row_is_no_product_of_ours() -> None:
    assert WORDS.find_product("45A04") is None
    assert WORDS.kind_of_product("99A99") is None


def test_every_named_product_is_help() -> None:
    assert all(WORDS.is_class(product.kind, "help") for product in WORDS.products.values())


@pytest.mark.parametrize(
    ("outcome", "ending"),
    [
        ("doelen bereikt", Ending("", "doelen-bereikt", Early.NO)),
        ("volgens plan", Ending("", "doelen-bereikt", Early.NO)),
        ("afgehaakt", Ending("gezin", "", Early.YES)),
        ("Eenzijdig door cliënt", Ending("gezin", "", Early.YES)),
        ("door aanbieder", Ending("aanbieder", "", Early.YES)),
        ("in overleg", Ending("samen", "", Early.YES)),
        ("geweigerd", Ending("", "", Early.DECLINED)),
        ("niet gestart", Ending("", "wachtlijst-of-nooit-gestart", Early.DECLINED)),
        ("wachtlijst", Ending("aanbieder", "wachtlijst-of-nooit-gestart", Early.DECLINED)),
        ("overgedragen", Ending("", "overgedragen", Early.NO)),
        ("extern", Ending("", "", Early.NO)),
        ("verhuisd", Ending("", "verhuisd", Early.NO)),
        ("18 jaar", Ending("", "18-jaar", Early.NO)),
        ("afgesloten", Ending("", "", Early.UNKNOWN)),
        ("", Ending()),
        ("een eigen woord", Ending()),
        ("CBS-einde:03", Ending("gezin", "", Early.YES)),
        ("JZ588:33", Ending("aanbieder", "", Early.YES)),
    ],
)
def test_known_words_for_an_end_are_read_as_interchange_says(outcome: str, ending: Ending) -> None:
    assert WORDS.ending_of(outcome) == ending


@pytest.mark.parametrize(
    ("fields", "ending"),
    [
        ({"stopped_by": "gezin"}, Ending("gezin", "", Early.YES)),
        ({"stopped_by": "samen", "end_reason": "doelen bereikt"}, Ending("samen", "doelen-bereikt", Early.NO)),
        ({"stopped_by": "aanbieder", "end_reason": "niet passend"}, Ending("aanbieder", "niet-passend", Early.YES)),
        ({"stopped_by": "rechter"}, Ending("rechter", "", Early.UNKNOWN)),
        ({"end_reason": "contract of budget"}, Ending("", "contract-of-budget", Early.UNKNOWN)),
    ],
)
def test_the_end_fields_speak_when_there_is_no_word(fields: dict[str, str], ending: Ending) -> None:
    assert WORDS.ending_of("", **fields) == ending


def test_a_filled_in_field_wins_over_the_word() -> None:
    assert WORDS.ending_of("afgehaakt", stopped_by="aanbieder", end_reason="verhuisd") == Ending(
        "aanbieder", "verhuisd", Early.NO
    )
