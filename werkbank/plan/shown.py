"""What a screen shows while somebody reads along: a casus like any other, which knows the whole it was made from.

Whatever is made from it for a reader (a plan, a picture, a list) is made from the whole and then cut down to what is
shown (``projection.project`` sees to that), because the rules must not be asked of half a family: without the line that
says who holds gezag, everybody would seem to hold it.

``meet`` is what several readers may see together: what all of them may see, field by field. Invariant: it holds no
value that one of them may not see.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from werkbank.model.casus import Casus, casus_of
from werkbank.model.entities import Entity, Twins
from werkbank.model.kinds import Kind


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Shown(Casus):
    """What is on the screen; ``origin`` is for the rules only, never for a view."""

    origin: Casus = field(default_factory=Casus)


def whole_of(casus: Casus) -> Casus:
    """The casus that the rules look at."""
    return casus.origin if isinstance(casus, Shown) else casus


def both(casus: Casus, change: Callable[[Casus], Casus]) -> Casus:
    """The same change in what is shown and in the whole behind it."""
    made = change(casus)
    return Shown(made.tables, origin=change(casus.origin)) if isinstance(casus, Shown) else made


def meet(whole: Casus, parts: Sequence[Casus]) -> Casus:
    """What is in every part, each field as the strictest part has it; ``parts`` are projections of ``whole``."""
    if len(parts) == 1:
        return parts[0]
    first, *others = parts
    made: list[Entity] = []
    for item in first.everything():
        same = [found for part in others if (found := part.get(item.kind_of, item.id)) is not None]
        origin = whole.get(item.kind_of, item.id)
        if len(same) == len(others) and origin is not None:
            one = _joined(origin, [item, *same])
            if not _emptied(origin, one):
                made.append(one)
    return _without_empty_homes(casus_of(made))


def _joined(origin: Entity, seen: Sequence[Entity]) -> Entity:
    first, *others = seen
    if all(one is first or one == first for one in others):
        return first
    fields: dict[str, Any] = {}
    for name in type(origin).model_fields:
        values = [getattr(one, name) for one in seen]
        if any(value != values[0] for value in values):
            fields[name] = _strictest(getattr(origin, name), values, default=type(origin).model_fields[name].default)
    return first.model_copy(update=fields)


def _strictest(told: object, values: Sequence[Any], *, default: object) -> object:
    if isinstance(told, tuple):
        return tuple(one for one in told if all(one in value for value in values))
    changed = [value for value in values if value != told]
    return changed[0] if changed and all(value == changed[0] for value in changed) else default


def _emptied(origin: Entity, one: Entity) -> bool:
    """What named people, and now names none."""
    lost = any(getattr(origin, name, ()) and not getattr(one, name, ()) for name in ("about", "persons"))
    return lost or (isinstance(one, Twins) and len(one.persons) < 2)


def _without_empty_homes(casus: Casus) -> Casus:
    lived_in = {stay.household for stay in casus.residences.values()}
    return casus.without(Kind.HOUSEHOLD, [home for home in casus.households if home not in lived_in])
