"""A word for a part of a kind of help ('speltherapie') stays with the event, in the tables and on the cards."""

from datetime import date
from pathlib import Path

import pytest

from werkbank.exchange import read_input
from werkbank.patterns import find

TODAY = date(2026, 6, 1)


def rows(folder: Path, *events: str) -> Path:
    (folder / "personen.csv").write_text("id;rol\nems;*jeugdige\nzey;jeugdige\n", encoding="utf-8")
    head = "datum;einde;soort;personen;product"
    (folder / "gebeurtenissen.csv").write_text("\n".join((head, *events)), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("typed", "product"),
    [("speltherapie", "speltherapie"), ("GGZ", ""), ("ggz", ""), ("hulptraject", ""), ("verhuisd", ""), ("OTS", "")],
)
def test_only_a_word_that_says_more_is_kept(tmp_path: Path, typed: str, product: str) -> None:
    casus = read_input(rows(tmp_path, f"1-3-2021;1-9-2021;{typed};ems;"), today=TODAY).casus
    assert [event.product for event in casus.events.values()] == [product]


def test_a_product_that_was_given_wins(tmp_path: Path) -> None:
    casus = read_input(rows(tmp_path, "1-3-2021;1-9-2021;speltherapie;ems;EMDR"), today=TODAY).casus
    assert [event.product for event in casus.events.values()] == ["EMDR"]


@pytest.mark.parametrize(("second", "named"), [("Speltherapie", "speltherapie"), ("psycholoog", "GGZ")])
def test_the_card_says_what_was_typed(tmp_path: Path, second: str, named: str) -> None:
    given = rows(tmp_path, "1-3-2021;1-9-2021;speltherapie;ems;", f"1-4-2022;1-9-2022;{second};ems;")
    (found,) = find(read_input(given, today=TODAY).casus, today=TODAY, only=["zelfde-hulp"])
    assert f"Dezelfde hulp ({named}) is 2 keer ingezet" in found.text
