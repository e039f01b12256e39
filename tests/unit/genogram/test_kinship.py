"""What two people are of each other, in the words of families. Every row is a case: who, of whom, what."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.genogram.kin_families import DAY, kin, ties
from werkbank.genogram.kinship import relations, sentences
from werkbank.genogram.kinship_ties import Ties
from werkbank.genogram.kinship_words import with_article
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import from_edtf
from werkbank.model.entities import Custody, Parentage, Partnership, Person, Twins
from werkbank.model.kinds import Gender, LifeStatus, ParentageKind, PartnershipKind


def told(casus: Casus, one: str, two: str) -> list[str]:
    return [r.text for r in relations(ties(casus), EntityId(one), EntityId(two))]


LARGE = kin(
    """
    Stamvader+Stammoeder huwelijk: Overopa OudoomsVader
    Overopa+Overoma huwelijk: Opa Oudtante
    OudoomsVader+Zij huwelijk: VerreOom
    VerreOom+ZijnVrouw huwelijk: VerreNeef
    Opa+Oma huwelijk: Ma TanteEls OomJan
    OpaV+OmaV huwelijk: Pa TanteVera
    Oudtante+Oudman huwelijk: NichtVanMa
    NichtVanMa+Haar samenwonend: Achterneef
    TanteEls+OomHenk huwelijk: NeefTim NichtEva
    OomJan+Sam samenwonend: NichtJip
    TanteVera+ExVera huwelijk-: NeefVik
    NeefTim+Lieke huwelijk: KindVanTim
    Pa+Ma huwelijk-: Bo Lot Kim
    Bo+Iris samenwonend: Zoon
    Ma+Stef samenwonend: Halfje
    Stef+ExStef huwelijk-: Stiefkind
    Pa+Nieuw relatie:
    Lot+Vriend huwelijk: Nichtje
    Nichtje+Gast huwelijk: Kleintje
    """,
    men="Stamvader Overopa OudoomsVader VerreOom VerreNeef Opa OomJan OpaV Pa Oudman Achterneef OomHenk NeefTim "
    "NeefVik ExVera Bo Stef Halfje Zoon Vriend Sam",
    women="Stammoeder Overoma Oudtante Zij ZijnVrouw Oma Ma TanteEls OmaV TanteVera NichtVanMa Haar NichtEva "
    "NichtJip Lieke Lot Iris ExStef Stiefkind Nieuw Nichtje KindVanTim",
)

IN_THE_LARGE_FAMILY = [
    ("Ma", "Bo", "moeder"),
    ("Pa", "Bo", "vader"),
    ("Bo", "Ma", "zoon"),
    ("Lot", "Ma", "dochter"),
    ("Kim", "Ma", "kind"),
    ("Lot", "Bo", "zus"),
    ("Bo", "Lot", "broer"),
    ("Kim", "Lot", "broer of zus"),
    ("Halfje", "Bo", "halfbroer van moeders kant"),
    ("Lot", "Halfje", "halfzus van moeders kant"),
    ("Kim", "Halfje", "halfbroer of halfzus van moeders kant"),
    ("Stiefkind", "Halfje", "halfzus van vaders kant"),
    ("Stiefkind", "Bo", "stiefzus"),
    ("Bo", "Stiefkind", "stiefbroer"),
    ("Stef", "Bo", "stiefvader"),
    ("Bo", "Stef", "stiefzoon"),
    ("Ma", "Stiefkind", "stiefmoeder"),
    ("Nieuw", "Bo", "partner van de vader"),
    ("Oma", "Bo", "oma van moeders kant"),
    ("Opa", "Lot", "opa van moeders kant"),
    ("OpaV", "Lot", "opa van vaders kant"),
    ("OmaV", "Bo", "oma van vaders kant"),
    ("Bo", "Oma", "kleinzoon"),
    ("Lot", "OpaV", "kleindochter"),
    ("Kim", "Opa", "kleinkind"),
    ("Overoma", "Bo", "overgrootmoeder van moeders kant"),
    ("Overopa", "Bo", "overgrootvader van moeders kant"),
    ("Bo", "Overoma", "achterkleinzoon"),
    ("Stammoeder", "Bo", "betovergrootmoeder van moeders kant"),
    ("Stamvader", "Zoon", "oudvader van vaders kant"),
    ("Bo", "Stamvader", "achterachterkleinzoon"),
    ("Zoon", "Stamvader", "nakomeling"),
    ("Oma", "Zoon", "overgrootmoeder van vaders kant"),
    ("TanteEls", "Bo", "tante van moeders kant"),
    ("OomJan", "Lot", "oom van moeders kant"),
    ("TanteVera", "Bo", "tante van vaders kant"),
    ("OomHenk", "Bo", "oom (door huwelijk)"),
    ("Bo", "OomHenk", "neef (door huwelijk)"),
    ("Sam", "Bo", "partner van de oom"),
    ("ExVera", "Bo", "ex-partner van de tante"),
    ("Bo", "TanteEls", "neef (kind van zus)"),
    ("Lot", "TanteEls", "nicht (kind van zus)"),
    ("Bo", "TanteVera", "neef (kind van broer)"),
    ("Kim", "TanteVera", "neef of nicht (kind van broer)"),
    ("NeefTim", "Bo", "neef (kind van tante)"),
    ("NichtEva", "Bo", "nicht (kind van tante)"),
    ("NichtJip", "Bo", "nicht (kind van oom)"),
    ("Bo", "NichtJip", "neef (kind van tante)"),
    ("Lieke", "Bo", "partner van de neef"),
    ("KindVanTim", "Bo", "achternicht (kind van neef)"),
    ("Bo", "KindVanTim", "achterneef (neef van de vader)"),
    ("NichtVanMa", "Bo", "achternicht (nicht van de moeder)"),
    ("Bo", "NichtVanMa", "achterneef (kind van nicht)"),
    ("Achterneef", "Bo", "achterneef (zelfde overgrootouders)"),
    ("Oudtante", "Bo", "oudtante van moeders kant"),
    ("Bo", "Oudtante", "achterneef (kleinkind van broer)"),
    ("Oudman", "Bo", "oudoom (door huwelijk)"),
    ("Ma", "Oudtante", "nicht (kind van broer)"),
    ("VerreOom", "Bo", "achterachterneef (neef van de opa)"),
    ("VerreNeef", "Bo", "achterachterneef (zelfde voorouders)"),
    ("VerreNeef", "Ma", "achterneef (zelfde overgrootouders)"),
    ("OudoomsVader", "Ma", "oudoom van vaders kant"),
    ("OudoomsVader", "Bo", "overoudoom van moeders kant"),
    ("Zoon", "Lot", "neef (kind van broer)"),
    ("Nichtje", "Bo", "nicht (kind van zus)"),
    ("Kleintje", "Bo", "achterneef of achternicht (kleinkind van zus)"),
    ("Zoon", "Halfje", "neef (kind van halfbroer)"),
    ("Halfje", "Zoon", "oom van vaders kant (halfbroer van de vader)"),
    ("Nichtje", "Zoon", "nicht (kind van tante)"),
    ("Bo", "Iris", "partner"),
    ("Pa", "Ma", "ex-man"),
    ("Ma", "Pa", "ex-vrouw"),
    ("Opa", "Oma", "man"),
    ("Oma", "Opa", "vrouw"),
    ("Stef", "Ma", "partner"),
    ("Iris", "Ma", "schoondochter"),
    ("Vriend", "Ma", "schoonzoon"),
    ("Ma", "Iris", "schoonmoeder"),
    ("Pa", "Iris", "schoonvader"),
    ("Lot", "Iris", "schoonzus (zus van partner)"),
    ("Iris", "Lot", "schoonzus (partner van broer)"),
    ("Vriend", "Bo", "zwager (partner van zus)"),
    ("Kim", "Iris", "zwager of schoonzus (broer of zus van partner)"),
    ("Opa", "Pa", "ex-schoonvader"),
    ("Pa", "Opa", "ex-schoonzoon"),
    ("TanteEls", "Pa", "ex-schoonzus (zus van ex-partner)"),
    ("Pa", "TanteEls", "ex-zwager (ex-partner van zus)"),
    ("Stef", "Oma", "schoonzoon"),
    ("Oma", "Iris", "oma van de partner"),
    ("Iris", "Oma", "partner van de kleinzoon"),
    ("Nichtje", "Iris", "nicht van de partner"),
    ("Stef", "Stiefkind", "vader"),
    ("ExStef", "Halfje", "ex-partner van de vader"),
    ("Halfje", "ExStef", "zoon van de ex-partner"),
    ("Pa", "Halfje", "ex-partner van de moeder"),
    ("Zoon", "Ma", "kleinzoon"),
    ("Ma", "Zoon", "oma van vaders kant"),
    ("Iris", "Zoon", "moeder"),
    ("ExStef", "Bo", "ex-vrouw van de stiefvader (geen familie)"),
    ("Lieke", "TanteEls", "schoondochter"),
    ("Haar", "Achterneef", "moeder"),
]


@pytest.mark.parametrize(("one", "two", "what"), IN_THE_LARGE_FAMILY)
def test_in_a_large_family(one: str, two: str, what: str) -> None:
    assert told(LARGE, one, two)[:1] == [what]


YOUTH_CARE = kin(
    """
    Opa+Oma huwelijk: Moeder Tante
    Vader+Moeder samenwonend-: Kind Zus
    Oma: Kind=pleeg
    Pleegpa+Pleegma huwelijk: Zus=pleeg Eigen Ander=pleeg
    PleegmaMoeder: Pleegma
    Adoptiepa+Adoptiema huwelijk: Geadopteerd=adoptie Vierde
    Geboortemoeder+Geboortevader relatie-: Geadopteerd Gehouden
    AdoptiepaMoeder: Adoptiepa
    Mama+Mam huwelijk: Een Twee
    Donor: Een=donor Twee=donor Elders=donor
    Donor+DonorVrouw huwelijk: DonorEigen
    Alleen: Eerste Tweede
    Vader+Nieuw partnerschap: Klein
    Man+Minnares affaire:
    Man+Vrouw huwelijk: Wettig
    Mop+Mip huwelijk- overlijden: Wees
    Mip+Later huwelijk:
    Xan: Kindje
    Voogd: Los
    """,
    men="Opa Vader Kind Pleegpa Eigen Adoptiepa Geadopteerd Gehouden Een Donor DonorEigen Man Mop Later",
    women="Oma Moeder Tante Zus Pleegma Ander PleegmaMoeder Adoptiema Vierde Geboortemoeder AdoptiepaMoeder Mama Mam "
    "Twee Elders DonorVrouw Alleen Eerste Nieuw Klein Minnares Vrouw Mip Voogd",
    more=(
        Person(id=EntityId("Mop"), first_name="Mop", gender=Gender.MAN, died=True),
        Person(id=EntityId("Xan"), first_name="Xan", gender=Gender.NON_BINARY),
        Person(id=EntityId("Poes"), first_name="Poes", life=LifeStatus.PET),
        Person(id=EntityId("Buur"), first_name="Buur", gender=Gender.WOMAN),
        Custody(id=EntityId("g1"), child=EntityId("Los"), holder="Buur", kind="voogdij"),
    ),
)

IN_YOUTH_CARE = [
    ("Oma", "Kind", ["pleegmoeder", "oma van moeders kant"]),
    ("Kind", "Oma", ["pleegzoon", "kleinzoon"]),
    ("Opa", "Kind", ["opa van moeders kant"]),
    ("Tante", "Kind", ["tante van moeders kant"]),
    ("Moeder", "Kind", ["moeder"]),
    ("Zus", "Kind", ["zus"]),
    ("Pleegma", "Zus", ["pleegmoeder"]),
    ("Pleegpa", "Zus", ["pleegvader"]),
    ("Zus", "Pleegma", ["pleegdochter"]),
    ("Eigen", "Zus", ["pleegbroer"]),
    ("Zus", "Eigen", ["pleegzus"]),
    ("Ander", "Zus", ["pleegzus"]),
    ("PleegmaMoeder", "Zus", ["pleegoma"]),
    ("Zus", "PleegmaMoeder", ["pleegkleindochter"]),
    ("Adoptiema", "Geadopteerd", ["adoptiemoeder"]),
    ("Geadopteerd", "Adoptiepa", ["adoptiezoon"]),
    ("Geboortemoeder", "Geadopteerd", ["biologische moeder"]),
    ("Geadopteerd", "Geboortevader", ["biologische zoon"]),
    ("Vierde", "Geadopteerd", ["adoptiezus"]),
    ("Gehouden", "Geadopteerd", ["broer"]),
    ("AdoptiepaMoeder", "Geadopteerd", ["oma van vaders kant (door adoptie)"]),
    ("Geadopteerd", "AdoptiepaMoeder", ["kleinzoon (door adoptie)"]),
    ("Mama", "Een", ["moeder"]),
    ("Mam", "Een", ["moeder"]),
    ("Mama", "Mam", ["vrouw"]),
    ("Twee", "Een", ["zus"]),
    ("Donor", "Een", ["donor"]),
    ("Een", "Donor", ["donorkind"]),
    ("Elders", "Een", ["donorhalfzus"]),
    ("DonorEigen", "Een", ["donorhalfbroer"]),
    ("DonorVrouw", "Een", ["partner van de donor"]),
    ("Eerste", "Tweede", ["zus of halfzus van moeders kant (andere ouder niet bekend)"]),
    ("Klein", "Kind", ["halfzus van vaders kant"]),
    ("Nieuw", "Kind", ["stiefmoeder"]),
    ("Nieuw", "Vader", ["geregistreerd partner"]),
    ("Vader", "Moeder", ["ex-partner"]),
    ("Moeder", "Klein", ["ex-partner van de vader"]),
    ("Minnares", "Man", ["affaire"]),
    ("Minnares", "Wettig", ["affaire van de vader"]),
    ("Mip", "Mop", ["weduwe"]),
    ("Mop", "Mip", ["overleden man"]),
    ("Later", "Wees", ["stiefvader"]),
    ("Mop", "Wees", ["vader"]),
    ("Xan", "Kindje", ["ouder"]),
    ("Kindje", "Xan", ["kind"]),
    ("Buur", "Los", ["voogd"]),
    ("Los", "Buur", ["pupil"]),
    ("Poes", "Kind", ["huisdier"]),
    ("Kind", "Poes", ["baasje"]),
    ("Buur", "Kind", []),
    ("Man", "Kind", []),
    ("Geboortevader", "Gehouden", ["ouder"]),
]


@pytest.mark.parametrize(("one", "two", "what"), IN_YOUTH_CARE)
def test_in_the_families_of_youth_care(one: str, two: str, what: list[str]) -> None:
    assert told(YOUTH_CARE, one, two) == what


COUSINS = kin(
    """
    Opa+Oma huwelijk: A B
    A+AVrouw huwelijk: Neef
    BMan+B huwelijk: Nicht
    Neef+Nicht huwelijk: Kind
    Pa+Ma huwelijk: Oom Zus
    Man+Zus huwelijk: Dochter
    Oom+Dochter samenwonend: Dubbel
    Mams+Mams2 huwelijk: Gedeeld
    Mams+Derde relatie-: Ander
    """,
    men="Opa A BMan Neef Pa Oom Man Derde",
    women="Oma B AVrouw Nicht Ma Zus Dochter Mams Mams2 Gedeeld Ander",
)

SEVERAL_AT_ONCE = [
    ("Neef", "Nicht", ["man", "neef (kind van oom)"]),
    ("Nicht", "Neef", ["vrouw", "nicht (kind van tante)"]),
    ("Oma", "Kind", ["overgrootmoeder van moeders kant", "overgrootmoeder van vaders kant"]),
    ("Oom", "Dubbel", ["vader", "oudoom van moeders kant"]),
    ("Pa", "Dubbel", ["opa van vaders kant", "overgrootvader van moeders kant"]),
    ("Ander", "Gedeeld", ["halfzus van de kant van Mams"]),
    ("Dubbel", "Oom", ["kind", "achterneef of achternicht (kleinkind van zus)"]),
]


@pytest.mark.parametrize(("one", "two", "what"), SEVERAL_AT_ONCE)
def test_several_relations_at_once_are_all_named(one: str, two: str, what: list[str]) -> None:
    assert sorted(told(COUSINS, one, two)[: len(what)]) == sorted(what)


def test_twins_and_triplets() -> None:
    family = kin("Pa+Ma huwelijk: Jan Jet Kim Los", men="Jan Pa", women="Jet Ma")
    two = family.having(Twins(id=EntityId("t"), persons=(EntityId("Jan"), EntityId("Jet"))))
    assert told(two, "Jet", "Jan") == ["tweelingzus"]
    assert told(two, "Kim", "Jan") == ["broer of zus"]
    alike = two.having(Twins(id=EntityId("t"), persons=(EntityId("Jan"), EntityId("Jet")), identical=True))
    assert told(alike, "Jan", "Jet") == ["eeneiige tweelingbroer"]
    three = family.having(Twins(id=EntityId("t"), persons=tuple(map(EntityId, ("Jan", "Jet", "Kim")))))
    assert told(three, "Kim", "Jet") == ["drielingbroer of drielingzus"]


def test_the_day_decides_what_has_begun_and_what_is_over() -> None:
    family = kin("Ma: Bo", women="Ma Pleeg", men="Bo Piet")
    family = family.having(
        Person(id=EntityId("Pleeg"), first_name="Pleeg", gender=Gender.WOMAN),
        Person(id=EntityId("Piet"), first_name="Piet", gender=Gender.MAN),
        Parentage(
            id=EntityId("pl"),
            parent=EntityId("Pleeg"),
            child=EntityId("Bo"),
            kind=ParentageKind.FOSTER,
            begin=from_edtf("2015"),
            end=from_edtf("2018"),
        ),
        Partnership(
            id=EntityId("r"),
            partners=(EntityId("Ma"), EntityId("Piet")),
            kind=PartnershipKind.MARRIAGE,
            begin=from_edtf("2010"),
            end=from_edtf("2020"),
            how_ended="scheiding",
        ),
    )

    def at(year: int, one: str, two: str) -> list[str]:
        return [r.text for r in relations(Ties(family, as_of=date(year, 6, 1)), EntityId(one), EntityId(two))]

    assert at(2016, "Pleeg", "Bo") == ["pleegmoeder"]
    assert at(2026, "Pleeg", "Bo") == ["vroeger pleegmoeder"]
    (said,) = sentences(Ties(family, as_of=date(2026, 6, 1)), EntityId("Pleeg"), EntityId("Bo"))
    assert said == "Pleeg was vroeger pleegmoeder van Bo."
    assert with_article("vroeger pleegzoon") == "de vroegere pleegzoon"
    assert with_article("vroeger pleegkind") == "het vroegere pleegkind"
    assert at(2012, "Pleeg", "Bo") == ["later pleegmoeder"]
    assert at(2015, "Piet", "Bo") == ["stiefvader"]
    assert at(2026, "Piet", "Bo") == ["ex-partner van de moeder"]
    assert at(2005, "Piet", "Ma") == ["later partner"]


def test_a_sentence_names_both_and_what_they_are() -> None:
    assert sentences(ties(LARGE), EntityId("TanteEls"), EntityId("Bo")) == (
        "TanteEls is tante van Bo, van moeders kant.",
    )
    assert sentences(ties(YOUTH_CARE), EntityId("Buur"), EntityId("Kind")) == (
        "Buur en Kind zijn geen familie van elkaar, voor zover hier bekend.",
    )


def test_the_way_goes_over_the_people_in_between() -> None:
    (tante,) = relations(ties(LARGE), EntityId("TanteEls"), EntityId("Bo"))
    assert tante.way[0] == "TanteEls"
    assert tante.way[-1] == "Bo"
    assert set(tante.way) == {"TanteEls", "Opa", "Oma", "Ma", "Bo"}
    (uncle,) = relations(ties(LARGE), EntityId("OomHenk"), EntityId("Bo"))
    assert uncle.way[:2] == ("OomHenk", "TanteEls")


def test_a_tangled_pedigree_is_told_in_good_time() -> None:
    """Twelve generations in which everybody marries a cousin have more ways up than can be counted."""
    rows = ["V0+W0 huwelijk: A0 B0"]
    rows += [f"A{n}+B{n} huwelijk: A{n + 1} B{n + 1}" for n in range(12)]
    family = kin("\n".join(rows))
    assert "kind" in told(family, "A12", "A11")
    assert Ties(family, as_of=DAY).chains(EntityId("A12"))


@pytest.mark.parametrize("family", [LARGE, YOUTH_CARE, COUSINS], ids=["large", "youth care", "cousins"])
def test_kinship_goes_both_ways_and_no_way_leaves_the_family(family: Casus) -> None:
    known = ties(family)
    people = list(family.persons)
    for i, one in enumerate(people):
        for two in people[i + 1 :: 3]:
            there, back = relations(known, one, two), relations(known, two, one)
            assert bool(there) == bool(back), (one, two)
            for relation in (*there, *back):
                assert {relation.way[0], relation.way[-1]} == {one, two}
                assert relation.word
