"""What professionals type in a spreadsheet comes in as they meant it."""

from pathlib import Path

import pytest

from tests.unit.exchange.building import TODAY, TWO, casus_of_tables, folder, read
from werkbank.exchange import read_input
from werkbank.model.clock import counted_ids
from werkbank.model.dates import UNKNOWN, parse
from werkbank.model.kinds import Gender, Kind, LifeStatus, ParentageKind, PartnershipKind, Role, Sharing

RELATIONS = "van;naar;soort;begin;einde;einde door;status;bron;delen\n"


def test_a_person_keeps_every_column(tmp_path: Path) -> None:
    casus = casus_of_tables(
        tmp_path,
        personen="id;roepnaam;achternaam;geslacht;geboren;overleden;rol;bijzonder;notitie\n"
        "p1;Anouk;van Oefen;v;3-2-1998;rond 2020;*jeugdige;;belt graag\n"
        "p2;;;?;;;netwerk;zwangerschap;\n",
    )
    anouk, unborn = casus.persons.values()
    assert (anouk.id, anouk.ref, anouk.first_name, anouk.last_name) == ("p1", "p1", "Anouk", "van Oefen")
    assert (anouk.gender, anouk.role, anouk.index, anouk.note) == (Gender.WOMAN, Role.YOUTH, True, "belt graag")
    assert (anouk.birth.edtf, anouk.death.edtf, anouk.died) == ("1998-02-03", "2020~", True)
    assert (unborn.life, unborn.role, unborn.index, unborn.died) == (LifeStatus.PREGNANCY, Role.NETWORK, False, False)


def test_somebody_can_have_died_at_an_unknown_date(tmp_path: Path) -> None:
    casus = casus_of_tables(tmp_path, personen="id;overleden\np1;onbekend\np2;ja\np3;nee\np4;\n")
    assert [person.died for person in casus.persons.values()] == [True, True, False, False]
    assert all(person.death == UNKNOWN for person in casus.persons.values())


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_separators_and_encodings_are_recognised(tmp_path: Path, separator: str, encoding: str) -> None:
    rows = [["ID", "Roepnaam", "achternaam "], ["1", "Renée", "d’Élan"]]
    path = tmp_path / "personen.csv"
    path.write_text("\n".join(separator.join(row) for row in rows), encoding=encoding)
    (person,) = read_input(path, today=TODAY).casus.persons.values()
    assert (person.id, person.first_name, person.last_name) == ("1", "Renée", "d’Élan")


def test_windows_text_is_read_with_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "personen.csv"
    path.write_text("id;roepnaam\n1;Renée\n", encoding="cp1252")
    result = read_input(path, today=TODAY)
    assert result.casus.persons["1"].first_name == "Renée"  # type: ignore[index]
    assert [warning.code for warning in result.report.warnings] == ["not-utf8"]


def test_a_first_line_may_name_the_separator(tmp_path: Path) -> None:
    path = tmp_path / "personen.csv"
    path.write_text("sep=,\nid,roepnaam\n1,Anouk\n", encoding="utf-8")
    assert [person.first_name for person in read_input(path, today=TODAY).casus.persons.values()] == ["Anouk"]


def test_columns_stand_in_any_order_and_case(tmp_path: Path) -> None:
    casus = casus_of_tables(tmp_path, personen="GEBOREN;Rol; Id \n2010;ouder;x1\n")
    assert (casus.persons["x1"].birth.edtf, casus.persons["x1"].role) == ("2010", Role.PARENT)  # type: ignore[index]


def test_an_unknown_column_is_kept_as_a_note_and_told(tmp_path: Path) -> None:
    result = read(tmp_path, personen="id;roepnaam;schoenmaat;notitie\np1;Bo;38;let op\np2;Do;;\np3;Mo;41;\n")
    notes = [person.note for person in result.casus.persons.values()]
    assert notes == ["let op\nschoenmaat: 38", "", "schoenmaat: 41"]
    (remark,) = result.report.kept_as_note
    assert remark.place.column == "schoenmaat"
    assert "2 cellen" in remark.cause


