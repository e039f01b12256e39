"""Words, passphrases and fingerprints: the list is what it was, and what is easily guessed is refused with a reason."""

import hashlib
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkbank.model.errors import KnownError
from werkbank.store.fingerprint import fingerprint, seal_number
from werkbank.store.passphrase import ENOUGH, bits_of, check_new_passphrase, propose
from werkbank.store.words import is_listed, words

KEY = st.binary(min_size=32, max_size=32)


def test_the_list_is_frozen() -> None:
    """Another word or another order would give everybody another fingerprint."""
    digest = hashlib.sha256("\n".join(words()).encode()).hexdigest()
    assert digest == "24103e9180a90ba364914c192efa0909185bd571aabb2390644e798860f435a9"


def test_the_list_has_2048_plain_words_in_order() -> None:
    assert len(words()) == len(set(words())) == 2048
    assert all(before < after for before, after in pairwise(words()))
    assert all(re.fullmatch("[a-z]{3,9}", word) for word in words())


def test_no_slip_of_one_letter_makes_another_word() -> None:
    for word in words():
        halves = [(word[:at], word[at:]) for at in range(len(word) + 1)]
        shorter = {front + back[1:] for front, back in halves if back}
        swapped = {front + back[1] + back[0] + back[2:] for front, back in halves if len(back) > 1} - {word}
        assert not any(map(is_listed, shorter | swapped)), word
    holes = [f"{word[:at]}?{word[at + 1 :]}" for word in words() for at in range(len(word))]
    assert len(holes) == len(set(holes)), "two words differ in one letter"


def test_a_proposal_is_six_words_of_the_list_and_never_the_same() -> None:
    proposals = {propose() for _ in range(50)}
    assert len(proposals) == 50
    for proposal in proposals:
        assert len(set(proposal.split())) == 6
        assert all(map(is_listed, proposal.split()))
        assert bits_of(proposal) == 66
    check_new_passphrase(propose(5))


@pytest.mark.parametrize("passphrase", ["", "kort", " a b c  ", "12345678901", "x#Kq!2pL9z"])
def test_what_is_short_is_refused_with_the_length_that_is_wanted(passphrase: str) -> None:
    with pytest.raises(KnownError) as caught:
        check_new_passphrase(passphrase)
    assert caught.value.code == "passphrase-too-short"
    assert "12" in caught.value.remedy


@pytest.mark.parametrize(
    "passphrase",
    [
        "wachtwoord1234",
        "Welkom2024!!",
        "aaaaaaaaaaaaaaaaaaaaaaaaa",
        "qwertyuiopasdfgh",
        "123456789012345678",
        "fiets fiets fiets fiets fiets",
        "anja 1985 anja",
        "de het een en of in",
        "zomer winter",
        "Ánja Ánja Jansen 12",
        "ditiseenlangewachtzin",
    ],
)
def test_what_is_long_but_easily_guessed_is_refused_with_what_helps(passphrase: str) -> None:
    with pytest.raises(KnownError) as caught:
        check_new_passphrase(passphrase, names=["Anja Jansen"])
    assert caught.value.code == "passphrase-too-weak"
    assert "vier of meer losse woorden" in caught.value.remedy


@pytest.mark.parametrize(
    "passphrase",
    [
        "fiets kameel zomer",
        "mijn oma had een rode fiets",
        "samen aan de keukentafel",
        "w8x#Kq!2pL9z",
        "FIETS kameel; Zomer",
    ],
)
def test_capitals_digits_and_signs_are_not_asked_for(passphrase: str) -> None:
    check_new_passphrase(passphrase)
    assert bits_of(passphrase) >= ENOUGH


@given(st.text(max_size=30), st.text(max_size=10))
def test_the_estimate_never_crashes_and_more_is_never_worth_less(passphrase: str, name: str) -> None:
    assert bits_of(passphrase, names=[name]) <= bits_of(passphrase) + 1e-9
    assert bits_of(f"{passphrase} kandelaar", names=[name]) >= bits_of(passphrase, names=[name])


def test_the_six_words_of_known_keys() -> None:
    """A vector: SHA256 of the domain and 64 zero bytes, worked out by hand in another way."""
    digest = hashlib.sha256(b"werkbank-fingerprint-1" + bytes(64)).digest()
    bits = "".join(f"{byte:08b}" for byte in digest)
    by_hand = tuple(words()[int(bits[at : at + 11], 2)] for at in range(0, 66, 11))
    assert fingerprint(box_key=bytes(32), sign_key=bytes(32)) == by_hand
    assert by_hand == ("metselaar", "indruk", "pizza", "januari", "prei", "bediening")


@given(KEY, KEY, st.integers(0, 511))
def test_one_bit_of_either_key_gives_other_words(box_key: bytes, sign_key: bytes, place: int) -> None:
    both = bytearray(box_key + sign_key)
    both[place // 8] ^= 1 << place % 8
    other = fingerprint(box_key=bytes(both[:32]), sign_key=bytes(both[32:]))
    assert len(other) == 6
    assert other != fingerprint(box_key=box_key, sign_key=sign_key)


def test_the_seal_number_is_short_and_of_this_key_alone() -> None:
    assert seal_number(bytes(32)) == "M9C2-SGER"
    assert seal_number(bytes(31) + b"\1") != seal_number(bytes(32))
