"""Joining two copies of one casus: first seen, then done, whole or not at all.

    look = preview(connection, bundle, now=now)   # the file stays as it is
    report = apply(file, bundle, now=now)         # one transaction with its line in the log; again = no change

Parents detect and the hybrid clock orders: an operation that did not know another is beside it, not after it. So both
copies find the same forks, whichever takes in first, and nothing is lost: every operation of both is there. The casus
shows the latest until a person decides (``werkbank.app.forks``). What was written more than a day ahead of this clock
is asked about first. Undo never touches what came in (module ``past``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from werkbank.model.casus import Casus
from werkbank.model.entities import Parentage
from werkbank.model.kinds import Kind
from werkbank.store.access_log import UPDATE, LogEvent, microseconds, moment
from werkbank.store.births import among
from werkbank.store.bundle_check import verify_bundle
from werkbank.store.bundling import bundle_of
from werkbank.store.case_file import OpenFile
from werkbank.store.connection import Connection
from werkbank.store.errors import known
from werkbank.store.fold import Folded, Key, Memo, Quarantined, Said, fold, fold_heads, said_in
from werkbank.store.forks import Fork, told_forks
from werkbank.store.put_back import write_noticed
from werkbank.store.records import Bundle, OpRecord
from werkbank.store.taking_in import Taken, take_in

MERGE = "merge"  # the type of its line in the log
AHEAD = timedelta(days=1)

__all__ = ["MergePreview", "MergeReport", "apply", "bundle_of", "preview", "verify_bundle"]


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What taking in a bundle would do. Entities as (kind, id)."""

    ours: Casus = field(repr=False)
    theirs: Casus = field(repr=False)  # as far as it is known here
    merged: Casus = field(repr=False)
    new: tuple[Key, ...]
    changed: tuple[Key, ...]
    gone: tuple[Key, ...]
    conflicts: tuple[Fork, ...]  # those of before included
    fresh_conflicts: tuple[Fork, ...]  # that this merge would bring
    erased: tuple[Key, ...]  # of which a text was erased over there
    quarantined: tuple[Quarantined, ...]
    circles: tuple[Parentage, ...]  # of those, by which somebody would be an own ancestor
    operations: int
    filled: int  # values that an earlier part left out
    writers: tuple[str, ...] = field(repr=False)
    partial: bool
    ahead: datetime | None  # the latest moment in it, when that is more than a day from now

    @property
    def is_nothing(self) -> bool:
        """Whether all of it is here already; that a signature or a gap is new tells nothing of the family."""
        return not (self.operations or self.filled or self.erased)


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What taking in a bundle did."""

    operations: int = 0
    erased: int = 0
    forks: int = 0  # that wait for a decision now, those of before included
    quarantined: int = 0
    changed: bool = False  # False: all of it was here already


def preview(connection: Connection, bundle: Bundle, *, now: datetime) -> MergePreview:
    """See what a bundle would do. Raises ``KnownError``: see ``apply``, without bundle-from-future."""
    verify_bundle(bundle)
    memo: Memo = {}
    before = fold(connection, memo=memo)
    known_forks = {fork[:3] for fork in before.forks}
    connection.execute("BEGIN IMMEDIATE")
    try:
        taken = take_in(connection, bundle, at=microseconds(now))
        after = fold(connection, memo=memo)
        forks = told_forks(connection, after.forks)
        return MergePreview(
            ours=before.casus,
            theirs=_theirs(connection, bundle, after=after, memo=memo).casus,
            merged=after.casus,
            **_compared(before.casus, after.casus),
            conflicts=forks,
            fresh_conflicts=tuple(one for one in forks if (one.kind, one.entity, one.field) not in known_forks),
            erased=tuple(dict.fromkeys((op.kind, op.entity) for op in taken.erased)),
            quarantined=after.quarantined,
            circles=after.circles,
            operations=len(taken.ops),
            filled=len(taken.filled),
            writers=_writers(bundle, taken.ops),
            partial=bundle.partial,
            ahead=_ahead(taken.ops, now=now),
        )
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def apply(file: OpenFile, bundle: Bundle, *, now: datetime, accept_future: bool = False) -> MergeReport:
    """Take a bundle in: one transaction with its line in the log, or nothing at all.

    Raises:
        KnownError: bundle-damaged, bundle-forged, bundle-too-large, bundle-other-case, bundle-incomplete,
            bundle-differs, bundle-from-future (asks: ``accept_future`` takes it in all the same), read-only, disk-full.
    """
    verify_bundle(bundle)
    if file.read_only:
        raise known("read-only")
    done: list[Taken] = []

    def work() -> None:
        older = _was_put_back(file, bundle)
        taken = take_in(file.connection, bundle, at=microseconds(now))
        ahead = _ahead(taken.ops, now=now)
        if ahead is not None and not accept_future:
            raise known("bundle-from-future", dag=f"{ahead.day}-{ahead.month}-{ahead.year}")
        done.append(taken)
        if not taken.is_nothing:
            if older:
                fresh = file.opening.fresh_id()
                file.ledger.actor = replace(file.ledger.actor, id=fresh, replica=fresh)
            file.ledger.reload()
            if older:
                write_noticed(file, at=now)
            file.ledger.log(_line(taken), at=microseconds(now))

    file.alter(work)
    (taken,) = done
    folded, file.returned = fold(file.connection), None
    return MergeReport(
        len(taken.ops), len(taken.erased), len(folded.forks), len(folded.quarantined), changed=not taken.is_nothing
    )


def _was_put_back(file: OpenFile, bundle: Bundle) -> bool:
    """Whether the other copy knows more of this very writer: then this folder was put back by hand to an earlier day.

    What is written from here on is of a new replica, so that no number is used twice.
    """
    own = file.ledger.actor.id
    lines = max((one.log_seq for one in bundle.seals if one.actor == own), default=0)
    return dict(bundle.vector).get(own, 0) > file.ledger.seq or lines > file.ledger.log_seq


def _line(taken: Taken) -> LogEvent:
    about = dict.fromkeys(op.entity for op in taken.ops if op.kind == Kind.PERSON)
    return LogEvent(MERGE, action=UPDATE, about=tuple(about), detail=str(len(taken.ops)))


def _ahead(ops: Iterable[OpRecord], *, now: datetime) -> datetime | None:
    latest = max((op.hlc >> 16 for op in ops), default=0)
    limit = microseconds(now + AHEAD) // 1000
    return moment(latest * 1000) if latest > limit else None  # ``verify_bundle`` lets no clock past the year 4200


def _writers(bundle: Bundle, ops: Iterable[OpRecord]) -> tuple[str, ...]:
    names = {actor.uuid: actor.name for actor in bundle.actors}
    return tuple(dict.fromkeys(names[op.actor] for op in ops))


def _compared(before: Casus, after: Casus) -> dict[str, tuple[Key, ...]]:
    old = {(str(one.kind_of), str(one.id)): one for one in before.everything()}
    new = {(str(one.kind_of), str(one.id)): one for one in after.everything()}
    return {
        "new": tuple(key for key in new if key not in old),
        "changed": tuple(key for key in new if key in old and old[key] != new[key]),
        "gone": tuple(key for key in old if key not in new),
    }


def _theirs(connection: Connection, bundle: Bundle, *, after: Folded, memo: Memo) -> Folded:
    """The casus as the sender sees it, as far as its operations are here now."""
    vector = dict(bundle.vector)
    names = dict(connection.execute("SELECT id || '', uuid FROM actor"))
    all_said = said_in(connection)
    told = [said for said in all_said if said.seq <= vector.get(said.actor, 0)]
    if len(told) == len(all_said):
        return after
    rows = {uuid: row for row, uuid in names.items()}
    overtaken = {name for said in told if said.parents for name in said.parents.split(",")}
    heads: list[Said] = [said for said in told if f"{rows[said.actor]}:{said.seq}" not in overtaken]
    lookup = among(told, names=names)
    return fold_heads(
        heads, everything=lambda: told, lookup=lookup, names=lambda: names, has_gaps=True, merged=True, memo=memo
    )
