"""Parts of handover files, cards and letters that no program of ours writes, one by one, and disks that give up."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pyrage
import pytest

from tests.helpers.handovers import AT, Forgery, gzipped, small, somebody
from tests.helpers.workplaces import new_workplace
from werkbank.model.errors import KnownError
from werkbank.store.access_log import microseconds
from werkbank.store.errors import known
from werkbank.store.handover import archive, envelope, parcel, receipt
from werkbank.store.handover.address_book import _BOOK as BOOK
from werkbank.store.handover.address_book import AddressBook
from werkbank.store.handover.arriving import look
from werkbank.store.handover.limits import Limits
from werkbank.store.handover.lines import lines_of
from werkbank.store.handover.reading import read_handover, take_attachments
from werkbank.store.handover.receipt import read_letter
from werkbank.store.handover.values import check_value
from werkbank.store.records import GapRecord, SealRecord

ANJA, CARD = somebody("Anja")
BRAM, BRAMS_CARD = somebody("Bram", "GI")
SHA = "a" * 64


def refused(work: Callable[[], object]) -> str:
    with pytest.raises(KnownError) as caught:
        work()
    return caught.value.code


def forged(path: Path, **parts: Any) -> Path:  # noqa: ANN401 - those of the forgery
    return Forgery(ANJA, CARD, [BRAMS_CARD], **parts).write(path / "x.casus")


def read(path: Path, *, limits: Limits | None = None) -> object:
    return read_handover(path, box=BRAM.box, limits=limits or Limits())


@pytest.mark.parametrize(
    ("kind", "fields", "code"),
    [
        ("batch", {"redo": 1}, "handover-unknown-part"),
        ("batch", {"subject": 1}, "handover-unknown-part"),
        ("batch", {"count": 0}, "handover-bad-value"),
        ("actor", {"name": ["x"]}, "handover-unknown-part"),
        ("actor", {"name": "\ud800"}, "handover-bad-value"),
        ("op", {"h": "zz" * 32}, "handover-unknown-part"),
        ("gap", {"last": 0}, "handover-bad-value"),
        ("seal", {"sig": "00"}, "handover-unknown-part"),
        ("seal", {"at": -1}, "handover-bad-value"),
        ("reach", {"seq": "1"}, "handover-bad-value"),
    ],
)
def test_a_line_with_one_part_that_is_not_ours(tmp_path: Path, kind: str, fields: dict[str, Any], code: str) -> None:
    seal = SealRecord("a1", 2, b"h" * 32, 0, b"l" * 32, 1, b"s" * 64)
    bundle = small(gaps=(GapRecord("a1", 3, 4, b"g" * 32),), seals=(seal,), partial=True)
    found = [json.loads(line) for line in lines_of(bundle)]
    next(line for line in found if line["is"] == kind).update(fields)
    operations = gzipped(json.dumps(line).encode() + b"\n" for line in found)
    assert refused(lambda: read(forged(tmp_path, bundle=bundle, operations=operations))) == code


@pytest.mark.parametrize(
    ("change", "limits", "code"),
    [
        ({"attachments": [{"sha256": SHA, "size": 1}] * 2}, Limits(), "handover-twice"),
        ({"attachments": [{"sha256": "b" * 64, "size": 1}, {"sha256": SHA, "size": 1}]}, Limits(), "handover-twice"),
        ({"attachments": [{"sha256": SHA, "size": 1}]}, Limits(attachments=0), "handover-too-many"),
        ({"attachments": [{"sha256": SHA}]}, Limits(), "handover-unknown-part"),
        ({"attachments": [{"sha256": SHA, "size": True}]}, Limits(), "handover-unknown-part"),
        ({"to": [{"box_key": "x", "name": "n", "organisation": "o"}]}, Limits(), "handover-unknown-part"),
        ({"counts": []}, Limits(), "handover-unknown-part"),
    ],
)
def test_a_manifest_with_one_part_that_is_not_ours(
    tmp_path: Path, change: dict[str, Any], limits: Limits, code: str
) -> None:
    path = forged(tmp_path, change=lambda found: {**found, **change})
    assert refused(lambda: read(path, limits=limits)) == code


def tar(*names: str) -> bytes:
    return b"".join(archive.blocks((name, 3, [b"abc"]) for name in names))


def unpack(content: bytes) -> None:
    unpacking = archive.Unpacking(lambda _name, _size: len)
    unpacking.feed(content)
    unpacking.close()


def test_an_archive_ends_once_and_its_attachments_stand_in_order() -> None:
    first, a, b = archive.FIRST, "att/" + SHA, "att/" + "b" * 64
    unpack(tar(*first, a, b))
    assert refused(lambda: unpack(tar(*first, b, a))) == "handover-twice"
    assert refused(lambda: unpack(tar(*first, a, a))) == "handover-twice"
    assert refused(lambda: unpack(tar(*first)[:-1])) == "handover-damaged"
    assert refused(lambda: unpack(tar(*first) + b"x")) == "handover-damaged"
    assert refused(lambda: unpack(b"")) == "handover-damaged"


def test_attachments_come_from_the_file_that_was_read_or_not_at_all(tmp_path: Path) -> None:
    name = "att/" + hashlib.sha256(b"foto").hexdigest()
    path = forged(tmp_path, attachments=((name, b"foto"),))
    arrived = read_handover(path, box=BRAM.box)
    got: list[bytes] = []
    take_attachments(path, box=BRAM.box, arrived=arrived, put=got.append)
    assert got == [b"foto"]
    other = forged(tmp_path, attachments=((name, b"foto"),), change=lambda found: {**found, "basis": "anders"})
    work = partial(take_attachments, other, box=BRAM.box, arrived=arrived, put=got.append)
    assert refused(work) == "handover-damaged"
    assert got == [b"foto"]


def test_a_value_that_is_no_text_is_refused() -> None:
    assert refused(lambda: check_value('"\ud800"')) == "handover-bad-value"


# ---------------------------------------------------------------- a disk that gives up


class Broken(io.BytesIO):
    """A file on a stick that was pulled out."""

    def read(self, _size: int | None = -1) -> bytes:
        raise OSError(5, "Input/output error")


def test_a_file_that_cannot_be_read_any_more_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = forged(tmp_path)
    monkeypatch.setattr(envelope, "open_ordinary", lambda _: Broken())
    assert refused(lambda: envelope.unlock(path, lambda _: None, box=BRAM.box, limits=Limits())) == (
        "handover-unreadable"
    )


@pytest.mark.parametrize(("number", "code"), [(5, "handover-unreadable"), (None, "handover-damaged")])
def test_a_disk_that_fails_while_it_is_opened_is_not_called_damage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int | None, code: str
) -> None:
    def fails(*_: object) -> None:
        raise OSError(number, "x") if number else OSError("a piece that does not open")

    path = forged(tmp_path)
    monkeypatch.setattr(pyrage, "decrypt_io", fails)
    assert refused(lambda: read(path)) == code


def test_what_stops_the_writing_comes_out_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"begin"
        raise known("disk-full")

    assert refused(lambda: envelope.lock(pieces(), io.BytesIO(), box_keys=[BRAM.public.box_key])) == "disk-full"

    def fails(*_: object) -> None:
        raise pyrage.EncryptError("x")

    monkeypatch.setattr(pyrage, "encrypt_io", fails)
    with pytest.raises(pyrage.EncryptError):
        envelope.lock([b"x"], io.BytesIO(), box_keys=[BRAM.public.box_key])


# ---------------------------------------------------------------- letters


def signed(form: str = receipt.NOTICE, /, **changed: object) -> dict[str, Any]:
    """A notice of destruction, or a receipt, with this in it, signed by its sender."""
    told: dict[str, Any] = {"at": microseconds(AT), "case": "casus"}
    if form == receipt.NOTICE:
        told["reason"] = "termijn voorbij"
    else:
        told |= {"conflicts": 0, "handover": SHA, "new": 3, "vector": {"actor-1": 7}}
    return receipt._signed({**told, **changed}, form=form, card=CARD, by=ANJA)


NOTICE = signed()
received = partial(signed, receipt.RECEIPT)


def letter(tmp_path: Path, document: object) -> Callable[[], object]:
    path = tmp_path / "brief.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return lambda: read_letter(path)


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ({}, "receipt-damaged"),
        ({**NOTICE, "format": "iets"}, "receipt-damaged"),
        ({**NOTICE, "version": 2}, "handover-newer"),
        ({**NOTICE, "version": "1"}, "receipt-damaged"),
        ({**NOTICE, "reason": "anders"}, "receipt-damaged"),
        (signed(extra=1), "receipt-damaged"),
        (signed(case=5), "receipt-damaged"),
        (signed(at=-1), "receipt-damaged"),
        (signed(at=True), "receipt-damaged"),
        (signed(case="../elders"), "receipt-damaged"),
        (received(vector=[1]), "receipt-damaged"),
        (received(vector={"../actor": 1}), "receipt-damaged"),
        (received(vector={"actor-1": -1}), "receipt-damaged"),
        (received(handover="kort"), "receipt-damaged"),
        (received(new=None), "receipt-damaged"),
    ],
)
def test_a_letter_that_is_not_what_was_signed_is_refused(tmp_path: Path, document: object, code: str) -> None:
    assert refused(letter(tmp_path, document)) == code


def test_the_notice_as_it_was_signed_is_read(tmp_path: Path) -> None:
    found = letter(tmp_path, signed())()
    assert (found.case, found.reason, found.at) == ("casus", "termijn voorbij", AT)  # type: ignore[attr-defined]
    came = letter(tmp_path, received())()
    assert (came.handover, came.new, came.vector) == (SHA, 3, {"actor-1": 7})  # type: ignore[attr-defined]


# ---------------------------------------------------------------- the address book, and what goes along


def test_cards_that_no_longer_read_are_left_out_of_the_book(tmp_path: Path) -> None:
    workplace, _ = new_workplace(tmp_path / "werkplek")
    book = AddressBook(workplace.premises)
    book.take(BRAMS_CARD)
    index = workplace.premises.index
    assert [one.card.name for one in book.contacts()] == ["Bram"]
    rows = json.loads(index.setting(BOOK))
    index.set_setting(BOOK, value=json.dumps([*rows, {"card": {**rows[0]["card"], "sign_key": "x"}}, {"card": 5}]))
    assert [one.card.name for one in book.contacts()] == ["Bram"]
    workplace.close()


def test_only_a_person_has_a_card_and_opens_what_was_sent(tmp_path: Path) -> None:
    paper = SimpleNamespace(identity=None)
    assert refused(lambda: AddressBook(paper).own_card()) == "handover-wants-a-person"  # type: ignore[arg-type]
    assert refused(lambda: look(paper, tmp_path / "x.casus")) == "handover-wants-a-person"  # type: ignore[arg-type]


def test_an_attachment_that_is_gone_stays_behind_and_one_that_is_damaged_stops_it() -> None:
    class Stored:
        def __init__(self, code: str) -> None:
            self.code = code

        def attachment(self, name: str) -> bytes:
            if name == SHA:
                raise known(self.code)
            return b"foto"

    bundle = small()
    ops = (replace(bundle.ops[0], val=json.dumps([SHA, "b" * 64])), replace(bundle.ops[1], val=None, salt=bytes(32)))
    bundle = replace(bundle, ops=ops)
    told = list(parcel._attached(Stored("attachment-missing"), bundle))  # type: ignore[arg-type]
    assert [(one.sha256, one.size) for one in told] == [("b" * 64, 4)]
    assert refused(lambda: list(parcel._attached(Stored("damaged"), bundle))) == "damaged"  # type: ignore[arg-type]
    assert parcel.reduced(bundle).ops[1] == bundle.ops[1], "what was erased stays erased"


def test_of_a_value_that_was_replaced_only_its_hash_goes() -> None:
    first, second = small().ops
    later = replace(second, entity=first.entity, parents=(first.name,))
    erased = replace(first, val=None, salt=bytes(32))
    left = parcel.reduced(small(first, later))
    assert [(op.val, len(op.salt)) for op in left.ops] == [(None, 32), (later.val, 16)]
    assert parcel.reduced(small(erased, later)).ops[0] == erased
    assert all(batch.subject == "" for batch in left.batches)
