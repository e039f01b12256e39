"""Joining a reading with a casus: the same twice is nothing new, and nothing clashes or gets lost."""

from pathlib import Path

import pytest

from tests.helpers.family import TODAY
from tests.helpers.program import write_tables
from werkbank.app.joining import Joining
from werkbank.exchange import read_input
from werkbank.i18n.resources import resource
from werkbank.model.casus import Casus, casus_of
from werkbank.model.clock import fresh_id
from werkbank.model.entities import SHEET_ID, Sheet
from werkbank.model.kinds import Kind
from werkbank.model.references import REFERENCES

PERSONS = ("id;roepnaam;achternaam;geboren;notitie", "p1;Bo;Verzonnen;2009;", "p2;Ma;Verzonnen;1980;")
RELATIONS = ("van;naar;soort", "p2;p1;ouder")
EVENTS = ("id;datum;soort;titel;personen", "g1;3-2-2019;verhuizing;naar oma;p1|p2")


def read(folder: Path, **tables: tuple[str, ...]) -> Casus:
    return read_input(write_tables(folder, **tables), today=TODAY, ids=fresh_id).casus


def family(folder: Path) -> Casus:
    return read(folder, personen=PERSONS, relaties=RELATIONS, gebeurtenissen=EVENTS)


def joined(start: Casus, *readings: Casus) -> tuple[Casus, Joining]:
    """The casus as it is after what has to be written is written."""
    joining = Joining(start)
    for reading in readings:
        joining.take_in(reading)
    return start.having(*joining.new.values()), joining


def assert_whole(casus: Casus) -> None:
    """No reference points at nothing, and no number stands twice."""
    for reference in REFERENCES:
        for entity in casus.table(reference.kind).values():
            value = getattr(entity, reference.field)
            for one in value if isinstance(value, tuple) else (value,):
                assert not one or casus.get(reference.target, one) or reference.field in {"holder", "who"}, reference
    for kind in Kind:
        refs = [entity.ref for entity in casus.table(kind).values() if entity.ref]
        assert len(refs) == len(set(refs)), kind


def test_the_same_file_twice_changes_nothing(tmp_path: Path) -> None:
    start = family(tmp_path / "a")
    _, joining = joined(start, family(tmp_path / "b"))
    assert not joining.new
    assert not joining.told


@pytest.mark.parametrize("name", ["casus1", "casus2", "casus3"])
def test_a_whole_demo_case_twice_changes_nothing(name: str) -> None:
    one, other = (read_input(resource("samples", name), today=TODAY, ids=fresh_id).casus for _ in range(2))
    _, joining = joined(one, other)
    assert not joining.new


def test_two_families_with_the_same_numbers_stay_apart(tmp_path: Path) -> None:
    other = read(
        tmp_path / "b",
        personen=("id;roepnaam;achternaam;geboren", "p1;Saar;Anders;1950", "p2;Kees;Anders;1948"),
        relaties=("van;naar;soort", "p1;p2;huwelijk"),
        gebeurtenissen=("id;datum;titel;personen", "g1;2001;feest;p1"),
    )
    casus, joining = joined(family(tmp_path / "a"), other)
    assert_whole(casus)
    assert {p.ref: p.first_name for p in casus.persons.values()} == {
        "p1": "Bo", "p2": "Ma", "p1-2": "Saar", "p2-2": "Kees",
    }  # fmt: skip
    assert {e.ref for e in casus.events.values()} == {"g1", "g1-2"}
    assert len(joining.told) == 3
    feast = next(e for e in casus.events.values() if e.title == "feest")
    assert [casus.persons[who].first_name for who in feast.persons] == ["Saar"]


def test_three_demo_cases_in_one_stay_whole() -> None:
    cases = [read_input(resource("samples", f"casus{n}"), today=TODAY, ids=fresh_id).casus for n in (1, 2, 3)]
    casus, _ = joined(*cases)
    assert_whole(casus)
    for kind in (Kind.PERSON, Kind.EVENT, Kind.PARENTAGE, Kind.GOAL, Kind.STEP):
        assert len(casus.table(kind)) == sum(len(case.table(kind)) for case in cases), kind


