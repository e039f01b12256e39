"""The open questions at a bouwsteen: their words, what answers them, and a line for a new one."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QLineEdit, QWidget

from werkbank.app.session import key_of
from werkbank.app.stone_places import answered_of, open_questions_of
from werkbank.app.verbs import bouwstenen as verbs
from werkbank.app.verbs import family
from werkbank.drawing import tokens
from werkbank.i18n import tr
from werkbank.model.entities import Question
from werkbank.ui.bouwsteen_menu import mark_as
from werkbank.ui.desk import Desk
from werkbank.ui.elided import Elided
from werkbank.ui.widgets import button, card, column, empty, label, line_edit, row


class Questions(QWidget):
    """Open questions of one bouwsteen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._row = ""
        self._rows: dict[str, _QuestionRow] = {}
        self._open = column(space=tokens.SPACE_1)
        self._answered = column(space=2)
        self.new = line_edit(tr("Nieuwe open vraag"), placeholder=tr("typ een vraag en druk op Enter"))
        self.new.returnPressed.connect(self._add)
        self.new.setEnabled(not desk.session.read_only)
        self.setLayout(column(card(label(tr("Open vragen"), look="lead"), self._open, self.new, self._answered)))

    def show_row(self, row_id: str) -> None:
        """Show the questions of one bouwsteen as they are now."""
        if row_id != self._row:
            self._row = row_id
            self.new.clear()
        casus = self._desk.casus
        found = open_questions_of(casus, row_id)
        if [q.id for q in found] != list(self._rows):
            empty(self._open)
            self._rows = {q.id: _QuestionRow(self._desk, q) for q in found}
            for made in self._rows.values():
                self._open.addWidget(made)
        for question in found:
            self._rows[question.id].show_question(question)
        empty(self._answered)
        for question in answered_of(casus, row_id):
            self._answered.addLayout(self._answer(question))

    def answer_of(self, question: str) -> QLineEdit:
        """The field in which a question is answered."""
        return self._rows[question].answer

    def flush(self) -> None:
        """Keep what is being typed: a new question, or what answers one."""
        for made in list(self._rows.values()):
            made.flush()
        self._add()

    def ask(self, text: str) -> None:
        """Keep a question open."""
        made = self._desk.run(lambda: verbs.ask(self._desk.session, self._row, text))
        if made is None and text.strip():
            self._desk.noticed.emit(tr("Deze vraag staat al open."))

    def _add(self) -> None:
        if not (text := self.new.text().strip()):
            return
        self.new.clear()
        self.ask(text)

    def _answer(self, question: Question) -> QLayout:
        again = button(
            tr("Weer open"),
            lambda: self._desk.run(lambda: verbs.close_question(self._desk.session, question.id, by="")),
            look="small",
        )
        again.setEnabled(not self._desk.session.read_only)
        told = Elided(look="soft")
        told.setText(f"✓  {question.text}  →  {question.closed_by}")
        line = row(told, again)
        line.setStretch(0, 1)
        return line


class _QuestionRow(QWidget):
    """One open question and the place for what answers it."""

    def __init__(self, desk: Desk, question: Question) -> None:
        super().__init__()
        self._desk = desk
        self._key = key_of(question)
        mark_as(self, self._key)
        self._text = label("", wrap=True)
        self.answer = line_edit(tr("Antwoord"), placeholder=tr("wat is het antwoord? Enter sluit de vraag"))
        self.answer.returnPressed.connect(self._close)
        remove = button("✕", self._remove, look="quiet", hint=tr("Weghalen (met Ctrl+Z komt het terug)"))
        remove.setAccessibleName(tr("Vraag weghalen"))
        for tool in (self.answer, remove):
            tool.setEnabled(not desk.session.read_only)
        line = row(self._text, self.answer, remove)
        line.setStretch(0, 3)
        line.setStretch(1, 2)
        self.setLayout(line)

    def show_question(self, question: Question) -> None:
        """Show a newer state of the question."""
        self._text.setText(f"?  {question.text}")
        self.answer.setAccessibleName(tr("Antwoord op: {vraag}", vraag=question.text))

    def flush(self) -> None:
        """Keep the answer that was typed."""
        self._close()

    def _close(self) -> None:
        said = self.answer.text()
        if said.strip():
            self._desk.run(lambda: verbs.close_question(self._desk.session, self._key.id, by=said))

    def _remove(self) -> None:
        self._desk.run(lambda: family.remove(self._desk.session, self._key))
        self._desk.noticed.emit(tr("Vraag weggehaald. Met Ctrl+Z komt die terug."))
