"""Entities that one copy took away while another worked on them: they come back until somebody decides.

Taking an entity away sets ``_exists`` and every field that had a value to their default, with the heads of then as
parents; what its author knew is thereby overtaken. So a field of a gone entity that still has a value was written by
somebody who did not know that it was gone, and something that stays and names it was made by such a one as well. Both
bring it back: each field shows the latest that was said of it by anything but a deletion, for which the parents of the
deletions are followed back. What went in the same action because it could not stand without it (a line to a parent)
comes along, as long as nobody takes that away by itself. The same operations give the same answer on every copy.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from werkbank.journal.changes import EXISTS
from werkbank.model.kinds import Kind
from werkbank.model.references import REFERENCES

if TYPE_CHECKING:
    from werkbank.store.fold import Key, Place, Said

_NOTHING = (None, "null")


@dataclass(frozen=True, slots=True)
class Told:
    """The heads by entity and field: the latest of each, and all where there are several."""

    shown: dict[Key, dict[str, Said]]
    rivals: dict[tuple[Key, str], list[Said]]

    @classmethod
    def of(cls, heads: Iterable[Said]) -> Told:
        """Sort the heads."""
        shown: dict[Key, dict[str, Said]] = {}
        rivals: dict[tuple[Key, str], list[Said]] = {}
        for said in heads:
            key = said.kind, said.entity
            fields = shown.setdefault(key, {})
            if (other := fields.get(said.field)) is None:
                fields[said.field] = said
                continue
            rivals.setdefault((key, said.field), [other]).append(said)
            if other.place < said.place:
                fields[said.field] = said
        return cls(shown, rivals)

    def heads(self, key: Key, field: str) -> list[Said]:
        """Every head of a field."""
        return self.rivals.get((key, field)) or [said for said in (self.shown[key].get(field),) if said]


@dataclass(frozen=True, slots=True)
class Returned:
    """An entity that came back: what it shows, who took it away and who went on with it."""

    fields: dict[str, Said]
    born: Place
    sides: tuple[Said, ...]  # none: it came along with another
    deletions: frozenset[tuple[int, str]]  # (hlc, actor) of the actions that ever took it away
    last: frozenset[tuple[int, str]]  # of those, the ones that nobody has gone over

    def goes_with(self, other: Returned) -> bool:
        """Whether one action took both away."""
        return bool(self.last & other.last)


def bring_back(
    told: Told, *, everything: Callable[[], list[Said]], names: Callable[[], dict[str, str]]
) -> dict[Key, Returned]:
    """Every entity that is gone on one side and lives on another."""
    gone = {key for key, fields in told.shown.items() if EXISTS in fields and not _all_live(told, key)}
    if not gone:
        return {}
    living = [key for key in told.shown if key not in gone and EXISTS in told.shown[key]]
    found: dict[Key, list[Said]] = {key: said for key in gone if (said := _worked_on(told, key))}
    returned: dict[Key, Returned] = {}
    for key, said in _named_by([(key, told.shown[key]) for key in living], gone).items():
        found.setdefault(key, []).extend(said)
    past: dict[Key, list[Said]] | None = None
    while todo := found.keys() - returned.keys():
        past = past or _by_entity(everything(), gone)
        whose = names()
        returned |= {key: _returned(told, key, past[key], found[key], names=whose) for key in todo}
        back = [(key, returned[key].fields) for key in todo]
        for key, said in _named_by(back, gone - returned.keys()).items():
            found.setdefault(key, []).extend(said)
    if returned and past is not None:
        _bring_company(told, returned, {key: past[key] for key in gone - returned.keys()}, living, names=names())
    return returned


def _bring_company(
    told: Told, returned: dict[Key, Returned], past: dict[Key, list[Said]], living: list[Key], *, names: dict[str, str]
) -> None:
    """What went with something that came back, and cannot stand without it; a step may hang on another."""
    here = {*living, *returned}
    took = {one.place[:2] for key in returned for one in told.heads(key, EXISTS) if one.val != "true"}
    waiting = {
        key: _returned(told, key, said, [], names=names)
        for key, said in past.items()
        if key[0] in _BEARING and any(one.place[:2] in took for one in told.heads(key, EXISTS))
    }
    while come := [key for key, one in waiting.items() if _can_come(key, one, returned, here)]:
        here |= set(come)
        returned |= {key: waiting.pop(key) for key in come}


def _can_come(key: Key, one: Returned, returned: dict[Key, Returned], here: set[Key]) -> bool:
    bearers = {
        (target, name)
        for field, target in _BEARING[key[0]]
        for name in _names_in(one.fields[field].val if field in one.fields else None)
    }
    return bearers <= here and any(one.goes_with(returned[bearer]) for bearer in bearers if bearer in returned)


def _all_live(told: Told, key: Key) -> bool:
    return all(said.val == "true" for said in told.heads(key, EXISTS))


def _worked_on(told: Told, key: Key) -> list[Said]:
    """What is still said of an entity that is gone, and what was said of it, or emptied, after it had gone."""
    latest = max(said.hlc for said in told.heads(key, EXISTS) if said.val != "true")
    fields = [field for field in told.shown[key] if field == EXISTS or not field.startswith("_")]
    heads = [said for field in fields for said in told.heads(key, field)]
    return [said for said in heads if said.val == "true" or (said.field != EXISTS and _objects(said, latest))]


def _objects(said: Said, latest: int) -> bool:
    return said.val not in _NOTHING or said.hlc > latest


def _named_by(entities: Iterable[tuple[Key, dict[str, Said]]], gone: set[Key]) -> dict[Key, list[Said]]:
    """Which of those that are gone are named by these entities, and by which of their fields."""
    found: dict[Key, list[Said]] = {}
    for (kind, _), fields in entities:
        for field, target in _POINTING.get(kind, ()):
            said = fields.get(field)
            for name in _names_in(said.val) if said is not None and said.val not in _NOTHING else ():
                if (target, name) in gone and said is not None:
                    found.setdefault((target, name), []).append(said)
    return found


_POINTING: dict[str, list[tuple[str, str]]] = {
    str(kind): [(one.field, str(one.target)) for one in REFERENCES if one.kind is kind] for kind in Kind
}


_BEARING: dict[str, list[tuple[str, str]]] = {
    str(kind): [(one.field, str(one.target)) for one in REFERENCES if one.kind is kind and one.bearing]
    for kind in Kind
    if any(one.kind is kind and one.bearing for one in REFERENCES)
}


def _names_in(val: str | None) -> list[str]:
    try:
        value: Any = json.loads(val or "null")
    except (ValueError, RecursionError):
        return []
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]


def _by_entity(everything: list[Said], wanted: set[Key]) -> dict[Key, list[Said]]:
    found: dict[Key, list[Said]] = {}
    for said in everything:
        if (said.kind, said.entity) in wanted:
            found.setdefault((said.kind, said.entity), []).append(said)
    return found


def _returned(told: Told, key: Key, past: list[Said], by: list[Said], *, names: dict[str, str]) -> Returned:
    deletions = frozenset(said.place[:2] for said in past if said.field == EXISTS and said.val != "true")
    by_name = {(said.actor, said.seq): said for said in past}
    fields = {
        field: max(before, key=lambda said: said.place)
        for field in told.shown[key]
        if (before := _before(told.heads(key, field), by_name, deletions, names))
    }
    lives = [said for said in past if said.field == EXISTS and said.val == "true"]
    born = min((said.place for said in lives), default=min(said.place for said in past))
    took = [said for said in told.heads(key, EXISTS) if said.val != "true"]
    later = sorted(by, key=lambda said: said.place, reverse=True)
    sides = (*later, *sorted(took, key=lambda said: said.place, reverse=True)) if by else ()
    return Returned(fields, born, sides, deletions, frozenset(said.place[:2] for said in took))


def _before(
    heads: list[Said],
    by_name: dict[tuple[str, int], Said],
    deletions: frozenset[tuple[int, str]],
    names: dict[str, str],
) -> list[Said]:
    """What was said of a field apart from deletions."""
    found: list[Said] = []
    todo = list(heads)
    for said in todo:
        if said.place[:2] not in deletions:
            found.append(said)
            continue
        for parent in filter(None, said.parents.split(",")):
            actor, _, seq = parent.partition(":")
            known = by_name.get((names.get(actor, ""), int(seq)))
            todo += [known] if known is not None else []
    return found
