"""What a person remembers of the list of cases, so that nobody can lay another list in its place.

The list tells whose keys are whose, and a whole new list can be made by anybody who may write in the folder: public
keys are no secret. So the identity file of each person keeps, authenticated under the passphrase, what the list was at
the last unlocking: the epoch and hash of its key, the public keys of everybody with a key, and the hash of the public
recovery key (itself it stays in the list: who knows it could lay a list for who comes with the paper). At the
next unlocking the list must be the same or follow from that:

1. another key of the list has a later epoch and was given by somebody who is known;
2. who is known has the same public keys as before;
3. who, or which recovery key, is new was *vouched for* by somebody who is known, or (a person who got new keys by
   the paper) by the recovery key that is known. Vouchers stand in the list, key ``vouched:<person or paper>``.

Somebody who unlocks for the first time believes what they see. Nobody unlocks with a list that does not follow.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from nacl.exceptions import CryptoError
from nacl.public import Box, PrivateKey, PublicKey

from werkbank.store.canonical import canonical
from werkbank.store.founding import RECOVERY_KEY
from werkbank.store.index import Index
from werkbank.store.keys import Identity, PublicIdentity, from_text, to_text
from werkbank.store.slots import OpenedSlot, is_signed, key_hash

VOUCHED, WORKPLACE = "vouched:", "workplace"
_SAYS_PERSON, _SAYS_PAPER = b"werkbank-member-1", b"werkbank-paper-1"
Keys = tuple[bytes, bytes]
"""The public keys of somebody: to receive with, to sign with."""


@dataclass(frozen=True, slots=True)
class Trust:
    """What is remembered."""

    epoch: int
    key: str  # hash of the key of the list
    people: Mapping[str, Keys]  # who has a key, by id
    paper: str  # hash of the public recovery key; empty when there is none

    def as_json(self) -> dict[str, Any]:
        """As it stands in an identity file."""
        people = {person: [to_text(key) for key in keys] for person, keys in sorted(self.people.items())}
        return {"epoch": self.epoch, "key": self.key, "people": people, "paper_hash": self.paper}


def trust_from(found: object) -> Trust | None:
    """What an identity file remembers; None when it was not used here yet. It was authenticated already."""
    if not isinstance(found, dict) or "paper_hash" not in found:
        return None
    people = {str(one): (from_text(box), from_text(sign)) for one, (box, sign) in found["people"].items()}
    return Trust(int(found["epoch"]), str(found["key"]), people, str(found["paper_hash"]))


def trust_now(index: Index, *, key: bytes, epoch: int, active: frozenset[str], before: Trust | None = None) -> Trust:
    """What there is to remember of a list that was believed; who an older list put back does not name stays known."""
    here = index.people()
    people = {one.id: (one.box_key, one.sign_key) for one in here.values() if one.id in active}
    unseen = {one: keys for one, keys in before.people.items() if one not in here} if before else {}
    return Trust(epoch, key_hash(key), {**unseen, **people}, _paper(index))


def follows(
    before: Trust, index: Index, *, slot: OpenedSlot, workplace: str, active: frozenset[str], me: Identity
) -> bool:
    """Whether the list that this slot opened is the one that was seen before, or came from it."""
    people, settings = index.people(), _vouchers(index)
    known, papers = _known(before, people, settings, workplace=workplace, me=me)
    is_same_key = hmac.compare_digest(key_hash(slot.key), before.key)
    is_given = slot.epoch > before.epoch and slot.by in known and slot.is_from(known[slot.by][1])
    if not (is_same_key or is_given):
        return False
    same = all((one.box_key, one.sign_key) == known.get(one.id) for one in people.values() if one.id in active)
    return same and _paper(index) in papers


def vouch(index: Index, person: PublicIdentity, *, workplace: str, by: Identity) -> None:
    """Say under my signature that these are the keys of somebody who gets a key."""
    signature = by.sign.sign(_of_person(person, workplace)).signature
    _keep(index, person.id, {"by": by.person.id, "sig": to_text(signature)})


def vouch_by_paper(index: Index, person: PublicIdentity, *, workplace: str, paper: PrivateKey) -> None:
    """The same by who holds the recovery key, which cannot sign: a box from it to everybody, that only it can make."""
    says = _of_person(person, workplace)
    boxes = {
        one.id: to_text(bytes(Box(paper, PublicKey(one.box_key)).encrypt(says))) for one in index.people().values()
    }
    _keep(index, person.id, {"by": "", "boxes": boxes, "paper": to_text(bytes(paper.public_key))})


def vouch_for_paper(index: Index, paper: bytes, *, workplace: str, by: Identity) -> None:
    """Say under my signature that this is the recovery key from now on."""
    signature = by.sign.sign(_of_paper(paper, workplace)).signature
    _keep(index, paper.hex(), {"by": by.person.id, "sig": to_text(signature)})


def paper_given_by(index: Index, paper: bytes) -> str | None:
    """Who took a recovery key into use, as they signed; None for the one that a workplace began with."""
    found, people = _read(index.setting(VOUCHED + paper.hex())), index.people()
    giver = people.get(str(found.get("by")))
    says = _of_paper(paper, index.setting(WORKPLACE))
    if giver is None or not _is_signed(found, says, sign_key=giver.sign_key):
        return None
    return giver.id


def _known(
    before: Trust, people: Mapping[str, PublicIdentity], vouchers: Mapping[str, str], *, workplace: str, me: Identity
) -> tuple[dict[str, Keys], set[str]]:
    """Everybody and every recovery key that what was remembered vouches for, at first or at second hand."""
    known, papers = dict(before.people), {before.paper}
    known.setdefault(me.person.id, (me.public.box_key, me.public.sign_key))
    while True:
        fresh = dict(_fresh_people(known, papers, people, vouchers, workplace=workplace, me=me))
        more = set(_fresh_papers(known, papers, vouchers, workplace=workplace))
        if not (fresh or more):
            return known, papers
        known |= fresh
        papers |= more


def _fresh_people(
    known: Mapping[str, Keys],
    papers: set[str],
    people: Mapping[str, PublicIdentity],
    vouchers: Mapping[str, str],
    *,
    workplace: str,
    me: Identity,
) -> Iterator[tuple[str, Keys]]:
    for one in people.values():
        if one.id in known:
            continue
        found, says = _read(vouchers.get(one.id, "")), _of_person(one, workplace)
        giver = known.get(str(found.get("by")))
        is_signed_for = giver is not None and _is_signed(found, says, sign_key=giver[1])
        if is_signed_for or _is_boxed(found, says, papers=papers, me=me):
            yield one.id, (one.box_key, one.sign_key)


def _fresh_papers(
    known: Mapping[str, Keys], papers: set[str], vouchers: Mapping[str, str], *, workplace: str
) -> Iterator[str]:
    for name, text in vouchers.items():
        try:
            paper = bytes.fromhex(name)
        except ValueError:
            continue  # of a person
        found = _read(text)
        giver = known.get(str(found.get("by")))
        is_new = paper_hash(paper) not in papers
        if is_new and giver and _is_signed(found, _of_paper(paper, workplace), sign_key=giver[1]):
            yield paper_hash(paper)


def _is_signed(found: Mapping[str, Any], says: bytes, *, sign_key: bytes) -> bool:
    try:
        return is_signed(says, signature=from_text(found.get("sig")), sign_key=sign_key)
    except ValueError:
        return False


def _is_boxed(found: Mapping[str, Any], says: bytes, *, papers: set[str], me: Identity) -> bool:
    boxes = found.get("boxes")
    if not isinstance(boxes, dict):
        return False
    try:
        paper = from_text(found.get("paper"))
        is_known = paper_hash(paper) in papers
        return is_known and Box(me.box, PublicKey(paper)).decrypt(from_text(boxes.get(me.person.id))) == says
    except (CryptoError, ValueError, TypeError):
        return False


def _of_person(person: PublicIdentity, workplace: str) -> bytes:
    keys = {"box_key": to_text(person.box_key), "sign_key": to_text(person.sign_key)}
    return _SAYS_PERSON + canonical({"id": person.id, "workplace": workplace, **keys})


def _of_paper(paper: bytes, workplace: str) -> bytes:
    return _SAYS_PAPER + canonical({"key": to_text(paper), "workplace": workplace})


def paper_hash(paper: bytes) -> str:
    """What names a public recovery key without telling it."""
    return hashlib.sha256(b"werkbank-paper-hash-1" + paper).hexdigest() if paper else ""


def _paper(index: Index) -> str:
    return paper_hash(from_text(index.setting(RECOVERY_KEY)))


def _vouchers(index: Index) -> dict[str, str]:
    ask = "SELECT key, value FROM meta WHERE key LIKE ? || '%'"
    rows = index.do(lambda connection: connection.execute(ask, (VOUCHED,)).fetchall())
    return {str(key).removeprefix(VOUCHED): str(value) for key, value in rows}


def _keep(index: Index, name: str, value: Mapping[str, Any]) -> None:
    index.set_setting(VOUCHED + name, value=json.dumps(value))


def _read(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
