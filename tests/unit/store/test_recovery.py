"""The recovery key on paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.public import PrivateKey

from werkbank.model.errors import KnownError
from werkbank.store.recovery import new_recovery_key, recovery_key, recovery_text

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@given(st.binary(min_size=32, max_size=32))
def test_what_is_printed_can_be_read_back(seed: bytes) -> None:
    text = recovery_text(PrivateKey(seed))
    assert bytes(recovery_key(text)) == seed
    assert len(text.split("-")) == 14
    assert {len(group) for group in text.split("-")} == {4}
    assert set(text) <= {*SIGNS, "-"}


def test_case_spaces_and_lookalikes_do_not_matter() -> None:
    text = recovery_text(PrivateKey(bytes(range(32))))
    sloppy = text.lower().replace("-", "  ").replace("0", "o").replace("1", "l") + "\n"
    assert bytes(recovery_key(sloppy)) == bytes(range(32))


@given(st.integers(0, 55), st.sampled_from(SIGNS), st.binary(min_size=32, max_size=32))
def test_every_slip_of_the_pen_is_noticed(place: int, sign: str, seed: bytes) -> None:
    signs = list(recovery_text(PrivateKey(seed)).replace("-", ""))
    if signs[place] == sign:
        return
    signs[place] = sign
    with pytest.raises(KnownError) as caught:
        recovery_key("".join(signs))
    assert caught.value.code == "recovery-unreadable"


@pytest.mark.parametrize("text", ["", "hallo", "é" * 56, "A" * 8, "0" * 64, "U" * 56])
def test_anything_else_is_unreadable(text: str) -> None:
    with pytest.raises(KnownError) as caught:
        recovery_key(text)
    assert caught.value.code == "recovery-unreadable"


def test_two_keys_are_never_the_same() -> None:
    assert recovery_text(new_recovery_key()) != recovery_text(new_recovery_key())
