"""Telling situations once more, written in other ways: names instead of ids, people instead of events, words."""

from typing import Any

import pytest

from tests.helpers.patterns import TODAY, Case, statements
from tests.helpers.situations import gezag, person, shared
from tests.unit.app.test_audience import NOW
from werkbank.app.audience import Audience, Purpose
from werkbank.app.exports import plan_docx, plan_pdf
from werkbank.app.session import Session
from werkbank.journal.open_casus import MemorySink, OpenCasus
from werkbank.model import entities as e
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId as Id
from werkbank.model.clock import SetClock
from werkbank.model.kinds import (
    AgreementKind,
    Gender,
    LifeStatus,
    Nature,
    ParentageKind,
    PatternStatus,
    Role,
    UtteranceKind,
)
from werkbank.patterns import find
from werkbank.plan.projection import projected_for


def family() -> Case:
    case = Case(family=False)
    case.person("els", born="3-4-1986", role=Role.PARENT)
    case.person("joop", born="9-8-1984", role=Role.PARENT)
    person(case, "els", gender=Gender.WOMAN)
    person(case, "joop", gender=Gender.MAN)
    case.person("daan", born="14-7-2009", parents=("els", "joop"))
    case.person("fem", born="20-2-2013", parents=("els", "joop"))
    gezag(case, "daan", "fem", holders=("els", "joop"))
    return case


def told(casus: Casus) -> str:
    return repr([item.model_dump(exclude={"id"}) for item in casus.everything()]).casefold()


def on_screen(whole: Casus, reader: str) -> Casus:
    clock = SetClock(NOW)
    session = Session(OpenCasus(whole, sink=MemorySink(), clock=clock, ids=lambda: Id("n"), author="T"), clock=clock)
    session.show_for(Audience(Id("s"), "", (reader,), purpose=Purpose.TREAT))
    return session.casus


# Papa is not papa: every way to mention him --------------------------------------------------------------------------

WAYS = {
    "biological": (ParentageKind.BIOLOGICAL, ParentageKind.BIOLOGICAL),
    "step": (ParentageKind.STEP, ParentageKind.BIOLOGICAL),
    "adopted": (ParentageKind.ADOPTION, ParentageKind.BIOLOGICAL),
    "donor": (ParentageKind.BIOLOGICAL, ParentageKind.DONOR),
}


def unaware(way: str, *, with_him: bool) -> Casus:
    """Fleur of nine thinks that Bas is her father; it was Jorrit, who has a mother and another daughter."""
    known, his = WAYS[way]
    case = Case(family=False)
    case.person("mam", born="1987", role=Role.PARENT)
    case.person("bas", born="1986", role=Role.PARENT)
    person(case, "mam", gender=Gender.WOMAN)
    person(case, "bas", gender=Gender.MAN)
    case.person("fleur", born="8-8-2016", parents=("mam",))
    person(case, "fleur", descent_shielded=True, index=True)
    case.parent("bas", of="fleur", kind=known)
    case.home("thuis", mam=("2014", ""), bas=("2014", ""), fleur=("8-8-2016", ""))
    gezag(case, "fleur", holders=("mam", "bas"))
    him = (Id("jor"),) if with_him else ()
    fleur = Id("fleur")
    case.event("geboorte", "8-8-2016", who=["mam", "fleur", *him], title="Fleur geboren", chosen=True)
    case.put(
        e.Goal(id=Id("g"), text="Samen lezen", persons=(fleur,)),
        e.Pattern(id=Id("pt"), name="Ruzie", persons=(fleur, Id("mam"), *him), status=PatternStatus.RECOGNISED),
    )
    if with_him:
        _him(case, his=his)
    return shared(case)


