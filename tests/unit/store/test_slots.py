"""Who can open what: sealed keys, random ids, signed inside."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.public import PrivateKey, PublicKey, SealedBox

from tests.helpers.case_files import Loose
from werkbank.model.errors import KnownError
from werkbank.store.canonical import canonical
from werkbank.store.keys import Identity, new_identity, to_text
from werkbank.store.people import Person
from werkbank.store.sealing import seal, unseal
from werkbank.store.slots import new_key, open_slots, sealed_slots, write_slots

ANJA, BRAM = new_identity(Person("anja", "Anja")), new_identity(Person("bram", "Bram"))
KEY = new_key()


def slots_for(*receivers: Identity, by: Identity = ANJA, epoch: int = 1, key: bytes = KEY) -> list[dict[str, Loose]]:
    return sealed_slots(key, of="casus", to=[bytes(r.box.public_key) for r in receivers], by=by, epoch=epoch)


def opened(folder: Path, slots: list[dict[str, Loose]], box: PrivateKey, *, of: str = "casus") -> list[Loose]:
    write_slots(folder / "slots.json", of="casus", slots=slots)
    return open_slots(folder / "slots.json", of=of, box=box)


def test_everybody_who_is_entitled_finds_the_same_key(tmp_path: Path) -> None:
    slots = slots_for(ANJA, BRAM)
    for person in (ANJA, BRAM):
        (slot,) = opened(tmp_path, slots, person.box)
        assert (slot.key, slot.by, slot.epoch) == (KEY, "anja", 1)


def test_somebody_else_finds_nothing(tmp_path: Path) -> None:
    assert opened(tmp_path, slots_for(ANJA), BRAM.box) == []


def test_the_file_tells_nobody_who_is_entitled(tmp_path: Path) -> None:
    opened(tmp_path, slots_for(ANJA, BRAM), ANJA.box)
    text = (tmp_path / "slots.json").read_text()
    for person in (ANJA, BRAM):
        public = person.public
        for trace in (public.id, public.name, to_text(public.box_key), to_text(public.sign_key)):
            assert trace not in text


def test_the_signature_is_that_of_the_giver(tmp_path: Path) -> None:
    (slot,) = opened(tmp_path, slots_for(BRAM), BRAM.box)
    assert slot.is_from(ANJA.public.sign_key)
    assert not slot.is_from(BRAM.public.sign_key)
    assert not slot.is_from(b"geen sleutel")


def test_newer_epochs_come_first(tmp_path: Path) -> None:
    newer = new_key()
    slots = [*slots_for(ANJA), *slots_for(ANJA, epoch=2, key=newer)]
    assert [slot.key for slot in opened(tmp_path, slots, ANJA.box)] == [newer, KEY]


def test_a_slot_moved_to_another_case_or_another_id_does_not_count(tmp_path: Path) -> None:
    slots = slots_for(ANJA)
    write_slots(tmp_path / "slots.json", of="andere casus", slots=slots)
    assert open_slots(tmp_path / "slots.json", of="andere casus", box=ANJA.box) == []
    assert opened(tmp_path, [{**slots[0], "id": "0" * 16}], ANJA.box) == []


def test_slots_of_another_case_in_this_place_are_damage(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        opened(tmp_path, slots_for(ANJA), ANJA.box, of="andere casus")
    assert caught.value.code == "slots-damaged"


def test_a_slot_that_a_stranger_slipped_in_does_not_carry_a_name_of_ours(tmp_path: Path) -> None:
    stranger = new_identity(Person("anja", "Anja"))
    (slot,) = opened(tmp_path, slots_for(BRAM, by=stranger), BRAM.box)
    assert slot.by == "anja"
    assert not slot.is_from(ANJA.public.sign_key)


SEALED_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=8),
    lambda i: st.lists(i, max_size=2),
    max_leaves=3,
)


@given(st.dictionaries(st.sampled_from(["by", "epoch", "key", "of", "slot", "sig"]), SEALED_JSON))
def test_whatever_is_sealed_to_me_is_no_crash(inside: dict[str, Loose]) -> None:
    sealed = SealedBox(PublicKey(ANJA.public.box_key)).encrypt(canonical(inside))
    from werkbank.store.slots import _opened

    assert _opened({"id": "x", "sealed": to_text(sealed)}, of="casus", box=ANJA.box) is None


@pytest.mark.parametrize("slots", [[None], [{}], ["x"], [{"id": 1, "sealed": 2}], [{"id": "a", "sealed": "AAAA"}]])
def test_odd_slots_are_nobodys(tmp_path: Path, slots: list[Loose]) -> None:
    assert opened(tmp_path, slots, ANJA.box) == []


def test_a_file_without_a_list_of_slots_is_damage(tmp_path: Path) -> None:
    with pytest.raises(KnownError):
        opened(tmp_path, {"a": 1}, ANJA.box)  # type: ignore[arg-type]


def test_no_key_stands_in_a_repr(tmp_path: Path) -> None:
    (slot,) = opened(tmp_path, slots_for(ANJA), ANJA.box)
    assert "key" not in repr(slot)


# ---------------------------------------------------------------- small things under the key of a case


def test_only_the_same_key_and_purpose_open_what_was_sealed() -> None:
    sealed = seal({"name": "Gezin Berk"}, key=KEY, purpose="card")
    assert unseal(sealed, key=KEY, purpose="card") == {"name": "Gezin Berk"}
    assert unseal(sealed, key=KEY, purpose="note") == {}
    assert unseal(sealed, key=new_key(), purpose="card") == {}
    assert unseal(sealed[:-1], key=KEY, purpose="card") == {}
    assert unseal(b"", key=KEY, purpose="card") == {}
    assert "Berk" not in sealed.decode("latin-1")


def test_sealed_twice_is_never_the_same() -> None:
    assert seal({}, key=KEY, purpose="card") != seal({}, key=KEY, purpose="card")
