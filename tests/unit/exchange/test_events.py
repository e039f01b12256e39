"""Events: moments and periods, words for an end, kinds nobody knows, bouwstenen, reports."""

from pathlib import Path

import pytest

from tests.unit.exchange.building import TODAY, TWO, casus_of_tables, event_of, folder, read, refusing
from werkbank.exchange import Grade, read_input
from werkbank.model.dates import UNKNOWN
from werkbank.model.kinds import Nature


@pytest.mark.parametrize(
    ("soort", "datum", "einde", "found"),
    [
        ("verhuizing", "2014", "", ("2014", "", False, False)),
        ("verhuizing", "2014", "2015", ("2014", "2015", True, False)),
        ("OTS", "10-3-2008", "9-9-2009", ("2008-03-10", "2009-09-09", True, False)),
        ("OTS", "10-3-2008", "", ("2008-03-10", "", True, False)),
        ("hulptraject", "2014", "", ("2014", "", True, False)),
        ("hulptraject", "2014", "nu", ("2014", "", True, True)),
        ("hulptraject", "2014", "Heden", ("2014", "", True, True)),
        ("hulptraject", "2014", "moment", ("2014", "", False, False)),
        ("verhuizing", "2014", "onbekend", ("2014", "", True, False)),
        ("omgang", "2014", "", ("2014", "", False, False)),
        ("hulptraject", "van maart 2012 t/m juni 2013", "", ("2012-03", "2013-06", True, False)),
        ("hulptraject", "sinds sept 2020", "", ("2020-09", "", True, True)),
        ("hulptraject", "tussen 2008 en 2010", "", ("2008", "2010", True, False)),
        ("verhuizing", "tussen 2008 en 2010", "", ("[2008..2010]", "", False, False)),
        ("hulptraject", "tussen 2008 en 2010", "2012", ("[2008..2010]", "2012", True, False)),
        ("hulptraject", "2008", "tot 2012", ("2008", "2012", True, False)),
        ("verhuizing", "onbekend", "", ("", "", False, False)),
    ],
)
def test_what_date_and_end_mean_together(
    tmp_path: Path, soort: str, datum: str, einde: str, found: tuple[str, str, bool, bool]
) -> None:
    event = event_of(tmp_path, "datum;einde;soort", f"{datum};{einde};{soort}")
    assert (event.date.edtf, event.end.edtf, event.period, event.running) == found


def test_an_age_counts_from_the_birth_of_the_first_person(tmp_path: Path) -> None:
    personen = "id;roepnaam;geboren\np1;Anouk;\np2;Bram;22-9-2010\n"
    event = event_of(tmp_path, "datum;titel;personen", "toen hij 4 was;bang;p1|p2", personen=personen)
    assert (event.date.lo, event.date.hi) == (TODAY.replace(2014, 9, 22), TODAY.replace(2015, 9, 21))


def test_every_column_finds_its_field(tmp_path: Path) -> None:
    event = event_of(
        tmp_path,
        "id;datum;einde;soort;titel;personen;reden;afloop;wat deed het;aangemeld;toegekend;melder;bevinding;"
        "organisatie;kader;product;aard;bron;bouwstenen;over wie;gemeente;tekst;in het plan",
        "g1;2014;2015;VUHP;Tweede keer;p1|p2;ruzie;afgehaakt;Gezin: fijn. Hulp: te kort.;1-1-2014;2-2-2014;"
        "beroepskracht;niet bevestigd;JB;drang;45A04;mening;dossier;B08|Gezinspatronen|b01;p2;Oefendam;lang;ja",
    )
    assert (event.id, event.ref, event.kind, event.title, event.persons) == (
        "g1",
        "g1",
        "vuhp",
        "Tweede keer",
        ("p1", "p2"),
    )
    assert (event.reason, event.outcome, event.stopped_by, event.end_reason) == ("ruzie", "afgehaakt", "gezin", "")
    assert (event.effect_family, event.effect_help) == ("fijn.", "te kort.")
    assert (event.applied.edtf, event.granted.edtf) == ("2014-01-01", "2014-02-02")
    assert (event.reporter, event.finding, event.frame) == ("beroepskracht", "niet-bevestigd", "drang")
    assert (event.organisation, event.product, event.nature) == ("JB", "45A04", Nature.OPINION)
    assert (event.source, event.bouwstenen, event.about) == ("dossier", ("B08", "B01"), ("p2",))
    assert (event.municipality, event.text, event.chosen) == ("Oefendam", "lang", True)