def test_relations_become_couples_parents_twins_and_bonds(tmp_path: Path) -> None:
    casus = casus_of_tables(
        tmp_path,
        personen="id\na\nb\nc\nd\n",
        relaties=RELATIONS
        + "a;b;getrouwd;1998;2004;scheiding;;;\n"
        + "a;c;ouder\nb;c;ouder\na;d;pleeg;2010\n"
        + "c;d;twee-eiig\n"
        + "c;a;zorgt voor;;;;erkend;Anouk;gezin\n",
    )
    (couple,) = casus.partnerships.values()
    assert (couple.partners, couple.kind) == (("a", "b"), PartnershipKind.MARRIAGE)
    assert (couple.begin.edtf, couple.end.edtf, couple.ended, couple.how_ended) == ("1998", "2004", True, "scheiding")
    kinds = [(link.parent, link.child, link.kind) for link in casus.parentages.values()]
    assert kinds[2] == ("a", "d", ParentageKind.FOSTER)
    assert [twins.persons for twins in casus.twins.values()] == [("c", "d")]
    (bond,) = casus.bonds.values()
    assert (bond.from_person, bond.to_person, bond.kind, bond.status) == ("c", "a", "zorgt-voor", "erkend")
    assert (bond.source, bond.sharing) == ("Anouk", Sharing.FAMILY)


def test_the_same_pair_twice_is_two_periods(tmp_path: Path) -> None:
    casus = casus_of_tables(
        tmp_path, personen=TWO, relaties=RELATIONS + "p1;p2;lat;2001;2003;uit elkaar\np2;p1;huwelijk;2006\n"
    )
    assert [(c.begin.edtf, c.ended, c.how_ended) for c in casus.partnerships.values()] == [
        ("2001", True, "uit-elkaar"),
        ("2006", False, ""),
    ]


def test_a_relation_can_have_ended_at_an_unknown_date(tmp_path: Path) -> None:
    casus = casus_of_tables(tmp_path, personen=TWO, relaties="van;naar;soort;einde\np1;p2;relatie;onbekend\n")
    (couple,) = casus.partnerships.values()
    assert couple.ended
    assert couple.end == UNKNOWN


def test_twins_of_three_come_together(tmp_path: Path) -> None:
    casus = casus_of_tables(
        tmp_path,
        personen="id\nm\na\nb\nc\n",
        relaties="van;naar;soort\nm;a;ouder\nm;b;ouder\nm;c;ouder\na;b;eeneiig\nb;c;eeneiig\n",
    )
    (twins,) = casus.twins.values()
    assert (twins.persons, twins.identical) == (("a", "b", "c"), True)


def test_twins_without_parents_get_an_unknown_one(tmp_path: Path) -> None:
    result = read(tmp_path, personen=TWO, relaties="van;naar;soort\np1;p2;eeneiig\n")
    unknown = [person for person in result.casus.persons.values() if person.id not in {"p1", "p2"}]
    assert [(person.first_name, person.last_name) for person in unknown] == [("", "")]
    links = result.casus.parentages.values()
    assert sorted((link.parent, link.child) for link in links) == [(unknown[0].id, "p1"), (unknown[0].id, "p2")]
    assert [warning.code for warning in result.report.warnings] == ["unknown-parent"]


def test_an_accusing_bond_without_source_and_status_is_shielded_and_listed(tmp_path: Path) -> None:
    result = read(
        tmp_path,
        personen=TWO,
        relaties=RELATIONS + "p1;p2;geweld;;;;;;gezin\np1;p2;geweld;;;;betwist;;gezin\np1;p2;hecht;;;;;;gezin\n",
    )
    without, disputed, close = result.casus.bonds.values()
    assert (without.status, without.sharing) == ("onbekend", Sharing.SHIELDED)
    assert (disputed.status, disputed.sharing) == ("betwist", Sharing.FAMILY)
    assert close.sharing is Sharing.FAMILY
    assert [(warning.code, warning.place.row) for warning in result.report.warnings] == [("bond-without-source", 2)]


