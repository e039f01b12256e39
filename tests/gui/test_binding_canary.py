"""The Python binding keeps ``None`` alive.

PySide6 6.12.0 on Python 3.11 drops one reference to ``None`` at every call that returns nothing. After some thousands
of calls the process aborts, with unsaved work; a short test suite stays green meanwhile. So this counts. From Python
3.12 on ``None`` is immortal and the count stands still.
"""

import sys

from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot


def test_a_thousand_texts_cost_no_reference_to_none(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    label.setText("x")
    before = sys.getrefcount(None)
    for _ in range(1000):
        label.setText("x")
    assert sys.getrefcount(None) > before - 100


def test_two_hundred_strokes_cost_no_reference_to_none(qapp: object) -> None:
    image = QImage(20, 20, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    before = sys.getrefcount(None)
    for _ in range(200):
        painter.drawLine(QPointF(0, 0), QPointF(10, 10))
    after = sys.getrefcount(None)
    painter.end()
    assert after > before - 20
