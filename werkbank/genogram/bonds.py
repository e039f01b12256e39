"""Emotional lines as pieces of the picture: ways from the layout, ink from kind, status and day.

``bond_ways`` depends on the layout and on who is linked with whom, so a view keeps it over dates, layers and changes
of kind; ``bond_pieces`` gives one piece a bond, keyed ``bond:<id>``. A bond has no box: it is hit on its ink alone, so
that it is never in the way of the people and lines that it passes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from werkbank.drawing.shapes import Group, Item
from werkbank.genogram.bonds_curve import Curve
from werkbank.genogram.bonds_ink import bond_ink
from werkbank.genogram.bonds_ports import form_of
from werkbank.genogram.bonds_room import Wall
from werkbank.genogram.bonds_route import ways
from werkbank.genogram.bonds_search import Asked, Way
from werkbank.genogram.bonds_shown import OPEN_STATUS, When, family_names, may_be_drawn, when
from werkbank.genogram.couples import couples_of
from werkbank.genogram.from_casus import ANY_DAY
from werkbank.genogram.ink import Level, Piece, turns
from werkbank.genogram.labels import name_of
from werkbank.genogram.layers import EVERYDAY, PAST_BONDS, Layers
from werkbank.genogram.layout import Layout
from werkbank.genogram.looks import Look
from werkbank.genogram.ties import label_room
from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.dates import to_dutch
from werkbank.model.entities import Bond, Person
from werkbank.model.vocabulary import vocabulary

PLAIN = "bond_focus"
TEXT_UP, TEXT_DOWN, SLASHES = 13.0, 5.0, 10.0  # the text and slashes on a partner line


def bond_ways(casus: Casus, laid: Layout, *, look: Look = ANY_DAY) -> dict[str, Way]:
    """The way of every bond that this view may show, by id; what is hidden from a view bends no line in it.

    Those of two people come in the order of time, the latest with the best way.
    """
    forms = {name: form_of(casus.persons.get(name)) for name in laid.persons}  # type: ignore[call-overload]
    bonds = drawable(casus, look=look)
    first: dict[frozenset[str], int] = {}
    for number, bond in enumerate(bonds):
        first.setdefault(_pair(bond), number)
    ordered = sorted(bonds, key=lambda b: (first[_pair(b)], -(b.begin.lo or date.min).toordinal()))
    asked = (Asked(bond.id, bond.from_person, bond.to_person) for bond in ordered)
    return ways(laid, asked, forms=forms, texts=_texts(casus, laid, look=look))


def drawable(casus: Casus, *, look: Look) -> list[Bond]:
    """The bonds that this view may show, whichever layers are on, in order of entry."""
    names = family_names(casus)
    return [bond for bond in casus.bonds.values() if may_be_drawn(bond, family=look.family, names=names)]


def bond_pieces(
    casus: Casus,
    laid: Layout,
    *,
    look: Look = ANY_DAY,
    layers: Layers = EVERYDAY,
    ways: Mapping[str, Way] | None = None,
) -> Iterator[Piece]:
    """One piece a bond that may be shown, in order of entry."""
    names = family_names(casus)
    shown = [
        b
        for b in casus.bonds.values()
        if layers.shows_bond(b.kind) and may_be_drawn(b, family=look.family, names=names)
    ]
    if not shown:
        return
    found = bond_ways(casus, laid, look=look) if ways is None else ways
    for bond in shown:
        one, other = casus.persons.get(bond.from_person), casus.persons.get(bond.to_person)
        if one is not None and other is not None and bond.id in found:
            yield _piece(bond, one, other, way=found[bond.id], past=layers.shows(PAST_BONDS))


def _piece(bond: Bond, one: Person, other: Person, *, way: Way, past: bool) -> Piece:
    def drawn(day: date) -> tuple[Item, ...]:
        state = when(bond, one, other, day=day)
        if state is When.FUTURE or (state is When.PAST and not past):
            return ()
        return (bond_group(bond, one, other, way=way, over=state is When.PAST),)

    days = turns(bond.begin, bond.end, one.birth, one.death, other.birth, other.death)
    return Piece(f"bond:{bond.id}", Level.BONDS, drawn, days, of=(bond, one, other, way, past))


def bond_group(bond: Bond, one: Person, other: Person, *, way: Way, over: bool = False) -> Group:
    """The sign of one bond."""
    row = vocabulary().bond_kinds.get(bond.kind)
    role = row.colour if row is not None else PLAIN
    items = bond_ink(bond.kind, Curve(way.points), role=role, size=way.size, status=bond.status, over=over)
    return Group(tuple(items), key=f"bond:{bond.id}", alt=spoken(bond, one, other, over=over))


def spoken(bond: Bond, one: Person, other: Person, *, over: bool) -> str:
    """'Band van Marieke naar Bo: zorgt voor, sinds 2010, betwist, bron: school'."""
    row = vocabulary().bond_kinds.get(bond.kind)
    kind = row.label if row is not None else bond.kind or tr("soort nog niet gekozen")
    names = (name_of(one) or tr("onbekend"), name_of(other) or tr("onbekend"))
    parts = [
        tr("Band van {een} naar {ander}: {soort}", een=names[0], ander=names[1], soort=kind)
        if row is not None and row.directed
        else tr("Band tussen {een} en {ander}: {soort}", een=names[0], ander=names[1], soort=kind),
        tr("sinds {datum}", datum=to_dutch(bond.begin)) if bond.begin.is_known else "",
        tr("tot {datum}", datum=to_dutch(bond.end)) if bond.end.is_known else tr("voorbij") if over else "",
        bond.status if bond.status not in OPEN_STATUS else "",
        tr("bron: {bron}", bron=bond.source) if bond.source else "",
    ]
    return ", ".join(part for part in parts if part)


def _pair(bond: Bond) -> frozenset[str]:
    return frozenset((bond.from_person, bond.to_person))


def _texts(casus: Casus, laid: Layout, *, look: Look) -> Iterator[Wall]:
    """What stands on the partner lines at any date: years and slashes."""
    couples = {couple.id: couple for couple in couples_of(casus).values()}
    for union, join in laid.joins.items():
        if (couple := couples.get(union)) is not None and couple.periods:
            middle = (join.left + join.right) / 2
            half = max(label_room(couple.periods, look=look) - 6, SLASHES) / 2
            yield Wall(middle - half, join.y - TEXT_UP * look.text, middle + half, join.y + TEXT_DOWN, "")
