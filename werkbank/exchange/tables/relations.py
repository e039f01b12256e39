"""The table ``relaties``: one row is a couple, a parent and child, twins, or a bond; the column ``soort`` decides.

Twins of three or more stand in as many rows less one and come together again. An accusing bond (violence, control,
neglect, fear) without source and status comes in as unknown and shielded, and is listed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from werkbank.exchange.cells.cell import Fields, Pen, Spot
from werkbank.exchange.cells.dates import Day, HasEnded
from werkbank.exchange.cells.refs import Ref
from werkbank.exchange.cells.words import Word
from werkbank.exchange.report import Grade
from werkbank.exchange.tables.column import Table, column, completed, entity_of, fields_of, place_of, shared
from werkbank.exchange.tables.relation_kinds import RelationKind
from werkbank.i18n import mark, tr
from werkbank.model.clock import EntityId
from werkbank.model.dates import UNKNOWN
from werkbank.model.entities import Bond, Entity, Parentage, Partnership, Twins
from werkbank.model.kinds import Kind, Sharing

_OWN_COLUMNS = {
    Kind.PARTNERSHIP: {"begin", "end", "ended", "how_ended"},
    Kind.PARENTAGE: {"begin", "end", "foster_kind"},
    Kind.TWINS: set[str](),
    Kind.BOND: {"begin", "end", "status"},
}
_IDENTICAL = "eeneiig"
MOST_TWINS = 20  # more than were ever born at once; beyond it rows stay apart


def _build(fields: Fields, spot: Spot) -> Iterable[Entity]:
    kind, word = fields.pop("_soort")
    one, other = fields.pop("_van"), fields.pop("_naar")
    if one == other:
        _refuse_oneself(spot, kind)
        return ()
    own = {name: value for name, value in fields.items() if name not in _ALL_OWN or name in _OWN_COLUMNS[kind]}
    _keep_the_rest(fields, kind=kind, spot=spot)
    return (entity_of(kind, {**own, **_BUILDERS[kind](word, one, other, own, spot)}, spot),)


_ALL_OWN = set().union(*_OWN_COLUMNS.values())


def _refuse_oneself(spot: Spot, kind: Kind) -> None:
    cause = {
        Kind.PARTNERSHIP: tr("iemand is hier partner van zichzelf."),
        Kind.PARENTAGE: tr("iemand is hier ouder van zichzelf."),
    }.get(kind, tr("iemand heeft hier een relatie met zichzelf."))
    spot.column = "naar"
    spot.refuse(cause, remedy=tr("Verbeter ‘van’ of ‘naar’."), code="with-oneself")


def _keep_the_rest(fields: Fields, *, kind: Kind, spot: Spot) -> None:
    """Cells that mean nothing for this kind of relation go to the note, as they were typed."""
    for each in _COLUMNS:
        typed = spot.texts.get(each.name)
        strange = _ALL_OWN.intersection(each.fields) and not _OWN_COLUMNS[kind].intersection(each.fields)
        if typed and strange and any(name in fields for name in each.fields):
            spot.column = each.name
            spot.keep_as_note(typed)
            spot.desk.draft.note(
                spot.place, tr("dit past niet bij deze soort relatie; ‘{tekst}’ staat in de notitie.", tekst=typed)
            )


def _partners(word: str, one: str, other: str, own: Fields, spot: Spot) -> Fields:  # noqa: ARG001
    return {"kind": word, "partners": (one, other), **({"ended": True} if "how_ended" in own else {})}


def _parent(word: str, one: str, other: str, own: Fields, spot: Spot) -> Fields:  # noqa: ARG001
    return {"kind": word, "parent": one, "child": other}


def _twins(word: str, one: str, other: str, own: Fields, spot: Spot) -> Fields:  # noqa: ARG001
    return {"persons": (one, other), "identical": word == _IDENTICAL}


def _bond(word: str, one: str, other: str, own: Fields, spot: Spot) -> Fields:
    row = spot.desk.words.bond_kinds[word]
    found: Fields = {"kind": word, "from_person": one, "to_person": other}
    if row.accusation and "source" not in own and "status" not in own:
        spot.column = "soort"
        spot.desk.draft.add(
            Grade.SHIELDED,
            spot.place,
            tr(
                "‘{soort}’ heeft geen bron en geen status; het komt binnen als onbekend en afgeschermd.",
                soort=row.in_tables,
            ),
            remedy=tr("Vul bron en status aan."),
            code="bond-without-source",
        )
        found["sharing"] = Sharing.SHIELDED
    return found


_BUILDERS: dict[Kind, Callable[[str, str, str, Fields, Spot], Fields]] = {
    Kind.PARTNERSHIP: _partners,
    Kind.PARENTAGE: _parent,
    Kind.TWINS: _twins,
    Kind.BOND: _bond,
}


def _joined(entities: Sequence[Entity]) -> Iterator[Entity]:
    """Twins that share a child, put together in the order in which the children were named; all else as it is."""
    group_of: dict[tuple[bool, str], Twins] = {}
    groups: dict[EntityId, Twins] = {}
    for pair in entities:
        if not isinstance(pair, Twins):
            yield pair
            continue
        same = {twins.id: twins for child in pair.persons if (twins := group_of.get((pair.identical, child)))}
        parts = [*same.values(), pair]
        persons = tuple(dict.fromkeys(person for twins in parts for person in twins.persons))
        if len(persons) > MOST_TWINS:
            yield pair
            continue
        joined = parts[0] if parts[0].persons == persons else parts[0].but(persons=persons)
        for gone in same:
            del groups[gone]
        groups[joined.id] = joined
        group_of.update(((pair.identical, person), joined) for person in persons)
    yield from groups.values()


def _rows(pen: Pen) -> Iterator[Fields]:
    tables = (pen.casus.partnerships, pen.casus.parentages, pen.casus.twins, pen.casus.bonds)
    entities = [entity for table in tables for entity in table.values()]
    for entity in sorted(entities, key=place_of):
        yield from _rows_of(entity, pen)


_NOTHING: Fields = {"begin": UNKNOWN, "end": UNKNOWN, "ended": False, "how_ended": "", "status": "", "foster_kind": ""}


def _rows_of(entity: Entity, pen: Pen) -> Iterator[Fields]:
    for number, (one, other) in enumerate(pairs_of(entity)):
        own = {"_kind": entity.kind_of, "_van": one, "_naar": other, "_soort": _kind_and_word(entity)}
        fields = {**_NOTHING, **fields_of(entity), **own}
        if isinstance(entity, Bond):
            fields["status"] = _status(entity, pen)
        if number:
            name = f"{pen.name_of(entity.kind_of, entity.id)}-{number + 1}"
            fields = {**_NOTHING, **_blank_common(entity), **own, "ref": name, "id": ""}
        yield fields


def pairs_of(entity: Entity) -> list[tuple[str, str]]:
    """Who stands in 'van' and 'naar', row by row; nothing when rows cannot say it."""
    if isinstance(entity, Parentage):
        return [(entity.parent, entity.child)]
    if isinstance(entity, Bond):
        return [(entity.from_person, entity.to_person)]
    if isinstance(entity, Twins):
        return list(zip(entity.persons, entity.persons[1:], strict=False))
    if isinstance(entity, Partnership) and len(set(entity.partners)) == len(entity.partners) == 2:
        return [(entity.partners[0], entity.partners[1])]
    return []


def _kind_and_word(entity: Entity) -> tuple[Kind, str]:
    if isinstance(entity, Twins):
        return Kind.TWINS, _IDENTICAL if entity.identical else "twee-eiig"
    assert isinstance(entity, Partnership | Parentage | Bond)  # noqa: S101 - for the type checker
    return entity.kind_of, str(entity.kind)


def _status(bond: Bond, pen: Pen) -> str:
    """An accusing bond always says its status, so that it does not come back as one without."""
    row = pen.words.bond_kinds.get(bond.kind)
    default = type(bond).model_fields["status"].default
    return bond.status if bond.status != default or (row and row.accusation) else ""


def _blank_common(entity: Entity) -> Fields:
    fields = type(entity).model_fields
    return {name: fields[name].default for each in _COLUMNS for name in each.fields if name in fields}


_COLUMNS = completed((
    column("van", "_van", Ref(Kind.PERSON), mark("id; bij een kind: de ouder"), required=True, filled=True),
    column("naar", "_naar", Ref(Kind.PERSON), mark("id; bij een kind: het kind"), required=True, filled=True),
    column("soort", "_soort", RelationKind(), mark("zie de lijst met soorten"), required=True, filled=True),
    column("begin", "begin", Day(), mark("datum")),
    column("einde", "end ended", HasEnded(), mark("datum; ‘onbekend’ als alleen bekend is dat het voorbij is")),
    column("einde door", "how_ended", Word("partnership_ends"), mark("scheiding, uit elkaar, overlijden of leeg")),
    column("status", "status", Word("bond_statuses"), mark("erkend, betwist, vermoed of onbekend")),
    *shared("bron", "delen", "niet voor", "notitie"),
    column("pleegvorm", "foster_kind", Word("foster_kinds"), mark("netwerk, bestand of gezinshuis"), extra=True),
))  # fmt: skip
RELATIONS = Table("relaties", Kind.BOND, _COLUMNS, _build, _rows, ids=False, finish=_joined)
