"""Family trees of other programs: persons, families and dates, in both versions of GEDCOM."""

import zipfile
from pathlib import Path

import pytest

from tests.unit.exchange.building import TODAY, refusing
from werkbank.exchange import Cancelled, ReadResult, Remark, read_input
from werkbank.exchange.gedcom.dates import date_of
from werkbank.exchange.gedcom.nodes import Node
from werkbank.model.casus import Casus
from werkbank.model.kinds import Gender, LifeStatus, ParentageKind, PartnershipKind

DATA = Path(__file__).parents[2] / "data" / "gedcom"
HEAD = "0 HEAD\n1 GEDC\n2 VERS 5.5.1\n1 CHAR UTF-8\n"
HEAD_7 = "0 HEAD\n1 GEDC\n2 VERS 7.0\n"
TAIL = "0 TRLR\n"


def read(tmp_path: Path, body: str, *, head: str = HEAD, encoding: str = "utf-8", skip_bad: bool = False) -> ReadResult:
    path = tmp_path / "boom.ged"
    path.write_text(head + body + TAIL, encoding=encoding)
    return read_input(path, today=TODAY, skip_bad=skip_bad)


def couples(casus: Casus) -> list[tuple[tuple[str, ...], PartnershipKind, str, str, bool, str]]:
    return [(c.partners, c.kind, c.begin.edtf, c.end.edtf, c.ended, c.how_ended) for c in casus.partnerships.values()]


def parents(casus: Casus) -> set[tuple[str, str, ParentageKind]]:
    return {(link.parent, link.child, link.kind) for link in casus.parentages.values()}


@pytest.fixture
def tree() -> ReadResult:
    return read_input(DATA / "verzonnen-551.ged", today=TODAY)


def test_persons_of_5_5_1(tree: ReadResult) -> None:
    persons = {person.ref: person for person in tree.casus.persons.values()}
    names = {ref: (person.first_name, person.last_name) for ref, person in persons.items()}
    assert names["I2"] == ("Henk", "Proefstra jr.")
    assert names["I6"] == ("Mo", "")
    assert [persons[ref].gender for ref in ("I1", "I2", "I5", "I6")] == [
        Gender.WOMAN, Gender.MAN, Gender.NON_BINARY, Gender.UNKNOWN,
    ]  # fmt: skip
    assert (persons["I1"].died, persons["I1"].death.is_known, persons["I2"].died, persons["I3"].died) == (
        True,
        False,
        True,
        False,
    )
    assert (persons["I2"].note, persons["I3"].note) == ("ook: Hennie", "ook: Renée Testveen")


def test_dates_of_5_5_1(tree: ReadResult) -> None:
    births = {person.ref: person.birth.edtf for person in tree.casus.persons.values()}
    assert births == {
        "I1": "1951~", "I2": "1949-03-12", "I3": "[..1975-02]", "I4": "[1971..]", "I5": "1999/2000", "I6": "1701-01-05",
        "I7": "", "I8": "1980~", "ouder-F4": "",
    }  # fmt: skip
    persons = {person.ref: person for person in tree.casus.persons.values()}
    assert persons["I2"].death.edtf == "[2001..2003]"
    assert persons["I1"].birth.as_typed == "rond 1951"
    assert "JULIAN" in persons["I6"].note or "25 DEC 1700" in persons["I6"].note
    assert (persons["I7"].birth.is_unreadable, "oogst" in persons["I7"].birth.as_typed) == (True, True)


def test_a_couple_that_comes_together_again_has_two_periods(tree: ReadResult) -> None:
    assert couples(tree.casus) == [
        (("I2", "I1"), PartnershipKind.MARRIAGE, "1972-05-05", "1980", True, "scheiding"),
        (("I2", "I1"), PartnershipKind.MARRIAGE, "1985", "", False, ""),
        (("I4", "I3"), PartnershipKind.REGISTERED, "2001", "", False, ""),
    ]


