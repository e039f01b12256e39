"""The time without anybody: counted, said half a minute before, and never off."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from werkbank.ui.locking.idle import LEAST, MOST, USUAL, WARN_BEFORE, Idle, sensible

pytestmark = pytest.mark.usefixtures("qapp")


class Nobody:
    """An idle time whose clock is turned by hand."""

    def __init__(self, parent: QObject, *, minutes: int = 5) -> None:
        self.now = 0.0
        self.heard: list[Any] = []
        self.idle = Idle(
            parent,
            minutes=minutes,
            due=lambda: self.heard.append("due"),
            warn=self.heard.append,
            clock=lambda: self.now,
        )

    def after(self, seconds: float) -> list[Any]:
        self.now += seconds
        self.idle.look()
        return self.heard


def test_it_warns_half_a_minute_before_and_then_locks_once() -> None:
    parent = QObject()
    nobody = Nobody(parent)
    assert nobody.after(300 - WARN_BEFORE - 1) == []
    assert nobody.after(2) == [True]
    assert nobody.after(27) == [True]
    assert nobody.after(3) == [True, False, "due"]


def test_a_sign_of_life_takes_the_warning_away_and_counting_begins_anew() -> None:
    parent = QObject()
    nobody = Nobody(parent)
    nobody.after(280)
    nobody.idle.alive()
    assert nobody.heard == [True, False]
    assert nobody.after(260) == [True, False]


def test_a_computer_that_slept_for_an_hour_is_locked_at_once() -> None:
    parent = QObject()
    assert Nobody(parent).after(3600)[-1] == "due"


@pytest.mark.parametrize(
    ("asked", "minutes"),
    [(0, LEAST), (-3, LEAST), (1, 1), (15, 15), (90, MOST), (None, USUAL), ("nooit", USUAL), (True, USUAL)],
)
def test_it_cannot_be_switched_off(asked: object, minutes: int) -> None:
    assert sensible(asked) == minutes


def test_keys_and_mouse_are_seen_in_every_window_also_in_one_that_came_later() -> None:
    first, later = QWidget(), QDialog()
    field = QLineEdit(later)
    first.show()
    nobody = Nobody(first)
    later.show()
    nobody.after(200)
    window = later.windowHandle()
    assert window is not None
    QTest.mouseMove(window)
    field.setFocus()
    QTest.keyClick(window, Qt.Key.Key_A)
    assert nobody.idle.typed == 1
    assert nobody.after(250) == []
    for shown in (later, first):
        shown.close()
        shown.deleteLater()
