"""Where the bytes of a fuzzer become files, and how a checksum over them is put right."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from werkbank.store.canonical import canonical


@cache
def folder() -> Path:
    """One folder in memory for all inputs of this process."""
    kept = TemporaryDirectory(prefix="werkbank-fuzz-", dir="/dev/shm" if Path("/dev/shm").is_dir() else None)
    globals()["_kept"] = kept  # goes with the process
    return Path(kept.name)


def file(name: str, data: bytes) -> Path:
    """These bytes as a file."""
    path = folder() / name
    path.write_bytes(data)
    return path


def right(data: bytes) -> bytes:
    """The same document with the checksum that belongs to it, where it is a document."""
    with suppress(ValueError, RecursionError):
        found = json.loads(data)
        if isinstance(found, dict) and found.pop("checksum", "") == "?":
            return json.dumps({**found, "checksum": hashlib.sha256(canonical(found)).hexdigest()}).encode()
    return data
