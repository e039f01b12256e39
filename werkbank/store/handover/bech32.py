"""Keys in the form that ``age`` reads: bech32 (BIP-173), ``age1...`` for a public key, ``AGE-SECRET-KEY-1...`` else.

Only writing; vectors: BIP-173 and the keys that pyrage makes itself (tests). A private key takes this form in memory
alone, on its way to the library.
"""

from __future__ import annotations

_SIGNS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CHECK_SIGNS = 6


def encode(prefix: str, content: bytes) -> str:
    """Bytes as bech32 text with this (lower case) prefix."""
    words = _fives(content)
    return f"{prefix}1{''.join(_SIGNS[word] for word in (*words, *_check(prefix, words)))}"


def recipient_text(public_key: bytes) -> str:
    """An X25519 public key as age knows it."""
    return encode("age", public_key)


def identity_text(private_key: bytes) -> str:
    """An X25519 private key as age knows it; never shown, never written."""
    return encode("age-secret-key-", private_key).upper()


def _fives(content: bytes) -> list[int]:
    """Groups of five bits, the last one filled up with zeros."""
    bits = "".join(f"{byte:08b}" for byte in content)
    bits += "0" * (-len(bits) % 5)
    return [int(bits[at : at + 5], 2) for at in range(0, len(bits), 5)]


def _check(prefix: str, words: list[int]) -> list[int]:
    spread = [*(ord(sign) >> 5 for sign in prefix), 0, *(ord(sign) & 31 for sign in prefix)]
    rest = _remainder([*spread, *words, *([0] * _CHECK_SIGNS)]) ^ 1
    return [rest >> 5 * (_CHECK_SIGNS - 1 - at) & 31 for at in range(_CHECK_SIGNS)]


def _remainder(words: list[int]) -> int:
    rest = 1
    for word in words:
        top = rest >> 25
        rest = (rest & 0x1FFFFFF) << 5 ^ word
        for bit, generator in enumerate(_GENERATOR):
            rest ^= generator if top >> bit & 1 else 0
    return rest
