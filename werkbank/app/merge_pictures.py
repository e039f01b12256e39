"""Genogram and timeline of each side of a merge, drawn as in the workspace, with what changes marked.

A family of more than ``MOST`` people is drawn as far as something changes about them, with their nearest: a picture of
everybody would tell nothing at this size, and would take longer than somebody wants to wait.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum

from werkbank.app.merge_marks import Marked, marked
from werkbank.app.merge_rows import Change, states_of
from werkbank.app.session import Key
from werkbank.drawing.shapes import Drawing
from werkbank.i18n import mark, tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.errors import KnownError
from werkbank.model.kinds import Kind
from werkbank.store.merging import MergePreview

MOST = 60  # people in one picture
WIDE = 900.0  # pt; the timeline, of which one lies under the other, so that the years stand below each other


class Side(Enum):
    """Of whom a picture is."""

    OURS = mark("Hier")
    THEIRS = mark("Bij de afzender")
    TOGETHER = mark("Samen, na het overnemen")


class Sort(StrEnum):
    """Which picture."""

    GENOGRAM = "genogram"
    TIMELINE = "timeline"


@dataclass(frozen=True, slots=True)
class Shown:
    """One picture, or in words why there is none; ``note`` says what of the family is in it."""

    marked: Marked | None
    note: str = ""


def picture_of(seen: MergePreview, changes: Iterable[Change], *, side: Side, sort: Sort, today: date) -> Shown:
    """Draw one side."""
    told = tuple(changes)
    whole = {Side.OURS: seen.ours, Side.THEIRS: seen.theirs, Side.TOGETHER: seen.merged}[side]
    casus, note = _part(whole, told) if sort is Sort.GENOGRAM else (whole, "")
    if not (casus.persons or casus.events):
        return Shown(None, tr("Hier staat nog niets."))
    if sort is Sort.TIMELINE and not casus.events:
        return Shown(None, tr("Er staan nog geen gebeurtenissen op de tijdlijn."))
    try:
        drawing = _genogram(casus, today) if sort is Sort.GENOGRAM else _timeline(casus, today)
    except KnownError as error:  # what cannot be drawn can still be taken in, and is then put right
        return Shown(None, error.for_people())
    return Shown(marked(drawing, states_of(told), beside=_beside(told)), note)


def _genogram(casus: Casus, today: date) -> Drawing:
    from werkbank.genogram.picture import draw

    return draw(casus, as_of=today)


def _timeline(casus: Casus, today: date) -> Drawing:
    from werkbank.timeline.picture import draw

    return draw(casus, today=today, width=WIDE, legend=False)


def _part(casus: Casus, changes: tuple[Change, ...]) -> tuple[Casus, str]:
    if len(casus.persons) <= MOST:
        return casus, ""
    from werkbank.genogram.focus import middle_of, nearest
    from werkbank.genogram.part import part_of, relatives_of

    touched = dict.fromkeys(person for change in changes for person in change.people if person in casus.persons)
    around = list(touched)[:MOST]
    beside = relatives_of(casus)
    near = dict.fromkeys((*around, *(other for person in around for other in beside.get(person, ()))))
    middle = middle_of(casus)
    shown = list(near)[:MOST] or list(nearest(casus, around=middle, most=MOST) if middle else ())
    note = tr("{n} van {alle} personen: over wie iets verandert.", n=len(shown), alle=len(casus.persons))
    return part_of(casus, shown=shown).casus, note


def _beside(changes: tuple[Change, ...]) -> dict[Key, int]:
    counted: dict[EntityId, int] = {}
    for change in changes:
        for person in change.people:
            counted[person] = counted.get(person, 0) + 1
    return {Key(Kind.PERSON, person): count for person, count in counted.items()}
