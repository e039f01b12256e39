"""From a passphrase to a person: settings, wrapping, damage told from a wrong passphrase."""

import json
from pathlib import Path

import pytest
from argon2.exceptions import HashingError
from nacl.pwhash import argon2id

from tests.helpers.case_files import Loose
from tests.helpers.refusals import code_of
from tests.helpers.workplaces import CHEAP, PASSPHRASE
from werkbank.model.errors import KnownError
from werkbank.store import kdf
from werkbank.store.files import read_document, write_document
from werkbank.store.kdf import KdfSettings, calibrate, derive, settings_from
from werkbank.store.keys import Identity, new_identity, public_identity, unlock_identity, write_identity
from werkbank.store.passphrase import normal_passphrase
from werkbank.store.people import Person

SALT = bytes(16)


# ---------------------------------------------------------------- the key of a passphrase


def test_the_key_is_that_of_argon2id() -> None:
    key = derive("wachtwoord", salt=b"zoutzoutzoutzout", settings=CHEAP)
    assert key == argon2id.kdf(
        32, b"wachtwoord", b"zoutzoutzoutzout", opslimit=1, memlimit=8 * 1024 * 1024
    )  # libsodium
    assert key != derive("wachtwoord", salt=b"zoutzoutzoutzouT", settings=CHEAP)
    assert key != derive("Wachtwoord", salt=b"zoutzoutzoutzout", settings=CHEAP)


def test_spaces_and_keyboards_do_not_matter() -> None:
    assert normal_passphrase("  fiets\tkameel \n zomer ") == "fiets kameel zomer"
    assert normal_passphrase("Rene\u0301") == "Ren\u00e9"


def test_a_lone_surrogate_from_a_strange_terminal_is_no_crash() -> None:
    assert len(derive("\udce9 kameel", salt=SALT, settings=CHEAP)) == 32


@pytest.mark.parametrize(
    "figures",
    [
        {"memory_kib": 8 * 1024 - 1},
        {"memory_kib": 1024 * 1024 + 1},
        {"passes": 0},
        {"passes": 21},
        {"lanes": 0},
        {"lanes": 17},
    ],
)
def test_settings_that_could_hang_the_machine_are_refused(figures: dict[str, int]) -> None:
    with pytest.raises(KnownError) as caught:
        KdfSettings(**figures)
    assert code_of(caught) == "person-damaged"


@pytest.mark.parametrize(
    "stored",
    [
        None,
        [],
        {},
        {**CHEAP.as_json(), "name": "pbkdf2"},
        {**CHEAP.as_json(), "passes": "3"},
        {**CHEAP.as_json(), "lanes": True},
        {**CHEAP.as_json(), "memory_kib": 2**40},
    ],
)
def test_odd_settings_in_a_file_are_damage(stored: Loose) -> None:
    with pytest.raises(KnownError) as caught:
        settings_from(stored)
    assert code_of(caught) == "person-damaged"


def test_settings_come_back() -> None:
    assert settings_from(KdfSettings().as_json()) == KdfSettings(memory_kib=256 * 1024, passes=3, lanes=4)


def test_too_little_memory_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> bytes:
        raise HashingError("Memory allocation error")

    monkeypatch.setattr(kdf, "hash_secret_raw", refuse)
    with pytest.raises(KnownError) as caught:
        derive("x", salt=SALT, settings=CHEAP)
    assert code_of(caught) == "no-memory"


@pytest.mark.parametrize(("seconds_a_pass", "passes"), [(0.2, 3), (0.1, 4), (0.05, 8), (0.001, 20)])
def test_a_fast_machine_makes_more_passes(seconds_a_pass: float, passes: int) -> None:
    found = calibrate(lambda settings: settings.passes * seconds_a_pass)
    assert found.passes == passes
    assert found.passes == 20 or found.passes * seconds_a_pass >= kdf.LEAST_SECONDS
    assert (found.memory_kib, found.lanes) == (256 * 1024, 4)


@pytest.mark.slow
def test_on_this_machine_a_guess_takes_long_enough() -> None:
    settings = calibrate()
    assert settings.passes == 20 or kdf._seconds(settings) >= kdf.LEAST_SECONDS / 2


