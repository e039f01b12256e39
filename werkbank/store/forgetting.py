"""Erasing everywhere: in the case, in its backups, in the list of cases and at the second place (matrix row 22).

Order, so that a crash at any point loses nothing and the erasure can be done again: a verified backup of before; the
erasure itself, one transaction with its line in the log; the file written anew; the chains checked; a verified backup
of after; and only then every older backup is destroyed, the one of before included. The operations themselves are all
in the new backup, so nothing but the erased words is lost with the older ones.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterable

from werkbank.model.errors import KnownError
from werkbank.store.attachments import forget_attachment
from werkbank.store.backup import moments, throw_away
from werkbank.store.case_file import OpenFile
from werkbank.store.connection import Connection, transaction
from werkbank.store.copies import LIST, renew
from werkbank.store.erasing import Erased, Target, erase, forget_states, scrub, tells
from werkbank.store.errors import known
from werkbank.store.open_workplace import Workplace
from werkbank.store.stored_casus import StoredCasus

_OWED = "copies-to-renew:"
_REFERENCE = re.compile(r"[0-9a-f]{64}")
_LEFT_AS_IT_WAS = {"older-file", "older-log", "quarantined", "foreign-key"}  # says nothing about this erasure


def erase_everywhere(
    workplace: Workplace, stored: StoredCasus, targets: Iterable[Target], *, reason: str, about: Iterable[str] = ()
) -> Erased:
    """Erase these fields and entities from a case that is open, for good.

    Raises:
        KnownError: reason-missing, read-only, disk-full, backup-disk-full; what was erased by then stays erased.
    """
    if not reason.strip():
        raise known("reason-missing")
    at = workplace.premises
    own = at.layout.backups(stored.id)
    stored.backup(own)
    wanted, concerned, now = tuple(targets), tuple(about), at.clock.now()
    found = stored.on_file(lambda file: erase(file, wanted, reason=reason.strip(), about=concerned, at=now))
    stored.on_file(lambda file: _forget_attachments(file, found.texts))
    at.index.do(lambda connection: _forget_in_list(connection, found.texts))
    _forget_own(workplace, found.texts)
    _owe(workplace, stored.id)
    renew_copies(workplace, stored)
    return found


def still_to_renew(workplace: Workplace) -> list[str]:
    """Cases of which older copies still hold what was erased: the disk was full, or the program was ended."""
    ask = "SELECT key FROM meta WHERE key LIKE ? || '%'"
    rows = workplace.premises.index.do(lambda c: c.execute(ask, (_OWED,)).fetchall())
    return [key.removeprefix(_OWED) for (key,) in rows]


def _forget_in_list(connection: Connection, texts: frozenset[str]) -> None:
    with transaction(connection):
        forget_states(connection, texts)


def _forget_own(workplace: Workplace, texts: frozenset[str]) -> None:
    """What this person typed outside a case; of others nobody else can read it, and they see it when they come back."""
    at = workplace.premises
    ask = "SELECT key FROM view_state WHERE person = ?"
    for (name,) in at.index.do(lambda connection: connection.execute(ask, (at.person.id,)).fetchall()):
        if tells(json.dumps(workplace.view_state(name)), texts):
            workplace.set_view_state(name, None)


def _owe(workplace: Workplace, case: str) -> None:
    workplace.premises.index.set_setting(_OWED + case, value="1")


def _paid(workplace: Workplace, case: str) -> None:
    workplace.premises.index.drop_setting(_OWED + case)


def _forget_attachments(file: OpenFile, texts: frozenset[str]) -> None:
    """Photos and the like that only the erased fields named."""
    for text in texts:
        named = "SELECT 1 FROM op WHERE val LIKE '%' || ? || '%'"
        if _REFERENCE.fullmatch(text) and not file.connection.execute(named, (text,)).fetchone():
            forget_attachment(file.opening.folder.root, text, key=file.opening.key)


def renew_copies(workplace: Workplace, stored: StoredCasus) -> None:
    """One verified backup of a case as it is now, in place of all there were; also of the list of cases."""
    at = workplace.premises
    stored.settle()
    damage = [problem.code for problem in stored.check() if problem.code not in _LEFT_AS_IT_WAS]
    if damage:
        raise known("damaged")  # then the older backups are the better ones
    keep = stored.backup(at.layout.backups(stored.id))
    renew(at, stored.id, keep=keep)
    with contextlib.suppress(KnownError):  # another window may have the list open: it holds no text of the case
        at.index.do(scrub)
    older = list(moments(at.layout.backups(LIST)))
    workplace.back_up_list(always=True)
    for copy in older:
        throw_away(copy)
    _paid(workplace, stored.id)