def _him(case: Case, *, his: ParentageKind) -> None:
    fleur = (Id("fleur"),)
    case.person("jor", born="1984", role=Role.FAMILY)
    person(case, "jor", first_name="Jorrit", gender=Gender.MAN)
    case.parent("jor", of="fleur", kind=his)
    case.person("half", born="2012", parents=("jor",))
    case.person("omaj", born="1955", role=Role.FAMILY)
    case.parent("omaj", of="jor")
    case.home("elders", jor=("2010", ""), half=("2012", ""))
    case.bond("hecht", "half", "fleur", source="mam")
    case.mark("detentie", "jor", status="bekend", source="mam")
    wish: dict[str, Any] = {"kind": UtteranceKind.WISH, "text": "Ik wil haar zien", "about": fleur}
    case.put(
        e.Partnership(id=Id("px"), partners=(Id("mam"), Id("jor"))),
        e.Goal(id=Id("g9"), text="Jorrit leren kennen", persons=fleur),
        e.Step(id=Id("s9"), goal=Id("g"), what="Samen bellen", who="Jorrit"),
        e.Step(id=Id("s8"), goal=Id("g"), what="Praten", who="jor"),
        e.Agreement(id=Id("a9"), kind=AgreementKind.SAFETY, text="Geen kaart zonder overleg", who="jor", about=fleur),
        e.Support(id=Id("su"), who="jor", does="betaalt de zwemles"),
        e.Utterance(id=Id("u9"), by="jor", **wish),
        e.Utterance(id=Id("u8"), by="Jorrit", **wish),
        e.ScalePoint(id=Id("sp"), giver="Jorrit", figure=4, question="Hoe veilig"),
        e.OwnStatement(id=Id("os"), by="jor", target="g", text="Ik hoor erbij"),
        e.Involvement(id=Id("iv"), name="Jorrit", role="netwerk", persons=fleur),
    )
    case.event("overig", "1-4-2021", who=["jor", "fleur"], title="Op bezoek", chosen=True)
    case.event("overig", "1-4-2022", who=["fleur"], about=["jor"], title="Kaart gekregen", chosen=True)
    case.event("omgang", "1-5-2025", who=["fleur"], title="Bezoek", text="bij jorrit thuis", chosen=True)


@pytest.mark.parametrize("way", WAYS)
def test_she_gets_a_file_without_him_byte_for_byte(way: str) -> None:
    whole, plain = (unaware(way, with_him=one) for one in (True, False))
    assert projected_for(whole, "fleur", today=TODAY).tables == projected_for(plain, "fleur", today=TODAY).tables
    assert on_screen(whole, "person:fleur").tables == on_screen(plain, "person:fleur").tables
    assert "jor" in projected_for(whole, "mam", today=TODAY).persons
    if way == "biological":
        assert plan_pdf(whole, reader="fleur", today=TODAY) == plan_pdf(plain, reader="fleur", today=TODAY)
        assert plan_docx(whole, reader="fleur", today=TODAY) == plan_docx(plain, reader="fleur", today=TODAY)


# What she told: by name ----------------------------------------------------------------------------------------------


def test_what_a_girl_said_is_hers_whether_her_name_or_her_id_stands_there() -> None:
    case = family()
    case.person("oomr", born="1979", role=Role.FAMILY)
    story: dict[str, Any] = {"nature": Nature.STORY, "source": "Fem", "title": "Wat Fem zei"}
    case.event("seksueel-grensoverschrijdend", "herfst 2025", who=["fem", "oomr"], **story)
    case.bond("bang-voor", "fem", "oomr", source="Fem", status="erkend")
    worry: dict[str, Any] = {"kind": UtteranceKind.WORRY, "about": (Id("fem"),)}
    case.put(
        e.Utterance(id=Id("u1"), by="Fem", text="durf niet", **worry),
        e.Utterance(id=Id("u2"), by="fem", text="durf niet", **worry),
        e.ScalePoint(id=Id("s1"), giver="Fem", figure=2, question="Hoe veilig"),
        e.ScalePoint(id=Id("s2"), giver="fem", figure=3, question="Hoe veilig"),
        e.OwnStatement(id=Id("o1"), by="Fem", target="e1", text="zijn schuld"),
        e.OwnStatement(id=Id("o2"), by="fem", target="event:e1", text="zijn schuld"),
    )
    whole = shared(case)
    for seen in (projected_for(whole, "els", today=TODAY), on_screen(whole, "person:els")):
        assert not [
            word for word in ("wat fem zei", "durf niet", "hoe veilig", "bang-voor", "schuld") if word in told(seen)
        ]
    assert not find(whole, today=TODAY).found