def test_marks_in_shorthand_come_in_shielded(tmp_path: Path) -> None:
    result = read(tmp_path, personen="id;kenmerken\np1;alcohol 2004..2019|LVB|astma rond 2010..|gokken sinds 2020\n")
    marks = list(result.casus.conditions.values())
    assert [(m.kind, m.begin.edtf, m.end.edtf, m.running) for m in marks] == [
        ("alcohol", "2004", "2019", False),
        ("lvb", "", "", False),
        (marks[2].kind, "2010~", "", True),
        ("gokken", "2020", "", True),
    ]
    assert {(m.person, m.status, m.sharing) for m in marks} == {("p1", "onbekend", Sharing.SHIELDED)}
    assert len(result.report.warnings) == 4


def test_the_table_of_marks_can_say_it_all(tmp_path: Path) -> None:
    result = read(
        tmp_path,
        personen=TWO,
        kenmerken="persoon;soort;begin;einde;status;bron;delen\n"
        "p1;alcohol;2009;nu;herstellend;Anouk zelf;team\np2;schulden;;;;;team\n",
    )
    told, bare = result.casus.conditions.values()
    assert (told.running, told.status, told.source, told.sharing) == (True, "herstellend", "Anouk zelf", Sharing.TEAM)
    assert (bare.status, bare.sharing) == ("onbekend", Sharing.SHIELDED)
    assert [warning.code for warning in result.report.warnings] == ["mark-without-source"]


def test_who_may_not_see_it_is_a_person_or_an_organisation(tmp_path: Path) -> None:
    casus = casus_of_tables(
        tmp_path, personen=TWO, gebeurtenissen="datum;titel;delen;niet voor\n2014;ruzie;team;p2|JB Voorbeeld\n"
    )
    (event,) = casus.events.values()
    assert (event.sharing, event.not_for) == (Sharing.TEAM, ("p2", "JB Voorbeeld"))


def test_an_unknown_word_for_sharing_counts_as_the_strictest(tmp_path: Path) -> None:
    result = read(tmp_path, gebeurtenissen="datum;titel;delen\n2014;ruzie;wie wil\n2015;rust;nee\n")
    assert [event.sharing for event in result.casus.events.values()] == [Sharing.SHIELDED, Sharing.SHIELDED]
    assert [warning.code for warning in result.report.warnings] == ["unknown-sharing"]


def test_a_home_gets_the_strictest_sharing_of_its_rows(tmp_path: Path) -> None:
    casus = casus_of_tables(
        tmp_path,
        personen=TWO,
        huishoudens="huishouden;gemeente;persoon;begin;einde;geheim;delen;niet voor\n"
        "Flat;Oefendam;p1;2010;2014;nee;gezin;\nFlat;;p2;2011;;ja;afgeschermd;p1\n",
    )
    (home,) = casus.households.values()
    assert (home.label, home.municipality, home.secret) == ("Flat", "Oefendam", True)
    assert (home.sharing, home.not_for) == (Sharing.SHIELDED, ("p1",))
    assert [(r.person, r.household, r.sharing) for r in casus.residences.values()] == [
        ("p1", home.id, Sharing.FAMILY),
        ("p2", home.id, Sharing.SHIELDED),
    ]


def test_patterns_bring_who_recognises_them(tmp_path: Path) -> None:
    casus = casus_of_tables(
        tmp_path,
        personen=TWO,
        gebeurtenissen="id;datum;titel\ng1;2014;ruzie\n",
        patronen="id;naam;kant;gebeurtenissen;status;wie herkent;wie herkent niet;datum\n"
        "pt1;Stil na ruzie;gezin;g1;herkend;p1|team;p2;7-10-2026\n",
        doelen="id;doel;patroon\nd1;Praten;pt1\n",
        stappen="doel;wat;gereed\nd1;Elke dag bellen;ja\n",
    )
    (pattern,) = casus.patterns.values()
    assert (pattern.events, pattern.status) == (("g1",), "herkend")
    assert [(a.pattern, a.kind, a.who, a.by_family) for a in casus.answers.values()] == [
        ("pt1", "herkenbaar", "p1", True),
        ("pt1", "herkenbaar", "team", False),
        ("pt1", "niet herkenbaar", "p2", True),
    ]
    assert [(step.goal, step.done) for step in casus.steps.values()] == [("d1", True)]


