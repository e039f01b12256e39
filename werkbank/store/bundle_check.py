"""Does a bundle hold in itself? Looked at before a file is touched; nothing in it is believed until it does.

Every chain runs on without a hole, every hash follows from what it names, every value is in the one canonical form,
parents come before their children, and every signature is of the actor whose chain it covers. Where a bundle begins in
the middle of a chain, the first link is left to ``merging``, which knows the hash before it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

from werkbank.store.bundling import first_of
from werkbank.store.canonical import canonical, plain_text
from werkbank.store.chain import Actor, batch_hash, genesis, link, payload_hash
from werkbank.store.chain_check import seal_statement
from werkbank.store.errors import known
from werkbank.store.records import ActorRecord, BatchRecord, Bundle, GapRecord, OpRecord

MOST_OPERATIONS = 500_000
MOST_LETTERS = 4_000_000  # of one value
LATEST = 1 << 62  # of the hybrid clock, so that there is always a later moment
LARGEST = 2**53
KEY_BYTES = HASH_BYTES = 32

Items = list[OpRecord | GapRecord]


def verify_bundle(bundle: Bundle) -> None:
    """Refuse a bundle that does not hold.

    Raises:
        KnownError: bundle-too-large, bundle-damaged, bundle-forged (a signature is not of who it says).
    """
    if max(len(bundle.ops), len(bundle.batches), len(bundle.gaps), len(bundle.seals)) > MOST_OPERATIONS:
        raise known("bundle-too-large")
    try:
        _verify(bundle)
    except (ValueError, TypeError, RecursionError, KeyError, AttributeError, OverflowError) as error:
        raise known("bundle-damaged") from error


def chains_of(bundle: Bundle) -> dict[str, Items]:
    """What stands in a bundle of each actor, in order."""
    found: dict[str, Items] = {actor.uuid: [] for actor in bundle.actors}
    for op in bundle.ops:
        found[op.actor].append(op)
    for gap in bundle.gaps:
        found[gap.actor].append(gap)
    for items in found.values():
        items.sort(key=first_of)
    return found


def hash_of(op: OpRecord, *, before: bytes, batch: str) -> bytes:
    """The hash of an operation behind a given one."""
    return link(
        before,
        actor=op.actor,
        seq=op.seq,
        hlc=op.hlc,
        kind=op.kind,
        entity=op.entity,
        field=op.field,
        parents=list(op.parents),
        batch=batch,
        payload=op.salt if op.val is None else payload_hash(op.val.encode(), salt=op.salt),
    )


def batch_hashes(bundle: Bundle) -> dict[str, str]:
    """The hash of every batch by its id."""
    return {
        b.uuid: batch_hash(batch=b.uuid, action=b.action, at=b.at, group=b.grp, undoes=b.undoes, redo=b.redo)
        for b in bundle.batches
    }


def actor_of(record: ActorRecord) -> Actor:
    """The actor behind a record."""
    return Actor(record.uuid, record.person, record.replica, record.name, record.sign_key)


def _verify(bundle: Bundle) -> None:
    _need(len({one.uuid for one in bundle.actors}) == len(bundle.actors))
    _need(len({one.uuid for one in bundle.batches}) == len(bundle.batches))
    _need(all(len(one.sign_key) == KEY_BYTES and one.uuid and one.person for one in bundle.actors))
    actors = {one.uuid: actor_of(one) for one in bundle.actors}
    hashes, batches = batch_hashes(bundle), {one.uuid: one for one in bundle.batches}
    _need(all(0 < one.first < LARGEST and 0 < one.count < LARGEST and one.actor in actors for one in bundle.batches))
    clocks = {op.name: op.hlc for op in bundle.ops}
    _need(len(clocks) == len(bundle.ops))
    for actor, items in chains_of(bundle).items():
        start = genesis(actors[actor], case=bundle.case)
        _verify_chain(items, start=start, hashes=hashes, batches=batches, clocks=clocks)
    _verify_seals(bundle, actors)


def _verify_chain(
    items: Items,
    *,
    start: bytes,
    hashes: Mapping[str, str],
    batches: Mapping[str, BatchRecord],
    clocks: Mapping[tuple[str, int], int],
) -> None:
    at, before, clock = 0, start, 0
    for number, item in enumerate(items):
        first = first_of(item)
        _need(first == at + 1 if number else first >= 1)
        _need(len(item.h) == HASH_BYTES)
        if isinstance(item, GapRecord):
            _need(first <= item.last < LARGEST)
            at, before = item.last, item.h
            continue
        _verify_operation(item, batches[item.batch], clocks=clocks, earliest=clock)
        if number or first == 1:
            _need(hash_of(item, before=before, batch=hashes[item.batch]) == item.h)
        at, before, clock = item.seq, item.h, item.hlc


def _verify_operation(
    op: OpRecord, batch: BatchRecord, *, clocks: Mapping[tuple[str, int], int], earliest: int
) -> None:
    _need(op.actor == batch.actor and batch.first <= op.seq < batch.first + batch.count)
    _need(earliest <= op.hlc < LATEST and 0 < op.seq < LARGEST)
    _need(bool(op.kind and op.entity and op.field))
    _need(len(set(op.parents)) == len(op.parents) and all(clocks.get(name, -1) < op.hlc for name in op.parents))
    if op.val is None:
        _need(len(op.salt) == HASH_BYTES)
    else:
        _need(len(op.val) <= MOST_LETTERS)
        _need(plain_text(op.val) is not None or canonical(json.loads(op.val)).decode() == op.val)


def _verify_seals(bundle: Bundle, actors: Mapping[str, Actor]) -> None:
    told = {op.name: op.h for op in bundle.ops} | {(gap.actor, gap.last): gap.h for gap in bundle.gaps}
    for seal in bundle.seals:
        _need(told.get((seal.actor, seal.seq), seal.h) == seal.h)
        says = seal_statement(
            actors[seal.actor],
            case=bundle.case,
            seq=seal.seq,
            h=seal.h,
            log_seq=seal.log_seq,
            log_h=seal.log_h,
            at=seal.at,
        )
        try:
            VerifyKey(actors[seal.actor].sign_key).verify(says, seal.sig)
        except BadSignatureError as error:
            raise known("bundle-forged") from error


def _need(holds: bool) -> None:  # noqa: FBT001 - reads as a sentence
    if not holds:
        raise ValueError
