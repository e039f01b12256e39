"""Workbooks as people make them in Excel: typed cells, dates that are shown vaguely, formulas, extra sheets."""

import sys
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import pytest

from tests.unit.exchange.building import TODAY, refusing, workbook, zipped
from werkbank.exchange import read_input, write_xlsx
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.entities import Event, Person
from werkbank.model.errors import KnownError


def read(path: Path) -> Casus:
    return read_input(path, today=TODAY).casus


def test_sheets_are_tables(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        Personen=[["ID", "Roepnaam"], [1, "Anouk"], [2.0, "Bram"]],
        relaties=[["van", "naar", "soort"], [1, 2, "ouder"]],
        Toelichting=[["lees dit"]],
    )
    casus = read(path)
    assert list(casus.persons) == ["1", "2"]
    assert [(link.parent, link.child) for link in casus.parentages.values()] == [("1", "2")]


@pytest.mark.parametrize(
    ("shown_as", "edtf"),
    [
        ("dd-mm-yyyy", "2014-03-01"),
        ("d mmmm yyyy", "2014-03-01"),
        ("mm-dd-yy", "2014-03-01"),
        ("mmm-yy", "2014-03"),
        ('mmm "dag" yyyy', "2014-03"),
        ("[$-413]mmmm yyyy;@", "2014-03"),
        ("yyyy", "2014"),
        ("General", "2014-03-01"),
    ],
)
def test_a_date_is_as_precise_as_it_is_shown(tmp_path: Path, shown_as: str, edtf: str) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.title = "gebeurtenissen"
    book.active.append(["datum", "titel"])
    book.active.append([date(2014, 3, 1), "ruzie"])
    book.active["A2"].number_format = shown_as
    book.save(tmp_path / "a.xlsx")
    if shown_as == "General":  # then a spreadsheet shows a number, and so is it read
        with refusing():
            read(tmp_path / "a.xlsx")
        return
    (event,) = read(tmp_path / "a.xlsx").events.values()
    assert event.date.edtf == edtf


def test_numbers_times_and_truths_become_text(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["datum", "titel", "tekst", "in het plan"],
        [2014, 7.5, time(14, 30), True],
        [datetime(2014, 3, 1, 14, 30), 12, "a_x000D_\nb", False],  # noqa: DTZ001 - as openpyxl wants it
    ]
    one, other = read(workbook(tmp_path / "a.xlsx", gebeurtenissen=rows)).events.values()
    assert (one.date.edtf, one.title, one.text, one.chosen) == ("2014", "7,5", "14:30", True)
    assert (other.date.edtf, other.title, other.text, other.chosen) == ("2014-03-01", "12", "a\nb", False)


def test_rows_keep_the_numbers_that_people_see(tmp_path: Path) -> None:
    rows: list[list[object]] = [["datum", "titel"], ["2014", "a"], [], ["onzin", "b"]]
    with refusing() as lines:
        read(workbook(tmp_path / "a.xlsx", gebeurtenissen=rows))
    assert (lines[0].place.file, lines[0].place.row) == ("a.xlsx › gebeurtenissen", 4)


def test_text_beside_the_table_is_kept_as_a_note(tmp_path: Path) -> None:
    rows: list[list[object]] = [["datum", "titel"], ["2014", "ruzie", None, "vraag aan Anouk"]]
    result = read_input(workbook(tmp_path / "a.xlsx", gebeurtenissen=rows), today=TODAY)
    (event,) = result.casus.events.values()
    assert event.note == "D: vraag aan Anouk"
    assert [remark.place.column for remark in result.report.kept_as_note] == ["D"]


def with_cell(path: Path, cell: str) -> Path:
    """A workbook in which the title of the one event is this raw cell."""
    workbook(path, gebeurtenissen=[["datum", "titel"], ["2014", "hier"]])
    with zipfile.ZipFile(path) as book:
        parts = {info.filename: book.read(info) for info in book.infolist()}
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    start = sheet.index('<c r="B2"')
    end = sheet.index("</c>", start) + 4
    parts["xl/worksheets/sheet1.xml"] = (sheet[:start] + cell + sheet[end:]).encode()
    path.write_bytes(zipped(parts))
    return path


def test_a_formula_counts_with_its_outcome(tmp_path: Path) -> None:
    path = with_cell(tmp_path / "a.xlsx", '<c r="B2" t="str"><f>A2&amp;"x"</f><v>ruzie</v></c>')
    assert [event.title for event in read(path).events.values()] == ["ruzie"]


