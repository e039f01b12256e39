"""Who reads along on the screen: a value that is chosen at the start of a session and remembered inside the case file.

Everybody who is there reads as somebody: a person of the genogram or somebody who is involved as themselves, a worker
as the team, and anybody else as the role that was said for them. The strictest decides (``audience_screen.py``). In a
session to learn from (*leren*) names and places are replaced as well (``audience_masks.py``).

Each reader is kept as a word: ``person:<id>``, ``involved:<id>`` or ``role:<role>``; what that reader may see is asked
anew whenever the casus changes, because gezag and age do.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from werkbank.i18n import mark, tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.entities import Involvement
from werkbank.model.entities import Session as Met
from werkbank.model.rules import called
from werkbank.model.vocabulary import fold, vocabulary
from werkbank.plan.access import ReaderKind
from werkbank.plan.names import full_name
from werkbank.plan.reader import ROLE_READERS, Reader, involved_reader, kind_of_role, reader_of, role_reader

STATE = "audience"  # where it is remembered
PERSON, INVOLVED, ROLE = "person", "involved", "role"
STRICTEST_ROLE = "netwerk"  # for whoever is not in the casus any more, and for whom nothing else was said


class Purpose(StrEnum):
    """What a session is for."""

    TREAT = "behandelen"
    LEARN = "leren"


SHOWN_PURPOSES = {Purpose.TREAT: mark("behandelen"), Purpose.LEARN: mark("leren: met schuilnamen")}


class Meeting(StrEnum):
    """Sorts of sessions, as they stand in the tables."""

    WORKSHOP = "leerwerkplaats"
    MDO = "mdo"
    KITCHEN = "keukentafel"


@dataclass(frozen=True, slots=True)
class Audience:
    """Who reads along; ``session`` is the id of the meeting in the casus.

    ``after`` is the last change set before these people were there (no time: two may have the same); what came after it
    they said themselves.
    """

    session: EntityId
    after: str = ""
    readers: tuple[str, ...] = ()
    names: tuple[str, ...] = field(default=(), repr=False)
    purpose: Purpose = Purpose.TREAT

    def as_json(self) -> dict[str, Any]:
        """What is kept in the case file."""
        return {
            "session": self.session,
            "after": self.after,
            "readers": list(self.readers),
            "names": list(self.names),
            "purpose": str(self.purpose),
        }


def audience_from(kept: Any) -> Audience | None:  # noqa: ANN401 - JSON
    """What was kept; None when nobody read along."""
    if not kept:
        return None
    return Audience(
        EntityId(kept["session"]),
        kept["after"],
        tuple(kept["readers"]),
        tuple(kept["names"]),
        Purpose(kept["purpose"]),
    )


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who can be there: the word that is kept, what people call them, and what they read as."""

    word: str
    name: str = field(repr=False)
    kind: ReaderKind


def meeting_name(kind: str) -> str:
    """What people call a sort of session: 'MDO'; a word of their own as they wrote it."""
    return vocabulary().session_kinds.label(kind) or tr("sessie")


def guests_of(casus: Casus, *, today: date) -> tuple[Guest, ...]:
    """Everybody of the casus who can be there: living people with a name, then who is involved now."""
    people = [p for p in casus.persons.values() if p.first_name and not p.died and not p.death.is_known and not p.life]
    found = [Guest(f"{PERSON}:{p.id}", full_name(p), reader_of(casus, p, today=today).kind) for p in people]
    known = {full_name(person) for person in people}
    for item in casus.involvements.values():
        if item.name and item.name not in known and not item.end.is_known:
            known.add(item.name)
            found.append(Guest(f"{INVOLVED}:{item.id}", item.name, _as_involved(item).kind))
    return tuple(found)


def reader_for(word: str, casus: Casus, *, today: date) -> Reader:
    """Who reads behind a word, as the whole casus knows them; the strictest when they are not in it any more."""
    sort, _, which = word.partition(":")
    if sort == ROLE and which in ROLE_READERS:
        return role_reader(which)
    if sort == PERSON and (person := casus.persons.get(EntityId(which))) is not None:
        return reader_of(casus, person, today=today)
    if sort == INVOLVED and (item := casus.involvements.get(EntityId(which))) is not None:
        return _as_involved(item)
    return role_reader(STRICTEST_ROLE)


def words_of(casus: Casus, read_as: Iterable[str]) -> tuple[str, ...]:
    """The words behind what is kept with a meeting; who is not in the casus any more reads as the strictest."""
    found = []
    for which in read_as:
        known = PERSON if which in casus.persons else INVOLVED if which in casus.involvements else ROLE
        found.append(f"{known}:{which if known != ROLE or which in ROLE_READERS else STRICTEST_ROLE}")
    return tuple(dict.fromkeys(found))


def words_there(casus: Casus, met: Met) -> tuple[str, ...]:
    """The words of everybody who was there: as they read along, or by the id or the name that a table gave.

    A name that is nobody's in the casus reads as the strictest.
    """
    if met.read_as:
        return words_of(casus, met.read_as)
    known = (_known(casus, who) or word_for(who, casus) or f"{ROLE}:{STRICTEST_ROLE}" for who in met.present)
    return tuple(dict.fromkeys(known))


def names_there(casus: Casus, met: Met) -> tuple[str, ...]:
    """What people call everybody who was there, also who stands there by an id, as tables have it."""
    names = (next(iter(present_names(casus, [_known(casus, who)])), who) for who in met.present)
    return tuple(dict.fromkeys(names))


def word_for(name: str, casus: Casus) -> str:
    """The word of whom a name is in the casus; empty when it is nobody's, or that of several people."""
    people = [p.id for p in casus.persons.values() if fold(name) in {fold(full_name(p)), fold(p.first_name)}]
    if len(people) == 1:
        return f"{PERSON}:{people[0]}"
    involved = [i.id for i in casus.involvements.values() if fold(i.name) == fold(name)]
    return f"{INVOLVED}:{involved[0]}" if involved and not people else ""


def _known(casus: Casus, which: str) -> str:
    """The word of an id; empty when it is none."""
    sort = PERSON if which in casus.persons else INVOLVED if which in casus.involvements else ""
    return f"{sort}:{which}" if sort else ""


def word_of(reader: Reader) -> str:
    """The word by which a reader is found again; of whom is no person, the role."""
    if reader.person:
        return f"{PERSON}:{reader.person}"
    return f"{ROLE}:{next((role for role in ROLE_READERS if role in reader.words), STRICTEST_ROLE)}"


def is_team(readers: Iterable[Reader]) -> bool:
    """Whether nobody but the team reads along."""
    return all(reader.kind is ReaderKind.TEAM for reader in readers)


def told_names(names: Iterable[str]) -> str:
    """'het team, Esther en Bram'."""
    first, *more = [*names] or [tr("het team")]
    return tr("{eerste} en {laatste}", eerste=", ".join([first, *more[:-1]]), laatste=more[-1]) if more else first


def present_names(casus: Casus, words: Iterable[str]) -> tuple[str, ...]:
    """What people call who is there, for the strip and the minutes."""
    found = []
    for word in words:
        sort, _, which = word.partition(":")
        if sort == PERSON:
            found.append(called(casus.persons.get(EntityId(which))))
        elif sort == INVOLVED and (item := casus.involvements.get(EntityId(which))) is not None:
            found.append(item.name)
        elif sort == ROLE and which in ROLE_READERS:
            found.append(tr(ROLE_READERS[which][1]))
    return tuple(dict.fromkeys(found))


def _as_involved(item: Involvement) -> Reader:
    return involved_reader(item) if kind_of_role(item) is not None else role_reader("team")
