"""Empty the fields that no reader outside the team gets, whatever the item itself says.

Notes, who typed it, the terms of sharing and the melder are the team's; sources only stand on the sheet of JBT and
Raad and in a handover, and never the source of a report. A secret home keeps nothing but that it is safe.
"""

from __future__ import annotations

from typing import Any

from werkbank.i18n import tr
from werkbank.model import entities as e
from werkbank.model.courses import course_of, written
from werkbank.model.dates import UNKNOWN
from werkbank.model.kinds import PassOn, Sharing
from werkbank.model.vocabulary import vocabulary
from werkbank.plan.access import ONLY_NAMED, WORKERS, Block, ReaderKind
from werkbank.plan.view import View, knows_place

HANDED_OVER = {"municipality", "reason", "started"}  # of the casus: why and since when, for whoever takes it over
CLEARED = Sharing.CHAIN  # what went through the projection may be read by whom it was made for
SHORT = 6  # 112, 113, 144, 116111: the same number everywhere
NOWHERE = ("06", "0800", "0900", "0906", "085", "088", "084", "087", "091", "097")  # numbers without an area
_ALWAYS: dict[str, Any] = {"note": "", "contributor": "", "only_for": (), "not_for": (), "sharing": CLEARED,
                           "pass_on": PassOn.YES}  # fmt: skip


def stripped(item: e.Entity, *, view: View) -> e.Entity:
    """The item as this reader gets it."""
    if view.reader.kind is ReaderKind.TEAM:
        return item
    changes = {**_ALWAYS, **_sources(item, view), **_of_kind(item, view)}
    return item.model_copy(update=changes)  # values of our own making: to validate them again costs most of the time


def _sources(item: e.Entity, view: View) -> dict[str, Any]:
    is_report = isinstance(item, e.Event) and vocabulary().is_class(item.kind, "report")
    return {} if view.reader.kind in WORKERS and not is_report else {"source": "", "basis": ""}


def _of_kind(item: e.Entity, view: View) -> dict[str, Any]:
    match item:
        case e.Sheet() | e.Person() | e.Event() | e.ChildPage():
            return _large(item, view)
        case e.Household() if item.secret and not _may_know(item, view):
            return {"label": tr("een veilige plek"), "municipality": "", "secret_for": (), "ref": ""}
        case e.Residence() if _is_secret(item, view):
            return {"begin": UNKNOWN, "end": UNKNOWN}
        case e.Pattern():
            return {"detector": "", "finding": "", "course": _course(item)}
        case e.Answer():
            return {"finding": ""}
        case e.Goal() if view.reader.kind in ONLY_NAMED:
            return {"text": "", "pattern": "", "phase": "", "bouwstenen": ()}
        case e.Agreement() | e.Involvement() if view.sheltered:
            return _reached(item, view)
        case _:
            return {}


def _large(item: e.Sheet | e.Person | e.Event | e.ChildPage, view: View) -> dict[str, Any]:
    """Of the items with many fields that are not for every reader."""
    match item:
        case e.Sheet():
            return _sheet(view)
        case e.Person():
            return _person(item, view)
        case e.Event():
            return _event(item, view)
        case e.ChildPage():
            named = tuple(name for name in item.may_see if view.reader.is_meant((name,)))
            return {"may_see": named, "decided_by": "", "decided_why": "", "decided_on": UNKNOWN}


def _course(item: e.Pattern) -> tuple[str, ...]:
    """What became of a pattern, and when; not who said so."""
    return tuple(written(turn._replace(who="")) for turn in course_of(item))


def _sheet(view: View) -> dict[str, Any]:
    """Of the casus's own facts only what the plan prints; the phase is part of block 7."""
    empty = e.Sheet(id=e.SHEET_ID)
    kept = {"id", "phase", "evaluation"} | (HANDED_OVER if view.reader.kind is ReaderKind.RECEIVER else set())
    gone = {name: getattr(empty, name) for name in e.Sheet.model_fields if name not in kept}
    if Block.SAFETY not in view.reader.blocks or view.reader.kind in ONLY_NAMED:
        gone["phase"] = ""
    return {**gone, "sharing": CLEARED}


def _person(item: e.Person, view: View) -> dict[str, Any]:
    own = item.id == view.reader.person
    changes: dict[str, Any] = {"acknowledged": None, "descent_shielded": False, "unable": False,
                               "represented_by": ""}  # fmt: skip
    if item.first_name:
        changes["alias"] = ""
    if not own:
        changes |= {"language": "", "interpreter": False, "reading_help": False}
    return changes


def _event(item: e.Event, view: View) -> dict[str, Any]:
    changes: dict[str, Any] = {"reporter": "", "asked_by": ""}
    if set(item.persons) & view.sheltered:
        changes |= {"municipality": "", "organisation": ""}
    return changes


def _reached(item: e.Agreement | e.Involvement, view: View) -> dict[str, Any]:
    """Whom to call, without what would tell where somebody stays."""
    changes: dict[str, Any] = {"phone": _unplaced(item.phone, told=not set(item.about) & view.sheltered)}
    if isinstance(item, e.Involvement) and not item.persons:
        changes["organisation"] = ""
    return changes


def _unplaced(phone: str, *, told: bool) -> str:
    """A number that says nothing of where somebody is: one with an area code tells the region."""
    digits = "".join(sign for sign in phone if sign.isdigit())
    digits = (
        f"0{digits[2:]}" if phone.strip().startswith("+31") else f"0{digits[4:]}" if digits[:4] == "0031" else digits
    )
    return phone if told and (len(digits) <= SHORT or digits.startswith(NOWHERE)) else ""


def _may_know(home: e.Household, view: View) -> bool:
    residents = [r.person for r in view.casus.residences.values() if r.household == home.id]
    return knows_place(home, view.reader, residents=residents)


def _is_secret(residence: e.Residence, view: View) -> bool:
    home = view.casus.households.get(residence.household)
    return home is not None and home.secret and not _may_know(home, view)
