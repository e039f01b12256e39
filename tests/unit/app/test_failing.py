"""What goes wrong, in words: known errors and the system's refusals; our own mistakes stay ours."""

import errno
import os
from pathlib import Path

import pytest

from tests.helpers.program import assert_dutch
from werkbank.app.exports import write_whole
from werkbank.app.failing import cannot_reach, told
from werkbank.model.errors import BugError, KnownError


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_every_refusal_of_the_system_has_dutch_words(number: int) -> None:
    text = told(OSError(number, os.strerror(number), "/plek/a.svg"))
    assert text
    assert_dutch(text)
    assert "/plek/a.svg" in text
    assert os.strerror(number) not in text


def test_a_refusal_without_a_place_names_none() -> None:
    assert "None" not in cannot_reach(OSError(errno.ENOSPC, "")).for_people()


def test_a_known_error_speaks_for_itself() -> None:
    assert told(KnownError("Dat kan niet.", remedy="Doe iets anders.")) == "Dat kan niet. Doe iets anders."


def test_a_missing_part_and_too_little_memory_are_told() -> None:
    assert "nacl" in (told(ModuleNotFoundError("No module named 'nacl'", name="nacl")) or "")
    assert "geheugen" in (told(MemoryError()) or "")


@pytest.mark.parametrize("error", [BugError("x"), ValueError("x"), KeyError("x"), RecursionError()])
def test_a_mistake_of_our_own_has_no_words_here(error: Exception) -> None:
    assert told(error) is None


def test_a_file_is_there_whole_or_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.json"
    write_whole(path, b"een")
    write_whole(path, b"twee")
    assert path.read_bytes() == b"twee"

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(KnownError, match="schijf is vol"):
        write_whole(path, b"drie")
    assert path.read_bytes() == b"twee"
    assert [each.name for each in tmp_path.iterdir()] == ["a.json"]


@pytest.mark.parametrize("name", [".", "weg/a.svg", "a.txt/b.svg", "x" * 300])
def test_a_place_that_is_no_file_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").touch()
    with pytest.raises(KnownError) as caught:
        write_whole(tmp_path / name, b"x")
    assert caught.value.code == "cannot-reach"
    assert_dutch(caught.value.for_people())
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]