def test_ways_of_being_a_parent(tree: ReadResult) -> None:
    adopted, foster = ParentageKind.ADOPTION, ParentageKind.FOSTER
    assert {link for link in parents(tree.casus) if link[1] in {"I5", "I6"}} == {
        ("I4", "I5", adopted), ("I3", "I5", adopted), ("I4", "I6", foster), ("I3", "I6", foster),
    }  # fmt: skip
    adoptions = [link for link in tree.casus.parentages.values() if link.kind is adopted]
    assert {link.begin.edtf for link in adoptions} == {"2002"}


def test_siblings_without_parents_get_an_unknown_one(tree: ReadResult) -> None:
    unknown = next(person for person in tree.casus.persons.values() if person.ref == "ouder-F4")
    assert (unknown.first_name, unknown.last_name) == ("", "")
    assert {link[1] for link in parents(tree.casus) if link[0] == unknown.id} == {"I7", "I8"}


def test_what_is_left_out_is_told(tree: ReadResult) -> None:
    warnings = {warning.code: warning for warning in tree.report.warnings}
    assert set(warnings) == {"gedcom-date", "unknown-parent", "gedcom-left-out", "before-birth", "child-older"} & set(
        warnings
    )
    assert "OCCU (1)" in warnings["gedcom-left-out"].cause
    assert warnings["gedcom-date"].place.row == 58
    assert dict(tree.report.rows) == {"personen": 8, "gezinnen": 4}


def test_version_7(tmp_path: Path) -> None:
    result = read_input(DATA / "verzonnen-70.ged", today=TODAY)
    anouk, karin, lisa = result.casus.persons.values()
    assert (anouk.first_name, anouk.last_name, anouk.birth.edtf) == ("Anouk", "van Voorbeeld", "1701-01-05")
    assert (karin.birth.is_unreadable, karin.died, karin.note) == (True, True, "overleden: na de watersnood")
    assert lisa.birth.edtf == "[2010-02..2010-05]"
    assert couples(result.casus) == [(("I1", "I2"), PartnershipKind.RELATION, "", "", False, "")]
    assert parents(result.casus) == {("I1", "I3", ParentageKind.FOSTER), ("I2", "I3", ParentageKind.FOSTER)}


def test_a_zip_around_a_file_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "boom.gdz"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(DATA / "verzonnen-70.ged", "gedcom.ged")
        archive.writestr("foto.png", b"x")
    assert len(read_input(path, today=TODAY).casus.persons) == 3


def test_a_stillborn_child(tmp_path: Path) -> None:
    (person,) = read(tmp_path, "0 @I1@ INDI\n1 DEAT\n2 AGE STILLBORN\n").casus.persons.values()
    assert (person.life, person.died) == (LifeStatus.STILLBORN, True)


def test_kinship_marks_of_another_program(tmp_path: Path) -> None:
    body = (
        "0 @I1@ INDI\n0 @I2@ INDI\n0 @I3@ INDI\n1 FAMC @F1@\n"
        "0 @F1@ FAM\n1 HUSB @I1@\n1 WIFE @I2@\n1 CHIL @I3@\n2 _FREL Step\n2 _MREL Natural\n"
    )
    assert parents(read(tmp_path, body).casus) == {
        ("I1", "I3", ParentageKind.STEP),
        ("I2", "I3", ParentageKind.BIOLOGICAL),
    }


def test_a_child_that_only_names_its_family_belongs_to_it(tmp_path: Path) -> None:
    body = "0 @I1@ INDI\n0 @I3@ INDI\n1 FAMC @F1@\n0 @F1@ FAM\n1 HUSB @I1@\n"
    assert parents(read(tmp_path, body).casus) == {("I1", "I3", ParentageKind.BIOLOGICAL)}


