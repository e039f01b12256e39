"""Nobody is an own ancestor: a circle of parents is refused, with everybody in it named.

Of every circle (``model.circles``) the relation that stands last in the file is the one that is refused; repeat. A
file made to hold very many circles is cut short: after some of them all relations that are left over go at once.
"""

from __future__ import annotations

from collections.abc import Sequence

from werkbank.exchange.cells.cell import Desk
from werkbank.exchange.report import Place
from werkbank.i18n import tr
from werkbank.model.circles import on_circles, one_circle
from werkbank.model.clock import EntityId
from werkbank.model.entities import Entity, Parentage, Person
from werkbank.model.kinds import Kind

NAMED_CIRCLES = 20
_NAMED_PERSONS = 12


def without_circles(entities: Sequence[Entity], desk: Desk) -> list[Entity]:
    """All entities but the parentages that close a circle; each of these is refused."""
    links = [entity for entity in entities if isinstance(entity, Parentage)]
    bad: set[EntityId] = set()
    names = {entity.id: entity for entity in entities if isinstance(entity, Person)}
    place = {link.id: number for number, link in enumerate(links)}
    left = on_circles(links)
    while left and len(bad) < NAMED_CIRCLES:
        circle = one_circle(left)
        last = max(circle, key=lambda link: place[link.id])
        bad.add(last.id)
        _refuse(circle, last, names=names, desk=desk)
        left = on_circles([link for link in left if link is not last])
    if left:
        bad.update(link.id for link in left)
        _refuse_rest(left[-1], desk=desk)
    return [entity for entity in entities if not (isinstance(entity, Parentage) and entity.id in bad)]


def _refuse(circle: Sequence[Parentage], last: Parentage, *, names: dict[EntityId, Person], desk: Desk) -> None:
    shown = [_called(names.get(link.child), link.child) for link in circle[:_NAMED_PERSONS]]
    if len(circle) > _NAMED_PERSONS:
        shown.append("…")
    way = " → ".join([*shown, shown[0]])
    desk.draft.refuse(
        desk.where.get((Kind.PARENTAGE, last.id), Place()),
        tr("deze ouders vormen een kring: {kring}. Niemand kan een eigen voorouder zijn.", kring=way),
        remedy=tr("Kijk welke ouder hier niet klopt; ‘van’ is de ouder, ‘naar’ het kind."),
        code="circle-of-parents",
    )


def _called(person: Person | None, ident: EntityId) -> str:
    name = f"{person.first_name} {person.last_name}".strip() if person else ""
    ref = person.name_in_tables if person else ident
    return f"{name} ({ref})" if name else ref


def _refuse_rest(link: Parentage, *, desk: Desk) -> None:
    desk.draft.refuse(
        desk.where.get((Kind.PARENTAGE, link.id), Place()),
        tr("er zijn nog meer kringen van ouders."),
        remedy=tr("Los eerst de genoemde kringen op en lees daarna opnieuw in."),
        code="circle-of-parents",
    )