@pytest.mark.parametrize(
    ("afloop", "stopped_by", "end_reason"),
    [
        ("doelen bereikt", "", "doelen-bereikt"),
        ("Eenzijdig door cliënt", "gezin", ""),
        ("door aanbieder", "aanbieder", ""),
        ("in overleg", "samen", ""),
        ("wachtlijst", "aanbieder", "wachtlijst-of-nooit-gestart"),
        ("18 jaar", "", "18-jaar"),
        ("afgesloten", "", ""),
        ("zomaar opgehouden", "", ""),
        ("", "", ""),
    ],
)
def test_words_for_an_end_fill_the_end_fields(tmp_path: Path, afloop: str, stopped_by: str, end_reason: str) -> None:
    event = event_of(tmp_path, "datum;soort;afloop", f"2014;hulptraject;{afloop}")
    assert (event.outcome, event.stopped_by, event.end_reason) == (afloop, stopped_by, end_reason)


def test_an_end_field_that_is_filled_wins(tmp_path: Path) -> None:
    event = event_of(
        tmp_path, "datum;soort;afloop;wie stopte;reden einde", "2014;hulptraject;afgehaakt;rechter;verhuisd"
    )
    assert (event.stopped_by, event.end_reason) == ("rechter", "verhuisd")


def test_rows_without_an_id_are_numbered(tmp_path: Path) -> None:
    casus = casus_of_tables(tmp_path, gebeurtenissen="datum;titel\n2014;a\n\n2015;b\n")
    assert [(event.id, event.ref, event.title) for event in casus.events.values()] == [
        ("r1", "r1", "a"),
        ("r3", "r3", "b"),
    ]


def test_an_unknown_kind_is_kept_with_its_text(tmp_path: Path) -> None:
    result = read(tmp_path, gebeurtenissen="datum;soort;titel\n2014;regendans;\n2015;regendans;op het plein\n")
    assert [(event.kind, event.title) for event in result.casus.events.values()] == [
        ("overig", "regendans"),
        ("overig", "regendans: op het plein"),
    ]
    assert [warning.code for warning in result.report.warnings] == ["unknown-event-kind"] * 2


def test_a_bare_number_of_a_bouwsteen_is_asked(tmp_path: Path) -> None:
    place = folder(tmp_path, personen=TWO, gebeurtenissen="datum;titel;bouwstenen\n2014;ruzie;3|B08\n")
    with refusing() as lines:
        read_input(place, today=TODAY)
    assert [(line.grade, line.place.column) for line in lines] == [(Grade.QUESTION, "bouwstenen")]
    assert "B03" in lines[0].remedy
    (event,) = read_input(place, today=TODAY, skip_bad=True).casus.events.values()
    assert (event.bouwstenen, event.note) == (("B08",), "bouwstenen: 3")


def test_numbers_of_2018_are_no_question(tmp_path: Path) -> None:
    assert event_of(tmp_path, "datum;titel;bouwstenen", "2014;ruzie;2018-3").bouwstenen == ("B08",)


def test_an_unreadable_date_stays_in_the_tray_when_the_rest_comes_in(tmp_path: Path) -> None:
    result = read(tmp_path, skip_bad=True, gebeurtenissen="datum;titel\n29 februari 2023;val\n2014;rust\n")
    fall, _ = result.casus.events.values()
    assert (fall.date.as_typed, fall.date.edtf, fall.date.is_unreadable) == ("29 februari 2023", "", True)
    assert [line.code for line in result.report.refused] == ["unreadable-date"]


def test_an_unknown_date_needs_no_apology(tmp_path: Path) -> None:
    result = read(tmp_path, gebeurtenissen="datum;titel\nonbekend;val\n;rust\nna de scheiding;ruzie\n")
    assert not result.report.remarks
    fall, rest, fight = result.casus.events.values()
    assert (fall.date.edtf, rest.date, fight.date.ordering != "") == ("", UNKNOWN, True)


def test_what_help_did_may_be_told_by_one_side_only(tmp_path: Path) -> None:
    sides = [
        event_of(tmp_path, "datum;titel;wat deed het", f"2014;hulp;{text}")
        for text in ("Hulp: rust.", "het gaf rust", "volgens het gezin: niets", "Gezin: niets")
    ]
    assert [(event.effect_family, event.effect_help) for event in sides] == [
        ("", "rust."),
        ("", "het gaf rust"),
        ("niets", ""),
        ("niets", ""),
    ]


def test_a_product_as_kind_is_its_kind_of_help(tmp_path: Path) -> None:
    event = event_of(tmp_path, "datum;soort", "2014;IAG")
    assert (event.kind, event.product) == ("ambulant", "IAG")
    named = event_of(tmp_path, "datum;soort;product", "2014;45A04;Gezinshulp")
    assert (named.kind, named.product) == ("ambulant", "Gezinshulp")