@pytest.mark.parametrize(
    ("char", "encoding"),
    [("UTF-8", "utf-8-sig"), ("UNICODE", "utf-16"), ("ANSI", "cp1252"), ("ANSEL", "gedcom"), ("IBMPC", "cp437")],
)
def test_encodings(tmp_path: Path, char: str, encoding: str) -> None:
    import ansel  # type: ignore[import-untyped]

    ansel.register()
    head = HEAD.replace("UTF-8", char)
    (person,) = read(
        tmp_path, "0 @I1@ INDI\n1 NAME Renée /Élan/\n".replace("É", "é"), head=head, encoding=encoding
    ).casus.persons.values()
    assert (person.first_name, person.last_name) == ("Renée", "élan")


def test_windows_text_that_calls_itself_utf8(tmp_path: Path) -> None:
    result = read(tmp_path, "0 @I1@ INDI\n1 NAME Renée /van Dé/\n", encoding="cp1252")
    assert [person.first_name for person in result.casus.persons.values()] == ["Renée"]
    assert [(warning.code, warning.place.row) for warning in result.report.warnings] == [("gedcom-signs", 6)]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_ends(tmp_path: Path, newline: str) -> None:
    path = tmp_path / "boom.ged"
    path.write_bytes((HEAD + "0 @I1@ INDI\n1 NAME Bo /Do/\n" + TAIL).replace("\n", newline).encode())
    assert [person.first_name for person in read_input(path, today=TODAY).casus.persons.values()] == ["Bo"]


def refused(tmp_path: Path, body: str, *, head: str = HEAD) -> list[Remark]:
    with refusing() as lines:
        read(tmp_path, body, head=head)
    return lines


@pytest.mark.parametrize("head", [HEAD, HEAD_7])
@pytest.mark.parametrize(
    "broken", ["zomaar tekst\n", "1 NAME Bo\n3 GIVN Bo\n", "0 @I2@\n", "1 NAME B\0o\n", "1 NAME " + "a" * 5000 + "\n"]
)
def test_a_file_that_is_broken_in_the_middle(tmp_path: Path, head: str, broken: str) -> None:
    lines = refused(tmp_path, "0 @I1@ INDI\n" + broken + "0 @I3@ INDI\n", head=head)
    row = head.count("\n") + broken.count("\n") + 1
    assert (lines[0].code, lines[0].place.row) == ("gedcom-broken", row)
    assert f"regel {row}" in lines[0].for_people()


def test_a_file_without_its_end(tmp_path: Path) -> None:
    path = tmp_path / "boom.ged"
    path.write_text(HEAD + "0 @I1@ INDI\n1 NAME Bo", encoding="utf-8")
    with refusing() as lines:
        read_input(path, today=TODAY)
    assert "TRLR" in lines[0].cause
    assert len(read_input(path, today=TODAY, skip_bad=True).casus.persons) == 1


def test_broken_lines_can_be_skipped(tmp_path: Path) -> None:
    body = "0 @I1@ INDI\n1 NAME Bo /Do/\nzomaar\n0 @I2@ INDI\n1 NAME Mo\n"
    assert len(read(tmp_path, body, skip_bad=True).casus.persons) == 2


def test_what_only_the_library_refuses_is_named_too(tmp_path: Path) -> None:
    lines = refused(tmp_path, "0 @I1@ INDI\n0 @I1@ INDI\n", head=HEAD_7)
    assert (lines[0].code, lines[0].place.row) == ("gedcom-broken", 5)


def test_a_depth_beyond_reason(tmp_path: Path) -> None:
    lines = refused(tmp_path, "0 @I1@ INDI\n" + "".join(f"{level} NOTE a\n" for level in range(1, 22)))
    assert lines[0].place.row == 6 + 20


def test_more_records_than_a_family_has(tmp_path: Path) -> None:
    lines = refused(tmp_path, "0 NOTE a\n" * 50_000)
    assert "50000" in lines[0].cause


