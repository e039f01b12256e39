"""How large a file from outside may be; beyond these it is refused, in at most two seconds and 300 MB.

The limits bind who sends as well, so that nobody makes a file that nobody can open.
"""

from __future__ import annotations

from dataclasses import dataclass

MEBI = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes and counts of one handover file; tests give smaller ones."""

    file: int = 128 * MEBI
    header: int = 64 * 1024  # of age: room for some four hundred receivers
    manifest: int = 2 * MEBI
    packed: int = 24 * MEBI  # the operations as they stand in the file
    unpacked: int = 96 * MEBI
    line: int = MEBI
    records: int = 60_000  # operations; of everything else that stands in lines at most as many together
    receivers: int = 50
    attachments: int = 1000
    attachment: int = 25_000_000  # as in ``attachments``


USUAL = Limits()
DEPTH = 40  # of a value; what the program writes stays below ten


def megabytes(count: int) -> str:
    """A limit as people read it."""
    return f"{count // MEBI} MB"


def number(count: int) -> str:
    """A count as people read it."""
    return f"{count:,}".replace(",", ".")
