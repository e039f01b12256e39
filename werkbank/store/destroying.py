"""Destroying a whole case: its keys first, everywhere, then all that is left of it; and a signed proof of it.

The proof stands in the encrypted list of cases (key ``destroyed:<case>``): which case by its id, when, by whom, why,
how many operations it held and how far its chains had come, with the signature of who did it. Nothing of what stood in
it. It is written before anything is thrown away, as *begun*; a crash half-way is finished at the next unlocking.
Without its keys no copy can be read again, wherever one may still lie; what is away at a second place is owed.
"""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

from werkbank.model.errors import KnownError
from werkbank.store.access_log import DONE, microseconds, moment
from werkbank.store.canonical import canonical
from werkbank.store.case_door import Premises
from werkbank.store.connection import checkpoint
from werkbank.store.copies import drop_all
from werkbank.store.erasing import scrub
from werkbank.store.errors import known
from werkbank.store.files import shred
from werkbank.store.index_file import WorkplaceEvent
from werkbank.store.keys import from_text, to_text
from werkbank.store.open_workplace import Workplace

_KEY = "destroyed:"
_SAYS = b"werkbank-destroyed-1"


@dataclass(frozen=True, slots=True)
class Proof:
    """That a case was destroyed: what may be told to whoever asks, and to organisations that received a copy."""

    case: str
    at: datetime
    person: str
    name: str = field(repr=False)
    reason: str = field(repr=False)
    operations: int
    heads: Mapping[str, str]  # by actor, the last hash: the receiver of a copy can see that it is about that case
    receivers: tuple[str, ...] = field(repr=False, default=())
    done: bool = False
    signature: str = ""

    def statement(self) -> bytes:
        """What is signed."""
        says = {
            "at": microseconds(self.at),
            "by": self.person,
            "case": self.case,
            "heads": dict(self.heads),
            "operations": self.operations,
            "reason": self.reason,
        }
        return _SAYS + canonical(says)

    def is_signed_by(self, sign_key: bytes) -> bool:
        """Whether the holder of this public key signed it."""
        try:
            VerifyKey(sign_key).verify(self.statement(), from_text(self.signature))
        except (BadSignatureError, ValueError):
            return False
        return True


def destroy(workplace: Workplace, case: str, *, reason: str) -> Proof:
    """Destroy a case of which this person has a key; the proof names who received a part of it, for the notice.

    Raises:
        KnownError: reason-missing, read-only, no-such-case, no-access, open-elsewhere, locked.
    """
    at = workplace.premises
    if not reason.strip():
        raise known("reason-missing")
    if at.read_only or at.identity is None:
        raise known("read-only")
    row = at.index.row(case)
    if row is None:
        raise known("no-such-case")
    if workplace.has_open(case):
        raise known("open-elsewhere")
    receivers = _receivers(workplace, case)
    proof = Proof(
        case=case,
        at=at.clock.now(),
        person=at.person.id,
        name=at.person.name,
        reason=reason.strip(),
        operations=row.ops,
        heads={actor: head.h for actor, head in row.heads.items()},
        receivers=receivers,
    )
    signature = to_text(at.identity.sign.sign(proof.statement()).signature)
    _write(at, proof, signature=signature, done=False)
    return _throw_away(at, case)


def proofs(premises: Premises) -> list[Proof]:
    """Every case that was destroyed here, last first."""
    rows = premises.index.do(lambda c: c.execute("SELECT value FROM meta WHERE key LIKE ? || '%'", (_KEY,)).fetchall())
    found = (_read(value) for (value,) in rows)
    return sorted((proof for proof in found if proof), key=lambda proof: proof.at, reverse=True)


def finish(premises: Premises) -> None:
    """Finish what a crash left half destroyed."""
    if not premises.read_only:
        for proof in proofs(premises):
            if not proof.done:
                _throw_away(premises, proof.case)


def refuse_destroyed(premises: Premises, case: str) -> None:
    """A destroyed case does not come back. Raises ``KnownError`` (destroyed)."""
    if found := _read(premises.index.setting(_KEY + case)):
        day = found.at.astimezone()
        raise known("destroyed", dag=f"{day.day}-{day.month}-{day.year}")


def _receivers(workplace: Workplace, case: str) -> tuple[str, ...]:
    """Who received something of it. Only who can open a case may destroy it, and nobody while it is open elsewhere."""
    try:
        stored = workplace.open_case(case, purpose="destroy")
    except KnownError as error:
        if error.code not in {"damaged", "not-a-case-file", "newer-version"}:  # then the keys were good all the same
            raise
        return ()
    try:
        events = [line.event for line in stored.log_lines()]
    finally:
        stored.close()
    sent = (event.detail.partition(";")[0] for event in events if event.type == "handover" and event.outcome == DONE)
    return tuple(dict.fromkeys(filter(None, sent)))


def _throw_away(at: Premises, case: str) -> Proof:
    folder = at.layout.case(case)
    shred(folder.slots)
    drop_all(at, case)
    shutil.rmtree(folder.root, ignore_errors=True)
    at.index.forget(case)
    proof = _read(at.index.setting(_KEY + case))
    if proof is None:
        raise known("workplace-damaged")
    done = not folder.root.exists() and not at.layout.backups(case).exists()
    _write(at, proof, signature=proof.signature, done=done)
    at.index.log(WorkplaceEvent("case-destroyed", at.clock.now(), proof.person, case, "D"))
    at.index.do(checkpoint)
    with contextlib.suppress(KnownError):
        at.index.do(scrub)
    return replace(proof, done=done)


def _write(at: Premises, proof: Proof, *, signature: str, done: bool) -> None:
    value = {
        "case": proof.case,
        "at": microseconds(proof.at),
        "person": proof.person,
        "name": proof.name,
        "reason": proof.reason,
        "operations": proof.operations,
        "heads": dict(proof.heads),
        "receivers": list(proof.receivers),
        "done": done,
        "signature": signature,
    }
    at.index.set_setting(_KEY + proof.case, value=json.dumps(value, ensure_ascii=False))


def _read(value: str) -> Proof | None:
    try:
        found: dict[str, Any] = json.loads(value)
        return Proof(**{**found, "at": moment(found["at"]), "receivers": tuple(found["receivers"])})
    except (ValueError, KeyError, TypeError):
        return None
