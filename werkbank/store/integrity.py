"""Is everything still as it was written? The order of these looks matters.

1. checkpoint, because SQLCipher's own check reads only the main file and gives false alarms before one;
2. ``cipher_integrity_check`` (authenticity of every page) and always also ``integrity_check`` (it finds a cut-off end);
3. every value is of the kind that its column says, which SQLite itself does not hold anybody to;
4. the heads that follow from the operations equal ``cur``, and no number is missing: an old page put back passes both
   checks above, not this one;
5. the hash chains of operations and log, and the signatures over their heads;
6. the entities fit the model.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from werkbank.i18n import tr
from werkbank.store.arrivals import gaps
from werkbank.store.chain_check import chain_problems
from werkbank.store.connection import Connection, checkpoint
from werkbank.store.fold import Quarantined, fold
from werkbank.store.problem import Problem


def page_problems(connection: Connection, *, thorough: bool = True) -> list[Problem]:
    """Steps 1 and 2; without ``thorough`` the quick form that every opening can afford."""
    checkpoint(connection)
    looks = ("PRAGMA cipher_integrity_check", "PRAGMA integrity_check" if thorough else "PRAGMA quick_check")
    if not _is_cut_off(connection) and all(_is_clean(connection, look) for look in looks):
        return []
    return [Problem("pages", tr("Een deel van het bestand is beschadigd."))]


def _is_cut_off(connection: Connection) -> bool:
    """A file that ends before its last page: when that page is unused, neither of SQLite's checks reads it."""
    path = next((path for _, name, path in connection.execute("PRAGMA database_list") if name == "main"), "")
    pages, size = (int(connection.execute(f"PRAGMA {what}").fetchone()[0]) for what in ("page_count", "page_size"))
    return bool(path) and Path(path).stat().st_size < pages * size


def _is_clean(connection: Connection, look: str) -> bool:
    try:
        return all(row == ("ok",) for row in connection.execute(look).fetchall())
    except sqlcipher.DatabaseError as error:
        if error.sqlite_errorname in {"SQLITE_CORRUPT", "SQLITE_NOTADB"}:
            return False
        raise


def row_problems(connection: Connection) -> list[Problem]:
    """Step 3, so that nothing that reads on meets a text for a number or half a row."""
    if any(_has_odd_row(connection, table) for table in _TABLES):
        return [Problem("pages", tr("Een deel van het bestand is beschadigd."))]
    return []


_TABLES = ("meta", "actor", "ent", "fld", "batch", "op", "cur", "log", "seal", "gap", "guest", "arrival", "came",
           "withheld")  # fmt: skip


def _has_odd_row(connection: Connection, table: str) -> bool:
    columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
    odd = [
        f"typeof({name}) <> '{kind.lower()}'" + ("" if is_needed or is_key else f" AND {name} IS NOT NULL")
        for _, name, kind, is_needed, _, is_key in columns
    ]
    if not odd:  # a file of the first schema
        return False
    return connection.execute(f"SELECT 1 FROM {table} WHERE {' OR '.join(odd)} LIMIT 1").fetchone() is not None  # noqa: S608


def head_problems(connection: Connection) -> list[Problem]:
    """Step 4: operations without a gap but those left out, and ``cur`` exactly the operations that are no parent."""
    told = connection.execute("SELECT actor, count(*), max(seq) FROM op GROUP BY actor").fetchall()
    if not _numbers_hold(connection, told):
        return [Problem("operations-missing", tr("Er ontbreken wijzigingen in het bestand."))]
    # |heads| = |operations| - |parents|; so when all of cur are heads and there are as many, cur is the heads.
    overtaken = _overtaken(connection)
    ((current, existing),) = connection.execute(_CURRENT).fetchall()
    if current != existing or current != sum(count for _, count, _ in told) - len(overtaken):
        return [Problem("state-differs", tr("De stand van nu klopt niet met de wijzigingen."))]
    if overtaken and any(name in overtaken for (name,) in connection.execute("SELECT actor || ':' || seq FROM cur")):
        return [Problem("state-differs", tr("De stand van nu klopt niet met de wijzigingen."))]
    return []


def _numbers_hold(connection: Connection, told: list[tuple[int, int, int]]) -> bool:
    """Every number of every actor is an operation or was left out, and none is both. ``told``: how many, the last."""
    held = {actor: count for actor, count, _ in told}
    last = {actor: seq for actor, _, seq in told}
    for gap in gaps(connection):
        held[gap.actor] = held.get(gap.actor, 0) + gap.last - gap.first + 1
        last[gap.actor] = max(last.get(gap.actor, 0), gap.last)
        if gap.first > gap.last or connection.execute(_IN_GAP, gap[:3]).fetchone():
            return False
    return held == last


_IN_GAP = "SELECT 1 FROM op WHERE actor = ? AND seq BETWEEN ? AND ? LIMIT 1"
_CURRENT = """
SELECT (SELECT count(*) FROM cur),
(SELECT count(*) FROM cur c JOIN op o ON o.actor = c.actor AND o.seq = c.seq AND o.ent = c.ent AND o.fld = c.fld)
"""


def _overtaken(connection: Connection) -> set[str]:
    rows = connection.execute("SELECT parents FROM op WHERE parents <> ''")
    return {name for (parents,) in rows for name in (parents.split(",") if "," in parents else (parents,))}


def model_problems(connection: Connection) -> list[Problem]:
    """Step 6."""
    return [_set_apart(what) for what in fold(connection).quarantined]


def _set_apart(what: Quarantined) -> Problem:
    text = tr("Een gegeven past niet bij deze versie en is apart gezet; het is bewaard.")
    return Problem("quarantined", text, ":".join(part for part in what if part))


def all_problems(connection: Connection, *, case: str, known_keys: Mapping[str, bytes]) -> list[Problem]:
    """Every step; when pages are broken the rest cannot be read and is left."""
    return (page_problems(connection) or row_problems(connection)) or [
        *head_problems(connection),
        *chain_problems(connection, case=case, known_keys=known_keys),
        *model_problems(connection),
    ]
