"""One goal with its steps, as a card: the words, the pattern it breaks, its phase, for whom, and the table of steps."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QFrame, QLineEdit, QWidget

from werkbank.app.actions import ActionId
from werkbank.app.session import Key, key_of
from werkbank.app.verbs import family, plan
from werkbank.i18n import mark, tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.entities import Entity, Goal
from werkbank.model.kinds import Kind
from werkbank.plan.aims import steps_of
from werkbank.ui.bouwsteen_menu import mark_as
from werkbank.ui.bouwstenen.marks import Marks
from werkbank.ui.choice_field import ChoiceField
from werkbank.ui.desk import Desk
from werkbank.ui.inspector.fields import Field, Input
from werkbank.ui.plan.fields import GOAL, STEP, STEP_SHARES, phases
from werkbank.ui.plan.lines import NARROWEST, Lines
from werkbank.ui.plan.row import commit, input_for, show_value
from werkbank.ui.plan.sharing import ShareButton
from werkbank.ui.widgets import button, card, column, label, row

_PERSONS = Field("persons", mark("Voor wie"), Input.PERSONS)
ROOM = 60  # points round what stands beside each other in a card
_PHASE = Field("phase", mark("Fase"), Input.CHOICE, phases)


class GoalCard(QFrame):
    """A goal that can be written on."""

    step_wanted = Signal(object)  # the goal

    def __init__(self, desk: Desk, goal: Goal) -> None:
        super().__init__()
        self._desk = desk
        self.goal = goal
        self._number = label("", look="lead")
        self._text = input_for(desk, GOAL[0], self._commit)
        self._persons = input_for(desk, _PERSONS, self._commit)
        self._phase = input_for(desk, _PHASE, self._commit)
        self._pattern = _PatternChoice(desk)
        self._pattern.activated.connect(lambda _index: self._commit("pattern", self._pattern.chosen()))
        self._to_pattern = button(tr("Naar het patroon"), self._show_pattern, look="quiet")
        self._sharing = ShareButton(desk, goal)
        self._steps = Lines(desk, STEP, STEP_SHARES)
        add = button(tr("+ Stap"), lambda: self.step_wanted.emit(self.goal), look="quiet", hint=tr("Ctrl+Shift+D"))
        remove = button(tr("Doel weghalen"), self._remove, look="quiet")
        for tool in (add, remove, self._sharing, self._pattern):
            tool.setEnabled(not desk.session.read_only)
        which = row(self._pattern, self._to_pattern, space=2)
        which.setStretch(0, 1)
        breaks = column(label(tr("Doorbreekt dit patroon"), look="field", buddy=self._pattern), which, space=2)
        about = row(breaks, self._persons, self._phase)
        for index, share in enumerate((3, 2, 2)):
            about.setStretch(index, share)
        self._marks = Marks()
        mark_as(self, key_of(goal))
        self._place = 0  # of the goal in the plan
        desk.news_turned.connect(self._name)
        head = row(self._number, self._marks, 1, self._sharing, remove)
        self._about, self._away = about, remove
        self._away.setAccessibleName(remove.text())
        self.setLayout(column(card(head, self._text, about, self._steps, row(add, 1))))

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What it is about stands below each other where the room is narrow."""
        super().resizeEvent(event)
        items = (self._about.itemAt(at) for at in range(self._about.count()))
        beside = [item.minimumSize().width() for item in items if item is not None]
        narrow = self.width() < sum(beside) + ROOM
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._about.direction() is not way:
            self._about.setDirection(way)
            self._away.setText("✕" if narrow else self._away.accessibleName())

    def show_goal(self, goal: Goal, *, number: int, casus: Casus) -> None:
        """Show a newer state of the goal and its steps."""
        self.goal = goal
        self._place = number
        self._name()
        show_value(self._text, goal.text)
        show_value(self._persons, goal.persons)
        show_value(self._phase, goal.phase)
        self._pattern.show(casus, goal.pattern)
        self._to_pattern.setEnabled(goal.pattern in casus.patterns)
        self._sharing.show_entity(goal)
        self._marks.show_entity(goal, casus)
        steps: list[Entity] = list(steps_of(casus, goal))
        self._steps.show_items(steps)

    def _name(self) -> None:
        """Its number, with a dot when it is new."""
        new = self._desk.fresh.has(key_of(self.goal))
        self._number.setText(("• " if new else "") + tr("Doel {n}", n=self._place))
        self._number.setToolTip(self._desk.fresh.words if new else "")

    def focus_text(self) -> None:
        """Put the keyboard in the words of the goal."""
        words = self._text.focusProxy()
        if isinstance(words, QLineEdit):
            words.setFocus(Qt.FocusReason.OtherFocusReason)
            words.end(False)  # noqa: FBT003 - Qt's own signature

    def focus_step(self, step_id: str) -> None:
        """Put the keyboard in a step."""
        self._steps.row(step_id).focus_first()

    def holds_focus(self) -> bool:
        """Whether somebody is working in this card."""
        focus: QWidget | None = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def flush(self) -> None:
        """Commit what is being typed."""
        self._text.flush()
        self._steps.flush()

    def _commit(self, name: str, value: Any) -> None:  # noqa: ANN401 - the field decides
        commit(self._desk, key_of(self.goal), name, value)

    def _show_pattern(self) -> None:
        self._desk.select(Key(Kind.PATTERN, EntityId(self.goal.pattern)))
        self._desk.page_wanted.emit(ActionId.PAGE_PATTERNS)

    def _remove(self) -> None:
        self._desk.run(lambda: family.remove(self._desk.session, key_of(self.goal)))
        self._desk.noticed.emit(tr("Doel met stappen weggehaald. Met Ctrl+Z komt het terug."))


class _PatternChoice(ChoiceField):
    """The patterns of the casus, and none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._filled: list[tuple[str, str]] = []
        self.setAccessibleName(tr("Doorbreekt dit patroon"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)

    def chosen(self) -> str:
        """The id of the chosen pattern, or ''."""
        return str(self.currentData() or "")

    def show(self, casus: Casus, pattern: str) -> None:  # type: ignore[override]
        """Show the patterns of a casus with one chosen."""
        names = [(p.id, p.name or tr("Patroon zonder naam")) for p in casus.patterns.values()]
        options = [("", tr("kies een patroon…") if names else tr("nog geen patroon")), *names]
        if options != self._filled:
            self._filled = options
            self.clear()
            for pattern_id, name in options:
                self.addItem(name, pattern_id)
        self.setCurrentIndex(max(self.findData(pattern), 0))


def add_step(desk: Desk, goal: Goal) -> str:
    """A step of a goal; the id, or '' when that was refused."""
    made = desk.run(lambda: plan.add_step(desk.session, goal.id))
    return made.id if made is not None else ""
