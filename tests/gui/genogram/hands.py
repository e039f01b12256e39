"""Two hands at the real window: they send real keys and clicks to whatever has the keyboard, and count them.

``Keyboard.extra`` counts every key but the letters and figures of names and dates themselves, which stand between
braces in a line: ``"{Bram} m {22-9-2010}"``. A chord (Shift with a letter) is one key. ``Mouse.clicks`` counts clicks
and drags; with the mouse only names and dates are typed.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from tests.helpers.window import settle
from werkbank.app.session import Key, Session, key_of
from werkbank.model.entities import Person
from werkbank.model.kinds import Kind
from werkbank.ui.genogram.gestures.inline import InlineLine
from werkbank.ui.genogram.gestures.invitation import Invitation
from werkbank.ui.genogram.gestures.marks import Knob
from werkbank.ui.genogram.view import GenogramView
from werkbank.ui.genogram.walking import ARROWS, next_person
from werkbank.ui.main_window import MainWindow

PARTS = re.compile(r"\{([^}]*)\}|([^{]+)")
NONE = Qt.KeyboardModifier.NoModifier


class Hands:
    """What both know of the window."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.session: Session = window.work.session
        self.view: GenogramView = window.work.space.overview.genogram

    def person(self, name: str) -> Person:
        """Who is called so."""
        return next(p for p in self.session.casus.persons.values() if p.first_name == name)

    @property
    def line(self) -> InlineLine:
        """The line under a symbol."""
        return self.view.viewport().findChild(InlineLine)  # type: ignore[return-value]

    def at(self, name: str) -> QPoint:
        """Where somebody's symbol is, in the viewport."""
        layout = self.view.family.layout
        assert layout is not None
        place = layout.persons[self.person(name).id]
        return self.view.mapFromScene(QPointF(place.x, place.y))


class Keyboard(Hands):
    """Ten fingers."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.extra = self.typed = 0

    def key(self, *keys: Qt.Key, with_: Qt.KeyboardModifier = NONE) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.extra += 1
            QTest.keyClick(_focus(self.view), key, with_)
            settle()

    def write(self, text: str) -> None:
        """Type a line; what stands between braces does not count."""
        for data, other in PARTS.findall(text):
            self.typed, self.extra = self.typed + len(data), self.extra + len(other)
            QTest.keyClicks(_focus(self.view), data or other)
        settle()

    def draw(self, key: Qt.Key, *lines: str) -> None:
        """One stroke, and with Tab one more for every further line."""
        self.key(key)
        for number, line in enumerate(lines):
            self.write(line)
            self.key(Qt.Key.Key_Tab if number < len(lines) - 1 else Qt.Key.Key_Return)

    def walk_to(self, name: str) -> None:
        """The fewest arrows to somebody."""
        self.key(*self._way(name))
        assert self.session.person == self.person(name)

    def _way(self, name: str) -> Iterator[Qt.Key]:
        layout, casus, goal = self.view.family.layout, self.session.casus, self.person(name).id
        assert layout is not None
        start = self.session.person.id if self.session.person else None
        ways: dict[str | None, tuple[Qt.Key, ...]] = {start: ()}
        todo: deque[str | None] = deque([start])
        while todo and goal not in ways:
            here = todo.popleft()
            for key in ARROWS:
                there = next_person(key, here, layout=layout, casus=casus)
                if there is not None and there not in ways:
                    ways[there] = (*ways[here], key)
                    todo.append(there)
        return iter(ways[goal])


class Mouse(Hands):
    """One hand on the mouse, the other only for names and dates."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.clicks = 0

    def begin(self) -> None:
        """The button on the empty paper."""
        self._press(self.view.viewport().findChild(Invitation).start)  # type: ignore[union-attr]

    def choose(self, name: str) -> None:
        """Click on somebody."""
        self.click(self.at(name))

    def click(self, at: QPoint, *, with_: Qt.KeyboardModifier = NONE) -> None:
        """One click on the paper."""
        self.clicks += 1
        QTest.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, with_, at)
        settle()

    def write(self, text: str) -> None:
        """A line: names and dates are typed, every other word is a button with that tool tip."""
        for data, other in PARTS.findall(text):
            if data:
                QTest.keyClicks(self.line.edit, data)
            elif other.strip():
                self._press(self.button(other.strip()))
        self._press(self.button("Klaar (Enter)"))

    def button(self, hint: str) -> QPushButton:
        """A button of the line."""
        return next(b for b in self.line.findChildren(QPushButton) if b.toolTip() == hint and not b.isHidden())

    def new_beside_everybody(self) -> None:
        """A double click on free paper."""
        self.clicks += 2
        port = self.view.viewport()
        free = next(
            QPoint(x, y) for y in range(4, port.height(), 9) for x in range(4, port.width(), 9)
            if not self.view.items(QPoint(x, y)) and port.childAt(QPoint(x, y)) is None
        )  # fmt: skip
        QTest.mouseDClick(port, Qt.MouseButton.LeftButton, NONE, free)
        settle()

    def knob(self, letter: str) -> QPoint:
        """Where a handle of the ring is, in the viewport."""
        found = next(i for i in self.view.paper.items() if isinstance(i, Knob) and i.stroke.letter == letter)
        return self.view.mapFromScene(found.pos()) + found.middle.toPoint()

    def draw(self, letter: str, line: str) -> None:
        """A click on a handle, and the line."""
        self.click(self.knob(letter))
        self.write(line)

    def drag(self, start: QPoint, *way: QPoint, with_: Qt.KeyboardModifier = NONE, release: bool = True) -> None:
        """Press, move along a way, release; nothing else happens in between, as with a quick hand."""
        self.clicks += 1
        port = self.view.viewport()
        QTest.mousePress(port, Qt.MouseButton.LeftButton, with_, start)
        for point in way:
            _move(port, point, with_)
        if release:
            QTest.mouseRelease(port, Qt.MouseButton.LeftButton, with_, way[-1])
        settle()

    def _press(self, widget: QWidget) -> None:
        self.clicks += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        settle()


def select(hands: Hands, *names: str) -> None:
    """Choose people without a gesture: to set a scene."""
    hands.session.select(*(key_of(hands.person(name)) for name in names))
    settle()


def key_of_person(hands: Hands, name: str) -> Key:
    """The key of somebody."""
    return Key(Kind.PERSON, hands.person(name).id)


def _move(port: QWidget, to: QPoint, with_: Qt.KeyboardModifier) -> None:
    """A move with the button down, which QTest cannot send."""
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent

    at = QPointF(to)
    on_screen, held = QPointF(port.mapToGlobal(to)), Qt.MouseButton.LeftButton
    event = QMouseEvent(QEvent.Type.MouseMove, at, on_screen, Qt.MouseButton.NoButton, held, with_)
    QApplication.sendEvent(port, event)


def _focus(view: GenogramView) -> QWidget:
    focus: QWidget | None = view.window().focusWidget()
    return focus if focus is not None else view
