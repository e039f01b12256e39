"""The tables of log, history and handovers: every word is to be read, and no row is higher than its words need."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from tests.helpers.window import put_away, settle, wait_for
from werkbank.ui.application import make_application
from werkbank.ui.keeping.parts import Rows
from werkbank.ui.wrapping import wrap_list

LONG = "Anja Oefening nam gegevens van een ander over: Bram de Wit (GI Midden), om samen te werken rond het gezin. " * 3


def test_rows_follow_the_width_that_they_have() -> None:
    make_application()
    rows = Rows("Wat er gebeurde", heads=("Dag", "Wat", "Erbij"), stretch=1)
    rows.fill([("22 november 2026", "kort", ""), ("22 november 2026", LONG, "gekozen omdat: " + LONG)])
    one_line = QFontMetrics(rows.font()).height()
    rows.resize(1200, 500)
    rows.show()
    settle()
    assert rows.columnWidth(1) > rows.columnWidth(2), "what stands beside it leaves room"
    wait_for(lambda: rows.rowHeight(0) < 2.4 * one_line)
    wide = rows.rowHeight(1)
    assert wide > 3 * one_line
    rows.resize(700, 500)
    wait_for(lambda: rows.rowHeight(1) > wide)
    lines = QFontMetrics(rows.font()).horizontalAdvance(LONG) / rows.columnWidth(1)
    assert rows.rowHeight(1) >= lines * one_line, "no line is cut off"
    rows.resize(1200, 500)
    wait_for(lambda: rows.rowHeight(1) == wide)
    assert rows.rowHeight(0) < 2.4 * one_line
    put_away(rows)


def test_lines_of_a_list_wrap_whether_or_not_they_can_be_ticked() -> None:
    make_application()
    for ticked in (False, True):
        shown = QListWidget()
        wrap_list(shown, ticked=ticked)
        for text in ("kort", LONG):
            item = QListWidgetItem(text)
            if ticked:
                item.setCheckState(Qt.CheckState.Unchecked)
            shown.addItem(item)
        shown.resize(500, 300)
        shown.show()
        settle()
        metrics = QFontMetrics(shown.font())
        short, long = (shown.visualItemRect(shown.item(n)).height() for n in range(2))
        lines = -(-metrics.horizontalAdvance(LONG) // shown.viewport().width())
        assert long >= lines * metrics.height() > short
        put_away(shown)
