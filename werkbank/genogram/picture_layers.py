"""The layers over and under the family itself: bonds, households, the ecomap. Each is on or off by ``Layers``.

``layer_pieces`` gives what ``picture.ink_of`` adds to people and lines; ``extent`` is the room that all of it needs on
any day, so that a picture of another day has the same size and moves nobody.
"""

from __future__ import annotations

from collections.abc import Iterator

from werkbank.drawing.geometry import union
from werkbank.drawing.shapes import Box
from werkbank.genogram.bonds import bond_pieces, bond_ways
from werkbank.genogram.ecomap import ecomap_extent, ecomap_pieces
from werkbank.genogram.households import homes_of, name_of_home
from werkbank.genogram.households_drawn import household_pieces
from werkbank.genogram.households_label import room_for_names
from werkbank.genogram.ink import Piece
from werkbank.genogram.layers import BONDS, ECOMAP, HOUSEHOLDS, Layers
from werkbank.genogram.layout import Layout
from werkbank.genogram.looks import Look
from werkbank.model.casus import Casus

AROUND = 8.0  # beside a bond that runs outside everybody


def layer_pieces(casus: Casus, laid: Layout, *, look: Look, layers: Layers) -> Iterator[Piece]:
    """Every piece of the layers that are on."""
    ways = bond_ways(casus, laid, look=look) if casus.bonds else {}
    shown = {bond.id for bond in casus.bonds.values() if layers.shows_bond(bond.kind)}
    if layers.shows(HOUSEHOLDS):
        under = {bond: way for bond, way in ways.items() if bond in shown}
        yield from household_pieces(casus, laid, look=look, bonds=under)
    yield from bond_pieces(casus, laid, look=look, layers=layers, ways=ways)
    if layers.shows(ECOMAP):
        yield from ecomap_pieces(casus, _inner(casus, laid, look=look), look=look)


def extent(casus: Casus, laid: Layout, *, look: Look, layers: Layers) -> Box:
    """The box round the family and everything that its layers may draw on any day."""
    if layers.shows(ECOMAP):
        return ecomap_extent(casus, _inner(casus, laid, look=look), look=look)
    room = _inner(casus, laid, look=look) if layers.shows(BONDS) else Box(laid.left, laid.top, laid.width, laid.height)
    return _with_names(room, laid, look=look) if layers.shows(HOUSEHOLDS) and _named(casus) else room


def _named(casus: Casus) -> bool:
    return any(home.stays and name_of_home(home.household) for home in homes_of(casus))


def _with_names(room: Box, laid: Layout, *, look: Look) -> Box:
    """With a strip above and below the layout for names outside the outlines of homes."""
    above, below = room_for_names(look.text)
    return union((room, Box(laid.left, laid.top - above, laid.width, laid.height + above + below))) or room


def _inner(casus: Casus, laid: Layout, *, look: Look) -> Box:
    """The family with its bonds, shown or not: the ecomap does not move when a layer is switched. Outlines of homes
    keep inside the margin of the layout.
    """
    boxes = [Box(laid.left, laid.top, laid.width, laid.height)]
    if casus.bonds:
        points = [point for way in bond_ways(casus, laid, look=look).values() for point in way.points]
        boxes += [Box(x - AROUND, y - AROUND, 2 * AROUND, 2 * AROUND) for x, y in points]
    return union(boxes) or boxes[0]
