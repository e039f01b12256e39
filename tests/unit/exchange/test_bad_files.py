"""Whatever is handed over: a clear Dutch message, quickly, without much memory, and never a traceback."""

import io
import os
import struct
import zipfile
from pathlib import Path

import pytest

from tests.unit.exchange.building import TODAY, TWO, folder, refusing, workbook, zipped
from werkbank.exchange import Remark, read_input, write_tables
from werkbank.exchange.limits import FILE_BYTES
from werkbank.model.casus import Casus
from werkbank.model.errors import KnownError


def refused(path: Path) -> Remark:
    with refusing() as lines:
        read_input(path, today=TODAY)
    return lines[0]


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_a_path_with_nothing_there(tmp_path: Path) -> None:
    assert refused(tmp_path / "weg.csv").code == "file-missing"


def test_a_folder_without_tables(tmp_path: Path) -> None:
    line = refused(tmp_path)
    assert line.code == "no-tables"
    assert "personen.csv" in line.remedy


def test_a_folder_with_only_side_tables(tmp_path: Path) -> None:
    assert refused(folder(tmp_path, gezag="kind;houder\n1;2\n")).code == "no-tables"


def test_a_zip_without_tables(tmp_path: Path) -> None:
    assert refused(written(tmp_path / "a.zip", zipped({"foto.png": b"x"}))).code == "no-tables"


def test_a_workbook_without_tables(tmp_path: Path) -> None:
    assert refused(workbook(tmp_path / "a.xlsx", Blad1=[["naam"], ["x"]])).code == "no-tables"


def test_an_empty_file(tmp_path: Path) -> None:
    assert refused(written(tmp_path / "personen.csv", b"")).code == "no-tables"


def test_something_that_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "personen.csv")
    assert refused(tmp_path / "personen.csv").code == "file-missing"


@pytest.mark.parametrize("name", ["groot.csv", "groot.xlsx", "groot.zip", "groot.ged"])
def test_a_file_of_forty_megabytes(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(40 * 1024 * 1024)
    line = refused(path)
    assert line.code == "file-too-large"
    assert f"{FILE_BYTES // 1024 // 1024} MB" in line.cause


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "personen.csv", TWO.encode())

    def closed(*_args: object, **_more: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", closed)
    assert refused(path).code == "file-unreadable"


def test_a_name_with_quotes_emoji_and_signs_that_turn_text(tmp_path: Path) -> None:
    line = refused(written(tmp_path / 'O\'Neill "pa" 👨\u200d👩 \u202egnp.csv', b"a;b\n1;2\n"))
    assert 'O\'Neill "pa" 👨' in line.place.file
    assert "\u202e" not in line.for_people()


def test_a_good_file_with_an_odd_name_is_read(tmp_path: Path) -> None:
    path = written(tmp_path / "'personen' \"nieuw\" 👪.csv", TWO.encode())
    assert len(read_input(path, today=TODAY).casus.persons) == 2


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("tabellen.xlsx", b"dit is tekst"),
        ("oud.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        ("beveiligd.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        ("foto.png", b"\x89PNG\r\n\x1a\n"),
        ("verslag.docx.pdf", b"%PDF-1.7"),
    ],
)
def test_other_kinds_of_files(tmp_path: Path, name: str, data: bytes) -> None:
    line = refused(written(tmp_path / name, data))
    assert line.code == "file-kind"
    assert ".xlsx" in line.remedy


