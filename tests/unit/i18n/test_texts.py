"""Texts are filled in, counted and translated; what cannot be done is refused."""

import pytest

from werkbank.i18n import language, languages, mark, ntr, set_language, tr


def test_named_places_are_filled() -> None:
    assert tr("Casus {naam} openen", naam="De Linde") == "Casus De Linde openen"


def test_a_text_without_values_keeps_its_braces() -> None:
    assert tr("een { haakje") == "een { haakje"


def test_a_missing_value_is_our_mistake() -> None:
    with pytest.raises(KeyError):
        tr("Casus {naam} van {wie}", naam="x")


def test_an_empty_text_stays_empty_in_every_language() -> None:
    for code in languages():
        set_language(code)
        assert tr("") == ""


@pytest.mark.parametrize(("n", "text"), [(0, "0 dingen"), (1, "1 ding"), (2, "2 dingen")])
def test_the_form_follows_the_number(n: int, text: str) -> None:
    assert ntr("{n} ding", "{n} dingen", n) == text


def test_a_number_and_a_name_fill_one_text() -> None:
    assert ntr("{n} ding van {wie}", "{n} dingen van {wie}", 3, wie="Bo") == "3 dingen van Bo"


def test_marking_changes_nothing() -> None:
    set_language("en")
    assert mark("Er is geen beeldscherm om het venster op te tonen.").startswith("Er is geen")


def test_dutch_comes_first_and_needs_no_catalogue() -> None:
    assert languages()[0] == "nl"
    assert language() == "nl"


def test_an_unknown_language_is_refused_and_the_old_one_stays() -> None:
    set_language("en")
    with pytest.raises(LookupError, match="tlh"):
        set_language("tlh")
    assert language() == "en"


def test_a_value_cannot_turn_the_words_round_it() -> None:
    assert tr("'{wat}' eindigt vóór het begin.", wat="\u202ea\u05d0") == "'a\u05d0' eindigt vóór het begin."