def test_a_table_of_events_alone_finds_its_persons(tmp_path: Path) -> None:
    events = read(tmp_path / "b", gebeurtenissen=("datum;titel;personen", "2020;zwemles;p1", "2021;logeren;p1|p9"))
    casus, _ = joined(family(tmp_path / "a"), events)
    assert_whole(casus)
    assert {p.first_name for p in casus.persons.values()} == {"Bo", "Ma", "p9"}
    lesson = next(e for e in casus.events.values() if e.title == "zwemles")
    assert casus.persons[lesson.persons[0]].first_name == "Bo"


def test_rows_without_a_number_follow_on_in_silence(tmp_path: Path) -> None:
    parts = [read(tmp_path / str(n), gebeurtenissen=("datum;titel", f"200{n};feest", "2010;reis")) for n in range(3)]
    casus, joining = joined(*parts)
    assert_whole(casus)
    assert [e.ref for e in casus.events.values()] == ["r1", "r2", "r3", "r4"]
    assert not joining.told


def test_tables_read_one_by_one_make_one_family(tmp_path: Path) -> None:
    tables = {"personen": PERSONS, "relaties": RELATIONS, "gebeurtenissen": EVENTS}
    parts = [read(tmp_path / name, **{name: rows}) for name, rows in tables.items()]
    casus, _ = joined(Casus().having(Sheet(id=SHEET_ID)), *parts)
    assert_whole(casus)
    assert (len(casus.persons), len(casus.parentages), len(casus.events)) == (2, 1, 1)


def test_what_the_casus_does_not_know_is_filled_in_and_what_it_knows_stays(tmp_path: Path) -> None:
    start = read(tmp_path / "a", personen=(*PERSONS, "p3;Roos;Verzonnen;;"))
    changed = "id;roepnaam;achternaam;geboren;notitie", "p1;Bo;Verzonnen;2009;drumt", "p2;Mien;Verzonnen;1980;"
    casus, joining = joined(start, read(tmp_path / "b", personen=(*changed, "p3;Roos;Verzonnen;1999;", "p4;Lot;;;")))
    by_ref = {person.ref: person for person in casus.persons.values()}
    assert set(by_ref) == {"p1", "p2", "p3", "p4"}
    assert (by_ref["p1"].note, by_ref["p3"].birth.edtf, by_ref["p4"].first_name) == ("drumt", "1999", "Lot")
    assert by_ref["p2"].first_name == "Ma"
    assert len(joining.told) == 1
    assert "p2" in joining.told[0]


def test_when_as_many_contradict_as_agree_nobody_is_taken_for_somebody_else(tmp_path: Path) -> None:
    changed = (PERSONS[0], PERSONS[1], "p2;Mien;Verzonnen;1980;")
    casus, _ = joined(family(tmp_path / "a"), read(tmp_path / "b", personen=changed))
    assert len(casus.persons) == 4


def test_a_changed_row_comes_in_beside_the_old_one(tmp_path: Path) -> None:
    changed = (EVENTS[0], "g1;3-2-2019;verhuizing;naar opa;p1|p2")
    later = read(tmp_path / "b", personen=PERSONS, relaties=RELATIONS, gebeurtenissen=changed)
    casus, joining = joined(family(tmp_path / "a"), later)
    assert {(e.ref, e.title) for e in casus.events.values()} == {("g1", "naar oma"), ("g1-2", "naar opa")}
    assert len(joining.told) == 1


def test_the_sheet_keeps_its_name(tmp_path: Path) -> None:
    other = casus_of([Sheet(id=SHEET_ID, name="Andere naam", municipality="Verzonnendam")])
    casus, _ = joined(Casus().having(Sheet(id=SHEET_ID, name="Deze naam")), other)
    assert (casus.sheet.name, casus.sheet.municipality) == ("Deze naam", "Verzonnendam")
