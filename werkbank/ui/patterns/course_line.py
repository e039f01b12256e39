"""The course of a pattern on its card: the small line, and a row to note what it is now and from when."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from werkbank.app.verbs import patterns
from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.model.courses import Turn
from werkbank.model.dates import parse, to_dutch
from werkbank.model.entities import Pattern
from werkbank.model.kinds import PatternStatus
from werkbank.plan.course import TALL, alt_of, course
from werkbank.ui.canvas.painter import paint
from werkbank.ui.choice_field import ChoiceField
from werkbank.ui.date_line import DateKeys
from werkbank.ui.desk import Desk
from werkbank.ui.flow import Flow
from werkbank.ui.theme import Theme
from werkbank.ui.widgets import button, column, label, line_edit

WIDE = 20  # letters


class CourseLine(QWidget):
    """Only the line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._turns: tuple[Turn, ...] = ()
        self.hide()

    def show_turns(self, turns: tuple[Turn, ...]) -> None:
        """Show what became of a pattern."""
        self._turns = turns
        self.setAccessibleName(alt_of(turns))
        self.setToolTip(self.accessibleName())
        self.setFixedHeight(round((TALL + 2) * self._theme.scale))
        if turns or not self.isHidden():
            self.setVisible(bool(turns))
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        self.show_turns(self._turns)

    def paintEvent(self, _event: QPaintEvent) -> None:
        scale = self._theme.scale
        drawing = course(self._turns, width=self.width() / scale)
        if drawing is not None:
            painter = QPainter(self)
            painter.scale(scale, scale)
            paint(painter, drawing, self._theme.palette)
            painter.end()


class CourseForm(QWidget):
    """Note what a pattern is now."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._pattern: Pattern | None = None
        self.status = ChoiceField()
        for one in PatternStatus:
            self.status.addItem(str(one), str(one))
        self.on = line_edit(tr("Sinds wanneer"))
        DateKeys(self.on, today=desk.session.today)
        self.on.setText(to_dutch(parse(desk.session.today.isoformat(), today=desk.session.today)))
        self.who = line_edit(tr("Wie dat zegt"), placeholder=tr("naam"))
        note = button(tr("Noteer"), self._note)
        note.setEnabled(not desk.session.read_only)
        flow = Flow(space=tokens.SPACE_3)
        for title, made in (
            (tr("Wat is het nu"), self.status),
            (tr("Sinds wanneer"), self.on),
            (tr("Wie dat zegt"), self.who),
        ):
            made.setAccessibleName(title)
            if isinstance(made, QLineEdit):
                made.setMinimumWidth(made.fontMetrics().horizontalAdvance("n" * WIDE))
                made.setCursorPosition(0)
            field = QWidget()
            field.setLayout(column(label(title, look="field", buddy=made), made, space=2))
            flow.addWidget(field)
        last = QWidget()
        last.setLayout(column(label("", look="field"), note, space=2))
        flow.addWidget(last)
        self.setLayout(flow)

    def show_pattern(self, pattern: Pattern) -> None:
        """Show what it is now."""
        if self._pattern is None or self._pattern.status is not pattern.status:
            self.status.setCurrentIndex(max(self.status.findData(str(pattern.status)), 0))
        self._pattern = pattern

    def _note(self) -> None:
        if self._pattern is None:
            return
        session, pattern = self._desk.session, self._pattern
        status = PatternStatus(self.status.currentData())
        on = parse(self.on.text().strip(), today=session.today)
        self._desk.run(lambda: patterns.turn(session, pattern, status=status, on=on, who=self.who.text().strip()))
