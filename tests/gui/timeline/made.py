"""A desk in memory with the invented family, for tests of the timeline's widgets."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.unit.timeline.made import TODAY, history
from werkbank.app.session import Session
from werkbank.journal.open_casus import MemorySink, OpenCasus
from werkbank.model.casus import Casus
from werkbank.model.clock import SetClock, counted_ids
from werkbank.timeline.hits import box_of
from werkbank.ui.canvas.painter import load_fonts
from werkbank.ui.desk import Desk
from werkbank.ui.theme import theme_named
from werkbank.ui.timeline.canvas import Canvas
from werkbank.ui.timeline.view import TimelineView


def desk_of(casus: Casus | None = None, *, read_only: bool = False) -> Desk:
    clock = SetClock(datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC))
    known = history() if casus is None else casus
    opened = OpenCasus(known, sink=MemorySink(), clock=clock, ids=counted_ids("n"), author="test")
    return Desk(Session(opened, clock=clock, read_only=read_only))


def view_of(qtbot: QtBot, desk: Desk, *, theme: str = "light", size: tuple[int, int] = (1000, 700)) -> TimelineView:
    load_fonts()
    view = TimelineView(desk, theme_named(theme))
    qtbot.addWidget(view)
    qtbot.__dict__.setdefault("held", []).append(view)  # a view that nobody holds may be collected while it paints
    view.resize(*size)
    view.show()
    qtbot.waitExposed(view)
    return view


def place_of(canvas: Canvas, ident: str) -> QPointF:
    """The middle of an event's mark in the viewport."""
    index = canvas.board.at[ident]
    box = box_of(canvas.ground, index)
    assert box is not None
    x = canvas.scale.x(canvas.board.places[index].middle)
    return QPointF(min(max(x, box.x), box.x + box.w), box.y + box.h / 2)


def click(widget: QWidget, at: QPointF, mods: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, mods, at.toPoint())


def drag(
    widget: QWidget, start: QPointF, end: QPointF, mods: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, mods, start.toPoint())
    QTest.mouseMove(widget, ((start + end) / 2).toPoint())
    QTest.mouseMove(widget, end.toPoint())
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, mods, end.toPoint())
