"""One typed line as a person."""

from datetime import date

import pytest

from werkbank.genogram.person_line import read_person, said
from werkbank.model.kinds import Gender, LifeStatus, ParentageKind, PartnershipKind

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("line", "first", "last", "gender", "birth"),
    [
        ("Bo v 2014", "Bo", "", "v", "2014"),
        ("Naam, m, 12-3-1980", "Naam", "", "m", "1980-03-12"),
        ("Esther van der Voorbeeld v 14-5-1977", "Esther", "van der Voorbeeld", "v", "1977-05-14"),
        ("Jan 2010", "Jan", "", None, "2010"),
        ("Piet Zomer 1980", "Piet", "Zomer", None, "1980"),
        ("Jan v Dijk m maart 1981", "Jan", "v Dijk", "m", "1981-03"),
        ("Kees rond 1949", "Kees", "", None, "1949~"),
        ("Theo Proefman jaren 60", "Theo", "Proefman", None, "196X"),
        ("v 2014", "", "", "v", "2014"),
        ("zomer 2014", "", "", None, "2014-22"),
        ("M. de Boer", "M.", "de Boer", None, ""),
        ("Lat van Dijk", "Lat", "van Dijk", None, ""),
        ("Kim ?", "Kim", "", "?", ""),
        ("", "", "", None, ""),
    ],
)
def test_name_gender_and_birth_are_understood(line: str, first: str, last: str, gender: str | None, birth: str) -> None:
    read = read_person(line, today=TODAY)
    assert (read.first_name, read.last_name, read.gender, read.birth.edtf) == (first, last, gender, birth)
    assert not read.rest


def test_how_partners_belong_together_stands_in_the_same_line() -> None:
    read = read_person("Ruud Oefenhof m 9-11-1978 h. 12-5-2006 gescheiden 15-2-2018", today=TODAY)
    assert (read.union, read.union_begin.edtf) == (PartnershipKind.MARRIAGE, "2006-05-12")
    assert (read.how_ended, read.union_end.edtf, read.birth.edtf) == ("scheiding", "2018-02-15", "1978-11-09")


@pytest.mark.parametrize(
    ("line", "kind", "begin", "end"),
    [
        ("Joost m lat zomer 2021", PartnershipKind.LAT, "2021-22", ""),
        ("Joost m, samenwonend 1998 tot 2003", PartnershipKind.COHABITING, "1998", "2003"),
        ("gp. 2004", PartnershipKind.REGISTERED, "2004", ""),
        ("Ali huwelijk", PartnershipKind.MARRIAGE, "", ""),
        ("uit elkaar 2010", None, "", "2010"),
    ],
)
def test_every_kind_of_union_has_a_word(line: str, kind: PartnershipKind | None, begin: str, end: str) -> None:
    read = read_person(line, today=TODAY)
    assert (read.union, read.union_begin.edtf, read.union_end.edtf) == (kind, begin, end)


@pytest.mark.parametrize("line", ["Opa 1947 † 2012", "Opa 1947-2012", "Opa 1947 tot 2012", "Opa 1947 overl. 2012"])
def test_a_death_is_told_in_many_ways(line: str) -> None:
    read = read_person(line, today=TODAY)
    assert (read.birth.edtf, read.death.edtf, read.died) == ("1947", "2012", True)


def test_a_foster_child_has_its_period_and_its_own_birth() -> None:
    read = read_person("Lisa v 2015 pleeg 2016 tot 2018", today=TODAY)
    assert (read.tie, read.tie_begin.edtf, read.tie_end.edtf, read.birth.edtf) == (
        ParentageKind.FOSTER, "2016", "2018", "2015",
    )  # fmt: skip


def test_the_star_marks_the_index_person_and_a_word_a_pregnancy() -> None:
    assert read_person("*Bram m 2010", today=TODAY).index
    assert read_person("zwangerschap 2026", today=TODAY).life is LifeStatus.PREGNANCY


def test_nothing_that_was_typed_gets_lost() -> None:
    read = read_person("Ali m 2010 blabla nog iets", today=TODAY)
    assert read.rest == "blabla nog iets"
    wrong = read_person("Bo v 31-2-2014", today=TODAY)
    assert (wrong.birth.is_known, wrong.birth.as_typed) == (False, "31-2-2014")
    assert any("31-2-2014" in phrase for phrase in said(wrong))


def test_the_echo_says_it_in_words() -> None:
    read = read_person("Ruud m 1978 h. 2006", today=TODAY)
    assert tuple(said(read)) == ("Ruud", "man", "geboren 1978", "huwelijk 2006")
    assert read.gender is Gender.MAN
