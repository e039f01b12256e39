"""The genogram as a drawing: places from the layout, ink from the casus on a day (genogram.md section 2).

Positions belong to the pedigree, ink to the date: ``draw`` with another ``as_of`` moves nobody. The same drawing goes
on screen, on paper and into SVG; a group carries the key of its person or relation.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from werkbank.drawing.geometry import placed
from werkbank.drawing.shapes import Drawing, Item
from werkbank.genogram.facts import facts_of, without_badges
from werkbank.genogram.family_view import shown_in
from werkbank.genogram.from_casus import ANY_DAY, hints_of, pedigree_of, pins_of
from werkbank.genogram.ink import Ink
from werkbank.genogram.lay_out import lay_out
from werkbank.genogram.layers import BADGES, EVERYDAY, Layers
from werkbank.genogram.layout import Layout
from werkbank.genogram.legend import legend, with_legend
from werkbank.genogram.looks import Look
from werkbank.genogram.picture_family import line_pieces, mark_pieces, person_pieces
from werkbank.genogram.picture_layers import extent, layer_pieces
from werkbank.genogram.progress import Progress, silent
from werkbank.genogram.signs import USUAL, Forms
from werkbank.genogram.used import used_signs
from werkbank.i18n import ntr, tr
from werkbank.model.casus import Casus

FAMILY, PROFESSIONAL = "family", "professional"


def layout_of(casus: Casus, *, look: Look = ANY_DAY, progress: Progress = silent) -> Layout:
    """Places and lines of everybody in the casus, with room for what this look draws on any day.

    ``progress`` is called now and then with a fraction that grows to 1, and may raise to stop.
    """
    return lay_out(pedigree_of(casus, look=look), pins=pins_of(casus), hints=hints_of(casus), progress=progress)


def draw(
    casus: Casus,
    *,
    as_of: date,
    view: str = PROFESSIONAL,
    layout: Layout | None = None,
    forms: Forms = USUAL,
    large: bool = False,
    layers: Layers = EVERYDAY,
    with_signs: bool = False,
) -> Drawing:
    """The genogram as it was on a day; ``with_signs``: with a legend of the signs in it.

    ``layout`` may be given when the pedigree has not changed.
    """
    look = Look(as_of, family=view == FAMILY, forms=forms, large=large)
    casus = shown_in(casus, look)
    laid = layout or layout_of(casus, look=look)
    items = ink_of(casus, laid, look=look, layers=layers).items(as_of)
    room = extent(casus, laid, look=look, layers=layers)
    moved = tuple(placed(item, dx=-room.x, dy=-room.y) for item in items) if room.x or room.y else items
    alt = ntr("Genogram met {n} persoon", "Genogram met {n} personen", len(laid.persons))
    drawn = Drawing(max(room.w, 1.0), max(room.h, 1.0), moved, title=tr("Genogram"), alt=alt)
    if not with_signs:
        return drawn
    return with_legend(drawn, signs_in(casus, laid, items, look=look, layers=layers), look=look)


def signs_in(
    casus: Casus, laid: Layout, items: Iterable[Item], *, look: Look, layers: Layers = EVERYDAY
) -> tuple[str, ...]:
    """The signs of this picture, for its legend."""
    facts = facts_of(casus)
    return used_signs(casus, facts if layers.shows(BADGES) else without_badges(facts), laid, items, look=look)


def ink_of(casus: Casus, laid: Layout, *, look: Look, layers: Layers = EVERYDAY, before: Ink | None = None) -> Ink:
    """Everything in the picture, piece by piece, on any day (``look.as_of`` does not matter here).

    ``before`` is the ink of before an edit: what is the same is taken from it.

    The one place that says what a genogram consists of: screen, paper and SVG all draw these pieces. A new layer is
    a function like those below, added to this list.
    """
    facts = facts_of(casus)
    return Ink(
        (
            *line_pieces(facts, laid, look=look),
            *mark_pieces(facts, laid, look=look),
            *person_pieces(facts if layers.shows(BADGES) else without_badges(facts), laid, look=look),
            *layer_pieces(casus, laid, look=look, layers=layers),
        ),
        before=before,
    )


def legend_of(casus: Casus, *, as_of: date, view: str, width: float, forms: Forms = USUAL) -> Drawing:
    """The legend of a picture as a drawing of its own, for a page that gives it its own place."""
    look = Look(as_of, family=view == FAMILY, forms=forms)
    casus = shown_in(casus, look)
    laid = layout_of(casus, look=look)
    return legend(signs_in(casus, laid, ink_of(casus, laid, look=look).items(as_of), look=look), look=look, width=width)
