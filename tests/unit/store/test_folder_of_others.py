"""Somebody else may write in the folder: pipes, links, sealed nonsense and old copies in the place of files."""

import json
import os
import shutil
from pathlib import Path

import pytest
from nacl.public import PrivateKey, PublicKey, SealedBox

from tests.helpers.people import add_colleague, give_access, unlocked_as
from tests.helpers.workplaces import NOON, filled_case, new_workplace, unlocked
from werkbank.model.errors import KnownError
from werkbank.store.backup import GONE, rotate, throw_away
from werkbank.store.copies import bring_over, choose_second_place
from werkbank.store.destroying import destroy
from werkbank.store.files import read_document, shred, write_whole
from werkbank.store.founding import Mark, read_mark, write_mark
from werkbank.store.handover.envelope import unlock as unlock_envelope
from werkbank.store.handover.limits import USUAL
from werkbank.store.layout import Layout
from werkbank.store.members import Members
from werkbank.store.open_note import leave_note, who_has_it
from werkbank.store.ordinary import append_line, open_own, read_ordinary
from werkbank.store.people import people_of
from werkbank.store.workplace import Workplace

posix = pytest.mark.skipif(os.name != "posix", reason="links and pipes of POSIX")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "werkplek"


def sealed(folder: Path, note: bytes) -> bytes:
    return _line(read_mark(folder).log_key, note)


def _line(log_key: bytes, note: bytes) -> bytes:
    import base64

    return base64.b64encode(SealedBox(PublicKey(log_key)).encrypt(note))


def told(workplace: Workplace) -> list[tuple[str, str]]:
    return [(one.type, one.person) for one in workplace.log_lines() if one.type not in {"unlock", "lock", "case-made"}]


# ---------------------------------------------------------------- what was noted of failed unlocks


@pytest.mark.parametrize(
    "note",
    [
        b'{"at": 1' + b"0" * 30 + b', "person": "x"}', b'{"at": "x", "person": "x"}', b'{"at": -5, "person": "x"}',
        b"[1]", b'{"at": 1, "person": [1]}', b'{"at": 1, "person": "\\ud800"}', b"[" * 99_999, b'{"at": 1}',
        b'{"at": 1, "person": "' + b"x" * 81 + b'"}',
    ],
)  # fmt: skip
def test_a_note_that_is_none_keeps_nobody_out_and_is_told(folder: Path, note: bytes) -> None:
    workplace, _ = new_workplace(folder)
    workplace.close()
    good = sealed(folder, json.dumps({"at": 1, "person": "x"}).encode())
    (folder / "unlocks.sealed").write_bytes(sealed(folder, note) + b"\n\xff?\n" + good + b"\n")
    workplace = unlocked(folder)
    assert told(workplace) == [("failed-unlock", "x"), ("failed-unlocks-unreadable", "")]
    assert not (folder / "unlocks.sealed").exists()
    workplace.close()


def test_another_log_key_in_the_mark_is_told_and_mended(folder: Path) -> None:
    workplace, _ = new_workplace(folder)
    workplace.close()
    mark = read_mark(folder)
    write_mark(Layout(folder).mark, Mark(mark.id, bytes(PrivateKey.generate().public_key)))
    workplace = unlocked(folder)
    assert told(workplace) == [("log-key-replaced", "")]
    workplace.close()
    assert read_mark(folder) == mark
    workplace = unlocked(folder)
    assert told(workplace) == [("log-key-replaced", "")], "once"
    workplace.close()


def test_who_left_reads_no_failed_unlock_of_later(folder: Path) -> None:
    workplace, _ = new_workplace(folder)
    bram, before = add_colleague(workplace), read_mark(folder).log_key
    (folder / "unlocks.sealed").write_bytes(sealed(folder, b'{"at": 1, "person": "x"}') + b"\n")
    Members(workplace).remove(bram)
    workplace.close()
    assert read_mark(folder).log_key != before
    workplace = unlocked(folder)
    assert told(workplace).count(("failed-unlock", "x")) == 1, "what was noted under the old key is there"
    assert "log-key-replaced" not in dict(told(workplace))
    workplace.close()


# ---------------------------------------------------------------- cases that somebody laid there


def test_a_destroyed_case_does_not_come_back_from_an_old_copy_of_its_folder(folder: Path, tmp_path: Path) -> None:
    with filled_case(folder, "Sara") as (workplace, case):
        pass
    place = Layout(folder).case(case).root
    shutil.copytree(place, tmp_path / "kopie")
    workplace = unlocked(folder)
    destroy(workplace, case, reason="bewaartermijn")
    workplace.close()
    shutil.copytree(tmp_path / "kopie", place)
    workplace = unlocked(folder)
    assert workplace.cases() == []
    with pytest.raises(KnownError):
        workplace.open_case(case)
    workplace.close()


