"""The genogram as a drawing: places from the layout, ink from the casus on a day (genogram.md section 2).

Positions belong to the pedigree, ink to the date: ``draw`` with another ``as_of`` moves nobody. The same drawing goes
on screen, on paper and into SVG; a group carries the key of its person or relation.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from werkbank.drawing.geometry import placed
from werkbank.drawing.shapes import Drawing, Group, Item
from werkbank.genogram.couples import Couple, couples_of
from werkbank.genogram.from_casus import pedigree_of
from werkbank.genogram.lay_out import lay_out
from werkbank.genogram.layout import Layout
from werkbank.genogram.symbols import Look, person_group
from werkbank.genogram.ties import join_group, line_item
from werkbank.i18n import ntr, tr
from werkbank.model.casus import Casus

FAMILY, PROFESSIONAL = "family", "professional"


def layout_of(casus: Casus) -> Layout:
    """Places and lines of everybody in the casus."""
    return lay_out(pedigree_of(casus))


def draw(casus: Casus, *, as_of: date, view: str = PROFESSIONAL, layout: Layout | None = None) -> Drawing:
    """The genogram as it was on a day. ``layout`` may be given when the pedigree has not changed."""
    laid = layout or layout_of(casus)
    look = Look(as_of, family=view == FAMILY)
    items = (*line_groups(casus, laid, look=look), *person_groups(casus, laid, look=look))
    moved = tuple(placed(item, dx=-laid.left, dy=-laid.top) for item in items) if laid.left or laid.top else items
    alt = ntr("Genogram met {n} persoon", "Genogram met {n} personen", len(laid.persons))
    return Drawing(max(laid.width, 1.0), max(laid.height, 1.0), moved, title=tr("Genogram"), alt=alt)


def person_groups(casus: Casus, laid: Layout, *, look: Look) -> Iterator[Group]:
    """One group a person, in reading order: row by row, left to right."""
    for person_id, place in sorted(laid.persons.items(), key=lambda item: (item[1].y, item[1].x)):
        person = casus.persons.get(person_id)  # type: ignore[call-overload]
        if person is not None:
            yield person_group(person, place, look=look)


def line_groups(casus: Casus, laid: Layout, *, look: Look) -> Iterator[Item]:
    """All lines below the symbols, and the marks on the partner lines."""
    couples: dict[str, Couple] = {couple.id: couple for couple in couples_of(casus).values()}
    for line in laid.lines:
        yield line_item(line, couples.get(line.union), as_of=look.as_of)
    for union, join in laid.joins.items():
        if (couple := couples.get(union)) and (group := join_group(join, couple, as_of=look.as_of)):
            yield group
