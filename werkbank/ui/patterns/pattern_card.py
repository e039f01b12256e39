"""One pattern of this family: its own name, its loop to type in, its course, who says what, and its goals."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from werkbank.app.session import key_of
from werkbank.app.verbs import family, patterns, plan
from werkbank.drawing import tokens
from werkbank.i18n import ntr, tr
from werkbank.model.entities import Pattern
from werkbank.model.kinds import Kind
from werkbank.plan.course import turns_of
from werkbank.ui.bouwsteen_menu import mark_as
from werkbank.ui.bouwstenen.marks import Marks
from werkbank.ui.desk import Desk
from werkbank.ui.flow import Flow
from werkbank.ui.inspector.fields import FIELDS
from werkbank.ui.inspector.form import Form
from werkbank.ui.patterns.course_line import CourseForm, CourseLine
from werkbank.ui.patterns.goal_links import GoalLinks
from werkbank.ui.patterns.loop_editor import LoopEditor
from werkbank.ui.patterns.pattern_menu import actions_button
from werkbank.ui.patterns.proposals import PATTERN
from werkbank.ui.patterns.said import ANSWERS, said_widget
from werkbank.ui.patterns.voice import VoiceForm
from werkbank.ui.theme import Theme
from werkbank.ui.widgets import button, card, column, empty, label, row

TOP = ("name", "side")  # before the loop; the shared fields stand behind 'meer'
_IN_LOOP = {"happens", "follows", "kept_home", "kept_help", "exception", "breaks", "status"}


class PatternCard(QFrame):
    """A pattern that can be written on."""

    show_wanted = Signal(object)  # pattern

    def __init__(self, desk: Desk, pattern: Pattern, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        self._theme = theme
        self.pattern = pattern
        self._name = label("", look="lead", wrap=True)
        self._status = label("", look="chip")
        self._story = label("", wrap=True)
        self._line = CourseLine(theme)
        self._said = column()
        self._evidence = button("", lambda: self.show_wanted.emit(self.pattern), look="quiet")
        self._edit = button(tr("Openen ▾"), self.turn, look="quiet")
        self._inside = column(space=tokens.SPACE_3)
        self._details = QWidget()
        self._details.setLayout(self._inside)
        self._details.hide()
        self.loop: LoopEditor | None = None
        more = actions_button(desk, lambda: self.pattern, remove=self._remove)
        self._marks = Marks()
        mark_as(self, key_of(pattern))
        head = row(self._name)
        head.setStretch(0, 1)
        for mark in (self._marks, self._status):
            head.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(
            column(
                card(
                    head,
                    self._story,
                    self._line,
                    self._said,
                    row(self._edit, self._evidence, 1, more),
                    self._details,
                )
            )
        )
        self.show_pattern(pattern)
        desk.news_turned.connect(self._redot)

    @property
    def is_open(self) -> bool:
        """Whether somebody works in it."""
        return not self._details.isHidden()

    def _dot(self) -> str:
        """A dot for what is new: the pattern, or what somebody said of it."""
        fresh, casus = self._desk.fresh, self._desk.casus
        mine = (key_of(one) for one in casus.answers.values() if one.pattern == self.pattern.id)
        new = any(map(fresh.has, (key_of(self.pattern), *mine)))
        self._status.setToolTip(fresh.words if new else "")
        return "• " if new else ""

    def _redot(self) -> None:
        self._status.setText(f"{self._dot()}{self.pattern.side} · {self.pattern.status}")

    def show_pattern(self, pattern: Pattern) -> None:
        """Show a newer state of the pattern."""
        self.pattern = pattern
        name = pattern.name or tr("Patroon zonder naam")
        self._name.setText(name)
        self._redot()
        self._story.setText(story(pattern))
        self._story.setVisible(bool(self._story.text()) and not self.is_open)
        much = ntr("{n} gebeurtenis", "{n} gebeurtenissen", len(pattern.events))
        self._evidence.setText(tr("Laat zien ({gebeurtenissen})", gebeurtenissen=much))
        self._evidence.setAccessibleName(tr("Laat zien in tijdlijn en genogram: {naam}", naam=name))
        self._edit.setAccessibleName(tr("Patroon openen: {naam}", naam=name))
        casus = self._desk.casus
        self._line.show_turns(turns_of(pattern, casus))
        self._marks.show_entity(pattern, casus)
        empty(self._said)
        mine = [a for a in casus.answers.values() if a.pattern == pattern.id]
        said = said_widget(mine, casus, family_reads=self._desk.session.has_family)
        self._said.addWidget(said)
        said.show()  # at once: a card that is measured before that keeps the height without it
        if self.loop is not None:
            self._form.show_entity(pattern)
            self.loop.show_pattern(pattern)
            self._course.show_pattern(pattern)
            self._goals.refresh(pattern)

    def turn(self) -> None:
        """Open the card, or close it."""
        if self.loop is None:
            self._fill()
        self._details.setVisible(self._details.isHidden())
        self._edit.setText(tr("Klaar ▴") if self.is_open else tr("Openen ▾"))
        self._story.setVisible(bool(self._story.text()) and not self.is_open)
        if self.is_open:
            self._form.focus_first()

    def flush(self) -> None:
        """Commit what is being typed."""
        if self.loop is not None:
            self._form.flush()
            self.loop.flush()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        self._line.set_theme(theme)
        if self.loop is not None:
            self.loop.set_theme(theme)

    def _fill(self) -> None:
        specs = tuple(one for one in FIELDS[Kind.PATTERN] if one.name not in _IN_LOOP)
        self._form = Form(specs, self._desk.session, self._commit)
        self.loop = LoopEditor(self._theme)
        self.loop.edited.connect(self._commit)
        self.loop.set_writable(writable=not self._desk.session.read_only)
        self._course = CourseForm(self._desk)
        self._goals = GoalLinks(self._desk, self.pattern)
        self._voice = VoiceForm(self._desk.session, last=self._desk.proposals.voice)
        for part in (
            self._form,
            self.loop,
            label(tr("Verloop"), look="lead"),
            self._course,
            label(tr("Wie herkent dit?"), look="lead"),
            self._voice,
            self._answering(),
            self._goals,
        ):
            self._inside.addWidget(part)
        self.show_pattern(self.pattern)

    def _answering(self) -> QWidget:
        made, flow = QWidget(), Flow(space=tokens.SPACE_2)
        buttons = [button(tr(title), lambda k=kind: self.say(k)) for kind, title in ANSWERS[:3]]  # type: ignore[misc]
        for one in buttons:
            one.setEnabled(not self._desk.session.read_only)
            flow.addWidget(one)
        made.setLayout(flow)
        return made

    def say(self, kind: Any) -> None:  # noqa: ANN401 - an AnswerKind
        """Note what somebody says of it."""
        voice = self._voice.value()
        self._desk.proposals.voice = voice
        self._desk.run(lambda: patterns.say(self._desk.session, self.pattern, kind=kind, voice=voice))

    def _commit(self, name: str, value: Any) -> None:  # noqa: ANN401 - the field decides
        pattern = self._desk.casus.patterns.get(self.pattern.id)
        if pattern is not None and getattr(pattern, name) != value and not self._desk.session.read_only:
            self._desk.run(lambda: plan.edit_entity(self._desk.session, key_of(pattern), **{name: value}))

    def _remove(self) -> None:
        self._desk.run(lambda: family.remove(self._desk.session, key_of(self.pattern)))
        self._desk.noticed.emit(tr("Patroon weggehaald. Met Ctrl+Z komt het terug."))


def lit_key(pattern: Pattern) -> str:
    """The key under which a pattern stands in the light."""
    return f"{PATTERN}{pattern.id}"


def story(pattern: Pattern) -> str:
    """What happens and what follows, while the card is closed."""
    parts = (
        (tr("Wat er gebeurt"), pattern.happens),
        (tr("Wat er dan volgt"), pattern.follows),
        (tr("Dit kan het doorbreken"), pattern.breaks),
    )
    return "\n".join(f"{title}: {text}" for title, text in parts if text)
