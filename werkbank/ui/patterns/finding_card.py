"""One proposal: 'Mogelijk patroon', a plain sentence, what it rests on, what does not fit, and four answers.

Manners of patterns.md section 1: the help or the system is the subject, counter-examples stand beside the evidence, the
settings are shown, family and team answer apart, and nothing is decided by the program.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QWidget

from werkbank.drawing import tokens
from werkbank.i18n import mark, tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import to_dutch
from werkbank.model.entities import Answer, Event
from werkbank.model.kinds import AnswerKind
from werkbank.model.rules import called
from werkbank.model.vocabulary import vocabulary
from werkbank.patterns import Finding
from werkbank.ui.flow import Flow
from werkbank.ui.widgets import button, card, column, label, line_edit, row

ANSWERS = (
    (AnswerKind.RECOGNISED, mark("Herkenbaar")),
    (AnswerKind.DIFFERENT, mark("Herkenbaar, maar anders")),
    (AnswerKind.NOT_RECOGNISED, mark("Niet herkenbaar")),
    (AnswerKind.LATER, mark("Later")),
)
ROLES = (
    (mark("gezin"), True),
    (mark("team"), False),
)


class FindingCard(QFrame):
    """A proposal that people answer."""

    answered = Signal(object, object, str, str, bool)  # finding, AnswerKind, who, role, by family
    show_wanted = Signal(object)  # finding

    def __init__(self, finding: Finding, casus: Casus) -> None:
        super().__init__()
        self.finding = finding
        self._who = line_edit(tr("Naam"), placeholder=tr("naam van wie antwoordt"))
        self._role = QComboBox()
        self._role.setAccessibleName(tr("Gezin of team"))
        for title, by_family in ROLES:
            self._role.addItem(tr(title), by_family)
        self._details = QWidget()
        self._details.setLayout(column(*self._evidence(casus), *self._answering(casus)))
        self._details.hide()
        self._more = button(tr("Waar komt dit vandaan? ▾"), self._turn, look="quiet")
        head = row(label(tr(finding.title), look="field"), 1, label(how_sure(finding), look="chip"))
        inner = card(
            head,
            label(tr(finding.name), look="lead", wrap=True),
            label(finding.text, wrap=True),
            row(self._more, button(tr("Laat zien in de tijdlijn"), self._show, look="quiet"), 1),
            self._details,
        )
        self.setLayout(column(inner))

    def _evidence(self, casus: Casus) -> list[QWidget]:
        lines: list[QWidget] = [label(tr("Deze gebeurtenissen"), look="field")]
        events = [e for i in self.finding.events if (e := casus.events.get(i))]
        lines += [label("•  " + event_line(event), wrap=True) for event in events]
        lines.append(label(tr("Wat past hier niet bij"), look="field"))
        counter = [remark.text for remark in self.finding.counter]
        lines += [label("•  " + text, wrap=True) for text in counter or [tr("niets gevonden in wat nu bekend is")]]
        lines.append(label(tr("Zo is gezocht"), look="field"))
        for setting in self.finding.params.values():
            text = f"{tr(setting.label)}: {setting.value}. {tr(setting.reason)}"
            lines.append(label(text, look="note", wrap=True))
        return lines

    def _answering(self, casus: Casus) -> list[QWidget]:
        given = [a for a in casus.answers.values() if a.finding == self.finding.key]
        said: list[QWidget] = [label(answer_line(answer, casus), look="soft", wrap=True) for answer in given]
        buttons = QWidget()
        flow = Flow(space=tokens.SPACE_2)
        for kind, title in ANSWERS:
            flow.addWidget(button(tr(title), lambda k=kind: self._answer(k)))  # type: ignore[misc]
        buttons.setLayout(flow)
        asked = QWidget()
        asked.setLayout(row(self._who, self._role))
        return [label(tr("Klopt dit volgens jullie?"), look="lead"), *said, asked, buttons]

    def _answer(self, kind: AnswerKind) -> None:
        by_family = bool(self._role.currentData())
        self.answered.emit(self.finding, kind, self._who.text().strip(), self._role.currentText(), by_family)

    def _show(self) -> None:
        self.show_wanted.emit(self.finding)

    def _turn(self) -> None:
        self._details.setVisible(self._details.isHidden())
        hidden = self._details.isHidden()
        self._more.setText(tr("Waar komt dit vandaan? ▾") if hidden else tr("Minder ▴"))


def how_sure(finding: Finding) -> str:
    """How sure the dates make it, step by step."""
    if finding.sure_steps == len(finding.steps):
        return tr("volgens de datums zeker")
    return tr("{n} van {alle} stappen zeker", n=finding.sure_steps, alle=len(finding.steps))


def event_line(event: Event) -> str:
    """'voorjaar 2013 · OTS · schoolverzuim (bron: beschikking)'."""
    kinds = vocabulary().event_kinds
    kind = kinds[event.kind].label if event.kind in kinds else event.kind
    parts = [to_dutch(event.date), event.title or kind, event.reason]
    source = tr("(bron: {bron})", bron=event.source) if event.source else ""
    return " ".join([" · ".join(part for part in parts if part), source]).strip()


def answer_line(answer: Answer, casus: Casus) -> str:
    """'gezin: herkenbaar (Marieke, 12 maart 2026)'."""
    person = casus.persons.get(EntityId(answer.who))
    name = called(person) if person is not None else answer.who
    who = ", ".join(part for part in (name, to_dutch(answer.on) if answer.on.is_known else "") if part)
    side = tr("gezin") if answer.by_family else tr("team")
    return f"{side}: {answer.kind}" + (f" ({who})" if who else "")