def test_who_left_lays_no_case_of_their_own_in_the_list(folder: Path, tmp_path: Path) -> None:
    workplace, _ = new_workplace(folder)
    bram = add_colleague(workplace)
    workplace.close()
    his = unlocked_as(folder, "Bram")
    stored = his.new_case("Verzonnen")
    stored.close()
    anja = people_of(folder)[0].id
    give_access(his, stored.id, anja)
    place = Layout(folder).case(stored.id).root
    shutil.copytree(place, tmp_path / "kopie")
    destroy(his, stored.id, reason="proef")
    his.premises.index.drop_setting("destroyed:" + stored.id)
    his.premises.index.drop_setting("key:" + stored.id)
    his.close()
    workplace = unlocked(folder)
    Members(workplace).remove(bram)
    shutil.copytree(tmp_path / "kopie", place)
    workplace.take_in_orphans()
    assert workplace.cases() == []
    workplace.close()


# ---------------------------------------------------------------- pipes and links


@posix
def test_a_pipe_is_no_file_and_nothing_waits_for_it(folder: Path, tmp_path: Path) -> None:
    workplace, _ = new_workplace(folder)
    workplace.close()
    os.mkfifo(folder / "people" / "zz.json")
    os.mkfifo(folder / "unlocks.sealed")
    os.mkfifo(pipe := tmp_path / "pijp")
    assert [one.name for one in people_of(folder)] == ["Anja", ""]
    with pytest.raises(KnownError):
        read_document(pipe, form="x", version=1, damaged="slots-damaged")
    with pytest.raises(KnownError):
        unlock_envelope(pipe, lambda _: None, box=PrivateKey.generate(), limits=USUAL)
    assert who_has_it(pipe, key=bytes(32)) == ""
    leave_note(pipe, key=bytes(32), person="Anja")
    assert "Anja" in who_has_it(pipe, key=bytes(32))
    workplace = unlocked(folder)
    assert told(workplace) == [("failed-unlocks-unreadable", "")]
    workplace.back_up_list(always=True)
    workplace.close()


@posix
def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elders"
    elsewhere.write_bytes(b"van mij")
    for name in ("a.part", "b", "c", "d"):
        (tmp_path / name).symlink_to(elsewhere)
    write_whole(tmp_path / "a", content=b"nieuw")
    shred(tmp_path / "b")
    leave_note(tmp_path / "c", key=bytes(32), person="Anja")
    with pytest.raises(OSError, match="symbolic"):
        append_line(tmp_path / "d", b"x", most=100)
    os.link(elsewhere, tmp_path / "e")
    with pytest.raises(OSError, match="another name"):
        open_own(tmp_path / "e")
    shred(tmp_path / "e")
    assert elsewhere.read_bytes() == b"van mij"
    assert (tmp_path / "a").read_bytes() == b"nieuw"
    assert not (tmp_path / "a").is_symlink()
    assert not any((tmp_path / name).is_symlink() for name in ("b", "c")), "the links themselves go"
    assert not (tmp_path / "e").exists()
    assert read_ordinary(elsewhere, most=3) == b"van"


@posix
def test_a_link_among_the_backups_takes_no_other_keys_along(tmp_path: Path) -> None:
    other, backups = tmp_path / "casus", tmp_path / "backups"
    other.mkdir()
    backups.mkdir()
    (other / "slots.json").write_bytes(b"sleutels")
    (backups / f"{GONE}20200101T000000Z").symlink_to(other)
    (backups / "20200102T000000Z").symlink_to(other)
    (backups / "20200103T000000Z").symlink_to(other)
    throw_away(backups / "20200102T000000Z")
    rotate(backups, now=NOON, expired=True)
    assert (other / "slots.json").read_bytes() == b"sleutels"
    assert [path.name for path in backups.iterdir()] == ["20200103T000000Z"]


@posix
def test_a_file_of_elsewhere_does_not_travel_to_the_second_place(folder: Path, tmp_path: Path) -> None:
    secret, stick = tmp_path / "prive", tmp_path / "stick"
    secret.write_bytes(b"alleen voor mij")
    stick.mkdir()
    with filled_case(folder, "Sara") as (workplace, case):
        (folder / "people" / "x.json").symlink_to(secret)
        workplace.back_up_list(always=True)
        kept = next(path for path in Layout(folder).backups(case).iterdir())
        (kept / "extra").symlink_to(secret)
        choose_second_place(workplace.premises, stick)
        bring_over(workplace.premises, now=NOON)
    found = [path for place in (stick, folder / "backups") for path in place.rglob("*") if path.is_file()]
    assert len(found) > 3
    assert [path.name for path in found if path.read_bytes() == secret.read_bytes()] == ["extra"], "its own link only"
