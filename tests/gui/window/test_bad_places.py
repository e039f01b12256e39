"""Keys and places that do not do what they should, in the real window: said in words, never half a state."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QMessageBox

from tests.helpers.window import (
    CASE,
    CHEAP,
    PASSPHRASE,
    at_work,
    make_workplace,
    open_window,
    put_away,
    settle,
    wait_for,
)
from werkbank.app.actions import ActionId
from werkbank.store.workplace import create_workplace
from werkbank.ui.first import FirstPage
from werkbank.ui.gone import GonePage
from werkbank.ui.main_window import MainWindow
from werkbank.ui.unlock import UnlockPage

GONE = "misschien is de stick of schijf eruit"
OF_THE_SAFE = (ActionId.MEMBERS, ActionId.CASE_ACCESS, ActionId.BACKUPS, ActionId.CONTACTS, ActionId.OPEN_CASES)


def message(window: MainWindow) -> str:
    assert isinstance(window.page, UnlockPage)
    return window.page._message.text()


def test_a_stick_that_is_pulled_out_is_said_and_everything_goes_on_when_it_is_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, away = tmp_path / "werkplek", tmp_path / "eruit"
    window = at_work(make_workplace(place))
    opened: list[str] = []
    monkeypatch.setattr(QDialog, "exec", lambda self: opened.append(type(self).__name__))
    place.rename(away)
    for action in OF_THE_SAFE:
        window.messages.clear()
        window.work.run(action)
        assert GONE in window.messages.refusal, action
    window.work._new_case("Nieuw gezin")
    assert GONE in window.messages.refusal
    assert opened == []
    assert not place.exists(), "nothing is founded where the stick was"
    assert window.work.desk is not None
    away.rename(place)
    window.work.run(ActionId.BACKUPS)
    assert opened == ["BackupsPage"]
    window.work.run(ActionId.OPEN_CASES)
    assert [entry.name for entry in window.work.workplace.cases()] == [CASE]
    put_away(window)


def test_closing_and_locking_without_the_stick_say_so_and_leave_nothing_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, away = tmp_path / "werkplek", tmp_path / "eruit"
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda *words: said.append(words[2]))
    window = at_work(make_workplace(place))
    place.rename(away)
    window.lock()
    settle()
    assert window.work is None
    page = window.page
    assert isinstance(page, GonePage), "nobody is told that there never was a workplace"
    assert "stick" in page.said.text()
    page.look()
    assert window.page is page
    away.rename(place)
    page.look()
    assert isinstance(window.page, UnlockPage), "it goes on when it is there again"
    put_away(window)

    window = at_work(place)
    place.rename(away)
    window.close()
    settle()
    assert window.work is None
    assert len(said) == 1
    assert "stick" in said[0]
    assert not place.exists()
    put_away(window)


def test_wrong_passphrases_and_broken_keys(tmp_path: Path) -> None:
    place = make_workplace(tmp_path / "werkplek")
    slots = next((place / "cases").glob("*/slots.json"))
    whole = slots.read_bytes()
    slots.write_bytes(whole[:200])
    window = open_window(place)
    window.unlock("", "dit is hem niet")
    wait_for(lambda: bool(message(window)))
    assert message(window).startswith("De wachtzin klopt niet bij deze persoon.")
    window.unlock("", PASSPHRASE)
    wait_for(lambda: window.work is not None)
    window.work.open_case(window.work.workplace.cases()[0].id)
    assert "sleutels van deze casus" in window.messages.refusal
    assert window.work.stored is None
    slots.write_bytes(whole)
    window.work.open_case(window.work.workplace.cases()[0].id)
    assert window.work.desk is not None
    put_away(window)


def test_a_stick_that_is_out_from_the_start_can_still_get_a_new_workplace(tmp_path: Path) -> None:
    window = open_window(tmp_path / "stick" / "werkplek")
    page = window.page
    assert isinstance(page, GonePage)
    page.anew_wanted.emit()
    assert isinstance(window.page, FirstPage)
    put_away(window)


@pytest.mark.parametrize(("stands_there", "says"), [("file", "een bestand en geen map"), ("photo", "iets anders dan")])
def test_a_place_of_something_else_says_so_before_anybody_types(tmp_path: Path, stands_there: str, says: str) -> None:
    place = tmp_path / "werkplek"
    if stands_there == "file":
        place.write_text("boodschappen", encoding="utf-8")
    else:
        place.mkdir()
        (place / "vakantie.jpg").write_bytes(b"foto")
    window = open_window(place)
    assert isinstance(window.page, FirstPage)
    assert says in window.page._message.text()
    put_away(window)


def test_without_key_files_nobody_is_asked_to_begin_anew_and_the_paper_opens(tmp_path: Path) -> None:
    place = tmp_path / "werkplek"
    made, recovery = create_workplace(place, "Anja", PASSPHRASE, kdf=CHEAP)
    made.close()
    shutil.rmtree(place / "people")
    window = open_window(place)
    assert "geen enkel sleutelbestand" in message(window)
    window.unlock("", PASSPHRASE)
    wait_for(lambda: "geen enkel sleutelbestand" in message(window))
    window._unlock_by_recovery(recovery)
    wait_for(lambda: window.work is not None)
    said = " ".join(one.text() for one in window.page.findChildren(QLabel))
    assert "met de herstelsleutel op papier" in said
    assert "Je werkt als" not in said
    window.work._new_case("Nieuw gezin")
    assert "Met de herstelsleutel op papier" in window.messages.refusal, "no stick has a lock on"
    put_away(window)