def test_an_unknown_encoding(tmp_path: Path) -> None:
    assert "tekenset UTF-8" in refused(tmp_path, "", head=HEAD.replace("UTF-8", "KLINGON"))[0].remedy


def test_a_file_that_is_no_tree_at_all(tmp_path: Path) -> None:
    path = tmp_path / "boom.ged"
    path.write_text("geachte heer\n", encoding="utf-8")
    with refusing() as lines:
        read_input(path, today=TODAY)
    assert (lines[0].code, lines[0].place.row) == ("gedcom-broken", 1)


def test_a_circle_of_parents_in_a_tree(tmp_path: Path) -> None:
    body = (
        "0 @I1@ INDI\n1 NAME Bo\n0 @I2@ INDI\n1 NAME Do\n0 @F1@ FAM\n1 HUSB @I1@\n1 CHIL @I2@\n"
        "0 @F2@ FAM\n1 HUSB @I2@\n1 CHIL @I1@\n"
    )
    lines = refused(tmp_path, body)
    assert (lines[0].code, lines[0].place.row) == ("circle-of-parents", 12)
    assert "Bo (I1)" in lines[0].cause


def test_a_tree_without_persons_is_told(tmp_path: Path) -> None:
    assert [warning.code for warning in read(tmp_path, "").report.warnings] == ["gedcom-empty"]


def test_reading_a_tree_can_be_stopped(tmp_path: Path) -> None:
    path = tmp_path / "boom.ged"
    path.write_text(HEAD + "".join(f"0 @I{n}@ INDI\n" for n in range(3000)) + TAIL, encoding="utf-8")
    seen: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> bool:
        seen.append((done, total))
        return done < 1000

    with pytest.raises(Cancelled):
        read_input(path, today=TODAY, progress=stop)
    assert seen[-1][0] == 1000
    assert seen[-1][1] >= 3000


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("12 AUG 1914", "1914-08-12"),
        ("CAL 1914", "1914~"),
        ("INT 1914 (rond de oorlog)", "1914?"),
        ("FROM 1914", "1914/"),
        ("TO AUG 1914", "/1914-08"),
        ("BEF 1 JAN 1914", "[..1913-12-31]"),
        ("AFT DEC 1914", "[1915-01..]"),
        ("11 FEB 1731/32", "1732-02-11"),
        ("JULIAN 1700", "[1700-01-11..1701-01-11]"),
        ("@#DJULIAN@ DEC 1700", "[1700-12-12..1701-01-11]"),
        ("@#DFRENCH R@ 18 BRUM 8", "1799-11-09"),
        ("FRENCH_R COMP 3", "[1795-09-17..1795-09-22]"),
        ("@#DHEBREW@ 1 TSH 5785", "2024-10-03"),
        ("HEBREW 15 NSN 5784", "2024-04-23"),
        ("HEBREW 10 ADR 5785", "2025-03-10"),
        ("HEBREW ADR 5785", "[2025-03-01..2025-03-29]"),
        ("HEBREW 5784", "[2023-09-16..2024-10-02]"),
        ("BET @#DJULIAN@ 1 JAN 1700 AND 5 MAR 1701", "[1700-01-11..1701-03-05]"),
        ("44 BCE", ""),
        ("31 FEB 1914", ""),
        ("10 JAN", ""),
        ("KLINGON 8", ""),
    ],
)
def test_a_date_of_gedcom(text: str, edtf: str) -> None:
    claim = date_of(Node("DATE", text, "", ()), today=TODAY)
    assert claim.edtf == edtf
    assert bool(claim.reason) == (not edtf)


def test_persons_without_a_name_of_their_own_stay_apart(tmp_path: Path) -> None:
    persons = read(tmp_path, "0 INDI\n1 NAME Bo\n0 INDI\n1 NAME Do\n").casus.persons.values()
    assert [person.first_name for person in persons] == ["Bo", "Do"]
