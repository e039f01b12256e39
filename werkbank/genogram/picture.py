"""The genogram as a drawing: places from the layout, ink from the casus on a day (genogram.md section 2).

Positions belong to the pedigree, ink to the date: ``draw`` with another ``as_of`` moves nobody. The same drawing goes
on screen, on paper and into SVG; a group carries the key of its person or relation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from werkbank.drawing.geometry import placed
from werkbank.drawing.shapes import Drawing, Item
from werkbank.genogram.couples import Couple, couples_of
from werkbank.genogram.from_casus import pedigree_of
from werkbank.genogram.ink import Ink, Level, Piece, life_turns, turns
from werkbank.genogram.lay_out import lay_out
from werkbank.genogram.layout import Join, Layout, Line, Place
from werkbank.genogram.symbols import Look, person_group
from werkbank.genogram.ties import join_group, line_item
from werkbank.i18n import ntr, tr
from werkbank.model.casus import Casus
from werkbank.model.entities import Person

FAMILY, PROFESSIONAL = "family", "professional"


def layout_of(casus: Casus) -> Layout:
    """Places and lines of everybody in the casus."""
    return lay_out(pedigree_of(casus))


def draw(casus: Casus, *, as_of: date, view: str = PROFESSIONAL, layout: Layout | None = None) -> Drawing:
    """The genogram as it was on a day. ``layout`` may be given when the pedigree has not changed."""
    laid = layout or layout_of(casus)
    items = ink_of(casus, laid, look=Look(as_of, family=view == FAMILY)).items(as_of)
    moved = tuple(placed(item, dx=-laid.left, dy=-laid.top) for item in items) if laid.left or laid.top else items
    alt = ntr("Genogram met {n} persoon", "Genogram met {n} personen", len(laid.persons))
    return Drawing(max(laid.width, 1.0), max(laid.height, 1.0), moved, title=tr("Genogram"), alt=alt)


def ink_of(casus: Casus, laid: Layout, *, look: Look) -> Ink:
    """Everything in the picture, piece by piece, on any day (``look.as_of`` does not matter here).

    The one place that says what a genogram consists of: screen, paper and SVG all draw these pieces. A new layer is
    a function like those below, added to this list.
    """
    return Ink((*line_pieces(casus, laid), *mark_pieces(casus, laid), *person_pieces(casus, laid, look=look)))


def person_pieces(casus: Casus, laid: Layout, *, look: Look) -> Iterator[Piece]:
    """One piece a person, in reading order: row by row, left to right."""
    for person_id, place in sorted(laid.persons.items(), key=lambda item: (item[1].y, item[1].x)):
        person = casus.persons.get(person_id)  # type: ignore[call-overload]
        if person is not None:
            yield _person_piece(person, place, look=look)


def _person_piece(person: Person, place: Place, *, look: Look) -> Piece:
    def sign(day: date) -> tuple[Item, ...]:
        return (person_group(person, place, look=replace(look, as_of=day)),)

    return Piece(f"person:{person.id}", Level.PERSONS, sign, life_turns(person))


def line_pieces(casus: Casus, laid: Layout) -> Iterator[Piece]:
    """All lines below the symbols; only those between partners know of time."""
    couples = {couple.id: couple for couple in couples_of(casus).values()}
    for number, line in enumerate(laid.lines):
        couple = couples.get(line.union)

        def inked(day: date, line: Line = line, couple: Couple | None = couple) -> tuple[Item, ...]:
            return (line_item(line, couple, as_of=day),)

        dated = couple is not None and line.kind == "partner"
        days = _couple_turns(couple) if dated and couple else ()
        yield Piece(f"{line.union}:{line.kind}:{number}", Level.LINES, inked, days)


def mark_pieces(casus: Casus, laid: Layout) -> Iterator[Piece]:
    """What stands on the partner lines: years and slashes."""
    couples = {couple.id: couple for couple in couples_of(casus).values()}
    for union, join in laid.joins.items():
        if (couple := couples.get(union)) is None:
            continue

        def marks(day: date, join: Join = join, couple: Couple = couple) -> tuple[Item, ...]:
            group = join_group(join, couple, as_of=day)
            return (group,) if group else ()

        yield Piece(f"{union}:marks", Level.MARKS, marks, _couple_turns(couple))


def _couple_turns(couple: Couple) -> tuple[date, ...]:
    return turns(*(claim for period in couple.periods for claim in (period.begin, period.end)))
