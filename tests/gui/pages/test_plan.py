"""The plan page as a user meets it: keyboard, typing, undo, the pages of the reader, the PDF."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.family import session as fresh_session
from tests.helpers.plan_sheet import Sheet, type_in
from tests.unit.plan.builders import casus
from werkbank.app.session import key_of
from werkbank.app.verbs import plan as plan_verbs
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.entities import Person
from werkbank.model.kinds import AnswerKind, Kind, Sharing
from werkbank.plan.consent import Answer
from werkbank.plan.reader import role_reader
from werkbank.ui.desk import Desk
from werkbank.ui.pages.plan import PlanPage
from werkbank.ui.plan.fields import STEP, STEP_SHARES
from werkbank.ui.plan.handing import HandingDialog
from werkbank.ui.plan.lines import NARROWEST, Lines
from werkbank.ui.theme import theme_named


def test_a_new_goal_has_the_keyboard_and_is_shared_with_the_family(sheet: Sheet) -> None:
    sheet.page.new_goal()
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    type_in("Rust in huis")
    sheet.page.flush()
    goal = list(sheet.casus.goals.values())[-1]
    assert (goal.text, goal.sharing) == ("Rust in huis", Sharing.FAMILY)


def test_a_new_goal_is_scrolled_into_sight(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.page.new_goal()

    def in_sight() -> bool:
        focus = QApplication.focusWidget()
        area = sheet.page.editor._area.viewport()
        return focus is not None and area.rect().contains(focus.mapTo(area, focus.rect().center()))

    qtbot.waitUntil(in_sight, timeout=3000)


def test_who_comes_for_a_goal_a_step_or_a_line_finds_the_keyboard_there_once(sheet: Sheet, qtbot: QtBot) -> None:
    page, casus = sheet.page, sheet.casus
    goal, step = list(casus.goals.values())[-1], next(iter(casus.steps.values()))
    line = page.editor._sections[0].lines.rows[-1]

    def focus_in(frame: QWidget) -> bool:
        focus: QWidget | None = page.focusWidget()
        return focus is not None and frame.isAncestorOf(focus)

    def come() -> None:
        page.hide()
        page.setFocus()
        page.show()
        qtbot.wait(50)

    cards = {made.goal.id: made for made in page.editor.goals.cards}
    for key, frame in ((key_of(goal), cards[goal.id]), (key_of(step), cards[step.goal])):
        sheet.desk.select(key)
        come()
        assert focus_in(frame), key
    sheet.desk.select(line.key)
    come()
    assert focus_in(page.editor._sections[0])
    come()
    assert not focus_in(page.editor), "it was shown already"


def test_a_step_belongs_to_the_goal_that_is_being_edited(sheet: Sheet) -> None:
    sheet.page.editor.goals.cards[0].focus_text()
    sheet.page.new_step()
    type_in("Oma bellen")
    sheet.page.flush()
    step = list(sheet.casus.steps.values())[-1]
    assert (step.goal, step.what) == ("d1", "Oma bellen")


def test_without_focus_a_step_belongs_to_the_last_goal_and_without_goals_there_comes_one(sheet: Sheet) -> None:
    sheet.page.setFocus()
    sheet.page.new_step()
    assert list(sheet.casus.steps.values())[-1].goal == "d2"
    empty = Casus({k: t for k, t in sheet.casus.tables.items() if k not in {Kind.GOAL, Kind.STEP}})
    desk = Desk(fresh_session(empty))
    page = PlanPage(desk, theme_named("light"))
    page.new_step()
    assert len(desk.casus.goals) == 1


def test_typing_is_one_step_back(sheet: Sheet) -> None:
    before = sheet.casus
    card = sheet.page.editor.goals.cards[0]
    card.focus_text()
    type_in("!")
    sheet.page.flush()
    assert sheet.casus.goals[EntityId("d1")].text.endswith("!")
    sheet.session.open.undo()
    assert sheet.casus == before
    assert card._text.value() == "Sam gaat elke dag naar school."


def test_undo_of_a_new_goal_takes_its_card_away(sheet: Sheet) -> None:
    count = len(sheet.page.editor.goals.cards)
    sheet.page.new_goal()
    sheet.session.open.undo()
    assert len(sheet.page.editor.goals.cards) == count


def test_enter_goes_on_and_tab_too(sheet: Sheet) -> None:
    sheet.page.editor.goals.cards[0].focus_text()
    sheet.page.new_step()
    first = QApplication.focusWidget()
    assert first is not None
    QTest.keyClick(first, Qt.Key.Key_Return)
    second = QApplication.focusWidget()
    assert second is not first
    assert second is not None
    QTest.keyClick(second, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not second


def test_a_line_of_agreement_is_added_written_and_taken_out(sheet: Sheet) -> None:
    section = sheet.page.editor._sections[4]
    section.add()
    type_in("Niemand slaat met deuren.")
    sheet.page.flush()
    made = list(sheet.casus.agreements.values())[-1]
    assert (made.text, made.kind.value) == ("Niemand slaat met deuren.", "veiligheid")
    section.lines.row(made.id).remove()
    assert made.id not in sheet.casus.agreements
    assert "Ctrl+Z" in sheet.said[-1]


def test_who_said_something_is_kept_as_a_person(sheet: Sheet) -> None:
    section = sheet.page.editor._sections[0]
    section.add()
    made = list(sheet.casus.utterances.values())[-1]
    by: Any = section.lines.row(made.id).input("by")
    by.line.setFocus()
    type_in("Kees")
    sheet.page.flush()
    assert sheet.casus.utterances[made.id].by == "kees"
    section.refresh()
    assert by.line.text() == "Kees"


def test_the_evaluation_day_is_typed_as_people_do(sheet: Sheet) -> None:
    day: Any = sheet.page.editor._sheet._inputs["evaluation"]
    day.line.setFocus()
    day.line.selectAll()
    type_in("20 april 2027")
    sheet.page.flush()
    assert sheet.casus.sheet.evaluation.edtf == "2027-04-20"


def test_the_list_of_what_is_open_follows(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.page.new_goal()
    qtbot.waitUntil(lambda: "Een doel heeft nog geen woorden." in texts(sheet.page.panel.open_list), timeout=5000)


def test_another_reader_gets_other_pages_and_another_list(sheet: Sheet, qtbot: QtBot) -> None:
    panel = sheet.page.panel
    assert panel.reader is not None
    assert panel.reader.name == "Ans"
    pages = len(panel.preview.pages)
    panel.choice.setCurrentIndex(2)
    panel.refresh()
    qtbot.waitUntil(lambda: len(panel.preview.pages) != pages, timeout=10_000)
    assert panel.reader.name == "Bo"
    assert any("noemt deze lezer niet" in text for text in texts(panel.out_list))


def test_sharing_is_decided_on_the_line_and_seen_at_once(sheet: Sheet) -> None:
    row = sheet.page.editor._sections[4].lines.rows[0]
    row.sharing._fill()
    team = next(a for a in row.sharing._menu.actions() if a.text() == "Alleen het team")
    team.trigger()
    assert sheet.casus.agreements[EntityId("v1")].sharing is Sharing.TEAM
    assert row.sharing.text() == "team"


def test_undecided_persons_are_shared_with_one_button(qtbot: QtBot) -> None:
    whole = casus()
    hidden = [person.but(sharing="") for person in whole.persons.values()]
    made = Sheet(whole.having(*hidden), qtbot)
    panel = made.page.panel
    panel._tabs[2].click()
    assert panel._share.isVisible()
    panel._share.click()
    assert all(person.sharing is Sharing.FAMILY for person in made.casus.persons.values())
    assert "gedeeld met het gezin" in made.said[-1]
    made.session.open.undo()
    assert made.casus.persons[EntityId("kees")].sharing is Sharing.UNDECIDED


def test_who_recognises_a_pattern_is_said_here(sheet: Sheet) -> None:
    section = sheet.page.editor._patterns
    section._say(sheet.casus.patterns[EntityId("p1")], "sam", AnswerKind.RECOGNISED)
    last = list(sheet.casus.answers.values())[-1]
    assert (last.who, last.by_family, last.pattern) == ("sam", True, "p1")


def test_the_plan_is_written_and_logged_and_paper_is_warned_of(
    sheet: Sheet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logged: list[tuple[str, str]] = []
    sheet.session.memory.log = lambda what, **fields: logged.append((what, fields["detail"]))  # type: ignore[attr-defined]
    monkeypatch.setattr(HandingDialog, "exec", lambda _self: True)
    target = tmp_path / "plan voor 'ons' ☂"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    sheet.page.export()
    assert target.with_suffix(".pdf").read_bytes().startswith(b"%PDF")
    assert logged[-1] == ("export", "plan-pdf:ouder met gezag")
    assert "buiten de kluis" in sheet.said[-1]


def test_who_says_no_is_not_in_the_file_and_every_answer_is_in_the_log(
    sheet: Sheet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    worry = sheet.session.open.now.utterances[EntityId("u3")]
    with sheet.session.open.transaction("edit-plan") as edit:
        edit.change(worry, about=("kees",))
    dialog = HandingDialog(sheet.page, sheet.desk, sheet.page.panel.reader, look=sheet.page.panel.look)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    rows = {row._say.name: row for row in dialog.rows}
    assert set(rows) >= {"Kees", "Sam"}
    assert not dialog.go.isEnabled()
    for name, row in rows.items():
        row.choose(Answer.NO if name == "Kees" else Answer.YES)
    assert dialog.go.isEnabled()
    assert "u3" not in dialog.document.casus.utterances
    assert any("Kees: zei nee" in text for text in texts(dialog.out_list))
    logged: list[dict[str, object]] = []
    sheet.session.memory.log = lambda what, **fields: logged.append({"what": what, **fields})  # type: ignore[attr-defined]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(tmp_path / "plan.pdf"), ""))
    sheet.page._write(tmp_path / "plan.pdf", "pdf", dialog)
    kees = next(line for line in logged if line.get("about") == ("kees",))
    assert (kees["on_behalf"], kees["detail"]) == ("Kees", "plan-pdf:ouder met gezag: nee")
    assert logged[-1]["what"] == "export"


def test_a_reader_for_whom_there_is_nothing_gets_clear_words(sheet: Sheet, qtbot: QtBot) -> None:
    reader = role_reader("school")
    dialog = HandingDialog(sheet.page, sheet.desk, reader, look=sheet.page.panel.look)
    qtbot.addWidget(dialog)
    assert not dialog._nothing.isHidden()
    assert "niets dat voor school is" in dialog._nothing.text()


def test_a_disk_that_refuses_is_said_in_words(sheet: Sheet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(HandingDialog, "exec", lambda _self: True)
    target = tmp_path / "bestaat niet" / "plan.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    sheet.page.export()
    assert sheet.refused
    assert "plan.pdf" in sheet.refused[-1][0]
    assert sheet.refused[-1][1]


def test_nothing_is_asked_when_there_is_nobody_to_read(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Sheet(Casus(), qtbot)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: pytest.fail("asked"))
    made.page.export()
    assert "nog niemand" in made.refused[-1][0]


def test_an_empty_plan_says_what_to_do(qtbot: QtBot) -> None:
    made = Sheet(Casus().having(Person(id="m", first_name="Bo", role="ouder")), qtbot)  # type: ignore[arg-type]
    assert made.page.editor.goals._hint.isVisible()
    assert "Ctrl+D" in made.page.editor.goals._hint.text()


def test_a_read_only_casus_can_be_looked_at_only(qtbot: QtBot) -> None:
    session = fresh_session(casus())
    session.read_only = True
    page = PlanPage(Desk(session), theme_named("light"))
    qtbot.addWidget(page)
    row = page.editor._sections[4].lines.rows[0]
    assert not row.input("text").isEnabled()
    assert not row.sharing.isEnabled()


def test_every_field_has_a_name_for_screen_readers(sheet: Sheet) -> None:
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QPlainTextEdit

    for kind in (QLineEdit, QPlainTextEdit, QComboBox, QAbstractButton):
        for widget in sheet.page.findChildren(kind):
            if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible():
                assert widget.accessibleName() or getattr(widget, "text", str)(), widget


def texts(widget: QListWidget) -> list[str]:
    return [widget.item(n).text() for n in range(widget.count())]


def test_another_shape_gives_other_pages(sheet: Sheet, qtbot: QtBot) -> None:
    panel = sheet.page.panel
    before = [page.width for page in panel.preview.pages]
    panel.shape.setCurrentIndex(panel.shape.findData("a5"))
    panel.shape.activated.emit(panel.shape.currentIndex())
    qtbot.waitUntil(lambda: [page.width for page in panel.preview.pages] != before, timeout=10_000)
    assert panel.preview.pages[0].width < before[0]


def test_lines_fold_where_the_room_is_narrow_and_fields_get_their_titles(sheet: Sheet) -> None:
    desk = sheet.desk
    goal = plan_verbs.add_goal(desk.session, text="samen eten")
    step = plan_verbs.add_step(desk.session, goal.id)
    made = Lines(desk, STEP, STEP_SHARES)
    made.show_items([desk.casus.steps[step.id]])
    made.resize(1400, 300)
    made.show()
    second = list(made.rows[0].widgets())[1]
    shown = [one for one in second.findChildren(QLabel) if one.isVisible()]
    assert not shown
    assert made.minimumSizeHint().width() == NARROWEST
    made.resize(420, 300)
    QApplication.processEvents()
    assert any(one.isVisible() for one in second.findChildren(QLabel))
    assert second.y() > next(iter(made.rows[0].widgets())).y()
    made.resize(1400, 300)
    QApplication.processEvents()
    assert not any(one.isVisible() for one in second.findChildren(QLabel))
    made.deleteLater()
