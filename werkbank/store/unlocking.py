"""Getting in: from a person and a passphrase (or the recovery key on paper) to an open workplace.

A wrong passphrase says no more than that. It is noted under the public log key of the workplace in a file that only
grows; the next who unlocks reads it into the log. The list of cases is accepted only when its key was given by somebody
who stands in it with the key that signed, and when it follows from the list of the last time (module ``trust``).
"""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

from nacl.public import PrivateKey

from werkbank.i18n import tr
from werkbank.model.clock import Clock, IdSource
from werkbank.model.errors import KnownError
from werkbank.store.case_door import Premises
from werkbank.store.connection import Access
from werkbank.store.errors import known
from werkbank.store.failed_unlocks import mend_log_key, note_failure, read_failures_in
from werkbank.store.founding import Mark, read_mark, slots_name
from werkbank.store.index import Index
from werkbank.store.index_file import WorkplaceEvent
from werkbank.store.kdf import SALT_BYTES, KdfSettings, derive
from werkbank.store.keys import OwnFile, open_identity, settings_in
from werkbank.store.layout import Layout
from werkbank.store.list_keys import finish_index, trust_of
from werkbank.store.people import Person
from werkbank.store.recovery import recovery_key
from werkbank.store.slots import OpenedSlot, open_slots
from werkbank.store.tending import active_people
from werkbank.store.trust import follows, trust_from

_ID = re.compile(r"[\w-]{1,80}")


def with_passphrase(folder: Path, *, person: str, passphrase: str, clock: Clock, fresh_id: IdSource) -> Premises:
    """Unlock as a person. Raises ``KnownError``, see ``workplace.unlock``."""
    mark, layout = read_mark(folder), Layout(folder)
    try:
        own = _identity(layout, mark, person=person, passphrase=passphrase)
    except KnownError as error:
        if error.code == "wrong-passphrase":
            note_failure(layout.failed_unlocks, mark, person=person, at=clock.now())
        raise
    identity = own.identity
    index, slot = _open_index(layout, mark, box=identity.box, nothing_for_me="no-access-here")
    _require_own_list(index, mark, own=own, slot=slot)
    premises = Premises(mark.id, layout, index, identity.box, identity.person, identity, clock, fresh_id)
    if not index.read_only:
        read_failures_in(index, layout.failed_unlocks, at=clock.now())
        _finish_key_change(premises)
        mend_log_key(index, layout.mark, read_mark(folder), at=clock.now())
        _remember_list(premises, own)
        index.log(WorkplaceEvent("unlock", clock.now(), identity.person.id))
    return premises


def with_recovery_key(folder: Path, *, text: str, clock: Clock, fresh_id: IdSource) -> Premises:
    """Unlock with the paper, for reading. Raises ``KnownError``, see ``workplace.unlock_by_recovery``."""
    mark, layout, box = read_mark(folder), Layout(folder), recovery_key(text)
    index, _ = _open_index(layout, mark, box=box, nothing_for_me="recovery-wrong")
    if not index.read_only:
        index.log(WorkplaceEvent("recovery-unlock", clock.now()))
    return Premises(mark.id, layout, index, box, Person("", tr("herstelsleutel")), None, clock, fresh_id)


def _require_own_list(index: Index, mark: Mark, *, own: OwnFile, slot: OpenedSlot) -> None:
    """Refuse a list in which this person has other keys, or that does not follow from the one of the last time."""
    identity, before = own.identity, trust_from(own.trust)
    code = "person-damaged" if index.people().get(identity.person.id) != identity.public else ""
    if before and not code:
        active = active_people(index)
        if not follows(before, index, slot=slot, workplace=mark.id, active=active, me=identity):
            code = "list-of-others"
    if code:
        index.close()
        raise known(code)


def _remember_list(premises: Premises, own: OwnFile) -> None:
    """Keep what the list is now; a medium that does not take it keeps nobody out."""
    now = trust_of(premises, before=trust_from(own.trust)).as_json()
    if now != own.trust:
        with contextlib.suppress(KnownError):
            own.remember(now, workplace=premises.id)


def _finish_key_change(premises: Premises) -> None:
    """Go on with what a crash cut short; while another window has the list open, the next unlocking does it."""
    try:
        finish_index(premises)
    except KnownError as error:
        if error.code == "locked":
            return
        premises.index.close()
        raise known("no-access-here") if error.code == "access-ended" else error from None


def _identity(layout: Layout, mark: Mark, *, person: str, passphrase: str) -> OwnFile:
    """Unlock a person. Somebody who is not here costs as much time as a wrong passphrase, and sounds the same."""
    path = layout.person(person) if _ID.fullmatch(person) else None
    if path is not None and not path.exists() and layout.former(person).is_file():
        path = layout.former(person)
    if path is None or not path.exists():
        derive(passphrase, salt=bytes(SALT_BYTES), settings=_usual_settings(layout))
        raise known("wrong-passphrase")
    return open_identity(path, passphrase=passphrase, workplace=mark.id)


def _usual_settings(layout: Layout) -> KdfSettings:
    for path in sorted(layout.people.glob("*.json")):
        with contextlib.suppress(KnownError):
            return settings_in(path)
    return KdfSettings()


def _open_index(layout: Layout, mark: Mark, *, box: PrivateKey, nothing_for_me: str) -> tuple[Index, OpenedSlot]:
    name = slots_name(mark.id)
    slots = open_slots(layout.index_slots, of=name, box=box, damaged="workplace-damaged")
    if not slots:
        raise known(nothing_for_me)
    for slot in slots:
        try:
            index = _index_or_read_only(layout.index, key=slot.key)
        except KnownError as error:
            if error.code == "workplace-damaged" and slot is not slots[-1]:
                continue  # while the list gets a new key there are slots of two epochs
            raise
        giver = index.people().get(slot.by)
        if giver is None or not slot.is_from(giver.sign_key):
            index.close()
            raise known("workplace-damaged")
        return index, slot
    raise known("workplace-damaged")


def _index_or_read_only(path: Path, *, key: bytes) -> Index:
    try:
        return Index(path, key=key, access=Access.SHARED)
    except KnownError as error:
        if error.code != "read-only":
            raise
        return Index(path, key=key, access=Access.READ)
