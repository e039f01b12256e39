"""Ten invented families from youth care as real casus values (genogram.md section 3), for any test or picture.

``YOUTH_CARE[name]()`` makes one; ``FEWEST_CROSSINGS[name]`` is what cannot be drawn with less when everybody stands
once. Ids are first names in lower case, so a test can say ``casus.persons["sem"]``. Nobody here exists.

A family is told in four small texts, one line each: persons ``Sem m 2006-03-01 jeugdige*`` (gender, birth, perhaps
``/death``, role, a star for the index person); pairs ``Pa+Ma huwelijk 2001/2010``; parents ``Pa+Ma pleeg
2012-02/2013-05: Sem Lot``; homes ``Huis aan de gracht: Sem 2014/2016 Ma``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from werkbank.model.casus import Casus, casus_of
from werkbank.model.clock import EntityId
from werkbank.model.dates import UNKNOWN, VagueDate, from_edtf
from werkbank.model.entities import (
    SHEET_ID,
    Entity,
    Household,
    Parentage,
    Partnership,
    Person,
    Residence,
    Sheet,
)
from werkbank.model.kinds import Gender, ParentageKind, PartnershipKind, Role

SURNAMES = ("Testman", "de Verzonnen", "van der Voorbeeldstra", "Proefjes", "Oefenberg", "Niemandsma")


def told(name: str, *, persons: str, pairs: str = "", parents: str = "", homes: str = "") -> Casus:
    """A casus from its four texts."""
    entities: Iterator[Entity] = iter(
        [
            Sheet(id=SHEET_ID, name=name),
            *(_person(line, number) for number, line in enumerate(_lines(persons))),
            *(_partnership(line, number) for number, line in enumerate(_lines(pairs))),
            *(link for number, line in enumerate(_lines(parents)) for link in _parentages(line, number)),
            *(entity for number, line in enumerate(_lines(homes)) for entity in _home(line, number)),
        ]
    )
    return casus_of(entities)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _id(name: str) -> EntityId:
    return EntityId(name.lower())


def _span(word: str) -> tuple[VagueDate, VagueDate]:
    begin, _, end = word.partition("/")
    return (from_edtf(begin) if begin else UNKNOWN), (from_edtf(end) if end else UNKNOWN)


def _person(line: str, number: int) -> Person:
    name, gender, *rest = line.split()
    birth, death = _span(rest.pop(0)) if rest and rest[0][0] in "0123456789/" else (UNKNOWN, UNKNOWN)
    role = rest[0] if rest else "familie"
    known = not name.startswith("Onbekend")
    return Person(
        id=_id(name), ref=f"P{number + 1}", first_name=name if known else "",
        last_name=SURNAMES[number % len(SURNAMES)] if known else "", gender=Gender(gender), birth=birth, death=death,
        died=death.is_known, role=Role(role.rstrip("*")), index=role.endswith("*"),
    )  # fmt: skip


def _partnership(line: str, number: int) -> Partnership:
    couple, kind, *span = line.split()
    begin, end = _span(span[0]) if span else (UNKNOWN, UNKNOWN)
    one, other = map(_id, couple.split("+"))
    return Partnership(
        id=EntityId(f"r{number + 1}"), partners=(one, other), kind=PartnershipKind(kind), begin=begin, end=end,
        ended=end.is_known,
    )  # fmt: skip


def _parentages(line: str, number: int) -> Iterator[Parentage]:
    head, _, children = line.partition(":")
    couple, kind, span, *_ = (*head.split(), "", "")
    kind = kind or "ouder"
    begin, end = _span(span)
    for child in children.split():
        for parent in couple.split("+"):
            yield Parentage(
                id=EntityId(f"k{number + 1}-{parent}-{child}".lower()), parent=_id(parent), child=_id(child),
                kind=ParentageKind(kind), begin=begin, end=end,
            )  # fmt: skip


def _home(line: str, number: int) -> Iterator[Entity]:
    label, _, words = line.partition(":")
    home = EntityId(f"h{number + 1}")
    yield Household(id=home, label=label)
    for i, (word, after) in enumerate(pairwise([*words.split(), ""])):
        if word[0].isdigit():
            continue
        begin, end = _span(after) if after[:1].isdigit() else (UNKNOWN, UNKNOWN)
        yield Residence(id=EntityId(f"w{number + 1}-{i}"), person=_id(word), household=home, begin=begin, end=end)


def foster_placements() -> Casus:
    """A child with three dated foster placements and two groups of half-siblings."""
    return told(
        "Gezin Pleegpad",
        persons="""
        Oma-Riek v 1951-02
        Opa-Gijs m 1949/2015-06-11
        Mila v 1984-04-02 ouder
        Teun m 1981-09-12 ouder
        Sem m 2008-03-01 jeugdige*
        Lot v 2010-07-19 jeugdige
        Rachid m 1980 ouder
        Noor v 2013-05-05 jeugdige
        Bas m 2015-11-30 jeugdige
        Yara v 1988 ouder
        Finn m 2014-01-09 jeugdige
        Puk v 2017-06-21 jeugdige
        Henk m 1965 opvoeder
        Ans v 1967 opvoeder
        Kees m 1970 opvoeder
        Wil m 1972 opvoeder
        Thea v 1962 opvoeder
        """,
        pairs="""
        Opa-Gijs+Oma-Riek huwelijk 1974
        Teun+Mila huwelijk 2006/2011-10
        Rachid+Mila samenwonend 2012/2018
        Teun+Yara samenwonend 2013
        Henk+Ans huwelijk 1990
        Kees+Wil huwelijk 2003
        """,
        parents="""
        Opa-Gijs+Oma-Riek: Mila
        Teun+Mila: Sem Lot
        Rachid+Mila: Noor Bas
        Teun+Yara: Finn Puk
        Henk+Ans pleeg 2012-02-01/2013-08-15: Sem
        Kees+Wil pleeg 2014-01-10/2017-06: Sem
        Thea pleeg 2018-09-01: Sem
        """,
        homes="""
        Bij Mila: Mila Noor Bas Sem 2008-03-01/2012-02-01 Lot Rachid 2012/2018
        Bij Teun en Yara: Teun 2013 Yara 2013 Finn Puk
        Pleeggezin Henk en Ans: Henk Ans Sem 2012-02-01/2013-08-15
        Pleeggezin Kees en Wil: Kees Wil Sem 2014-01-10/2017-06
        Bij Thea: Thea Sem 2018-09-01
        """,
    )


def co_parents() -> Casus:
    """Parents who both have a new partner with children of their own; the children live in two homes."""
    return told(
        "Gezin Tweehuizen",
        persons="""
        Opa-Jo m 1948
        Oma-Truus v 1950
        Opa-Ali m 1946/2020
        Oma-Fatma v 1952
        Daan m 1978-05-02 ouder
        Samira v 1980-11-23 ouder
        Kim v 2006-02-14 jeugdige*
        Ravi m 2009-09-09 jeugdige
        Linde v 1983 ouder
        Joost m 1981 ouder
        Tygo m 2008-12-01 jeugdige
        Fenna v 2011-03-30 jeugdige
        Otis m 2017-08-08 jeugdige
        Pieter m 1976 ouder
        Carla v 1979 ouder
        Stijn m 2007-01-17 jeugdige
        """,
        pairs="""
        Opa-Jo+Oma-Truus huwelijk 1972
        Opa-Ali+Oma-Fatma huwelijk 1975
        Daan+Samira huwelijk 2004/2013-04
        Joost+Linde samenwonend 2006/2012
        Daan+Linde samenwonend 2015
        Pieter+Carla huwelijk 2005/2012
        Pieter+Samira lat 2016
        """,
        parents="""
        Opa-Jo+Oma-Truus: Daan
        Opa-Ali+Oma-Fatma: Samira
        Daan+Samira: Kim Ravi
        Joost+Linde: Tygo Fenna
        Daan+Linde: Otis
        Pieter+Carla: Stijn
        """,
        homes="""
        Bij Daan en Linde: Daan 2015 Linde 2015 Kim 2013 Ravi 2013 Tygo 2015 Fenna 2015 Otis
        Bij Samira: Samira Kim Ravi
        Bij Pieter: Pieter Stijn 2012
        """,
    )


def foster_grandmother() -> Casus:
    """A grandmother who is foster mother of her daughter's children."""
    return told(
        "Gezin Omahuis",
        persons="""
        Opa-Wim m 1945-03/2012-12-01
        Oma-Bep v 1949-08-17 opvoeder
        Tineke v 1971
        Sandra v 1974-10-05 ouder
        Marco m 1979
        Robbie m 1972 ouder
        Jayden m 2004-04-12 jeugdige*
        Chanel v 2007-06-30 jeugdige
        Luuk m 1970
        Sofie v 2001
        """,
        pairs="""
        Opa-Wim+Oma-Bep huwelijk 1968
        Robbie+Sandra relatie 2002/2008
        Luuk+Tineke huwelijk 1998
        """,
        parents="""
        Opa-Wim+Oma-Bep: Tineke Sandra Marco
        Robbie+Sandra: Jayden Chanel
        Luuk+Tineke: Sofie
        Oma-Bep pleeg 2010-05-01: Jayden Chanel
        """,
        homes="""
        Bij oma Bep: Oma-Bep Opa-Wim 1968/2012 Jayden 2010-05-01 Chanel 2010-05-01
        Bij Sandra: Sandra Jayden 2004/2010 Chanel 2007/2010
        """,
    )


