"""Persons of a GEDCOM file: names, sex, birth and death. What is not taken over is counted and told."""

from __future__ import annotations

import re
from collections import Counter

from werkbank.exchange.cells.cell import Desk
from werkbank.exchange.gedcom.dates import date_of, is_foreign
from werkbank.exchange.gedcom.nodes import Node
from werkbank.exchange.report import Place
from werkbank.i18n import tr
from werkbank.model.dates import UNKNOWN, VagueDate
from werkbank.model.entities import Person
from werkbank.model.kinds import Gender, Kind, LifeStatus

_SEX = {"M": Gender.MAN, "F": Gender.WOMAN, "X": Gender.NON_BINARY}
_TAKEN = frozenset({"NAME", "SEX", "BIRT", "DEAT", "FAMC", "FAMS", "ADOP"})
_DEAD = frozenset({"DEAT", "BURI", "CREM"})
_NAME = re.compile(r"(?P<given>[^/]*)(?:/(?P<surname>[^/]*)/?(?P<suffix>.*))?", re.DOTALL)


def name_in_file(xref: str) -> str:
    """'@I1@' is called I1."""
    return xref.strip("@ ")


def person_of(node: Node, *, desk: Desk, place: Place, left: Counter[str]) -> Person:
    """The person of one INDI record; tags that are not taken over are added to ``left``."""
    name = name_in_file(node.xref)
    left.update(each.tag for each in node.below if each.tag not in _TAKEN)
    first, last, notes = _names(node)
    birth, death = (_date(node, tag, desk=desk, place=place, notes=notes) for tag in ("BIRT", "DEAT"))
    return Person(
        id=desk.given(Kind.PERSON, name),
        ref=name,
        first_name=first,
        last_name=last,
        gender=_SEX.get(node.value("SEX").upper(), Gender.UNKNOWN),
        birth=birth,
        death=death,
        died=any(each.tag in _DEAD and each.text.upper() != "N" for each in node.below),
        life=LifeStatus.STILLBORN if node.value("DEAT", "AGE").upper().startswith("STILLB") else LifeStatus.BORN,
        note="\n".join(notes),
    )


def _names(node: Node) -> tuple[str, str, list[str]]:
    """First name, last name, and the other names as lines of the note."""
    names = list(node.all("NAME"))
    if not names:
        return "", "", []
    found = _NAME.match(names[0].text)
    given, surname, suffix = (" ".join((part or "").split()) for part in (found.groups() if found else ("", "", "")))
    if not names[0].text:
        given, surname = names[0].value("GIVN"), names[0].value("SURN")
    others = [" ".join(each.text.replace("/", " ").split()) for each in names[1:]]
    others += [each for each in (names[0].value("NICK"),) if each]
    return given, f"{surname} {suffix}".strip(), [tr("ook: {naam}", naam=other) for other in others if other]


def _date(node: Node, tag: str, *, desk: Desk, place: Place, notes: list[str]) -> VagueDate:
    """The first date under the first such event; others go to the note."""
    days = [day for event in node.all(tag) if (day := event.first("DATE")) and (day.text or day.below)]
    claim = date_of(days[0], today=desk.today) if days else UNKNOWN
    word = tr("geboren") if tag == "BIRT" else tr("overleden")
    for number, day in enumerate(days):
        if day.text and (number or is_foreign(day)):
            notes.append(f"{word}: {day.text}")
        notes.extend(f"{word}: {phrase.text}" for phrase in day.all("PHRASE"))
    if claim.is_unreadable:
        desk.draft.warn(
            Place(place.file, place.row, tag, in_lines=True),
            tr("‘{tekst}’ is geen datum die ik kan lezen; de tekst is bewaard.", tekst=claim.as_typed),
            code="gedcom-date",
        )
    return claim
