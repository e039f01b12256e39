"""When everything that ever was in a casus came to be, also what went and came back (undo), so that it stands there.

Every operation names the heads that it goes over, so from the heads of ``_exists`` the way back leads to the first of
them: the birth. That is the same on every copy that holds these operations. Only what went or came back has a way to
go; ``lookup`` fetches one operation by its name ('actor row:number'), None when a handover left it out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from werkbank.journal.changes import EXISTS
from werkbank.store.connection import Connection

if TYPE_CHECKING:
    from werkbank.store.contested import Told
    from werkbank.store.fold import Key, Place, Said

Earlier = tuple["Place", str]  # where an operation stands in the order of all, and its parents
Lookup = Callable[[str], Earlier | None]
_EXISTENCES = """
SELECT o.actor || ':' || o.seq, o.hlc, a.uuid, o.seq, o.parents FROM op o JOIN actor a ON a.id = o.actor
WHERE o.fld = (SELECT id FROM fld WHERE name = ?)
"""


def births(told: Told, *, lookup: Lookup) -> dict[Key, Place]:
    """The place in the order of all operations at which each entity came to be."""
    return {
        key: fields[EXISTS].place if _is_first(told, key) else _born(told.heads(key, EXISTS), lookup)
        for key, fields in told.shown.items()
        if EXISTS in fields
    }


def in_file(connection: Connection) -> Lookup:
    """Operations of a file, read together when the first is asked for: where rows were pasted, thousands came back."""
    by_name: dict[str, Earlier] = {}

    def lookup(name: str) -> Earlier | None:
        if not by_name:
            rows = connection.execute(_EXISTENCES, (EXISTS,))
            by_name.update({found: ((hlc, actor, seq), parents) for found, hlc, actor, seq, parents in rows})
        return by_name.get(name)

    return lookup


def among(everything: Iterable[Said], *, names: dict[str, str]) -> Lookup:
    """Operations at hand; ``names`` has the actor of each row."""
    rows = {uuid: row for row, uuid in names.items()}
    by_name = {
        f"{rows[said.actor]}:{said.seq}": (said.place, said.parents) for said in everything if said.field == EXISTS
    }
    return by_name.get


def _is_first(told: Told, key: Key) -> bool:
    return not told.shown[key][EXISTS].parents and (key, EXISTS) not in told.rivals


def _born(heads: Iterable[Said], lookup: Lookup) -> Place:
    places, waiting, seen = [], [name for said in heads for name in said.parents.split(",") if name], set[str]()
    places += [said.place for said in heads]
    while waiting:
        if (name := waiting.pop()) in seen:
            continue
        seen.add(name)
        if (found := lookup(name)) is not None:
            places.append(found[0])
            waiting += filter(None, found[1].split(","))
    return min(places)
