"""Rows copied from a spreadsheet: what the columns are, and what is kept of a row that makes no sense."""

from datetime import date

import pytest

from werkbank.app.pasting import NOTE, events_from, guessed, read_pasted
from werkbank.exchange import Report
from werkbank.model.casus import Casus, casus_of
from werkbank.model.clock import counted_ids
from werkbank.model.dates import parse
from werkbank.model.entities import Event, Person
from werkbank.model.errors import KnownError

TODAY = date(2026, 11, 22)
LONG = "x" * 5000


def family() -> Casus:
    ids = counted_ids("p")
    return casus_of([Person(id=ids(), first_name="Bo", birth=parse("2010", today=TODAY)),
                     Person(id=ids(), first_name="Anouk")])  # fmt: skip


def pasted(text: str) -> tuple[tuple[str, ...], list[Event], Report]:
    table, casus = read_pasted(text), family()
    columns = guessed(table, casus=casus, today=TODAY)
    return columns, *events_from(table, columns, casus=casus, today=TODAY, ids=counted_ids("e"))


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("Wanneer\tWat\tWie\n3-2-2014\tOTS\tBo\n2015\tVerhuizing\tAnouk", ("datum", "soort", "personen")),
        ("Datum\tWat\n3-2-2014\tgaat naar oma\n2015\tkrijgt een hond", ("datum", "titel")),
        ("Wat\tBij wie\tTijdstip\nOTS\tBo\t2014", ("soort", "personen", "datum")),
        ("datum\ttitel\tWat\n2014\tnaar oma\tOTS", ("datum", "titel", "soort")),
        ("datum\ttitel\tRapporteur\n2014\tnaar oma\tmevrouw X", ("datum", "titel", NOTE)),
        ("datum\tsoort\tKind\n2014\tOTS\tBo", ("datum", "soort", "personen")),
        ("3-2-2014\tOTS\tBo", ("datum", "soort", "personen")),
    ],
)
def test_columns_are_known_by_their_name_or_by_what_stands_in_them(text: str, columns: tuple[str, ...]) -> None:
    assert pasted(text)[0] == columns


@pytest.mark.parametrize("name", ["Van", "Rapporteur", "Opmerking"])
def test_no_column_is_lost(name: str) -> None:
    _, (event,), _ = pasted(f"datum\ttitel\t{name}\n2014\tnaar oma\tiets eigens")
    assert "iets eigens" in event.note


@pytest.mark.parametrize(
    ("row", "start", "end", "title"),
    [
        ("2015\t2012\tOTS\teind voor begin\tBo", "2015", "2012", "eind voor begin"),
        ("3-3-1914\t\tverhuizing\teen eeuw eraf\tBo", "3-3-1914", "", "een eeuw eraf"),
        ("2009\t\taanhouding\tvoor de geboorte\tBo", "2009", "", "voor de geboorte"),
        ("2014\t\tverhuizing\tשלום \U0001f600\t", "2014", "", "שלום \U0001f600"),
        (f"2014\t\tverhuizing\t{LONG}\tBo", "2014", "", LONG),
        ("rare datum\t\tOTS\twat dan ook\tBo", "rare datum", "", "wat dan ook"),
    ],
)
def test_what_makes_no_sense_comes_in_as_typed(row: str, start: str, end: str, title: str) -> None:
    _, (event,), _ = pasted(f"datum\teinde\tsoort\ttitel\tpersonen\n{row}")
    assert (event.date.as_typed, event.end.as_typed, event.title) == (start, end, title)


def test_somebody_unknown_is_named_in_the_report_and_in_the_note() -> None:
    _, (event,), report = pasted("datum\ttitel\tpersonen\n2014\tnaar oma\tNiemand")
    assert event.persons == ()
    assert "Niemand" in event.note
    assert "Niemand" in report.refused[0].for_people()


def test_without_anything_that_happened_nothing_comes_in() -> None:
    table = read_pasted("datum\tpersonen\n2014\tBo")
    with pytest.raises(KnownError, match="wat er gebeurde"):
        events_from(table, ("datum", "personen"), casus=family(), today=TODAY, ids=counted_ids("e"))
