"""Verbs that connect people who are in the casus already: partners, parent and child, brothers and sisters.

What cannot be true of any family is refused with the persons named: partner or parent of oneself, one's own ancestor,
a third biological parent, the same relation twice. Each verb is one transaction, so one undo step.
"""

from __future__ import annotations

from collections import deque
from itertools import pairwise

from werkbank.app.actions import ActionId
from werkbank.app.session import Session
from werkbank.i18n import mark, tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.entities import Parentage, Partnership
from werkbank.model.errors import KnownError
from werkbank.model.kinds import ParentageKind, PartnershipKind
from werkbank.model.rules import called

NOTHING_CHANGED = mark("Er is niets veranderd.")
OTHER_TIES = (ParentageKind.ADOPTION, ParentageKind.FOSTER, ParentageKind.STEP, ParentageKind.DONOR)


def join_partners(
    session: Session, one: EntityId, other: EntityId, *, kind: PartnershipKind = PartnershipKind.RELATION
) -> Partnership:
    """Make two people partners; a pair that parted may come together again."""
    casus = session.casus
    if one == other:
        raise KnownError(
            tr("Iemand kan geen partner van zichzelf zijn."),
            remedy=tr("Kies twee verschillende personen. Er is niets veranderd."),
            code="own-partner",
        )
    if any({one, other} == set(p.partners) and not is_over(p) for p in casus.partnerships.values()):
        raise KnownError(
            tr("{een} en {ander} zijn al partners.", een=_name(casus, one), ander=_name(casus, other)),
            remedy=tr("Kwamen zij weer samen? Zeg dan eerst bij hun relatie wanneer zij uit elkaar gingen."),
            code="partners-twice",
        )
    with session.open.transaction(ActionId.JOIN_PARTNERS, subject=pair_name(casus, one, other)) as edit:
        return edit.add(Partnership(id=edit.new_id(), partners=(one, other), kind=kind))


def join_parent(
    session: Session, parent: EntityId, *, child: EntityId, kind: ParentageKind = ParentageKind.BIOLOGICAL
) -> Parentage:
    """Make somebody a parent of somebody else."""
    refuse_parent(session.whole, parent, child=child, kind=kind, named=session.casus)
    with session.open.transaction(ActionId.JOIN_PARENT, subject=pair_name(session.casus, parent, child)) as edit:
        return edit.add(Parentage(id=edit.new_id(), parent=parent, child=child, kind=kind))


def join_siblings(session: Session, one: EntityId, other: EntityId) -> tuple[Parentage, ...]:
    """Let ``other`` have the same biological parents as ``one``; or the other way round when those are not known."""
    casus = session.casus
    known, lacking = (one, other) if biological(casus, one) else (other, one)
    wanted = [p for p in biological(casus, known) if p not in biological(casus, lacking)]
    if not wanted:
        text = tr("Van {een} en {ander} zijn geen ouders bekend.", een=_name(casus, one), ander=_name(casus, other))
        if biological(casus, known):
            text = tr("{een} en {ander} hebben al dezelfde ouders.", een=_name(casus, one), ander=_name(casus, other))
        raise KnownError(text, remedy=tr("Teken eerst een ouder. Er is niets veranderd."), code="no-parents-to-share")
    for parent in wanted:
        refuse_parent(session.whole, parent, child=lacking, named=casus)
    if len({*biological(session.whole, lacking), *wanted}) > 2:
        raise third_parent(casus, lacking)
    with session.open.transaction(ActionId.JOIN_SIBLINGS, subject=pair_name(casus, one, other)) as edit:
        return tuple(edit.add(Parentage(id=edit.new_id(), parent=p, child=lacking)) for p in wanted)