@pytest.mark.parametrize("name", ["a.xlsx", "a.zip"])
def test_an_archive_that_was_cut_off(tmp_path: Path, name: str) -> None:
    whole = zipped({"personen.csv": TWO * 500})
    assert refused(written(tmp_path / name, whole[: len(whole) // 2])).code == "archive-broken"


def test_a_workbook_that_was_damaged_inside(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", personen=[["id"], ["p1"]])
    with zipfile.ZipFile(path) as book:
        parts = {info.filename: book.read(info) for info in book.infolist()}
    for name in ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"):
        broken = {**parts, name: parts[name][: len(parts[name]) // 2]}
        assert refused(written(tmp_path / "b.xlsx", zipped(broken))).code == "workbook-broken"


def test_a_workbook_with_growing_entities(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", personen=[["id"], ["p1"]])
    with zipfile.ZipFile(path) as book:
        parts = {info.filename: book.read(info) for info in book.infolist()}
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    sheet = parts["xl/worksheets/sheet1.xml"]
    bad = laughs + sheet.replace(b"<t>p1</t>", b"<t>&b;</t>")
    assert b"&b;" in bad
    parts["xl/worksheets/sheet1.xml"] = bad
    assert refused(written(tmp_path / "b.xlsx", zipped(parts))).code == "workbook-broken"


def test_openpyxl_reads_xml_through_defusedxml() -> None:
    import openpyxl

    assert openpyxl.DEFUSEDXML


@pytest.mark.parametrize("member", ["personen.csv", "xl/workbook.xml"])
def test_a_bomb_is_not_unpacked(tmp_path: Path, member: str) -> None:
    path = tmp_path / "bom.xlsx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open(member, "w", force_zip64=True) as file,
    ):
        for _ in range(200):
            file.write(bytes(1024 * 1024))
    assert path.stat().st_size < 1024 * 1024
    assert refused(path).code == "archive-bomb"


def test_a_bomb_that_lies_about_its_size_is_not_unpacked(tmp_path: Path) -> None:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", bytes(30 * 1024 * 1024))
    data = bytearray(raw.getvalue())
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(mark) + offset
        data[at : at + 4] = struct.pack("<I", 100)
    assert refused(written(tmp_path / "a.xlsx", bytes(data))).code in {"archive-broken", "workbook-broken"}


def test_an_archive_with_very_many_members(tmp_path: Path) -> None:
    assert refused(written(tmp_path / "a.zip", zipped({f"{n}.csv": b"" for n in range(2001)}))).code == "archive-bomb"


def test_an_archive_with_a_password(tmp_path: Path) -> None:
    data = bytearray(zipped({"personen.csv": TWO}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    assert refused(written(tmp_path / "a.zip", bytes(data))).code == "archive-encrypted"


def test_an_archive_inside_folders_is_read(tmp_path: Path) -> None:
    files: dict[str, bytes | str] = {"../../casus/personen.csv": TWO, "__MACOSX/casus/._personen.csv": b"\x00\x05"}
    assert len(read_input(written(tmp_path / "a.zip", zipped(files)), today=TODAY).casus.persons) == 2
    assert not (tmp_path.parent / "casus").exists()


@pytest.mark.parametrize("data", [b"id;roepnaam\np1;A\0B\n", b"id;roepnaam\np1;\x81\x8d\n"])
def test_signs_that_are_no_text(tmp_path: Path, data: bytes) -> None:
    line = refused(written(tmp_path / "personen.csv", data))
    assert (line.code, line.place.row) == ("not-text", 2)


def test_a_cell_of_two_hundred_thousand_signs(tmp_path: Path) -> None:
    line = refused(folder(tmp_path, gebeurtenissen=f"datum;titel\n2014;{'a' * 200_000}\n"))
    assert (line.code, line.place.row, line.place.column) == ("cell-too-long", 2, "titel")


def test_a_table_with_very_many_columns(tmp_path: Path) -> None:
    header = ";".join(["id", *(f"k{n}" for n in range(300))])
    assert refused(folder(tmp_path, personen=f"{header}\np1\n")).code == "too-many-columns"


def test_a_table_with_very_many_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("werkbank.exchange.files.sheet.TABLE_ROWS", 100)
    rows = "".join(f"{n}\n" for n in range(101))
    assert refused(folder(tmp_path, personen="id\n" + rows)).code == "too-many-rows"


def test_a_workbook_that_claims_the_last_cell_there_is(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", personen=[["id", "roepnaam"], ["p1", "Bo"]])
    with zipfile.ZipFile(path) as book:
        parts = {info.filename: book.read(info) for info in book.infolist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    far = b'<row r="1048576"><c r="XFD1048576" t="str"><v>ver weg</v></c></row></sheetData>'
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(b"</sheetData>", far)
    path.write_bytes(zipped(parts))
    line = refused(path)
    assert (line.code, line.place.row, line.place.column) == ("cell-too-far", 1048576, "XFD")


def test_where_nothing_can_be_written(tmp_path: Path) -> None:
    written(tmp_path / "bestand", b"")
    with pytest.raises(KnownError) as caught:
        write_tables(Casus(), tmp_path / "bestand" / "map", today=TODAY)
    assert caught.value.code == "cannot-write"
    assert caught.value.remedy
