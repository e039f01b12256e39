"""Who was given access, kept where only who has access can read it: inside the encrypted file itself.

The slots beside the file carry random ids, so they tell nobody who is entitled. This list does, to who can open the
file: table ``meta``, key ``access``, a JSON list of *grants*. Each names a slot, for whom it is, who gave it when, the
hash of the sealed box, and the giver's signature (the one that stands inside the slot). ``looked_up`` holds the list
against the slots, so that a name that was added without a key, a key that was added without a name, and a slot that was
swapped are all seen. Empty ``person``: the recovery key on paper.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from werkbank.store.keys import Identity, PublicIdentity, from_text, to_text
from werkbank.store.slots import is_signed, sealed_slot, statement

ACCESS = "access"
PAPER = ""  # the person of the recovery key


@dataclass(frozen=True, slots=True)
class Receiver:
    """Somebody (or the paper) that a key can be given to."""

    person: str
    name: str = field(repr=False)
    box_key: bytes

    @property
    def is_paper(self) -> bool:
        """Whether it is the recovery key."""
        return self.person == PAPER


@dataclass(frozen=True, slots=True)
class Grant:
    """One line of the list."""

    slot: str
    epoch: int
    to: Receiver
    by: str
    at: int  # microseconds since 1970
    seal: str  # SHA-256 of the sealed box as it stands in the file
    signature: bytes = field(repr=False)


class Roll(NamedTuple):
    """The list held against the slots."""

    grants: tuple[Grant, ...]  # given, signed, and there
    lost: tuple[Grant, ...]  # on the list, but without a slot that is theirs
    strangers: int  # slots that nobody on the list was given

    def of(self, person: str) -> Grant | None:
        """The grant of one person."""
        return next((grant for grant in self.grants if grant.to.person == person), None)


def receiver_of(person: PublicIdentity) -> Receiver:
    """A person as somebody to give a key to."""
    return Receiver(person.id, person.name, person.box_key)


def give(
    key: bytes, *, of: str, to: Iterable[Receiver], by: Identity, epoch: int, at: int
) -> tuple[list[dict[str, Any]], tuple[Grant, ...]]:
    """Seal a key to everybody here: the slots for the file, in random order, and the lines for the list."""
    slots, grants = [], []
    for one in to:
        slot, signature = sealed_slot(key, of=of, box_key=one.box_key, by=by, epoch=epoch)
        slots.append(slot)
        grants.append(Grant(slot["id"], epoch, one, by.person.id, at, _seal(slot), signature))
    return sorted(slots, key=lambda slot: str(slot["id"])), tuple(grants)


def looked_up(
    grants: Sequence[Grant], *, of: str, key: bytes, slots: Sequence[Any], sign_keys: Mapping[str, bytes]
) -> Roll:
    """Hold the list against the slots of the file; slots of another epoch than the key's belong to a renewal."""
    there = {str(slot.get("id")): slot for slot in slots if isinstance(slot, dict)}
    good = tuple(one for one in grants if _is_there(one, there) and _is_given(one, of=of, key=key, sign_keys=sign_keys))
    accounted = {grant.slot for grant in good}
    return Roll(good, tuple(one for one in grants if one not in good), len(slots) - len(accounted))


def roll_text(grants: Iterable[Grant]) -> str:
    """The list as it is kept."""
    return json.dumps([_line(grant) for grant in grants], ensure_ascii=False)


def roll_from(text: str) -> tuple[Grant, ...]:
    """The list as it was kept; empty when there is none or it cannot be read (then every slot is a stranger's)."""
    try:
        return tuple(_grant(line) for line in json.loads(text or "[]"))
    except (ValueError, KeyError, TypeError, RecursionError):
        return ()


def receiver_line(one: Receiver) -> dict[str, Any]:
    """A receiver as JSON."""
    return {"person": one.person, "name": one.name, "box_key": to_text(one.box_key)}


def receiver_from(line: Mapping[str, Any]) -> Receiver:
    """A receiver from JSON. Raises ``ValueError``, ``KeyError`` or ``TypeError`` for anything else."""
    return Receiver(str(line["person"]), str(line["name"]), from_text(line["box_key"]))


def _is_there(grant: Grant, there: Mapping[str, Any]) -> bool:
    slot = there.get(grant.slot)
    return slot is not None and slot.get("epoch") == grant.epoch and _seal(slot) == grant.seal


def _is_given(grant: Grant, *, of: str, key: bytes, sign_keys: Mapping[str, bytes]) -> bool:
    says = statement(of=of, slot=grant.slot, epoch=grant.epoch, by=grant.by, box_key=grant.to.box_key, key=key)
    signed_by = sign_keys.get(grant.by, b"")
    return is_signed(says, signature=grant.signature, sign_key=signed_by)


def _seal(slot: Mapping[str, Any]) -> str:
    return hashlib.sha256(str(slot.get("sealed")).encode()).hexdigest()


def _line(grant: Grant) -> dict[str, Any]:
    return {
        **receiver_line(grant.to),
        "slot": grant.slot,
        "epoch": grant.epoch,
        "by": grant.by,
        "at": grant.at,
        "seal": grant.seal,
        "sig": to_text(grant.signature),
    }


def _grant(line: Mapping[str, Any]) -> Grant:
    return Grant(
        str(line["slot"]),
        int(line["epoch"]),
        receiver_from(line),
        str(line["by"]),
        int(line["at"]),
        str(line["seal"]),
        from_text(line["sig"]),
    )
