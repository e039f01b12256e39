"""One pattern of this family: its name, its loop, what keeps it going at home and in the help, and who says so."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from werkbank.app.session import key_of
from werkbank.app.verbs import family, plan
from werkbank.i18n import ntr, tr
from werkbank.model.entities import Pattern
from werkbank.model.kinds import Kind
from werkbank.ui.desk import Desk
from werkbank.ui.inspector.fields import FIELDS
from werkbank.ui.inspector.form import Form
from werkbank.ui.patterns.finding_card import answer_line
from werkbank.ui.theme import Theme
from werkbank.ui.widgets import button, card, column, empty, label, row


class PatternCard(QFrame):
    """A pattern that can be written on."""

    show_wanted = Signal(object)  # pattern

    def __init__(self, desk: Desk, pattern: Pattern, _theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        self._pattern = pattern
        self._name = label("", look="lead", wrap=True)
        self._said = QWidget()
        self._said.setLayout(column())
        self._form = Form(FIELDS[Kind.PATTERN], desk.session, self._commit)
        self._form.hide()
        self._story = label("", wrap=True)
        self._evidence = button("", lambda: self.show_wanted.emit(self._pattern), look="quiet")
        self._edit = button(tr("Schrijven ▾"), self._turn, look="quiet")
        remove = button(tr("Weghalen"), self._remove, look="quiet")
        self.setLayout(
            column(card(self._name, self._story, self._said, row(self._evidence, self._edit, 1, remove), self._form))
        )
        self.show_pattern(pattern)

    def show_pattern(self, pattern: Pattern) -> None:
        """Show a newer state of the pattern."""
        self._pattern = pattern
        self._name.setText(pattern.name or tr("Patroon zonder naam"))
        self._story.setText(story(pattern))
        self._story.setVisible(bool(self._story.text()))
        self._evidence.setText(ntr("{n} gebeurtenis", "{n} gebeurtenissen", len(pattern.events)))
        self._form.show_entity(pattern)
        said = self._said.layout()
        if said is not None:
            empty(said)
            for answer in self._desk.casus.answers.values():
                if answer.pattern == pattern.id:
                    said.addWidget(label(answer_line(answer, self._desk.casus), look="soft", wrap=True))

    def flush(self) -> None:
        """Commit what is being typed."""
        self._form.flush()

    def _turn(self) -> None:
        self._form.setVisible(self._form.isHidden())
        self._edit.setText(tr("Schrijven ▾") if self._form.isHidden() else tr("Klaar ▴"))
        if not self._form.isHidden():
            self._form.focus_first()

    def _commit(self, name: str, value: Any) -> None:  # noqa: ANN401 - the field decides
        pattern = self._desk.casus.patterns.get(self._pattern.id)
        if pattern is not None and getattr(pattern, name) != value and not self._desk.session.read_only:
            self._desk.run(lambda: plan.edit_entity(self._desk.session, key_of(pattern), **{name: value}))

    def _remove(self) -> None:
        self._desk.run(lambda: family.remove(self._desk.session, key_of(self._pattern)))
        self._desk.noticed.emit(tr("Patroon weggehaald. Met Ctrl+Z komt het terug."))


def story(pattern: Pattern) -> str:
    """The filled parts of the loop, one line each."""
    parts = (
        (tr("Wat er gebeurt"), pattern.happens),
        (tr("Wat er dan volgt"), pattern.follows),
        (tr("Thuis"), pattern.kept_home),
        (tr("De hulpverlening"), pattern.kept_help),
        (tr("Even weg"), pattern.exception),
        (tr("Doorbreken"), pattern.breaks),
    )
    return "\n".join(f"{title}: {text}" for title, text in parts if text)
