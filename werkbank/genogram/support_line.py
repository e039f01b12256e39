"""Understand one typed line as help around a family: 'Buurvrouw Ria, past op woensdag op, sinds 2019'.

    read = read_support("Oma past elke woensdag op sinds 2019", casus, today=today)
    read.who, read.does, read.since.edtf    # 'Oma', or her id when the casus has her; 'past elke woensdag op'; '2019'

Who helps stands in front: up to the first comma or colon, else the words with a capital, else one word. Behind 'sinds'
or 'vanaf', or as a date at the end, stands since when. All else is what somebody does: nothing typed gets lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import UNKNOWN, VagueDate, parse, to_dutch
from werkbank.model.rules import called

PARTICLES = {"van", "de", "der", "den", "het", "ten", "ter", "te", "el", "al"}
LONGEST = 6  # words of a date
_FRONT = re.compile(r"\s*([^,:]+?)\s*[,:]\s*(.*)", re.DOTALL)
_SINCE = {"sinds", "vanaf"}


@dataclass(frozen=True, slots=True)
class SupportLine:
    """What a line says: who helps (the id of a person of the casus, or a name), with what, since when."""

    who: str = ""
    does: str = ""
    since: VagueDate = UNKNOWN


def read_support(line: str, casus: Casus, *, today: date, by: EntityId | None = None) -> SupportLine:
    """Read a line; with ``by`` it is known who helps, and the line says only with what and since when."""
    who, rest = (by or "", line.strip()) if by is not None else _front(line, casus)
    words = rest.split()
    since, begin, end = _since(words, today=today)
    does = " ".join((*words[:begin], *words[end:])).strip(" ,:;")
    return SupportLine(who, does, since)


def said_support(read: SupportLine, casus: Casus) -> Iterator[str]:
    """What was understood, in short phrases for the live echo."""
    if read.who:
        yield helper_name(casus, read.who)
    if read.does:
        yield read.does
    if read.since.is_known:
        yield tr("sinds {dag}", dag=to_dutch(read.since))


def helper_name(casus: Casus, who: str) -> str:
    """The name of who helps: of a person of the casus, or as it was typed."""
    person = casus.persons.get(EntityId(who))
    return called(person) if person is not None else who


def _front(line: str, casus: Casus) -> tuple[str, str]:
    if (split := _FRONT.fullmatch(line)) is not None:
        name, rest = split.groups()
    else:
        words = line.split()
        end = _name_ends(words)
        name, rest = " ".join(words[:end]), " ".join(words[end:])
    fits = [p.id for p in casus.persons.values() if name and name.casefold() in _names(p.first_name, p.last_name)]
    return (fits[0] if len(fits) == 1 else name), rest


def _names(first: str, last: str) -> set[str]:
    return {name.casefold() for name in (first, f"{first} {last}".strip()) if name}


def _name_ends(words: list[str]) -> int:
    """How many words in front are a name: the first, and what goes on with a capital ('Buurvrouw Ria van Dam')."""
    end = min(1, len(words))
    for number, word in enumerate(words[1:], start=1):
        if word[:1].isupper():
            end = number + 1
        elif word.casefold() not in PARTICLES:
            break
    return end


def _since(words: list[str], *, today: date) -> tuple[VagueDate, int, int]:
    """Since when, and the words from and up to where it stands; the longest date that can be read wins."""
    for number, word in enumerate(words):
        if word.casefold() in _SINCE:
            claim, end = _date_from(words, number + 1, today=today)
            if claim.is_known:
                return claim, number, end
    for number in range(max(0, len(words) - LONGEST), len(words)):
        text = " ".join(words[number:])
        if any(map(str.isdigit, text)) and (claim := parse(text.strip(" ,."), today=today)).is_known:
            return claim, number, len(words)
    return UNKNOWN, len(words), len(words)


def _date_from(words: list[str], start: int, *, today: date) -> tuple[VagueDate, int]:
    """The date that begins at a word and the word after it; words that add nothing to it ('2019 met') are left."""
    found, stop = UNKNOWN, start
    for end in range(start + 1, min(len(words), start + LONGEST) + 1):
        claim = parse(" ".join(words[start:end]).strip(" ,."), today=today)
        if claim.is_known and claim.edtf != found.edtf:
            found, stop = claim, end
    return found, stop