# April: a child who was not born alive, as a person ------------------------------------------------------------------


@pytest.mark.parametrize("life", [LifeStatus.STILLBORN, LifeStatus.MISCARRIAGE, LifeStatus.TERMINATED])
def test_a_child_not_born_alive_is_its_parents_to_tell_of(life: LifeStatus) -> None:
    case = family()
    case.put(e.Person(id=Id("ster"), first_name="Sterre", life=life, birth=case.claim("19-4-2009")))
    case.parent("els", of="ster")
    case.parent("joop", of="ster")
    case.event("verlies", "19-4-2009", who=["els", "joop", "ster"], title="Sterre stil geboren", chosen=True)
    case.event("middelen-opnieuw-begonnen", "mei 2009", who=["joop"], title="Joop drinkt weer", chosen=True)
    whole = shared(case)
    for reader in ("daan", "fem"):
        for seen in (projected_for(whole, reader, today=TODAY), on_screen(whole, f"person:{reader}")):
            assert not [word for word in ("sterre", "stil geboren", "drinkt", str(life)) if word in told(seen)]
    assert "ster" in projected_for(whole, "els", today=TODAY).persons
    named = shared(case).having(whole.persons[Id("ster")].but(only_for=("daan",)))
    assert "ster" in projected_for(named, "daan", today=TODAY).persons


# The first of January: as a date of events too -----------------------------------------------------------------------


def test_the_first_of_january_is_no_season_and_no_age() -> None:
    case = Case(family=False)
    case.person("hiwot", born="1-1-1988", role=Role.PARENT)
    case.person("abel", born="1-1-2011", parents=("hiwot",))
    for when in ("maart 2020", "okt 2020", "mei 2021", "nov 2021", "juni 2022", "1-1-2023"):
        case.event("verhuizing-coa", when, who=["hiwot", "abel"], organisation="COA")
    case.event("uithuisplaatsing", "1-1-2003", who=["hiwot"])
    case.event("uithuisplaatsing", "1-1-2026", "nu", who=["abel"])
    for year in range(2020, 2026):
        case.report(f"1-1-{year}", kind="zorgmelding", who=["hiwot"])
    found = find(case.casus, today=TODAY, everything=True).found
    names = {one.detector for one in found}
    assert {"wisselingen", "witte-vlek"} <= names
    assert not names & {"seizoen", "leeftijdsecho", "open-dicht"}
    assert "COA" in " ".join(statements(found))


# Same OTS, four faces: by the names of the workers -------------------------------------------------------------------


def test_four_faces_by_name() -> None:
    case = family()
    case.ots("1-3-2020", "28-2-2021", who=["daan"], organisation="Bescherming A")
    case.event("verlenging-maatregel", "25-2-2021", who=["daan"])
    case.ots("1-3-2021", "28-2-2022", who=["daan"], organisation="Bescherming B")
    days = ("1-3-2020", "2-9-2020", "2-2-2021", "2-6-2021")
    for name, when in zip(("Kim", "Loes", "Mo", "Noa"), days, strict=True):
        role: dict[str, Any] = {"role": "jeugdbeschermer", "persons": (Id("daan"),), "begin": case.claim(when)}
        case.put(e.Involvement(id=Id(name), name=name, **role))
    found = case.find()
    assert "wisselingen" in {one.detector for one in found}
    assert not {"zelfde-maatregel", "aaneenschakeling"} & {one.detector for one in found}
