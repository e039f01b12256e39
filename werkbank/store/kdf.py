"""From a passphrase to a key: Argon2id with settings that are stored, authenticated and clamped.

A stolen laptop means unlimited guessing offline, and memory is what makes guessing dear. The settings are found at
enrolment (``calibrate``): 256 MiB, 3 passes, 4 lanes, with more passes where that takes less than 0.4 s (store-facts
B3). On reading they are clamped, so that a hostile file cannot hang the machine.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw

from werkbank.store.errors import known
from werkbank.store.passphrase import normal_passphrase

KEY_BYTES = 32
SALT_BYTES = 16
LEAST_MEMORY_KIB = 8 * 1024
MOST_MEMORY_KIB = 1024 * 1024
MOST_PASSES = 20
MOST_LANES = 16
LEAST_SECONDS = 0.4
FIGURES = ("memory_kib", "passes", "lanes")


@dataclass(frozen=True, slots=True)
class KdfSettings:
    """What one guess costs."""

    memory_kib: int = 256 * 1024
    passes: int = 3
    lanes: int = 4

    def __post_init__(self) -> None:
        fits = (
            LEAST_MEMORY_KIB <= self.memory_kib <= MOST_MEMORY_KIB
            and 1 <= self.passes <= MOST_PASSES
            and 1 <= self.lanes <= MOST_LANES
        )
        if not fits:
            raise known("person-damaged")

    def as_json(self) -> dict[str, Any]:
        """What stands in the identity file."""
        return {"name": "argon2id", "memory_kib": self.memory_kib, "passes": self.passes, "lanes": self.lanes}


def settings_from(stored: Any) -> KdfSettings:  # noqa: ANN401 - what json.loads returned
    """Read settings back. Raises ``KnownError`` (person-damaged) for anything odd or out of bounds."""
    if not isinstance(stored, dict) or stored.get("name") != "argon2id":
        raise known("person-damaged")
    figures = [figure for name in FIGURES if type(figure := stored.get(name)) is int]
    if len(figures) != len(FIGURES):
        raise known("person-damaged")
    return KdfSettings(*figures)


def derive(passphrase: str, *, salt: bytes, settings: KdfSettings) -> bytes:
    """The 32-byte key of a passphrase. Releases the interpreter lock, so a window stays alive meanwhile."""
    try:
        return hash_secret_raw(
            normal_passphrase(passphrase).encode("utf-8", "surrogatepass"),
            salt,
            time_cost=settings.passes,
            memory_cost=settings.memory_kib,
            parallelism=settings.lanes,
            hash_len=KEY_BYTES,
            type=Type.ID,
        )
    except (HashingError, MemoryError) as error:
        raise known("no-memory") from error


def calibrate(measure: Callable[[KdfSettings], float] | None = None) -> KdfSettings:
    """The default settings, with as many more passes as this machine needs to reach 0.4 s a guess."""
    seconds = measure or _seconds
    settings = KdfSettings()
    while (took := seconds(settings)) < LEAST_SECONDS and settings.passes < MOST_PASSES:
        wanted = max(settings.passes + 1, round(settings.passes * LEAST_SECONDS / max(took, 0.001) + 0.5))
        settings = replace(settings, passes=min(MOST_PASSES, wanted))
    return settings


def _seconds(settings: KdfSettings) -> float:
    start = time.perf_counter()
    derive("calibration", salt=bytes(SALT_BYTES), settings=settings)
    return time.perf_counter() - start
