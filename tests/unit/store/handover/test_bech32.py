"""Keys in the form of age: the vectors of BIP-173, and what the age library itself says of the same keys."""

import pyrage
import pytest
from nacl.public import PrivateKey

from werkbank.store.handover.bech32 import encode, identity_text, recipient_text

LONG = "an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio"


@pytest.mark.parametrize(
    ("prefix", "words", "wanted"),
    [("a", b"", "a12uel5l"), (LONG, b"", f"{LONG}1tt5tgs")],
)
def test_vectors_of_the_standard(prefix: str, words: bytes, wanted: str) -> None:
    assert encode(prefix, words) == wanted


@pytest.mark.parametrize("seed", [bytes(range(32)), b"\xff" * 32, b"\0" * 31 + b"\1"])
def test_age_reads_our_private_keys_and_finds_the_same_public_key(seed: bytes) -> None:
    key = PrivateKey(seed)
    identity = pyrage.x25519.Identity.from_str(identity_text(seed))
    assert str(identity) == identity_text(seed)
    assert str(identity.to_public()) == recipient_text(bytes(key.public_key))
