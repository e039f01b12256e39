"""Tables in, tables out: one case from files of several kinds, and the same tables back."""

import csv
import shutil
from pathlib import Path

import pytest

from tests.helpers.program import CASE, Inside, digest, write_tables
from tests.helpers.source_tree import ROOT

GEDCOM = ROOT / "tests" / "data" / "gedcom" / "verzonnen-551.ged"


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def exported(program: Inside, name: str, case: str = CASE) -> Path:
    out = program.workplace.parent / name
    program.good("export", case, "--what", "tables", "--out", out)
    return out


@pytest.mark.parametrize("what", ["tables", "xlsx"])
def test_export_then_import_gives_the_same_tables(program: Inside, what: str) -> None:
    out = program.workplace.parent / ("uit" if what == "tables" else "uit.xlsx")
    done = program.good("export", CASE, "--what", what, "--out", out)
    assert "niet versleuteld" in done.out
    program.good("import", out, "--case", "Terug")
    first, second = exported(program, "een"), exported(program, "twee", "Terug")
    for path in first.glob("*.csv"):
        if path.stem != "casus":  # holds the name of the case, which differs
            assert path.read_bytes() == (second / path.name).read_bytes(), path.name
    assert {path.name for path in first.iterdir()} == {path.name for path in second.iterdir()}


def test_export_keeps_what_it_read(program: Inside, samples: Path) -> None:
    out = exported(program, "uit")
    for table in ("personen", "relaties", "gebeurtenissen"):
        assert len(rows(out, table)) == len(rows(samples / "casus1", table)), table
    assert {row["id"] for row in rows(out, "personen")} == {row["id"] for row in rows(samples / "casus1", "personen")}


@pytest.mark.parametrize("what", ["gedcom", "ics"])
def test_other_forms_come_later(program: Inside, what: str) -> None:
    done = program("export", CASE, "--what", what, "--out", program.workplace.parent / "x")
    assert (done.code, done.out) == (2, "")
    assert "nog niet beschikbaar" in done.err


def test_files_of_several_kinds_make_one_case(program: Inside, samples: Path, tmp_path: Path) -> None:
    zipped = shutil.make_archive(str(tmp_path / "casus2"), "zip", samples / "casus2")
    program.good("export", CASE, "--what", "xlsx", "--out", tmp_path / "een.xlsx")
    inputs = (tmp_path / "een.xlsx", zipped, samples / "casus3", GEDCOM)
    report = program.good("import", *inputs, "--case", "Alles", "--json").document
    assert report["files"] == ["een.xlsx", "casus2.zip", "casus3", "verzonnen-551.ged"]
    assert not report["refused"]
    assert report["joined"], "the cases use the same numbers"
    out = exported(program, "alles", "Alles")
    persons = rows(out, "personen")
    assert len(persons) == len({row["id"] for row in persons}) >= 40
    assert program.good("check", "Alles", "--json").document["ok"] is True


def test_import_extends_a_case_and_twice_is_once(program: Inside, samples: Path, tmp_path: Path) -> None:
    again = program.good("import", samples / "casus1", "--case", CASE, "--json").document
    assert again["added"] == 0
    more = write_tables(tmp_path / "meer", gebeurtenissen=("datum;titel;personen", "3-2-2019;naar een boot;p01"))
    report = program.good("import", more, "--case", CASE, "--json").document
    assert (report["case"], report["added"]) == (again["case"], 1)
    assert report["rows"] == {"gebeurtenissen": 1}
    events = rows(exported(program, "uit"), "gebeurtenissen")
    assert len(events) == len(rows(samples / "casus1", "gebeurtenissen")) + 1
    assert [row["personen"] for row in events if row["titel"] == "naar een boot"] == ["p01"]


def test_one_unreadable_file_keeps_all_of_them_out(program: Inside, samples: Path, tmp_path: Path) -> None:
    bad = write_tables(
        tmp_path / "fout",
        personen=("id;roepnaam;geboren", "p1;Bo;29-2-2023", "p2;Lot;2010"),
        relaties=("van;naar;soort", "p2;p9;ouder"),
    )
    before = digest(program.workplace)
    done = program("import", samples / "casus2", bad, "--case", CASE, "--json")
    assert done.code == 1
    assert digest(program.workplace) == before
    refused = done.document["refused"]
    assert done.document["case"] is None
    places = {(one["file"], one["row"], one["column"]) for one in refused}
    assert places == {("personen.csv", 2, "geboren"), ("relaties.csv", 2, "naar")}
    assert all(one["cause"] and one["remedy"] for one in refused)
    assert "29 februari 2023 bestaat niet" in done.err


def test_skip_bad_brings_in_the_rest_and_tells_what_not(program: Inside, tmp_path: Path) -> None:
    bad = write_tables(
        tmp_path / "half",
        personen=("id;roepnaam;geboren;kleur", "p1;Bo;29-2-2023;rood", "p2;Lot;2010;", "p2;Kim;2011;"),
        relaties=("van;naar;soort", "p2;p1;ouder", "p2;p9;ouder"),
    )
    report = program.good("import", bad, "--case", "Half", "--skip-bad", "--json").document
    assert {(one["file"], one["row"]) for one in report["refused"]} == {
        ("personen.csv", 2), ("personen.csv", 4), ("relaties.csv", 3),
    }  # fmt: skip
    assert [one["column"] for one in report["kept_as_note"]] == ["kleur"]
    out = exported(program, "uit", "Half")
    assert [row["roepnaam"] for row in rows(out, "personen")] == ["Bo", "Lot"]
    assert len(rows(out, "relaties")) == 1


def test_the_report_for_people_names_rows_and_what_was_kept(program: Inside, tmp_path: Path) -> None:
    folder = write_tables(tmp_path / "t", personen=("id;roepnaam;kleur", "p1;Bo;rood"))
    done = program.good("import", folder, "--case", "Nieuw")
    assert "personen: 1 gelezen" in done.out
    assert "kleur" in done.out


def test_two_cases_with_one_name_are_asked_about(program: Inside, samples: Path) -> None:
    from tests.helpers.workplaces import unlocked

    workplace = unlocked(program.workplace)
    for _ in range(2):
        workplace.new_case("Dubbel").close()
    workplace.close()
    before = digest(program.workplace / "cases")
    assert "2 casussen die 'Dubbel' heten" in program.refuses("import", samples / "casus2", "--case", "Dubbel")
    assert digest(program.workplace / "cases") == before
