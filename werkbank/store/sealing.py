"""Small things kept under the key of a case outside its file: its card in the list, and the note who has it open.

Sealed with XChaCha20-Poly1305 under a key derived from the case key for one purpose (BLAKE2b, keyed), so that only who
can open the case can read them.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from typing import Any

from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as decrypt
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt
from nacl.exceptions import CryptoError

NONCE_BYTES = 24


def seal(value: dict[str, Any], *, key: bytes, purpose: str) -> bytes:
    """A JSON value that only holders of the key can read."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    text = json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return nonce + encrypt(text, purpose.encode(), nonce, _subkey(key, purpose))


def unseal(sealed: bytes, *, key: bytes, purpose: str) -> dict[str, Any]:
    """What was sealed; empty when this key or this purpose does not fit, or it is damaged."""
    nonce, text = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    try:
        found = json.loads(decrypt(text, purpose.encode(), nonce, _subkey(key, purpose)))
    except (CryptoError, ValueError, TypeError):
        return {}
    return found if isinstance(found, dict) else {}


def _subkey(key: bytes, purpose: str) -> bytes:
    return hashlib.blake2b(purpose.encode(), key=key, digest_size=32, person=b"werkbank-seal-1").digest()
