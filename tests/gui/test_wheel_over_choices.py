"""A mouse wheel over a field to choose in scrolls the page, and changes nothing of what the page says."""

import ast
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

import werkbank.ui
from werkbank.ui.choice_field import ChoiceField, NumberField

QT_FIELDS = {"QComboBox", "QSpinBox", "QDoubleSpinBox", "QDateEdit", "QTimeEdit", "QDateTimeEdit"}


def leaves_the_wheel(field: QWidget, qtbot: QtBot) -> bool:
    """Turn the wheel while the mouse is over a field that has the keyboard; whether it goes on to the page around."""
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    at = QPointF(field.rect().center())
    keys, phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    turn = QWheelEvent(
        at, field.mapToGlobal(at), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, keys, phase, False
    )
    QApplication.sendEvent(field, turn)
    return not turn.isAccepted()


def test_a_wheel_over_a_choice_is_for_the_page(qtbot: QtBot) -> None:
    field = ChoiceField()
    field.addItems(["een", "twee", "drie"])
    assert leaves_the_wheel(field, qtbot)
    assert field.currentIndex() == 0


def test_a_wheel_over_a_number_is_for_the_page(qtbot: QtBot) -> None:
    field = NumberField()
    field.setValue(5)
    assert leaves_the_wheel(field, qtbot)
    assert field.value() == 5


def test_keys_still_choose(qtbot: QtBot) -> None:
    field = ChoiceField()
    field.addItems(["een", "twee", "drie"])
    qtbot.addWidget(field)
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.currentIndex() == 1
    assert isinstance(field, QComboBox)
    assert issubclass(NumberField, QSpinBox)


def test_the_program_makes_no_other_fields_to_choose_in() -> None:
    made = [
        f"{path.name}:{node.lineno}"
        for path in Path(werkbank.ui.__file__).parent.rglob("*.py")
        if path.name != "choice_field.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in QT_FIELDS)
        or (isinstance(node, ast.ClassDef) and any(isinstance(b, ast.Name) and b.id in QT_FIELDS for b in node.bases))
    ]
    assert made == []