def test_with_a_source_of_ids_everything_gets_a_fresh_one(tmp_path: Path) -> None:
    place = folder(
        tmp_path,
        personen=TWO,
        relaties="van;naar;soort\np1;p2;ouder\n",
        gebeurtenissen="datum;titel;personen;niet voor;bron\n2014;ruzie;p1|p2;p2;p1\n",
    )
    casus = read_input(place, today=TODAY, ids=counted_ids("n")).casus
    assert [(person.id, person.ref) for person in casus.persons.values()] == [("n1", "p1"), ("n2", "p2")]
    (link,) = casus.parentages.values()
    assert (link.parent, link.child) == ("n1", "n2")
    (event,) = casus.events.values()
    assert (event.ref, event.persons, event.not_for, event.source) == ("r1", ("n1", "n2"), ("n2",), "n1")
    ids = [entity.id for entity in casus.everything()]
    assert len(set(ids)) == len(ids)


def test_one_file_may_be_all_there_is(tmp_path: Path) -> None:
    path = tmp_path / "van school.csv"
    path.write_text("van;naar;soort\nMoeder;Bo;ouder\n", encoding="utf-8")
    result = read_input(path, today=TODAY)
    assert {person.first_name for person in result.casus.persons.values()} == {"Moeder", "Bo"}
    assert [warning.code for warning in result.report.warnings] == ["persons-from-ids"]


@pytest.mark.parametrize("name", ["Personen", "personen (2)", "casus1-personen", "01 PERSONEN export"])
def test_a_table_is_recognised_by_a_word_in_its_name(tmp_path: Path, name: str) -> None:
    (tmp_path / f"{name}.csv").write_text(TWO, encoding="utf-8")
    assert len(read_input(tmp_path, today=TODAY).casus.persons) == 2


def test_a_file_that_is_no_table_is_told(tmp_path: Path) -> None:
    place = folder(tmp_path, personen=TWO, boodschappen="melk;brood\n1;2\n", leesmij="let op\n")
    warnings = read_input(place, today=TODAY).report.warnings
    assert [(warning.code, warning.place.file) for warning in warnings] == [("unknown-table", "boodschappen.csv")]


def test_the_report_counts_rows_and_names_files(tmp_path: Path) -> None:
    report = read(tmp_path, personen=TWO, relaties="van;naar;soort\np1;p2;hecht\n").report
    assert dict(report.rows) == {"personen": 2, "relaties": 1}
    assert report.files == ("tabellen",)
    assert set(report.as_json()) == {"files", "rows", "kept_as_note", "refused", "warnings"}
    assert "personen: 2 gelezen" in report.for_people()


def test_dates_of_a_marriage_that_contradict_each_other_are_kept_and_told(tmp_path: Path) -> None:
    result = read(
        tmp_path,
        personen="id;geboren\na;2010\nb;1980\nc;1950\nd;1950\n",
        relaties="van;naar;soort;begin;einde\na;b;ouder;;\nb;a;ouder2;;\n".replace("b;a;ouder2;;\n", "")
        + "c;b;ouder;;\nd;b;ouder;;\nc;d;huwelijk;2010;2001\n",
    )
    assert sorted(warning.code for warning in result.report.warnings) == [
        "child-older",
        "end-before-start",
        "third-parent",
    ]
    assert all(warning.place.row for warning in result.report.warnings)
    assert len(result.casus.parentages) == 3


def test_kinds_are_read_in_their_own_table(tmp_path: Path) -> None:
    result = read(
        tmp_path,
        personen=TWO,
        gezag="kind;houder;soort;begin\np2;p1;alleen;2010\np2;JB Voorbeeld;GI-voogd;2014\n",
        betrokkenen="naam;rol;persoon;einde\nWim;vast aanspreekpunt;p1|p2;nu\n",
        casus="naam;organisaties\nOefening;Lokaal team|JB Voorbeeld\n",
    )
    assert [(c.child, c.holder, c.kind) for c in result.casus.custodies.values()] == [
        ("p2", "p1", "alleen"),
        ("p2", "JB Voorbeeld", "gi-voogd"),
    ]
    (wim,) = result.casus.involvements.values()
    assert (wim.role, wim.persons, wim.end) == ("vast-aanspreekpunt", ("p1", "p2"), UNKNOWN)
    assert result.casus.sheet.owners == ("Lokaal team", "JB Voorbeeld")
    assert Kind.SHEET in result.casus.tables


