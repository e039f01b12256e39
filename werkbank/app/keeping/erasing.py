"""Erasing a text, a field or a whole item for good (Jeugdwet 7.3.9): what can be erased, where it also stands.

The same words are often written in more places (a title, a note, a kept version of the plan). ``also_in`` finds them,
so that somebody chooses, and nothing of it stays by oversight. Names are found as whole words, however short; what is
found by a date, a place or other short words may well tell of somebody else: that is shown, and not ``sure``. A last
name that others bear is not looked for: it names them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from dataclasses import field as with_default
from enum import Enum

from werkbank.app.field_words import field_words
from werkbank.app.session import Key, Session, key_of
from werkbank.app.verbs.keeping import empty_fields, goes_along
from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.dates import VagueDate, to_dutch
from werkbank.model.entities import Entity, Person, PlanVersion
from werkbank.model.errors import KnownError
from werkbank.model.kinds import Kind
from werkbank.model.references import REFERENCES
from werkbank.plan.names import named_in
from werkbank.plan.stakes import subjects
from werkbank.store.erasing import Erased, Target
from werkbank.store.errors import known
from werkbank.store.forgetting import erase_everywhere
from werkbank.store.workplace import StoredCasus, Workplace

SEARCHED = 6  # letters that a text must have to be looked for elsewhere
LONG = 20  # letters from which the same words hardly stand elsewhere by chance
_NAMES = ("first_name", "alias", "last_name")
_NEVER = {"id", "about", "sharing", "only_for", "not_for", "nature", "basis", "rank", "kind", "ref", "contributor"}
SHOWN = 80


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that can be erased: one field of an item, or with an empty field the whole item."""

    key: Key
    field: str
    title: str = with_default(repr=False)
    text: str = with_default(repr=False)
    sure: bool = with_default(default=True, compare=False)  # False: it may be about something else


@dataclass(frozen=True, slots=True)
class _Sought:
    """Words to look for."""

    text: str = with_default(repr=False)
    sure: bool
    is_name: bool = False
    is_date: bool = False

    def is_in(self, item: Entity, piece: Piece) -> bool:
        if self.is_date and isinstance(getattr(item, piece.field), VagueDate):
            return False  # the same day of something else
        return (
            named_in(piece.text, names=[self.text]) if self.is_name else self.text.casefold() in piece.text.casefold()
        )


def pieces_of(item: Entity) -> list[Piece]:
    """What stands in an item, field by field; required fields (who is whose child) go only with the whole."""
    words, fields = field_words(item.kind_of), type(item).model_fields
    skipped = _NEVER | {one.field for one in REFERENCES if one.kind is item.kind_of}  # ids tell nothing
    found = []
    for name, value in item:
        if (
            name in skipped
            or fields[name].is_required()
            or value == fields[name].get_default(call_default_factory=True)
        ):
            continue
        if text := _text(value):
            found.append(Piece(key_of(item), name, words.get(name, name), text))
    return found


def whole(item: Entity) -> Piece:
    """The item as a whole."""
    return Piece(key_of(item), "", tr("alles hiervan"), "")


def also_in(casus: Casus, pieces: Iterable[Piece]) -> list[Piece]:
    """Other fields in which the same words stand."""
    wanted = list(pieces)
    chosen = {(piece.key, piece.field) for piece in wanted} | {(piece.key, "") for piece in wanted if not piece.field}
    sought = tuple(_sought(casus, wanted))
    found: list[Piece] = []
    for item in casus.everything():
        if (key_of(item), "") not in chosen:
            pieces = (piece for piece in pieces_of(item) if (piece.key, piece.field) not in chosen)
            hits = [hit for piece in pieces if (hit := _hit(item, piece, sought)) is not None]
            found += [_version(item)] if hits and isinstance(item, PlanVersion) else hits
    return found


def _sought(casus: Casus, pieces: list[Piece]) -> Iterator[_Sought]:
    chosen = {piece.key.id for piece in pieces if not piece.field}
    others = [one for one in casus.persons.values() if one.id not in chosen]
    for piece in _spelled_out(casus, pieces):
        item = casus.get(*piece.key)
        if isinstance(item, Person) and piece.field in _NAMES:
            borne = any(
                piece.text.casefold() == getattr(one, name).strip().casefold()
                for one in others if one.id != item.id for name in _NAMES
            )  # fmt: skip
            if not (borne and piece.field == "last_name"):
                yield _Sought(piece.text, sure=not borne, is_name=True)
        elif len(piece.text) >= SEARCHED:
            is_date = isinstance(getattr(item, piece.field, ""), VagueDate)
            yield _Sought(piece.text, sure=len(piece.text) >= LONG and not is_date, is_date=is_date)


def _hit(item: Entity, piece: Piece, sought: Iterable[_Sought]) -> Piece | None:
    found = [one.sure for one in sought if one.is_in(item, piece)]
    return replace(piece, sure=any(found) and item.kind_of is not Kind.SHEET) if found else None


def _version(item: PlanVersion) -> Piece:
    """A kept version goes as a whole: its pages are a picture of what it said."""
    return Piece(key_of(item), "", tr("versie {n} van het gezinsplan, helemaal", n=item.number), "")


@dataclass(frozen=True, slots=True)
class Emptied:
    """What is empty on the desk and still has to be erased from the file and its copies."""

    targets: tuple[Target, ...]
    about: tuple[str, ...]
    reason: str = with_default(repr=False)


def empty(session: Session, *, pieces: Iterable[Piece], reason: str) -> Emptied:
    """First half: empty what was chosen, as a step like any other; where the desk lives.

    Raises:
        KnownError: reason-missing, nothing-chosen, read-only, disk-full.
    """
    chosen = list(pieces)
    if not chosen:
        remedy = tr("Vink aan wat gewist moet worden.")
        raise KnownError(tr("Er is niets gekozen."), remedy=remedy, code="nothing-chosen")
    if not reason.strip():
        raise known("reason-missing")
    targets, about = tuple(_targets(session, chosen)), tuple(_concerned(session.casus, chosen))
    empty_fields(session, targets=[(piece.key, piece.field) for piece in chosen])
    return Emptied(targets, about, reason)


def erase(workplace: Workplace, stored: StoredCasus, emptied: Emptied) -> Erased:
    """Second half, beside the window: erase everywhere. The casus must be opened anew afterwards: undo knows the words.

    Raises:
        KnownError: read-only, disk-full, backup-disk-full.
    """
    return erase_everywhere(workplace, stored, emptied.targets, reason=emptied.reason, about=emptied.about)


def _targets(session: Session, pieces: list[Piece]) -> Iterator[Target]:
    for piece in pieces:
        yield Target(piece.key.kind, piece.key.id, piece.field)
        if not piece.field:
            yield from (Target(key.kind, key.id) for key in goes_along(session, piece.key))


def _concerned(casus: Casus, pieces: list[Piece]) -> list[str]:
    found: dict[str, None] = {}
    for piece in pieces:
        if piece.key.kind is Kind.PERSON:
            found[piece.key.id] = None
        elif (item := casus.get(*piece.key)) is not None:
            found |= dict.fromkeys(sorted(subjects(item)))
    return list(found)


def _spelled_out(casus: Casus, pieces: list[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        item = casus.get(*piece.key)
        if piece.field:
            yield piece
        elif item is not None:
            yield from pieces_of(item)


def _text(value: object) -> str:
    match value:
        case Enum() | bool() | int():
            return ""
        case str():
            return value.strip()
        case VagueDate():
            return to_dutch(value) if value.is_known or value.as_typed else ""
        case tuple():
            return ", ".join(str(one) for one in value)
    return ""