def two_mothers_and_a_donor() -> Casus:
    """Two mothers and a known donor, who is the father of both children."""
    return told(
        "Gezin Regenboog",
        persons="""
        Opa-Dirk m 1950
        Oma-Greet v 1952
        Opa-Said m 1947
        Oma-Laila v 1953
        Eva v 1982-02-02 ouder
        Amal v 1984-07-14 ouder
        Isa m 2013-03-21 jeugdige*
        Rosa v 2016-10-02 jeugdige
        Maarten m 1979 netwerk
        """,
        pairs="""
        Opa-Dirk+Oma-Greet huwelijk 1975
        Opa-Said+Oma-Laila huwelijk 1974
        Eva+Amal huwelijk 2010-06-18
        """,
        parents="""
        Opa-Dirk+Oma-Greet: Eva
        Opa-Said+Oma-Laila: Amal
        Eva+Amal: Isa Rosa
        Maarten donor: Isa Rosa
        """,
        homes="Thuis: Eva Amal Isa Rosa",
    )


def four_fathers() -> Casus:
    """A mother with children by four men, of whom one is the uncle of another's child."""
    return told(
        "Gezin Viervaders",
        persons="""
        Opa-Koos m 1946
        Oma-Nel v 1948/2001
        Patricia v 1979-12-12 ouder
        Ricardo m 1975 ouder
        Boris m 1977-03-03 ouder
        Casper m 1980-05-05 ouder
        Dylan m 1985 ouder
        Angel v 1998-01-30 jeugdige
        Britt v 2002-09-14 jeugdige
        Ciska v 2006-11-11 jeugdige
        Delano m 2012-02-29 jeugdige*
        Esra v 2014-04-04 jeugdige
        """,
        pairs="""
        Opa-Koos+Oma-Nel huwelijk 1970
        Ricardo+Patricia relatie 1996/1999
        Boris+Patricia huwelijk 2000/2004
        Casper+Patricia samenwonend 2005/2008
        Dylan+Patricia samenwonend 2010
        """,
        parents="""
        Opa-Koos+Oma-Nel: Boris Casper
        Ricardo+Patricia: Angel
        Boris+Patricia: Britt
        Casper+Patricia: Ciska
        Dylan+Patricia: Delano Esra
        """,
        homes="Bij Patricia: Patricia Dylan 2010 Ciska Delano Esra Britt 2002/2020",
    )


