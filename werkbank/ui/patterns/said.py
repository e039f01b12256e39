"""What people said, on a card: the family and the team apart, each last word in full, disagreement in view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from werkbank.app.proposals import last_words
from werkbank.drawing import tokens
from werkbank.i18n import mark, tr
from werkbank.model.casus import Casus
from werkbank.model.clock import EntityId
from werkbank.model.dates import to_dutch
from werkbank.model.entities import Answer
from werkbank.model.kinds import AnswerKind
from werkbank.model.rules import called
from werkbank.model.vocabulary import vocabulary
from werkbank.ui.widgets import column, label, row

YES = frozenset((AnswerKind.RECOGNISED, AnswerKind.DIFFERENT))
ANSWERS = (
    (AnswerKind.RECOGNISED, mark("Herkenbaar")),
    (AnswerKind.DIFFERENT, mark("Herkenbaar, maar anders")),
    (AnswerKind.NOT_RECOGNISED, mark("Niet herkenbaar")),
    (AnswerKind.LATER, mark("Later")),
)
SIDES = ((mark("Het gezin zegt"), True), (mark("Het team zegt"), False))


def said_widget(answers: Sequence[Answer], casus: Casus, *, family_reads: bool) -> QWidget:
    """Two columns, the family and the team; a line says when they do not agree.

    What the team said is mostly its own: while the family reads along nothing is said of an answer that may be there.
    """
    made = QWidget()
    last = last_words(answers)
    columns = row(space=tokens.SPACE_4)
    for title, by_family in SIDES:
        lines = [label("•  " + answer_line(one, casus), wrap=True) for one in last if one.by_family is by_family]
        if not lines and family_reads and not by_family:
            continue
        column_ = column(label(tr(title), look="field"), *lines, 1, space=tokens.SPACE_1)
        if not lines:
            column_.insertWidget(1, label(tr("nog geen antwoord"), look="soft"))
        columns.addLayout(column_, 1)
    told = disagreement(last)
    made.setLayout(column(columns, *([label(told, look="echo", wrap=True)] if told else [])))
    return made


def disagreement(last: Sequence[Answer]) -> str:
    """In words, that people see it differently; '' when they do not."""
    kinds = {one.kind for one in last}
    if not (kinds & YES and AnswerKind.NOT_RECOGNISED in kinds):
        return ""
    return tr("Jullie zien dit verschillend. Dat mag zo blijven staan.")


def answer_line(answer: Answer, casus: Casus) -> str:
    """'Judith (moeder): herkenbaar, 12 maart 2026'."""
    person = casus.persons.get(EntityId(answer.who))
    name = called(person) if person is not None else answer.who or tr("iemand")
    known = vocabulary().involvement_roles.get(answer.role)
    role = known.label if known else answer.role
    who = f"{name} ({role})" if role and role not in {"gezin", "team"} else name
    return ", ".join(
        part for part in (f"{who}: {answer.kind}", to_dutch(answer.on) if answer.on.is_known else "") if part
    )
