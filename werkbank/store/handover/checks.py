"""Does what was read hang together? All that can be seen from the file alone, before any hash is computed.

Invariants of a bundle: everything names actors and batches that are in it; the operations and gaps of an actor follow
each other without hole or overlap from number 1 on; a parent is an earlier operation (by the clock, so that no circle
can be) on the same field, or lies in a gap; kinds and fields are those of this program. The hashes and seals are judged
by ``verification`` of the merge, against the copy that takes it in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from werkbank.journal.changes import EXISTS
from werkbank.model.entities import TYPES
from werkbank.model.kinds import Kind
from werkbank.store.errors import known
from werkbank.store.handover.manifest import Manifest, counts_of, reach_of
from werkbank.store.ledger import RESTORED_AT, WHY
from werkbank.store.records import Bundle, GapRecord, OpRecord

T = TypeVar("T")
RETIRED: frozenset[tuple[str, str]] = frozenset()
"""(kind, field) of earlier versions that no entity has any more: old operations on them still travel."""

_BESIDE = {Kind.SHEET: {RESTORED_AT}}
_FIELDS: dict[str, frozenset[str]] = {
    str(kind): frozenset({EXISTS, WHY, *_BESIDE.get(kind, ()), *cls.model_fields} - {"id"})
    for kind, cls in TYPES.items()
}


def check(bundle: Bundle, manifest: Manifest) -> None:
    """Refuse what does not hang together.

    Raises:
        KnownError: handover-counts, -twice, -loose, -unknown-kind.
    """
    if counts_of(bundle) != manifest.counts or reach_of(bundle) != (manifest.vector, manifest.heads):
        raise known("handover-counts")
    if bool(bundle.gaps) and not manifest.partial:
        raise known("handover-counts")
    actors = _once(one.uuid for one in bundle.actors)
    batches = _once(one.uuid for one in bundle.batches)
    if not _named(bundle) <= actors or any(one.batch not in batches for one in bundle.ops):
        raise known("handover-loose")
    _once(actor for actor, _ in bundle.vector)
    _check_chains(bundle)
    _check_fields(bundle.ops)
    _check_parents(bundle)


def _once(values: Iterable[T]) -> set[T]:
    found: set[T] = set()
    for value in values:
        if value in found:
            raise known("handover-twice")
        found.add(value)
    return found


def _named(bundle: Bundle) -> set[str]:
    parts = (bundle.batches, bundle.ops, bundle.gaps, bundle.seals)
    return {one.actor for part in parts for one in part} | {actor for actor, _ in bundle.vector}


def _spans(bundle: Bundle) -> Iterator[tuple[str, int, int]]:
    yield from ((one.actor, one.seq, one.seq) for one in bundle.ops)
    yield from ((one.actor, one.first, one.last) for one in bundle.gaps)


def _check_chains(bundle: Bundle) -> None:
    last: dict[str, int] = {}
    for actor, first, until in sorted(_spans(bundle)):
        before = last.get(actor, 0)
        if first <= before:
            raise known("handover-twice")
        if first != before + 1 or until < first:
            raise known("handover-loose")
        last[actor] = until


def _check_fields(ops: tuple[OpRecord, ...]) -> None:
    for kind, field in {(one.kind, one.field) for one in ops} - RETIRED:
        if field not in _FIELDS.get(kind, frozenset()):
            raise known("handover-unknown-kind")


def _check_parents(bundle: Bundle) -> None:
    ops = {one.name: one for one in bundle.ops}
    gaps: dict[str, list[GapRecord]] = {}
    for gap in bundle.gaps:
        gaps.setdefault(gap.actor, []).append(gap)
    for one in bundle.ops:
        for actor, seq in one.parents:
            parent = ops.get((actor, seq))
            is_left_out = parent is None and any(gap.first <= seq <= gap.last for gap in gaps.get(actor, ()))
            if (actor == one.actor and seq >= one.seq) or not (is_left_out or _comes_before(parent, one)):
                raise known("handover-loose")


def _comes_before(parent: OpRecord | None, one: OpRecord) -> bool:
    """Whether this is an earlier value of the same field."""
    if parent is None or parent.hlc >= one.hlc:
        return False
    return (parent.kind, parent.entity, parent.field) == (one.kind, one.entity, one.field)
