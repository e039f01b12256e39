"""The table ``huishoudens``: one row is somebody who lives somewhere; and ``casus``, one row about the case itself.

A home is known by the text in ``huishouden``. What a row says about sharing holds for that person's living there; the
home itself gets the strictest of its rows, because its name may say too much. A row without a person is about the
home alone, and then that is what counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from werkbank.exchange.cells.cell import Cell, Fields, Pen, Spot, type_value
from werkbank.exchange.cells.dates import Day, End
from werkbank.exchange.cells.plain import Flag, Text, Texts
from werkbank.exchange.cells.refs import Ref, Whos
from werkbank.exchange.tables.column import COMMON, Table, column, completed, entity_of, fields_of, place_of
from werkbank.i18n import mark, tr
from werkbank.model.clock import EntityId
from werkbank.model.dates import UNKNOWN
from werkbank.model.entities import SHEET_ID, Entity, Household, Residence
from werkbank.model.kinds import Kind, Sharing

_STRICTEST_FIRST = (Sharing.SHIELDED, Sharing.UNDECIDED, Sharing.TEAM, Sharing.FAMILY, Sharing.CHAIN)
_OF_HOME = ("municipality", "secret", "secret_for")
_LIMITS = ("sharing", "only_for", "not_for")
_COMMON_FIELDS = tuple(name for each in COMMON for name in each.fields)


@dataclass(frozen=True, slots=True)
class HomeName(Cell):
    """The name of a home as its key in the file."""

    def read(self, text: str, spot: Spot) -> type_value:  # noqa: ARG002
        return text

    def write(self, value: type_value, pen: Pen) -> str:
        return pen.name_of(Kind.HOUSEHOLD, value)


def _build(fields: Fields, spot: Spot) -> Iterable[Entity]:
    name = fields.pop("_home")
    ident = spot.desk.given(Kind.HOUSEHOLD, name)
    label = fields.pop("label", "") or name
    own = {key: fields.pop(key) for key in _OF_HOME if key in fields}
    _keep_other_place(own, ident, spot)
    base = {**own, "id": ident, "ref": name, "label": label}
    if "person" not in fields:
        note = "\n".join([*filter(None, [fields.pop("note", "")]), *spot.notes])
        common = {key: value for key, value in fields.items() if key in _COMMON_FIELDS}
        return (Household.model_validate({**base, **common, "note": note}),)
    limits = {key: fields[key] for key in _LIMITS if key in fields}
    return (
        Household.model_validate({**base, **limits}),
        entity_of(Kind.RESIDENCE, {**fields, "household": ident}, spot),
    )


def _keep_other_place(own: Fields, ident: EntityId, spot: Spot) -> None:
    """A home lies in one municipality: another one goes to the note."""
    place = own.get("municipality", "")
    first = spot.desk.places.setdefault(ident, place) or place
    if place and place != first:
        spot.column = "gemeente"
        spot.warn(
            tr("dit huishouden ligt ook in {plaats}; hier staat {ander}.", plaats=first, ander=place),
            remedy=tr("Geef een huis in een andere gemeente een andere naam. De tekst staat in de notitie."),
            code="home-in-two-places",
        )
        spot.keep_as_note(place)
        del own["municipality"]
    elif first:
        spot.desk.places[ident] = first


def _joined(entities: Sequence[Entity]) -> Iterator[Entity]:
    """The homes, each put together from its rows, and then who lived there."""
    rows: dict[EntityId, list[Household]] = {}
    alone: dict[EntityId, Household] = {}
    for entity, following in zip(entities, [*entities[1:], None], strict=False):
        if isinstance(entity, Household):
            rows.setdefault(entity.id, []).append(entity)
            if not isinstance(following, Residence):
                alone.setdefault(entity.id, entity)
    for ident, homes in rows.items():
        yield _home_of(homes, base=alone.get(ident))
    yield from (entity for entity in entities if isinstance(entity, Residence))


def _home_of(homes: Sequence[Household], *, base: Household | None) -> Household:
    limits = {} if base else limits_of(homes)
    return (base or homes[0]).but(
        municipality=next((home.municipality for home in homes if home.municipality), ""),
        secret=any(home.secret for home in homes),
        secret_for=tuple(dict.fromkeys(name for home in homes for name in home.secret_for)),
        **limits,
    )


def limits_of(rows: Sequence[Entity]) -> Fields:
    """The strictest sharing of some items."""
    only = [row.only_for for row in rows if row.only_for]
    return {
        "sharing": min((row.sharing for row in rows), key=_STRICTEST_FIRST.index),
        "only_for": tuple(name for name in only[0] if all(name in names for names in only)) if only else (),
        "not_for": tuple(dict.fromkeys(name for row in rows for name in row.not_for)),
    }


def _rows(pen: Pen) -> Iterator[Fields]:
    told: set[str] = set()
    living: dict[str, list[Residence]] = {}
    for residence in pen.casus.residences.values():
        living.setdefault(residence.household, []).append(residence)
    for residence in sorted(pen.casus.residences.values(), key=place_of):
        home = pen.casus.households.get(residence.household)
        if home is None:
            continue
        if home.id not in told and not _follows_from_rows(home, living[home.id]):
            yield _alone(home, pen)
        told.add(home.id)
        yield {**fields_of(residence), **_of_home(home, pen)}
    yield from (_alone(home, pen) for home in pen.casus.households.values() if home.id not in told)


def _of_home(home: Household, pen: Pen) -> Fields:
    label = "" if home.label == pen.name_of(Kind.HOUSEHOLD, home.id) else home.label
    return {"_home": home.id, **{key: getattr(home, key) for key in _OF_HOME}, "label": label}


def _alone(home: Household, pen: Pen) -> Fields:
    return {
        **fields_of(home),
        "id": "",
        "ref": "",
        "person": "",
        "begin": UNKNOWN,
        "end": UNKNOWN,
        **_of_home(home, pen),
    }


def _follows_from_rows(home: Household, living: Sequence[Residence]) -> bool:
    """Whether the rows of those who live there say all there is to this home."""
    default = Household(id=home.id)
    expected = {**{name: getattr(default, name) for name in _COMMON_FIELDS}, **limits_of(living)}
    return all(getattr(home, name) == value for name, value in expected.items())


HOMES = Table(
    "huishoudens",
    Kind.RESIDENCE,
    completed((
        column("huishouden", "_home", HomeName(), mark("naam van het huis, steeds gelijk"), required=True, filled=True),
        column("gemeente", "municipality", Text()),
        column("persoon", "person", Ref(Kind.PERSON), mark("id; een rij zonder persoon gaat over het huis zelf")),
        column("begin", "begin", Day(), mark("datum")),
        column("einde", "end", End(), mark("datum")),
        column("geheim", "secret", Flag(doubt=True, spoken=True), mark("ja bij geheim verblijf")),
        column("naam", "label", Text(), mark("hoe het huis heet, als dat anders is"), extra=True),
        column("geheim voor", "secret_for", Whos(), mark("ids of organisaties"), extra=True),
    )),
    _build,
    _rows,
    ids=False,
    finish=_joined,
)  # fmt: skip


def _build_sheet(fields: Fields, spot: Spot) -> Iterable[Entity]:
    if SHEET_ID in spot.desk.places:
        spot.column = ""
        spot.refuse(
            tr("de tabel casus heeft meer dan één rij."),
            remedy=tr("Maak per casus een eigen map of bestand."),
            code="two-cases",
        )
    spot.desk.places[SHEET_ID] = ""
    spot.ident, spot.ref = SHEET_ID, ""
    return (entity_of(Kind.SHEET, fields, spot),)


def _sheet_rows(pen: Pen) -> Iterator[Fields]:
    return (fields_of(sheet) for sheet in pen.casus.table(Kind.SHEET).values())


SHEET = Table(
    "casus",
    Kind.SHEET,
    completed((
        column("naam", "name", Text(), mark("naam van de casus")),
        column("gemeente", "municipality", Text()),
        column("aanleiding", "reason", Text(), mark("waarom nu")),
        column("organisaties", "owners", Texts(), mark("met | ertussen")),
        column("begonnen", "started", Day(), mark("datum")),
        column("fase", "phase", Text()),
        column("evaluatie", "evaluation", Day(), mark("datum")),
        column("bewaren", "retention", Text(), mark("werkdossier of dossier")),
        column("verhaal", "story", Text(), mark("het verhaal in tien regels")),
        column("bewaren tot", "retention_date", Day(), mark("datum"), extra=True),
        column("bouwstenensets", "sets", Texts(), mark("welke sets er ook zijn: routekaart"), extra=True),
        column("instellingen patronen", "pattern_settings", Texts(), mark("met | ertussen"), extra=True),
        column("makkelijke woorden", "easier_words", Texts(), mark("moeilijk = makkelijk, met | ertussen"), extra=True),
    )),
    _build_sheet,
    _sheet_rows,
    ids=False,
)  # fmt: skip
