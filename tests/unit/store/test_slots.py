"""Who can open what: sealed keys, random ids, signed inside."""

import base64
import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from tests.helpers.case_files import Loose
from werkbank.model.errors import KnownError
from werkbank.store.canonical import canonical
from werkbank.store.files import write_document
from werkbank.store.keys import Identity, new_identity, to_text
from werkbank.store.people import Person
from werkbank.store.sealing import seal, unseal
from werkbank.store.slots import (
    is_signed,
    key_hash,
    new_key,
    open_slots,
    sealed_slot,
    sealed_slots,
    slots_in,
    statement,
    write_slots,
)

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


# ---------------------------------------------------------------- the exact bytes, and everything that must not count


def test_the_statement_is_word_for_word_that_of_the_format() -> None:
    """Another reader must be able to check it from SECURITY.md alone."""
    says = statement(of="casus", slot="00ff", epoch=3, by="anja", box_key=bytes(32), key=bytes(32))
    digest = hashlib.sha256(b"werkbank-slot-key-1" + bytes(32)).hexdigest()
    zeros = base64.b64encode(bytes(32)).decode()
    assert (
        says
        == (
            f'werkbank-slot-1{{"by":"anja","epoch":3,"for":"{zeros}","key_hash":"{digest}","of":"casus","slot":"00ff"}}'
        ).encode()
    )
    assert key_hash(bytes(32)) == digest


def test_a_slot_is_what_the_format_says() -> None:
    slot, signature = sealed_slot(KEY, of="casus", box_key=ANJA.public.box_key, by=BRAM, epoch=7)
    assert set(slot) == {"id", "epoch", "sealed"}
    assert (slot["epoch"], len(slot["id"])) == (7, 16)
    inside = json.loads(SealedBox(ANJA.box).decrypt(base64.b64decode(slot["sealed"])))
    assert inside == {
        "by": "bram",
        "epoch": 7,
        "key": to_text(KEY),
        "of": "casus",
        "slot": slot["id"],
        "sig": to_text(signature),
    }
    says = statement(of="casus", slot=slot["id"], epoch=7, by="bram", box_key=ANJA.public.box_key, key=KEY)
    assert is_signed(says, signature=signature, sign_key=BRAM.public.sign_key)


@pytest.mark.parametrize("changed", ["of", "slot", "epoch", "by", "box_key", "key"])
def test_every_part_of_a_statement_is_signed(changed: str) -> None:
    parts: dict[str, Loose] = {"of": "c", "slot": "s", "epoch": 1, "by": "anja", "box_key": bytes(32), "key": KEY}
    other = {**parts, changed: 2 if changed == "epoch" else new_key() if changed in {"box_key", "key"} else "anders"}
    signature = ANJA.sign.sign(statement(**parts)).signature
    assert is_signed(statement(**parts), signature=signature, sign_key=ANJA.public.sign_key)
    assert not is_signed(statement(**other), signature=signature, sign_key=ANJA.public.sign_key)
    assert not is_signed(statement(**parts), signature=signature[:-1], sign_key=ANJA.public.sign_key)
    assert not is_signed(statement(**parts), signature=signature, sign_key=b"")


INSIDE: list[dict[str, Loose]] = [
    {"key": to_text(bytes(31))},
    {"key": to_text(bytes(33))},
    {"key": "geen base64"},
    {"of": "andere casus"},
    {"slot": "anders"},
    {"epoch": "x"},
    {"epoch": None},
    {"sig": 4},
]


@pytest.mark.parametrize("part", INSIDE)
def test_one_part_inside_that_is_not_right_is_enough(tmp_path: Path, part: dict[str, Loose]) -> None:
    (slot,) = slots_for(ANJA)
    inside = json.loads(SealedBox(ANJA.box).decrypt(base64.b64decode(slot["sealed"])))
    for content, found in ((inside, 1), ({**inside, **part}, 0)):
        sealed = to_text(SealedBox(PublicKey(ANJA.public.box_key)).encrypt(json.dumps(content).encode()))
        assert len(opened(tmp_path, [{**slot, "sealed": sealed}], ANJA.box)) == found


def test_what_opens_tells_its_place_in_the_file_and_its_whole_statement(tmp_path: Path) -> None:
    slots = slots_for(ANJA, BRAM, epoch=4)
    (slot,) = opened(tmp_path, slots, BRAM.box)
    assert slot.id in {one["id"] for one in slots}
    assert slot.statement == statement(
        of="casus", slot=slot.id, epoch=4, by="anja", box_key=BRAM.public.box_key, key=KEY
    )
    assert (len(slot.signature), slot.epoch) == (64, 4)


def test_slots_stand_in_an_order_that_tells_nothing() -> None:
    """By their random ids: the first is not always the one who made the case."""
    firsts = set()
    for _ in range(40):
        slots = slots_for(ANJA, BRAM)
        assert [one["id"] for one in slots] == sorted(one["id"] for one in slots)
        firsts.add(is_mine(slots[0]))
    assert firsts == {True, False}


def is_mine(slot: dict[str, Loose]) -> bool:
    try:
        SealedBox(ANJA.box).decrypt(base64.b64decode(slot["sealed"]))
    except CryptoError:
        return False
    return True


def test_the_file_is_read_as_it_was_written_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "slots.json"
    slots = slots_for(ANJA)
    write_slots(path, of="casus", slots=slots)
    assert slots_in(path, of="casus") == slots
    document = json.loads(path.read_text())
    assert (document["format"], document["version"], document["of"]) == ("werkbank-slots", 1, "casus")
    for of, damaged in (("anders", "slots-damaged"), ("anders", "workplace-damaged")):
        with pytest.raises(KnownError) as caught:
            slots_in(path, of=of, damaged=damaged)
        assert caught.value.code == damaged
    write_document(path, document={"format": "werkbank-slots", "version": 2, "of": "casus", "slots": []})
    with pytest.raises(KnownError) as caught:
        slots_in(path, of="casus")
    assert caught.value.code == "newer-version"
    assert slots_in_version_1(path) == []


def slots_in_version_1(path: Path) -> list[Loose]:
    write_document(path, document={"format": "werkbank-slots", "version": 1, "of": "casus", "slots": []})
    return slots_in(path, of="casus")


def test_keys_are_32_bytes_and_never_the_same() -> None:
    assert len(new_key()) == 32
    assert new_key() != new_key()


def test_without_an_epoch_it_is_the_first() -> None:
    (slot,) = sealed_slots(KEY, of="casus", to=[ANJA.public.box_key], by=ANJA)
    assert slot["epoch"] == 1
