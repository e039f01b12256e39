"""Places that are no good for a workplace, or that nobody may read: said of the place, and nothing is left behind."""

from pathlib import Path

import pytest

from tests.helpers.program import CASE, Inside, beside
from werkbank.app.absence import is_gone
from werkbank.model.errors import KnownError
from werkbank.store import files, founding
from werkbank.store.errors import known
from werkbank.store.foreign import is_foreign
from werkbank.store.people import people_of

LONG = "x" * 300


@pytest.fixture
def bare(tmp_path: Path) -> Inside:
    return beside(Inside, tmp_path)


def test_a_name_that_is_too_long_is_told_everywhere(bare: Inside) -> None:
    place = bare.workplace.with_name(LONG)
    assert people_of(place) == []
    assert not is_gone(place, was_here=True)
    for words in (("init", "--person", "Anja"), ("check", CASE)):
        assert "naam van de map" in bare.refuses("--workplace", place, *words)


def test_a_place_below_a_file_is_no_place(bare: Inside) -> None:
    assert "een deel van die plek is geen map" in bare.refuses(
        "--workplace", bare.passphrase_file / "plek", "init", "--person", "Anja"
    )


@pytest.mark.parametrize(
    ("code", "says"), [("disk-full", "te weinig ruimte"), ("read-only", "mag niet geschreven worden")]
)
def test_a_place_that_refuses_is_left_as_it_was(
    bare: Inside, monkeypatch: pytest.MonkeyPatch, code: str, says: str
) -> None:
    def refuse(*_: object) -> None:
        raise known(code)

    monkeypatch.setattr(founding, "write_mark", refuse)
    said = bare.refuses("init", "--person", "Anja")
    assert says in said
    assert "opgeslagen" not in said, "there was nothing to save"
    assert not bare.workplace.exists()


@pytest.mark.parametrize("cloud", ["OneDrive - Gemeente", "SURFdrive", "iCloudDrive", "Nextcloud", "Dropbox (Werk)"])
def test_making_a_workplace_in_a_synchronised_folder_warns(bare: Inside, cloud: str) -> None:
    done = bare.good("--workplace", bare.workplace.parent / cloud / "werkplek", "init", "--person", "Anja")
    assert cloud.split(" ", maxsplit=1)[0].removesuffix("Drive") in done.err
    assert "eigen schijf" in done.err


def test_a_file_that_may_not_be_read_is_not_called_damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, **_: object) -> bytes:
        raise PermissionError(13, "no", str(path))

    monkeypatch.setattr(files, "read_ordinary", refuse)
    with pytest.raises(KnownError, match=r"mag je het bestand 'slots\.json'"):
        files.read_document(tmp_path / "slots.json", form="proef", version=1, damaged="slots-damaged")


@pytest.mark.parametrize(
    ("begin", "foreign"),
    [
        (b"SQLite format 3\0" + bytes(100), True),
        (b"PK\x03\x04" + bytes(100), True),
        (b"%PDF-1.7", True),
        ("Boodschappen:\r\n\té melk\n".encode() * 200, True),
        (bytes(range(256)) * 16, False),
        (b"", False),
    ],
)
def test_what_is_no_case_is_known_by_its_begin(begin: bytes, foreign: bool) -> None:
    assert is_foreign(begin) is foreign
