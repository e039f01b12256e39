"""Shipped files are found in a checkout, a wheel and a frozen build; a missing one is an error."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import werkbank
from werkbank.i18n import resources
from werkbank.i18n.resources import ResourceMissingError, resource


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    resources._root.cache_clear()
    yield
    resources._root.cache_clear()


def ship(folder: Path) -> Path:
    """Lay a folder with one shipped file."""
    folder.mkdir(parents=True)
    folder.joinpath("here.txt").write_text(folder.name, encoding="utf-8")
    return folder / "here.txt"


def lay_package(patch: pytest.MonkeyPatch, folder: Path) -> None:
    patch.setattr(werkbank, "__file__", str(folder / "werkbank" / "__init__.py"))


def test_a_checkout_has_them_beside_the_package() -> None:
    assert resource("fonts").parent.name == "resources"


def test_a_wheel_has_them_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = ship(tmp_path / "werkbank" / "_resources")
    ship(tmp_path / "resources")
    lay_package(monkeypatch, tmp_path)
    assert resource("here.txt") == expected


def test_a_frozen_build_has_them_where_it_unpacks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = ship(tmp_path / "unpacked" / "werkbank" / "_resources")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "unpacked"), raising=False)
    assert resource("here.txt") == expected


def test_a_missing_file_is_named_without_its_folder(tmp_path: Path) -> None:
    with pytest.raises(ResourceMissingError, match=r"^shipped file missing: fonts/Nergens\.ttf$"):
        resource("fonts", "Nergens.ttf")


def test_a_missing_folder_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_package(monkeypatch, tmp_path)
    with pytest.raises(ResourceMissingError):
        resource("fonts")