def test_a_formula_without_an_outcome_is_refused(tmp_path: Path) -> None:
    with refusing() as lines:
        read(with_cell(tmp_path / "a.xlsx", '<c r="B2"><f>A2&amp;"x"</f><v></v></c>'))
    assert (lines[0].code, lines[0].place.row, lines[0].place.column) == ("formula-without-value", 2, "B")


def test_a_formula_that_gives_an_empty_text_is_an_empty_cell(tmp_path: Path) -> None:
    path = with_cell(tmp_path / "a.xlsx", '<c r="B2" t="str"><f>""</f><v></v></c>')
    with refusing() as lines:
        read(path)
    assert lines[0].code == "event-without-name"


def test_a_formula_that_fails_is_refused(tmp_path: Path) -> None:
    with refusing() as lines:
        read(with_cell(tmp_path / "a.xlsx", '<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>'))
    assert lines[0].code == "formula-error"
    assert "#DIV/0!" in lines[0].cause


def test_macros_are_left_alone(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsm", personen=[["id"], ["p1"]])
    with zipfile.ZipFile(path) as book:
        parts: dict[str, bytes | str] = {info.filename: book.read(info) for info in book.infolist()}
    path.write_bytes(zipped({**parts, "xl/vbaProject.bin": b"\x00macro"}))
    result = read_input(path, today=TODAY)
    assert [warning.code for warning in result.report.warnings] == ["macros"]
    assert len(result.casus.persons) == 1


def test_a_text_that_no_cell_of_a_workbook_holds_is_told(tmp_path: Path) -> None:
    casus = Casus().having(Event(id=EntityId("g1"), ref="g1", title="a", text="a" * 40_000))
    with pytest.raises(KnownError) as caught:
        write_xlsx(casus, tmp_path / "a.xlsx", today=TODAY)
    assert (caught.value.code, (tmp_path / "a.xlsx").exists()) == ("cell-too-long", False)
    assert "CSV" in caught.value.remedy


def test_a_workbook_of_ours_can_be_worked_on_in_a_spreadsheet(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = tmp_path / "a.xlsx"
    write_xlsx(Casus().having(Person(id=EntityId("p1"), ref="p1", first_name="Bo")), path, today=TODAY)
    book = load_workbook(path)
    assert book.sheetnames == ["personen", "relaties", "gebeurtenissen", "leesmij"]
    book["personen"].append(["p2", "Do"])
    book.save(path)
    assert [person.first_name for person in read(path).persons.values()] == ["Bo", "Do"]


def test_heavy_libraries_come_only_with_such_a_file() -> None:
    import subprocess

    heavy = "{'openpyxl', 'ged4py', 'gedcom7', 'ansel', 'convertdate', 'lxml'}"
    code = f"import sys, werkbank.exchange; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_texts_that_cells_share_are_found(tmp_path: Path) -> None:
    """As Excel writes them: once for all sheets, in pieces when a part is bold, with hints for how to say them."""
    path = workbook(tmp_path / "a.xlsx", personen=[["id", "roepnaam"], ["p1", "x"]])
    with zipfile.ZipFile(path) as book:
        parts = {info.filename: book.read(info) for info in book.infolist()}
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006"
    parts["xl/sharedStrings.xml"] = (
        f'<sst xmlns="{space}/main"><si><t>id</t></si><si><t>roepnaam</t></si>'
        '<si><r><t>An</t></r><r><rPr><b/></rPr><t>ouk</t></r><rPh sb="0" eb="1"><t>hint</t></rPh></si></sst>'
    ).encode()
    parts["xl/worksheets/sheet1.xml"] = (
        f'<x:worksheet xmlns:x="{space}/main"><x:sheetData><x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="s"><x:v>1</x:v>'
        '</x:c></x:row><x:row><x:c><x:v>7</x:v></x:c><x:c t="s"><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    ).encode()
    types = parts["[Content_Types].xml"].decode()
    if "sharedStrings" not in types:
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
        override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
        parts["[Content_Types].xml"] = types.replace("</Types>", override).encode()
    path.write_bytes(zipped(parts))
    assert [(person.id, person.first_name) for person in read(path).persons.values()] == [("7", "Anouk")]


def test_a_time_of_day_stays_in_the_text(tmp_path: Path) -> None:
    rows: list[list[object]] = [["datum", "titel"], [datetime(2014, 3, 1, 14, 30), "a"]]  # noqa: DTZ001
    (event,) = read(workbook(tmp_path / "a.xlsx", gebeurtenissen=rows)).events.values()
    assert (event.date.as_typed, event.date.edtf) == ("1-3-2014 14:30", "2014-03-01")
