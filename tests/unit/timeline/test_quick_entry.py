"""Typed lines as workers type them, and what the program makes of them."""

import time
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.timeline.made import TODAY, event, family, person
from werkbank.model.casus import Casus
from werkbank.model.entities import Event
from werkbank.model.kinds import Role
from werkbank.timeline.completing import completions
from werkbank.timeline.line_words import Part
from werkbank.timeline.quick_entry import OTHER, Proposal, understand


def casus() -> Casus:
    known = event(
        "k1", "2014", kind="opvoedondersteuning", product="Samen Opvoeden", organisation="Veilig Thuis Oefenland"
    )
    return family(known)


def read(line: str) -> Proposal:
    return understand(line, casus(), today=TODAY)


class Case(NamedTuple):
    """A line and what matters of its reading; an empty field is checked to be empty."""

    line: str
    date: str = ""
    end: str = ""
    kind: str = OTHER
    persons: str = ""
    reason: str = ""
    organisation: str = ""
    stones: str = ""
    title: str = ""
    running: bool = False


CASES = [
    Case("voorjaar 2013 OTS Jan schoolverzuim @JBW #B08", "2013-21", "", "ots", "jan", "schoolverzuim", "JBW", "B08"),
    Case("voorjaar 2013 verhuisd Bo", "2013-21", "", "verhuizing", "bo"),
    Case("2013 verhuisd Bo", "2013", "", "verhuizing", "bo"),
    Case("12-3-2014 zorgmelding Bo", "2014-03-12", "", "zorgmelding", "bo"),
    Case("12.03.2014 zorgmelding Bo", "2014-03-12", "", "zorgmelding", "bo"),
    Case("12 maart 2014 zorgmelding Bo", "2014-03-12", "", "zorgmelding", "bo"),
    Case("12 mrt '14 zorgmelding Bo", "2014-03-12", "", "zorgmelding", "bo"),
    Case("juni 2018 crisismelding gezin", "2018-06", "", "crisismelding", "bo lot jan mo pim"),
    Case("6/2018 crisismelding Mo", "2018-06", "", "crisismelding", "mo"),
    Case("Q3 2019 MDO", "2019-35", "", "mdo"),
    Case("begin 2016 aanmelding Bo @Wijkteam", "2016-37~", "", "aanmelding", "bo", "", "Wijkteam"),
    Case("rond 2008 relatie eindigt Mo Pim", "2008~", "", "relatie-eindigt", "mo pim"),
    Case("ca. 2008 relatie uit Mo en Pim", "2008~", "", "relatie-eindigt", "mo pim"),
    Case("? 2011 ziek moeder", "2011?", "", "ziekte", "mo"),
    Case("waarschijnlijk 2011 ziek moeder", "2011?", "", "ziekte", "mo"),
    Case("voor 2010 verhuisd oma", "[..2009]", "", "verhuizing", "oma"),
    Case("na 2010 verhuisd Ans", "[2011..]", "", "verhuizing", "oma"),
    Case("tussen 2008 en 2010 overlijden Theo", "[2008..2010]", "", "overlijden", "theo"),
    Case("tussen 2008 en 2010 schulden Mo", "2008", "2010", "geld-schulden", "mo"),
    Case("van maart 2012 tot juni 2013 VUHP gezin", "2012-03", "2013-06", "vuhp", "bo lot jan mo pim"),
    Case("10-3-2008 t/m 9-9-2009 OTS Jan", "2008-03-10", "2009-09-09", "ots", "jan"),
    Case("2012-2014 pleegzorg Lot", "2012", "2014", "pleegzorg", "lot"),
    Case("sinds sept 2020 ambulante hulp Bo", "2020-09", "", "ambulant", "bo", running=True),
    Case("vanaf 2015 schulden ouders", "2015", "", "geld-schulden", "mo pim", running=True),
    Case("maart 2012 - nu Wmo Mo", "2012-03", "", "wmo", "mo", running=True),
    Case("1 sept 2020 GGZ Bo loopt nog", "2020-09-01", "", "ggz", "bo", running=True),
    Case("2019 VUHP Bo tot nu", "2019", "", "vuhp", "bo", running=True),
    Case("2012 VUHP Bo tot 2014", "2012", "2014", "vuhp", "bo"),
    Case("tot 2015 OTS Bo", "", "2015", "ots", "bo"),
    Case("eind jaren 90 verhuisd oma", "[1996..1999]", "", "verhuizing", "oma"),
    Case("kerst 2017 feest", "[2017-12-24..2017-12-27]", "", "feestelijk-of-kracht"),
    Case("zomervakantie 2015 weggelopen Jan", "[2015-07..2015-08]", "", "weglopen", "jan"),
    Case("groep 5 schoolwissel Bo", "[2018-08..2019-07]", "", "school-wissel", "bo"),
    Case("toen hij 4 was scheiding ouders", "[2014-09-22..2015-09-21]", "", "scheiding", "mo pim"),
    Case("toen zij 4 was verhuisd Lot", "[2017-06-05..2018-06-04]", "", "verhuizing", "lot"),
    Case("vorig jaar Halt Jan diefstal", "2025", "", "halt", "jan", "diefstal"),
    Case("gisteren aanhouding Jan", "2026-11-09", "", "aanhouding", "jan"),
    Case("OTS Jan schoolverzuim voorjaar 2013", "2013-21", "", "ots", "jan", "schoolverzuim"),
    Case("OTS voorjaar 2013 Jan", "2013-21", "", "ots", "jan"),
    Case("#B07 @School_Oefen MDO 15-9-2026 Bo, Lot", "2026-09-15", "", "mdo", "bo lot", "", "School Oefen", "B07"),
    Case("15-9-2026 MDO @Veilig Thuis Oefenland Bo", "2026-09-15", "", "mdo", "bo", "", "Veilig Thuis Oefenland"),
    Case("2015 MDO #B07 #B08", "2015", "", "mdo", stones="B07 B08"),
    Case("2015 MDO #3", "2015", "", "mdo", title="#3"),
    Case("2015 MDO #B99", "2015", "", "mdo", title="#B99"),
    Case("🎉", title="🎉"),
    Case("@", title="@"),
    Case("2019 pizza 👩‍👩‍👧‍👦 Bo", "2019", persons="bo", title="pizza 👩‍👩‍👧‍👦"),
    Case("2014 schoolverzuim Bo", "2014", "", "school-verzuim", "bo"),
    Case("2014 OTS wegens schoolverzuim Bo", "2014", "", "ots", "bo", "schoolverzuim"),
    Case("2014 crisismelding wegens ruzie om geld Mo", "2014", "", "crisismelding", "mo", "ruzie om geld"),
    Case("2014 zorgmelding wegens ruzie tussen ouders @VT", "2014", "", "zorgmelding", "", "ruzie tussen ouders", "VT"),
    Case("2016 Samen Opvoeden Mo en Pim", "2016", "", "opvoedondersteuning", "mo pim"),
    Case("2016 MST Jan", "2016", "", "ambulant", "jan"),
    Case("2013 Jan verhuisd", "2013", "", "verhuizing", "jan"),
    Case("jan 2013 verhuisd Bo", "2013-01", "", "verhuizing", "bo"),
    Case("2016 OTS Bo's zus", "2016", "", "ots", "bo lot"),
    Case("2016 OTS Jans", "2016", "", "ots", "jan"),
    Case("2019 opa Theo overlijdt", "2019", "", "overlijden", "theo"),
    Case("2019 vader kwijt werk", "2019", "", OTHER, "pim", "werk", title="kwijt"),
    Case("2019 werk kwijt vader", "2019", "", "werk-verlies", "pim"),
    Case("zomer 2018 Bo gaat op voetbal bij Theo", "2018-22", persons="bo theo", title="Bo gaat op voetbal bij Theo"),
    Case("najaar 2001 verhuisd Mo naar Oefendam", "2001-23", "", "verhuizing", "mo", title="verhuisd Mo naar Oefendam"),
    Case("2013 OTS Jan eerste keer", "2013", "", "ots", "jan", title="eerste keer"),
    Case("zomer 2019 fietsen met de buren", "2019-22", title="fietsen met de buren"),
    Case("Bo vindt een vriend", persons="bo", title="vindt een vriend"),
    Case("Bo is ziek", kind="ziekte", persons="bo"),
    Case("onbekend werk kwijt vader", kind="werk-verlies", persons="pim"),
    Case("datum onbekend verhuisd Mo", kind="verhuizing", persons="mo"),
    Case("voorjaar 2013", "2013-21"),
    Case("Bo", persons="bo"),
    Case("2014 moeder opgenomen", "2014", "", "opname", "mo"),
    Case("2014 kinderen bij oma", "2014", persons="bo lot jan oma", title="kinderen bij oma"),
    Case("2014 iedereen verhuisd", "2014", "", "verhuizing", "bo lot jan mo pim"),
    Case("3x crisismelding in 2014", "2014", "", "crisismelding", title="3x"),
    Case("MÓ VERHUISD 2014", "2014", "", "verhuizing", "mo"),
    Case("2014  ,  OTS ;  Bo .", "2014", "", "ots", "bo"),
    Case("2014 CBS:11 Bo", "2014", "", "ots", "bo"),
    Case("eind 2023 ontslag Mo, fabriek sluit", "2023-39~", "", "werk-verlies", "mo", title="fabriek sluit"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[case.line for case in CASES])
def test_a_line_is_understood(case: Case) -> None:
    found = read(case.line)
    seen = Case(
        case.line, found.date.edtf, found.end.edtf, found.kind, " ".join(found.persons), found.reason,
        found.organisation, " ".join(found.bouwstenen), found.title, found.running,
    )  # fmt: skip
    assert seen == case


def test_there_are_enough_lines() -> None:
    assert len({case.line for case in CASES}) >= 60


def test_pieces_say_which_words_became_what() -> None:
    line = "voorjaar 2013 OTS Jan schoolverzuim @JBW #B08"
    pieces = {piece.part: line[piece.start : piece.end] for piece in read(line).pieces}
    assert pieces == {
        Part.DATE: "voorjaar 2013", Part.KIND: "OTS", Part.PERSON: "Jan", Part.REASON: "schoolverzuim",
        Part.ORGANISATION: "@JBW", Part.BOUWSTEEN: "#B08",
    }  # fmt: skip


def test_the_echo_tells_the_days_and_the_names() -> None:
    meanings = {piece.part: piece.meaning for piece in read("voorjaar 2013 VUHP ouders").pieces}
    assert meanings[Part.DATE] == "begrepen als: 1 maart t/m 31 mei 2013"
    assert meanings[Part.PERSON] == "Mo, Pim"


def test_an_impossible_date_is_kept_and_flagged_never_guessed() -> None:
    found = read("31-2-2014 zorgmelding Bo")
    assert not found.date.is_known
    assert found.date.as_typed == "31-2-2014"
    piece = next(piece for piece in found.pieces if piece.part is Part.DATE)
    assert "februari" in piece.doubt


def test_an_unclear_bouwsteen_asks_which_is_meant() -> None:
    piece = next(piece for piece in read("2015 MDO #3").pieces if piece.part is Part.BOUWSTEEN)
    assert "B03" in piece.doubt
    assert "B08" in piece.doubt


def test_a_name_that_two_persons_have_goes_to_the_youth_and_says_so() -> None:
    two = casus().having(person("jan2", "Jan", role=Role.NETWORK))
    found = understand("2013 OTS Jan", two, today=TODAY)
    assert found.persons == ("jan",)
    assert next(piece for piece in found.pieces if piece.part is Part.PERSON).doubt


def test_a_kind_that_lasts_makes_a_period_and_a_product_is_named() -> None:
    found = read("2013 VUHP Bo")
    assert (found.period, found.product) == (True, "VUHP")
    assert not read("2013 verhuisd Bo").period


def test_an_event_can_be_made_of_every_reading() -> None:
    for case in CASES:
        made = Event(id=event("n", "").id, **read(case.line).fields())
        assert made.kind


def test_an_empty_casus_understands_too() -> None:
    found = understand("voorjaar 2013 OTS moeder Jan @JBW", Casus(), today=TODAY)
    assert (found.kind, found.persons, found.title) == ("ots", (), "moeder Jan")


@given(st.text(max_size=80))
def test_no_line_is_refused(line: str) -> None:
    found = read(line)
    for piece in found.pieces:
        assert 0 <= piece.start < piece.end <= len(line)


WORDS = (
    "voorjaar 2013 12-3-2014 OTS VUHP Bo Jan moeder tot nu schoolverzuim @JBW #B08 #3 rond naar in verhuisd en "
    "eerste keer wegens"
)


@given(st.lists(st.sampled_from(WORDS.split()), max_size=12))
def test_words_in_any_order_never_lose_a_word(chosen: list[str]) -> None:
    line = " ".join(chosen)
    found = read(line)
    covered = set()
    for piece in found.pieces:
        covered |= set(range(piece.start, piece.end))
    for word in found.title.split():
        assert word in chosen
    left, at = [], 0
    for word in chosen:
        if at not in covered:
            left.append(word)
        at += len(word) + 1
    loose = {"naar", "in", "en", "tot", "rond", "wegens", "nu"}
    if [word for word in left if word not in loose]:
        assert set(left) - loose <= set(found.title.split())


def test_reading_a_line_keeps_up_with_typing() -> None:
    known = casus()
    line = "voorjaar 2013 OTS Jan schoolverzuim wegens ruzie tussen ouders @Veilig Thuis Oefenland #B08 eerste keer"
    understand(line, known, today=TODAY)
    spent = []
    for end in range(1, len(line)):
        start = time.thread_time()
        understand(line[:end], known, today=TODAY)
        spent.append(time.thread_time() - start)
    assert sorted(spent)[len(spent) // 2] < 0.005


def offered(line: str) -> list[str]:
    return [found.text for found in completions(line, casus(), at=len(line))]


def test_half_words_are_completed_names_first() -> None:
    assert offered("2013 ja")[0] == "Jan"
    assert offered("2013 verh")[0] == "Verhuizing"
    assert offered("2013 VU")[0] == "VUHP"
    assert offered("2013 @veil") == ["@Veilig Thuis Oefenland"]
    assert offered("2013 #b0")[:2] == ["#B01", "#B02"]


def test_nothing_is_offered_too_soon_or_inside_a_word() -> None:
    assert offered("2013 j") == []
    assert offered("2013 Jan") == []
    assert offered("") == []
    assert completions("2013 janneke", casus(), at=7) == ()
