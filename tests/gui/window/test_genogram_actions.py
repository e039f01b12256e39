"""The genogram's own actions in the real window: menu and keys, the log of the casus, what is remembered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.helpers.window import at_work, make_workplace, press, put_away, settle, wait_for
from werkbank.app.actions import ActionId
from werkbank.app.genogram_files import Choice, Form
from werkbank.app.session import key_of
from werkbank.app.verbs import family, linking
from werkbank.ui.genogram import exporting
from werkbank.ui.main_window import MainWindow

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def window(tmp_path: Path) -> Iterator[MainWindow]:
    made = at_work(make_workplace(tmp_path / "werkplek"))
    yield made
    put_away(made)


def named(window: MainWindow) -> dict[str, Any]:
    return {p.first_name: p for p in window.work.session.casus.persons.values()}


def exported(window: MainWindow) -> list[str]:
    return [line.event.detail for line in window.work.stored.log_lines() if line.event.type == "export"]


@pytest.mark.parametrize(("form", "starts"), [(Form.PDF, b"%PDF"), (Form.SVG, b"<svg"), (Form.PNG, b"\x89PNG")])
def test_save_from_the_menu(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: Form, starts: bytes
) -> None:
    target = tmp_path / f"uit.{form}"

    class Chosen:
        choice = Choice(form=form)

        def __init__(self, *_: object) -> None:
            pass

        def exec(self) -> bool:
            return True

        def deleteLater(self) -> None:  # noqa: N802 - Qt gives the name
            pass

    monkeypatch.setattr(exporting, "SaveDialog", Chosen)
    monkeypatch.setattr(window, "ask_target", lambda *_, **__: target)
    window.work.run(ActionId.SAVE_GENOGRAM)
    assert target.read_bytes().startswith(starts)
    assert exported(window) == [f"genogram-{form}"]


def test_copy_puts_a_picture_on_the_clipboard_and_a_line_in_the_log(window: MainWindow) -> None:
    window.work.run(ActionId.COPY_GENOGRAM)
    assert not QGuiApplication.clipboard().image().isNull()
    assert exported(window) == ["genogram-klembord"]


def test_kinship_stands_in_the_fields_when_two_are_chosen(window: MainWindow) -> None:
    people = named(window)
    window.work.session.select(key_of(people["Oma"]), key_of(people["Bo"]))
    settle()
    inspector = window.work.space.overview.inspector
    assert "Oma is oma van Bo, van moeders kant." in inspector._hint.text()
    window.work.run(ActionId.KINSHIP)
    assert window.messages._notice.isVisible()


def test_one_household_needs_a_household(window: MainWindow) -> None:
    window.work.session.select(key_of(named(window)["Bo"]))
    window.work.run(ActionId.ONE_HOUSEHOLD)
    assert "geen huis bekend" in window.messages.refusal


def test_folds_come_back_with_the_casus(window: MainWindow) -> None:
    view = window.work.space.overview.genogram
    window.work.session.select(key_of(named(window)["Marieke"]))
    press(view, Qt.Key.Key_Minus)
    wait_for(lambda: len(view.items_by_key) < 7)
    case = window.work.stored.id
    window.work.show_list()
    window.work.open_case(case)
    settle()
    view = window.work.space.overview.genogram
    wait_for(lambda: view.family.part is not None)
    assert len(view.family.part.persons) == 4
    window.work.run(ActionId.SHOW_EVERYBODY)
    wait_for(lambda: len(view.family.part.persons) == 7)


def test_the_list_and_the_check_have_keys_of_their_own(window: MainWindow) -> None:
    view = window.work.space.overview.genogram
    window.work.run(ActionId.FAMILY_LIST)
    assert not view.aids.list.isHidden()
    window.work.run(ActionId.FOCUS_GENOGRAM)
    settle()
    assert view.aids.list.sheet.hasFocus(), "who looks for the genogram finds the list that stands in its place"
    window.work.run(ActionId.FAMILY_LIST)
    wait_for(lambda: view.aids.checking.judgement is not None)
    window.work.run(ActionId.CHECK_DRAWING)
    assert "Tekening klopt" in window.messages._notice.text()


def test_what_was_declined_is_said_until_the_next_step_succeeds(window: MainWindow) -> None:
    session = window.work.session
    anyone = next(iter(session.casus.persons))

    def own_partner() -> object:
        return linking.join_partners(session, anyone, anyone)

    window.work.desk.run(own_partner)
    assert window.messages.refusal
    settle()
    assert window.messages.refusal
    family.edit_person(session, anyone, note="Belt op maandag")
    assert not window.messages.refusal
    window.messages.refuse("Deze casus is alleen te lezen.")
    family.edit_person(session, anyone, note="Belt op dinsdag")
    assert window.messages.refusal  # of no step: it still holds
