"""What a case needs when it is opened: a key change that somebody asked for or that a crash cut short, and its traces.

    stored = tended(premises, lambda: door.open(case, row=row, may_write=True))

A case gets a new key when its *plan* says so (module ``renewing``); when somebody who is on its list has no key of the
workplace any more, or a recovery key that was replaced is on it: who took them away could not open every case, so the
first who can does the rest. A recovery key that was made by somebody who cannot open the case is not given it unasked:
else every colleague could read everything by making a new paper. After a new key the backups are made anew: old ones
opened with the old key. What the list of cases remembers of a case's key (``Remembered``) is written last, so a crash
before it repeats the rest.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from werkbank.model.errors import KnownError
from werkbank.store.access_log import EXECUTE, microseconds
from werkbank.store.attachments import drop_attachments_of_other_keys, rekey_attachments
from werkbank.store.case_file import OpenFile
from werkbank.store.errors import known
from werkbank.store.founding import RECOVERY_KEY
from werkbank.store.heads import operations_in
from werkbank.store.index import Index
from werkbank.store.keys import from_text
from werkbank.store.renewing import PLAN, Plan, Renewal, Told, Vault, grants_in, plan_in, plan_text, pursue, unheard
from werkbank.store.roll import ACCESS, Grant, Receiver, give, receiver_of, roll_from, roll_text
from werkbank.store.slots import OpenedSlot, key_hash, open_slots, slots_in, write_slots
from werkbank.store.trust import paper_given_by

if TYPE_CHECKING:
    from werkbank.store.case_door import Premises
    from werkbank.store.stored_casus import StoredCasus

AS_MADE = 2  # keys of a new case: who made it, and the paper
CHANGED = "members-changed"  # set in the list of cases when somebody or a paper lost their key
_KEY_OF = "key:"


@dataclass(frozen=True, slots=True)
class Remembered:
    """What the list of cases knows of the key of a case."""

    epoch: int
    key: str  # its hash

    def allows(self, slot: OpenedSlot, *, active: bool) -> bool:
        """Whether a slot is no older than this; from somebody who left, only one for this very key."""
        return slot.epoch >= self.epoch and (active or key_hash(slot.key) == self.key)


def remembered(index: Index, case: str) -> Remembered | None:
    """What the list knows of the key of a case; None for one that it has not seen tended yet."""
    try:
        found = json.loads(index.setting(_KEY_OF + case) or "null")
        return Remembered(int(found["epoch"]), str(found["key"])) if found else None
    except (ValueError, KeyError, TypeError):
        return None


def active_people(index: Index) -> frozenset[str]:
    """Who has a key of this workplace now; everybody it ever knew when there is no list of that yet."""
    grants = roll_from(index.setting(ACCESS))
    return frozenset(grant.to.person for grant in grants) if grants else frozenset(index.people())


def paper_of(index: Index) -> Receiver | None:
    """The recovery key of now as somebody to give a key to."""
    text = index.setting(RECOVERY_KEY)
    return Receiver("", "", from_text(text)) if text else None


def paper_for(grants: Sequence[Grant], *, index: Index) -> Receiver | None:
    """The recovery key that goes with a list: that of now, when somebody of this list made it; else the one on it."""
    paper = paper_of(index)
    on_it = next((one.to for one in grants if one.to.is_paper), paper)
    if paper is None or on_it is None or on_it.box_key == paper.box_key:
        return paper
    return paper if paper_given_by(index, paper.box_key) in {one.to.person for one in grants} else on_it


def vault_of(premises: Premises, case: str) -> Vault:
    """The file of a case with its slots."""
    folder = premises.layout.case(case)
    return Vault(folder.database, folder.slots, case)


def tended(premises: Premises, enter: Callable[[], StoredCasus], *, told: Told = unheard) -> StoredCasus:
    """Open a case and do first what its keys need; what takes no writing is opened as it is.

    Raises:
        KnownError: as opening does, and access-ended.
    """
    stored = enter()
    if stored.read_only or premises.identity is None or premises.index.read_only:
        return stored
    slot = _slot_in_use(premises, stored)
    if slot is None:
        return stored
    if plan := _plan_of(premises, stored):
        stored, slot = _with_new_key(premises, stored, plan, slot, enter=enter, told=told)
    try:
        _begin_list(premises, stored, slot)
        _leave_no_old_copies(premises, stored, slot, told=told)
    except BaseException:
        stored.abandon()
        raise
    return stored


def wanted_of(grants: Sequence[Grant], *, index: Index) -> tuple[Receiver, ...] | None:
    """Who of a list should keep access; None when nobody on it has to go."""
    people, active, paper = index.people(), active_people(index), paper_for(grants, index=index)
    stay = [receiver_of(people[one.to.person]) for one in grants if one.to.person in active and one.to.person in people]
    has_paper = any(one.to.is_paper for one in grants)
    if paper is not None and has_paper:
        stay.append(paper)
    if {(one.to.person, one.to.box_key) for one in grants} == {(one.person, one.box_key) for one in stay}:
        return None
    if paper is not None and not has_paper and len(stay) < AS_MADE:
        stay.append(paper)  # one key alone would be left
    return tuple(stay)


def keep_plan(file: OpenFile, plan: Plan) -> None:
    """Write down in an open case what is wanted of its keys."""
    file.keep("INSERT OR REPLACE INTO meta VALUES(?,?)", values=(PLAN, plan_text(plan)))


def _grants(file: OpenFile) -> tuple[Grant, ...]:
    return grants_in(file.connection)


def _slot_in_use(premises: Premises, stored: StoredCasus) -> OpenedSlot | None:
    key = stored.on_file(lambda file: file.opening.key)
    found = open_slots(premises.layout.case(stored.id).slots, of=stored.id, box=premises.box)
    return next((slot for slot in found if slot.key == key), None)


def _plan_of(premises: Premises, stored: StoredCasus) -> Plan | None:
    """The plan in a case, or the one that it should have by now."""
    plan = stored.on_file(lambda file: plan_in(file.connection))
    if plan is not None:
        return plan
    grants = stored.on_file(_grants)
    if grants:
        wanted = wanted_of(grants, index=premises.index)
    else:
        wanted = _of_before(premises) if premises.index.setting(CHANGED) else None
    if wanted is None:
        return None
    made = Plan(wanted)
    stored.on_file(lambda file: keep_plan(file, made))
    return made


def _of_before(premises: Premises) -> tuple[Receiver, ...]:
    """Who keeps a case of before there was a list: who opens it, and the paper."""
    me, paper = premises.index.people()[premises.person.id], paper_of(premises.index)
    return (receiver_of(me), *([paper] if paper else []))


def _with_new_key(
    premises: Premises,
    stored: StoredCasus,
    plan: Plan,
    slot: OpenedSlot,
    *,
    enter: Callable[[], StoredCasus],
    told: Told,
) -> tuple[StoredCasus, OpenedSlot]:
    """Close it, give it its new key, and open it again."""
    before = {grant.to.person for grant in stored.on_file(_grants)}
    if plan.keeps(premises.person.id):
        _back_up_first(premises, stored)
    stored.abandon()
    if not plan.keeps(premises.person.id):
        raise known("access-ended")
    _renew(premises, stored.id, slot=slot, told=told)
    again = enter()
    left = tuple(sorted(person for person in before if not plan.keeps(person)))
    again.log("key-renewed", action=EXECUTE, object_type="key", objects=left)
    return again, _slot_in_use(premises, again) or slot


def _back_up_first(premises: Premises, stored: StoredCasus) -> None:
    """A copy under the old key, in case the disk fails meanwhile; it goes when the new one stands (``renew``).

    When there is no room for it the change goes on: it is safe in itself, and somebody has to lose access.
    """
    row = premises.index.row(stored.id)
    operations = stored.on_file(lambda file: operations_in(file.heads()))
    if row is None or row.backed_up != operations:
        with contextlib.suppress(KnownError):
            stored.backup(premises.layout.backups(stored.id))


def _renew(premises: Premises, case: str, *, slot: OpenedSlot, told: Told) -> None:
    identity = premises.identity
    if identity is None:
        raise known("read-only")
    folder = premises.layout.case(case).root
    renewal = Renewal(
        by=identity,
        at=microseconds(premises.clock.now()),
        wrap=lambda old, new: rekey_attachments(folder, old=old, new=new),
        settle=lambda _connection, _plan: None,
        told=told,
    )
    pursue(vault_of(premises, case), key=slot.key, epoch=slot.epoch, box=premises.box, renewal=renewal)


def _begin_list(premises: Premises, stored: StoredCasus, slot: OpenedSlot) -> None:
    """Start the list in a case of before there was one: me, and the paper when mine and its are the only two slots.

    That is what the program of then made, always. Any other slot stays, without a name.
    """
    identity, paper, vault = premises.identity, paper_of(premises.index), vault_of(premises, stored.id)
    if identity is None or stored.on_file(_grants):
        return
    slots = slots_in(vault.slots, of=vault.of)
    as_made = len(slots) == AS_MADE and slot.by == premises.person.id and paper is not None
    to = [receiver_of(identity.public), *([paper] if as_made and paper else [])]
    rest = [] if as_made else [one for one in slots if one.get("id") != slot.id]
    at = microseconds(premises.clock.now())
    fresh, grants = give(slot.key, of=vault.of, to=to, by=identity, epoch=slot.epoch, at=at)
    stored.on_file(lambda file: file.keep("INSERT INTO meta VALUES(?,?)", values=(ACCESS, roll_text(grants))))
    write_slots(vault.slots, of=vault.of, slots=sorted([*rest, *fresh], key=lambda one: str(one["id"])))


def _leave_no_old_copies(premises: Premises, stored: StoredCasus, slot: OpenedSlot, *, told: Told) -> None:
    from werkbank.store.copies import renew

    now = Remembered(slot.epoch, key_hash(slot.key))
    if remembered(premises.index, stored.id) == now:
        return
    if slot.epoch > 1:
        drop_attachments_of_other_keys(premises.layout.case(stored.id).root, key=slot.key)
        stored.settle()
        fresh = stored.backup(premises.layout.backups(stored.id))
        told("backed-up")
        renew(premises, stored.id, keep=fresh)
        told("rotated")
    value = json.dumps({"epoch": now.epoch, "key": now.key})
    premises.index.set_setting(_KEY_OF + stored.id, value=value)
