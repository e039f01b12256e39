"""A small invented family and its events, for tests of the timeline."""

from __future__ import annotations

from datetime import date
from typing import Any

from werkbank.model.casus import Casus, casus_of
from werkbank.model.clock import EntityId
from werkbank.model.dates import UNKNOWN, VagueDate, parse
from werkbank.model.entities import Event, Parentage, Partnership, Person
from werkbank.model.kinds import Gender, Role

TODAY = date(2026, 11, 10)


def day(text: str) -> VagueDate:
    return parse(text, today=TODAY)


def person(ident: str, name: str, born: str = "", **fields: Any) -> Person:  # noqa: ANN401 - fields of the entity
    return Person(id=EntityId(ident), first_name=name, birth=day(born), **fields)


def event(ident: str, when: str, end: str = "", **fields: Any) -> Event:  # noqa: ANN401 - fields of the entity
    persons = tuple(EntityId(one) for one in fields.pop("persons", "").split())
    running = end == "nu"
    last = day(end) if end and not running else UNKNOWN
    return Event(id=EntityId(ident), date=day(when), end=last, running=running, persons=persons, **fields)


def called(ident: str) -> EntityId:
    return EntityId(ident)


def family(*events: Event) -> Casus:
    """Oma Ans; mother Mo and father Pim; Bo (index), Lot and Jan; a neighbour."""
    persons = [
        person("oma", "Ans", "1948", gender=Gender.WOMAN, role=Role.FAMILY),
        person("mo", "Mo", "12-3-1975", gender=Gender.WOMAN, role=Role.PARENT),
        person("pim", "Pim", "1973", gender=Gender.MAN, role=Role.PARENT),
        person("bo", "Bo", "22-9-2010", gender=Gender.MAN, role=Role.YOUTH, index=True),
        person("lot", "Lot", "5-6-2013", gender=Gender.WOMAN, role=Role.YOUTH),
        person("jan", "Jan", "18-4-2008", gender=Gender.MAN, role=Role.YOUTH),
        person("theo", "Theo", role=Role.NETWORK),
    ]
    links = [("oma", "mo"), *((parent, child) for parent in ("mo", "pim") for child in ("bo", "lot", "jan"))]
    ties = [Parentage(id=EntityId(f"k{n}"), parent=EntityId(p), child=EntityId(c)) for n, (p, c) in enumerate(links)]
    pair = Partnership(id=EntityId("r1"), partners=(EntityId("mo"), EntityId("pim")))
    return casus_of([*persons, *ties, pair, *events])


def history() -> Casus:
    """The family with a dozen events of all sorts."""
    return family(
        event("e1", "22-9-2010", kind="geboorte", title="Bo wordt geboren", persons="bo mo pim"),
        event("e2", "voorjaar 2013", "1-7-2014", kind="ots", persons="jan", reason="schoolverzuim"),
        event("e3", "10-3-2016", "9-9-2017", kind="ots", persons="bo", title="Tweede OTS"),
        event("e4", "rond 2015", kind="verhuizing", persons="mo bo lot jan"),
        event("e5", "2019?", kind="ziekte", persons="mo", nature="verhaal", title="Mo is moe"),
        event("e6", "sinds sept 2020", kind="vuhp", persons="mo pim bo", product="VUHP"),
        event("e7", "maart 2017", kind="veilig-thuis-melding", persons="mo pim"),
        event("e8", "20-3-2017", kind="zorgmelding", persons="bo", organisation="School Oefen"),
        event("e9", "onbekend", kind="werk-verlies", persons="pim"),
        event("e10", "voor 2012", kind="overlijden", persons="theo"),
        event("e11", "17-1-2026", kind="aanhouding", persons="bo", nature="mening", title="Bo is boos"),
        event("e12", "zomer 2018", "nu", kind="sport-of-hobby", persons="bo", title="Bo voetbalt"),
    )
