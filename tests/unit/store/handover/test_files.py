"""A handover file comes back whole, opens for its receivers only, and is the same inside each time it is made."""

import hashlib
import io
import tarfile
from dataclasses import replace
from pathlib import Path

import pyrage
import pytest

from tests.helpers.handovers import ACTOR, AT, operation, small, somebody
from werkbank.model.errors import KnownError
from werkbank.store.handover.bech32 import identity_text
from werkbank.store.handover.limits import Limits
from werkbank.store.handover.manifest import Attached
from werkbank.store.handover.reading import read_handover, take_attachments
from werkbank.store.handover.writing import Load, Wish, write_handover
from werkbank.store.keys import Identity
from werkbank.store.records import GapRecord, SealRecord

ANJA, CARD = somebody("Anja")
BRAM, BRAMS_CARD = somebody("Bram", "GI")
PHOTO = b"\x89PNG" + bytes(10_000)
PHOTO_NAME = hashlib.sha256(PHOTO).hexdigest()
FULL = small(
    operation(1, val='"Zoë \\"de\\" Vries"'),
    operation(2, field="birth", val='{"edtf":"2001"}'),
    operation(3, kind="person", entity="p1", parents=((ACTOR, 1),), val="null"),
    operation(4, val=None, salt=b"h" * 32),
)
WISH = Wish((BRAMS_CARD,), "overdracht naar de GI", "toestemming", "team", ("gezin",))


def written(path: Path, load: Load, wish: Wish = WISH, **more: object) -> Path:
    write_handover(path, load=load, wish=wish, by=ANJA, card=CARD, at=AT, **more)  # type: ignore[arg-type]
    return path


def code_of(path: Path, *, who: Identity = BRAM) -> str:
    with pytest.raises(KnownError) as refused:
        read_handover(path, box=who.box)
    return refused.value.code


def inside(path: Path, *, who: Identity = BRAM) -> bytes:
    identity = pyrage.x25519.Identity.from_str(identity_text(bytes(who.box)))
    found: bytes = pyrage.decrypt(path.read_bytes(), [identity])
    return found


def test_what_was_sent_arrives(tmp_path: Path) -> None:
    load = Load(FULL, (Attached(PHOTO_NAME, len(PHOTO)),), lambda _name: PHOTO)
    path = written(tmp_path / "x.casus", load)
    arrived = read_handover(path, box=BRAM.box)
    assert arrived.bundle == FULL
    assert arrived.manifest.purpose == "overdracht naar de GI"
    assert arrived.manifest.sender == CARD
    assert [one.name for one in arrived.manifest.receivers] == ["Bram"]
    kept: list[bytes] = []
    take_attachments(path, box=BRAM.box, arrived=arrived, put=kept.append)
    assert kept == [PHOTO]


def test_parts_that_are_left_out_travel_as_their_number(tmp_path: Path) -> None:
    seal = SealRecord(ACTOR, 5, b"h" * 32, 9, b"l" * 32, 1_772_452_800_000_000, b"s" * 64)
    bundle = replace(
        small(operation(1), operation(5)), gaps=(GapRecord(ACTOR, 2, 4, b"g" * 32),), seals=(seal,), partial=True
    )
    assert read_handover(written(tmp_path / "x.casus", Load(bundle)), box=BRAM.box).bundle == bundle


def test_only_who_it_is_for_can_open_it(tmp_path: Path) -> None:
    stranger, _ = somebody("Carla")
    path = written(tmp_path / "x.casus", Load(FULL), also=[ANJA.public.box_key])
    assert code_of(path, who=stranger) == "handover-not-for-me"
    assert read_handover(path, box=ANJA.box).bundle == FULL


def test_the_same_case_and_moment_give_the_same_bytes_inside(tmp_path: Path) -> None:
    mixed = replace(FULL, ops=tuple(reversed(FULL.ops)))
    one, two = written(tmp_path / "1.casus", Load(FULL)), written(tmp_path / "2.casus", Load(mixed))
    assert inside(one) == inside(two)
    assert one.read_bytes() != two.read_bytes()


def test_no_word_of_the_case_can_be_read_outside(tmp_path: Path) -> None:
    content = written(tmp_path / "x.casus", Load(FULL)).read_bytes()
    assert not any(word.encode() in content for word in ("Zoë", "Vries", "overdracht", "Bram", "Anja"))


def test_the_inside_is_a_tar_of_plain_names(tmp_path: Path) -> None:
    load = Load(FULL, (Attached(PHOTO_NAME, len(PHOTO)),), lambda _name: PHOTO)
    with tarfile.open(fileobj=io.BytesIO(inside(written(tmp_path / "x.casus", load)))) as tar:
        assert tar.getnames() == ["manifest.json", "manifest.sig", "ops.jsonl.gz", f"att/{PHOTO_NAME}"]
        assert {one.mtime for one in tar} == {0}


@pytest.mark.parametrize(
    ("wish", "load", "code"),
    [(replace(WISH, receivers=()), Load(FULL), "handover-no-receiver"),
     (replace(WISH, purpose=" "), Load(FULL), "handover-no-purpose"),
     (replace(WISH, receivers=(BRAMS_CARD,) * 60), Load(FULL), "handover-too-many-to-send"),
     (WISH, Load(FULL, (Attached(PHOTO_NAME, 2**31),)), "handover-too-many-to-send")],
)  # fmt: skip
def test_what_cannot_be_sent_leaves_no_file(tmp_path: Path, wish: Wish, load: Load, code: str) -> None:
    with pytest.raises(KnownError) as refused:
        written(tmp_path / "x.casus", load, wish)
    assert refused.value.code == code
    assert list(tmp_path.iterdir()) == []


def test_stopping_half_way_leaves_no_file(tmp_path: Path) -> None:
    def stop(done: int, _all: int) -> None:
        if done:
            raise KeyboardInterrupt

    load = Load(FULL, (Attached(PHOTO_NAME, len(PHOTO)),), lambda _name: PHOTO)
    with pytest.raises(KeyboardInterrupt):
        written(tmp_path / "x.casus", load, told=stop)
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnownError):
        written(tmp_path / "nergens" / "x.casus", Load(FULL))


def test_who_sends_is_bound_by_the_same_limits(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as refused:
        written(tmp_path / "x.casus", Load(FULL), limits=Limits(records=3))
    assert refused.value.code == "handover-too-many-to-send"
