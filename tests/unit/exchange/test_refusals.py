"""Each thing that cannot be read is named by file, row and column, with cause and remedy; and nothing comes in."""

from itertools import pairwise
from pathlib import Path

import pytest

from tests.unit.exchange.building import TODAY, TWO, folder, read, refusal, refusing
from werkbank.exchange import Cancelled, ReadRefused, read_input

RELATIONS = "van;naar;soort\n"


@pytest.mark.parametrize(
    ("tables", "table", "column"),
    [
        ({"personen": "roepnaam;rol\nAnouk;ouder\n"}, "personen", "id"),
        ({"personen": TWO, "relaties": "van;naar\np1;p2\n"}, "relaties", "soort"),
        ({"personen": TWO, "gebeurtenissen": "titel;soort\nruzie;OTS\n"}, "gebeurtenissen", "datum"),
        ({"personen": TWO, "gebeurtenissen": "datum;personen\n2014;p1\n"}, "gebeurtenissen", "soort of titel"),
        ({"personen": TWO, "kenmerken": "soort\nLVB\n"}, "kenmerken", "persoon"),
    ],
)
def test_a_missing_column_is_named(tmp_path: Path, tables: dict[str, str], table: str, column: str) -> None:
    line = refusal(tmp_path, **tables)
    assert (line.place.file, line.place.row, line.place.column, line.code) == (f"{table}.csv", 1, column, "column")
    assert "ontbreekt" in line.cause


def test_a_column_that_stands_twice_is_named(tmp_path: Path) -> None:
    line = refusal(tmp_path, personen="id;roepnaam;Roepnaam\np1;Bo;Do\n")
    assert (line.place.column, line.cause) == ("roepnaam", "deze kolom staat er twee keer.")


def test_a_double_id_is_named(tmp_path: Path) -> None:
    line = refusal(tmp_path, personen="id;roepnaam\np1;Bo\np2;Do\np1;Mo\n")
    assert (line.place.row, line.place.column) == (4, "id")
    assert "rij 2" in line.cause


def test_a_person_without_an_id_is_named(tmp_path: Path) -> None:
    assert refusal(tmp_path, personen="id;roepnaam\n;Bo\np2;Do\n").place.row == 2


def test_an_unknown_id_is_named_with_the_one_that_was_meant(tmp_path: Path) -> None:
    line = refusal(tmp_path, personen="id\np01\np02\n", relaties=RELATIONS + "p01;p2;ouder\n")
    assert (line.place.file, line.place.row, line.place.column) == ("relaties.csv", 2, "naar")
    assert "‘p2’" in line.cause
    assert "‘p02’" in line.remedy


def test_an_unknown_person_of_an_event_is_named_and_may_stay_as_a_note(tmp_path: Path) -> None:
    tables = {"personen": TWO, "gebeurtenissen": "datum;titel;personen\n2014;ruzie;p1|p9\n"}
    assert refusal(tmp_path, **tables).place.column == "personen"
    (event,) = read_input(folder(tmp_path, **tables), today=TODAY, skip_bad=True).casus.events.values()
    assert (event.persons, event.note) == (("p1",), "personen: p9")


def test_a_circle_of_parents_is_named(tmp_path: Path) -> None:
    personen = "id;roepnaam\na;Ada\nb;Ben\nc;Cas\nd;Dik\n"
    relaties = RELATIONS + "a;b;ouder\nb;c;ouder\nd;c;ouder\nc;a;pleeg\n"
    line = refusal(tmp_path, personen=personen, relaties=relaties)
    assert (line.place.row, line.code) == (5, "circle-of-parents")
    assert all(name in line.cause for name in ("Ada (a)", "Ben (b)", "Cas (c)"))
    assert "Dik" not in line.cause
    kept = read(tmp_path, skip_bad=True, personen=personen, relaties=relaties).casus.parentages.values()
    assert [(link.parent, link.child) for link in kept] == [("a", "b"), ("b", "c"), ("d", "c")]


def test_two_circles_are_both_named(tmp_path: Path) -> None:
    with refusing() as lines:
        read(
            tmp_path,
            personen="id\na\nb\nc\nd\n",
            relaties=RELATIONS + "a;b;ouder\nb;a;ouder\nc;d;ouder\nd;c;ouder\n",
        )
    assert [line.place.row for line in lines] == [3, 5]


def test_a_file_full_of_circles_does_not_take_for_ever(tmp_path: Path) -> None:
    people = [f"p{n}" for n in range(150)]
    links = "".join(f"{a};{b};ouder\n" for a in people for b in people if a != b)
    with refusing() as lines:
        read(tmp_path, personen="id\n" + "\n".join(people), relaties=RELATIONS + links)
    assert len(lines) == 21


