"""Small repairs that the format itself asks for, each told in the report.

* Twins of whom nobody knows the parents get an unknown person (empty names) as parent, else nothing says that they are
  siblings.
* A file without ``personen`` makes its persons from the ids it uses.
* The same parent, child and kind twice over the same time is one relation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from werkbank.exchange.cells.cell import Desk
from werkbank.exchange.cells.refs import Ref, Refs
from werkbank.exchange.report import Place
from werkbank.exchange.rows import Plan, text_at
from werkbank.exchange.texts import split_list
from werkbank.i18n import ntr, tr
from werkbank.model.entities import Entity, Parentage, Person, Twins
from werkbank.model.kinds import Kind


def persons_of(plans: Iterable[Plan], desk: Desk) -> Iterator[Person]:
    """A person for every id that some table uses, named after it."""
    count = 0
    for name in dict.fromkeys(_ids_used(plans)):
        count += 1
        yield Person(id=desk.given(Kind.PERSON, name), ref=name, first_name=name)
    if count:
        desk.draft.warn(
            Place(),
            ntr(
                "Er is geen tabel personen; {n} persoon is gemaakt met het id als naam.",
                "Er is geen tabel personen; {n} personen zijn gemaakt met het id als naam.",
                count,
            ),
            code="persons-from-ids",
        )


def _ids_used(plans: Iterable[Plan]) -> Iterator[str]:
    for plan in plans:
        for index, column in plan.known:
            cell = column.cell
            if isinstance(cell, Ref | Refs) and cell.kind is Kind.PERSON:
                for line in plan.sheet.lines:
                    text = text_at(line, index)
                    yield from split_list(text) if isinstance(cell, Refs) else filter(None, [text])


def completed_families(entities: Sequence[Entity], desk: Desk) -> list[Entity]:
    """The entities with unknown parents for twins that have none, and without relations that stand twice."""
    once = list(_without_doubles(entities, desk))
    children = {entity.child for entity in once if isinstance(entity, Parentage)}
    lost = [entity for entity in once if isinstance(entity, Twins) and not children.intersection(entity.persons)]
    return [*once, *(new for twins in lost for new in _unknown_parent(twins, desk))]


def _without_doubles(entities: Iterable[Entity], desk: Desk) -> Iterator[Entity]:
    seen: set[tuple[str, ...]] = set()
    for entity in entities:
        if isinstance(entity, Parentage):
            key = (entity.parent, entity.child, entity.kind, entity.begin.edtf, entity.end.edtf)
            if key in seen:
                place = desk.where.get((Kind.PARENTAGE, entity.id), Place())
                desk.draft.warn(place, tr("deze ouder-kindrelatie staat er al; één keer bewaard."), code="parent-twice")
                continue
            seen.add(key)
        yield entity


def _unknown_parent(twins: Twins, desk: Desk) -> Iterator[Entity]:
    name = _free(f"ouder-van-{twins.ref or twins.id}", desk)
    parent = Person(id=desk.given(Kind.PERSON, name), ref=name)
    yield parent
    for number, child in enumerate(twins.persons, start=1):
        link = f"{name}-{number}"
        yield Parentage(id=desk.given(Kind.BOND, link), ref=link, parent=parent.id, child=child)
    desk.draft.warn(
        desk.where.get((Kind.TWINS, twins.id), Place()),
        tr("van deze tweeling zijn geen ouders bekend; er is een persoon zonder naam als ouder bij gezet."),
        code="unknown-parent",
    )


def _free(name: str, desk: Desk) -> str:
    number = 1
    free = name
    while desk.known(Kind.PERSON, free):
        number += 1
        free = f"{name}-{number}"
    return free
