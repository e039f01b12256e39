"""What travels between two copies of one casus: the rows of the log as values with names instead of numbers.

``bundle_of`` (module ``bundling``) reads them from a file, ``merging`` takes them in. Everything names actors, entities
and batches by their UUIDs; hashes are bytes. An ``OpRecord`` whose ``val`` is None carries the payload hash in ``salt``
instead: its text was erased. A ``GapRecord`` stands for operations that this handover leaves out: only how many is
told, the chain goes on behind them with ``h``, the hash of the last of them. ``Bundle.vector`` tells how far the
sender's copy has come, also where nothing of it is sent again.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as part

Name = tuple[str, int]
"""(actor, seq): names one operation everywhere."""


@dataclass(frozen=True, slots=True)
class ActorRecord:
    """One person in one copy of a workplace."""

    uuid: str
    person: str
    replica: str
    name: str = part(repr=False)
    sign_key: bytes


@dataclass(frozen=True, slots=True)
class BatchRecord:
    """One action: ``count`` operations of one actor from number ``first`` on; ``at`` in microseconds since 1970."""

    uuid: str
    actor: str
    first: int
    count: int
    at: int
    action: str
    grp: str
    undoes: str
    redo: bool
    subject: str = part(repr=False)


@dataclass(frozen=True, slots=True)
class OpRecord:
    """One operation: a value for one field of one entity; ``parents`` are the values it was seen to replace."""

    actor: str
    seq: int
    hlc: int
    kind: str
    entity: str
    field: str
    parents: tuple[Name, ...]
    val: str | None = part(repr=False)
    batch: str
    salt: bytes = part(repr=False)
    h: bytes = part(repr=False)

    @property
    def name(self) -> Name:
        """What others call it."""
        return self.actor, self.seq


@dataclass(frozen=True, slots=True)
class GapRecord:
    """Operations ``first`` to ``last`` of an actor that are left out; ``h`` is the hash of the last."""

    actor: str
    first: int
    last: int
    h: bytes = part(repr=False)


@dataclass(frozen=True, slots=True)
class SealRecord:
    """A signature over how far both chains of an actor had come."""

    actor: str
    seq: int
    h: bytes = part(repr=False)
    log_seq: int
    log_h: bytes = part(repr=False)
    at: int
    sig: bytes = part(repr=False)


@dataclass(frozen=True, slots=True)
class Bundle:
    """A part of the log of one casus, whole enough to be checked and taken in by another copy."""

    case: str
    actors: tuple[ActorRecord, ...] = ()
    batches: tuple[BatchRecord, ...] = ()
    ops: tuple[OpRecord, ...] = ()
    gaps: tuple[GapRecord, ...] = ()
    seals: tuple[SealRecord, ...] = ()
    partial: bool = False
    vector: tuple[Name, ...] = ()