@pytest.mark.parametrize(
    ("soort", "cause"),
    [("huwelijk", "partner van zichzelf"), ("ouder", "ouder van zichzelf"), ("hecht", "met zichzelf")],
)
def test_nobody_is_related_to_themselves(tmp_path: Path, soort: str, cause: str) -> None:
    line = refusal(tmp_path, personen=TWO, relaties=RELATIONS + f"p1;p1;{soort}\n")
    assert cause in line.cause


@pytest.mark.parametrize(
    ("soort", "hint"), [("kegelclub", "Kies uit"), ("broer", "hun ouders"), ("pleegkind", "wie de ouder is")]
)
def test_an_unknown_relation_is_refused_with_advice(tmp_path: Path, soort: str, hint: str) -> None:
    line = refusal(tmp_path, personen=TWO, relaties=RELATIONS + f"p1;p2;{soort}\n")
    assert (line.place.row, line.place.column, line.code) == (2, "soort", "unknown-relation")
    assert hint in line.remedy


@pytest.mark.parametrize("text", ["29 februari 2023", "31-4-2019", "ooit eens", "12-13-2014"])
def test_an_unreadable_date_is_refused(tmp_path: Path, text: str) -> None:
    line = refusal(tmp_path, gebeurtenissen=f"datum;titel\n2014;rust\n{text};val\n")
    assert (line.place.file, line.place.row, line.place.column) == ("gebeurtenissen.csv", 3, "datum")
    assert text in line.cause


def test_an_event_without_kind_and_title_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, gebeurtenissen="datum;soort;titel\n2014;;\n").code == "event-without-name"


def test_a_row_with_more_cells_than_the_header_is_refused(tmp_path: Path) -> None:
    line = refusal(tmp_path, gebeurtenissen="datum;titel\n2014;ruzie; en nog meer ruzie\n")
    assert (line.place.row, line.code) == (2, "row-too-wide")
    assert "aanhalingstekens" in line.remedy


def test_a_quote_that_is_never_closed_is_refused(tmp_path: Path) -> None:
    line = refusal(tmp_path, gebeurtenissen='datum;titel\n2013;rust\n2014;"ruzie\n2015;rust\n')
    assert (line.place.row, line.code) == (3, "broken-quotes")


def test_every_bad_row_is_named_and_nothing_comes_in(tmp_path: Path) -> None:
    rows = "".join(f"{n} onzin;val\n" for n in range(30))
    with refusing() as lines:
        read(tmp_path, gebeurtenissen="datum;titel\n" + rows)
    assert [line.place.row for line in lines] == list(range(2, 32))


def test_the_text_for_people_stays_short(tmp_path: Path) -> None:
    with pytest.raises(ReadRefused) as caught:
        read(tmp_path, gebeurtenissen="datum;titel\n" + "onzin;val\n" * 30)
    assert "En nog 22 plaatsen." in caught.value.text
    assert "--skip-bad" in caught.value.remedy


def test_when_all_of_it_is_bad_nothing_is_left_to_skip_to(tmp_path: Path) -> None:
    with refusing():
        read(tmp_path, skip_bad=True, personen="roepnaam\nBo\n")


def test_a_case_with_two_rows_about_itself_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, personen=TWO, casus="naam\nA\nB\n").code == "two-cases"


def test_the_same_table_in_two_files_is_refused(tmp_path: Path) -> None:
    place = folder(tmp_path, personen=TWO)
    (place / "personen kopie.csv").write_text(TWO, encoding="utf-8")
    with refusing() as lines:
        read_input(place, today=TODAY)
    assert (lines[0].place.file, lines[0].code) == ("personen kopie.csv", "table-twice")


def test_a_reading_can_be_stopped(tmp_path: Path) -> None:
    calls: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> bool:
        calls.append((done, total))
        return total == 0 or done < 1000

    rows = "datum;titel\n" + "2014;ruzie\n" * 40_000
    with pytest.raises(Cancelled) as caught:
        read(tmp_path, progress=stop, gebeurtenissen=rows)
    assert caught.value.code == "import-cancelled"
    assert calls[-1] == (1000, 40_000)


def test_listening_alone_does_not_stop_it(tmp_path: Path) -> None:
    calls: list[tuple[int, int]] = []
    read(
        tmp_path,
        progress=lambda done, total: calls.append((done, total)),
        gebeurtenissen="datum;titel\n" + "2014;a\n" * 1200,
    )
    assert calls[-1] == (1200, 1200)


def test_a_very_long_line_of_ancestors_is_no_circle(tmp_path: Path) -> None:
    people = [f"p{n}" for n in range(5000)]
    links = "".join(f"{a};{b};ouder\n" for a, b in pairwise(people))
    with refusing() as lines:
        read(tmp_path, personen="id\n" + "\n".join(people), relaties=RELATIONS + links + "p4999;p4000;ouder\n")
    assert [(line.place.row, line.code) for line in lines] == [(5001, "circle-of-parents")]
    assert "…" in lines[0].cause
