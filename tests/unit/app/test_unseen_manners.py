"""Manners: what was turned down stays quiet until its data change, nothing is printed unasked, and words are kind."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.on_paper import findings_on_paper
from tests.helpers.patterns import TODAY, Case
from tests.helpers.situations import gezag, shared
from tests.helpers.texts import texts
from tests.helpers.voices import TEAM
from tests.unit.app.test_audience import NOW
from werkbank.app.audience import Audience, Purpose
from werkbank.app.proposals import Standing, propose, standing
from werkbank.app.session import Session
from werkbank.app.verbs import patterns
from werkbank.i18n.resources import resource
from werkbank.journal.open_casus import MemorySink, OpenCasus
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId as Id
from werkbank.model.clock import SetClock
from werkbank.model.kinds import AnswerKind, Role, Sharing
from werkbank.patterns import Finding, find

Change = Callable[[Casus], Casus]


def _event(name: str, **fields: Any) -> Change:  # noqa: ANN401 - fields of an event
    return lambda casus: casus.having(casus.events[Id(name)].but(**fields))


def _claim(text: str) -> Any:  # noqa: ANN401 - a date
    return Case(family=False).claim(text)


def helped() -> Case:
    case = Case()
    for year in (2012, 2015, 2018):
        case.help(f"1-2-{year}", f"1-8-{year}", outcome="doelen bereikt")
    return case


def bound() -> Case:
    case = Case()
    case.bond("zorgt-voor", "lin", "mo", source="oma")
    return case


def echoed() -> Case:
    case = Case()
    case.event("weglopen", "1-6-2000", who=["mo"])
    case.event("weglopen", "1-8-2023")
    return case


def marked() -> Case:
    case = Case()
    case.mark("schulden", "mo", begin="2010", end="nu", source="moeder")
    case.help("1-2-2012", "1-8-2012")
    case.help("1-2-2015", "1-8-2015")
    return case


def _with(other: str, **fields: Any) -> Change:  # noqa: ANN401 - fields of an event
    def change(casus: Casus) -> Casus:
        more = Case(family=False)
        more.event(other, "3-3-2024", id="more", **fields)
        return casus.having(more.casus.events[Id("more")])

    return change


def _bond(**fields: Any) -> Change:  # noqa: ANN401 - fields of a bond
    return lambda casus: casus.having(next(iter(casus.bonds.values())).but(**fields))


def _mark(**fields: Any) -> Change:  # noqa: ANN401 - fields of a mark
    return lambda casus: casus.having(next(iter(casus.conditions.values())).but(**fields))


def _person(who: str, **fields: Any) -> Change:  # noqa: ANN401 - fields of a person
    return lambda casus: casus.having(casus.persons[Id(who)].but(**fields))


def helped_again(casus: Casus) -> Casus:
    more = Case(family=False)
    more.help("1-2-2021", "1-8-2021", id="again")
    return casus.having(more.casus.events[Id("again")])


QUIET: list[tuple[str, Callable[[], Case], Change]] = [
    ("zelfde-hulp", helped, _with("verhuizing", who=["lin"])),
    ("zelfde-hulp", helped, _with("crisismelding", who=["bo"])),
    ("zelfde-hulp", helped, _event("e1", title="Een titel", text="Een verhaal", note="Iets", source="brief")),
    ("zelfde-hulp", helped, _person("bo", first_name="Bob", last_name="Anders", note="Iets")),
    ("kind-zorgt", bound, _bond(note="Iets")),
    ("kind-zorgt", bound, _with("verhuizing", who=["lin"])),
    ("leeftijdsecho", echoed, _person("bo", first_name="Bob", language="Tigrinya")),
    ("kind-bij-ouder", marked, _mark(note="Iets")),
]
LOUD: list[tuple[str, Callable[[], Case], Change]] = [
    ("zelfde-hulp", helped, _event("e1", date=_claim("3-2-2012"))),
    ("zelfde-hulp", helped, _event("e2", organisation="Een ander")),
    ("zelfde-hulp", helped, _event("e3", outcome="afgehaakt")),
    ("zelfde-hulp", helped, helped_again),
    ("kind-zorgt", bound, _bond(source="lin")),
    ("kind-zorgt", bound, _bond(status="betwist")),
    ("leeftijdsecho", echoed, _person("bo", birth=_claim("3-5-2008"))),
    ("kind-bij-ouder", marked, _mark(status="bekend")),
]


def keys(casus: Casus, detector: str) -> set[str]:
    found: list[Finding] = [one for one in find(casus, today=TODAY, only=[detector]) if one.detector == detector]
    assert found
    return {one.key for one in found}


@pytest.mark.parametrize(("detector", "made", "change"), QUIET)
def test_other_data_do_not_bring_it_back(detector: str, made: Callable[[], Case], change: Change) -> None:
    whole = made().casus
    assert keys(change(whole), detector) == keys(whole, detector)


@pytest.mark.parametrize(("detector", "made", "change"), LOUD)
def test_its_own_data_bring_it_back(detector: str, made: Callable[[], Case], change: Change) -> None:
    whole = made().casus
    assert not keys(change(whole), detector) & keys(whole, detector)


def test_what_the_team_turned_down_stays_quiet_when_the_family_sees_less_of_it() -> None:
    """The same help names somebody whom mother does not meet."""
    case = Case()
    case.person("stil", role=Role.FAMILY)
    gezag(case, "bo", "lin")
    for year in (2012, 2015, 2018):
        case.help(f"1-2-{year}", f"1-8-{year}", who=["bo", "stil"])
    whole = shared(case)
    clock = SetClock(NOW)
    sink, ids = MemorySink(), (Id(f"n{number}") for number in range(99))
    opened = OpenCasus(whole.having(whole.persons[Id("stil")].but(sharing=Sharing.TEAM)), sink=sink, clock=clock,
                       ids=lambda: next(ids), author="Typist")  # fmt: skip
    session = Session(opened, clock=clock)
    patterns.answer(session, _same_help(session), kind=AnswerKind.NOT_RECOGNISED, voice=TEAM)
    assert standing(_same_help(session), session.casus) is Standing.REJECTED
    session.show_for(Audience(Id("s"), "", ("person:mo",), purpose=Purpose.TREAT))
    seen = _same_help(session)
    assert "stil" not in seen.persons
    assert standing(seen, session.casus) is Standing.REJECTED


def _same_help(session: Session) -> Finding:
    made = propose(session.casus, today=TODAY)
    assert made is not None
    return next(one for one in made.found if one.detector == "zelfde-hulp")


# Nothing that was not accepted is printed ----------------------------------------------------------------------------


def test_no_paper_tells_a_finding_that_nobody_accepted() -> None:
    whole = helped().casus
    sentences = [one.text for one in find(whole, today=TODAY, everything=True)]
    assert sentences
    assert not findings_on_paper(whole, sentences, today=TODAY)


# Words ---------------------------------------------------------------------------------------------------------------

NEVER = re.compile(
    r"zorgmijd|draaideur|recidiv|terugval van|probleemgezin|multiproble|vechtscheid|ouderversto|onmachtig|niet leerbaar"
    r"|weigerachtig|ongemotiveerd|manipulat|\bontken",
    re.IGNORECASE,
)
NEVER_IN_ENGLISH = re.compile(
    r"care[- ]avoid|revolving[- ]door|recidiv|relapse of|problem famil|multi-?problem|parental alienation|unteachable"
    r"|unmotivated|manipulat|\bden(?:y|ies|ied|ial)\b|high[- ]conflict",
    re.IGNORECASE,
)


def _read(value: object) -> Iterator[str]:
    """What a resource says on screen; what people type for it ('aliases') may be any word."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _read(one)
    elif isinstance(value, dict):
        for name, one in value.items():
            if name not in {"aliases", "id"}:
                yield from _read(one)


def test_no_text_of_the_program_calls_people_names() -> None:
    said = [(text, place) for one, many, place in texts() for text in (one, many)]
    assert [found for found in said if NEVER.search(found[0])] == []


def test_no_resource_does() -> None:
    files = sorted(Path(resource("vocabulary")).glob("*.json"))
    assert len(files) > 10
    for file in files:
        said = list(_read(json.loads(file.read_text(encoding="utf-8"))))
        assert said
        assert [text for text in said if NEVER.search(text)] == [], file.name


def test_nor_does_the_english_catalogue() -> None:
    catalogue = Path(resource("locale", "en")).rglob("*.po")
    said = re.findall(
        r'^msgstr(?:\[\d\])? (".*"(?:\n".*")*)', next(catalogue).read_text(encoding="utf-8"), re.MULTILINE
    )
    assert len(said) > 1000
    told = ["".join(re.findall(r'"(.*)"', text)) for text in said]
    stale = {"not denied"}  # until the catalogue follows the source
    assert [text for text in told if NEVER_IN_ENGLISH.search(text) and not any(one in text for one in stale)] == []
