"""The left half of the plan page: every block of the plan in its order, each to be written in directly."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from werkbank.app.session import Key, key_of
from werkbank.app.verbs import plan
from werkbank.app.verbs.landing import GOAL, SIGNS, STATEMENTS
from werkbank.drawing import tokens
from werkbank.i18n import mark, tr
from werkbank.model import kinds as k
from werkbank.model.entities import Entity
from werkbank.plan.access import Block
from werkbank.plan.content import TITLES
from werkbank.ui.desk import Desk
from werkbank.ui.flow import Flow
from werkbank.ui.plan import fields
from werkbank.ui.plan.children import ChildrenSection
from werkbank.ui.plan.easier import EasierLine
from werkbank.ui.plan.eighteen import EighteenSection
from werkbank.ui.plan.goals import GoalsSection
from werkbank.ui.plan.landing import Landings
from werkbank.ui.plan.patterns import PatternSection
from werkbank.ui.plan.row import input_for, show_value
from werkbank.ui.plan.section import Section
from werkbank.ui.plan.story import StorySection
from werkbank.ui.timers import after
from werkbank.ui.widgets import button, card, column, label, row, scroll

SHORT = {
    Block.STORY: mark("Verhaal"),
    Block.GOOD: mark("Gaat goed"),
    Block.WORRIES: mark("Zorgen"),
    Block.PATTERN: mark("Patroon"),
    Block.READY: mark("Als het klaar is"),
    Block.SAFETY: mark("Veiligheid"),
    Block.STEPS: mark("Stappen"),
    Block.WRONG: mark("Als het misgaat"),
    Block.STUCK: mark("Als wij vastlopen"),
    Block.WANT: mark("Wat ik wil"),
    Block.EIGHTEEN: mark("Als ik 18 word"),
    Block.ABOUT: mark("Over dit plan"),
}


SETTLING_MS = (30, 120, 400)  # a new card finds its place in steps: fields grow, then the page


class Editor(QWidget):
    """All blocks below each other, and a line of buttons to jump to one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.goals = GoalsSection(desk)
        self.pages = ChildrenSection(desk)
        self.eighteen = EighteenSection(desk)
        self._sheet = _Sheet(desk)
        self._patterns = PatternSection(desk)
        self.landings = Landings(self, desk, landed=self.show_place)
        self._places: dict[str, QFrame] = {}
        self.story = StorySection(desk)
        signs, statements = self._agreements(k.AgreementKind.EARLY_SIGN), self._statements()
        blocks: list[tuple[Block, QFrame]] = [
            (Block.STORY, self.story),
            (Block.GOOD, self._utterances(k.UtteranceKind.STRENGTH)),
            (Block.GOOD, self._supports()),
            (Block.WORRIES, self._utterances(k.UtteranceKind.WORRY)),
            (Block.PATTERN, self._patterns),
            (Block.READY, self._utterances(k.UtteranceKind.PERSPECTIVE)),
            (Block.SAFETY, self._agreements(k.AgreementKind.SAFETY)),
            (Block.STEPS, self.goals),
            (Block.WRONG, self._agreements(k.AgreementKind.WHEN_WRONG)),
            (Block.WRONG, signs),
            (Block.STUCK, self._agreements(k.AgreementKind.ESCALATION)),
            (Block.WANT, self.pages),
            (Block.EIGHTEEN, self.eighteen),
            (Block.ABOUT, self._agreements(k.AgreementKind.ABOUT_PLAN)),
            (Block.ABOUT, statements),
        ]
        for block, frame in blocks:
            self._places.setdefault(str(block), frame)
        self._places |= {SIGNS: signs, STATEMENTS: statements}
        for place, frame in self._places.items():
            self.landings.add(frame, place)
        self._sections = [block for _, block in blocks if isinstance(block, Section)]
        self._inner = inner = QWidget()
        inner.setObjectName("page")
        layout = column(self._sheet, *(block for _, block in blocks), 1, space=tokens.SPACE_3)
        layout.setContentsMargins(*([tokens.SPACE_3] * 4))
        inner.setLayout(layout)
        self._area: QScrollArea = scroll(inner, name=tr("Het plan schrijven"))
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.easier = EasierLine(self, desk)
        self.setLayout(column(self._jumps(blocks), self._area, self.easier, space=0))

    def refresh(self) -> None:
        """Show the casus as it is now."""
        self._sheet.refresh()
        self._patterns.refresh()
        self.story.refresh()
        self.goals.refresh()
        for made in self.goals.cards:
            self.landings.add(made, f"{GOAL}{made.goal.id}")
        self.pages.refresh()
        self.eighteen.refresh()
        for section in self._sections:
            section.refresh()

    def flush(self) -> None:
        """Commit what is being typed."""
        self._sheet.flush()
        self.goals.flush()
        self.pages.flush()
        self.eighteen.flush()
        for section in self._sections:
            section.flush()

    def take_keyboard(self, key: Key) -> bool:
        """Put the keyboard in this goal, step or line; whether it is among them."""
        if key.kind is k.Kind.STEP and (step := self._desk.casus.steps.get(key.id)) is not None:
            key, wanted = Key(k.Kind.GOAL, step.goal), step.id
        else:
            wanted = None
        for made in self.goals.cards:
            if key == key_of(made.goal):
                made.focus_step(wanted) if wanted else made.focus_text()
                return True
        for section in self._sections:
            for line in section.lines.rows:
                if key == line.key:
                    line.focus_first()
                    return True
        return False

    def bring_up(self) -> None:
        """Scroll to where the keyboard is, once everything has its place."""
        for wait in SETTLING_MS:
            after(self, wait, self._scroll_to_focus)

    def _scroll_to_focus(self) -> None:
        focus: QWidget | None = self.window().focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self._area.ensureWidgetVisible(focus, 20, 120)

    def _jumps(self, blocks: list[tuple[Block, QFrame]]) -> QWidget:
        line = QWidget()
        flow = Flow(space=tokens.SPACE_1)
        flow.setContentsMargins(tokens.SPACE_2, tokens.SPACE_1, tokens.SPACE_2, 0)
        first: dict[Block, QFrame] = {}
        for block, frame in blocks:
            first.setdefault(block, frame)
        for block, frame in first.items():
            name = button(tr(SHORT[block]), lambda f=frame: self._jump(f), look="quiet", hint=tr(TITLES[block]))  # type: ignore[misc]
            flow.addWidget(name)
            self.landings.add(name, STATEMENTS if block is Block.ABOUT else str(block))
        line.setLayout(flow)
        return line

    def show_place(self, place: str) -> None:
        """Show where it went."""
        self.refresh()
        frame = self._places.get(place)
        if frame is None:
            frame = next((made for made in self.goals.cards if place == f"{GOAL}{made.goal.id}"), None)
        if frame is not None:
            self._jump(frame)

    def _jump(self, frame: QFrame) -> None:
        top = frame.mapTo(self._inner, frame.rect().topLeft()).y()
        self._area.verticalScrollBar().setValue(top - tokens.SPACE_3)

    def _agreements(self, kind: k.AgreementKind) -> Section:
        def items() -> list[Entity]:
            found = [item for item in self._desk.casus.agreements.values() if item.kind is kind]
            return [*sorted(found, key=lambda item: item.rank)]

        def add() -> Entity:
            return plan.add_agreement(self._desk.session, kind)

        return Section(self._desk, fields.AGREEMENT[kind], items=items, add=add)

    def _supports(self) -> Section:
        def items() -> list[Entity]:
            return [*self._desk.casus.supports.values()]

        def add() -> Entity:
            return plan.add_support(self._desk.session)

        return Section(self._desk, fields.SUPPORT, items=items, add=add)

    def _statements(self) -> Section:
        def items() -> list[Entity]:
            return [*self._desk.casus.own_statements.values()]

        def add() -> Entity:
            return plan.add_statement(self._desk.session)

        return Section(self._desk, fields.STATEMENT, items=items, add=add)

    def _utterances(self, kind: k.UtteranceKind) -> Section:
        sharing = k.Sharing.UNDECIDED if kind is k.UtteranceKind.WORRY else k.Sharing.FAMILY

        def items() -> list[Entity]:
            return [item for item in self._desk.casus.utterances.values() if item.kind is kind]

        def add() -> Entity:
            return plan.add_utterance(self._desk.session, kind, nature=k.Nature.STORY, sharing=sharing)

        return Section(self._desk, fields.UTTERANCE[kind], items=items, add=add)


class _Sheet(QFrame):
    """The phase, and when everybody looks again."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._inputs = {spec.name: input_for(desk, spec, self._commit) for spec in fields.SHEET}
        line = row()
        for made in self._inputs.values():
            line.addWidget(made, 1, Qt.AlignmentFlag.AlignTop)
        self.setLayout(column(card(label(tr("Dit plan"), look="lead"), line)))
        self.refresh()

    def refresh(self) -> None:
        """Show the sheet as it is now."""
        for name, made in self._inputs.items():
            show_value(made, getattr(self._desk.casus.sheet, name))

    def flush(self) -> None:
        """Commit what is being typed."""
        for made in self._inputs.values():
            made.flush()

    def _commit(self, name: str, value: Any) -> None:  # noqa: ANN401 - the field decides
        sheet = self._desk.casus.sheet
        if self._desk.session.read_only or getattr(sheet, name) == value:
            return
        given = {name: value}
        if sheet.sharing is k.Sharing.UNDECIDED:  # of the sheet a family's plan prints only these two
            given["sharing"] = k.Sharing.FAMILY
        self._desk.run(lambda: plan.edit_case(self._desk.session, **given))
