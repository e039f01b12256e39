"""Giving an encrypted file another key, so that a crash at any moment leaves it readable for who stays.

Who leaves may have copied the file and its slots, so taking a slot away is not enough: the file gets a new key. What is
wanted is first written down inside the file (``plan``: who keeps access); from then on every step can be repeated by
whoever of them opens the file next (``pursue``):

1. the new key sealed to everybody who stays goes beside the old slots (epochs n and n+1), synced to disk;
2. ``PRAGMA rekey``: SQLite's own journal makes that all or nothing (store-facts B3: 80 kills, never neither key);
3. every page is read back with the new key;
4. what lies beside it under the old key is wrapped anew (``wrap``);
5. the old slots are dropped; 6. the list of who has access says so, and the plan is taken away.

Before 2 the old key opens the file, after it the new one; both stand in slots until 5. Invariant: at every moment
everybody who stays has a slot with the key that opens the file.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from nacl.public import PrivateKey

from werkbank.model.errors import BugError
from werkbank.store.connection import Access, Connection, checkpoint, connect, is_full, transaction
from werkbank.store.errors import known, translated
from werkbank.store.integrity import page_problems
from werkbank.store.keys import Identity
from werkbank.store.roll import (
    ACCESS,
    Grant,
    Receiver,
    give,
    receiver_from,
    receiver_line,
    roll_from,
    roll_text,
)
from werkbank.store.slots import KEY_BYTES, new_key, open_slots, slots_in, write_slots

PLAN = "access-next"


class Phase(StrEnum):
    """How far it is; the name of what was just made safe."""

    PLANNED = "planned"
    BOTH = "both"
    REKEYED = "rekeyed"
    VERIFIED = "verified"
    WRAPPED = "wrapped"
    DROPPED = "dropped"
    TOLD = "told"


Told = Callable[[str], object]
"""Hears each phase when it has been reached."""


def unheard(_phase: str) -> None:
    """Nobody wants to hear how far it is."""


@dataclass(frozen=True, slots=True)
class Vault:
    """An encrypted file with its slots beside it."""

    database: Path
    slots: Path
    of: str
    damaged: str = "slots-damaged"


@dataclass(frozen=True, slots=True)
class Plan:
    """Who keeps access, and what they were given for that; nothing yet when the new key does not stand in slots."""

    to: tuple[Receiver, ...]
    grants: tuple[Grant, ...] = ()

    @property
    def epoch(self) -> int:
        """The epoch of the new key; 0 when there is none yet."""
        return self.grants[0].epoch if self.grants else 0

    def keeps(self, person: str) -> bool:
        """Whether this person stays."""
        return any(one.person == person for one in self.to)


@dataclass(frozen=True, slots=True)
class Renewal:
    """Who gives the new key, when, and what goes with it."""

    by: Identity = field(repr=False)
    at: int
    wrap: Callable[[bytes, bytes], object] = field(repr=False)  # (old key, new key): what lies beside the file
    settle: Callable[[Connection, Plan], object] = field(repr=False)  # in the transaction that ends it
    told: Told = unheard


def plan_in(connection: Connection) -> Plan | None:
    """What is wanted of this file, or None."""
    found = connection.execute("SELECT value FROM meta WHERE key=?", (PLAN,)).fetchone()
    return _plan_from(found[0]) if found and found[0] else None


def grants_in(connection: Connection) -> tuple[Grant, ...]:
    """The list of who has access."""
    found = connection.execute("SELECT value FROM meta WHERE key=?", (ACCESS,)).fetchone()
    return roll_from(found[0]) if found else ()


def plan_text(plan: Plan) -> str:
    """A plan as it is kept."""
    to = [receiver_line(one) for one in plan.to]
    return json.dumps({"to": to, "grants": roll_text(plan.grants)}, ensure_ascii=False)


def pursue(vault: Vault, *, key: bytes, epoch: int, box: PrivateKey, renewal: Renewal) -> bytes:
    """Do what the plan in a closed file wants, from wherever it was left; returns the key that opens it afterwards.

    ``key`` opens it now and stands in a slot of this ``epoch``.

    Raises:
        KnownError: locked when somebody has it open, damaged, disk-full, ...; the file opens for who stays.
    """
    with _alone(vault, key=key) as connection:
        plan = plan_in(connection)
        if plan is None:
            return key
        if not plan.keeps(renewal.by.person.id):
            raise known("access-ended")
        if plan.grants and plan.epoch == epoch:  # the new key is in use already
            older = [slot.key for slot in open_slots(vault.slots, of=vault.of, box=box) if slot.epoch < epoch]
            _finish(vault, connection, plan, keys=(older[0], key) if older else None, renewal=renewal)
            return key
        plan, new = _hand_out(vault, connection, plan, epoch=epoch, renewal=renewal)
        _rekey(vault, connection, new)
    renewal.told(Phase.REKEYED)
    with _alone(vault, key=new) as connection:
        _finish(vault, connection, plan, keys=(key, new), renewal=renewal)
    return new


def _hand_out(vault: Vault, connection: Connection, plan: Plan, *, epoch: int, renewal: Renewal) -> tuple[Plan, bytes]:
    new = new_key()
    slots, grants = give(new, of=vault.of, to=plan.to, by=renewal.by, epoch=epoch + 1, at=renewal.at)
    plan = Plan(plan.to, grants)
    with transaction(connection):
        connection.execute("INSERT OR REPLACE INTO meta VALUES(?,?)", (PLAN, plan_text(plan)))
    renewal.told(Phase.PLANNED)
    older = _of_epoch(slots_in(vault.slots, of=vault.of, damaged=vault.damaged), lambda one: one <= epoch)
    write_slots(vault.slots, of=vault.of, slots=[*older, *slots])
    renewal.told(Phase.BOTH)
    return plan, new


def _rekey(vault: Vault, connection: Connection, new: bytes) -> None:
    if len(new) != KEY_BYTES:
        raise BugError("a key of the wrong length")
    checkpoint(connection)
    connection.execute(f"PRAGMA rekey=\"x'{new.hex()}'\"").fetchall()
    try:
        checkpoint(connection)
    except Exception as error:
        if getattr(error, "sqlite_errorname", "") != "SQLITE_LOCKED":
            raise
        # SQLCipher is silent about a commit that failed; its transaction is still open, and goes with the connection
        raise known("disk-full" if is_full(vault.database.parent) else "disk-failed") from error


def _finish(
    vault: Vault, connection: Connection, plan: Plan, *, keys: tuple[bytes, bytes] | None, renewal: Renewal
) -> None:
    if page_problems(connection):
        raise known("damaged")
    renewal.told(Phase.VERIFIED)
    if keys is not None:  # with the old slots gone this was done already
        renewal.wrap(*keys)
    renewal.told(Phase.WRAPPED)
    slots = slots_in(vault.slots, of=vault.of, damaged=vault.damaged)
    write_slots(vault.slots, of=vault.of, slots=_of_epoch(slots, lambda one: one == plan.epoch))
    renewal.told(Phase.DROPPED)
    with transaction(connection):
        connection.execute("INSERT OR REPLACE INTO meta VALUES(?,?)", (ACCESS, roll_text(plan.grants)))
        connection.execute("DELETE FROM meta WHERE key=?", (PLAN,))
        renewal.settle(connection, plan)
    checkpoint(connection)
    renewal.told(Phase.TOLD)


def _of_epoch(slots: Sequence[Any], fits: Callable[[int], bool]) -> list[dict[str, Any]]:
    return [slot for slot in slots if isinstance(slot, dict) and fits(int(slot.get("epoch", 0)))]


def _plan_from(text: str) -> Plan:
    try:
        found = json.loads(text)
        return Plan(tuple(receiver_from(line) for line in found["to"]), roll_from(found["grants"]))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise known("damaged") from error


@contextmanager
def _alone(vault: Vault, *, key: bytes) -> Iterator[Connection]:
    with translated():
        connection = connect(vault.database, key=key, access=Access.ALONE)
        try:
            yield connection
        finally:
            connection.close()