def minor_with_a_guardian() -> Casus:
    """An unaccompanied minor whose parents nobody knows, with a guardian and a brother."""
    return told(
        "Gezin Onderweg",
        persons="""
        Onbekend-vader m
        Onbekend-moeder v
        Tesfay m 2009~ jeugdige*
        Dawit m 2012~ jeugdige
        Marjan v 1971 opvoeder
        """,
        parents="""
        Onbekend-vader+Onbekend-moeder: Tesfay Dawit
        Marjan pleeg 2024-03: Tesfay
        """,
        homes="""
        Kleinschalige opvang: Tesfay 2024-03
        Onderweg: Tesfay 2023/2024-03 Dawit 2023
        """,
    )


def found_again() -> Casus:
    """Adult siblings of whom one was adopted out and found again: natural and adoptive parents at once."""
    return told(
        "Gezin Weerzien",
        persons="""
        Harm m 1944/1999
        Jopie v 1947
        Elly v 1967
        Marga v 1969-04-27
        Ronald m 1973
        Anton m 1938/2010
        Dora v 1940
        Paul m 1970
        Sjors m 1966
        Ilse v 1975
        Merel v 1998
        Joris m 1995
        Fleur v 2003
        Timo m 2005 jeugdige*
        """,
        pairs="""
        Harm+Jopie huwelijk 1966
        Anton+Dora huwelijk 1962
        Sjors+Elly huwelijk 1990
        Paul+Marga huwelijk 1994
        Ronald+Ilse samenwonend 2001
        """,
        parents="""
        Harm+Jopie: Elly Marga Ronald
        Anton+Dora adoptie 1969-09: Marga
        Sjors+Elly: Joris
        Paul+Marga: Merel
        Ronald+Ilse: Fleur Timo
        """,
    )


