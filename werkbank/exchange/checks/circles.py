"""Nobody is an own ancestor: a circle of parents is refused, with everybody in it named.

Algorithm: peel off, again and again, persons without parents or without children. What is left lies on circles or
between them. There, follow parents until somebody comes back; the relation of that circle that stands last in the
file is the one that is refused; repeat. A file made to hold very many circles is cut short: after some of them all
relations that are left over go at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from werkbank.exchange.cells.cell import Desk
from werkbank.exchange.report import Place
from werkbank.i18n import tr
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
    left = _peeled(links)
    while left and len(bad) < NAMED_CIRCLES:
        circle = _circle(left)
        last = max(circle, key=lambda link: place[link.id])
        bad.add(last.id)
        _refuse(circle, last, names=names, desk=desk)
        left = _peeled([link for link in left if link is not last])
    if left:
        bad.update(link.id for link in left)
        _refuse_rest(left[-1], desk=desk)
    return [entity for entity in entities if not (isinstance(entity, Parentage) and entity.id in bad)]


def _peeled(links: Iterable[Parentage]) -> list[Parentage]:
    """The relations that are left when persons without parents, and then those without children, are taken away."""
    return _without_ends(_without_ends(list(links), start="parent", end="child"), start="child", end="parent")


def _without_ends(links: list[Parentage], *, start: str, end: str) -> list[Parentage]:
    """Take away who is nobody's ``end``, with the relations that start there, until there is nobody like that."""
    leaving: dict[EntityId, list[EntityId]] = {}
    arriving: dict[EntityId, int] = {}
    for link in links:
        first, last = getattr(link, start), getattr(link, end)
        leaving.setdefault(first, []).append(last)
        arriving[last] = arriving.get(last, 0) + 1
    free = [person for person in leaving if person not in arriving]
    gone = set(free)
    while free:
        for last in leaving.get(free.pop(), ()):
            arriving[last] -= 1
            if not arriving[last]:
                gone.add(last)
                free.append(last)
    return [link for link in links if getattr(link, start) not in gone and getattr(link, end) not in gone]


def _circle(left: Sequence[Parentage]) -> list[Parentage]:
    """The relations of one circle, from child to parent; everybody left has a parent that is left."""
    up = {link.child: link for link in reversed(left)}
    path: list[Parentage] = []
    place: dict[EntityId, int] = {}
    here = left[0].child
    while here not in place:
        place[here] = len(path)
        path.append(up[here])
        here = up[here].parent
    return path[place[here] :]


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
