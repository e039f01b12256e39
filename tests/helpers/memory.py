"""What a process holds in its memory, read from outside (Linux)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

CHUNK = 16 * 1024 * 1024
OVERLAP = 256  # bytes; what is sought is shorter


def found_in(pid: int, wanted: Mapping[str, bytes]) -> set[str]:
    """Which of these stand in the writable memory of a process."""
    return {name for piece in pieces_of(pid) for name, sought in wanted.items() if sought in piece}


def pieces_of(pid: int) -> Iterator[bytes]:
    """The writable memory of a process in pieces that overlap a little."""
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for start, end in _writable(pid):
            rest = b""
            for at in range(start, end, CHUNK):
                try:
                    memory.seek(at)
                    piece = rest + memory.read(min(CHUNK, end - at))
                except OSError:  # a page that cannot be read, such as a guard
                    break
                yield piece
                rest = piece[-OVERLAP:]


def _writable(pid: int) -> Iterator[tuple[int, int]]:
    for line in Path(f"/proc/{pid}/maps").read_text(encoding="utf-8").splitlines():
        where, rights, *_ = line.split()
        if rights.startswith("rw"):
            start, _, end = where.partition("-")
            yield int(start, 16), int(end, 16)
