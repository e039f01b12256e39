"""A card tells who somebody is; nobody can change it, and hardly anybody can pass for somebody else."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.handovers import somebody
from werkbank.model.errors import KnownError
from werkbank.store.handover.visitekaartje import MOST_BYTES, card_from, read_card_file, shown, write_card_file


def code_of(document: object) -> str:
    with pytest.raises(KnownError) as refused:
        card_from(document)
    return refused.value.code


def test_a_card_comes_back_as_it_was(tmp_path: Path) -> None:
    _, card = somebody("Zoë de Vries")
    write_card_file(tmp_path / "z.visitekaartje", card)
    read = read_card_file(tmp_path / "z.visitekaartje")
    assert read == card
    assert read.called == "Zoë de Vries (Lokaal team)"


@pytest.mark.parametrize("field", ["id", "name", "organisation", "made_at", "box_key", "sign_key", "sig"])
def test_no_field_can_be_changed(field: str) -> None:
    _, card = somebody("Anja")
    _, other = somebody("Bram", "GI")
    wanted = {**card.document, field: {**other.document, "made_at": 1}[field]}
    assert code_of(wanted) == "card-damaged"


@pytest.mark.parametrize(
    "change",
    [
        {"extra": 1},
        {"name": "A\u202enja"},
        {"name": ""},
        {"name": 5},
        {"box_key": "x"},
        {"version": True},
        {"format": "?"},
    ],
)
def test_what_does_not_belong_is_refused(change: dict[str, Any]) -> None:
    _, card = somebody("Anja")
    assert code_of({**card.document, **change}) == "card-damaged"


def test_a_card_of_a_later_version_says_so() -> None:
    _, card = somebody("Anja")
    assert code_of({**card.document, "version": 2}) == "card-newer"
    assert code_of([]) == "card-damaged"


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"[" * 100_000, b'{"a":' + b"1" * 5000 + b"}", b" " * (MOST_BYTES + 1), b"\xff\xfe"]
)
def test_a_file_that_is_no_card_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.visitekaartje"
    file.write_bytes(content)
    with pytest.raises(KnownError) as refused:
        read_card_file(file)
    assert refused.value.code == "card-damaged"
    with pytest.raises(KnownError) as gone:
        read_card_file(tmp_path / "is er niet")
    assert gone.value.code == "handover-unreadable"


def test_names_are_shown_without_signs_that_turn_text_around() -> None:
    assert shown("A\u202enja\n\x00 de  Vries") == "Anja de Vries"
    assert len(shown("a" * 1000)) == 200


def test_the_file_is_readable_for_people(tmp_path: Path) -> None:
    _, card = somebody("Anja")
    write_card_file(tmp_path / "a", card)
    assert json.loads((tmp_path / "a").read_text())["name"] == "Anja"
