"""While somebody writes in the plan, a line says easier words; it never changes a text by itself."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.helpers.plan_sheet import Sheet, type_in
from tests.unit.plan.builders import casus
from werkbank.model.clock import EntityId
from werkbank.model.entities import Agreement, Step
from werkbank.model.kinds import AgreementKind
from werkbank.plan.plain import HintKind
from werkbank.ui.plan import easier
from werkbank.ui.plan.easier_words import EasierWordsDialog
from werkbank.ui.plan.fields import AGREEMENT, STEP


def test_a_hard_word_is_underlined_replaced_by_a_key_and_comes_back_with_undo(qtbot: QtBot) -> None:
    sheet = Sheet(casus(), qtbot)
    line = sheet.page.editor.easier
    sheet.page.new_goal()
    type_in("Wij zijn complex samen")
    assert "eigen woorden" in line.told.lower()
    sheet.page.new_step()
    type_in("Wij gaan evalueren")
    qtbot.waitUntil(lambda: bool(line.hints))
    assert [hint.kind for hint in line.hints] == [HintKind.WORD]
    field = QApplication.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    assert len(field.extraSelections()) == 1
    assert field.toPlainText() == "Wij gaan evalueren"
    QTest.keyClick(field, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    assert field.toPlainText() == "Wij gaan kijken hoe het ging"
    assert "geen tips" in line.told.lower()
    sheet.page.flush()
    step = list(sheet.casus.steps.values())[-1]
    assert step.what == "Wij gaan kijken hoe het ging"
    type_in(". Dit wordt door de gecertificeerde instelling geregeld")
    qtbot.waitUntil(
        lambda: [b for b in line.findChildren(QPushButton) if b.isVisible() and "instelling" in b.text()] != []
    )
    chip = next(b for b in line.findChildren(QPushButton) if b.isVisible() and "instelling" in b.text())
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert "jeugdbescherming" in field.toPlainText()
    assert QApplication.focusWidget() is field
    sheet.desk.close()


def test_a_block_says_how_it_reads_without_own_words() -> None:
    steps = [
        Step(
            id=EntityId("s"),
            goal=EntityId("g"),
            what="Mama belt oma als het niet goed gaat. Oma komt dan langs met Bo.",
        )
    ]
    assert easier.block_reading(steps, STEP).startswith("Leest makkelijk")
    kept = AGREEMENT[AgreementKind.SAFETY].specs
    hard = "De gecertificeerde instelling coördineert de multidisciplinaire hulpverlening conform de beschikking."
    assert easier.block_reading([Agreement(id=EntityId("a"), text=hard)], kept).startswith("Leest moeilijk")
    assert easier.block_reading([], kept) == ""


def chip_of(line: easier.EasierLine, word: str) -> QPushButton | None:
    return next((b for b in line.findChildren(QPushButton) if b.isVisible() and word in b.text()), None)


def test_own_words_are_written_in_a_dialog_kept_with_the_casus_and_undone(qtbot: QtBot) -> None:
    sheet = Sheet(casus(), qtbot)
    line = sheet.page.editor.easier
    dialog = EasierWordsDialog(line, sheet.desk)
    qtbot.addWidget(dialog)
    dialog.search.setText("evalu")
    assert "kijken hoe het ging" in dialog.found.text()
    dialog.text.setPlainText("zomaar")
    dialog.save()
    assert "Regel 1" in dialog.wrong.text()
    assert not any(sheet.casus.sheet.easier_words)
    dialog.text.setPlainText("roosteren = op de kalender zetten")
    dialog.save()
    assert sheet.casus.sheet.easier_words == ("roosteren = op de kalender zetten",)
    sheet.page.new_goal()
    sheet.page.new_step()
    type_in("Wij gaan roosteren")
    qtbot.waitUntil(lambda: [hint.easier for hint in line.hints] == [("op de kalender zetten",)])
    sheet.desk.close()
