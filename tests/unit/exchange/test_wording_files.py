"""A set of bouwstenen goes to a file and comes back; what is wrong is told with file, row, column, cause and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from werkbank.exchange import ReadRefused
from werkbank.exchange.wording import read_wording, write_wording
from werkbank.model.casus import Casus
from werkbank.model.errors import KnownError
from werkbank.model.sets import BOUWSTENEN, ROUTEKAART, WEGING, Stone, stones

OWN = Stone(BOUWSTENEN, "E01", "=Samen | eten", "Elke week.", ("Wie kookt er?", "-Wie niet?"), is_own=True)
ALL = (*(s for name in (BOUWSTENEN, ROUTEKAART, WEGING) for s in stones(Casus(), name)), OWN)


@pytest.mark.parametrize("ending", ["json", "xlsx", "csv"])
def test_a_set_comes_back_as_it_went(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"regio.{ending}"
    changed = (ALL[0]._replace(label="Samen om tafel", questions=("Wie zit er?",)), ALL[1]._replace(dropped=True))
    write_wording((*changed, *ALL[2:]), path)
    assert sorted(read_wording(path)) == sorted((*changed, *ALL[2:]))


@pytest.mark.parametrize("ending", ["json", "xlsx", "csv"])
def test_the_same_words_give_the_same_bytes(tmp_path: Path, ending: str) -> None:
    one, other = tmp_path / f"een.{ending}", tmp_path / f"twee.{ending}"
    write_wording(ALL, one)
    write_wording(ALL, other)
    assert one.read_bytes() == other.read_bytes()


def test_a_text_table_has_no_cell_that_a_spreadsheet_would_run(tmp_path: Path) -> None:
    path = tmp_path / "regio.csv"
    write_wording((OWN,), path)
    assert "'=Samen" in path.read_text(encoding="utf-8-sig")


def test_a_table_that_people_typed_needs_no_list_and_may_leave_words_out(tmp_path: Path) -> None:
    path = tmp_path / "getypt.csv"
    path.write_text("Code,Naam,Vraag 1\nb08,Wat steeds terugkomt,Wat komt terug?\n,Privacy,\n", encoding="utf-8")
    first, second = read_wording(path)
    assert (first.id, first.label, first.questions) == ("B08", "Wat steeds terugkomt", ("Wat komt terug?",))
    assert first.aim == stones(Casus(), BOUWSTENEN)[7].aim
    assert second.id == "B03"


WRONG = [
    ("lijst;code;naam\nbouwstenen;B99;Iets\n", "code", "B99"),
    ("lijst;code;naam\nplan;B01;Iets\n", "lijst", "plan"),
    ("lijst;code;naam\nbouwstenen;B01;Een\nbouwstenen;B01;Twee\n", "code", "twee keer"),
    ("lijst;code;naam\nbouwstenen;B01;Een\nbouwstenen;B02;een\n", "naam", "twee keer"),
    ("lijst;code;naam\nbouwstenen;E01;\n", "naam", "geen naam"),
    ("lijst;code;naam;vervalt\nbouwstenen;B01;Een;misschien\n", "vervalt", "misschien"),
    ("lijst;code;naam\nbouwstenen;;Onbekend\n", "code", "geen code"),
    ("lijst;code;naam\nbouwstenen;B01;" + "x" * 121 + "\n", "naam", "121"),
]


@pytest.mark.parametrize(("text", "column", "told"), WRONG)
def test_a_wrong_row_is_told_with_place_cause_and_remedy(tmp_path: Path, text: str, column: str, told: str) -> None:
    path = tmp_path / "fout.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReadRefused) as refused:
        read_wording(path)
    (remark,) = refused.value.report.refused
    assert remark.place.file == "fout.csv"
    assert remark.place.row == len(text.splitlines())
    assert remark.place.column == column
    assert told in remark.cause
    assert remark.remedy


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("leeg.csv", b"", "wording-nothing"),
        ("ander.csv", b"naam;datum\nBo;2013\n", "wording-column"),
        ("kapot.json", b"{\n ,", "wording-json"),
        ("nieuw.json", b'{"format": "werkbank-bouwstenen", "versie": 9}', "wording-version"),
        ("niets.json", b'{"a": 1}', "wording-nothing"),
        ("getal.json", b"[1, 2]", "wording-field"),
        ("zip.xlsx", b"PK\x03\x04kapot", "archive-broken"),
        ("lege-zip.xlsx", b"PK\x05\x06" + bytes(18), "wording-file-kind"),
        ("null.json", b"null", "wording-nothing"),
        ("windows.json", b'[{"code": "B01", "naam": "Co\xf6rdinatie"}]', "wording-json"),
        ("bladzij.json", b"<html>404</html>", "wording-json"),
        ("anders.json", b'{"format": "iets", "lijsten": {}}', "wording-nothing"),
        ("zonder.json", b'{"format": "werkbank-bouwstenen", "lijsten": {}}', "wording-version"),
        ("geen-rij.json", b'{"lijsten": {"bouwstenen": {"code": "B01"}}}', "wording-list"),
        ("naam.json", b'[{"code": "B01", "naam": 5}]', "wording-field"),
        ("vragen.json", b'[{"code": "B01", "naam": "A", "vragen": ["B?", null]}]', "wording-field"),
        ("vervalt.json", b'[{"code": "B01", "naam": "A", "vervalt": 1}]', "wording-field"),
        ("dubbel.json", b'[{"code": "B01", "naam": "A", "naam": "B"}]', "wording-twice"),
        ("dubbel.csv", b"code;naam;naam\nB01;A;B\n", "wording-column"),
        ("veel.csv", b"code;naam\n" + b"B01;A\n" * 501, "wording-too-many"),
    ],
)
def test_a_file_that_holds_no_set_is_refused_in_words(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(KnownError) as refused:
        read_wording(path)
    assert refused.value.code == code
    assert name in refused.value.text
    assert "skip" not in refused.value.remedy  # here nothing can be left out


def test_a_folder_is_called_a_folder(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as refused:
        read_wording(tmp_path)
    assert "een map" in refused.value.text


def test_a_set_as_utf16_is_read(tmp_path: Path) -> None:
    path = tmp_path / "set.json"
    path.write_bytes('[{"code": "B01", "naam": "Coördinatie"}]'.encode("utf-16"))
    assert read_wording(path)[0].label == "Coördinatie"


def test_a_file_that_is_not_there_and_another_ending_are_refused(tmp_path: Path) -> None:
    with pytest.raises(KnownError):
        read_wording(tmp_path / "weg.json")
    with pytest.raises(KnownError) as refused:
        write_wording(ALL, tmp_path / "set.docx")
    assert ".xlsx" in refused.value.remedy


def test_the_shape_in_which_the_program_itself_keeps_a_list_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "lijst.json"
    path.write_text('[{"id": "R07", "label": "Warm overdragen, altijd", "aim": "Samen."}]', encoding="utf-8")
    (stone,) = read_wording(path)
    assert (stone.of_list, stone.id, stone.label) == (ROUTEKAART, "R07", "Warm overdragen, altijd")
