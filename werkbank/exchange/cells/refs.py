"""Cells that point at something else in the file: persons, events, patterns, and people by id or by name."""

from __future__ import annotations

from dataclasses import dataclass

from werkbank.exchange.cells.cell import OMIT, Cell, Pen, Spot, type_value
from werkbank.exchange.texts import joined_list, split_list
from werkbank.i18n import tr
from werkbank.model.clock import EntityId
from werkbank.model.kinds import Kind

TABLE_OF = {
    Kind.PERSON: "personen",
    Kind.EVENT: "gebeurtenissen",
    Kind.PATTERN: "patronen",
    Kind.GOAL: "doelen",
    Kind.BOND: "relaties",
    Kind.HOUSEHOLD: "huishoudens",
    Kind.SESSION: "sessies",
}
_TARGETS = (*TABLE_OF, Kind.STEP, Kind.UTTERANCE, Kind.AGREEMENT, Kind.DECISION, Kind.QUESTION, Kind.SCALE_POINT)


def _found(name: str, spot: Spot, *, kind: Kind, keep: bool) -> EntityId | None:
    known = spot.desk.known(kind, name)
    if known is None:
        near = spot.desk.like(kind, name)
        hint = tr("Bedoel je ‘{id}’? ", id=near) if near else ""
        spot.refuse(
            tr("‘{id}’ staat niet in de tabel {tabel}.", id=name, tabel=TABLE_OF[kind]),
            remedy=hint + tr("Verbeter het id of voeg een rij toe."),
            code="unknown-id",
            keep=keep,
        )
        if keep:
            spot.keep_as_note(name)
    return known


@dataclass(frozen=True, slots=True)
class Ref(Cell):
    """One id of one kind; a row that points nowhere means nothing, unless ``loose``."""

    kind: Kind
    loose: bool = False

    def read(self, text: str, spot: Spot) -> type_value:
        return _found(text, spot, kind=self.kind, keep=self.loose) or OMIT

    def write(self, value: type_value, pen: Pen) -> str:
        return pen.name_of(self.kind, value) if value else ""


@dataclass(frozen=True, slots=True)
class Refs(Cell):
    """A list of ids of one kind; one that points nowhere is kept in the note."""

    kind: Kind

    def read(self, text: str, spot: Spot) -> type_value:
        found = (_found(name, spot, kind=self.kind, keep=True) for name in split_list(text))
        return tuple(dict.fromkeys(item for item in found if item))

    def write(self, value: type_value, pen: Pen) -> str:
        return joined_list(pen.name_of(self.kind, item) for item in value)


@dataclass(frozen=True, slots=True)
class Who(Cell):
    """A person by id, or anybody else by name."""

    def read(self, text: str, spot: Spot) -> type_value:
        return spot.desk.known(Kind.PERSON, text) or text

    def write(self, value: type_value, pen: Pen) -> str:
        return pen.name_of(Kind.PERSON, value)


@dataclass(frozen=True, slots=True)
class Whos(Cell):
    """Persons by id and anybody else by name: people, organisations."""

    def read(self, text: str, spot: Spot) -> type_value:
        return tuple(dict.fromkeys(self._one(name, spot) for name in split_list(text)))

    def _one(self, name: str, spot: Spot) -> str:
        known = spot.desk.known(Kind.PERSON, name)
        if known is None and (near := spot.desk.like(Kind.PERSON, name, cutoff=0.75)):
            spot.warn(
                tr("‘{naam}’ is geen id van een persoon; gelezen als naam. Bedoel je ‘{id}’?", naam=name, id=near),
                code="almost-an-id",
            )
        return known or name

    def write(self, value: type_value, pen: Pen) -> str:
        return joined_list(pen.name_of(Kind.PERSON, item) for item in value)


@dataclass(frozen=True, slots=True)
class Target(Cell):
    """Any item by id; what is no id stays text."""

    def read(self, text: str, spot: Spot) -> type_value:
        return next((known for kind in _TARGETS if (known := spot.desk.known(kind, text))), text)

    def write(self, value: type_value, pen: Pen) -> str:
        names = (pen.names.get(kind, {}).get(value) for kind in _TARGETS)
        return next((name for name in names if name), str(value))


@dataclass(frozen=True, slots=True)
class Stones(Cell):
    """Bouwstenen by id or name. A bare number is asked, because the numbers of 2018 differ."""

    def read(self, text: str, spot: Spot) -> type_value:
        found = (self._stone(name, spot) for name in split_list(text))
        return tuple(dict.fromkeys(item for item in found if item))

    def _stone(self, name: str, spot: Spot) -> str | None:
        from werkbank.model.sets import is_own_row
        from werkbank.model.stone_words import find_among

        if is_own_row(name.upper()):
            return name.upper()
        answer = find_among(spot.desk.stones, name)
        if isinstance(answer, str):
            return answer
        if answer is None:
            spot.warn(
                tr("bouwsteen ‘{naam}’ ken ik niet.", naam=name),
                remedy=tr("De tekst staat in de notitie; kies een bouwsteen met id (B01) of naam."),
                code="unknown-bouwsteen",
            )
        else:
            options = " of ".join(f"{stone.id} {stone.label}" for stone in answer.options)
            spot.refuse(
                tr("welke bouwsteen is ‘{naam}’? De nummers van 2018 zijn anders.", naam=name),
                remedy=tr("Bedoel je {keuzes}? Schrijf het id of de naam.", keuzes=options),
                code="bouwsteen-number",
                keep=True,
                ask=True,
            )
        spot.keep_as_note(name)
        return None

    def write(self, value: type_value, pen: Pen) -> str:  # noqa: ARG002
        return joined_list(value)