def three_families() -> Casus:
    """Sixty persons of three families that married into each other, two of them cousins."""
    persons, pairs, parents = _clan()
    pairs += ["Aad2-1+Bie1-1 huwelijk 1985", "Bie2-1+Cor1-1 huwelijk 1987", "Aad1-1+Aad3-1 huwelijk 1989"]
    persons += ["Nia v 1988 jeugdige*", "Nou m 1990 jeugdige", "Oki v 1991 jeugdige", "Ody m 1993 jeugdige"]
    persons += ["Pip v 1992 jeugdige", "Pam v 1994 jeugdige", "Pol m 1997 jeugdige"]
    parents += ["Aad2-1+Bie1-1: Nia Nou", "Bie2-1+Cor1-1: Oki Ody", "Aad1-1+Aad3-1: Pip Pam Pol"]
    return told("Clan Driestam", persons="\n".join(persons), pairs="\n".join(pairs), parents="\n".join(parents))


def _clan() -> tuple[list[str], list[str], list[str]]:
    """Three families alike: a couple, three children with a partner, and their eleven or so children."""
    persons, pairs, parents = [], [], []
    for family, start in (("Aad", 1930), ("Bie", 1932), ("Cor", 1934)):
        persons += [f"{family}-opa m {start}", f"{family}-oma v {start + 2}"]
        pairs.append(f"{family}-opa+{family}-oma huwelijk {start + 24}")
        heads = [f"{family}{n}" for n in (1, 2, 3)]
        parents.append(f"{family}-opa+{family}-oma: {' '.join(heads)}")
        for n, head in enumerate(heads, 1):
            persons += [
                f"{head} {'mvm'[n - 1]} {start + 23 + 2 * n}",
                f"{head}-par {'vmv'[n - 1]} {start + 24 + 2 * n}",
            ]
            pairs.append(f"{head}+{head}-par huwelijk {start + 50 + n}")
            kids = [f"{head}-{k}" for k in range(1, 5 if n == 1 and family != "Cor" else 4)]
            persons += [
                f"{kid} {'mvm'[n - 1] if k else 'vmv'[n - 1]} {start + 50 + n + 2 * k}" for k, kid in enumerate(kids)
            ]
            parents.append(f"{head}+{head}-par: {' '.join(kids)}")
    # Those who marry each other: a cousin of the same family, and two couples between families.
    genders = {"Aad2-1": "v", "Bie1-1": "m", "Bie2-1": "v", "Cor1-1": "m", "Aad1-1": "m", "Aad3-1": "v"}
    persons = [f"{n} {genders.get(n, g)} {b}" for n, g, b in (line.split() for line in persons)]
    return persons[:], pairs, parents


def without_dates() -> Casus:
    """A family of which nobody knows a single date."""
    return told(
        "Gezin Tijdloos",
        persons="""
        Opa m
        Oma v
        Vera v ouder
        Gerrit m ouder
        Tante v
        Anouk v jeugdige*
        Bram m jeugdige
        Nico m ouder
        Cato v jeugdige
        Oom m
        Dirkje v
        Nicht v
        """,
        pairs="""
        Opa+Oma huwelijk
        Gerrit+Vera relatie
        Nico+Vera relatie
        Oom+Tante huwelijk
        """,
        parents="""
        Opa+Oma: Vera Tante Dirkje
        Gerrit+Vera: Anouk Bram
        Nico+Vera: Cato
        Oom+Tante: Nicht
        """,
    )


def fourteen_siblings() -> Casus:
    """Fourteen siblings, of whom three had four partners each."""
    born = [f"Kind{n} {'vm'[n % 2]} {1950 + n}" for n in range(1, 15)]
    persons, pairs, parents = ["Vader m 1925/1990", "Moeder v 1928", *born], ["Vader+Moeder huwelijk 1949"], []
    parents.append("Vader+Moeder: " + " ".join(line.split()[0] for line in born))
    for n in (3, 7, 12):
        for k in range(1, 5):
            partner, child = f"Par{n}-{k}", f"Kleinkind{n}-{k}"
            persons += [f"{partner} {'mv'[n % 2]} {1948 + n}", f"{child} {'vm'[k % 2]} {1972 + n + 4 * k}"]
            pairs.append(f"Kind{n}+{partner} relatie {1970 + n + 4 * k}")
            parents.append(f"Kind{n}+{partner}: {child}")
    return told("Gezin Veertien", persons="\n".join(persons), pairs="\n".join(pairs), parents="\n".join(parents))


FAMILIES: Iterable[Callable[[], Casus]] = (
    foster_placements,
    co_parents,
    foster_grandmother,
    two_mothers_and_a_donor,
    four_fathers,
    minor_with_a_guardian,
    found_again,
    three_families,
    without_dates,
    fourteen_siblings,
)

YOUTH_CARE: dict[str, Callable[[], Casus]] = {make.__name__: make for make in FAMILIES}
"""Name -> how to make it."""

FEWEST_CROSSINGS = {"two_mothers_and_a_donor": 1, "foster_grandmother": 1}
"""Crossings that nobody can avoid; none for the families that are not named."""