# ---------------------------------------------------------------- the identity file


@pytest.fixture
def identity() -> Identity:
    return new_identity(Person("persoon-1", "Anja"))


@pytest.fixture
def file(tmp_path: Path, identity: Identity) -> Path:
    path = tmp_path / "persoon-1.json"
    write_identity(path, identity=identity, passphrase=PASSPHRASE, settings=CHEAP, workplace="werkplek")
    return path


def unlock(file: Path, passphrase: str = PASSPHRASE, *, workplace: str = "werkplek") -> Identity:
    return unlock_identity(file, passphrase=passphrase, workplace=workplace)


def test_the_right_passphrase_gives_the_same_keys(file: Path, identity: Identity) -> None:
    again = unlock(file)
    assert again.public == identity.public
    assert bytes(again.box) == bytes(identity.box)
    assert bytes(again.sign) == bytes(identity.sign)
    assert public_identity(file) == identity.public


def test_the_two_keys_have_nothing_in_common(identity: Identity) -> None:
    assert bytes(identity.box) != bytes(identity.sign)


def test_a_wrong_passphrase_is_just_that(file: Path) -> None:
    with pytest.raises(KnownError) as caught:
        unlock(file, "fiets kameel winter")
    assert code_of(caught) == "wrong-passphrase"


def test_damage_is_not_called_a_wrong_passphrase(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"Anja", b"Anna"))
    for passphrase in (PASSPHRASE, "iets anders"):
        with pytest.raises(KnownError) as caught:
            unlock(file, passphrase)
        assert code_of(caught) == "person-damaged"


def test_an_identity_of_another_workplace_or_another_name_is_refused(file: Path) -> None:
    with pytest.raises(KnownError) as caught:
        unlock(file, workplace="andere werkplek")
    assert code_of(caught) == "person-damaged"
    with pytest.raises(KnownError) as caught:
        unlock(file.rename(file.with_name("persoon-2.json")))
    assert code_of(caught) == "person-damaged"


@pytest.mark.parametrize("name", ["name", "box_key", "sign_key", "kdf", "nonce"])
def test_nothing_can_be_swapped_without_the_passphrase(file: Path, name: str) -> None:
    """A forger can repair the checksum; the encryption still notices."""
    document = read_document(file, form="werkbank-person", version=1, damaged="x")
    other = file.with_name("persoon-9.json")
    anna = new_identity(Person("persoon-1", "Anna"))
    write_identity(other, identity=anna, passphrase=PASSPHRASE, settings=CHEAP, workplace="werkplek")
    document[name] = read_document(other, form="werkbank-person", version=1, damaged="x")[name]
    write_document(file, document=document)
    with pytest.raises(KnownError) as caught:
        unlock(file)
    assert code_of(caught) == "wrong-passphrase"


@pytest.mark.parametrize(
    ("name", "value"),
    [("wrapped", "kort"), ("wrapped", "AAAA"), ("wrapped", 4), ("nonce", "AA=="), ("kdf", {}), ("kdf", None)],
)
def test_a_forged_file_with_odd_parts_is_damage_and_no_crash(file: Path, name: str, value: object) -> None:
    document = read_document(file, form="werkbank-person", version=1, damaged="x")
    write_document(file, document={**document, name: value})
    with pytest.raises(KnownError) as caught:
        unlock(file)
    assert code_of(caught) == "person-damaged"


def test_a_forged_salt_is_damage_too(file: Path) -> None:
    document = read_document(file, form="werkbank-person", version=1, damaged="x")
    write_document(file, document={**document, "kdf": {**document["kdf"], "salt": "AAAA"}})
    with pytest.raises(KnownError) as caught:
        unlock(file)
    assert code_of(caught) == "person-damaged"


def test_no_secret_stands_in_the_file_or_in_a_repr(file: Path, identity: Identity) -> None:
    text = file.read_text()
    for secret in (bytes(identity.box), bytes(identity.sign)):
        assert secret.hex() not in text
    assert PASSPHRASE not in text
    assert "Key" not in repr(identity)
    assert set(json.loads(text)) == {
        "format", "version", "workplace", "id", "name", "box_key", "sign_key", "kdf", "nonce", "wrapped", "checksum",
    }  # fmt: skip
