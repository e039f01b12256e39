"""What no table can hold, said item by item before anybody relies on an export."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from werkbank.exchange.cells.cell import Fields, Pen, pen_for
from werkbank.exchange.cells.dates import read_again, text_of
from werkbank.exchange.report import Grade, Place, Remark
from werkbank.exchange.tables.all import TABLES
from werkbank.exchange.tables.column import Table
from werkbank.exchange.tables.events import says_who
from werkbank.exchange.tables.relations import pairs_of
from werkbank.exchange.texts import has_steering_signs
from werkbank.i18n import tr
from werkbank.model.casus import Casus
from werkbank.model.dates import VagueDate
from werkbank.model.entities import Partnership, Twins
from werkbank.model.vocabulary import vocabulary

_FIRST_ROW = 2  # the header is row 1


def cannot_hold(casus: Casus, *, today: date) -> tuple[Remark, ...]:
    """One remark for whatever would come back different, or not at all, from exported tables."""
    return lost_on_paper(pen_for(casus, today=today, words=vocabulary()))


def lost_on_paper(pen: Pen) -> tuple[Remark, ...]:
    """The same for a casus that is being written."""
    return (
        *_without_row(pen.casus),
        *_unknown_bonds(pen),
        *(remark for table in TABLES for remark in _in_rows(table, pen)),
    )


def _without_row(casus: Casus) -> Iterator[Remark]:
    for entity in (*casus.partnerships.values(), *casus.twins.values()):
        assert isinstance(entity, Partnership | Twins)  # noqa: S101 - for the type checker
        if not pairs_of(entity):
            yield _remark(
                Place("relaties"), tr("{id} heeft geen twee personen en staat in geen rij.", id=entity.name_in_tables)
            )
    for page in casus.child_pages.values():
        if page.drawing:
            cause = tr("de tekening van {id} past niet in een tabel; zij blijft in de kluis.", id=page.name_in_tables)
            yield _remark(Place("kindbladen"), cause)
    for residence in casus.residences.values():
        if residence.household not in casus.households:
            yield _remark(Place("huishoudens"), tr("{id} hoort bij geen huishouden.", id=residence.name_in_tables))


def _unknown_bonds(pen: Pen) -> Iterator[Remark]:
    for bond in pen.casus.bonds.values():
        if bond.kind not in pen.words.bond_kinds:
            cause = tr(
                "de soort band van {id} is geen woord van de tabel; zo komt hij niet meer binnen.",
                id=bond.name_in_tables,
            )
            yield _remark(Place("relaties"), cause)


def _in_rows(table: Table, pen: Pen) -> Iterator[Remark]:
    for number, fields in enumerate(table.rows(pen), start=_FIRST_ROW):
        for column in table.columns:
            place = Place(table.name, number, column.name)
            for name in column.fields:
                yield from _of_value(fields[name], place, pen)
        yield from _of_effect(fields, Place(table.name, number, "wat deed het"))


def _of_value(value: object, place: Place, pen: Pen) -> Iterator[Remark]:
    if isinstance(value, str) and has_steering_signs(value):
        yield _remark(place, tr("stuurtekens in de tekst vallen weg."))
    elif isinstance(value, VagueDate) and (value.as_typed or value.edtf):
        cause = _lost_of_date(value, pen)
        if cause:
            yield _remark(place, cause)


def _lost_of_date(claim: VagueDate, pen: Pen) -> str:
    text = text_of(claim, pen)
    again = read_again(text, pen)
    if again.is_unreadable:
        return tr("deze datum is niet leesbaar; bij het inlezen wordt ernaar gevraagd.")
    if again.basis != claim.basis:
        return tr("waarop de datum berust ({grond}) staat niet in de tabel.", grond=claim.basis or again.basis)
    if claim.as_typed and text != claim.as_typed.strip():
        return tr("in de tabel staat wat de datum betekent, niet wat er is getypt.")
    return ""


def _of_effect(fields: Fields, place: Place) -> Iterator[Remark]:
    if any(says_who(fields.get(name, "")) for name in ("effect_family", "effect_help")):
        yield _remark(place, tr("wat het gezin en wat de hulp zegt, loopt in deze cel door elkaar."))


def _remark(place: Place, cause: str) -> Remark:
    return Remark(Grade.WARNING, place, cause, code="cannot-hold")