def refuse_parent(
    casus: Casus,
    parent: EntityId,
    *,
    child: EntityId,
    kind: ParentageKind = ParentageKind.BIOLOGICAL,
    named: Casus | None = None,
) -> None:
    """Raise when this parent cannot be: themselves, a descendant, known already, or a third biological one.

    ``named`` holds whom the words may name: while somebody reads along, fewer than the rules look at.
    """
    if parent == child:
        raise KnownError(
            tr("Iemand kan geen ouder van zichzelf zijn."),
            remedy=tr("Kies twee verschillende personen. Er is niets veranderd."),
            code="own-parent",
        )
    if any(link.parent == parent and link.child == child for link in casus.parentages.values() if link.kind is kind):
        raise KnownError(
            tr(
                "{ouder} is al ouder van {kind}.",
                ouder=_name(named or casus, parent),
                kind=_name(named or casus, child),
            ),
            remedy=tr(NOTHING_CHANGED),
            code="parent-twice",
        )
    if way := _way_down(casus, child, to=parent):
        raise _own_ancestor(named or casus, way)
    if kind is ParentageKind.BIOLOGICAL and len(biological(casus, child)) >= 2:
        raise third_parent(named or casus, child)


def biological(casus: Casus, child: EntityId) -> tuple[EntityId, ...]:
    """The biological parents of somebody, in order of entry."""
    return tuple(
        link.parent
        for link in casus.parentages.values()
        if link.child == child and link.kind is ParentageKind.BIOLOGICAL
    )


def third_parent(casus: Casus, child: EntityId) -> KnownError:
    """What is said to whoever gives somebody a third biological parent."""
    known = biological(casus, child)
    parents = tr(" en ").join(_name(casus, p) for p in known)
    text = tr("{kind} heeft al twee biologische ouders: {ouders}.", kind=_name(casus, child), ouders=parents)
    return KnownError(
        text if len(known) > 1 else tr("{kind} heeft al twee biologische ouders.", kind=_name(casus, child)),
        remedy=tr(
            "Is dit een adoptie-, pleeg- of stiefouder, of een donor? Druk dan in het genogram op O. "
            "Er is niets veranderd."
        ),
        code="third-parent",
    )


def is_ancestor(casus: Casus, one: EntityId, *, of: EntityId) -> bool:
    """Whether somebody is a parent, grandparent and so on of somebody else."""
    return one != of and bool(_way_down(casus, one, to=of))


def is_over(partnership: Partnership) -> bool:
    """Whether the two have parted."""
    return partnership.ended or partnership.end.is_known or bool(partnership.how_ended)


def pair_name(casus: Casus, one: EntityId, other: EntityId) -> str:
    """'Esther en Ruud', for the undo menu."""
    return tr("{een} en {ander}", een=_name(casus, one), ander=_name(casus, other))


def _way_down(casus: Casus, start: EntityId, *, to: EntityId) -> tuple[EntityId, ...]:
    """From an ancestor to a descendant, each the parent of the next; the shortest way, empty when there is none."""
    children: dict[EntityId, list[EntityId]] = {}
    for link in casus.parentages.values():
        children.setdefault(link.parent, []).append(link.child)
    before: dict[EntityId, EntityId | None] = {start: None}
    todo = deque([start])
    while todo and to not in before:
        here = todo.popleft()
        for child in children.get(here, ()):
            if child not in before:
                before[child] = here
                todo.append(child)
    way: list[EntityId] = []
    step: EntityId | None = to if to in before else None
    while step is not None:
        way.append(step)
        step = before[step]
    return tuple(reversed(way))


def _own_ancestor(casus: Casus, way: tuple[EntityId, ...]) -> KnownError:
    if any(person not in casus.persons for person in way):  # the way goes by somebody who may not be named here
        way = (way[0], way[-1])
    links = [
        tr("{ouder} is familie van {kind}", ouder=_name(casus, parent), kind=_name(casus, child))
        if (parent, child) not in {(p.parent, p.child) for p in casus.parentages.values()}
        else tr("{ouder} is ouder van {kind}", ouder=_name(casus, parent), kind=_name(casus, child))
        for parent, child in pairwise(way)
    ]
    text = tr(
        "{een} kan geen ouder van {ander} zijn: {keten}. Niemand is een eigen voorouder.",
        een=_name(casus, way[-1]),
        ander=_name(casus, way[0]),
        keten=tr(" en ").join([", ".join(links[:-1]), links[-1]]) if len(links) > 1 else links[0],
    )
    return KnownError(
        text,
        remedy=tr("Klopt een van deze lijnen niet? Haal die eerst weg. Er is niets veranderd."),
        code="own-ancestor",
    )


def _name(casus: Casus, person: EntityId) -> str:
    return called(casus.persons.get(person))
