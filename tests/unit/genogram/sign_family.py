"""An invented family with every sign in it, told in a few lines; ids are first names in lower case."""

from __future__ import annotations

from werkbank.model.casus import Casus, casus_of
from werkbank.model.clock import EntityId
from werkbank.model.dates import UNKNOWN, VagueDate, from_edtf
from werkbank.model.entities import Condition, Event, Involvement, Parentage, Partnership, Person, Twins
from werkbank.model.kinds import Gender, LifeStatus, ParentageKind, PartnershipKind, Role

OWN = ("bo", "kim", "lot", "liv", "sterretje", "vroeg", "niet")


def on(text: str) -> VagueDate:
    """A date in EDTF; '' is unknown."""
    return from_edtf(text) if text else UNKNOWN


def person(name: str, gender: str = "v", born: str = "", **fields: object) -> Person:
    """Somebody, by first name."""
    told = {"first_name": name, "gender": Gender(gender), "birth": on(born), **fields}
    return Person(id=EntityId(name.lower()), **told)  # type: ignore[arg-type]


def pair(one: str, other: str, kind: str = "huwelijk", span: str = "", how: str = "") -> Partnership:
    """A period of a couple: ``span`` is 'begin/end' in EDTF."""
    begin, _, end = span.partition("/")
    name = EntityId(f"r-{one}-{other}-{begin}")
    return Partnership(
        id=name, partners=(EntityId(one), EntityId(other)), kind=PartnershipKind(kind), begin=on(begin), end=on(end),
        ended=bool(end or how), how_ended=how,
    )  # fmt: skip


def child_of(child: str, *parents: str, kind: str = "ouder", span: str = "") -> list[Parentage]:
    """A child of one or two parents, over a period."""
    begin, _, end = span.partition("/")
    return [
        Parentage(
            id=EntityId(f"k-{child}-{parent}-{kind}-{begin}"), parent=EntityId(parent), child=EntityId(child),
            kind=ParentageKind(kind), begin=on(begin), end=on(end),
        )
        for parent in parents
    ]  # fmt: skip


def condition(
    who: str, kind: str, *, begin: str = "", end: str = "", status: str = "bekend", source: str = "huisarts"
) -> Condition:
    """A mark on somebody."""
    return Condition(
        id=EntityId(f"c-{who}-{kind}"), person=EntityId(who), kind=kind, begin=on(begin), end=on(end), status=status,
        source=source,
    )  # fmt: skip


def measure(who: str, kind: str, *, begin: str, end: str = "", **fields: object) -> Event:
    """A measure or report about somebody."""
    told = {"date": on(begin), "end": on(end), "persons": (EntityId(who),), **fields}
    return Event(id=EntityId(f"e-{who}-{kind}-{begin}"), kind=kind, **told)  # type: ignore[arg-type]


def twins(*names: str, identical: bool = False) -> Twins:
    """Children of one birth."""
    return Twins(id=EntityId(f"t-{names[0]}"), persons=tuple(map(EntityId, names)), identical=identical)


def network(name: str, role: str, span: str) -> Involvement:
    """Somebody who matters over a period."""
    begin, _, end = span.partition("/")
    return Involvement(id=EntityId(f"i-{name}"), name=name, role=role, begin=on(begin), end=on(end))


def whole() -> Casus:
    """Everybody at once."""
    return casus_of(
        [
            person("Opa", "m", "1948", death=on("2015-06-01"), died=True),
            person("Oma", "v", "1950-02-03"),
            person("Ma", "v", "1975-03-12"),
            person("Pa", "m", "1973"),
            person("Bo", "m", "2010-05-04", index=True, role=Role.YOUTH),
            person("Kim", "x", "2012-01-09"),
            person("Lot", "v", "2014-07-01"),
            person("Liv", "v", "2014-07-01"),
            person("Wie", "?"),
            person("Hond", "?", life=LifeStatus.PET),
            person("Sterretje", "?", "2008", life=LifeStatus.STILLBORN),
            person("Vroeg", "?", "2009", life=LifeStatus.MISCARRIAGE),
            person("Niet", "?", "2007", life=LifeStatus.TERMINATED),
            person("Straks", "?", "2027-02", life=LifeStatus.PREGNANCY),
            person("Ans", "v", "1970"),
            person("Jan", "m", "1969"),
            person("Sam", "m", "2006-08-08"),
            person("Buurvrouw", "v", "1960", role=Role.NETWORK),
            pair("opa", "oma", span="1970/2015-06-01", how="overlijden"),
            pair("ma", "pa", span="2001/2005", how="uit-elkaar"),
            pair("ma", "pa", span="2007/2018", how="scheiding"),
            pair("ans", "jan", kind="partnerschap", span="1999"),
            *child_of("ma", "opa", "oma"),
            *(link for name in OWN for link in child_of(name, "ma", "pa")),
            *child_of("straks", "ma"),
            *child_of("bo", "ans", "jan", kind="pleeg", span="2016-02/2017-05"),
            *child_of("bo", "ans", "jan", kind="pleeg", span="2019-09/2020-03"),
            *child_of("bo", "oma", kind="pleeg", span="2021-01"),
            *child_of("sam", "ans", "jan", kind="adoptie", span="2011"),
            *child_of("sam", "wie"),
            twins("lot", "liv", identical=True),
            condition("pa", "alcohol", begin="2004"),
            condition("ma", "psychisch", begin="2012", status="vermoed"),
            condition("oma", "lichamelijk", begin="2010", status="betwist"),
            condition("kim", "lvb", begin="2018"),
            measure("bo", "ots", begin="2013-04", end="2015-04", source="beschikking"),
            measure("bo", "uithuisplaatsing", begin="2019-09", end="2020-03"),
            network("Buurvrouw", "netwerk", "2016"),
        ]
    )  # fmt: skip
