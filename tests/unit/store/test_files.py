"""Small files: there whole or not at all, and damage is noticed."""

import errno
import json
import os
from pathlib import Path

import pytest

from werkbank.model.errors import KnownError
from werkbank.store.files import make_folder, read_document, sync_file, sync_folder, write_document, write_whole

DOCUMENT = {"format": "proef", "version": 1, "naam": "Zoë", "getal": 3}


def read(path: Path) -> dict[str, object]:
    return read_document(path, form="proef", version=1, damaged="slots-damaged")


def refusal(path: Path) -> str:
    with pytest.raises(KnownError) as caught:
        read(path)
    return caught.value.code


def test_what_was_written_comes_back(tmp_path: Path) -> None:
    write_document(tmp_path / "a.json", document=DOCUMENT)
    assert read(tmp_path / "a.json") == DOCUMENT
    assert [file.name for file in tmp_path.iterdir()] == ["a.json"]


def test_a_flipped_bit_anywhere_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    write_document(path, document=DOCUMENT)
    whole = path.read_bytes()
    for place in range(len(whole)):
        for bit in (0, 3, 6):
            damaged = bytearray(whole)
            damaged[place] ^= 1 << bit
            path.write_bytes(damaged)
            try:
                found = read(path)
            except KnownError as error:
                assert error.code in {"slots-damaged", "newer-version"}  # noqa: PT017 - either may be said
            else:
                assert found == DOCUMENT, f"bit {bit} of byte {place}"  # white space between values


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b'{"format": "proef"}', b"[" * 99_999, b"\xff\xfe", b"1e999"]
)
def test_anything_else_is_damage(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(content)
    assert refusal(path) == "slots-damaged"


def test_a_missing_file_and_a_float_are_damage_too(tmp_path: Path) -> None:
    assert refusal(tmp_path / "weg.json") == "slots-damaged"
    (tmp_path / "b.json").write_text(json.dumps({**DOCUMENT, "maat": 0.5, "checksum": "x"}))
    assert refusal(tmp_path / "b.json") == "slots-damaged"


def test_another_form_is_damage_and_a_newer_version_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    write_document(path, document={**DOCUMENT, "format": "iets"})
    assert refusal(path) == "slots-damaged"
    write_document(path, document={**DOCUMENT, "version": 2})
    assert refusal(path) == "newer-version"
    write_document(path, document={**DOCUMENT, "version": "een"})
    assert refusal(path) == "newer-version"


def test_a_failing_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.json"
    write_document(path, document=DOCUMENT)

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "vol")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(KnownError) as caught:
        write_document(path, document={**DOCUMENT, "getal": 4})
    monkeypatch.undo()
    assert caught.value.code == "disk-full"
    assert read(path) == DOCUMENT
    assert [file.name for file in tmp_path.iterdir()] == ["a.json"]


def test_only_the_owner_can_read_what_is_written(tmp_path: Path) -> None:
    make_folder(tmp_path / "een" / "twee")
    write_whole(tmp_path / "een" / "twee" / "x", content=b"x")
    if os.name != "nt":
        assert (tmp_path / "een" / "twee" / "x").stat().st_mode & 0o077 == 0
        assert (tmp_path / "een" / "twee").stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("x")
    with pytest.raises(KnownError):
        make_folder(tmp_path / "bestand" / "map")


def test_syncing_skips_folders_where_the_platform_cannot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_text("x")
    sync_file(tmp_path / "a")
    sync_folder(tmp_path)
    monkeypatch.setattr(os, "name", "nt")
    monkeypatch.setattr(os, "open", lambda *_: pytest.fail("a folder was opened"))
    sync_folder(tmp_path)
