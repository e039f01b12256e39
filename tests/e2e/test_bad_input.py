"""Bad files through the real program: a Dutch text with file, row, cause and remedy; the casus untouched."""

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.helpers.program import CASE, Program, digest, write_tables
from tests.helpers.source_tree import ROOT

Maker = Callable[[Path], Path]
GEDCOM = ROOT / "tests" / "data" / "gedcom" / "verzonnen-551.ged"
PERSONS = ("id;roepnaam;geboren", "p1;Bo;2009", "p2;Lot;2011", "p3;Kim;1980")


def tables(**rows: tuple[str, ...]) -> Maker:
    return lambda folder: write_tables(folder / "tabellen", **{"personen": PERSONS, **rows})


def bomb(folder: Path) -> Path:
    """A workbook of some kilobytes that unpacks to 400 MB."""
    path = folder / "bom.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as book:
        book.writestr("[Content_Types].xml", "<Types/>")
        book.writestr("xl/workbook.xml", "<workbook/>")
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            for _ in range(400):
                sheet.write(bytes(1024 * 1024))
    assert path.stat().st_size < 1024 * 1024
    return path


def broken_gedcom(folder: Path) -> Path:
    lines = GEDCOM.read_text(encoding="utf-8").splitlines()
    middle = len(lines) // 2
    path = folder / "stam.ged"
    path.write_text("\n".join([*lines[:middle], "\x00\x01 kapot @@ 7", *lines[middle + 5 :]]), encoding="utf-8")
    return path


def large(folder: Path) -> Path:
    path = folder / "groot.csv"
    with path.open("wb") as file:
        file.write(b"id;roepnaam\n")
        file.truncate(40 * 1024 * 1024)
    return path


def nothing_in_it(folder: Path) -> Path:
    path = folder / "leeg"
    path.mkdir()
    (path / "brief.txt").write_text("Beste Bo", encoding="utf-8")
    return path


def odd_name(folder: Path) -> Path:
    path = folder / 'l\'eau "personen" 🙈\u202e.csv'
    path.write_text("roepnaam\nBo\n", encoding="utf-8")
    return path


@dataclass(frozen=True)
class Bad:
    """One bad file and what its text must hold: where, why, and what to do."""

    id: str
    make: Maker
    says: tuple[str, ...]


CASES = (
    Bad("missing column", tables(relaties=("van;soort", "p3;ouder")), ("relaties.csv", "‘naar’", "ontbreekt", "Zet")),
    Bad(
        "unknown id",
        tables(relaties=("van;naar;soort", "p3;p1;ouder", "p3;p99;ouder")),
        ("relaties.csv, rij 3, kolom ‘naar’", "p99"),
    ),
    Bad(
        "circle of parents",
        tables(relaties=("van;naar;soort", "p1;p2;ouder", "p2;p3;ouder", "p3;p1;ouder")),
        ("relaties.csv", "rij"),
    ),
    Bad(
        "29 February 2023",
        tables(gebeurtenissen=("datum;titel;personen", "1-1-2020;feest;p1", "29-2-2023;reis;p1")),
        ("gebeurtenissen.csv, rij 3, kolom ‘datum’", "29 februari 2023 bestaat niet"),
    ),
    Bad(
        "unknown kind of relation",
        tables(relaties=("van;naar;soort", "p3;p1;buurvrouw")),
        ("relaties.csv, rij 2, kolom ‘soort’", "buurvrouw"),
    ),
    Bad("partner of oneself", tables(relaties=("van;naar;soort", "p3;p3;huwelijk")), ("relaties.csv, rij 2", "zelf")),
    Bad(
        "same id twice",
        lambda folder: write_tables(folder / "t", personen=("id;roepnaam", "a;Bo", "a;Lot")),
        ("personen.csv, rij 3", "‘a’"),
    ),
    Bad("zip bomb", bomb, ("bom.xlsx",)),
    Bad("GEDCOM broken in the middle", broken_gedcom, ("stam.ged", "regel")),
    Bad("folder without tables", nothing_in_it, ("leeg", "personen", "Noem")),
    Bad("40 MB", large, ("groot.csv", "25 MB")),
    Bad("quotes and emoji in the name", odd_name, ('l\'eau "personen" 🙈�.csv, rij 1', "‘id’")),
)


@pytest.mark.parametrize("bad", CASES, ids=lambda bad: bad.id)
def test_a_bad_file_is_explained_and_changes_nothing(program: Program, tmp_path: Path, bad: Bad) -> None:
    path = bad.make(tmp_path)
    before = digest(program.workplace)
    said = program.refuses("import", path, "--case", CASE)
    for words in bad.says:
        assert words in said, said
    assert "Er is niets ingelezen" in said
    assert digest(program.workplace) == before


def test_a_good_file_with_quotes_and_emoji_in_its_name_comes_in(program: Program, tmp_path: Path) -> None:
    folder = write_tables(tmp_path / 'l\'eau "de" 🙈', personen=PERSONS)
    done = program.good("import", folder, "--case", "🙈 'Vrolijk' \"gezin\"", "--json")
    assert done.document["rows"] == {"personen": 3}
    assert program.good("check", "🙈 'Vrolijk' \"gezin\"", "--json").document["ok"] is True


def test_a_bad_file_is_refused_by_looking_at_it_too(bare: Program, tmp_path: Path) -> None:
    for bad in (CASES[1], CASES[8]):
        folder = tmp_path / bad.id
        folder.mkdir()
        said = bare.refuses("genogram", bad.make(folder), "--json", key=False)
        assert all(words in said for words in bad.says)
