"""Verbs that write what was typed in the picture: the line under a symbol, as one step with drawing that symbol."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from werkbank.app.actions import ActionId
from werkbank.app.session import Session
from werkbank.genogram.person_line import PersonLine
from werkbank.journal.edit import Edit
from werkbank.journal.history import HistoryStep
from werkbank.model.clock import EntityId
from werkbank.model.dates import UNKNOWN, VagueDate, to_dutch
from werkbank.model.entities import Person
from werkbank.model.kinds import Gender
from werkbank.model.rules import called


def write_line(
    session: Session,
    person: EntityId,
    *,
    read: PersonLine,
    whole: bool = False,
    unions: Iterable[EntityId] = (),
    links: Iterable[EntityId] = (),
    step: HistoryStep | None = None,
) -> None:
    """Write a line to a person, and to the partnerships and parentages that were drawn with it.

    ``whole``: the line is all there is to say, so what it leaves out is emptied (renaming). ``step`` is the drawing
    of the symbol when this belongs to it: the two are taken back as one.
    """
    before = session.casus.persons[person]
    fields = _all_fields(before, read) if whole else _fields(before, read)
    action, joins = (step.action, step.id) if step else (ActionId.EDIT_PERSON, "")
    with session.open.transaction(action, joins=joins) as edit:
        edit.subject = called(edit.change(before, **fields))
        _write_unions(edit, unions, read=read)
        _write_links(edit, links, read=read)


def line_of(person: Person) -> str:
    """The line that says what is known of a person, for renaming in place."""
    parts = [("*" if person.index else "") + f"{person.first_name} {person.last_name}".strip()]
    parts += [person.gender.value] if person.gender is not Gender.UNKNOWN else []
    parts += [person.life.value] if person.life else []
    parts += [_typed(person.birth)] if _typed(person.birth) else []
    parts += ["†", _typed(person.death)] if person.died or _typed(person.death) else []
    return " ".join(filter(None, parts))


def _fields(person: Person, read: PersonLine) -> dict[str, Any]:
    """Only what the line says."""
    said: dict[str, Any] = {}
    if read.name:
        said["first_name"], said["last_name"] = _names(person, read)
    if read.gender is not None:
        said["gender"] = read.gender
    if read.birth.is_known or read.birth.as_typed:
        said["birth"] = _same_or(person.birth, read.birth)
    if read.died:
        said |= {"died": True, "death": _same_or(person.death, read.death)}
    if read.index:
        said["index"] = True
    if read.life is not None:
        said["life"] = read.life
    if read.rest:
        said["note"] = "\n".join(filter(None, [person.note, read.rest]))
    return said


def _all_fields(person: Person, read: PersonLine) -> dict[str, Any]:
    empty = {
        "first_name": "", "last_name": "", "gender": Gender.UNKNOWN, "birth": UNKNOWN, "died": False,
        "death": UNKNOWN, "index": False, "life": Person(id=person.id).life,
    }  # fmt: skip
    return empty | _fields(person, read)


def _names(person: Person, read: PersonLine) -> tuple[str, str]:
    """First and last name; names that are known already stay divided as they were."""
    last = person.last_name
    if last and read.name == f"{person.first_name} {last}".strip():
        return person.first_name, last
    if last and read.name.endswith(f" {last}"):
        return read.name.removesuffix(f" {last}"), last
    if not last and read.name == person.first_name:
        return read.name, ""
    return read.first_name, read.last_name


def _write_unions(edit: Edit, unions: Iterable[EntityId], *, read: PersonLine) -> None:
    if not (read.of_union or read.union_end.is_known):
        return
    for union in unions:
        known = edit.casus.partnerships[union]
        said: dict[str, Any] = {"kind": read.union} if read.union is not None else {}
        said |= {"begin": read.union_begin} if read.union_begin.is_known else {}
        said |= {"end": read.union_end} if read.union_end.is_known else {}
        said |= {"how_ended": read.how_ended, "ended": True} if read.how_ended else {}
        edit.change(known, **said)


def _write_links(edit: Edit, links: Iterable[EntityId], *, read: PersonLine) -> None:
    if read.tie is None:
        return
    for link in links:
        edit.change(edit.casus.parentages[link], kind=read.tie, begin=read.tie_begin, end=read.tie_end)


def _typed(claim: VagueDate) -> str:
    return claim.as_typed or (to_dutch(claim) if claim.is_known else "")


def _same_or(known: VagueDate, read: VagueDate) -> VagueDate:
    """A date that was not touched stays the claim it was, with its basis."""
    return known if _typed(known) == read.as_typed else read
