"""A secret place and a parent nobody told of are told by words as well: goals, titles, names of patterns, sources."""

import pytest

from tests.helpers.patterns import TODAY, Case
from tests.helpers.situations import gezag, person, shared
from werkbank.model.casus import Casus
from werkbank.model.children import ChildSay
from werkbank.model.clock import EntityId as Id
from werkbank.model.entities import (
    SHEET_ID,
    Agreement,
    ChildPage,
    ComingOfAge,
    Decision,
    Entity,
    Goal,
    Household,
    Involvement,
    OwnStatement,
    Parentage,
    Partnership,
    Pattern,
    Question,
    Residence,
    ScalePoint,
    Session,
    Sheet,
    Step,
    Support,
    Utterance,
)
from werkbank.model.kinds import AgreementKind, Gender, Kind, ParentageKind, PatternStatus, Role, UtteranceKind
from werkbank.plan.projection import projected_for

WORDS = ("zilverstad", "zilvervos")


def fled() -> Case:
    """Sanne went away with the children; in texts of all sorts stands where they are, and all of it is shared."""
    case = Case(family=False)
    case.person("sanne", born="12-4-1988", role=Role.PARENT)
    case.person("rik", born="1985", role=Role.PARENT)
    case.person("tim", born="3-9-2012", parents=("sanne", "rik"))
    person(case, "sanne", gender=Gender.WOMAN)
    person(case, "rik", gender=Gender.MAN)
    gezag(case, "tim", holders=("sanne", "rik"))
    case.home("thuis", rik=("2015", ""), sanne=("2015", "3-3-2025"), tim=("2015", "3-3-2025"))
    case.put(Household(id=Id("schuil"), label="Blijf van Zilverstad", municipality="Zilverstad", secret=True))
    for who in ("sanne", "tim"):
        case.put(Residence(id=Id(f"s-{who}"), person=Id(who), household=Id("schuil"), begin=case.claim("3-3-2025")))
    case.put(
        Involvement(
            id=Id("juf"), name="Pim", role="school", organisation="Basisschool De Zilvervos", persons=(Id("tim"),)
        ),
        *told_in_words(),
    )
    case.event("mdo", "1-4-2025", who=["tim"], title="Overleg in Zilverstad", chosen=True)
    case.event("overig", "1-4-2025", who=["tim"], title="Sportdag", text="van De  zilvervos", chosen=True)
    case.event("sport-of-hobby", "1-5-2025", who=["tim"], title="Bij de Zilverstadse voetbalclub", chosen=True)
    case.event("ambulant", "1-6-2025", who=["tim"], product="Zilverstad Aanpak", chosen=True)
    case.event("zorgmelding", "1-6-2025", who=["tim"], source="De Zilvervos", reason="zilverstad", chosen=True)
    return case


def told_in_words() -> tuple[Entity, ...]:
    tim = (Id("tim"),)
    return (
        Partnership(id=Id("p"), partners=(Id("sanne"), Id("rik")), note="gevlucht naar Zilverstad"),
        Pattern(id=Id("pt"), name="Weg naar Zilverstad", persons=tim, status=PatternStatus.RECOGNISED),
        Goal(id=Id("g"), text="Tim gaat elke dag naar De Zilvervos", persons=tim),
        Goal(id=Id("g2"), text="Tim slaapt goed", persons=tim),
        Step(id=Id("st"), goal=Id("g2"), what="Sanne fietst door Zilverstad", who="sanne"),
        Step(id=Id("st2"), goal=Id("g2"), what="Sanne leest voor", who="sanne"),
        Agreement(id=Id("ag"), kind=AgreementKind.SAFETY, text="Tim belt uit Zilverstad", who="sanne", about=tim),
        Utterance(id=Id("u"), kind=UtteranceKind.WISH, text="In Zilverstad blijven", by="tim", about=tim),
        ScalePoint(id=Id("sp"), giver="sanne", figure=7, question="Hoe gaat het in Zilverstad?"),
        Support(id=Id("su"), who="buurvrouw", does="past op in Zilverstad"),
        Question(id=Id("q"), text="Blijft Tim op De Zilvervos?"),
        Decision(id=Id("de"), text="Tim blijft in Zilverstad", by="GI"),
        OwnStatement(id=Id("os"), by="sanne", target="goal:g2", text="Zilverstad is fijn"),
        Session(id=Id("se"), place="Buurthuis Zilverstad"),
        ChildPage(id=Id("cp"), person=Id("tim"), worries="dat papa Zilverstad vindt", say=ChildSay.FAMILY),
        ComingOfAge(id=Id("ca"), person=Id("tim"), living="Zilverstad"),
        Sheet(id=SHEET_ID, name="Zilverstad", municipality="Zilverstad", story="Zilverstad"),
    )


