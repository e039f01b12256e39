"""The recovery key: a key pair whose private half exists only on paper.

Every case key, and the key of the list of cases, is also sealed to it. The text is 56 signs in 14 groups of four: the
32-byte seed followed by 3 bytes of SHA256("werkbank-recovery-1" || seed), in Crockford's base32 (no I, L, O, U; what is
typed as I or L reads as 1, O as 0), so that a slip of the pen is noticed before it is tried.
"""

from __future__ import annotations

import base64
import hashlib
import secrets

from nacl.public import PrivateKey

from werkbank.store.errors import known

SEED_BYTES = 32
CHECK_BYTES = 3
GROUP = 4
_RFC4648 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_TO_PAPER = str.maketrans(_RFC4648, _CROCKFORD)
_MISREAD = str.maketrans("ILO", "110", " -\t\r\n")
_FROM_PAPER = str.maketrans(_CROCKFORD, _RFC4648, "U")


def new_recovery_key() -> PrivateKey:
    """A fresh key pair."""
    return PrivateKey(secrets.token_bytes(SEED_BYTES))


def recovery_text(key: PrivateKey) -> str:
    """What is printed: 14 groups of four signs."""
    seed = bytes(key)
    signs = on_paper(base64.b32encode(seed + _check(seed)).decode("ascii"))
    return "-".join(signs[i : i + GROUP] for i in range(0, len(signs), GROUP))


def on_paper(base32: str) -> str:
    """Base32 of RFC 4648 in the signs that are not mistaken for each other on paper."""
    return base32.translate(_TO_PAPER)


def recovery_key(text: str) -> PrivateKey:
    """Read the paper back, whatever the case, spaces and dashes. Raises ``KnownError`` (recovery-unreadable)."""
    try:
        raw = base64.b32decode(text.upper().translate(_MISREAD).translate(_FROM_PAPER))
    except ValueError as error:
        raise known("recovery-unreadable") from error
    seed, check = raw[:SEED_BYTES], raw[SEED_BYTES:]
    if len(seed) != SEED_BYTES or check != _check(seed):
        raise known("recovery-unreadable")
    return PrivateKey(seed)


def _check(seed: bytes) -> bytes:
    return hashlib.sha256(b"werkbank-recovery-1" + seed).digest()[:CHECK_BYTES]
