"""Understand one typed line as a person: 'Ruud Oefenhof m 9-11-1978 h. 12-5-2006 gescheiden 15-2-2018'.

    read = read_person("*Bram m 22-9-2010", today=today)
    read.first_name, read.gender, read.birth.edtf, read.index      # 'Bram', 'm', '2010-09-22', True

The line begins with the name: its first word is the first name, the rest the last name. The name ends at a comma, at a
letter for the gender, at a date or at a word for how people belong together. Behind such a word a date belongs to it
('h. 1998', 'uit elkaar 2010', '† 2012'), else to the birth. A word with a capital stays part of the name ('Piet Zomer
1980', 'Jan v Dijk'). What was not understood is kept in ``rest``: nothing is refused and nothing gets lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from werkbank.i18n import mark, tr
from werkbank.model.dates import UNKNOWN, VagueDate, parse, split_period, to_dutch
from werkbank.model.kinds import Gender, LifeStatus, ParentageKind, PartnershipKind

LONGEST = 6  # words of a date
GENDERS = {
    "m": Gender.MAN, "man": Gender.MAN, "jongen": Gender.MAN, "v": Gender.WOMAN, "vrouw": Gender.WOMAN,
    "meisje": Gender.WOMAN, "x": Gender.NON_BINARY, "non-binair": Gender.NON_BINARY, "?": Gender.UNKNOWN,
}  # fmt: skip
UNIONS = {
    "h": PartnershipKind.MARRIAGE, "huw": PartnershipKind.MARRIAGE, "huwelijk": PartnershipKind.MARRIAGE,
    "gehuwd": PartnershipKind.MARRIAGE, "getrouwd": PartnershipKind.MARRIAGE, "tr": PartnershipKind.MARRIAGE,
    "gp": PartnershipKind.REGISTERED, "partnerschap": PartnershipKind.REGISTERED,
    "geregistreerd partnerschap": PartnershipKind.REGISTERED, "sw": PartnershipKind.COHABITING,
    "samenwonend": PartnershipKind.COHABITING, "samen": PartnershipKind.COHABITING,
    "woont samen": PartnershipKind.COHABITING, "lat": PartnershipKind.LAT, "relatie": PartnershipKind.RELATION,
    "rel": PartnershipKind.RELATION, "verkering": PartnershipKind.RELATION, "affaire": PartnershipKind.AFFAIR,
}  # fmt: skip
ENDS = {
    "uit elkaar": "uit-elkaar", "ue": "uit-elkaar", "uit": "uit-elkaar", "gescheiden": "scheiding",
    "scheiding": "scheiding", "gesch": "scheiding", "sch": "scheiding", "overlijden": "overlijden",
}  # fmt: skip
INDEX = {"aangemeld", "index"}
DEATHS = {"†", "+", "overleden", "overl", "ovl", "gestorven"}
TIES = {
    "adoptie": ParentageKind.ADOPTION, "adoptiekind": ParentageKind.ADOPTION, "geadopteerd": ParentageKind.ADOPTION,
    "pleeg": ParentageKind.FOSTER, "pleegkind": ParentageKind.FOSTER, "pleegouder": ParentageKind.FOSTER,
    "stief": ParentageKind.STEP, "stiefkind": ParentageKind.STEP, "stiefouder": ParentageKind.STEP,
    "donor": ParentageKind.DONOR,
}  # fmt: skip
LIVES = {
    "zwangerschap": LifeStatus.PREGNANCY, "zwanger": LifeStatus.PREGNANCY, "miskraam": LifeStatus.MISCARRIAGE,
    "afgebroken": LifeStatus.TERMINATED, "doodgeboren": LifeStatus.STILLBORN, "huisdier": LifeStatus.PET,
}  # fmt: skip
GENDER_NAMES = {
    Gender.MAN: mark("man"), Gender.WOMAN: mark("vrouw"), Gender.NON_BINARY: mark("non-binair"),
    Gender.UNKNOWN: mark("gender onbekend"),
}  # fmt: skip
_LIKE_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")  # a day that does not exist is kept as it was typed
_YEARS = re.compile(r"(\d{4}) ?[-–] ?(\d{4})")
_KEYS = (UNIONS, ENDS, TIES, LIVES)


@dataclass(frozen=True, slots=True)
class PersonLine:
    """What a line says; None or unknown where it says nothing. ``how_ended`` and the two dates are of the union."""

    name: str = ""
    gender: Gender | None = None
    birth: VagueDate = UNKNOWN
    death: VagueDate = UNKNOWN
    died: bool = False
    index: bool = False
    life: LifeStatus | None = None
    union: PartnershipKind | None = None
    union_begin: VagueDate = UNKNOWN
    union_end: VagueDate = UNKNOWN
    how_ended: str = ""
    tie: ParentageKind | None = None
    tie_begin: VagueDate = UNKNOWN
    tie_end: VagueDate = UNKNOWN
    rest: str = ""

    @property
    def first_name(self) -> str:
        """The first word of the name."""
        return self.name.partition(" ")[0]

    @property
    def last_name(self) -> str:
        """The other words of the name."""
        return self.name.partition(" ")[2]

    @property
    def of_union(self) -> bool:
        """Whether it says anything of a relation between partners."""
        return self.union is not None or bool(self.how_ended)


def read_person(line: str, *, today: date) -> PersonLine:
    """Read a line; an empty one says nothing."""
    text = line.strip()
    index = text.startswith("*") and not re.match(r"\*\s*\d", text)
    words = text.lstrip("* ").replace(",", " , ").split()
    name_end = _end_of_name(words, today=today)
    read = PersonLine(name=" ".join(words[:name_end]), index=index)
    return _rest_of(words, name_end, read=read, today=today)


def said(read: PersonLine) -> Iterator[str]:
    """What was understood, in short phrases for the live echo."""
    if read.name:
        yield read.name
    if read.index:
        yield tr("aangemeld")
    if read.gender is not None:
        yield tr(GENDER_NAMES[read.gender])
    if read.life:
        yield read.life.value
    yield from _said_of_life(read)
    if read.union is not None:
        yield " ".join(filter(None, [read.union.value, _shown(read.union_begin)]))
    if read.how_ended or read.union_end.is_known:
        yield " ".join(filter(None, [read.how_ended.replace("-", " ") or tr("tot"), _shown(read.union_end)]))
    if read.tie is not None:
        yield " ".join(filter(None, [read.tie.value, _shown(read.tie_begin), _shown(read.tie_end)]))


def _said_of_life(read: PersonLine) -> Iterator[str]:
    if read.birth.is_known:
        yield tr("geboren {dag}", dag=to_dutch(read.birth))
    elif read.birth.as_typed:
        yield tr("{tekst}: deze dag bestaat niet", tekst=read.birth.as_typed)
    if read.died:
        yield tr("overleden {dag}", dag=to_dutch(read.death)) if read.death.is_known else tr("overleden")


def _shown(claim: VagueDate) -> str:
    return to_dutch(claim) if claim.is_known else ""


def _end_of_name(words: list[str], *, today: date) -> int:
    """The number of words of the name."""
    for number, word in enumerate(words):
        if word == "," or word[0].isdigit() or _key_at(words, number) or _gender_at(words, number) is not None:
            return number
        if not word[0].isupper() and _date_at(words, number, today=today)[1]:
            return number
    return len(words)


def _rest_of(words: list[str], number: int, *, read: PersonLine, today: date) -> PersonLine:
    target, left = "birth", []
    while number < len(words):
        key, length = _key_at(words, number) or ("", 0)
        gender = _gender_at(words, number)
        claim, run = _date_at(words, number, today=today)
        if words[number] == ",":
            length = 1
        elif gender is not None:
            read, length = replace(read, gender=gender), 1
        elif key:
            read, target = _keyed(read, key, target=target)
        elif run:
            text, length = " ".join(words[number : number + run]), run
            read = _dated(read, claim, target=target, text=text, today=today)
            target = "birth" if target == "death" else target
        elif _LIKE_DATE.fullmatch(words[number]) and not read.birth.as_typed:
            read, length = replace(read, birth=parse(words[number], today=today)), 1
        else:
            left.append(words[number])
            length = 1
        number += length
    return replace(read, rest=" ".join(left))


def _keyed(read: PersonLine, key: str, *, target: str) -> tuple[PersonLine, str]:
    """A word for what comes: whose date follows."""
    if key in DEATHS:
        return replace(read, died=True), "death"
    if key in INDEX:
        return replace(read, index=True), target
    if key in UNIONS:
        return replace(read, union=UNIONS[key]), "union"
    if key in ENDS:
        return replace(read, how_ended=ENDS[key]), "end"
    if key in TIES:
        return replace(read, tie=TIES[key]), "tie"
    return replace(read, life=LIVES[key]), target


def _dated(read: PersonLine, claim: VagueDate, *, target: str, text: str, today: date) -> PersonLine:
    start, end, _ = split_period(claim)
    if (years := _YEARS.fullmatch(text)) and target == "birth":
        start, end = (parse(year, today=today) for year in years.groups())
    until = end or UNKNOWN
    match target:
        case "death":
            return replace(read, death=claim)
        case "union":
            return replace(read, union_begin=start, union_end=until if end else read.union_end)
        case "end":
            return replace(read, union_end=claim)
        case "tie":
            return replace(read, tie_begin=start, tie_end=until)
        case _:
            return replace(read, birth=start, death=until if end else read.death, died=read.died or end is not None)


def _date_at(words: list[str], start: int, *, today: date) -> tuple[VagueDate, int]:
    """The longest date that begins at a word, and its length in words; 0 when there is none."""
    last, stop = min(len(words), start + LONGEST), start
    while stop < last and words[stop] != "," and (stop == start or not _key_at(words, stop)):
        stop += 1
    for end in range(stop, start, -1):
        text = " ".join(words[start:end])
        if any(map(str.isdigit, text)) and (claim := parse(text, today=today)).is_known:
            return claim, end - start
    return UNKNOWN, 0


def _key_at(words: list[str], number: int) -> tuple[str, int] | None:
    """The longest known word or phrase that begins here, and its length in words."""
    if number == 0 and len(words) > 1 and words[0][:1].isupper():
        return None  # a name, whatever it means ('Lat van Dijk')
    for length in (2, 1):
        said_here = " ".join(words[number : number + length])
        key = said_here.rstrip(".").casefold()
        if len(key) <= 2 and said_here[:1].isupper():
            continue  # an initial
        if len(words) >= number + length and (key in DEATHS | INDEX or any(key in table for table in _KEYS)):
            return key, length
    return None


def _gender_at(words: list[str], number: int) -> Gender | None:
    found = GENDERS.get(words[number].casefold())
    following = words[number + 1] if number + 1 < len(words) else ""
    named = following[:1].isupper() or (number == 0 and following and not following[0].isdigit() and following != ",")
    return None if found is None or (len(words[number]) == 1 and named) else found
