"""The key of the list of cases: who has it, and giving it another.

Who has it is who has a key of the workplace: their slots stand in ``index-slots.json``, their names in the list itself
(``roll``). A change is planned inside the list first, so that the next who unlocks finishes what a crash cut short.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from typing import TYPE_CHECKING

from werkbank.model.errors import KnownError
from werkbank.store.access_log import microseconds
from werkbank.store.connection import Connection
from werkbank.store.errors import known
from werkbank.store.failed_unlocks import read_failures_in, renew_log_key
from werkbank.store.founding import RECOVERY_KEY, read_mark, slots_name
from werkbank.store.keys import to_text
from werkbank.store.renewing import PLAN, Plan, Renewal, Told, Vault, plan_text, pursue, unheard
from werkbank.store.roll import ACCESS, Grant, Receiver, Roll, give, looked_up, receiver_of, roll_from, roll_text
from werkbank.store.slots import open_slots, slots_in, write_slots
from werkbank.store.tending import CHANGED, active_people, paper_of
from werkbank.store.trust import Trust, trust_now

if TYPE_CHECKING:
    from werkbank.store.case_door import Premises

_DAMAGED = "workplace-damaged"


def index_vault(premises: Premises) -> Vault:
    """The file of the list with its slots."""
    return Vault(premises.layout.index, premises.layout.index_slots, slots_name(premises.id), _DAMAGED)


def index_roll(premises: Premises) -> Roll:
    """Who has a key of the workplace, held against the slots."""
    vault, index = index_vault(premises), premises.index
    key, _ = _in_use(premises)
    return looked_up(
        roll_from(index.setting(ACCESS)),
        of=vault.of,
        key=key,
        slots=slots_in(vault.slots, of=vault.of, damaged=_DAMAGED),
        sign_keys={person.id: person.sign_key for person in index.people().values()},
    )


def receivers_now(premises: Premises) -> tuple[Receiver, ...]:
    """Everybody who has the key of the list; in a workplace of before there was a list of that: all, and the paper."""
    grants = roll_from(premises.index.setting(ACCESS))
    if grants:
        return tuple(grant.to for grant in grants)
    paper = paper_of(premises.index)
    return (*map(receiver_of, premises.index.people().values()), *([paper] if paper else []))


def give_list_key(premises: Premises, to: Iterable[Receiver]) -> None:
    """Seal the present key of the list to these; who has it already keeps it, in a fresh slot.

    The names go into the list before the slots into their file: a crash between leaves a name without a key, never a
    key without a name.
    """
    identity = premises.identity
    if identity is None or premises.read_only:
        raise known("read-only")
    vault = index_vault(premises)
    key, epoch = _in_use(premises)
    at = microseconds(premises.clock.now())
    slots, grants = give(key, of=vault.of, to=to, by=identity, epoch=epoch, at=at)
    premises.index.set_setting(ACCESS, value=roll_text(grants))
    write_slots(vault.slots, of=vault.of, slots=slots)


def renew_list_key(premises: Premises, to: Iterable[Receiver], *, told: Told = unheard) -> None:
    """Give the list another key, for these alone.

    Raises:
        KnownError: workplace-open-elsewhere, read-only, disk-full.
    """
    if premises.read_only:
        raise known("read-only")
    index, layout, now = premises.index, premises.layout, premises.clock.now()
    read_failures_in(index, layout.failed_unlocks, at=now)  # under the log key of before
    index.set_setting(PLAN, value=plan_text(Plan(tuple(to))))
    try:
        finish_index(premises, told=told)
    except KnownError as error:
        if error.code == "locked":
            with contextlib.suppress(KnownError):
                premises.index.set_setting(PLAN, value="")
            raise known("workplace-open-elsewhere") from error
        raise
    renew_log_key(index, layout.mark, read_mark(layout.root))


def finish_index(premises: Premises, *, told: Told = unheard) -> None:
    """Do what is planned for the key of the list, if anything is."""
    identity, index = premises.identity, premises.index
    if identity is None or not index.setting(PLAN):
        return
    _, epoch = _in_use(premises)
    renewal = Renewal(
        by=identity,
        at=microseconds(premises.clock.now()),
        wrap=lambda _old, _new: None,
        settle=_settle,
        told=told,
    )
    vault = index_vault(premises)
    index.with_new_key(lambda key: pursue(vault, key=key, epoch=epoch, box=premises.box, renewal=renewal))


def _settle(connection: Connection, plan: Plan) -> None:
    """In the transaction that ends a change: which paper is the one now, and that cases have to follow."""
    keep = "INSERT OR REPLACE INTO meta VALUES(?,?)"
    for paper in (one for one in plan.to if one.is_paper):
        connection.execute(keep, (RECOVERY_KEY, to_text(paper.box_key)))
    connection.execute(keep, (CHANGED, "yes"))


def _in_use(premises: Premises) -> tuple[bytes, int]:
    """The key that opens the list now, and its epoch."""
    vault = index_vault(premises)
    for slot in open_slots(vault.slots, of=vault.of, box=premises.box, damaged=_DAMAGED):
        if premises.index.has_key(slot.key):
            return slot.key, slot.epoch
    raise known(_DAMAGED)


def trust_of(premises: Premises, *, before: Trust | None = None) -> Trust:
    """What whoever believes this list remembers of it."""
    key, epoch = _in_use(premises)
    index = premises.index
    return trust_now(index, key=key, epoch=epoch, active=active_people(index), before=before)


def grant_of(premises: Premises, person: str) -> Grant | None:
    """Since when and by whom somebody has a key of the workplace."""
    return next((one for one in roll_from(premises.index.setting(ACCESS)) if one.to.person == person), None)
