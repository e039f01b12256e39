"""Whose words are these? Nobody writes in a handover under the name of somebody who is known here.

A chain of hashes has no secret in it: whoever holds a case can lay operations behind the chain of a colleague. What an
actor signed nobody else can make. So of people of this workplace (and, of a whole case, of who stands in the address
book) an operation counts when it is here already, when they are the sender, or when a signature of theirs covers it:
one over a later operation with nothing left out in between. In a part of a case others are vouched for by the sender.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from werkbank.store.bundle_check import chains_of
from werkbank.store.connection import Connection
from werkbank.store.errors import known
from werkbank.store.records import Bundle, OpRecord

_HERE = "SELECT o.seq, o.h FROM op o JOIN actor a ON a.id = o.actor WHERE a.uuid = ?"


def require_own_words(
    connection: Connection | None, bundle: Bundle, *, sender: bytes, ours: Mapping[str, bytes], known_to_us: set[str]
) -> None:
    """Refuse what somebody else may have written under a known name; the signatures were checked already.

    ``connection``: the case as it is here, None when it is not; ``ours``: the signing keys of this workplace by person;
    ``known_to_us``: further persons of whom the keys are known.

    Raises:
        KnownError: handover-unsigned.
    """
    strict = set(ours) if bundle.partial else set(ours) | known_to_us
    unsigned = {one.actor for one in _unsigned(bundle)}
    for actor in bundle.actors:
        if actor.uuid not in unsigned or actor.person not in strict or actor.sign_key == sender:
            continue
        here = dict(connection.execute(_HERE, (actor.uuid,)).fetchall()) if connection is not None else {}
        if any(here.get(op.seq) != op.h for op in _unsigned(bundle) if op.actor == actor.uuid):
            raise known("handover-unsigned", naam=actor.name)


def _unsigned(bundle: Bundle) -> Iterator[OpRecord]:
    """Operations that no signature in the bundle covers."""
    signed = {(seal.actor, seal.seq): seal.h for seal in bundle.seals}
    for actor, items in chains_of(bundle).items():
        is_covered = False
        for item in reversed(items):
            if not isinstance(item, OpRecord):
                is_covered = False
                continue
            is_covered = is_covered or signed.get((actor, item.seq)) == item.h
            if not is_covered:
                yield item