def test_a_date_keeps_the_text_that_was_typed(tmp_path: Path) -> None:
    casus = casus_of_tables(tmp_path, personen="id;geboren\np1;voorjaar 2013\n")
    assert casus.persons["p1"].birth == parse("voorjaar 2013", today=TODAY)  # type: ignore[index]


def test_a_slip_in_who_may_not_see_it_is_noticed(tmp_path: Path) -> None:
    result = read(
        tmp_path, personen="id\np01\np02\n", gebeurtenissen="datum;titel;niet voor\n2014;ruzie;p2|JB Voorbeeld\n"
    )
    (event,) = result.casus.events.values()
    assert event.not_for == ("p2", "JB Voorbeeld")
    (warning,) = result.report.warnings
    assert (warning.code, "p02" in warning.cause) == ("almost-an-id", True)


def test_a_home_where_nobody_is_named_is_a_home(tmp_path: Path) -> None:
    casus = casus_of_tables(tmp_path, personen=TWO, huishoudens="huishouden;gemeente;geheim\nOpvang;;weet niet\n")
    (home,) = casus.households.values()
    assert (home.label, home.secret, home.note) == ("Opvang", True, "geheim: weet niet")


def test_a_home_cannot_lie_in_two_places(tmp_path: Path) -> None:
    result = read(
        tmp_path,
        personen="id\np1\np2\np3\n",
        huishoudens="huishouden;gemeente;persoon\nFlat;;p1\nFlat;Oefendam;p2\nFlat;Proefstad;p3\n",
    )
    (home,) = result.casus.households.values()
    assert home.municipality == "Oefendam"
    assert [r.note for r in result.casus.residences.values()] == ["", "", "gemeente: Proefstad"]
    assert [warning.code for warning in result.report.warnings] == ["home-in-two-places"]


def test_tables_with_a_header_only_are_read(tmp_path: Path) -> None:
    casus = casus_of_tables(tmp_path, personen=TWO, huishoudens="huishouden;persoon\n", relaties="van;naar;soort\n")
    assert len(list(casus.everything())) == 2


def test_patterns_need_no_persons(tmp_path: Path) -> None:
    casus = casus_of_tables(
        tmp_path, gebeurtenissen="id;datum;titel\ng1;2014;ruzie\n", patronen="id;naam;wie herkent\npt1;Stil;team\n"
    )
    assert [(answer.who, answer.by_family) for answer in casus.answers.values()] == [("team", False)]


def test_a_cell_that_does_not_fit_the_relation_is_kept_as_a_note(tmp_path: Path) -> None:
    result = read(tmp_path, personen=TWO, relaties="van;naar;soort;einde door;status\np1;p2;ouder;scheiding;erkend\n")
    (link,) = result.casus.parentages.values()
    assert link.note == "einde door: scheiding\nstatus: erkend"
    assert [remark.place.column for remark in result.report.kept_as_note] == ["einde door", "status"]


def test_the_same_parent_twice_is_kept_once(tmp_path: Path) -> None:
    result = read(tmp_path, personen=TWO, relaties="van;naar;soort\np1;p2;ouder\np1;p2;ouder\np1;p2;stief\n")
    assert len(result.casus.parentages) == 2
    assert [(warning.code, warning.place.row) for warning in result.report.warnings] == [("parent-twice", 3)]


def test_a_begin_may_tell_the_end_too(tmp_path: Path) -> None:
    casus = casus_of_tables(
        tmp_path,
        personen=TWO,
        relaties="van;naar;soort;begin\np1;p2;lat;van 2012 tot 2014\np1;p2;huwelijk;sinds 2016\n",
    )
    assert [(c.begin.edtf, c.end.edtf, c.ended) for c in casus.partnerships.values()] == [
        ("2012", "2014", True),
        ("2016", "", False),
    ]
