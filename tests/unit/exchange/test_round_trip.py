"""What is written comes back the same: as CSV files, as a zip, as a workbook; and what would not is said beforehand."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import assume, given, settings

from tests.unit.exchange.building import TODAY, TWO, casus_of_tables, folder
from tests.unit.exchange.strategies import casussen
from werkbank.exchange import Report, cannot_hold, read_input, write_tables, write_xlsx, write_zip
from werkbank.i18n.resources import resource
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId, counted_ids
from werkbank.model.dates import DOCUMENT, VagueDate, from_edtf
from werkbank.model.entities import Bond, Event, Household, Partnership, Person, Residence, Twins
from werkbank.model.kinds import Kind, Sharing

WAYS = {"tabellen": write_tables, "tabellen.zip": write_zip, "tabellen.xlsx": write_xlsx}
SAMPLES = ("casus1", "casus2", "casus3")


def differences(before: Casus, after: Casus) -> list[str]:
    """Fields that came back different, for a readable failure."""
    found = []
    for kind in {*before.tables, *after.tables}:
        one, other = before.table(kind), after.table(kind)
        found += [f"{kind}: {sorted(one.keys() ^ other.keys())}"] if one.keys() != other.keys() else []
        for ident in one.keys() & other.keys():
            a, b = one[ident], other[ident]
            names = [name for name in type(a).model_fields if getattr(a, name) != getattr(b, name)]
            found += [f"{kind} {ident}.{name}: {getattr(a, name)!r} {getattr(b, name)!r}" for name in names]
    return found


def back(casus: Casus, place: Path, *, way: str = "tabellen") -> Casus:
    WAYS[way](casus, place / way, today=TODAY)
    return read_input(place / way, today=TODAY).casus


@settings(max_examples=40)
@given(casus=casussen())
def test_csv_files_give_the_same_casus(casus: Casus) -> None:
    assume(not cannot_hold(casus, today=TODAY))
    with tempfile.TemporaryDirectory() as place:
        assert differences(casus, back(casus, Path(place))) == []


@settings(max_examples=10)
@given(casus=casussen())
def test_a_zip_and_a_workbook_give_the_same_casus(casus: Casus) -> None:
    assume(not cannot_hold(casus, today=TODAY))
    with tempfile.TemporaryDirectory() as place:
        assert differences(casus, back(casus, Path(place), way="tabellen.zip")) == []
        assert differences(casus, back(casus, Path(place), way="tabellen.xlsx")) == []


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("way", WAYS)
def test_the_demo_cases_go_through_tables_unchanged(tmp_path: Path, name: str, way: str) -> None:
    result = read_input(resource("samples", name), today=TODAY)
    assert not result.report.remarks
    assert not cannot_hold(result.casus, today=TODAY)
    assert differences(result.casus, back(result.casus, tmp_path, way=way)) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_the_demo_cases_go_through_a_store_and_back(tmp_path: Path, name: str) -> None:
    """Fresh ids inside, the ids of the tables outside: the exported files are the same either way."""
    before = read_input(resource("samples", name), today=TODAY).casus
    stored = read_input(resource("samples", name), today=TODAY, ids=counted_ids("n")).casus
    write_tables(before, tmp_path / "a", today=TODAY)
    write_tables(stored, tmp_path / "b", today=TODAY)
    for file in sorted((tmp_path / "a").iterdir()):
        assert (tmp_path / "b" / file.name).read_bytes() == file.read_bytes(), file.name


@pytest.mark.parametrize("way", ["tabellen.zip", "tabellen.xlsx"])
def test_the_same_casus_gives_the_same_bytes(tmp_path: Path, way: str) -> None:
    casus = read_input(resource("samples", "casus1"), today=TODAY).casus
    one, other = tmp_path / f"een-{way}", tmp_path / f"twee-{way}"
    WAYS[way](casus, one, today=TODAY)
    WAYS[way](casus, other, today=TODAY)
    assert one.read_bytes() == other.read_bytes()


def test_the_documented_columns_are_written_and_no_others(tmp_path: Path) -> None:
    casus = casus_of_tables(
        tmp_path,
        personen=TWO,
        relaties="van;naar;soort\np1;p2;ouder\n",
        gebeurtenissen="datum;soort\n2014;OTS\n",
    )
    write_tables(casus, tmp_path / "uit", today=TODAY)
    headers = {
        path.stem: path.read_text(encoding="utf-8-sig").splitlines()[0] for path in (tmp_path / "uit").glob("*.csv")
    }
    assert headers == {
        "personen": "id;roepnaam;achternaam;geslacht;geboren;overleden;rol;bijzonder;kenmerken;notitie",
        "relaties": "van;naar;soort;begin;einde;einde door;status;bron;delen;niet voor;notitie",
        "gebeurtenissen": "id;datum;einde;soort;titel;personen;reden;afloop;wie stopte;reden einde;wat deed het;"
        "aangemeld;toegekend;melder;bevinding;organisatie;kader;product;aard;bron;bouwstenen;over wie;delen;niet voor",
    }


def test_an_old_table_in_the_folder_does_not_come_back(tmp_path: Path) -> None:
    place = folder(tmp_path, personen=TWO, gezag="kind;houder\np1;p2\n", anders="a;b\n")
    write_tables(Casus().having(Person(id=EntityId("p1"))), place, today=TODAY)
    casus = read_input(place, today=TODAY).casus
    assert len(casus.persons) == 1
    assert not casus.custodies
    assert (place / "anders.csv").exists()


def test_an_empty_casus_comes_back_empty(tmp_path: Path) -> None:
    assert not list(back(Casus(), tmp_path).everything())


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    casus = Casus().having(Person(id=EntityId("=1+1"), first_name="=HYPERLINK(1)", last_name="@x", note="-2"))
    write_tables(casus, tmp_path / "t", today=TODAY)
    cells = (tmp_path / "t" / "personen.csv").read_text(encoding="utf-8-sig").splitlines()[1].split(";")
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []
    assert cells[0] == "'=1+1"
    write_xlsx(casus, tmp_path / "t.xlsx", today=TODAY)
    from openpyxl import load_workbook

    book = load_workbook(tmp_path / "t.xlsx")
    kinds = {cell.data_type for sheet in book.worksheets for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds


def test_a_home_with_its_own_sharing_keeps_it(tmp_path: Path) -> None:
    casus = Casus().having(
        Person(id=EntityId("p1"), ref="p1"),
        Household(id=EntityId("Flat"), ref="Flat", label="Flat", sharing=Sharing.SHIELDED, source="brief", note="n"),
        Household(id=EntityId("Leeg"), ref="Leeg", label="Leeg"),
        Residence(id=EntityId("r2"), person=EntityId("p1"), household=EntityId("Flat"), sharing=Sharing.FAMILY),
    )
    assert differences(casus, back(casus, tmp_path)) == []


def test_what_no_table_holds_is_said(tmp_path: Path) -> None:
    casus = Casus().having(
        Person(id=EntityId("p1"), ref="p1", first_name="a\x07b"),
        Partnership(id=EntityId("n1"), partners=(EntityId("p1"),)),
        Twins(id=EntityId("n2"), persons=(EntityId("p1"),)),
        Residence(id=EntityId("n3"), person=EntityId("p1"), household=EntityId("weg")),
        Event(id=EntityId("g1"), ref="g1", title="a", date=VagueDate(as_typed="ooit", reason="geen datum")),
        Event(id=EntityId("g2"), ref="g2", title="b", date=VagueDate(as_typed="toen", edtf="2014")),
        Event(id=EntityId("g3"), ref="g3", title="c", effect_family="Hulp: nee"),
        Event(id=EntityId("g4"), ref="g4", title="d", date=with_basis("2014")),
        Bond(id=EntityId("n4"), from_person=EntityId("p1"), to_person=EntityId("p2"), kind="apart"),
    )
    report: Report = write_tables(casus, tmp_path / "t", today=TODAY)
    assert report.remarks == cannot_hold(casus, today=TODAY)
    assert len(report.remarks) == 9
    told = (tmp_path / "t" / "LEESMIJ.txt").read_text(encoding="utf-8-sig")
    assert all(remark.for_people() in told for remark in report.remarks)


def with_basis(edtf: str) -> VagueDate:
    from dataclasses import replace

    return replace(from_edtf(edtf), basis=DOCUMENT)


def test_the_explanation_names_every_column(tmp_path: Path) -> None:
    casus = read_input(resource("samples", "casus1"), today=TODAY).casus
    write_tables(casus, tmp_path, today=TODAY)
    told = (tmp_path / "LEESMIJ.txt").read_text(encoding="utf-8-sig")
    for path in tmp_path.glob("*.csv"):
        header = path.read_text(encoding="utf-8-sig").splitlines()[0]
        assert all(f"  {name}" in told for name in header.split(";"))


def test_an_imported_casus_keeps_the_ids_of_its_tables(tmp_path: Path) -> None:
    place = folder(tmp_path, personen=TWO, gebeurtenissen="datum;titel;personen\n2014;ruzie;p2|p1\n")
    casus = read_input(place, today=TODAY, ids=counted_ids("n")).casus
    after = back(casus, tmp_path / "uit")
    assert list(after.persons) == ["p1", "p2"]
    assert after.events[EntityId("r1")].persons == ("p2", "p1")
    assert Kind.RESIDENCE not in after.tables


def test_rows_keep_their_names_when_others_are_gone(tmp_path: Path) -> None:
    place = folder(
        tmp_path,
        personen="id\nm\na\nb\nc\n",
        relaties="van;naar;soort\nm;a;onzin\nm;a;ouder\nm;b;ouder\na;b;eeneiig\nb;c;eeneiig\na;c;hecht\n",
        kenmerken="persoon;soort\nx;LVB\na;LVB\n",
        patronen="id;naam;banden\npt1;Samen;r6\n",
    )
    casus = read_input(place, today=TODAY, skip_bad=True).casus
    assert (list(casus.twins), casus.patterns[EntityId("pt1")].bonds) == (["r4"], ("r6",))
    assert casus.twins[EntityId("r4")].persons == ("a", "b", "c")
    assert differences(casus, back(casus, tmp_path / "uit")) == []


def test_unknown_parents_of_twins_come_back_as_they_are(tmp_path: Path) -> None:
    casus = casus_of_tables(tmp_path, personen=TWO, relaties="van;naar;soort\np1;p2;twee-eiig\n")
    assert differences(casus, back(casus, tmp_path / "uit")) == []


def test_shorthand_comes_back_as_a_table(tmp_path: Path) -> None:
    casus = casus_of_tables(tmp_path, personen="id;kenmerken\np1;alcohol 2004..2019|LVB\n")
    after = back(casus, tmp_path / "uit")
    assert differences(casus, after) == []
    assert "p1-k1" in (tmp_path / "uit" / "tabellen" / "kenmerken.csv").read_text(encoding="utf-8-sig")


def test_a_school_year_comes_back_as_one(tmp_path: Path) -> None:
    casus = casus_of_tables(tmp_path, gebeurtenissen="datum;soort\nschooljaar 2015-2016;hulptraject\n")
    (event,) = casus.events.values()
    assert (event.date.edtf, event.end.edtf, event.date.basis) == ("2015-08", "2016-07", "schooljaar")
    assert differences(casus, back(casus, tmp_path / "uit")) == []
