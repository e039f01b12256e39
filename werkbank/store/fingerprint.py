"""The public keys of a person as six Dutch words, to compare by voice; and the number on the seal of the paper.

    digest = SHA256("werkbank-fingerprint-1" || X25519 public key || Ed25519 public key)

The first 66 bits of it, in six groups of 11 bits, each the place of a word in the frozen list (module ``words``).
Nobody finds other keys with the same six words in any feasible time (2^66 key pairs), and hearing six words is quicker
and surer than hearing 132 hexadecimal signs. The seal number tells which recovery paper is the current one without
opening its envelope: 40 bits of SHA256("werkbank-recovery-seal-1" || public recovery key), in Crockford's base32.
"""

from __future__ import annotations

import base64
import hashlib

from werkbank.store.recovery import on_paper
from werkbank.store.words import BITS_A_WORD, SIZE, words

WORDS = 6
_DOMAIN = b"werkbank-fingerprint-1"
_SEAL_DOMAIN = b"werkbank-recovery-seal-1"
_SEAL_BYTES = 5


def fingerprint(*, box_key: bytes, sign_key: bytes) -> tuple[str, ...]:
    """The six words of two public keys of 32 bytes each."""
    digest = hashlib.sha256(_DOMAIN + box_key + sign_key).digest()
    number = int.from_bytes(digest, "big") >> (len(digest) * 8 - WORDS * BITS_A_WORD)
    places = (number >> (BITS_A_WORD * (WORDS - 1 - at)) for at in range(WORDS))
    return tuple(words()[place % SIZE] for place in places)


def seal_number(recovery_key: bytes) -> str:
    """Two groups of four signs that name the paper of this public recovery key."""
    digest = hashlib.sha256(_SEAL_DOMAIN + recovery_key).digest()[:_SEAL_BYTES]
    signs = on_paper(base64.b32encode(digest).decode("ascii"))
    return f"{signs[:4]}-{signs[4:]}"
