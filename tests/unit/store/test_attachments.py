"""Files beside a casus: encrypted, nameless on disk, refused when damaged, in every backup."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers.case_files import KEY
from tests.helpers.workplaces import add_person, desk, new_workplace
from werkbank.model.errors import KnownError
from werkbank.store import attachments as module
from werkbank.store.attachments import (
    attach,
    attachment,
    attachment_files,
    attachment_problems,
    drop_attachments_of_other_keys,
    forget_attachment,
    path_of,
    references_in,
    rekey_attachments,
)
from werkbank.store.backup import moments

PHOTO = b"\x89PNG tekening van Noor" * 50
OTHER = bytes(reversed(range(32)))


def test_what_was_attached_comes_back_and_is_unreadable_on_disk(tmp_path: Path) -> None:
    reference = attach(tmp_path, PHOTO, key=KEY)
    assert attachment(tmp_path, reference, key=KEY) == PHOTO
    (file,) = attachment_files(tmp_path)
    assert b"Noor" not in file.read_bytes()
    assert reference not in file.name
    assert attachment_problems(tmp_path, key=KEY) == []


def test_the_reference_is_the_same_under_every_key_but_the_name_on_disk_is_not(tmp_path: Path) -> None:
    assert attach(tmp_path / "a", PHOTO, key=KEY) == attach(tmp_path / "b", PHOTO, key=OTHER)
    assert [p.name for p in attachment_files(tmp_path / "a")] != [p.name for p in attachment_files(tmp_path / "b")]


def test_the_same_content_is_kept_once_and_a_damaged_file_is_mended_by_attaching_it_again(tmp_path: Path) -> None:
    reference = attach(tmp_path, PHOTO, key=KEY)
    (file,) = attachment_files(tmp_path)
    before = file.read_bytes()
    assert attach(tmp_path, PHOTO, key=KEY) == reference
    assert file.read_bytes() == before
    file.write_bytes(before[:-1])
    attach(tmp_path, PHOTO, key=KEY)
    assert attachment(tmp_path, reference, key=KEY) == PHOTO


@pytest.mark.parametrize("damage", [lambda b: b[:-1], lambda b: b"", lambda b: b[:40] + bytes([b[40] ^ 1]) + b[41:]])
def test_damage_is_told(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    reference = attach(tmp_path, PHOTO, key=KEY)
    (file,) = attachment_files(tmp_path)
    file.write_bytes(damage(file.read_bytes()))
    with pytest.raises(KnownError) as caught:
        attachment(tmp_path, reference, key=KEY)
    assert caught.value.code == "attachment-damaged"
    assert [p.code for p in attachment_problems(tmp_path, key=KEY)] == ["attachment-damaged"]


def test_two_files_that_changed_places_are_told(tmp_path: Path) -> None:
    one, two = (path_of(tmp_path, attach(tmp_path, content, key=KEY), key=KEY) for content in (b"een", b"twee"))
    one.write_bytes(two.read_bytes())
    assert [p.where for p in attachment_problems(tmp_path, key=KEY)] == [one.name]


@pytest.mark.parametrize("name", ["", "../case.db", "0" * 64])
def test_a_name_that_is_not_there_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(KnownError) as caught:
        attachment(tmp_path, name, key=KEY)
    assert caught.value.code == "attachment-missing"


def test_a_file_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 10)
    with pytest.raises(KnownError) as caught:
        attach(tmp_path, PHOTO, key=KEY)
    assert caught.value.code == "attachment-too-large"
    assert list(attachment_files(tmp_path)) == []


def test_a_new_case_key_takes_the_attachments_along(tmp_path: Path) -> None:
    reference = attach(tmp_path, PHOTO, key=KEY)
    rekey_attachments(tmp_path, old=KEY, new=OTHER)
    assert attachment(tmp_path, reference, key=KEY) == attachment(tmp_path, reference, key=OTHER) == PHOTO
    rekey_attachments(tmp_path, old=KEY, new=OTHER)  # after a crash it is done again
    drop_attachments_of_other_keys(tmp_path, key=OTHER)
    assert references_in(tmp_path, key=OTHER) == [reference]
    assert references_in(tmp_path, key=KEY) == []
    assert len(list(attachment_files(tmp_path))) == 1


def test_a_damaged_attachment_stops_a_new_key_before_anything_is_taken_away(tmp_path: Path) -> None:
    attach(tmp_path, PHOTO, key=KEY)
    (file,) = attachment_files(tmp_path)
    file.write_bytes(b"x" * 100)
    with pytest.raises(KnownError) as caught:
        rekey_attachments(tmp_path, old=KEY, new=OTHER)
    assert caught.value.code == "attachment-damaged"
    assert file.exists()


def test_an_attachment_can_be_taken_away(tmp_path: Path) -> None:
    reference = attach(tmp_path, PHOTO, key=KEY)
    assert forget_attachment(tmp_path, reference, key=KEY)
    assert not forget_attachment(tmp_path, reference, key=KEY)
    assert list(attachment_files(tmp_path)) == []


def test_a_backup_of_a_case_holds_its_attachments(tmp_path: Path) -> None:
    workplace, _ = new_workplace(tmp_path / "wp")
    stored = workplace.new_case("Gezin")
    add_person(desk(stored), "Noor")
    reference = stored.attach(PHOTO)
    assert stored.attachment(reference) == PHOTO
    assert stored.check() == []
    stored.close()
    (backup,) = moments(tmp_path / "wp" / "backups" / stored.id)
    (kept,) = attachment_files(backup)
    (own,) = attachment_files(tmp_path / "wp" / "cases" / stored.id)
    assert kept.read_bytes() == own.read_bytes()
    again = workplace.open_case(stored.id)
    assert again.attachment(reference) == PHOTO
    workplace.close()
