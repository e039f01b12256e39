"""Invented families for the layout tests, told in a line per couple.

``told("Jan+Eva 1999: Tom Lot=foster", women="Eva Lot", born={"Tom": 2001})``: a union is its partners, perhaps a year,
and its children; ``=kind`` names how a child belongs there.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from werkbank.genogram.pedigree import UNKNOWN, ChildLink, Node, Pedigree, Sex, Tie, Twins, Union, When

T = TypeVar("T")


def year(value: int | None) -> When:
    return (date(value, 1, 1), date(value, 12, 31)) if value else UNKNOWN


def told(
    text: str, *, women: str = "", born: Mapping[str, int] | None = None, twins: tuple[Twins, ...] = ()
) -> Pedigree:
    unions: list[Union] = []
    names: dict[str, None] = {}
    for number, line in enumerate(filter(None, map(str.strip, text.splitlines()))):
        head, _, tail = line.partition(":")
        pair, *begin = head.split()
        partners = tuple(pair.split("+")) if pair != "-" else ()
        links = tuple(
            ChildLink(name, Tie(kind or "biological")) for name, _, kind in (c.partition("=") for c in tail.split())
        )
        unions.append(Union(f"u{number}", partners, links, year(int(begin[0]) if begin else None)))
        names |= dict.fromkeys((*partners, *(c.id for c in links)))
    known = born or {}

    def sex(name: str) -> Sex:
        return "v" if name in women.split() else "m"

    persons = tuple(Node(name, sex(name), year(known.get(name))) for name in names)
    return Pedigree(persons, tuple(unions), twins)


def shuffled(pedigree: Pedigree, *, seed: int) -> Pedigree:
    """The same family with every list in another order."""
    dice = random.Random(seed)

    def mixed(items: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(dice.sample(items, len(items)))

    unions = tuple(replace(u, partners=mixed(u.partners), children=mixed(u.children)) for u in pedigree.unions)
    return Pedigree(mixed(pedigree.persons), mixed(unions), mixed(pedigree.twins))


def renamed(pedigree: Pedigree, *, seed: int) -> Pedigree:
    """The same family with random ids; the old id of a person stays as key."""
    dice = random.Random(seed)
    new = {p.id: f"{dice.getrandbits(64):016x}" for p in pedigree.persons}
    unions = tuple(
        replace(
            u,
            id=f"{dice.getrandbits(64):016x}",
            partners=tuple(new[p] for p in u.partners),
            children=tuple(replace(c, id=new[c.id]) for c in u.children),
        )
        for u in pedigree.unions
    )
    twins = tuple(replace(t, members=tuple(new[m] for m in t.members)) for t in pedigree.twins)
    return Pedigree(tuple(replace(p, id=new[p.id], key=p.id) for p in pedigree.persons), unions, twins)


def undated(pedigree: Pedigree) -> Pedigree:
    return replace(
        pedigree,
        persons=tuple(replace(p, born=UNKNOWN) for p in pedigree.persons),
        unions=tuple(replace(u, begin=UNKNOWN) for u in pedigree.unions),
    )


HALF_SIBLINGS = told(
    """
    OpaA+OmaA: Moeder
    Vader+Moeder 2004: Kind Zus
    Moeder+TweedeMan 2011: Half1 Half2
    Vader+TweedeVrouw 2012: Half3 Half4
    Pleegvader1+Pleegmoeder1: Kind=foster
    Pleegvader2+Pleegmoeder2: Kind=foster
    """,
    women="OmaA Moeder Zus TweedeVrouw Pleegmoeder1 Pleegmoeder2 Half2",
    born={"Kind": 2006, "Zus": 2008, "Half1": 2012, "Half2": 2014, "Half3": 2013, "Half4": 2015},
)

CO_PARENTS = told(
    """
    OpaV+OmaV: Vader
    OpaM+OmaM: Moeder
    Vader+Moeder 2005: Sem Lot
    Vader+NieuweVrouw 2014: Baby
    ExVanVrouw+NieuweVrouw 2008: Stief1 Stief2
    Moeder+NieuweMan 2015:
    NieuweMan+ExVanMan 2007: Stief3
    """,
    women="OmaV OmaM Moeder Lot NieuweVrouw ExVanMan Stief2",
    born={"Sem": 2006, "Lot": 2009, "Baby": 2016, "Stief1": 2009, "Stief2": 2011, "Stief3": 2008},
)

FOSTER_GRANDMOTHER = told(
    """
    Opa+Oma 1975: Tante Moeder Oom
    Vader+Moeder 2007: Kind
    Oma: Kind=foster
    """,
    women="Oma Tante Moeder",
    born={"Tante": 1977, "Moeder": 1980, "Oom": 1983, "Kind": 2009},
)

TWO_MOTHERS = told(
    """
    OpaA+OmaA: MamaA
    OpaB+OmaB: MamaB
    MamaA+MamaB 2010: Kind1 Kind2
    Donor: Kind1=donor Kind2=donor
    """,
    women="OmaA OmaB MamaA MamaB Kind2",
    born={"Kind1": 2012, "Kind2": 2015},
)

FOUR_FATHERS = told(
    """
    Opa+Oma: Vader2 Broer
    Vader1+Moeder 2000: Een
    Vader2+Moeder 2003: Twee
    Broer+Moeder 2007: Drie
    Vader4+Moeder 2012: Vier Vijf
    """,
    women="Oma Moeder Twee",
    born={"Een": 2001, "Twee": 2004, "Drie": 2008, "Vier": 2013, "Vijf": 2015, "Vader2": 1980, "Broer": 1983},
)

MINOR_WITH_GUARDIAN = told(
    """
    OnbekendeVader+OnbekendeMoeder: Jongere Broer
    Voogd: Jongere=foster
    """,
    women="OnbekendeMoeder Voogd",
    born={"Jongere": 2009, "Broer": 2012},
)

FOUND_AGAIN = told(
    """
    Vader+Moeder: Een Twee Drie
    Adoptievader+Adoptiemoeder: Twee=adoption Vier
    Twee+Partner: Kind
    Een+Partner1: Neef
    Drie+Partner3: Nicht
    """,
    women="Moeder Twee Adoptiemoeder Partner1 Drie Nicht",
    born={"Een": 1970, "Twee": 1972, "Drie": 1975},
)

FOURTEEN = told(
    """
    Pa+Ma: K1 K2 K3 K4 K5 K6 K7 K8 K9 K10 K11 K12 K13 K14
    K3+P31 1990: A1
    K3+P32 1995: A2
    K3+P33 2000: A3
    K3+P34 2005: A4 A5
    K7+P71 1991: B1
    K7+P72 1996:
    K7+P73 2001: B3
    K7+P74 2006: B4
    K12+P121 1992: C1
    K12+P122 1997: C2
    K12+P123 2002: C3
    K12+P124 2007:
    """,
    women="Ma P31 P32 P33 P34 K7 P121 P122 P123 P124",
    born={f"K{i}": 1950 + i for i in range(1, 15)},
)

COUSINS = told(
    """
    A1+A2: B1 B2 B3
    C1+C2: D1 D2
    E1+E2: F1 F2 F3
    B1+D1: G1 G2
    B3+F1: H1 H2 H3
    D2+F3: I1 I2
    G2+H1: J1 J2
    """,
    women="A2 C2 E2 D1 F1 F3 G1 H1 I2 J2",
)

TWINS = told(
    "Pa+Ma 1990: Een Twee Drie Vier",
    women="Ma Twee",
    born={"Een": 1991, "Twee": 1993, "Drie": 1993, "Vier": 1996},
    twins=(Twins(("Twee", "Drie")),),
)

UNCLE_AND_NIECE = told("Pa+Ma: Oom Zus\nMan+Zus: Nicht\nOom+Nicht: Kind", women="Ma Zus Nicht")
FATHER_AND_DAUGHTER = told("Pa+Ma: Dochter\nPa+Dochter: Kind", women="Ma Dochter")
SAME_PAIR_TWICE = told("A+B 1990: Een\nA+C 1995: Twee\nA+B 2000: Drie", women="B C")
TWO_FAMILIES = told("Pa+Ma: Kind\nBuur+Vrouw: Buurkind", women="Ma Vrouw")

YOUTH_CARE = {
    "half-siblings and foster families": (HALF_SIBLINGS, 0),
    "co-parents": (CO_PARENTS, 0),
    "foster grandmother": (FOSTER_GRANDMOTHER, 0),
    "two mothers and a donor": (TWO_MOTHERS, 1),
    "four fathers": (FOUR_FATHERS, 0),
    "minor with a guardian": (MINOR_WITH_GUARDIAN, 0),
    "found again": (FOUND_AGAIN, 0),
    "fourteen siblings": (FOURTEEN, 0),
    "three families": (COUSINS, 2),
    "twins": (TWINS, 0),
    "uncle and niece": (UNCLE_AND_NIECE, 0),
    "father and daughter": (FATHER_AND_DAUGHTER, 0),
    "same pair twice": (SAME_PAIR_TWICE, 0),
    "two families": (TWO_FAMILIES, 0),
}
"""Name -> the family and the crossings it may have."""


def random_family(seed: int, *, couples: int = 7) -> Pedigree:
    """A family that grows at random: children, partners from outside or (rarely) from the family, second partners."""
    dice = random.Random(seed)
    names = [f"p{i}" for i in range(200)]
    people = [names.pop(0), names.pop(0)]
    lines = [f"{people[0]}+{people[1]}: " + " ".join(kids := [names.pop(0) for _ in range(dice.randint(1, 4))])]
    people += kids
    for _ in range(couples - 1):
        one = dice.choice(people[2:] or people)
        other = names.pop(0)
        kids = [names.pop(0) for _ in range(dice.randint(0, 3))]
        if dice.random() < 0.2:
            lines.append(f"{names.pop(0)}+{names.pop(0)}: {other}")
        lines.append(f"{one}+{other}: {' '.join(kids)}")
        people += [other, *kids]
    women = " ".join(p for p in people if dice.random() < 0.5)
    born = {p: 1940 + 3 * i for i, p in enumerate(people) if dice.random() < 0.7}
    return told("\n".join(lines), women=women, born=born)