def told(whole: Casus, reader: str) -> str:
    got = projected_for(whole, reader, today=TODAY)
    return repr([item.model_dump(exclude={"id"}) for item in got.everything()]).casefold()


def test_no_word_tells_father_where_they_are_and_the_rest_stays() -> None:
    whole = shared(fled())
    assert not [word for word in WORDS if word in told(whole, "rik")]
    got = projected_for(whole, "rik", today=TODAY)
    assert set(got.goals) == {"g2"}
    assert set(got.steps) == {"st2"}
    assert all(word in told(whole, "sanne") for word in WORDS)
    assert "g" in projected_for(whole, "sanne", today=TODAY).goals


def test_a_place_that_father_knows_from_his_own_home_is_no_secret() -> None:
    case = fled()
    case.put(Household(id=Id("thuis"), label="Kerkstraat", municipality="Zilverstad"))
    whole = shared(case)
    assert "g2" in projected_for(whole, "rik", today=TODAY).goals
    assert "st" in projected_for(whole, "rik", today=TODAY).steps
    assert "zilvervos" not in told(whole, "rik")


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("Tim tekent een vos van zilver", True),
        ("Tim gaat naar school", True),
        ("Op de zilvervos is het leuk", False),
        ("Gesprek met Zilverstad-Noord", False),
        ("Wie woont in ZILVERSTAD?", False),
    ],
)
def test_only_the_words_of_the_place_count(text: str, stays: bool) -> None:
    case = fled()
    case.put(Goal(id=Id("g3"), text=text, persons=(Id("tim"),)))
    assert ("g3" in projected_for(shared(case), "rik", today=TODAY).goals) is stays


@pytest.mark.parametrize(
    ("town", "text", "stays"), [("Best", "Het gaat best goed", True), ("Best", "Tim in Best", False)]
)
def test_a_short_town_counts_as_it_is_spelt(town: str, text: str, stays: bool) -> None:
    case = fled()
    case.put(Household(id=Id("schuil"), label="Opvang", municipality=town, secret=True))
    case.put(Goal(id=Id("g3"), text=text, persons=(Id("tim"),)))
    assert ("g3" in projected_for(shared(case), "rik", today=TODAY).goals) is stays


def unaware(*, with_him: bool = True) -> Case:
    """Fleur of nine thinks that Bas is her father; words of others name who is."""
    case = Case(family=False)
    case.person("mam", born="1987", role=Role.PARENT)
    case.person("bas", born="1986", role=Role.PARENT)
    case.person("fleur", born="8-8-2016", parents=("mam", "bas"))
    person(case, "fleur", descent_shielded=True)
    gezag(case, "fleur", holders=("mam", "bas"))
    case.event("feestelijk-of-kracht", "8-8-2024", who=["fleur"], title="Feest", chosen=True)
    case.put(Goal(id=Id("g"), text="Fleur leest elke avond", persons=(Id("fleur"),)))
    if with_him:
        case.person("jorrit", born="1984", role=Role.FAMILY)
        case.put(Parentage(id=Id("jf"), parent=Id("jorrit"), child=Id("fleur"), kind=ParentageKind.BIOLOGICAL))
        case.put(Goal(id=Id("g2"), text="Fleur mag weten wie Jorrit is", persons=(Id("fleur"),)))
        case.put(
            Utterance(id=Id("u"), kind=UtteranceKind.WORRY, text="Jorrits brieven", by="mam", about=(Id("fleur"),))
        )
        case.put(Support(id=Id("su"), who="Jorrit", does="stuurt een kaart"))
        case.event("overig", "1-4-2025", who=["fleur"], title="Kaart van Jorrit", chosen=True)
        case.event("omgang", "1-5-2025", who=["fleur"], title="Bezoek", text="bij jorrit thuis", chosen=True)
    return case


def test_she_gets_a_file_without_him_although_others_name_him() -> None:
    got, plain = (projected_for(shared(unaware(with_him=one)), "fleur", today=TODAY) for one in (True, False))
    assert got.tables == plain.tables
    assert "g2" in projected_for(shared(unaware()), "mam", today=TODAY).goals


def test_a_name_that_somebody_else_has_as_well_tells_nothing() -> None:
    case = unaware()
    case.person("buur", role=Role.NETWORK)
    person(case, "buur", first_name="Jorrit")
    assert "g2" in projected_for(shared(case), "fleur", today=TODAY).table(Kind.GOAL)
