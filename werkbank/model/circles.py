"""Who would be an own ancestor: circles among the relations of parents and children.

Algorithm: peel off, again and again, persons without parents or without children. What is left lies on circles or
between them. There, follow parents until somebody comes back. Linear in the number of relations.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from werkbank.model.clock import EntityId
from werkbank.model.entities import Parentage


def on_circles(links: Iterable[Parentage]) -> list[Parentage]:
    """The relations on circles or between them, in the order given; none in a family that can be."""
    return _without_ends(_without_ends(list(links), start="parent", end="child"), start="child", end="parent")


def one_circle(left: Sequence[Parentage]) -> list[Parentage]:
    """The relations of one circle, from child to parent; ``left`` is what ``on_circles`` gave, and not empty."""
    up = {link.child: link for link in reversed(left)}
    path: list[Parentage] = []
    place: dict[EntityId, int] = {}
    here = left[0].child
    while here not in place:
        place[here] = len(path)
        path.append(up[here])
        here = up[here].parent
    return path[place[here] :]


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
