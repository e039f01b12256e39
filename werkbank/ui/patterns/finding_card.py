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
from werkbank.model.dates import to_dutch
from werkbank.model.entities import Answer, Event
from werkbank.model.kinds import AnswerKind
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
SURE = {"zeker": mark("volgens de datums zeker"), "mogelijk": mark("volgens de datums mogelijk")}


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
        self._more = button(tr("Waarop berust dit? ▾"), self._turn, look="quiet")
        sure = tr(SURE.get(str(finding.status), str(finding.status)))
        head = row(label(tr("Mogelijk patroon"), look="field"), 1, label(sure, look="chip"))
        inner = card(
            head,
            label(finding.name, look="lead"),
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
        counter = [text for text, _ in self.finding.counter]
        lines += [label("•  " + text, wrap=True) for text in counter or [tr("niets gevonden in wat nu bekend is")]]
        lines.append(label(tr("Zo is gezocht"), look="field"))
        lines += [label(f"{name}: {setting.value}  ({setting.reason})", look="note", wrap=True)
                  for name, setting in self.finding.params.items()]  # fmt: skip
        return lines

    def _answering(self, casus: Casus) -> list[QWidget]:
        given = [a for a in casus.answers.values() if a.finding == self.finding.key]
        said: list[QWidget] = [label(answer_line(answer), look="soft", wrap=True) for answer in given]
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
        self._more.setText(tr("Waarop berust dit? ▾") if hidden else tr("Minder ▴"))


def event_line(event: Event) -> str:
    """'voorjaar 2013 · OTS · schoolverzuim (bron: beschikking)'."""
    kinds = vocabulary().event_kinds
    kind = kinds[event.kind].label if event.kind in kinds else event.kind
    parts = [to_dutch(event.date), event.title or kind, event.reason]
    source = tr("(bron: {bron})", bron=event.source) if event.source else ""
    return " ".join([" · ".join(part for part in parts if part), source]).strip()


def answer_line(answer: Answer) -> str:
    """'gezin: herkenbaar (Marieke, 12 maart 2026)'."""
    who = ", ".join(part for part in (answer.who, to_dutch(answer.on) if answer.on.is_known else "") if part)
    side = tr("gezin") if answer.by_family else tr("team")
    return f"{side}: {answer.kind}" + (f" ({who})" if who else "")
